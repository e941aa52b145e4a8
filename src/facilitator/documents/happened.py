"""What a report tells about a session beside its steps and answers: when it ran, its pauses, its breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from facilitator.session import events as ev
from facilitator.session.gaps import gap_of, is_left_out
from facilitator.session.session import Session

SHORTEST_ABSENCE_S = 60.0
"""A console that was away for less is not worth a line."""
LEAVES_A_PAUSE = (ev.ClockResumed, ev.StepStarted, ev.WorkshopEnded)


@dataclass(frozen=True, slots=True)
class Pauses:
    """How often the clock stood still, and for how long."""

    count: int
    total_s: float


@dataclass(frozen=True, slots=True)
class Absence:
    """A stretch in which nobody could use the console of a session that went on: it was gone, or the computer slept."""

    until: datetime
    away_s: float
    counts: bool
    """Whether the clock ran on in that time; it did not while the workshop was paused."""
    left_out: bool = False
    """Whether the clock ran on at first, and the facilitator left that time out."""


def last_moment(session: Session, now: datetime) -> datetime:
    """Return the moment that the figures of a report stand for: the end of the workshop, else `now`."""
    return session.run.ended or now


def counting_events(session: Session) -> Iterator[ev.Event]:
    """Yield the events that nobody took back, in order."""
    counting = frozenset(session.done)
    return (event for event in session.log if event.seq in counting or isinstance(event, ev.NOT_UNDOABLE))


def first_deadline(session: Session) -> datetime | None:
    """Return when the workshop had to end as seen from its start; None where it was never started."""
    deadline: datetime | None = None
    for event in counting_events(session):
        if isinstance(event, ev.WorkshopStarted) or (isinstance(event, ev.StepBackdated) and event.deadline):
            deadline = event.deadline
    return deadline


def pauses(session: Session, now: datetime) -> Pauses:
    """Return the pauses up to the end of the workshop, else up to `now`; moving to another step ends a pause."""
    count = 0
    total_s = 0.0
    running: str | None = None
    since: datetime | None = None
    for event in counting_events(session):
        if isinstance(event, ev.ClockPaused):
            count, since = count + 1, event.at
        elif since is not None and _ends_a_pause(event, running):
            total_s, since = total_s + max(0.0, (event.at - since).total_seconds()), None
        running = _running_after(event, running)
    if since is not None:
        total_s += max(0.0, (last_moment(session, now) - since).total_seconds())
    return Pauses(count, total_s)


def _ends_a_pause(event: ev.Event, running: str | None) -> bool:
    """Return whether the clock of the running step stands still no longer: it goes on, or the step is left."""
    if isinstance(event, ev.StepSkipped):
        return event.step == running
    return isinstance(event, LEAVES_A_PAUSE)


def _running_after(event: ev.Event, running: str | None) -> str | None:
    match event:
        case ev.WorkshopStarted() | ev.StepStarted():
            return event.step
        case ev.StepSkipped(step=step, then=then):
            return then if step == running else running
        case ev.WorkshopEnded():
            return None
        case _:
            return running


def absences(session: Session) -> tuple[Absence, ...]:
    """Return when the console was opened again on the running workshop, and how long it had been away."""
    return tuple(absence for absence in _absences(session, ev.SessionResumed) if absence.away_s >= SHORTEST_ABSENCE_S)


def sleeps(session: Session) -> tuple[Absence, ...]:
    """Return when the computer woke up in the running workshop, and how long it had slept."""
    return _absences(session, ev.ComputerSlept)


def clock_changes(session: Session) -> tuple[ev.ClockSet, ...]:
    """Return how the computer's clock was set between the set-up and the end of the workshop."""
    ended = session.run.ended
    changes = (event for event in session.log if isinstance(event, ev.ClockSet))
    return tuple(event for event in changes if ended is None or event.at < ended)


def _absences(session: Session, kind: type[ev.SessionResumed] | type[ev.ComputerSlept]) -> tuple[Absence, ...]:
    began, ended = session.run.began, session.run.ended
    if began is None:
        return ()
    found: list[Absence] = []
    paused = False
    for event in counting_events(session):
        gap = gap_of(event) if isinstance(event, kind) else None
        if gap is not None and event.at > began and (ended is None or event.at < ended):
            found.append(Absence(event.at, gap.length_s, not paused, is_left_out(session, gap)))
        paused = isinstance(event, ev.ClockPaused | ev.WorkshopEnded) or (
            paused and not isinstance(event, LEAVES_A_PAUSE)
        )
    return tuple(found)


def unknown_count(session: Session) -> int:
    """Return how many entries of the session were written by a later version and mean nothing here."""
    return sum(isinstance(event, ev.UnknownEvent) for event in session.log)
