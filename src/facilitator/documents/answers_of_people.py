"""What many people gave to one question: whose each answer is, how often each level was given, the average."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from facilitator.agenda.model import Prompt
from facilitator.documents.document import Align, Block, Paragraph, Table
from facilitator.documents.wording import counted
from facilitator.session.answers import Answer

RIGHT: Align = "right"
MOST_BESIDE = 8
"""More things than this do not fit beside each other."""
NO_NAME = "Sheet"
"""What the answers of people without a name are counted by, where one person gives several."""


def whose(answer: Answer) -> str:
    """Return whose an answer is: "Ana (Green)", "Ana", "Green"; empty for the room."""
    return f"{answer.person} ({answer.group})" if answer.person and answer.group else answer.by


def say_votes_by(names: Sequence[str]) -> tuple[str, ...]:
    """Return names each once, with how often they stand there: "Green (2)"."""
    return tuple(name if count == 1 else f"{name} ({count})" for name, count in Counter(names).items())


def in_figures(figures: Sequence[str], who: str = "people") -> str:
    """Return an average and how far it spreads: "3.8 on average, from 2 to 5, 6 people."; empty for fewer than two.

    `figures` are numbers as they were given; where one is no number there is no average.
    """
    numbers = [number for number in map(_number, figures) if number is not None]
    if len(numbers) < 2 or len(numbers) != len(figures):
        return ""
    mean = _rounded(sum(numbers, Decimal(0)) / len(numbers))
    low, high = min(numbers), max(numbers)
    spread = f"all of them {low:f}" if low == high else f"from {low:f} to {high:f}"
    return f"{mean} on average, {spread}, {len(numbers)} {who}."


def figures_of(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """Return the average of what several people, or several groups, gave on a scale or in numbers."""
    given = [answer.values[0] for answer in answers if answer.values]
    said = in_figures(given, "people" if prompt.who == "person" else "answers")
    return (Paragraph(said),) if said else ()


def is_scored_by_many(prompt: Prompt, answers: Sequence[Answer]) -> bool:
    """Return whether several people have scored several things, each one of them."""
    scored = bool(prompt.levels) and prompt.in_rows and len(prompt.columns) == 2 and prompt.who in {"person", "pair"}
    things = Counter(answer.cells[0] for answer in answers if answer.cells)
    return scored and max(things.values(), default=0) > 1


def scores_of_many(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """Return how each thing was scored, with the count of each level, and the scores person by person."""
    by_thing: dict[str, list[str]] = {thing: [] for thing in (*prompt.each, *prompt.rows)}
    for answer in answers:
        if answer.cells:
            by_thing.setdefault(answer.cells[0], []).extend(cell for cell in answer.cells[1:2] if cell)
    rows = [
        (thing, _mean(given), _spread(given), str(len(given)), *(str(given.count(level)) for level in prompt.levels))
        for thing, given in by_thing.items()
    ]
    header = ("What", "Average", "From–to", "People", *prompt.levels)
    figures = Table(header, tuple(rows), ("left", *(RIGHT for _ in header[1:])))
    return figures, _person_by_person(answers, tuple(by_thing))


def _person_by_person(answers: Sequence[Answer], things: tuple[str, ...]) -> Table:
    scores: dict[str, dict[str, str]] = {}
    for who, answer in zip(named(answers), answers, strict=True):
        if answer.cells:
            scores.setdefault(who, {})[answer.cells[0]] = "".join(answer.cells[1:2])
    people = tuple(scores)
    if len(things) <= MOST_BESIDE:
        return Table(("Who", *things), tuple((who, *(scores[who].get(each, "") for each in things)) for who in people))
    rows = [(who, thing, score) for who in people for thing, score in scores[who].items()]
    return Table(("Who", "What", "Score"), tuple(rows))


def named(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return whose each row is; of people without a name, the how-manieth sheet of their group it stands on."""
    seen: Counter[tuple[str, str]] = Counter()
    names = list[str]()
    for answer in answers:
        if answer.person:
            names.append(whose(answer))
            continue
        thing = answer.group, answer.cells[0] if answer.cells else ""
        seen[thing] += 1
        sheet = f"{NO_NAME} {seen[thing]}"
        names.append(f"{sheet} ({answer.group})" if answer.group else sheet)
    return tuple(names)


def ballots_by_name(prompt: Prompt, ballots: Sequence[Answer]) -> Iterator[Block]:
    """Yield who voted for what, where that is known: not for what people gave without their names."""
    known = [ballot for ballot in ballots if ballot.person or (ballot.group and prompt.who == "group")]
    if known:
        rows = tuple((whose(ballot), ", ".join(ballot.values)) for ballot in known)
        yield Table(("Who", counted(prompt.votes, "vote").partition(" ")[2].capitalize() + " for"), rows)


def _mean(figures: Sequence[str]) -> str:
    numbers = [number for number in map(_number, figures) if number is not None]
    return _rounded(sum(numbers, Decimal(0)) / len(numbers)) if numbers and len(numbers) == len(figures) else "–"


def _spread(figures: Sequence[str]) -> str:
    numbers = sorted(number for number in map(_number, figures) if number is not None)
    if not numbers or len(numbers) != len(figures):
        return "–"
    return f"{numbers[0]:f}" if numbers[0] == numbers[-1] else f"{numbers[0]:f}–{numbers[-1]:f}"


def _number(text: str) -> Decimal | None:
    plain = text.strip()
    digits = plain.lstrip("+-").replace(".", "", 1)
    return Decimal(plain) if digits.isdecimal() and digits.isascii() else None


def _rounded(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP):f}".removesuffix(".0")
