"""A read-only view of a session that another process is recording."""

from pathlib import Path

from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.journal import SaveState
from facilitator.session.session import Session


class Follower:
    """Reads a session file again whenever it has grown; it never writes and needs no lock."""

    def __init__(self, found: Found, sentence: str) -> None:
        """Follow the session that was found; `sentence` says why it is only read."""
        self.session: Session = found.session
        self._path = found.path
        self._sentence = sentence
        self._seen = _size_of(found.path)

    @property
    def saved(self) -> SaveState:
        """Return that this view writes nothing, and why."""
        return SaveState("read only", self.session.last_seq, self._path, self._sentence)

    def look(self) -> bool:
        """Read what has been added and return whether there was anything; a torn moment is read the next time."""
        size = _size_of(self._path)
        if size == self._seen:
            return False
        found = look_up(self._path)
        if isinstance(found, NotOpened):
            return False
        self._seen = size
        changed = found.session.last_seq != self.session.last_seq
        self.session = found.session
        return changed


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
