"""What one prompt takes from the answers to another: the things that are voted on, or gone through one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from facilitator.agenda.model import Prompt, PromptKind
from facilitator.agenda.problems import short
from facilitator.session.answers import Answer, Meaning, NotUnderstood, named_option, not_one_of, parted
from facilitator.session.session import Session

IN_WORDS: frozenset[PromptKind] = frozenset({"list", "text"})
"""The kinds whose answers are things themselves; of a level or a number it is what it was given to."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How one thing did in a vote."""

    thing: str
    points: int
    """The weights of all votes for it, or their number where votes have no weights."""
    voters: int


def things_of(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return what is voted on: the options, else what was answered to the prompt the vote is `from`, each once."""
    if prompt.options:
        return prompt.options
    return distinct(said for source in prompt.sources for said in said_in(session, source))


def rows_of(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return the things that a prompt has a row for: those given, else what was answered to the one it goes through."""
    if prompt.each_of:
        return distinct(said_in(session, prompt.each_of))
    return prompt.rows or prompt.each


def said_in(session: Session, prompt: str) -> Iterator[str]:
    """Yield what was answered to a prompt, thing by thing: of a row its first column, of a vote what was voted for.

    What was voted for comes with the most points first.
    """
    asked, given = session.agenda.find_prompt(prompt), session.answers_to(prompt)
    if asked is not None and asked.kind == "vote":
        yield from (each.thing for each in tally(asked, given) if each.voters)
        return
    column = 1 if asked is not None and asked.kind in IN_WORDS and asked.in_rows else 0
    for answer in given:
        if answer.cells:
            yield "".join(answer.cells[column : column + 1])
        elif asked is not None and asked.kind in {"choice", "checklist"} and answer.values:
            yield from answer.values
        else:
            yield answer.says


def result_of(session: Session, prompt: Prompt) -> str:
    """Return a vote in a line, the most points first: "coffee (5), cake (3)"."""
    counted = [each for each in tally(prompt, session.answers_to(prompt.id)) if each.voters]
    return ", ".join(f"{each.thing} ({each.points})" for each in counted)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without those that say the same but for case and blanks; the first spelling stays."""
    found: dict[str, str] = {}
    for text in texts:
        if text.strip():
            found.setdefault(" ".join(text.split()).casefold(), " ".join(text.split()))
    return tuple(found.values())


def read_ballot(prompt: Prompt, things: Sequence[str], text: str) -> Meaning | NotUnderstood:
    """Return the things that a ballot names, the first choice first: numbers or words, parted by commas or blanks."""
    if not things:
        return NotUnderstood("There is nothing to vote on yet.")
    named: list[str] = []
    for part in parted(text):
        thing = named_option(tuple(things), part)
        if thing is None:
            return NotUnderstood(not_one_of(things, part))
        if thing in named:
            return NotUnderstood(f"“{short(thing)}” stands twice on this ballot; every vote goes to another thing.")
        named.append(thing)
    if not named:
        return NotUnderstood("Nothing was written yet.")
    if len(named) > prompt.votes:
        votes = "1 vote" if prompt.votes == 1 else f"{prompt.votes} votes"
        return NotUnderstood(f"Everyone has {votes}, and this ballot has {len(named)}.")
    return Meaning(tuple(named))


def tally(prompt: Prompt, ballots: Sequence[Answer], things: Sequence[str] = ()) -> tuple[Tally, ...]:
    """Return how every thing did, the most points first; things with as many keep their order.

    `things` are listed even where nobody voted for them.
    """
    points = dict.fromkeys(things, 0)
    voters = dict.fromkeys(things, 0)
    for ballot in ballots:
        for place, thing in enumerate(ballot.values):
            weight = prompt.weights[place] if place < len(prompt.weights) else int(not prompt.weights)
            points[thing] = points.get(thing, 0) + weight
            voters[thing] = voters.get(thing, 0) + 1
    order = sorted(points, key=lambda thing: -points[thing])
    return tuple(Tally(thing, points[thing], voters[thing]) for thing in order)
