"""Clock times beside the title of a short step: "7:00-8:30 - Breakfast", "10am Coffee", "Lunch, 12:00-1:30"."""

import re
from dataclasses import dataclass

HALF = r"[ap](?:\.m\.?|m\b)"
OCLOCK = r"(?:uhr|o['’]clock)\b"
HOUR = r"(?P<X_h>2[0-4]|[01]?[0-9])(?:(?P<X_s>[:.h])(?P<X_m>[0-5][0-9]))?"
TIME = rf"{HOUR}(?:\s?(?P<X_half>{HALF}))?(?:\s?{OCLOCK})?"
FIRST, LAST = TIME.replace("X", "b"), TIME.replace("X", "e")
ENDS = r"(?!\w|[:.,][0-9]|\s?(?:h|hrs?|hours?|m|mins?|minutes?)\b)"
STRETCH = re.compile(
    rf"(?:from\s+)?{FIRST}\s?(?:\s?[-–—‒]|to(?=\s)|until(?=\s)|till(?=\s))\s?{LAST}{ENDS}", re.IGNORECASE
)
SINGLE = re.compile(rf"(?:at\s+)?{FIRST}{ENDS}", re.IGNORECASE)
SPLIT = re.compile(r"\s*[–—|]\s*|[-:|,;](?=\s)\s*|\s+(?:-{1,2}\s+)?|$")
"""What parts a clock time from the title behind it."""
BEHIND = re.compile(r"\s*[,;|]\s*|\s+[-–—]{1,2}\s+|\s*[–—]\s*")
"""What parts a stretch of clock times from the title before it."""
CLOSED = {"(": ")", "[": "]"}

END_OF_LINE = re.compile(rf"(?<![\w(\[.:])(?:\bat\s+)?{FIRST}\s*$", re.IGNORECASE)
DOTTED = re.compile(r"(?P<hour>0?[7-9]|1[0-9]|20)\.(?P<minute>[0-5][05])(?:\s*[-–—|](?=\s))?(?=\s+[^\W\d])")
"""A time of day with a dot, which may be the number of a chapter as well."""
LONGEST_FROM_BARE_MIN = 3 * 60
"""Over more than this "2 - 9:00" is rather a number in a list and a time."""

DAWN_H = 6
"""Up to this hour "1h30" is rather a length than a time of day."""


FOUR = r"([01][0-9]|2[0-3])([0-5][0-9])"
FOUR_DIGITS = re.compile(
    rf"(?P<lead>^[(\[]?\s*(?:from\s+)?){FOUR}(?:\s?hrs?)?(?P<to>\s*(?:[-–—‒]|to|until|till)\s*){FOUR}(?![0-9])(?:\s?hrs?\b)?"
)
"""A stretch of the clock without colons: "0900 to 0945"."""


def with_colons(line: str, *, surely: bool = False) -> str:
    """Return a line that begins with "0900 to 0945" with colons in it.

    Unless it can `surely` be nothing else, one of the two begins with a zero or ends in full five minutes and no year
    is meant: "1914-1918 The Great War" stays as it is.
    """
    found = FOUR_DIGITS.match(line)
    if found is None:
        return line
    hours = found.group(2, 3, 5, 6)
    if not surely and not ("0" in (hours[0][0], hours[2][0]) or (int(hours[1]) % 5 == 0 == int(hours[3]) % 5)):
        return line
    return f"{found['lead']}{hours[0]}:{hours[1]}{found['to']}{hours[2]}:{hours[3]}{line[found.end() :]}"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as written, of which the half of the day may not be known."""

    minute: int
    """Minutes from midnight, as if no half of the day were named."""
    half: str = ""
    """"a", "p", or nothing where it was not said."""
    padded: bool = False
    """Whether a zero stands before the hour."""

    @property
    def is_sure(self) -> bool:
        """Return whether it can be one time of the day only."""
        return bool(self.half) or self.minute >= 13 * 60


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One clock time, or a stretch from one to another."""

    written: str
    begin: ClockTime
    end: ClockTime | None = None


def clock_before(line: str) -> tuple[ClockWords, str] | None:
    """Return the clock times that a line begins with, and the title behind them."""
    closing = CLOSED.get(line[:1], "")
    start = len(closing)
    found = STRETCH.match(line, start) or SINGLE.match(line, start)
    words = _words(found) if found else None
    if found is None or words is None:
        return None
    end = found.end()
    if closing:
        if line[end : end + 1] != closing:
            return None
        end += 1
    split = SPLIT.match(line, end)
    return (words, line[split.end() :].strip()) if split else None


