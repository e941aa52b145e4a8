"""What a person is told when the disk did not take what was written."""

import errno
from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_UNPLUGGED = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV, errno.EBADF})


class NotSaved(Exception):  # noqa: N818 - the name is the state the screen shows
    """The disk did not take it; `reason` is a sentence for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def reason_of(error: OSError, path: Path) -> str:
    """Say in plain words why a file could not be written."""
    folder = path.parent
    if error.errno in _FULL:
        return f"The disk is full: {folder} has no room for another line. Free some space, or choose another disk."
    if error.errno in _READ_ONLY:
        return f"{folder} may not be written to. It is read-only, or belongs to someone else."
    if error.errno in _GONE:
        return f"{path.name} or its folder is gone: nothing stands at {path} any more."
    if error.errno in _UNPLUGGED:
        return f"The disk with {folder} does not answer. Was a stick pulled out, or did the drive fail?"
    if error.errno == errno.ENAMETOOLONG:
        return f"The name {path.name} is too long for this disk."
    if error.errno in {errno.EMFILE, errno.ENFILE}:
        return "Too many files are open on this computer. Close another program and try again."
    return f"{path.name} could not be written: {error.strerror or error}."
