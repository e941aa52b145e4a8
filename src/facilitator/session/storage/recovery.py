"""Reading a session file back, whole or damaged; nothing here writes."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from facilitator.session.storage.disk import FileState
from facilitator.session.storage.line_format import FAMILY
from facilitator.session.storage.salvage import Damage, Reading, read_as_json, read_as_lines

_FORMAT = re.compile(re.escape(FAMILY) + r"([0-9]{1,9})\Z")
_NEWEST_KNOWN = 1
_LARGEST_B = 512 * 1024 * 1024
"""A day of answers is under 2 MB; more than this is some other file."""


@dataclass(frozen=True, slots=True)
class NotASession:
    """A file that cannot be read as a session."""

    reason: str
    """A sentence for a person."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a session file holds."""

    path: Path
    header: dict[str, object]
    """As it was given to `create`; with fewer keys, or none, when the first line is damaged."""
    records: tuple[dict[str, object], ...]
    damage: tuple[Damage, ...]
    newer: bool
    """A newer program wrote it: to be read, not to be added to."""
    reformatted: bool
    """Another program laid the text out anew; nothing is lost, but nothing can be added in place."""
    state: FileState
    """Which file was read, and its length at that moment."""

    @property
    def whole(self) -> bool:
        """Every byte stands as this program wrote it."""
        return not self.damage and not self.reformatted


def open_session(path: Path) -> Opened | NotASession:
    """Read a session file without changing a byte of it, keeping every record that can be kept."""
    try:
        data, state = _read(path)
    except OSError as error:
        return NotASession(_why_unreadable(error, path))
    if data is None:
        return NotASession(f"{path.name} is not a session: it is a folder, a device, or far too large.")
    return _recognise(path, data, state)


def _read(path: Path) -> tuple[bytes | None, FileState]:
    """Read all bytes and tell which file they came from; None for what has no session's size or kind."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_B:
        return None, FileState(found.st_dev, found.st_ino, found.st_size)
    data = path.read_bytes()
    return data, FileState(found.st_dev, found.st_ino, len(data))


def _recognise(path: Path, data: bytes, state: FileState) -> Opened | NotASession:
    if not data.strip(b"\0 \t\r\n"):
        return NotASession(f"{path.name} is empty: nothing was ever saved in it.")
    reading = _best_reading(data)
    if reading is None:
        return NotASession(f"{path.name} is not a session of facilitator.")
    version = _FORMAT.match(str(reading.header.get("format", "")))
    header_stands = not any(damage.kind == "header" for damage in reading.damage)
    if version is None and (header_stands or not reading.records):
        return NotASession(f"{path.name} is not a session of facilitator.")
    return Opened(
        path=path,
        header=reading.header,
        records=reading.records,
        damage=reading.damage,
        newer=version is not None and int(version[1]) > _NEWEST_KNOWN,
        reformatted=reading.reformatted,
        state=state,
    )


def _best_reading(data: bytes) -> Reading | None:
    """Read line by line; where that finds damage, see whether the text as a whole tells more."""
    by_line = read_as_lines(data)
    if not by_line.damage:
        return by_line
    whole = read_as_json(data)
    if whole is not None and (len(whole.records), -len(whole.damage)) > (len(by_line.records), -len(by_line.damage)):
        return whole
    return by_line if by_line.records or by_line.header else whole


def _why_unreadable(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no file at {path}."
    if isinstance(error, PermissionError):
        return f"{path.name} may not be read: it belongs to someone else."
    return f"{path.name} could not be read: {error.strerror or error}."
