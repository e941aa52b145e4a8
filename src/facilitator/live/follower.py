"""A read-only view of a session that another process is recording."""

from pathlib import Path

from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.journal import SaveState
from facilitator.session.session import Session
from facilitator.session.storage.listing import copies_of
from facilitator.session.storage.lock import is_free

NEVER = -2
"""No file has this size: it is read at the next look."""
GONE = -1
LOCK_EVERY = 8
"""At every so many looks the lock is tried too, unless said otherwise."""
FREE = "The other console has left. Leave here as well, and go on with the session: it is the first on the list."


class Follower:
    """Reads a session file again whenever it has grown; it never writes and needs no lock.

    Where the recorder had to move to another file, the view moves with it.
    """

    def __init__(
        self, found: Found, sentence: str, state_folder: Path | None = None, lock_every: int = LOCK_EVERY
    ) -> None:
        """Follow the session that was found; `sentence` says why it is only read.

        A recorder that moves goes beside the file, or into `state_folder`. At every `lock_every`-th look it is seen
        whether the recorder is there.
        """
        self.session: Session = found.session
        self._path = found.path
        self._sentence = sentence
        self._more = () if state_folder is None else (state_folder,)
        self._seen = _seen_of(found)
        self._seen_copies: dict[Path, int] = {}
        self._looks = 0
        self._lock_every = lock_every
        self.free = False
        """Whether the one who recorded has left, so that the session can be gone on with here."""

    @property
    def saved(self) -> SaveState:
        """Return that this view writes nothing, and why."""
        return SaveState("read only", self.session.last_seq, self._path, FREE if self.free else self._sentence)

    def look(self) -> bool:
        """Read what has been added and return whether there was anything; a torn moment is read the next time."""
        changed = self._look_here() or self._look_around()
        # Whoever takes up a free session writes at once, so a free lock is left alone until then.
        if changed or not (self.free or self._looks % self._lock_every):
            self.free = is_free(self._path)
        self._looks += 1
        return changed

    def _look_here(self) -> bool:
        if _size_of(self._path) == self._seen:
            return False
        found = look_up(self._path)
        if isinstance(found, NotOpened):
            return False
        self._seen = _seen_of(found)
        if found.torn and found.session.last_seq <= self.session.last_seq:
            return False
        changed = found.session.last_seq != self.session.last_seq
        self.session = found.session
        return changed

    def _look_around(self) -> bool:
        """Move to the copy in which the session goes on, if there is one, and return whether there was."""
        for path in copies_of(self._path, *self._more):
            if _size_of(path) == self._seen_copies.get(path, NEVER):
                continue
            found = look_up(path)
            if isinstance(found, NotOpened):
                continue
            self._seen_copies[path] = _seen_of(found)
            if _goes_on(self.session, found.session):
                self._move_to(found)
                return True
        return False

    def _move_to(self, found: Found) -> None:
        self._sentence = f"{self._path.name} is not written to any more. The session goes on in {found.path}."
        self._path, self._seen, self.session = found.path, _seen_of(found), found.session


def _goes_on(session: Session, other: Session) -> bool:
    """Return whether the other one is the same session, tells all of this one, and more."""
    if other.id != session.id or other.last_seq <= session.last_seq:
        return False
    events = {event.seq: event for event in other.log}
    return all(events.get(event.seq) == event for event in session.log)


def _seen_of(found: Found) -> int:
    """Return the size up to which a file was read for good."""
    return NEVER if found.torn else found.size_b


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return GONE
