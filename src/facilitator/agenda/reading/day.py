"""The clock along the short steps: which half of the day is meant, and how long a stretch of it lasts."""

from dataclasses import dataclass

from facilitator.agenda.reading.clock_words import ClockTime, ClockWords

HOUR_MIN = 60
HALF_DAY_MIN = 12 * HOUR_MIN
DAY_MIN = 24 * HOUR_MIN

LONGEST_WAIT_MIN = 6 * HOUR_MIN
"""Further on than this a time is not taken for the afternoon of one that came before."""
LONGEST_STRETCH_MIN = 8 * HOUR_MIN
"""A stretch over noon or midnight that is longer was rather turned around."""
LONGEST_BREAK_MIN = 2 * HOUR_MIN
"""Between two places in a running order."""
NIGHT_MIN = 6 * HOUR_MIN
"""Before this time an agenda that begins without another time is taken to begin in the afternoon."""
MORNING_MIN = 8 * HOUR_MIN
"""From this time on an agenda that begins without another time is taken to begin in the morning."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where on the clock a step begins, and how long it lasts."""

    begin_min: int
    """Minutes from midnight."""
    length_min: int = 0
    """0 where its end is not said."""
    in_doubt: bool = False
    """Whether it could be in the other half of the day as well."""


class Day:
    """Follows the clock from step to step, since "1:30" after lunch is not in the night."""

    def __init__(self, start: str = "") -> None:
        self._begun: int | None = minutes_of(start) if start else None
        self._ended = self._begun or 0
        self._is_24h = False
        self._counted: int | None = None
        """Where the last place in a running order that is counted from 0:00 ends, in minutes."""

    def note(self, at: str, written: str, length_min: int) -> None:
        """Take in a fixed start that a step has by its own key, and how that key is written."""
        self._begun = minutes_of(at)
        self._ended = self._begun + length_min
        self._is_24h = self._is_24h or (self._begun >= 13 * HOUR_MIN and "m" not in written.casefold())

    def counts_from_zero(self, minute: int, length_min: int) -> bool:
        """Return whether a time is a place in the running order: in the hour after 0:00, or on from such a place."""
        begins = minute < HOUR_MIN and self._begun is None
        goes_on = self._counted is not None and self._counted <= minute <= self._counted + LONGEST_BREAK_MIN
        if begins or goes_on:
            self._counted = minute + length_min
        return begins or goes_on

    def lasts(self, seconds: int) -> None:
        """Take in how long the last step that was placed goes on."""
        self._ended = (self._begun or 0) + seconds // 60

    def place(self, words: ClockWords) -> Placed | None:
        """Return where a stretch stands, or None where its end does not follow its beginning."""
        begin, end = words.begin, words.end
        length = length_of(words) if end else 0
        if length is None:
            return None
        sure = begin.is_sure or (end is not None and end.minute >= begin.minute and end.is_sure)
        at = _begin_before(begin, end) if end and end.half and not begin.half else begin.minute
        placed = Placed(at, length) if sure else self._carried(begin, length)
        self._is_24h = self._is_24h or any(each and each.is_sure and not each.half for each in (begin, end))
        self._begun, self._ended = placed.begin_min, placed.begin_min + length
        return placed

    def _carried(self, begin: ClockTime, length: int) -> Placed:
        """Return a time that names no half of the day in the one in which it follows the times before it."""
        at, later = begin.minute, begin.minute + HALF_DAY_MIN
        if self._begun is None:
            doubt = at < MORNING_MIN
            return Placed(later if at < NIGHT_MIN and not begin.padded else at, length, in_doubt=doubt)
        if at >= self._begun or self._is_24h or later >= DAY_MIN:
            return Placed(at, length)
        follows = self._begun <= later <= self._ended + LONGEST_WAIT_MIN
        return Placed(later if follows else at, length)


def length_of(words: ClockWords) -> int | None:
    """Return how long a stretch lasts in minutes, or None where its end does not follow its beginning."""
    begin, end = words.begin, words.end
    if end is None:
        return None
    from_min = _begin_before(begin, end) if end.half and not begin.half else begin.minute
    if end.minute > from_min:
        length = end.minute - from_min
        return length if length <= HALF_DAY_MIN else None
    over_noon = not end.half and from_min < (24 if begin.half else 13) * HOUR_MIN
    length = (end.minute - from_min) % (HALF_DAY_MIN if over_noon else DAY_MIN)
    return length if 0 < length <= LONGEST_STRETCH_MIN else None


def _begin_before(begin: ClockTime, end: ClockTime) -> int:
    """Return the beginning of "2 to 2:45 pm" and "10:00-1:00 pm": the last one before the end."""
    if begin.minute >= 13 * HOUR_MIN:
        return begin.minute
    ways = (begin.minute % HALF_DAY_MIN, begin.minute % HALF_DAY_MIN + HALF_DAY_MIN)
    return next((way for way in reversed(ways) if way < end.minute), begin.minute)


def minutes_of(at: str) -> int:
    """Return the minutes from midnight of "HH:MM"."""
    hour, _, minute = at.partition(":")
    return int(hour) * HOUR_MIN + int(minute)


def clock(minutes: int) -> str:
    """Return minutes from midnight as they are written, "13:30"."""
    return f"{minutes // HOUR_MIN % 24}:{minutes % HOUR_MIN:02}"


def in_half(minutes: int) -> str:
    """Return minutes from midnight with the half of the day, "1:30 pm"."""
    half = "pm" if minutes % DAY_MIN >= HALF_DAY_MIN else "am"
    return f"{(minutes // HOUR_MIN - 1) % 12 + 1}:{minutes % HOUR_MIN:02} {half}"
