"""The forms in which people name a day, each with what it is read as."""

import calendar
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

Read = Callable[[re.Match[str], date, date], tuple[date, ...]]
"""Takes what was found, the day on which it was said and the day of the workshop; returns the day that is meant,
then the other one that could be meant. Raises ValueError for a day that no calendar has."""

_FRIDAY = 4
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_LEADING = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? (?:the )?)?"
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a couple of": 2,
}
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_NUMBER = r"(?P<number>\d{1,2})(?:st|nd|rd|th)?"
_UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|years?)"
_YEAR = r"(?P<year>\d{4}|\d{2})"


def _relative(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    days = 2 if found[0].endswith("after tomorrow") else int(found[0] == "tomorrow")
    return (today + timedelta(days=days),)


def _weekday(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    wanted, which = _DAYS.index(found["day"][:3]), found["which"] or ""
    coming = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if which == "this" and wanted == today.weekday():
        return (today,)
    if which == "next" or found["week"]:
        return today + timedelta(days=7 - today.weekday() + wanted), *(() if found["week"] else (coming,))
    return (coming,)


def _in_so_long(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    count = _NUMBERS.get(found["count"]) or int(found["count"])
    unit = found["unit"]
    if unit.startswith("d"):
        return (today + timedelta(days=count),)
    if unit.startswith(("w", "f")):
        return (today + timedelta(weeks=count * (2 if unit.startswith("f") else 1)),)
    return (_months_later(today, count * (12 if unit.startswith("y") else 1)),)


def _months_later(today: date, months: int) -> date:
    """Return the same day of a later month, its last day where it is shorter."""
    years, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(years, month + 1, min(today.day, calendar.monthrange(years, month + 1)[1]))


def _numbered_day(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    return (workshop + timedelta(days=int(found["count"])),)


def _end_of_week(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    friday = today + timedelta(days=_FRIDAY - today.weekday())
    return (friday + timedelta(days=7) if found["which"] == "next" or friday < today else friday,)


def _end_of_month(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    return (_last_of(_months_later(today.replace(day=1), int(found["which"] == "next"))),)


def _end_of_named_month(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    month = _month(found)
    if found["year"]:
        return (_last_of(date(_year(found["year"]), month, 1)),)
    return (_last_of(date(today.year + (month < today.month), month, 1)),)


def _end_of_year(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    return (date(today.year + (found["which"] == "next"), 12, 31),)


def _last_of(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _iso(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    return (date(int(found[1]), int(found[2]), int(found[3])),)


def _named_month(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    return (_dated(int(found["number"]), _month(found), found["year"], today),)


def _day_first(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    return (_dated(int(found["number"]), int(found["second"]), found["year"], today),)


def _with_slash(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    """Read both orders; of two days that there are, the nearer one to come is meant."""
    first, second = int(found["number"]), int(found["second"])
    days = list[date]()
    for day, month in ((first, second), (second, first)):
        with suppress(ValueError):
            days.append(_dated(day, month, found["year"], today))
    return tuple(sorted(days, key=lambda day: (day < today, abs((day - today).days))))


def _of_month(found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    """Return the next month's day of that number, today included."""
    for later in range(12):
        first = _months_later(today.replace(day=1), later)
        number = int(found["number"])
        if 1 <= number <= _last_of(first).day and first.replace(day=number) >= today:
            return (first.replace(day=number),)
    return ()


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    """Return a day of a month: of the year that is given, else the next one to come, today included."""
    if year:
        return date(_year(year), month, day)
    for ahead in range(9):
        if (day, month) != (29, 2) or calendar.isleap(today.year + ahead):
            found = date(today.year + ahead, month, day)
            if found >= today:
                return found
    raise ValueError


def _year(typed: str) -> int:
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _month(found: re.Match[str]) -> int:
    return _MONTHS.index(found["month"][:3]) + 1


READERS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"today|tonight|eod|(?:the )?end of (?:the )?day|tomorrow|(?:the )?day after tomorrow", _relative),
        (rf"(?:(?P<which>this|next|coming|the coming) )?{_DAY}\.?(?P<week>(?: of)? next week)?", _weekday),
        (rf"(?:in |within )?{_COUNT} {_UNIT}(?:'s?)?(?: time| from now| from today)?", _in_so_long),
        (r"day (?P<count>\d{1,4})", _numbered_day),
        (r"(?!week|the week)(?:(?:the )?end of )?(?:the )?(?P<which>this|next)? ?week", _end_of_week),
        (r"(?!month|the month)(?:(?:the )?end of )?(?:the )?(?P<which>this|next)? ?month", _end_of_month),
        (rf"(?:the )?end of {_MONTH}(?: (?P<year>\d{{4}}))?", _end_of_named_month),
        (r"(?:the )?end of (?:the )?(?P<which>this|next)? ?year", _end_of_year),
        (rf"{_LEADING}(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})", _iso),
        (rf"{_LEADING}(?:the )?{_NUMBER}\.?(?: of)?[ -]?{_MONTH}(?:,?[ -]{_YEAR})?", _named_month),
        (rf"{_LEADING}{_MONTH} (?:the )?{_NUMBER}(?:,? (?P<year>\d{{4}}))?", _named_month),
        (rf"{_LEADING}{_NUMBER}\. ?(?P<second>\d{{1,2}})(?:\.|\. ?{_YEAR})?", _day_first),
        (rf"{_LEADING}{_NUMBER}/(?P<second>\d{{1,2}})(?:/{_YEAR})?", _with_slash),
        (r"the (?P<number>\d{1,2})(?:st|nd|rd|th)?", _of_month),
        (r"(?P<number>\d{1,2})(?:st|nd|rd|th)", _of_month),
    )
)
"""The first form that fits a whole text, in small letters, is what it is read as."""
