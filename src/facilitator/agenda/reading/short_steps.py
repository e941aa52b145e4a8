"""A step on one line: "Welcome, 5 min"."""

import re

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, looks_like_words
from facilitator.agenda.reading.keys import MARKS, TABLES, plain_key
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar
from facilitator.agenda.reading.values import clock_of

UNIT = re.compile(r"\b[0-9]+\s*(?:min|mins|minutes?|sec|secs|seconds?|h|hrs?|hours?)\b\W*$", re.IGNORECASE)
LIKE_A_TIME = re.compile(
    r"\W*(?:(?:about|around|roughly|some|up to)\W+)?(?:[0-9]|(?:one|two|three|four|five|ten|fifteen|twenty|thirty)\b)"
    r".*\b(?:min|mins|minutes?|sec|secs|seconds?|h|hrs?|hours?)\b",
    re.IGNORECASE,
)
"""Words that begin with a number and name a unit of time."""
LONGEST_BARE_MIN = 600
"""A larger number without a unit behind the last comma is a year or a count, not minutes."""


def read_short_step(desk: Desk, node: Node) -> tuple[str, TimeRange | None]:
    """Return the title and the time behind its last comma; a title whose commas lead to no time stays whole."""
    written = desk.line(node, "steps")
    title, comma, tail = (part.strip() for part in written.rpartition(","))
    if not comma:
        _warn_of_time_inside(desk, node, written)
        return written, None
    found = read_duration(tail) if tail else None
    if found is None and tail:
        return title, None
    if isinstance(found, TimeRange) and _is_time(tail, found):
        return title, found
    if isinstance(found, DurationRefused) and (UNIT.search(tail) or re.match(r"[0-9]+\s*-?ish\b", tail)):
        desk.problem(
            node, f"“{short(tail)}” cannot be read as the time of this step.", "Write it like “Welcome, 5-8 min”."
        )
    elif clock_of(tail):
        what = f"“{tail}” is a clock time, and a step takes a length here."
        desk.warn(node, what, "Write how long it takes, like “Lunch, 45 min”; or put the clock time in brackets.")
    elif isinstance(found, DurationRefused) and LIKE_A_TIME.match(tail):
        what = f"“{short(tail)}” is not read as a time, so it stands in the title."
        desk.warn(node, what, f"If it is how long the step takes: {found.reason}")
    else:
        _warn_of_time_inside(desk, node, written)
    return written, None


def _is_time(tail: str, found: TimeRange) -> bool:
    if UNIT.search(tail) or found.each:
        return True
    return not found.remark and bool(re.search("[0-9]", tail)) and found.most_s <= LONGEST_BARE_MIN * 60


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
