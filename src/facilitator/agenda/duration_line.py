"""A whole line such as "about 5 + 3 min per person, standing" taken apart, from the front to the end.

Where a line can mean two things it is refused: a wrong length does harm in front of a room, a question does not.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from facilitator.agenda import duration_refusals as refuse
from facilitator.agenda.duration_each import Each, read_each
from facilitator.agenda.duration_refusals import DurationRefused
from facilitator.agenda.duration_words import (
    DAY_S,
    HOUR_S,
    MINUTE_S,
    Amount,
    in_words,
    read_amount,
    read_number,
    read_unit,
)

_FLAGS = re.ASCII | re.IGNORECASE


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, _FLAGS)


_ABOUT = _pattern(
    r"(?:(?:about|around|approx(?:imately)?|roughly|circa|ca|some|usually|typically|for|time|length|duration)"
    r"(?![a-z])[.:]?|[~˜∼≈(]) ?"
)
_AT_MOST = _pattern(
    r"(?:(?:up to|at most|no more than|not more than|no longer than|less than|under|within"
    r"|max(?:imum)?(?: of)?)(?![a-z])\.?|<=?|≤) ?"
)
_AT_LEAST = _pattern(r"(?:(?:at least|more than|no less than|not less than|over)(?![a-z])|>=?|≥) ?")
_BETWEEN = _pattern(r"(between|from) ")
_TO = _pattern(r" ?(?:-|to(?![a-z])|till|until) ?")
_AND = _pattern(r" and ")
_PLUS = _pattern(r" ?(?:\+|plus(?![a-z])) ?")

_VAGUE = _pattern(r"[ -]*(?:ish|or so|or thereabouts|approx(?:imately)?|roughly|long)(?![a-z])\.?")
_OR_LESS = _pattern(
    r"[ ,(]*(?:or (?:less|under|shorter|fewer)|max(?:imum)?|at (?:the )?most|tops)(?![a-z]|\.? ?[0-9])\.?\)?"
)
_OR_MORE = _pattern(
    r" ?\+(?! ?[0-9])|[ ,(]*(?:plus|or (?:more|longer)|and (?:up|more)|at least|minimum)(?= ?(?:$|[,;.()]))\)?"
)

_GLUED = _pattern(r"[^ ,;:.!?()\[\]-]")
_RUNS_ON = _pattern(r"[ -]*(?:(?:or|and|then|to|plus|[/x×*&+-]) ?)?[0-9]|[ ]*[x×*]")
_ABOUT_THE_NUMBER = _pattern(
    r"[ ,;(]*(?:group ?size|number ?(?:of ?)?people|time ?frame|complexity|depend(?:s|ing)|for|per|each|every"
    r"|includ(?:es|ing)|incl|exclud(?:es|ing)|excl|without|not including|total|in total|plus)(?![a-z])"
)
_WORD_START = _pattern(r"(?<![a-z0-9.,:])[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """A length as its author meant it; the fields are those of a `TimeRange`."""

    least_s: int
    most_s: int
    each: Each | None
    base_s: int
    remark: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The numbers at the front of a line, and where the words after them begin."""

    least_s: Fraction
    most_s: Fraction
    base_s: Fraction
    end: int
    bare_end: bool
    is_range: bool
    at_most: bool


def read_line(line: str) -> Line | DurationRefused:
    """Read a tidy line (single spaces, one kind of dash) that is neither empty nor a time of day."""
    start, at_most, open_top = _skip_openers(line)
    head = _read_head(line, start, at_most)
    if isinstance(head, DurationRefused):
        return head
    return _read_tail(line, head, open_top)


def _skip_openers(line: str) -> tuple[int, bool, bool]:
    """Return (where the numbers begin, "up to" was said, "at least" was said)."""
    at, at_most, at_least = 0, False, False
    while True:
        if found := _ABOUT.match(line, at):
            pass
        elif found := _AT_MOST.match(line, at):
            at_most = True
        elif found := _AT_LEAST.match(line, at):
            at_least = True
        else:
            return at, at_most, at_least
        at = found.end()


