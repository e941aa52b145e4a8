"""Whether the bell of a session was on, noted beside the rescued sessions, so that it is on again after a crash."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path


class BellNote:
    """Keeps for one session whether its bell is on; where nothing can be written, it is off the next time."""

    def __init__(self, state_folder: Path, session_id: str) -> None:
        """Note it for one session, in the folder where sessions are rescued to."""
        name = sha256(session_id.encode("utf-8", "surrogateescape")).hexdigest()[:20]
        self._path = state_folder / "bell" / name

    @property
    def on(self) -> bool:
        """Return whether it was on."""
        with suppress(OSError):
            return self._path.is_file()
        return False

    def keep(self, *, on: bool) -> None:
        """Note that it is on, or off."""
        with suppress(OSError):
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch()
            else:
                self._path.unlink(missing_ok=True)
