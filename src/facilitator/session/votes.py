"""What one prompt takes from the answers to another: the things that are voted on, or gone through one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.session.answers import Answer, Meaning, NotUnderstood, named_option, not_one_of, parted
from facilitator.session.carried_answers import is_carried, things_carried
from facilitator.session.open_questions import open_questions
from facilitator.session.session import Session
from facilitator.session.themes import (
    answers_by_thing,
    can_be_put_together,
    plain,
    raised_by,
    standing_words,
    themes_as_said,
)

NO_OTHERS: Mapping[str, str] = MappingProxyType({})
"""Where nothing is known by other words."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How one thing did in a vote."""

    thing: str
    points: int
    """The weights of all votes for it, or their number where votes have no weights."""
    voters: int


def things_of(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return what is voted on: the options, else what was answered to the prompt the vote is `from`, each once.

    What was put together is one thing, in the place of the answer that came first. The order is that in which things
    were said, not that of the groups behind them, so that the numbers on the wall stay while answers still come in.
    A ballot keeps words, no numbers: whatever is put together after it was cast, it counts for what it named; see
    `tally`.
    """
    if prompt.options:
        return prompt.options
    return distinct(said for source in prompt.sources for said in _said_for(session, prompt, source))


def rows_of(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return the things that a prompt has a row for: those given, else what was answered to the one it goes through.

    What most groups have raised comes first; what was voted for keeps the order of the vote. Actions that are taken
    `from` questions go through those that are open.
    """
    if not prompt.each_of:
        return prompt.rows or prompt.each or distinct(open_questions(session, prompt))
    if is_carried(session, prompt.each_of, prompt):
        return distinct(things_carried(session, prompt.each_of))
    things, asked = distinct(said_in(session, prompt.each_of)), session.agenda.find_prompt(prompt.each_of)
    if asked is None or not can_be_put_together(asked) or len(things) == len(session.answers_to(asked.id)):
        return things
    behind = answers_by_thing(session, asked.id)
    return tuple(sorted(things, key=lambda thing: -raised_by(behind.get(plain(thing), ()))))


def _said_for(session: Session, prompt: Prompt, source: str) -> Iterable[str]:
    """Return what was answered to a source of a prompt, in this session or in the one that it is carried over from."""
    return things_carried(session, source) if is_carried(session, source, prompt) else said_in(session, source)


def said_in(session: Session, prompt: str) -> Iterator[str]:
    """Yield what was answered to a prompt, thing by thing: of a row its first column, of a vote what was voted for.

    What was voted for comes with the most points first, what was put together once, under its common words.
    """
    asked, given = session.agenda.find_prompt(prompt), session.answers_to(prompt)
    if asked is not None and asked.kind == "vote":
        others = standing_words(session, prompt)
        yield from (each.thing for each in tally(asked, given, others=others) if each.voters)
    elif asked is not None and asked.kind in {"choice", "checklist"} and not asked.in_rows:
        for answer in given:
            yield from answer.values or (answer.says,)
    else:
        yield from (theme.says for theme in themes_as_said(session, prompt))


def result_of(session: Session, prompt: Prompt) -> str:
    """Return a vote in a line, the most points first: "coffee (5), cake (3)"."""
    others = standing_words(session, prompt.id)
    counted = [each for each in tally(prompt, session.answers_to(prompt.id), others=others) if each.voters]
    return ", ".join(f"{each.thing} ({each.points})" for each in counted)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without those that say the same but for case and blanks; the first spelling stays."""
    found: dict[str, str] = {}
    for text in texts:
        if text.strip():
            found.setdefault(plain(text), " ".join(text.split()))
    return tuple(found.values())


def read_ballot(
    prompt: Prompt, things: Sequence[str], text: str, others: Mapping[str, str] = NO_OTHERS
) -> Meaning | NotUnderstood:
    """Return the things that a ballot names, the first choice first: numbers or words, parted by commas or blanks.

    `others` are further words that a thing is known by, in plain, with those it stands under.
    """
    if not things:
        return NotUnderstood("There is nothing to vote on yet.")
    named: list[str] = []
    for part in parted(text):
        thing = named_option(tuple(things), part) or others.get(plain(part))
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


def tally(
    prompt: Prompt, ballots: Sequence[Answer], things: Sequence[str] = (), others: Mapping[str, str] = NO_OTHERS
) -> tuple[Tally, ...]:
    """Return how every thing did, the most points first; things with as many keep their order.

    `things` are listed even where nobody voted for them. `others` are the words that things were known by when a
    ballot was cast: it counts for what they were put together to. Two choices of one ballot that are one thing since
    count once, with the weight of the first; the choices behind them keep their own weights.
    """
    points = dict.fromkeys(things, 0)
    voters = dict.fromkeys(things, 0)
    for ballot in ballots:
        named = [others.get(plain(thing), thing) for thing in ballot.values]
        for place, thing in enumerate(named):
            if thing in named[:place]:
                continue
            weight = prompt.weights[place] if place < len(prompt.weights) else int(not prompt.weights)
            points[thing] = points.get(thing, 0) + weight
            voters[thing] = voters.get(thing, 0) + 1
    order = sorted(points, key=lambda thing: -points[thing])
    return tuple(Tally(thing, points[thing], voters[thing]) for thing in order)
