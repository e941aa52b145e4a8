"""Writing a document to a file, whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from facilitator.cli.surroundings import Fault
from facilitator.session.storage.not_saved import reason_of


def write_document(path: Path, text: str) -> None:
    """Write a document in UTF-8; what stood there before is replaced by the whole new text. Raises a Fault.

    A link stays, and what it leads to is replaced. A pipe or a device is written to, but never taken away.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        mode = _mode_of(path)
        if mode is None or stat.S_ISREG(mode):
            _replace(Path(os.path.realpath(path)), data)
        elif stat.S_ISDIR(mode):
            raise Fault(f"{path} is a folder. Give the name of a file in it.")
        elif stat.S_ISBLK(mode):
            raise Fault(f"{path} is a whole disk. Give the name of a file.")
        else:
            with path.open("wb", buffering=0) as stream:
                _write_all(stream.fileno(), data)
    except ValueError:
        raise Fault(f"{str(path)!r} cannot be the name of a file.") from None
    except OSError as error:
        raise Fault(reason_of(error, path)) from None


def _mode_of(path: Path) -> int | None:
    """Return what stands at the end of a path, links followed; None where there is nothing."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two names lead to one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
