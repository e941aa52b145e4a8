"""A running order that counts from the start: ":05 - :25 Present", "0:00 Welcome", "10-25 min: Talk".

Its places are taken out of the steps, and what lies between two of them becomes the length of the first. The list is
judged as a whole, since "1:05" alone may be a time of the day and "10-25 min" a range.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.reading.desk import Desk, looks_like_words
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Entry, Mapping, Node, Scalar, last_end
from facilitator.agenda.reading.side_times import LONGEST_TITLE, length_behind, plain_length

TO = r"\s*(?:[-–—‒]|to|until|till)\s*"
UNIT = r"(?:\s*(?:min(?:ute)?s?\b\.?|m\b|['′’]))?"
LEAD = r"(?:(?:minutes?|mins?\.?|from)\s+|(?:t\s*)?\+\s*)?"
CLOCK = rf"(?P<bh>[0-9]{{0,3}}):(?P<bm>[0-5][0-9])(?::00)?(?:{TO}\+?(?P<eh>[0-9]{{0,3}}):(?P<em>[0-5][0-9])(?::00)?)?"
AFTER = rf"t\s*\+\s*(?P<t>[0-9]{{1,3}}){UNIT}(?!:)"
COUNT = rf"(?P<b>[0-9]{{1,3}}){UNIT}{TO}(?P<e>[0-9]{{1,3}}){UNIT}"
ENDS = r"(?!\w|[:.,%][0-9]|\s?(?:[ap]\.?m|h|hrs?|hours?|sec|secs|seconds?|days?|people)\b)"
PLACE = rf"(?:{AFTER}|{LEAD}(?:{CLOCK}|{COUNT})){ENDS}"
ALONE = re.compile(PLACE, re.IGNORECASE)
IN_FRONT = re.compile(rf"[(\[]?{PLACE}\s*[)\]]?(?:\s*[:.,;|–—-]+\s+|\s*[–—|]\s*|\s+)(?=\S)", re.IGNORECASE)
BEHIND = re.compile(rf"(?:\s*[,;|–—]\s*|\s+-\s+|\s*[(\[]\s*){PLACE}\s*[)\]]?$", re.IGNORECASE)

LATE = ("22:", "23:", "00:")
"""A workshop that begins then goes on past midnight, so 0:15 may well be a time of the day."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the running order a step begins and, if that is said, ends, in the figures that were written."""

    begin: int
    """Of "1:05" 65, of "10-25 min" 10."""
    end: int | None
    by_colon: bool
    is_bare: bool
    """Whether no hour stands before a colon, ":05"."""
    key: str
    """The key of the step behind which it stands, or nothing where the step is one line."""
    rest: str
    """The words beside it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The entries of a list without the places in them, and when those that have one begin."""

    items: tuple[Node, ...]
    begins_s: dict[int, int]
    """In seconds from the start of the workshop, by where the entry begins in the text."""


def counted_from_start(desk: Desk, items: tuple[Node, ...], start: str, booked: TimeRange | None) -> Counted:
    """Return the steps of a list that counts from the start with lengths for places, any other list as it is."""
    found = {at: place for at, item in enumerate(items) if (place := _place(desk, item))}
    clocks = {at: place for at, place in found.items() if place.by_colon}
    spans = {at: place for at, place in found.items() if not place.by_colon}
    if _is_order(list(clocks.values()), start):
        return _without(items, clocks, _unit_s(list(clocks.values()), booked))
    if _is_chain(list(spans.values()), booked):
        return _without(items, spans, 60)
    return Counted(items, {})


def _place(desk: Desk, node: Node) -> Place | None:
    if isinstance(node, Scalar) or (isinstance(node, Mapping) and looks_like_words(node, "step")):
        return _beside(desk.line(node, "steps"), "")
    if not isinstance(node, Mapping):
        return None
    values = {plain_key(entry.key.text): entry.value for entry in node.entries if isinstance(entry.value, Scalar)}
    for key in ("at", "time"):
        if (value := values.get(key)) and (match := ALONE.fullmatch(desk.line(value, key))):
            return _read(match, key, "")
    return _beside(desk.line(values["title"], "title"), "title") if "title" in values else None


def _beside(line: str, key: str) -> Place | None:
    """Return the place that a line of words begins or ends with."""
    if len(line) > LONGEST_TITLE:
        return None
    match = IN_FRONT.match(line)
    rest = line[match.end() :] if match else ""
    if match is None and (match := BEHIND.search(line)):
        rest = line[: match.start()]
    return _read(match, key, rest.strip()) if match and re.search(r"[^\W\d_]", rest) else None


