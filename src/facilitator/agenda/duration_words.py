"""Numbers and amounts of time inside a line of text: "1h 30", "fifteen", "half an hour", "90-second".

Only the digits 0–9 count as digits. Every pattern is anchored and bounded, so a line is read in one pass.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
DAY_S = 24 * HOUR_S

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUE = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}

_UNITS_S = {"s": 1, "m": MINUTE_S, "'": MINUTE_S, "h": HOUR_S, "d": DAY_S, "w": 7 * DAY_S, "mo": 30 * DAY_S}

_FLAGS = re.ASCII | re.IGNORECASE
_DIGITS = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?(?![0-9]|:[0-9])", _FLAGS)
_SIGN = re.compile(r"(?:([0-9]+) ?)?([½¼¾])", _FLAGS)
_SLASH = re.compile(r"(?:([0-9]+) )?([13])/([24])(?![0-9/])", _FLAGS)
_WORD = re.compile(rf"({'|'.join(_TENS)})[- ]({'|'.join(_ONES[1:10])})(?![a-z])|([a-z]+)", _FLAGS)
_AND_A_HALF = re.compile(r" and (?:a|one) half(?![a-z])", _FLAGS)
_PART_OF_A_UNIT = (
    (re.compile(r"half(?: an?)?(?= |-)", _FLAGS), Fraction(1, 2)),
    (re.compile(r"three[- ]quarters(?: of an?)?(?= )", _FLAGS), Fraction(3, 4)),
    (re.compile(r"(?:an? )?quarter(?: of an?| an)?(?= )", _FLAGS), Fraction(1, 4)),
    (re.compile(r"an?(?= )", _FLAGS), Fraction(1)),
)
_UNIT = re.compile(
    r"(?:[ -]?ish)?[ -]{0,3}(?:(h(?:(?:ou)?rs?)?)|(m(?:in(?:ute)?s?)?)|(s(?:ec(?:ond)?s?)?)|([’′'](?!['’′]))"
    r"|(d(?:ays?)?)|(w(?:ee)?ks?)|(months?))(?![a-z])\.?",
    _FLAGS,
)
_UNIT_KEYS = ("h", "m", "s", "'", "d", "w", "mo")
_THEN = re.compile(r" and | ?", _FLAGS)

_WHOLE_QUARTERS = {"25", "75"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, and where it ends."""

    value: Fraction
    end: int
    needs_unit: bool = False
    """A part such as "half an", which is no number unless a unit follows."""
    doubtful: bool = False
    """Could be minutes of a clock: "1.30", or thousands: "1,500"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of time, or a bare number whose unit has to be found elsewhere."""

    value: Fraction
    """Seconds where `unit_s` is given, else the number itself."""
    unit_s: int | None
    """Seconds in the first unit written, or None where there is none."""
    end: int
    bare_end: bool
    """Whether the last number has no unit of its own: "5", "1h 30"."""
    doubtful: bool = False


def read_number(line: str, start: int) -> Number | None:
    """Read the number that begins exactly at `start`, in digits or in English words up to ninety-nine."""
    if found := _SLASH.match(line, start):
        whole, above, below = found.groups()
        return Number(int(whole or 0) + Fraction(int(above), int(below)), found.end())
    if found := _SIGN.match(line, start):
        part = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}[found[2]]
        return Number(int(found[1] or 0) + part, found.end())
    if found := _DIGITS.match(line, start):
        return _with_half(line, _from_digits(found))
    for pattern, value in _PART_OF_A_UNIT:
        if found := pattern.match(line, start):
            return Number(value, found.end(), needs_unit=True)
    if found := _WORD.match(line, start):
        words = [word.lower() for word in found.groups() if word]
        if all(word in _VALUE for word in words):
            return _with_half(line, Number(Fraction(sum(_VALUE[word] for word in words)), found.end()))
    return None


def _from_digits(found: re.Match[str]) -> Number:
    whole, decimals = found.groups()
    if decimals is None:
        return Number(Fraction(int(whole)), found.end())
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return Number(value, found.end(), doubtful=len(decimals) > 1 and decimals not in _WHOLE_QUARTERS)


def _with_half(line: str, number: Number) -> Number:
    if half := _AND_A_HALF.match(line, number.end):
        return Number(number.value + Fraction(1, 2), half.end(), doubtful=number.doubtful)
    return number


def read_unit(line: str, start: int) -> tuple[int, int] | None:
    """Return (seconds in the unit that begins at `start`, where it ends), or None."""
    found = _UNIT.match(line, start)
    if found is None:
        return None
    key = next(key for key, text in zip(_UNIT_KEYS, found.groups(), strict=True) if text)
    return _UNITS_S[key], found.end()


def read_amount(line: str, start: int) -> Amount | None:
    """Read the amount that begins exactly at `start`: "5", "5 min", "1h 30", "an hour and a half"."""
    number = read_number(line, start)
    if number is None:
        return None
    unit = read_unit(line, number.end)
    if unit is None:
        if number.needs_unit:
            return None
        return Amount(number.value, None, number.end, bare_end=True, doubtful=number.doubtful)
    unit_s, end = unit
    total_s = number.value * unit_s
    if half := _AND_A_HALF.match(line, end):
        total_s, end = total_s + Fraction(unit_s, 2), half.end()
    return _add_smaller_units(line, Amount(total_s, unit_s, end, bare_end=False, doubtful=number.doubtful))


def _add_smaller_units(line: str, amount: Amount) -> Amount:
    """Add what follows in smaller units; after hours a bare number is minutes, and glued to minutes it is seconds."""
    last_s = amount.unit_s or 1
    while last_s > 1:
        gap = _THEN.match(line, amount.end)
        number = read_number(line, gap.end()) if gap else None
        if gap is None or number is None:
            break
        unit = read_unit(line, number.end)
        doubtful = amount.doubtful or number.doubtful
        if unit is not None and unit[0] < last_s:
            last_s = unit[0]
            amount = Amount(amount.value + number.value * last_s, amount.unit_s, unit[1], False, doubtful)
            continue
        glued = not gap[0]
        if unit is None and number.value < 60 and (last_s == HOUR_S or (last_s == MINUTE_S and glued)):
            total_s = amount.value + number.value * (last_s // 60)
            amount = Amount(total_s, amount.unit_s, number.end, True, doubtful)
        break
    return amount


def in_words(seconds: int) -> str:
    """Say whole seconds exactly: "5 min", "90 s", "1 h 30 min"."""
    if seconds < 2 * MINUTE_S and seconds % MINUTE_S:
        return f"{seconds} s"
    hours, left_s = divmod(seconds, HOUR_S)
    minutes, left_s = divmod(left_s, MINUTE_S)
    parts = [f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min"), (left_s, "s")) if count]
    return " ".join(parts) or "0 min"
