"""How the header, the records and the end of a session file are spelled in bytes."""

import json
import re
import zlib
from collections.abc import Mapping, Sequence

FAMILY = "facilitator-session/"
"""How `format` begins in every header of every version."""

FORMAT = FAMILY + "1"
"""The value of `format` in every header written by this program."""

END = b"]}\n"
"""The last three bytes of a whole file; an addition is written over them."""

HEADER_END = b', "events": [\n'
"""What follows the header's sum at the end of the first line."""

_RESERVED = frozenset({"sum", "events"})
_SUM_AT_END = re.compile(rb'(?:, |(?<=\A\{))"sum": "([0-9a-f]{8})"\}\Z')


def encode_line(record: Mapping[str, object]) -> bytes:
    """Spell a record as one ASCII line without its line break, the crc32 of the rest as last key `sum`.

    Raises ValueError or TypeError for what JSON cannot hold, and for a record with a `sum` of its own.
    """
    if "sum" in record:
        raise ValueError("`sum` belongs to the file format; a record may not bring its own.")
    body = json.dumps(dict(record), ensure_ascii=True, allow_nan=False).encode("ascii")
    comma = b", " if record else b""
    return b'%s%s"sum": "%08x"}' % (body[:-1], comma, zlib.crc32(body))


def sum_fits(line: bytes) -> bool:
    """Tell whether a line ends in a sum and the sum belongs to the rest of it."""
    found = _SUM_AT_END.search(line)
    if found is None:
        return False
    return zlib.crc32(b"}", zlib.crc32(line[: found.start()])) == int(found[1], 16)


def decode_line(line: bytes) -> dict[str, object] | None:
    """Read one line back, without its `sum`; None when a byte of it is not what was written."""
    return without_sum(line) if sum_fits(line) else None


def without_sum(line: bytes) -> dict[str, object] | None:
    """Read a line as a JSON object whether its sum fits or not; None when it is no JSON object."""
    try:
        read = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict):
        return None
    read.pop("sum", None)
    return read


def _refuse(word: str) -> object:
    """Refuse NaN and the infinities: no JSON knows them, and no line with them could be written again."""
    raise ValueError(f"{word} is no number of JSON.")


def encode_header(header: Mapping[str, object]) -> bytes:
    """Spell the first line, which leaves the list of events open.

    Raises ValueError for a header with `sum` or `events` of its own.
    """
    if taken := _RESERVED & header.keys():
        raise ValueError(f"A header may not bring its own {', '.join(sorted(taken))}.")
    return encode_line(header)[:-1] + HEADER_END


def encode_addition(records: Sequence[Mapping[str, object]], *, to_empty_list: bool) -> bytes:
    """Spell the bytes that take the place of the last three: every record on its line, then the end."""
    lines = b"".join(b",%s\n" % encode_line(record) for record in records)
    if to_empty_list:
        lines = lines[1:]
    return lines + END


def encode_whole(header: Mapping[str, object], records: Sequence[Mapping[str, object]]) -> bytes:
    """Spell a whole session file."""
    return encode_header(header) + encode_addition(records, to_empty_list=True)
