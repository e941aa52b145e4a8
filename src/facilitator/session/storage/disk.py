"""The few system calls a session file is made of, the same on Linux, macOS and Windows."""

import errno
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_ALWAYS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_OWNER_ONLY = 0o600
_CANNOT_SYNC_FOLDERS = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EPERM}
)
_WINDOWS_BUSY = frozenset({5, 32})
"""ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION: a virus scanner or an indexer is looking at the file."""
_WAITS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)


@dataclass(frozen=True, slots=True)
class FileState:
    """Which file stands under a name, and how long it is."""

    device: int
    inode: int
    """The file id on Windows."""
    size: int
    """In bytes."""


class Disk(Protocol):
    """One method for each thing that is asked of the operating system; every one may raise OSError."""

    def make_folder(self, path: Path) -> None:
        """Make one folder whose parent exists."""

    def open_new(self, path: Path) -> int:
        """Open a file that must not exist yet, for writing."""

    def open_existing(self, path: Path) -> int:
        """Open a file that exists, for writing, without changing it."""

    def write(self, handle: int, data: bytes, offset: int) -> int:
        """Write at a position and return how many bytes were taken, which may be fewer than given."""

    def sync(self, handle: int) -> None:
        """Return when everything written to the file would survive a power cut."""

    def sync_folder(self, path: Path) -> None:
        """Return when the names in the folder would survive a power cut, where the system can promise it."""

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name in one step."""

    def state(self, path: Path) -> FileState:
        """Look at what stands under a name."""

    def remove(self, path: Path) -> None:
        """Remove a file."""

    def close(self, handle: int) -> None:
        """Give a handle back."""


def write_by_seeking(handle: int, data: bytes, offset: int) -> int:
    """Write at a position where the system has no call that does both."""
    os.lseek(handle, offset, os.SEEK_SET)
    return os.write(handle, data)


_WRITE_AT: Callable[[int, bytes, int], int] = getattr(os, "pwrite", write_by_seeking)


def sync_through(full_sync: Callable[[int], object], plain_sync: Callable[[int], None], handle: int) -> None:
    """Sync down to the platter, or as far as the volume goes when it does not know the full way."""
    try:
        full_sync(handle)
    except OSError as error:
        if error.errno in {errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            raise
        plain_sync(handle)


def _sync_file(handle: int) -> None:
    """Sync one file; macOS leaves data in the drive's own cache unless F_FULLFSYNC is asked for."""
    if sys.platform == "darwin":
        import fcntl

        sync_through(lambda fd: fcntl.fcntl(fd, fcntl.F_FULLFSYNC), os.fsync, handle)
    else:
        os.fsync(handle)


def _pause(seconds: float) -> None:
    threading.Event().wait(seconds)


@dataclass(frozen=True, slots=True)
class SystemDisk:
    """The real disk."""

    wait: Callable[[float], None] = _pause
    """Given seconds, returns after them."""
    write_at: Callable[[int, bytes, int], int] = _WRITE_AT
    sync_file: Callable[[int], None] = _sync_file
    replace_once: Callable[[Path, Path], None] = os.replace

    def make_folder(self, path: Path) -> None:
        """Make one folder whose parent exists."""
        path.mkdir()

    def open_new(self, path: Path) -> int:
        """Open a file that must not exist yet; only its owner may read it."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _ALWAYS, _OWNER_ONLY)

    def open_existing(self, path: Path) -> int:
        """Open a file that exists, without changing it."""
        return os.open(path, os.O_RDWR | _ALWAYS)

    def write(self, handle: int, data: bytes, offset: int) -> int:
        """Write at a position and return how many bytes were taken."""
        return self.write_at(handle, data, offset)

    def sync(self, handle: int) -> None:
        """Return when everything written to the file would survive a power cut."""
        self.sync_file(handle)

    def sync_folder(self, path: Path) -> None:
        """Sync a folder; Windows keeps names safe by itself and cannot be asked, as some volumes cannot."""
        if not hasattr(os, "O_DIRECTORY"):
            return
        try:
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _ALWAYS)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_FOLDERS:
                raise

    def replace(self, source: Path, target: Path) -> None:
        """Rename in one step; on Windows a file that another program is looking at is tried again, under 1 s."""
        for wait_s in _WAITS_S:
            try:
                self.replace_once(source, target)
            except OSError as error:
                if getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                    raise
                self.wait(wait_s)
            else:
                return
        self.replace_once(source, target)

    def state(self, path: Path) -> FileState:
        """Look at what stands under a name."""
        found = path.stat()
        return FileState(device=found.st_dev, inode=found.st_ino, size=found.st_size)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def close(self, handle: int) -> None:
        """Give a handle back."""
        os.close(handle)


SYSTEM_DISK = SystemDisk()
"""The disk of this computer, as every function of the file layer uses it unless told otherwise."""
