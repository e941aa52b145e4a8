"""When a console was there last: a small note beside the rescued sessions, so that its absence is known to the second.

It also tells what time the console goes by, so that a second screen on the same computer shows the same second. Nothing
depends on the note. Where it cannot be written or read, the session itself has to do.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from facilitator.session.gaps import set_by
from facilitator.session.session import Session
from facilitator.timing.clock import HARDLY, Instant

EVERY = timedelta(seconds=1)
"""A console says no more often than this that it is there."""
FRESH = 2 * EVERY
"""An older note says nothing of the clock that a console goes by at this moment."""
SAME = timedelta(seconds=0.1)
"""Clocks that are no farther apart show the same."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a console left."""

    system: datetime
    """What the computer's clock showed."""
    moment: datetime | None
    """What the clock of the session showed; None in the note of an earlier version."""


class Heartbeat:
    """Notes again and again that a console is there."""

    def __init__(self, state_folder: Path, session_id: str) -> None:
        """Note it for one session, in the folder where sessions are rescued to."""
        self._path = _path_of(state_folder, session_id)
        self._next: datetime | None = None

    def beat(self, session: Session, now: Instant, ahead: timedelta = timedelta()) -> None:
        """Note that the console is there, while the workshop runs by a clock so far `ahead` of the steady one."""
        if session.run.running is None or (self._next is not None and now.wall < self._next):
            return
        self._next = now.wall + EVERY
        with suppress(OSError, OverflowError):
            moments = (now.system.astimezone(UTC), (now.wall + ahead).astimezone(UTC))
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text("\n".join(moment.isoformat() for moment in moments), encoding="ascii")


def last_seen(state_folder: Path, session: Session) -> datetime | None:
    """Return when a console was there last, by the session's own clock; None where nobody knows."""
    note = _read(state_folder, session.id)
    return note.system - set_by(session) if note is not None else None


def as_the_console(state_folder: Path, session: Session, now: Instant, known: timedelta) -> timedelta:
    """Return how far the clock of a console that records is ahead of the steady one here.

    It is `known`, as far as the session tells. A computer's clock that was set by too little to be put on record is
    in the console's note only.
    """
    note = _read(state_folder, session.id)
    if note is None or note.moment is None or not timedelta() <= now.system - note.system <= FRESH:
        return known
    told = note.moment + (now.system - note.system) - now.wall
    return told if SAME < abs(told - known) <= 2 * HARDLY else known


def _read(state_folder: Path, session_id: str) -> Note | None:
    with suppress(OSError, ValueError):
        system, _, moment = _path_of(state_folder, session_id).read_text(encoding="ascii").partition("\n")
        return Note(_utc(system), _utc(moment) if moment else None)
    return None


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _path_of(state_folder: Path, session_id: str) -> Path:
    name = sha256(session_id.encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return state_folder / "there" / name
