"""Finding the header of a session file and the place where its records begin."""

import json
import re
import zlib
from dataclasses import dataclass

from facilitator.session.storage.line_format import FAMILY, HEADER_END, without_sum

CHANGED = "The first line, with the agenda, is not as it was saved. What could be read of it is used."
_MISSING = "The first line, with the agenda, is missing."
_BAD_END = "The end of the first line is damaged. The agenda in it is whole."
_SUM = re.compile(rb', "sum": "([0-9a-f]{8})"')
_FIELD = re.compile(r'"(format|id|agenda)": ')
_RECORD_START = re.compile(rb',?\{"seq": ')
_LENIENT = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class FirstLine:
    """What the start of a file says."""

    header: dict[str, object]
    body_at: int
    """Position of the first byte after the header."""
    problem: str = ""
    """A sentence when the line is not as it was written, else empty."""
    found: bytes = b""
    """The bytes that are in doubt."""


def read_first_line(data: bytes) -> FirstLine:
    """Read the header; one that does not fit its sum is read as far as it goes."""
    line_end = data.find(b"\n")
    line_end = len(data) if line_end < 0 else line_end
    for found in _SUM.finditer(data, 0, line_end):
        if zlib.crc32(b"}", zlib.crc32(data[: found.start()])) != int(found[1], 16):
            continue
        header = without_sum(data[: found.end()] + b"}")
        if header is not None and str(header.get("format", "")).startswith(FAMILY):
            return _verified(data, header, found.end())
    return _unverified(data, line_end)


def _verified(data: bytes, header: dict[str, object], sum_end: int) -> FirstLine:
    if data.startswith(HEADER_END, sum_end):
        return FirstLine(header, sum_end + len(HEADER_END))
    starts = (data.find(b"\n", sum_end) + 1, data.find(b'{"', sum_end))
    body_at = min((start for start in starts if start > 0), default=len(data))
    return FirstLine(header, body_at, _BAD_END, data[sum_end:body_at])


def _unverified(data: bytes, line_end: int) -> FirstLine:
    if _RECORD_START.match(data):
        return FirstLine({}, 0, _MISSING)
    opening = data.find(HEADER_END)
    if opening >= 0:
        return FirstLine(_fields_of(data[:opening] + b"}"), opening + len(HEADER_END), CHANGED, data[:opening])
    text = data[:line_end]
    return FirstLine(_fields_of(text), min(line_end + 1, len(data)), CHANGED, text)


def _fields_of(text: bytes) -> dict[str, object]:
    """Take the header out of damaged text: all of it when it still is JSON, else the fields that stand whole."""
    readable = text.decode("utf-8", "replace")
    try:
        whole = _LENIENT.decode(readable)
    except (ValueError, RecursionError):
        return _standing_fields(readable)
    if not isinstance(whole, dict):
        return {}
    whole.pop("sum", None)
    return whole


def _standing_fields(text: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    at = 0
    while found := _FIELD.search(text, at):
        at = found.end()
        try:
            value, end = _LENIENT.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        fields.setdefault(found[1], value)
        at = end
    return fields
