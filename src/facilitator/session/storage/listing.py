"""What sessions there are, told without reading every answer."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.session.storage.first_line import read_first_line
from facilitator.session.storage.line_format import END, FORMAT, decode_line, sum_fits
from facilitator.session.storage.recovery import NotASession, open_session

LARGEST_LISTED_B = 64 * 1024 * 1024
"""A day of answers is under 2 MB; what is larger than this would hold up every list."""
_COPY_MARKS = ("-recovered", "-rescued")
"""What the names of copies carry; a number may follow."""


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One session file as a list shows it."""

    path: Path
    header: dict[str, object]
    """Empty when nothing of it could be read."""
    records: int
    """How many could be read."""
    last: dict[str, object] | None
    """The last record that could be read."""
    damaged: bool
    newer: bool
    """A newer program wrote it: to be read, not to be added to."""
    problem: str
    """A sentence for a person when the file cannot be read at all, else empty."""
    changed_s: float
    """When the last record was made, else when the file was changed; seconds since 1970."""


def list_sessions(folder: Path, *more: Path) -> tuple[SessionEntry, ...]:
    """List the sessions of one or more folders, the latest first.

    A file whose every record also stands in a better copy of the same session is left out, so that a recovered
    or rescued session appears once. A folder that is not there holds nothing.
    """
    entries = [_entry(path) for place in (folder, *more) for path in _files_in(place)]
    by_id: defaultdict[str, list[SessionEntry]] = defaultdict(list)
    for entry in entries:
        by_id[_id_of(entry)].append(entry)
    shown = [entry for key, same in by_id.items() for entry in (_without_lesser_copies(same) if key else same)]
    return tuple(sorted(shown, key=lambda entry: (entry.changed_s, entry.path.name), reverse=True))


def copies_of(path: Path, *more: Path) -> tuple[Path, ...]:
    """Return the files beside a session file, and in more folders, that are called like copies of it."""
    name = min((path.stem.partition(mark)[0] for mark in _COPY_MARKS), key=len)
    beginnings = tuple(f"{name}{mark}" for mark in _COPY_MARKS)
    found = (each for folder in dict.fromkeys((path.parent, *more)) for each in _files_in(folder))
    return tuple(each for each in found if each.stem.startswith(beginnings) and each != path)


def _files_in(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in found if path.suffix == ".json" and not path.name.startswith(".") and path.is_file()]


def _entry(path: Path) -> SessionEntry:
    try:
        size_b = path.stat().st_size
    except OSError:
        return _full_look(path)
    if size_b > LARGEST_LISTED_B:
        return _too_large(path, size_b)
    return _glance(path) or _full_look(path)


def _too_large(path: Path, size_b: int) -> SessionEntry:
    size = f"{round(size_b / 1_000_000)} MB"
    reason = f"{path.name} is too large for a session: it has {size}, a day of answers is under 2. It was not read."
    return SessionEntry(path, {}, 0, None, True, False, reason, _changed_s(path, None))


def _glance(path: Path) -> SessionEntry | None:
    """Check every line by its sum alone, parsing only the first and the last; None unless all of it is whole."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    first = read_first_line(data)
    if first.problem or first.header.get("format") != FORMAT or not data.endswith(b"\n" + END):
        return None
    lines = data[first.body_at : -len(END)].splitlines()
    bodies = [line[1:] if index else line for index, line in enumerate(lines)]
    if not all(line.startswith(b",") for line in lines[1:]) or not all(map(sum_fits, bodies)):
        return None
    last = decode_line(bodies[-1]) if bodies else None
    return SessionEntry(path, first.header, len(lines), last, False, False, "", _changed_s(path, last))


def _full_look(path: Path) -> SessionEntry:
    opened = open_session(path)
    if isinstance(opened, NotASession):
        return SessionEntry(path, {}, 0, None, True, False, opened.reason, _changed_s(path, None))
    last = opened.records[-1] if opened.records else None
    damaged = bool(opened.damage)
    return SessionEntry(
        path, opened.header, len(opened.records), last, damaged, opened.newer, "", _changed_s(path, last)
    )


def _changed_s(path: Path, last: dict[str, object] | None) -> float:
    try:
        return datetime.fromisoformat(str((last or {}).get("at"))).timestamp()
    except (ValueError, OverflowError, OSError):
        pass
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _id_of(entry: SessionEntry) -> str:
    found = entry.header.get("id")
    return found if isinstance(found, str) else ""


def _without_lesser_copies(same: list[SessionEntry]) -> list[SessionEntry]:
    """Of the copies of one session, keep those that say something no better copy says."""
    if len(same) == 1:
        return same
    kept: list[tuple[SessionEntry, Counter[str]]] = []
    for entry in sorted(same, key=_worth, reverse=True):
        said = _said(entry.path)
        if not any(said <= better for _, better in kept):
            kept.append((entry, said))
    return [entry for entry, _ in kept]


def _worth(entry: SessionEntry) -> tuple[int, bool, bool, str]:
    """Rank by number of records; of equals the whole one comes first, then the copy."""
    is_copy = any(mark in entry.path.stem for mark in _COPY_MARKS)
    return entry.records, not entry.damaged, is_copy, entry.path.name


def _said(path: Path) -> Counter[str]:
    opened = open_session(path)
    records: Iterable[object] = () if isinstance(opened, NotASession) else opened.records
    return Counter(json.dumps(record, sort_keys=True) for record in records)
