"""The growing session file: made, added to, moved to safety; what was acknowledged is on the disk."""

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from facilitator.session.storage.disk import SYSTEM_DISK, Disk, FileState
from facilitator.session.storage.line_format import END, FORMAT, encode_addition, encode_whole
from facilitator.session.storage.not_saved import NotSaved, reason_of
from facilitator.session.storage.publish import write_all, write_new
from facilitator.session.storage.recovery import NotASession, Opened, open_session

__all__ = ["NotASession", "NotSaved", "Opened", "SessionFile", "continue_recording", "create", "open_session", "rescue"]

Record = Mapping[str, object]

_COPY_MARK = re.compile(r"(-(recovered|rescued)(-[0-9]{1,2})?)+\Z")


class SessionFile:
    """A session file open for adding; one process and one writer at a time."""

    def __init__(self, path: Path, handle: int, state: FileState, *, has_records: bool, disk: Disk) -> None:
        self.path = path
        """Where the file really stands; the name may carry a number when the wished one was taken."""
        self.trusted = True
        """False from the first failure on: nothing more is added, a rescue is due."""
        self._handle: int | None = handle
        self._state = state
        self._has_records = has_records
        self._disk = disk
        self._turn = threading.Lock()

    def append(self, records: Sequence[Record]) -> None:
        """Add records and return when they would survive a power cut; the cost does not grow with the file.

        Raises NotSaved, after which the file is not trusted again. A record that JSON cannot hold raises
        ValueError or TypeError before anything is written.
        """
        with self._turn:
            if not self.trusted or self._handle is None:
                raise NotSaved(f"{self.path.name} failed before and is not written to any more.")
            if not records:
                return
            addition = encode_addition(records, to_empty_list=not self._has_records)
            self.trusted = False
            try:
                self._add(self._handle, addition)
            except OSError as error:
                raise NotSaved(reason_of(error, self.path)) from error
            finally:
                if not self.trusted:
                    self._let_go()

    def require_ours(self) -> None:
        """Raise NotSaved, or OSError, unless the name still leads to this file and nobody changed its length."""
        found = self._disk.state(self.path)
        if (found.device, found.inode) != (self._state.device, self._state.inode):
            raise NotSaved(f"Another program put a different file in the place of {self.path.name}.")
        if found.size != self._state.size:
            raise NotSaved(f"Another program changed {self.path.name} in the meantime.")

    def close(self) -> None:
        """Give the file back to the system; nothing needs to be written for that."""
        with self._turn:
            self.trusted = False
            self._let_go()

    def _add(self, handle: int, addition: bytes) -> None:
        self.require_ours()
        offset = self._state.size - len(END)
        write_all(self._disk, handle, addition, offset)
        self._disk.sync(handle)
        self._state = FileState(self._state.device, self._state.inode, offset + len(addition))
        self.require_ours()
        self._has_records = True
        self.trusted = True

    def _let_go(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):
                self._disk.close(handle)


def create(path: Path, header: Record, first: Sequence[Record], *, disk: Disk = SYSTEM_DISK) -> SessionFile:
    """Make a session file that is whole under its name or not there at all; missing folders are made.

    A file that exists is never touched: the next free name is taken, `-2` and so on. Raises NotSaved.
    """
    content = encode_whole(header, first)
    try:
        target = write_new(disk, path, content)
        found = disk.state(target)
        expected = FileState(found.device, found.inode, len(content))
        return _reopen(disk, target, expected, has_records=bool(first))
    except OSError as error:
        raise NotSaved(reason_of(error, path)) from error


def rescue(
    header: Record, records: Sequence[Record], beside: Path, state_folder: Path, *, disk: Disk = SYSTEM_DISK
) -> SessionFile:
    """Write the whole session to a fresh file beside the one that failed, or else in the user's state folder.

    Raises NotSaved with both reasons when neither place takes it.
    """
    name = _copy_name(beside, "rescued")
    reasons: list[str] = []
    for folder in (beside.parent, state_folder):
        try:
            return create(folder / name, header, records, disk=disk)
        except NotSaved as failure:
            reasons.append(failure.reason)
    raise NotSaved(" ".join(dict.fromkeys(reasons)))


def continue_recording(path: Path, opened: Opened, *, disk: Disk = SYSTEM_DISK) -> SessionFile:
    """Go on with a session: in its file when every byte stands, else in a fresh whole copy beside it.

    Raises NotSaved, also for a session of a newer program, which is only to be read.
    """
    if opened.newer:
        raise NotSaved(
            f"{path.name} was made by a newer facilitator and can only be read here. Update to go on with it."
        )
    if not opened.whole:
        header = {**opened.header, "format": FORMAT}
        return create(path.with_name(_copy_name(path, "recovered")), header, opened.records, disk=disk)
    try:
        return _reopen(disk, path, opened.state, has_records=bool(opened.records))
    except OSError as error:
        raise NotSaved(reason_of(error, path)) from error


def _copy_name(path: Path, mark: str) -> str:
    return f"{_COPY_MARK.sub('', path.stem)}-{mark}{path.suffix}"


def _reopen(disk: Disk, path: Path, expected: FileState, *, has_records: bool) -> SessionFile:
    """Open a file for adding, provided it still is the one that was looked at."""
    handle = disk.open_existing(path)
    ours = SessionFile(path, handle, expected, has_records=has_records, disk=disk)
    try:
        ours.require_ours()
    except BaseException:
        ours.close()
        raise
    return ours
