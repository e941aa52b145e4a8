"""The fixed start of a short step, read from the clock times beside its title."""

import re
from dataclasses import dataclass

from facilitator.agenda.problems import short
from facilitator.agenda.reading.clock_words import (
    ClockWords,
    clock_before,
    clock_behind,
    clock_inside,
    single_inside,
    with_colons,
)
from facilitator.agenda.reading.day import Day, Placed, clock, in_half, length_of
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.side_times import plain_length

MOST_SHOWN = 80
"""Characters of a title in a line to be typed."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """The words of a short step, and what the clock times beside them say."""

    title: str
    at: str = ""
    """The fixed start as "HH:MM" (24 h), or nothing."""
    length_s: int = 0
    """In seconds; 0 where no end was said."""
    is_told: bool = False
    """Whether clock times were found and a warning says why they are not used."""


def read_clock(desk: Desk, node: Node, line: str, day: Day) -> Clocked:
    """Return the title without the clock times that it begins or ends with, and what they say.

    Clock times that can be meant in two ways stay where they are, and the line to write is shown.
    """
    line = with_colons(line)
    before, behind = clock_before(line), clock_behind(line)
    words, title = before or ((behind[1], behind[0]) if behind else (None, line))
    if words is not None and before:
        title = without_length(title, length_of(words))
    if words is None:
        return _loose(desk, node, line, day)
    if not title or plain_length(title):
        what = "A clock time stands here, and no word of what happens then."
        desk.warn(node, what, f"Write a title behind it, like “{words.written} Coffee”.")
        return Clocked(line, is_told=True)
    name = short(title, MOST_SHOWN)
    if (twice := clock_before(title)) or (before and (twice := _stretch_behind(title))):
        what = f"Two clock times stand here, “{short(words.written)}” and “{short(twice[0].written)}”."
        other = short(twice[1], MOST_SHOWN)
        desk.warn(node, what, f"Keep the one that counts today: “{short(words.written)} {other}”.")
        return Clocked(line, is_told=True)
    if _counts_from_zero(words, day):
        _warn_of_place(desk, node, words, title)
        return Clocked(line, is_told=True)
    placed = day.place(words)
    if placed is None:
        what = f"“{short(words.written)}” does not say when this step begins and how long it takes."
        fix = "Write when it begins before it and how long it takes behind it"
        desk.warn(node, what, f"{fix}, like “{clock(words.begin.minute)} {name}, 45 min”.")
        return Clocked(line, is_told=True)
    if placed.in_doubt:
        _warn_of_half(desk, node, words, placed, name)
    return Clocked(title, f"{placed.begin_min // 60:02}:{placed.begin_min % 60:02}", placed.length_min * 60)


LENGTH_IN_BRACKETS = re.compile(
    r"[(\[]\s*([0-9]{1,2}):([0-5][0-9])\s*(?:h|hrs?|hours?)?\s*[)\]][\s:,–-]*", re.IGNORECASE
)


def without_length(title: str, length_min: int | None) -> str:
    """Return a title without the length in brackets before it that the clock times say already: "(0:15) Break"."""
    found = LENGTH_IN_BRACKETS.match(title)
    same = found is not None and length_min == int(found[1]) * 60 + int(found[2])
    return title[found.end() :] if found and same and title[found.end() :] else title


def _stretch_behind(title: str) -> tuple[ClockWords, str] | None:
    found = clock_behind(title)
    return (found[1], found[0]) if found else None


def _loose(desk: Desk, node: Node, line: str, day: Day) -> Clocked:
    """Warn of a stretch among the words or behind a mere blank: it may be a chapter and verse as well."""
    found = clock_inside(line)
    if not found:
        return _single(desk, node, line)
    words, title = found
    if _counts_from_zero(words, day):
        _warn_of_place(desk, node, words, title)
    else:
        what = f"“{words.written}” stands in the title, so this step has no fixed start and no time."
        fix = f"If that is when it takes place, put it first: “{words.written} {short(title, MOST_SHOWN)}”."
        desk.warn(node, what, fix)
    return Clocked(line, is_told=True)


def _single(desk: Desk, node: Node, line: str) -> Clocked:
    """Warn of a single clock time at the end of a line; behind a comma it is told as what stands for a length."""
    found = single_inside(line)
    if not found or line.rpartition(",")[2].strip() == found[0]:
        return Clocked(line)
    time, first, title = found
    what = f"“{time}” stands in the title, so this step has no fixed start."
    desk.warn(node, what, f"If it begins then, write “{first} {short(title, MOST_SHOWN)}”.")
    return Clocked(line)


def _counts_from_zero(words: ClockWords, day: Day) -> bool:
    """Return whether these are places in the running order, "0:20 to 0:30", or go on from such."""
    return not words.begin.half and day.counts_from_zero(words.begin.minute, length_of(words) or 0)


def _warn_of_place(desk: Desk, node: Node, words: ClockWords, title: str) -> None:
    what = f"“{short(words.written)}” is a place in the running order, not a time of the day."
    name = short(title, MOST_SHOWN)
    if plain_length(title.rpartition(",")[2]):
        desk.warn(node, what, f"Leave it out: “{name}”.")
        return
    desk.warn(node, what, f"Write how long the step takes: “{name}, {length_of(words) or 10} min”.")


def _warn_of_half(desk: Desk, node: Node, words: ClockWords, placed: Placed, name: str) -> None:
    at = placed.begin_min
    until = f"–{in_half(at + placed.length_min)}" if placed.length_min else ""
    what = f"“{short(words.written)}” could be in the morning or in the afternoon; it is read as {in_half(at)}."
    desk.warn(node, what, f"Write am or pm behind it, like “{in_half(at)}{until} {name}”.")