def _read(match: re.Match[str], key: str, rest: str) -> Place:
    parts = match.groupdict()
    if parts["t"]:
        return Place(int(parts["t"]), None, by_colon=True, is_bare=False, key=key, rest=rest)
    if parts["b"]:
        return Place(int(parts["b"]), int(parts["e"]), by_colon=False, is_bare=False, key=key, rest=rest)
    begin = int(parts["bh"] or 0) * 60 + int(parts["bm"])
    end = int(parts["eh"] or 0) * 60 + int(parts["em"]) if parts["em"] else None
    return Place(begin, end, by_colon=True, is_bare=not parts["bh"], key=key, rest=rest)


def _is_order(places: list[Place], start: str) -> bool:
    """Return whether clock times can only be places: the first is 0:00, or an hour is left out, and none goes back."""
    if not places or any(place.end is not None and place.end <= place.begin for place in places):
        return False
    if any(then.begin < (first.begin if first.end is None else first.end) for first, then in pairwise(places)):
        return False
    if any(place.is_bare and place.end is not None for place in places):
        return True
    return places[0].begin == 0 and (places[0].is_bare or not start.startswith(LATE))


def _is_chain(places: list[Place], booked: TimeRange | None) -> bool:
    """Return whether ranges are rather places: the first begins at 0, and each where the one before it ends."""
    if len(places) < 2 or places[0].begin or any(place.end is None or place.end <= place.begin for place in places):
        return False
    fits = booked is not None and booked.most_s == (places[-1].end or 0) * 60
    return (fits or len(places) > 2) and all(first.end == then.begin for first, then in pairwise(places))


def _unit_s(places: list[Place], booked: TimeRange | None) -> int:
    """Return the seconds of the last figure: a minute, unless only minutes and seconds can be meant."""
    last = max(place.end or place.begin for place in places)
    is_fine = booked is not None and booked.most_s <= 2 * last <= 2 * booked.most_s
    return 1 if is_fine or last >= 24 * 60 else 60


def _without(items: tuple[Node, ...], places: dict[int, Place], unit_s: int) -> Counted:
    changed = [_rewritten(item, places[at], unit_s) if at in places else item for at, item in enumerate(items)]
    return Counted(tuple(changed), {items[at].mark.index: place.begin * unit_s for at, place in places.items()})


def _rewritten(node: Node, place: Place, unit_s: int) -> Node:
    """Return a step without its place, and with a length where it says when it ends and has none of its own."""
    length = "" if place.end is None else _length((place.end - place.begin) * unit_s)
    if not isinstance(node, Mapping) or not place.key:
        behind = place.rest.rpartition(",")[2]
        has_own = plain_length(behind) or length_behind(place.rest)
        words = f"{place.rest}, {length}" if length and not has_own else place.rest
        return Scalar(words, node.mark, last_end(node))
    entries = []
    for entry in node.entries:
        key = plain_key(entry.key.text)
        if key == place.key and key == "title":
            entries.append(Entry(entry.key, Scalar(place.rest, entry.value.mark, entry.value.end)))
        elif key == "time" and isinstance(entry.value, Scalar):
            entries.extend(_timed(entry, place, unit_s))
        elif key != place.key:
            entries.append(entry)
    if length and not any(plain_key(entry.key.text) == "time" for entry in entries):
        entries.append(Entry(Scalar("time", node.mark, node.mark), Scalar(length, node.mark, node.mark)))
    return Mapping(tuple(entries), node.mark, node.end, node.flow)


def _timed(entry: Entry, place: Place, unit_s: int) -> list[Entry]:
    """Return the line `time` with a length for "1:05 - 1:25", and none for "1:05"."""
    match = ALONE.fullmatch(entry.value.text.strip()) if isinstance(entry.value, Scalar) else None
    stands = _read(match, "time", "") if match else None
    if stands is None or stands.by_colon != place.by_colon:
        return [entry]
    if stands.end is None:
        return []
    length = _length((stands.end - stands.begin) * unit_s)
    return [Entry(entry.key, Scalar(length, entry.value.mark, entry.value.end))]


def _length(seconds: int) -> str:
    return f"{seconds // 60} min" if seconds % 60 == 0 else f"{seconds} sec"
