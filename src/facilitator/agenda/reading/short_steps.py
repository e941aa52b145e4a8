"""A step on one line: "Welcome, 5 min"."""

import re

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, looks_like_words
from facilitator.agenda.reading.keys import MARKS, TABLES, plain_key
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar
from facilitator.agenda.reading.values import clock_of

UNITS = r"(?:min|mins|minutes?|sec|secs|seconds?|h|hrs?|hours?)"
UNIT = re.compile(rf"\b[0-9]+(?:[.,][0-9]+)?\s*{UNITS}\b\W*$", re.IGNORECASE)
HAS_UNIT = re.compile(rf"(?<![a-z]){UNITS}(?![a-z])", re.IGNORECASE)
DECIMAL = re.compile(
    rf"(?<![0-9,])[0-9]+,[0-9]+(?:\s*(?:[-–—]|to)\s*[0-9]+(?:,[0-9]+)?)?\s*{UNITS}(?![a-z])", re.IGNORECASE
)
"""A time whose comma parts the two halves of a number, "1,5 h"."""
BARE = re.compile(r"[0-9][0-9\s.–—-]*")
ORDINAL = re.compile(r"an?\s+second\s", re.IGNORECASE)
"""Not a length but the one after the first, "a second look"."""
NUMBER = "(?:[0-9]|(?:one|two|three|four|five|ten|fifteen|twenty|thirty)\\b)"
LIKE_A_TIME = re.compile(
    rf"\W*(?:(?:about|around|roughly|some|up to)\W+)?{NUMBER}.*\b{UNITS}\b|.*{NUMBER}[\s-]*{UNITS}\b", re.IGNORECASE
)
"""Words that begin with a number and name a unit of time, or hold a number with its unit."""
LONGEST_BARE_MIN = 600
"""A larger number without a unit behind the last comma is a year or a count, not minutes."""


def read_short_step(desk: Desk, node: Node) -> tuple[str, TimeRange | None]:
    """Return the title and the time behind one of its last two commas; if none leads to a time, it stays whole."""
    written = desk.line(node, "steps")
    tails = _tails(written)
    for number, (title, tail) in enumerate(tails):
        found = read_duration(tail) if tail else None
        if found is None and tail and not number:
            _warn_of_time_inside(desk, node, title)
            return title, None
        if isinstance(found, TimeRange) and _is_time(title, tail, found) and (not number or HAS_UNIT.search(tail)):
            _warn_of_second_time(desk, node, title, tail)
            return title, found
    if not tails or not _told_of_tail(desk, node, *tails[0]):
        _warn_of_unread(desk, node, written, tails)
    return written, None


def _tails(written: str) -> list[tuple[str, str]]:
    """Return what stands before and behind the last comma and the one before; that of "1,5 h" parts nothing."""
    masked = DECIMAL.sub(lambda found: found[0].replace(",", "\0"), written)
    parts = [part.replace("\0", ",") for part in masked.split(",")]
    cuts = range(len(parts) - 1, max(0, len(parts) - 3), -1)
    return [(",".join(parts[:cut]).strip(), ",".join(parts[cut:]).strip()) for cut in cuts]


def _is_time(title: str, tail: str, found: TimeRange) -> bool:
    if HAS_UNIT.search(tail) or found.each:
        return not ORDINAL.match(tail)
    if BARE.fullmatch(tail) and _counts_on(title):
        return False
    return not found.remark and bool(re.search("[0-9]", tail)) and found.most_s <= LONGEST_BARE_MIN * 60


def _counts_on(title: str) -> bool:
    """Return whether a number behind this title may go on from one that it ends in: "Read chapters 3"."""
    return bool(re.search(r"[0-9]\W*$", title) or UNIT.search(title))


