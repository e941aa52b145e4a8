"""Lengths of time as people write them: "5–8 min", "1h 30", "about 25 min"."""

import re

from pydantic import BaseModel, ConfigDict

from facilitator.agenda import duration_refusals as refuse
from facilitator.agenda.duration_each import Each
from facilitator.agenda.duration_line import read_line
from facilitator.agenda.duration_refusals import DurationRefused
from facilitator.agenda.duration_words import DAY_S, HOUR_S, MINUTE_S, in_words

__all__ = ["DurationRefused", "Each", "TimeRange", "read_duration", "resolve", "say_length", "say_range"]

LONGEST_TEXT = 200
"""Characters; what is longer is no length but a text in the wrong place."""


class TimeRange(BaseModel):
    """From a least to a most, in whole seconds; a single length is a range of one point."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    least_s: int
    most_s: int
    each: Each | None = None
    """Where given, both ends count once for every person, group or item."""
    base_s: int = 0
    """A fixed part beside an `each`: the 5 of "5 + 3 min each person"."""
    remark: str = ""
    """Trailing words that say nothing about the length, kept as written."""


_TIDIED = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-") | dict.fromkeys("\u200b\u2060\ufeff\u00ad", None) | {"⁄": "/"}
)
_BRACKETS = {"(": ")", "[": "]", '"': '"', "“": "”"}

_NO_LIMIT = frozenset(
    {
        "",
        "no limit",
        "no time limit",
        "no fixed time",
        "none",
        "unlimited",
        "without limit",
        "open",
        "open end",
        "open ended",
        "open-ended",
        "flexible",
        "as long as it takes",
        "as long as needed",
        "as long as necessary",
        "as needed",
        "until done",
        "until it is done",
        "until we are done",
    }
)

_FLAGS = re.ASCII | re.IGNORECASE
_MINUS = re.compile(r"- ?[0-9]", _FLAGS)
_HALF_OF_THE_DAY = re.compile(
    r"(?:at |from |start(?:s|ing)?(?: at)? )?[0-9]{1,2}(?:[:.h][0-9]{2})?"
    r"(?: ?(?:-|to|till|until) ?[0-9]{1,2}(?:[:.h][0-9]{2})?)? ?(?:a\.?m|p\.?m|o['’]?clock|noon)(?![a-z])",
    _FLAGS,
)
_COLON_LENGTH = re.compile(r"([0-9]{1,3}):([0-5][0-9]) ?(?:(h|hrs?|hours?)|m|mins?|minutes?)\.?", _FLAGS)
_COLON = re.compile(r"(?:(?:at|from|about|around|~) ?)?([0-9]{1,2}):([0-9]{2})(?![0-9])", _FLAGS)
_FROM_ZERO = re.compile(r"0?[0-9]:[0-5][0-9] ?(?:-|to) ?0?[0-9]:[0-5][0-9]$", _FLAGS)
_FRENCH_CLOCK = re.compile(r"(?:[6-9]|[01][0-9]|2[0-4])h[0-9]{2} ?(?:-|to) ?[0-9]{1,2}h[0-9]{2}(?![0-9])", _FLAGS)
_DOTTED_CLOCK = re.compile(r"[0-9]{1,2}\.[0-9]{2} ?(?:-|to) ?[0-9]{1,2}\.[0-9]{2}$", _FLAGS)

_LONGEST_COLON_H = 6
"""With a unit, "1:30 h" is a length; from six hours on it is rather a time of day."""


def read_duration(text: str) -> TimeRange | DurationRefused | None:
    """Read a length; None means "as long as it takes".

    A bare number is minutes, and a unit after the second number counts for both. "Up to 10 min" is 0 to 10 min,
    since nothing was said of a least; "20 min plus" is 20 min with the remark "or more". Days are refused, since
    they do not say how many hours are spent in the room. Never raises.
    """
    if len(text) > LONGEST_TEXT:
        return refuse.too_much_text(LONGEST_TEXT)
    line = _tidy(text)
    if line.rstrip(".!").casefold() in _NO_LIMIT:
        return None
    if refused := _time_of_day(line):
        return refused
    if colon := _COLON_LENGTH.fullmatch(line):
        return _colon_length(line, colon)
    read = read_line(line)
    if isinstance(read, DurationRefused):
        return read
    return TimeRange(least_s=read.least_s, most_s=read.most_s, each=read.each, base_s=read.base_s, remark=read.remark)


def _tidy(text: str) -> str:
    """Leave one kind of dash, single spaces, and no brackets or quotes around the whole."""
    line = " ".join(text.translate(_TIDIED).split())
    while len(line) > 1 and _BRACKETS.get(line[0]) == line[-1] and line[0] not in line[1:-1]:
        line = line[1:-1].strip()
    return line


def _time_of_day(line: str) -> DurationRefused | None:
    if _MINUS.match(line):
        return refuse.negative(line)
    if any(clock.match(line) for clock in (_HALF_OF_THE_DAY, _FRENCH_CLOCK, _DOTTED_CLOCK)):
        return refuse.time_of_day(line)
    if _COLON_LENGTH.fullmatch(line):
        return None
    if _FROM_ZERO.match(line):
        return refuse.place_or_length(line)
    if colon := _COLON.match(line):
        bare = colon.end() == len(line) and not line.lower().startswith("at")
        if not bare or int(colon[2]) >= 60:
            return refuse.time_of_day(line)
        return refuse.clock_or_length(line, int(colon[1]), int(colon[2]))
    return None


def _colon_length(line: str, colon: re.Match[str]) -> TimeRange | DurationRefused:
    """Read "1:30 h" or "1:30 min"."""
    big, small = int(colon[1]), int(colon[2])
    if colon[3] and big >= _LONGEST_COLON_H:
        return refuse.time_of_day(line)
    length_s = (big * MINUTE_S + small) * (MINUTE_S if colon[3] else 1)
    return TimeRange(least_s=length_s, most_s=length_s)


def say_range(time: TimeRange | None) -> str:
    """Say a range as an author would write it, so that reading it back gives the same; the remark is left out."""
    if time is None:
        return "as long as it takes"
    base = f"{in_words(time.base_s)} + " if time.base_s else ""
    each = f" each {time.each}" if time.each else ""
    return f"{base}{_say_ends(time.least_s, time.most_s)}{each}"


def _say_ends(least_s: int, most_s: int) -> str:
    if least_s == most_s:
        return in_words(most_s)
    if least_s == 0:
        return f"up to {in_words(most_s)}"
    for unit_s, unit, up_to_s in ((HOUR_S, "h", DAY_S), (MINUTE_S, "min", 3 * HOUR_S), (1, "s", 2 * MINUTE_S - 1)):
        if least_s % unit_s == most_s % unit_s == 0 and most_s <= up_to_s:
            return f"{least_s // unit_s}–{most_s // unit_s} {unit}"
    return f"{in_words(least_s)} – {in_words(most_s)}"


def say_length(seconds: float) -> str:
    """Say how long something is, without a sign: "45 s", "4 min 10 s", and from an hour on "1 h 12 min".

    From an hour on the length is rounded to minutes, below to seconds. Raises ValueError or OverflowError for what
    is not a finite number.
    """
    whole_s = round(abs(seconds))
    if whole_s >= HOUR_S:
        return in_words(round(whole_s / MINUTE_S) * MINUTE_S)
    minutes, left_s = divmod(whole_s, MINUTE_S)
    if not minutes:
        return f"{left_s} s"
    return f"{minutes} min {left_s} s" if left_s else f"{minutes} min"


def resolve(time: TimeRange, *, people: int, groups: int) -> tuple[int, int]:
    """Return (least, most) in seconds for this many people and groups; an item counts once, as it is not known."""
    times = {"person": people, "group": groups}.get(time.each or "", 1)
    return time.base_s + times * time.least_s, time.base_s + times * time.most_s
