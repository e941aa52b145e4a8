"""All that was carried over, row by row: the promises and what has become of them, what was said, and the scores."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.session.carried import CarriedOver, CarriedPrompt
from facilitator.session.carried_answers import carried_into
from facilitator.session.carried_words import means_of, said_things, say_short_day, say_where_from, shown_prompts
from facilitator.session.promise import Promise
from facilitator.session.promises import promises_of
from facilitator.session.session import Session
from facilitator.session.trend import Trend, say_trend, trends_of

MARKS = {"open": "☐", "done": "✓", "dropped": "✗"}
KINDS = {"homework": "homework", "action": "action", "parked": "parked", "question": "question"}
NOTHING = "Nothing was carried over into this session."


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """A row of what was carried over."""

    words: str
    heading: bool = False
    promise: str = ""
    """The id of the promise that it tells of; empty where it tells of none."""


def carried_rows(session: Session) -> tuple[CarriedRow, ...]:
    """Return all that was carried over, what was promised first, and how the scores went."""
    return tuple(_rows(session))


def _rows(session: Session) -> Iterator[CarriedRow]:
    now = {promise.id: promise for promise in promises_of(session)}
    for carried in carried_into(session):
        yield CarriedRow(say_where_from(carried), heading=True)
        of = ""
        for promise in _by_origin(now[kept.id] for kept in carried.promises if kept.id in now):
            if promise.of not in {of, say_where_from(carried)}:
                yield CarriedRow(f"Promised before: {promise.of}", heading=True)
            of = promise.of
            yield CarriedRow(say_promise(promise), promise=promise.id)
        for prompt in shown_prompts(carried):
            yield CarriedRow(prompt.ask, heading=True)
            yield from (CarriedRow(words) for words in _said(prompt, carried))
    trends = [trend for trend in trends_of(session) if trend.points[-1].session == session.id]
    if trends:
        yield CarriedRow("From session to session", heading=True)
    yield from (CarriedRow(say_score(trend)) for trend in trends)


def _by_origin(promises: Iterable[Promise]) -> Iterator[Promise]:
    """Yield promises with those of one session together, those made last first."""
    several = tuple(promises)
    for of in reversed(dict.fromkeys(promise.of for promise in several)):
        yield from (promise for promise in several if promise.of == of)


def say_promise(promise: Promise) -> str:
    """Return a promise in a line: how it stands, what, who, by when, and why it was dropped."""
    due = f"by {say_short_day(promise.due_on)}" if promise.due_on else promise.due
    about = (KINDS[promise.kind], promise.who, due, promise.reason)
    return f"{MARKS[promise.state]} {promise.what}  {' · '.join(each for each in about if each)}"


def say_score(trend: Trend) -> str:
    """Return how a score went: "competence 3.2 → 3.6 → 4.0, 3 sessions (How do I score my own behaviour?)"."""
    name = f"{trend.row} " if trend.row else ""
    return f"{name}{say_trend(trend)} ({trend.ask})"


def _said(prompt: CarriedPrompt, carried: CarriedOver) -> Iterator[str]:
    """Yield what was said to a question: the rows of a table in full, else thing by thing."""
    if prompt.columns and not means_of(prompt, carried):
        for answer in prompt.answers:
            yield " · ".join(each for each in (answer.group, answer.says) if each)
    else:
        yield from said_things(prompt, carried)
    if prompt.more:
        yield f"… and {prompt.more} more, in the report of that session"
