"""The sentences for a length that cannot be read, each with what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DurationRefused:
    """Why a text is not read as a length."""

    what: str
    """One sentence for the author: what is wrong."""
    fix: str
    """The way out, with an example."""

    @property
    def reason(self) -> str:
        """Both sentences in one line."""
        return f"{self.what} {self.fix}"


def _quoted(line: str) -> str:
    return f"“{line}”" if len(line) <= 40 else f"“{line[:39].rstrip()}…”"


def not_understood(line: str) -> DurationRefused:
    """Refuse a text without a length the reader can be sure of."""
    return DurationRefused(
        f"{_quoted(line)} does not say how long in words this program knows.",
        "Write for example 10 min, 5-8 min or 1 h 30 min, or “no limit”.",
    )


def too_much_text(longest: int) -> DurationRefused:
    """Refuse a text that goes on far beyond a length."""
    return DurationRefused(
        f"This is far too long to be a length (more than {longest} characters).",
        "Write only the time here, for example 10 min, and the rest in the guide.",
    )


def time_of_day(line: str) -> DurationRefused:
    """Refuse an hour of the day where a length is wanted."""
    return DurationRefused(
        f"{_quoted(line)} looks like a time of day.",
        "Write how long it takes, for example 45 min; the hour at which the workshop begins goes to the top "
        "of the file, as in start: 9:30.",
    )


def clock_or_length(line: str, first: int, second: int) -> DurationRefused:
    """Refuse a bare "9:30"."""
    return DurationRefused(
        f"{_quoted(line)} could be a time of day or a length.",
        f"For a length write {first} h {second} min or {first} min {second} s; the hour at which the workshop "
        f"begins goes to the top of the file, as in start: {first}:{second:02d}.",
    )


def place_or_length(line: str) -> DurationRefused:
    """Refuse a range of early clock readings such as "00:05 to 00:10"."""
    return DurationRefused(
        f"{_quoted(line)} could be a place in the running order or a length.",
        "Write how long the step takes, for example 5 min or 5-10 min.",
    )


def about_four(line: str) -> DurationRefused:
    """Refuse a number with "-ish" and no unit."""
    return DurationRefused(
        f"{_quoted(line)} could be a time of day or a number of minutes.",
        "Write the unit, for example “about 4 min”.",
    )


def no_unit(line: str, number: str) -> DurationRefused:
    """Refuse a bare number with words after it that may be what it counts: "5 people"."""
    return DurationRefused(
        f"{_quoted(line)} does not say what is counted.",
        f"If it is a number of minutes, write {number.strip(' +(-')} min; other words may follow after that.",
    )


def days(line: str) -> DurationRefused:
    """Refuse days, weeks and months: nobody knows how many hours of them are spent in the room."""
    return DurationRefused(
        f"{_quoted(line)} counts in days or more, and a workshop is timed within one day.",
        "Write how many hours or minutes are spent in the room, for example 3 h.",
    )


def too_long(line: str) -> DurationRefused:
    """Refuse more than a day and a night."""
    return DurationRefused(
        f"{_quoted(line)} is longer than 24 hours.",
        "A bare number counts as minutes; write for example 90 min or 2 h.",
    )


def negative(line: str) -> DurationRefused:
    """Refuse a dash or minus in front."""
    return DurationRefused(
        f"{_quoted(line)} begins with a minus, and a length cannot be less than nothing.",
        "Leave the sign out, for example 5 min.",
    )


def wrong_way_round(line: str, first: str, second: str) -> DurationRefused:
    """Refuse a minimum above its maximum; both are given in words."""
    return DurationRefused(
        f"{_quoted(line)} runs from {first} down to {second}.",
        f"Put the shorter length first, or give each number its unit: {second} - {first}.",
    )


def units_missing(line: str) -> DurationRefused:
    """Refuse hours at one end of a range and a bare number at the other: "1h - 20", "45 - 1h"."""
    return DurationRefused(
        f"{_quoted(line)} does not say which number is hours and which is minutes.",
        "Give both a unit, for example 45 min - 1 h.",
    )


def sum_unit_missing(line: str) -> DurationRefused:
    """Refuse two added numbers of which only one has a unit that is not minutes."""
    return DurationRefused(
        f"{_quoted(line)} adds two numbers of which only one has a unit.",
        "Give both a unit, for example 1 min + 30 s each person.",
    )


def doubtful_decimals(line: str) -> DurationRefused:
    """Refuse decimals that may be minutes or thousands: "1.30", "1,500"."""
    return DurationRefused(
        f"{_quoted(line)} can be read in more than one way.",
        "Write hours and minutes apart, for example 1 h 30 min.",
    )


def each_what(line: str) -> DurationRefused:
    """Refuse the word "each" with nothing that can be counted."""
    return DurationRefused(
        f"{_quoted(line)} does not say for each what.",
        "Write for example 3 min each person, 3 min each group or 3 min each item.",
    )


def each_or_in_all(line: str) -> DurationRefused:
    """Refuse "10 min, each group presents": the words may or may not be part of the length."""
    return DurationRefused(
        f"{_quoted(line)} could be the length for each of them or for all together.",
        "Write for example 10 min each group, or 10 min alone with the rest in the guide.",
    )


def each_pair(line: str) -> DurationRefused:
    """Refuse pairs, whose number the program does not know."""
    return DurationRefused(
        f"{_quoted(line)} counts pairs, and the program does not know how many there are.",
        "Write the whole length if all pairs work at once, or the length for each person.",
    )


def two_lengths(line: str) -> DurationRefused:
    """Refuse a second length among the words after the first."""
    return DurationRefused(
        f"{_quoted(line)} has more than one length in it.",
        "Write one length or one range here, for example 10-15 min, and the rest in the guide.",
    )