def clock_behind(line: str) -> tuple[str, ClockWords] | None:
    """Return the title of a line and the stretch of clock times behind it, parted by a comma, a dash or brackets."""
    if line.endswith((")", "]")):
        opening = max(line.rfind("("), line.rfind("["))
        found = STRETCH.fullmatch(line, opening + 1, len(line) - 1) if opening > 0 else None
        title = line[:opening]
    else:
        cuts = [cut for cut in BEHIND.finditer(line) if cut.start()]
        tails = ((cut, STRETCH.fullmatch(line, cut.end())) for cut in cuts[-2:])
        cut, found = next((each for each in tails if each[1]), (None, None))
        title = line[: cut.start()] if cut else ""
    words = _words(found) if found else None
    return (title.rstrip(" -–—:,;"), words) if words and title.strip() else None


def clock_inside(line: str) -> tuple[ClockWords, str] | None:
    """Return a stretch of clock times among the words of a line, and the line without it."""
    for found in STRETCH.finditer(line):
        before = line[: found.start()]
        words = _words(found) if before and not before[-1].isalnum() else None
        if words:
            rest = f"{before.rstrip(' ,;([')} {line[found.end() :].lstrip(' )]')}"
            return words, rest.replace(" ,", ",").strip()
    return None


def single_inside(line: str) -> tuple[str, str, str] | None:
    """Return a single clock time that a line ends in or that has a dot, how it is written first, and the other words.

    A time that is not a multiple of five minutes is rather a chapter and verse.
    """
    if found := DOTTED.match(line):
        return found[0].rstrip(" -–—|"), f"{found['hour']}:{found['minute']}", line[found.end() :].strip()
    found = END_OF_LINE.search(line)
    words = _words(found) if found else None
    if not found or not words or words.begin.minute % 5:
        return None
    time = found[0].strip().removeprefix("at ").strip()
    title = re.sub(r"\s+at$", "", line[: found.start()].rstrip(" -–—:,;|"), flags=re.IGNORECASE)
    return (time, time, title) if title else None


def _words(found: re.Match[str]) -> ClockWords | None:
    """Return what a pattern found, unless it is a number, a length or a ratio."""
    parts = found.groupdict()
    begin, end = _time(parts, "b"), _time(parts, "e") if "e_h" in parts else None
    if begin is None or ("e_h" in parts and end is None):
        return None
    named = [bool(parts[f"{side}_m"] or parts[f"{side}_half"]) for side in ("b", "e") if f"{side}_h" in parts]
    signs = {parts[f"{side}_s"] for side in ("b", "e") if f"{side}_s" in parts} - {None}
    halves = [parts[f"{side}_half"] for side in ("b", "e") if parts.get(f"{side}_half")]
    if end is None:
        is_clock = signs == {":"} or halves or (signs == {"h"} and begin.minute > DAWN_H * 60)
        return ClockWords(found[0], begin) if named[0] and is_clock else None
    if not named[1] and not named[0]:
        return None
    if not all(named) and not halves and signs != {":"} and not _is_dotted(begin, end, signs):
        return None
    is_spaced = not named[0] and bool(re.search(r"\s[-–—‒]", found[0]))
    if is_spaced and (end.minute - begin.minute) % (12 * 60) > LONGEST_FROM_BARE_MIN:
        return None
    if "h" in signs and begin.minute <= DAWN_H * 60:
        return None
    return ClockWords(found[0], begin, end)


def _is_dotted(begin: ClockTime, end: ClockTime, signs: set[str | None]) -> bool:
    """Return whether "10 - 10.30" is rather the clock than two numbers: by day, in quarters, not over hours."""
    by_day = begin.minute > DAWN_H * 60 and end.minute % 15 == 0
    return signs == {"."} and by_day and 0 < end.minute - begin.minute <= LONGEST_FROM_BARE_MIN


def _time(parts: dict[str, str | None], side: str) -> ClockTime | None:
    hour, half = parts[f"{side}_h"] or "", (parts[f"{side}_half"] or "")[:1].casefold()
    if half and not 1 <= int(hour) <= 12:
        return None
    minute = int(hour) % 24 * 60 + int(parts[f"{side}_m"] or 0)
    if half:
        minute = minute % (12 * 60) + (12 * 60 if half == "p" else 0)
    return ClockTime(minute, half, hour.startswith("0") and len(hour) == 2)
