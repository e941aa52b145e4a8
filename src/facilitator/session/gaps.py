"""The gaps in a session: stretches in which the computer slept, or in which no console was there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.session import events as ev
from facilitator.session.event_fields import EARLIEST
from facilitator.session.session import Session

SHORTEST_S = 2.0
"""An absence that is no longer is none."""
WOKEN_UP = timedelta(seconds=60)
"""A computer that was awake no longer than this between two sleeps has slept once."""

BELIEVED = timedelta(days=100 * 366)
"""A clock that was further off than this is not taken for one."""

BEGINNINGS = (
    ev.WorkshopStarted,
    ev.StepStarted,
    ev.StepSkipped,
    ev.StepBackdated,
    ev.WorkshopEnded,
    ev.TurnStarted,
    ev.TurnsEnded,
)
"""The events after which the time before them is settled."""
PASSED_OVER = (ev.DraftKept, ev.ClockSet)
"""The events that part no sleep from the one before."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which nobody could use the console."""

    since: datetime
    until: datetime
    slept: bool
    """Whether the computer slept; else the console was gone."""

    @property
    def length_s(self) -> float:
        """Return how long it was."""
        return (self.until - self.since).total_seconds()


def counting_events(session: Session) -> Iterator[ev.Event]:
    """Yield the events that count, the last one first."""
    done = frozenset(session.done)
    return (event for event in reversed(session.log) if event.seq in done or isinstance(event, ev.NOT_UNDOABLE))


def last_gap(session: Session) -> Gap | None:
    """Return the last gap since the running step or turn began; None where there was none."""
    return _last_of(counting_events(session))


def gap_before_this_step(session: Session) -> Gap | None:
    """Return the last gap before the running step or turn began; None where there was none in the one before it."""
    events = counting_events(session)
    next((event for event in events if isinstance(event, BEGINNINGS)), None)
    return _last_of(events)


def _last_of(events: Iterator[ev.Event]) -> Gap | None:
    found: Gap | None = None
    for event in events:
        gap = gap_of(event)
        if found is None:
            if isinstance(event, BEGINNINGS):
                return None
            found = gap
        elif gap is not None and gap.slept and found.slept and found.since - gap.until <= WOKEN_UP:
            found = replace(found, since=min(gap.since, found.since))
        elif not isinstance(event, PASSED_OVER):
            break
    return found


def gap_of(event: ev.Event) -> Gap | None:
    """Return the gap that an event tells of; None where it tells of none."""
    match event:
        case ev.ComputerSlept():
            length_s, slept = event.slept_s, True
        case ev.SessionResumed():
            length_s, slept = event.away_s, False
        case _:
            return None
    if length_s <= SHORTEST_S:
        return None
    return Gap(max(EARLIEST, event.at - timedelta(seconds=length_s)), event.at, slept)


def left_out(session: Session) -> tuple[ev.GapLeftOut, ...]:
    """Return the gaps that do not count, the last one first."""
    return tuple(event for event in counting_events(session) if isinstance(event, ev.GapLeftOut))


def left_out_s(session: Session, low: datetime, high: datetime) -> float:
    """Return the seconds between two moments that were counted at first and do not count."""
    return sum(overlap_s(event.since, event.until, low, high) for event in left_out(session))


def is_left_out(session: Session, gap: Gap) -> bool:
    """Return whether a gap does not count."""
    return left_out_s(session, gap.since, gap.until) > 0.0


def overlap_s(begin: datetime, end: datetime, low: datetime, high: datetime) -> float:
    """Return how many seconds two stretches have in common."""
    return max(0.0, (min(end, high) - max(begin, low)).total_seconds())


def set_by(session: Session) -> timedelta:
    """Return how far the computer's clock was set while the session was recorded; below zero for back."""
    sets = (event.after - event.before for event in session.log if isinstance(event, ev.ClockSet))
    total = sum(sets, timedelta())
    return total if abs(total) <= BELIEVED else timedelta()
