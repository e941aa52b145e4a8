"""One writer for each session file: the lock, and who holds it."""

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout, lock_descriptor

_HOLDER_AT = 1
"""The system locks byte 0; on Windows nobody else can read a locked byte, so the holder stands behind it."""
_HOLDER_B = 511
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who records into a session."""

    pid: int
    host: str
    """Name of the computer; empty when it could not be read."""
    since: datetime | None
    """With a zone; None when it could not be read."""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Somebody else records into this session."""

    who: Holder | None
    """None in the instant before the holder has signed."""


@dataclass(frozen=True, slots=True)
class CannotLock:
    """The folder cannot keep two writers apart."""

    reason: str
    """A sentence for a person."""


class Lock:
    """The right to record into one session file, kept until it is released or the process ends."""

    def __init__(self, path: Path, held: BaseFileLock) -> None:
        self.path = path
        """The lock file."""
        self._held = held

    def release(self) -> None:
        """Give the right back and take the lock file away; doing it twice is harmless.

        The file goes while it is still locked, so that no one who waits for it is left with a lock that guards
        no name. Windows does not remove an open file; there the lock itself sees to it.
        """
        if not self._held.is_locked:
            return
        if os.name == "posix":
            with suppress(OSError):
                self.path.unlink()
        with suppress(OSError):
            self._held.release()


def this_process(since: datetime) -> Holder:
    """Name this process as the one who records."""
    return Holder(pid=os.getpid(), host=platform.node(), since=since)


def lock_path(path: Path) -> Path:
    """Say where the lock of a session file lies."""
    real = path.resolve()
    return real.with_name(f".{real.name}.lock")


def take_lock(path: Path, who: Holder) -> Lock | HeldBy | CannotLock:
    """Take the lock of a session file without waiting; one left behind by a killed process is free."""
    try:
        place = lock_path(path)
        if not place.parent.is_dir():
            return CannotLock(f"{place.parent} is gone, so {path.name} cannot be locked.")
        held = FileLock(place, timeout=0, thread_local=False, fallback_to_soft=False)
        held.acquire()
    except Timeout:
        return HeldBy(who_holds(path))
    except (OSError, RuntimeError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        return CannotLock(
            f"{path.parent} cannot lock files ({problem}). Make sure that only one window records into {path.name}."
        )
    _sign(place, who)
    return Lock(place, held)


def is_free(path: Path) -> bool:
    """Return whether nobody records into a session file at this moment; False where that cannot be told.

    No file is made or changed by asking.
    """
    place = lock_path(path)
    try:
        handle = os.open(place, _WRITE)
    except FileNotFoundError:
        return place.parent.is_dir()
    except OSError:
        return False
    try:
        return lock_descriptor(handle, blocking=False)
    except OSError:
        return False
    finally:
        os.close(handle)


def who_holds(path: Path) -> Holder | None:
    """Read who signed the lock of a session file last; None when nobody did or it cannot be read."""
    try:
        handle = os.open(lock_path(path), _READ)
        try:
            os.lseek(handle, _HOLDER_AT, os.SEEK_SET)
            said = json.loads(os.read(handle, _HOLDER_B))
        finally:
            os.close(handle)
        return Holder(int(said["pid"]), str(said["host"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sign(place: Path, who: Holder) -> None:
    """Write the holder into the lock file; a lock without a signature still is one."""
    since = who.since.isoformat() if who.since is not None else ""
    text = json.dumps({"pid": who.pid, "host": who.host[:60], "since": since}).encode("ascii")
    with suppress(OSError):
        handle = os.open(place, _WRITE)
        try:
            os.lseek(handle, _HOLDER_AT, os.SEEK_SET)
            os.write(handle, text.ljust(_HOLDER_B)[:_HOLDER_B])
        finally:
            os.close(handle)
