"""When a console was there last: a small note beside the rescued sessions, so that its absence is known to the second.

Nothing depends on the note. Where it cannot be written or read, the last entry of the session has to do.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from facilitator.session.gaps import set_by
from facilitator.session.session import Session
from facilitator.timing.clock import Instant

EVERY = timedelta(seconds=1)
"""A console says no more often than this that it is there."""


class Heartbeat:
    """Notes again and again that a console is there."""

    def __init__(self, state_folder: Path, session_id: str) -> None:
        """Note it for one session, in the folder where sessions are rescued to."""
        self._path = _note_of(state_folder, session_id)
        self._next: datetime | None = None

    def beat(self, session: Session, now: Instant) -> None:
        """Note that the console is there, while the workshop runs."""
        if session.run.running is None or (self._next is not None and now.wall < self._next):
            return
        self._next = now.wall + EVERY
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(now.system.astimezone(UTC).isoformat(), encoding="ascii")


def last_seen(state_folder: Path, session: Session) -> datetime | None:
    """Return when a console was there last, by the session's own clock; None where nobody knows."""
    with suppress(OSError, ValueError):
        seen = datetime.fromisoformat(_note_of(state_folder, session.id).read_text(encoding="ascii"))
        return seen.astimezone(UTC) - set_by(session)
    return None


def _note_of(state_folder: Path, session_id: str) -> Path:
    name = sha256(session_id.encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return state_folder / "there" / name
