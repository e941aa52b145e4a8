"""A step on one line: "Welcome, 5 min"."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration, say_range
from facilitator.agenda.problems import short
from facilitator.agenda.reading.commas import without_comma
from facilitator.agenda.reading.day import Day
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import MARKS, SPOKEN_KEYS, plain_key
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar, Sequence
from facilitator.agenda.reading.run_on import for_steps_inside, list_for_step
from facilitator.agenda.reading.side_times import (
    LONGEST_TITLE,
    LOOSE,
    TO_OR_DASH,
    UNITS,
    length_apart,
    length_before,
    length_behind,
    out_of_company,
    plain_length,
    tail_of,
    unsure_length,
)
from facilitator.agenda.reading.starts_in_words import read_clock
from facilitator.agenda.reading.values import clock_of

UNIT = re.compile(rf"\b[0-9]+(?:[.,][0-9]+)?\s*{UNITS}\b\W*$", re.IGNORECASE)
HAS_UNIT = re.compile(rf"(?<![a-z]){UNITS}(?![a-z])", re.IGNORECASE)
DECIMAL = re.compile(
    rf"(?<![0-9,])[0-9]+,[0-9]+(?:\s*(?:[-–—]|to)\s*[0-9]+(?:,[0-9]+)?)?\s*{UNITS}(?![a-z])", re.IGNORECASE
)
"""A time whose comma parts the two halves of a number, "1,5 h"."""
BARE = re.compile(r"[0-9][0-9\s.–—-]*")
BARE_BEHIND = re.compile(
    r"(?P<title>.*?[^\W\d_].*?)\s*(?:\.{3,}|…|[/|=]|[(\[])\s*(?P<number>[0-9]{1,3}(?:\s*[-–]\s*[0-9]{1,3})?)\s*[)\]]?"
)
"""A number without a unit that dots, a bar or brackets set apart: "Welcome ..... 5"."""
ORDINAL = re.compile(r"an?\s+second\s", re.IGNORECASE)
"""Not a length but the one after the first, "a second look"."""
NUMBER = "(?:[0-9]|(?:one|two|three|four|five|ten|fifteen|twenty|thirty)\\b)"
LIKE_A_TIME = re.compile(
    rf"\W*(?:(?:about|around|roughly|some|up to)\W+)?{NUMBER}.*\b{UNITS}\b|.*{NUMBER}[\s-]*{UNITS}\b", re.IGNORECASE
)
"""Words that begin with a number and name a unit of time, or hold a number with its unit."""
LONGEST_BARE_MIN = 600
"""A larger number without a unit behind the last comma is a year or a count, not minutes."""


NoLimit = Literal["no limit"]
NO_LIMIT: Final[NoLimit] = "no limit"

MOST_SHOWN = 80
"""Characters of a title in a line to be typed."""


@dataclass(frozen=True, slots=True)
class ShortStep:
    """What stands on one line for a whole step."""

    title: str
    time: TimeRange | None = None
    at: str = ""
    """The fixed start as "HH:MM" (24 h), or nothing."""
    time_given: bool = False
    """Whether anything was said of its time, be it that it has no limit."""


def read_short_step(desk: Desk, node: Node, day: Day) -> ShortStep:
    """Return a step with the clock times and the length that stand beside its title.

    What can be meant in more than one way stays in the title, with a warning that shows the line to write.
    """
    written = desk.line(node, "steps")
    clock = read_clock(desk, node, written, day)
    title, found = _with_length(desk, node, clock.title, has_time=clock.is_told or bool(clock.length_s))
    time = found if isinstance(found, TimeRange) else None
    if clock.length_s:
        lasts = TimeRange(least_s=clock.length_s, most_s=clock.length_s)
        if time and (time.least_s, time.most_s) != (lasts.least_s, lasts.most_s):
            what = f"Two lengths stand here: {say_range(lasts)} by the clock, and {say_range(time)} as written."
            desk.warn(node, what, f"Keep one of them; as it stands, the step has {say_range(time)}.")
        time = time or lasts
    if not clock.length_s and clock.at and time:
        day.lasts(time.base_s + time.most_s)
    return ShortStep(title, time, clock.at, found is not None or bool(clock.length_s))


def _with_length(desk: Desk, node: Node, written: str, *, has_time: bool) -> tuple[str, TimeRange | NoLimit | None]:
    """Return the title and the length beside it: behind one of its last two commas, a dash, in brackets, or before it.

    Where none is sure the words stay whole, and unless the step has a time already, that is told.
    """
    written = out_of_company(written)
    tails = _tails(written)
    for number, (title, tail) in enumerate(tails):
        found = read_duration(tail) if tail else None
        if found is None and tail and not number:
            _warn_of_time_inside(desk, node, title)
            return title, NO_LIMIT
        if isinstance(found, TimeRange) and _is_time(title, tail, found) and (not number or HAS_UNIT.search(tail)):
            _warn_of_second_time(desk, node, title, tail)
            return title, found
    if behind := length_behind(written):
        _warn_of_second_time(desk, node, behind[0], written[len(behind[0]) :])
        return behind
    if before := length_before(written):
        return before[1], before[0]
    if not has_time and (apart := length_apart(written)):
        return apart
    if not has_time and (meant := without_comma(desk, node, written)):
        return meant
    if not has_time and (not tails or not _told_of_tail(desk, node, *tails[0])):
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
        desk.problem(node, what, f"Write it like “{short(title, MOST_SHOWN)}, 5-8 min”.")
    elif clock_of(tail):
        what = f"“{tail}” is a clock time, and a step takes a length here."
        name = short(title, MOST_SHOWN)
        desk.warn(node, what, f"Write how long it takes, like “{name}, 45 min”; or when it begins: “{tail} {name}”.")
    elif isinstance(found, TimeRange) and BARE.fullmatch(tail) and _counts_on(title):
        what = f"“{tail}” has no unit and follows another number, so it stands in the title."
        desk.warn(
            node,
            what,
            f"If it is the time of the step, write “{short(title, MOST_SHOWN)}, {tail} min”; if not, write “and”.",
        )
    else:
        return False
    return True


def _warn_of_unread(desk: Desk, node: Node, written: str, tails: list[tuple[str, str]]) -> None:
    """Warn of a time that stands in the title since it could not be read, or since no comma is before it."""
    for tail in (*(tail for _, tail in tails), "" if unsure_length(written) else tail_of(written)):
        found = read_duration(tail) if tail else None
        if isinstance(found, DurationRefused) and LIKE_A_TIME.match(tail):
            what = f"“{short(tail)}” is not read as a time, so it stands in the title."
            desk.warn(node, what, f"If it is how long the step takes: {found.reason}")
            return
    if len(written) <= LONGEST_TITLE and (bare := BARE_BEHIND.fullmatch(written)):
        what = f"“{bare['number']}” stands in the title, so this step has no time."
        shown = f"“{short(bare['title'], MOST_SHOWN)}, {bare['number']} min”"
        desk.warn(node, what, f"If it is how many minutes the step takes, write {shown}.")
        return
    _warn_of_time_inside(desk, node, written)


def _warn_of_second_time(desk: Desk, node: Node, title: str, tail: str) -> None:
    """Warn of a title that keeps a time of its own: "Talk, 10 min" of "Talk, 10 min, 5 min", "Talk (10 min)"."""
    parts = _tails(title)
    first, found = parts[0][1] if parts else "", None
    if UNIT.search(first):
        found = read_duration(first)
    elif behind := length_behind(title):
        first, found = tail_of(title), behind[1]
    elif before := length_before(title):
        found = before[0]
        first = say_range(found)
    if isinstance(found, TimeRange) and not found.remark and not found.each:
        has = short(tail.strip(LOOSE))
        what = f"Two times stand here: the step has {has}, and “{short(first)}” stays in its title."
        desk.warn(node, what, "Keep one of them, or make two steps of it, each behind a dash.")


def _warn_of_time_inside(desk: Desk, node: Node, title: str) -> None:
    if found := unsure_length(title):
        name, length = found
        fix = "If it is the time of the step, put a comma before it"
        if not title.rstrip(" .)]").endswith(length):
            fix = "If it is the time of the step, put it at the end, behind a comma"
        what = f"“{short(length)}” stands in the title, so this step has no time."
        if not name:
            what, name = f"“{short(length)}” stands here alone.", "Welcome"
            fix = "Write a title before it, and a comma between the two"
        if either := TO_OR_DASH.fullmatch(length):
            first = f"“{short(name, MOST_SHOWN)} {either['first']}, {either['length']}”"
            fix = f"Put a comma before it: {first} where it is one length, and where it is a range"
        desk.warn(node, what, f"{fix}: “{short(name, MOST_SHOWN)}, {short(length)}”.")


def refuse_mark_for_step(desk: Desk, node: Mapping) -> bool:
    """Note `- Note: bring pens`, one line; return whether it was one."""
    entry = node.entries[0]
    marks = {*SPOKEN_KEYS, *MARKS} - {"ask"}
    if len(node.entries) != 1 or not isinstance(entry.value, Scalar) or plain_key(entry.key.text) not in marks:
        return False
    what = f"“{short(entry.key.text)}” is a mark of the guide, not a step."
    title = short(desk.line(node, "steps")).replace('"', "'")
    fix = f'Put these words under `guide: |` of a step; if they are a title, put them in quotes: `- "{title}"`.'
    desk.problem(node, what, fix)
    return True


def refuse_joined_lines(desk: Desk, node: Node) -> bool:
    """Note a step that is a list, or swallows a dashed line further in, `- sub`; return whether it does."""
    if isinstance(node, Sequence):
        desk.problem(node, *list_for_step(flow=node.flow))
        return True
    if not isinstance(node, Scalar) or node.style != "plain":
        return False
    below = desk.lines[node.mark.line : node.end.line]
    if not any(line.lstrip().startswith("- ") for line in below):
        return False
    first = desk.lines[node.mark.line - 1][node.mark.column - 1 :]
    title = short(first.rpartition(",")[0].strip() or first.strip())
    what = "The dashed lines below this step stand further in, so they would run on in its title."
    desk.problem(node, what, for_steps_inside(title))
    return True


def warn_of_time_in_title(desk: Desk, node: Node) -> None:
    """Warn of a length behind the title of a step that has a key for it and does not use it."""
    written = desk.line(node, "title")
    parts = _tails(written)
    title, tail = parts[0] if parts else ("", "")
    if not plain_length(tail) and (behind := length_behind(written)):
        title, tail = behind[0], tail_of(written)
    elif not plain_length(tail) and (found := unsure_length(written)) and written.endswith(found[1]):
        title, tail = found
    if plain_length(tail):
        what = f"“{short(tail)}” stands in the title, so this step has no time."
        desk.warn(node, what, f"Write `title: {short(title, MOST_SHOWN)}`, and below it `time: {short(tail)}`.")
