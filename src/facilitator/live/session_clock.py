"""The clock that a session goes by: the computer's as it stood when the session began, carried on steadily.

Every moment of a session lies on this one line, whatever the computer's clock is set to, and whichever run of the
program tells it. What the clock was set by is on record, so another run of the program finds the line again.
"""

from datetime import datetime, timedelta

from facilitator.session.events import ClockSet, SessionResumed
from facilitator.session.gaps import BELIEVED, set_by
from facilitator.session.intents import NoteClock, NoteSleep
from facilitator.session.session import Session
from facilitator.timing.clock import Instant
from facilitator.timing.jumps import slept_s, was_set


def ahead_of(session: Session, now: Instant) -> timedelta:
    """Return how far the session's clock is ahead of the steady clock of this run of the program.

    It is never behind the last entry of the session: what has happened does not lie in the time to come.
    """
    line = now.system - set_by(session)
    last = session.log[-1].at if session.log else line
    return (last if line < last <= line + BELIEVED else line) - now.wall


def moment_in(session: Session, now: Instant) -> datetime:
    """Return this moment by the clock that a session goes by."""
    return now.wall + ahead_of(session, now)


def followed(before: Session, session: Session, now: Instant, known: timedelta) -> timedelta:
    """Return how far the clock of a session that another run records is ahead; `known` is how far it was `before`."""
    added = [event for event in session.log if event.seq > before.last_seq]
    met = any(isinstance(event, SessionResumed | ClockSet) for event in added)
    return ahead_of(session, now) if met or any(event.at > now.wall + known for event in added) else known


class Watch:
    """Compares the clocks of the computer from one look to the next."""

    def __init__(self) -> None:
        """Watch from the first look on."""
        self._before: Instant | None = None
        self._shift: timedelta | None = None
        self._set_by = (0, timedelta())

    def look(self, session: Session, now: Instant, ahead: timedelta) -> list[NoteSleep | NoteClock]:
        """Return what is to be put on record of a session whose clock is `ahead` of the steady one."""
        before, self._before = self._before, now
        if session.rehearsal:
            return []
        asleep_s = slept_s(before, now) if before is not None else 0.0
        noted: list[NoteSleep | NoteClock] = [NoteSleep(asleep_s)] if asleep_s else []
        if self._set_by[0] != session.last_seq:
            self._set_by = session.last_seq, set_by(session)
        would_show = now.wall + ahead + self._set_by[1]
        if not was_set(now.system, would_show):
            self._shift = None
        elif self._shift is None or was_set(now.system, now.wall + self._shift):
            # A clock too far off to be put on record is noted once and not at every look.
            self._shift = now.system - now.wall
            noted.append(NoteClock(would_show, now.system))
        return noted
