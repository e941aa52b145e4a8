"""The list of what was promised, as a screen shows it: what was carried over first, then by kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from facilitator.agenda.problems import short
from facilitator.session.due import say_due
from facilitator.session.promises import Promise, PromiseState, asked_by, handed_in, promises_of
from facilitator.session.session import Session
from facilitator.session.workshop_day import said_on

NO_OWNER = "nobody named yet"
NO_DATE = "no date yet"
MARKS: dict[PromiseState, str] = {"open": "☐", "done": "☑", "dropped": "✗"}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A heading, or one promise in two lines."""

    promise: Promise | None
    """None for a heading."""
    words: str
    about: str = ""
    """Who, by when and how it stands."""
    wanting: bool = False
    """Whether an owner or a date is missing."""


def promise_rows(session: Session, now: datetime, order: Sequence[str] = ()) -> tuple[PromiseRow, ...]:
    """Return the rows of the list, in every part what is open first; those of an earlier `order` by id keep to that."""
    today, places = said_on(session, now), {promise: place for place, promise in enumerate(order)}
    left = {promise.id: len(places) + (promise.state != "open") for promise in promises_of(session)}
    every = sorted(promises_of(session), key=lambda promise: places.get(promise.id, left[promise.id]))
    earlier = tuple(dict.fromkeys(promise.of for promise in every if promise.of))
    parts: list[tuple[str, Callable[[Promise], bool]]] = [
        *((f"From {of}", _comes_from(of)) for of in earlier),
        ("Homework", lambda promise: not promise.of and promise.kind == "homework"),
        ("Actions", lambda promise: not promise.of and promise.kind == "action"),
        ("Questions", lambda promise: not promise.of and promise.kind == "question"),
        ("Parking lot", lambda promise: not promise.of and promise.kind == "parked"),
    ]
    return tuple(row for heading, belongs in parts for row in _part(session, heading, belongs, every, today))


def _comes_from(of: str) -> Callable[[Promise], bool]:
    return lambda promise: promise.of == of


def _part(
    session: Session, heading: str, belongs: Callable[[Promise], bool], every: Sequence[Promise], today: date
) -> Iterator[PromiseRow]:
    here = [promise for promise in every if belongs(promise)]
    if here:
        left = sum(promise.state == "open" for promise in here)
        yield PromiseRow(None, f"{heading} · {left} open")
    for promise in here:
        about = " · ".join(_about(session, promise, today))
        yield PromiseRow(promise, f"{MARKS[promise.state]} {promise.what}", about, wants(promise))


def wants(promise: Promise) -> bool:
    """Return whether an open promise has no owner or no day; what is parked needs none."""
    missing = not promise.who.strip() or promise.due_on is None
    return promise.state == "open" and promise.kind != "parked" and missing


def say_by_when(promise: Promise, today: date) -> str:
    """Return by when something is promised, the day in full; what names no day stands as it was written."""
    if promise.due_on is not None:
        return f"by {say_due(promise.due_on, today)}"
    if promise.due.startswith("[") and promise.due.endswith("]"):
        return f"{NO_DATE}: {promise.due} is not filled in"
    return f"“{short(promise.due)}”, {NO_DATE}" if promise.due.strip() else NO_DATE


def _about(session: Session, promise: Promise, today: date) -> Iterator[str]:
    if promise.state != "open":
        became = "answered" if (promise.kind, promise.state) == ("question", "done") else promise.state
        yield f"{became}: {promise.reason}" if promise.reason else became
    if promise.of and promise.kind in {"parked", "question"}:
        yield {"parked": "parked", "question": "question"}[promise.kind]
    if promise.kind == "question" and (name := asked_by(session, promise)):
        yield f"asked by {name}"
    if promise.kind != "parked" and (promise.kind != "question" or promise.state == "open"):
        owner = promise.who.strip()
        yield f"{owner} answers" if owner and promise.kind == "question" else owner or NO_OWNER
        yield say_by_when(promise, today)
    if promise.kind == "homework" and (rows := handed_in(session, promise)) is not None:
        yield f"handed in: {rows} row{'' if rows == 1 else 's'}" if rows else "not handed in"
