"""Putting a whole file under a free name in one step, and writing every byte of it."""

import errno
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from facilitator.session.storage.disk import Disk
from facilitator.session.storage.not_saved import NotSaved

_NAMES_TRIED = 99
_INTERRUPTIONS_BORNE = 100


def write_new(disk: Disk, path: Path, content: bytes) -> Path:
    """Write a file that is whole under its name or not there at all, and return the name it got.

    Missing folders are made. A taken name is left alone and the next one tried. Raises OSError, and NotSaved
    when no name is free.
    """
    _make_folder(disk, path.parent)
    for target in _names(path):
        if not _stands(disk, target) and _publish(disk, target, content):
            disk.sync_folder(target.parent)
            return target
    raise NotSaved(f"There are already {_NAMES_TRIED} files called {path.stem} in {path.parent}. Choose another name.")


def write_all(disk: Disk, handle: int, data: bytes, offset: int) -> None:
    """Write every byte, going on after a short write and after a signal."""
    done = 0
    interruptions = 0
    while done < len(data):
        try:
            taken = disk.write(handle, data[done:], offset + done)
        except InterruptedError:
            interruptions += 1
            if interruptions > _INTERRUPTIONS_BORNE:
                raise
            continue
        if taken <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        done += taken


def _make_folder(disk: Disk, folder: Path) -> None:
    """Make a folder and its missing parents, each of them safe against a power cut."""
    missing: list[Path] = []
    at = folder
    while not _stands(disk, at) and at != at.parent:
        missing.append(at)
        at = at.parent
    for path in reversed(missing):
        with suppress(FileExistsError):
            disk.make_folder(path)
        disk.sync_folder(path.parent)


def _stands(disk: Disk, path: Path) -> bool:
    try:
        disk.state(path)
    except FileNotFoundError:
        return False
    return True


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, _NAMES_TRIED + 1):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _publish(disk: Disk, target: Path, content: bytes) -> bool:
    """Write a hidden draft and give it its name; False when somebody else has the name.

    Only who made the draft may take the name, so that two writers never meet under it.
    """
    draft = target.with_name(f".{target.name}.draft")
    try:
        handle = disk.open_new(draft)
    except FileExistsError:
        return False
    try:
        _fill(disk, handle, content)
        is_free = not _stands(disk, target)
        if is_free:
            disk.replace(draft, target)
    except BaseException:
        _discard(disk, draft)
        raise
    if not is_free:
        _discard(disk, draft)
    return is_free


def _fill(disk: Disk, handle: int, content: bytes) -> None:
    try:
        write_all(disk, handle, content, 0)
        disk.sync(handle)
    finally:
        disk.close(handle)


def _discard(disk: Disk, draft: Path) -> None:
    with suppress(OSError):
        disk.remove(draft)