def _told_of_tail(desk: Desk, node: Node, title: str, tail: str) -> bool:
    """Note what is wrong with the words behind the last comma; return whether anything is."""
    found = read_duration(tail) if tail else None
    if isinstance(found, DurationRefused) and (UNIT.search(tail) or re.match(r"[0-9]+\s*-?ish\b", tail)):
        what = f"“{short(tail)}” cannot be read as the time of this step."
        desk.problem(node, what, "Write it like “Welcome, 5-8 min”.")
    elif clock_of(tail):
        what = f"“{tail}” is a clock time, and a step takes a length here."
        desk.warn(node, what, "Write how long it takes, like “Lunch, 45 min”; or put the clock time in brackets.")
    elif isinstance(found, TimeRange) and BARE.fullmatch(tail) and _counts_on(title):
        what = f"“{tail}” has no unit and follows another number, so it stands in the title."
        desk.warn(
            node, what, f"If it is the time of the step, write “{short(title)}, {tail} min”; if not, write “and”."
        )
    else:
        return False
    return True


def _warn_of_unread(desk: Desk, node: Node, written: str, tails: list[tuple[str, str]]) -> None:
    """Warn of a time that stands in the title since it could not be read, or since no comma is before it."""
    for _, tail in tails:
        found = read_duration(tail) if tail else None
        if isinstance(found, DurationRefused) and LIKE_A_TIME.match(tail):
            what = f"“{short(tail)}” is not read as a time, so it stands in the title."
            desk.warn(node, what, f"If it is how long the step takes: {found.reason}")
            return
    _warn_of_time_inside(desk, node, written)


def _warn_of_second_time(desk: Desk, node: Node, title: str, tail: str) -> None:
    """Warn of a title that ends in a time of its own behind a comma: "Talk, 10 min" of "Talk, 10 min, 5 min"."""
    parts = _tails(title)
    first = parts[0][1] if parts else ""
    if UNIT.search(first) and isinstance(found := read_duration(first), TimeRange) and not found.remark:
        what = f"Two times stand here: the step has {short(tail)}, and “{short(first)}” stays in its title."
        desk.warn(node, what, "Keep one of them, or make two steps of it, each behind a dash.")


def _warn_of_time_inside(desk: Desk, node: Node, title: str) -> None:
    found = UNIT.search(title)
    if found:
        what = f"“{found[0].strip(' ).')}” stands in the title, so this step has no time."
        desk.warn(
            node, what, f"If it is the time of the step, put a comma before it: “Welcome, {found[0].strip(' ).')}”."
        )


def refuse_key_for_step(desk: Desk, node: Mapping) -> bool:
    """Note `- Welcome: 5 min` and `- Note: bring pens`, one line each; return whether it was one of them."""
    if len(node.entries) != 1 or not isinstance(node.entries[0].value, Scalar):
        return False
    entry = node.entries[0]
    if plain_key(entry.key.text) in MARKS.keys() - TABLES["step"]:
        what = f"“{short(entry.key.text)}” is a mark of the guide, not a step."
        title = short(desk.line(node, "steps")).replace('"', "'")
        fix = f'Put these words under `guide: |` of a step; if they are a title, put them in quotes: `- "{title}"`.'
        desk.problem(node, what, fix)
        return True
    if not looks_like_words(node, "step"):
        return False
    if not isinstance(entry.value, Scalar) or not isinstance(read_duration(entry.value.text), TimeRange):
        return False
    name = short(entry.key.text)
    desk.problem(node, f"After “{name}” stands a colon.", f"Write a comma: `- {name}, {short(entry.value.text)}`.")
    return True


def refuse_joined_lines(desk: Desk, node: Node) -> bool:
    """Note a short step that swallows a dashed line further in, `- sub`; return whether it does."""
    if not isinstance(node, Scalar) or node.style != "plain":
        return False
    below = desk.lines[node.mark.line : node.end.line]
    if not any(line.lstrip().startswith("- ") for line in below):
        return False
    first = desk.lines[node.mark.line - 1][node.mark.column - 1 :]
    title = short(first.rpartition(",")[0].strip() or first.strip())
    what = "The dashed lines below this step stand further in, so they would run on in its title."
    fix = f"For steps inside it, write `- title: {title}`, below it `steps:`, and below that each with its dash."
    desk.problem(node, what, fix)
    return True
