"""From one clock time to another where a length is wanted: "time: 10:00-10:20" says when it begins as well."""

import re
from dataclasses import dataclass

from facilitator.agenda.duration import TimeRange, say_range
from facilitator.agenda.problems import short
from facilitator.agenda.reading.clock_words import clock_before, with_colons
from facilitator.agenda.reading.day import Day, length_of
from facilitator.agenda.reading.desk import Desk, Fields
from facilitator.agenda.reading.nodes import Node, Scalar
from facilitator.agenda.reading.short_steps import HAS_UNIT, read_short_step
from facilitator.agenda.reading.side_times import length_beside, plain_length
from facilitator.agenda.reading.starts_in_words import read_clock, without_length
from facilitator.agenda.reading.values import clock_time_of, time_of

BREAK = re.compile(
    r"(?:(?:a|the|morning|afternoon|midday|short|comfort|bio|stretch|health|coffee|tea|lunch|dinner|supper|snack)[\s-]+)*"
    r"(?:breaks?|pause|pauze|paus|lunch|coffee|tea|dinner|supper|recess|intermission)"
    r"(?:[\s-]+(?:break|time|and coffee|and tea))?"
    r"|.*[(\[]\s*break\s*[)\]]",
    re.IGNORECASE,
)
"""Titles that say nothing but that there is a break."""


@dataclass(frozen=True, slots=True)
class StepTimes:
    """What a step with lines of its own says of its title, its length and its fixed start."""

    title: str
    time: TimeRange | None
    at: str
    """The fixed start as "HH:MM" (24 h), or empty."""
    time_given: bool


def step_times(desk: Desk, fields: Fields, day: Day) -> StepTimes:
    """Return the times of a step, also where they stand in its title or where `time` goes from clock to clock.

    A title in quotes stays as it is written.
    """
    title = desk.line(fields["title"], "title") if "title" in fields else ""
    at = clock_time_of(desk, fields["at"], "at") if "at" in fields else ""
    node = fields.get("title")
    as_written = isinstance(node, Scalar) and node.style == "quoted"
    if "time" in fields:
        begins, time = span_or_time(desk, fields, "time", "at", at, day)
        if not at and not begins and title and not as_written:
            clock = read_clock(desk, fields["title"], title, day)
            title, begins = clock.title, clock.at
        return StepTimes(title, time, at or begins, True)
    if not title:
        return StepTimes(title, None, at, False)
    if at or "steps" in fields or as_written:
        return _beside_title(desk, fields["title"], title, at, as_written=as_written)
    found = read_short_step(desk, fields["title"], day)
    if not found.title or (found.time and not found.at and not HAS_UNIT.search(title)):
        return StepTimes(title, None, "", False)
    return StepTimes(found.title, found.time, found.at, found.time_given)


def _beside_title(desk: Desk, node: Node, title: str, at: str, *, as_written: bool) -> StepTimes:
    """Return the length that stands beside a title; out of quotes it is read too, and that is told."""
    found = length_beside(title)
    if not found:
        return StepTimes(title, None, at, False)
    if as_written:
        length = say_range(found[1])
        what = f"The time at the end of this title is read as that of the step: {length}."
        desk.warn(node, what, "If it belongs to the title, give the step a line `time:` of its own.")
    return StepTimes(found[0], found[1], at, True)


def span_or_time(desk: Desk, fields: Fields, key: str, begins: str, at: str, day: Day) -> tuple[str, TimeRange | None]:
    """Return when it begins, where that is said, and how long it takes; `at` is what the key `begins` says already."""
    written = with_colons(desk.line(fields[key], key), surely=True)
    found = clock_before(written)
    if found and found[0].end and found[1]:
        found = (found[0], without_length(f"{found[1]} .", length_of(found[0])).removesuffix(".").strip())
    if found and found[1] and (said := plain_length(found[1].strip(" ()[]"))):
        same = length_of(found[0]) == said.least_s / 60 == said.most_s / 60
        found = (found[0], "" if same else found[1])
    if found is None or found[0].end is None or found[1]:
        return "", time_of(desk, fields[key], key, begins)
    if not found[0].begin.half and day.counts_from_zero(found[0].begin.minute, 0):
        return "", time_of(desk, fields[key], key, begins)
    placed = day.place(found[0])
    if placed is None or placed.in_doubt or not placed.length_min:
        return "", time_of(desk, fields[key], key, begins)
    start = f"{placed.begin_min // 60:02}:{placed.begin_min % 60:02}"
    if at and at != start:
        what = f"“{short(written)}” begins at {start}, and `{begins}` says {at}."
        desk.problem(fields[key], what, f"Write how long it takes here, like `{key}: {placed.length_min} min`.")
    length_s = placed.length_min * 60
    return start, TimeRange(least_s=length_s, most_s=length_s)


def is_break(title: str) -> bool:
    """Return whether a title says nothing but that there is a break: "Lunch", "Morning tea", "Coffee break"."""
    return BREAK.fullmatch(title.strip(" .!")) is not None
