"""Taking the records out of the bytes of a session file, and telling what could not be taken."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from facilitator.session.storage.first_line import CHANGED, read_first_line
from facilitator.session.storage.line_format import decode_line, encode_line, without_sum

_END_LINE = b"]}"
_SHOWN_B = 240
_BETWEEN_RECORDS = re.compile(rb',(?=\{")')
"""Inside a record a comma is always followed by a space, and a quotation mark in a text by none of these."""
_RECORD_END = re.compile(rb'"sum": "[0-9a-f]{8}"\}')
_ENDS_TRIED = 8


@dataclass(frozen=True, slots=True)
class Damage:
    """One place of a file that is not as it was written."""

    kind: Literal["header", "line", "tail", "end"]
    """`tail` is a line cut off by a stop, which was never acknowledged; `end` is only the closing bracket."""
    line: int
    """Counted from 1 as an editor does; 0 when the text was laid out anew and has no lines of its own."""
    sentence: str
    """For a person."""
    found: str
    """The start of what stands there; bytes outside ASCII are written as a backslash and two digits."""
    record: dict[str, object] | None = None
    """What the line says when it is good JSON that only its sum speaks against; it is not among the records."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one way of reading found."""

    header: dict[str, object]
    records: tuple[dict[str, object], ...]
    damage: tuple[Damage, ...]
    reformatted: bool = False


def read_as_lines(data: bytes) -> Reading:
    """Read the layout this program writes, one record a line, and skip what does not fit its sum."""
    first = read_first_line(data)
    damage = [Damage("header", 1, first.problem, _shown(first.found))] if first.problem else []
    first_number = data.count(b"\n", 0, first.body_at) + 1
    lines = data[first.body_at :].split(b"\n")
    ended = lines[-2:] == [_END_LINE, b""]
    if ended:
        lines = lines[:-2]
    taken = [_take(line, opens_list=index == 0) for index, line in enumerate(lines)]
    last_good = max((index for index, line in enumerate(taken) if line.records), default=-1)
    middle = len(lines) if ended else last_good + 1
    damage += [
        _bad_line(number, line, taken_line.records)
        for number, line, taken_line in zip(range(first_number, first_number + middle), lines, taken, strict=False)
        if not taken_line.whole
    ]
    if not ended:
        damage.append(_bad_tail(first_number + middle, b"\n".join(lines[middle:])))
    records = tuple(record for line in taken for record in line.records)
    return Reading(first.header, records, tuple(damage))


def read_as_json(data: bytes) -> Reading | None:
    """Read a session whose layout another program changed; None when the text as a whole is no session."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(whole, dict) or "format" not in whole or not isinstance(whole.get("events"), list):
        return None
    events = whole.pop("events")
    damage: list[Damage] = []
    records: list[dict[str, object]] = []
    if not _fits_its_sum(whole):
        damage.append(Damage("header", 0, CHANGED, _shown(repr(whole).encode("utf-8", "replace"))))
    for number, event in enumerate(events, start=1):
        if isinstance(event, dict) and _fits_its_sum(event):
            records.append(_bare(event))
            continue
        sentence = f"Entry {number} is not as it was saved and was left out."
        record = _bare(event) if isinstance(event, dict) else None
        damage.append(Damage("line", 0, sentence, _shown(repr(event).encode("utf-8", "replace")), record))
    return Reading(_bare(whole), tuple(records), tuple(damage), reformatted=True)


@dataclass(frozen=True, slots=True)
class _Taken:
    records: tuple[dict[str, object], ...]
    whole: bool
    """The line is exactly one record, spelled as this program spells it."""


def _take(line: bytes, *, opens_list: bool) -> _Taken:
    if opens_list or line.startswith(b","):
        record = decode_line(line if opens_list else line[1:])
        if record is not None:
            return _Taken((record,), whole=True)
    return _Taken(tuple(_records_inside(line)), whole=False)


def _records_inside(line: bytes) -> Iterator[dict[str, object]]:
    """Find records that still fit their sums in a line whose edges are damaged, or that was joined to the next."""
    for piece in _BETWEEN_RECORDS.split(line):
        start = piece.find(b'{"')
        ends = [found.end() for found in _RECORD_END.finditer(piece)] if start >= 0 else []
        for end in ends[: -_ENDS_TRIED - 1 : -1]:
            record = decode_line(piece[start:end])
            if record is not None:
                yield record
                break


def _bad_line(number: int, line: bytes, kept: tuple[dict[str, object], ...]) -> Damage:
    if kept:
        return Damage("line", number, f"Line {number} is damaged at its edge; what it says is kept.", _shown(line))
    sentence = f"Line {number} is damaged and was left out."
    return Damage("line", number, sentence, _shown(line), without_sum(line.removeprefix(b",")))


def _bad_tail(number: int, tail: bytes) -> Damage:
    if not tail.strip(b"]}\n\0 "):
        return Damage(
            "end", number, "The file's closing bracket is missing; every line before it is whole.", _shown(tail)
        )
    sentence = f"The last entry (line {number}) was cut off while it was written. It was never shown as saved."
    return Damage("tail", number, sentence, _shown(tail), without_sum(tail.removeprefix(b",")))


def _bare(record: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if key != "sum"}


def _fits_its_sum(record: Mapping[str, object]) -> bool:
    """Spell a record anew and compare the sums: the layout may have changed, the content may not."""
    try:
        return encode_line(_bare(record)).endswith(b'"sum": "%s"}' % str(record.get("sum")).encode("ascii"))
    except (ValueError, RecursionError):
        return False


def _shown(found: bytes) -> str:
    return found[:_SHOWN_B].decode("ascii", "backslashreplace")