def _read_head(line: str, start: int, at_most: bool) -> _Head | DurationRefused:
    between = _BETWEEN.match(line, start)
    first = read_amount(line, between.end() if between else start)
    if first is None:
        return refuse.not_understood(line)
    base: Amount | None = None
    if plus := _PLUS.match(line, first.end):
        limit = _AT_MOST.match(line, plus.end())
        added = read_amount(line, limit.end() if limit else plus.end())
        if added and at_most:
            return refuse.not_understood(line)
        if added:
            base, first, at_most = first, added, limit is not None
    joint = _TO.match(line, first.end)
    if joint is None and between and between[1].lower() == "between":
        joint = _AND.match(line, first.end)
    second = read_amount(line, joint.end()) if joint else None
    if between and second is None:
        return refuse.not_understood(line)
    last = second or first
    amounts = [amount for amount in (base, first, second) if amount]
    if refused := _doubts(line, line[start : last.end], amounts):
        return refused
    ends = _settle(line, first, last)
    if isinstance(ends, DurationRefused):
        return ends
    base_s = Fraction(0)
    if base is not None:
        units = {base.unit_s, first.unit_s or last.unit_s}
        if None in units and not units <= {None, MINUTE_S}:
            return refuse.sum_unit_missing(line)
        base_s = _seconds(base, MINUTE_S)
    return _Head(*ends, base_s, last.end, last.bare_end, second is not None, at_most)


def _doubts(line: str, numbers: str, amounts: list[Amount]) -> DurationRefused | None:
    """Refuse days, decimals that mean two things, and numbers in words that no unit makes a length: "five"."""
    if any(amount.unit_s is not None and amount.unit_s >= DAY_S for amount in amounts):
        return refuse.days(line)
    if any(amount.doubtful for amount in amounts):
        return refuse.doubtful_decimals(line)
    if all(amount.unit_s is None for amount in amounts) and not re.search("[0-9½¼¾]", numbers):
        return refuse.no_unit(line, numbers)
    return None


def _seconds(amount: Amount, unit_s: int) -> Fraction:
    return amount.value if amount.unit_s is not None else amount.value * unit_s


def _settle(line: str, first: Amount, second: Amount) -> tuple[Fraction, Fraction] | DurationRefused:
    """Give a bare number its unit: that of the other end of the range, else minutes."""
    if first.unit_s and second.unit_s is None and (first.unit_s == HOUR_S or first.bare_end):
        return refuse.units_missing(line)
    least_s = _seconds(first, second.unit_s or MINUTE_S)
    most_s = _seconds(second, first.unit_s or MINUTE_S)
    if least_s > most_s and first.unit_s is None and second.unit_s == HOUR_S:
        return refuse.units_missing(line)
    if least_s > most_s:
        return refuse.wrong_way_round(line, in_words(round(least_s)), in_words(round(most_s)))
    return least_s, most_s


def _read_tail(line: str, head: _Head, open_top: bool) -> Line | DurationRefused:
    """Read what stands after the numbers: "or less", "plus", "each person", and a remark."""
    at, at_most = head.end, head.at_most
    if found := _VAGUE.match(line, at):
        if head.bare_end and found[0].strip(" -").lower() == "ish":
            return refuse.about_four(line)
        at = found.end()
    if not head.is_range and (found := _OR_LESS.match(line, at)):
        at, at_most = found.end(), True
    elif found := _OR_MORE.match(line, at):
        at, open_top = found.end(), True
    each, at = read_each(line, at)
    if isinstance(each, DurationRefused):
        return each
    if refused := _check_remark(line, at, head.bare_end and not each):
        return refused
    if head.is_range and at_most:
        return refuse.not_understood(line)
    if head.base_s + head.most_s > DAY_S:
        return refuse.too_long(line)
    words = line[at:].strip(" ,;:.-")
    if words.count(")") != words.count("("):
        words = words.strip("() ")
    remark = ", ".join(part for part in ("or more" if open_top else "", words) if part)
    base_s, inside_s = (head.base_s, Fraction(0)) if each else (Fraction(0), head.base_s)
    least_s = Fraction(0) if at_most else head.least_s + inside_s
    return Line(round(least_s), round(head.most_s + inside_s), each, round(base_s), remark)


def _check_remark(line: str, at: int, bare_end: bool) -> DurationRefused | None:
    """Refuse words that may change the length: what a bare number counts, a second length, a factor."""
    if at == len(line):
        return None
    if _GLUED.match(line, at) and line[at] not in "+/x×*":
        return refuse.not_understood(line)
    if _RUNS_ON.match(line, at):
        return refuse.two_lengths(line)
    for found in _WORD_START.finditer(line, at):
        number = read_number(line, found.start())
        if number and not number.needs_unit:
            unit = read_unit(line, number.end)
            if unit and unit[0] < DAY_S:
                return refuse.two_lengths(line)
    if bare_end and line[at:].strip(" .)") and not _ABOUT_THE_NUMBER.match(line, at):
        return refuse.no_unit(line, line[:at])
    return None
