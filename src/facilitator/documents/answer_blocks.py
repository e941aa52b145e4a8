"""The answers to one prompt as blocks of a document, each kind of prompt in its own way."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from facilitator.agenda.model import Prompt
from facilitator.documents.answers_of_people import (
    ballots_by_name,
    figures_of,
    is_scored_by_many,
    named,
    say_votes_by,
    scores_of_many,
    whose,
)
from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    KeyValues,
    Label,
    Paragraph,
    Quote,
    Table,
    Tick,
)
from facilitator.documents.wording import counted, joined
from facilitator.session.answers import Answer, takes_one
from facilitator.session.votes import tally

MEDIAN_FROM = 3
"""Fewer answers on a scale than this have no middle worth telling."""
NO_GROUP = "Whole room"
"""Where some answers are a group's and others nobody's in particular."""


_FIGURE = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?")


def answer_blocks(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """Return the answers to one prompt, at least one and in the order of the groups."""
    if prompt.sorts:
        return _under_headings(prompt, answers)
    if prompt.in_rows:
        if is_scored_by_many(prompt, answers):
            return scores_of_many(prompt, answers)
        return (_table(prompt, answers),)
    match prompt.kind:
        case "list":
            return _by_group(answers)
        case "number":
            said = _said(answers, [_number(prompt, answer) for answer in answers])
            return (*said, *_in_all(prompt, answers), *_average(prompt, answers))
        case "choice":
            return _counts(answers, prompt.options, {}, "Option")
        case "scale":
            return _scale(prompt, answers)
        case "checklist":
            return _checklists(prompt, answers)
        case "vote":
            return (_tally(prompt, answers), *ballots_by_name(prompt, answers))
        case _:
            return _words(answers)


def _has_groups(answers: Sequence[Answer]) -> bool:
    return any(answer.by for answer in answers)


def _average(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    return figures_of(prompt, answers) if prompt.who in {"person", "pair"} else ()


def _words(answers: Sequence[Answer]) -> tuple[Block, ...]:
    if _has_groups(answers):
        return _said(answers, [answer.text for answer in answers])
    return tuple(Quote(answer.text) for answer in answers)


def _said(answers: Sequence[Answer], texts: Sequence[str]) -> tuple[Block, ...]:
    """Return one line for each answer, under the name of who gave it."""
    if _has_groups(answers):
        rows = zip(answers, texts, strict=True)
        return (KeyValues(tuple((whose(answer) or NO_GROUP, text) for answer, text in rows)),)
    return (Paragraph(texts[0]),) if len(texts) == 1 else (BulletList(tuple(texts)),)


def _by_group(answers: Sequence[Answer]) -> tuple[Block, ...]:
    if not _has_groups(answers):
        return (BulletList(tuple(answer.text for answer in answers)),)
    blocks: list[Block] = []
    for group, given in groupby(answers, key=whose):
        blocks += [Label(group or NO_GROUP), BulletList(tuple(answer.text for answer in given))]
    return tuple(blocks)


def _under_headings(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """Return the items under the headings they were given, each with its group; headings without any are left out."""
    items: dict[str, list[str]] = {heading: [] for heading in prompt.each}
    for answer in answers:
        heading, *words = answer.cells or ("", answer.text)
        text = " ".join(word for word in words if word.strip())
        if text:
            items.setdefault(heading, []).append(f"{text} ({answer.by})" if answer.by else text)
    blocks: list[Block] = []
    for heading, said in items.items():
        blocks += [Label(heading or NO_GROUP), BulletList(tuple(said))] if said else []
    return tuple(blocks)


def _number(prompt: Prompt, answer: Answer) -> str:
    figure = answer.values[0] if answer.values else answer.text
    return f"{figure} {prompt.unit}".strip()


def _counts(
    answers: Sequence[Answer], options: Sequence[str], meanings: dict[str, str], name: str
) -> tuple[Block, ...]:
    """Return how often each option was taken, those that nobody took included, and by whom where groups answered."""
    chosen = [(value, whose(answer)) for answer in answers for value in answer.values or (answer.text,)]
    if len(answers) == 1 and not _has_groups(answers):
        return (Paragraph(joined([meanings.get(value, value) for value, _ in chosen])),)
    shown = list(dict.fromkeys([*options, *(value for value, _ in chosen)]))
    rows = [(option, [group for value, group in chosen if value == option]) for option in shown]
    if _has_groups(answers):
        by = ((str(len(groups)), joined(say_votes_by([g or NO_GROUP for g in groups]))) for _, groups in rows)
        shown_by = tuple((meanings.get(row[0], row[0]), *said) for row, said in zip(rows, by, strict=True))
        return (Table((name, "Votes", "By"), shown_by, ("left", "right")),)
    votes = tuple((meanings.get(option, option), str(len(groups))) for option, groups in rows)
    return (Table((name, "Votes"), votes, ("left", "right")),)


def _in_all(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """Return the sum of the numbers given, where the agenda asks for it and there is more than one."""
    if not prompt.total or len(answers) < 2:
        return ()
    return (
        Paragraph(f"In all: {_sum([answer.values[0] for answer in answers if answer.values])} {prompt.unit}".rstrip()),
    )


def _sum(figures: Sequence[str]) -> str:
    return f"{sum((Decimal(figure) for figure in figures), Decimal(0)):f}"


def _tally(prompt: Prompt, ballots: Sequence[Answer]) -> Table:
    """Return what was voted for, the most points first."""
    counted_up = tally(prompt, ballots, prompt.options)
    if prompt.weights:
        rows = tuple((row.thing, str(row.points), str(row.voters)) for row in counted_up)
        return Table(("What", "Points", "Voters"), rows, ("left", "right", "right"))
    return Table(("What", "Votes"), tuple((row.thing, str(row.points)) for row in counted_up), ("left", "right"))


def _scale(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    meanings = {level: f"{level} – {meaning}" for level, meaning in prompt.labels if meaning}
    blocks = (*_counts(answers, prompt.levels, meanings, "Level"), *_average(prompt, answers))
    places = sorted(prompt.levels.index(v) for answer in answers for v in answer.values if v in prompt.levels)
    if len(places) < MEDIAN_FROM:
        return blocks
    lower, upper = prompt.levels[places[(len(places) - 1) // 2]], prompt.levels[places[len(places) // 2]]
    middle = lower if lower == upper else f"between {lower} and {upper}"
    return (*blocks, Paragraph(f"The middle of {counted(len(places), 'answer')} is {middle}."))


def _checklists(prompt: Prompt, answers: Sequence[Answer]) -> tuple[Block, ...]:
    if len(answers) > 1 and not takes_one(prompt, "".join(answer.person for answer in answers)):
        return _counts(answers, prompt.options, {}, "Ticked")
    blocks: list[Block] = []
    for answer in answers:
        if _has_groups(answers):
            blocks.append(Label(whose(answer) or NO_GROUP))
        options = dict.fromkeys([*prompt.options, *answer.values])
        blocks.append(Checklist(tuple(Tick(option, option in answer.values) for option in options)))
    return tuple(blocks)


def _table(prompt: Prompt, answers: Sequence[Answer]) -> Table:
    names = tuple(column.name for column in prompt.columns)
    rows = tuple(_padded(answer.cells or (answer.text,), len(names)) for answer in answers)
    people, given = prompt.who in {"person", "pair"}, bool(prompt.rows or prompt.each)
    of_people = people and (given or any(answer.person for answer in answers))
    several = people and given and max(Counter(row[0] for row in rows).values()) > 1
    if prompt.total and len(rows) > 1:
        rows = (*rows, _totals(rows))
    if not _has_groups(answers) and not several:
        return Table(names, rows)
    by = named(answers) if of_people else [answer.group or NO_GROUP for answer in answers]
    groups = [*by, *["In all"] * (len(rows) - len(answers))]
    head = "Who" if of_people else "Group"
    return Table((head, *names), tuple((group, *row) for group, row in zip(groups, rows, strict=True)))


def _totals(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a last row with the sum of every column that holds nothing but numbers."""
    sums: list[str] = []
    for column in zip(*rows, strict=True):
        figures = [cell.strip().replace(",", ".") for cell in column if cell.strip()]
        sums.append(_sum(figures) if figures and all(_FIGURE.fullmatch(figure) for figure in figures) else "")
    return tuple(sums)


def _padded(cells: tuple[str, ...], columns: int) -> tuple[str, ...]:
    return (*cells, *[""] * (columns - len(cells)))
