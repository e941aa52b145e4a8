"""By when something is to be done: a day as people say it, read into a date, and shown back in full.

A text is read as a whole or not at all, so that a word which only sounds like a date ("sat" in a name) makes none. What
could be meant in two ways is read in one of them and tells the other.
"""

import re
from dataclasses import dataclass
from datetime import date

from facilitator.agenda.problems import short
from facilitator.session.due_forms import READERS, Read

LAST_YEAR = 2999
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_BEFORE = r"(?:(?:due|by|until|till|before|on|latest|not later than)\b[ :]*)*(?:the latest )?"
_HOUR = (
    r"(?:at )?(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midday|midnight)"
    r"|at \d{1,2}(?: o'clock)?"
    r"|(?:in the )?(?:morning|afternoon|evening)|eod|cob|end of (?:the )?day|close of business|at the latest|latest"
)


@dataclass(frozen=True, slots=True)
class Due:
    """The day that a text names."""

    on: date
    other: date | None = None
    """The other day that the same text could mean, if there is one."""


def read_due(text: str, today: date, workshop: date | None = None) -> Due | None:
    """Return the day that a text names as it was said on `today`; None where it names none.

    "friday" is the next one to come, on a Friday the one a week later; "next friday" is that of the week after this
    one; "day 100" is 100 days after `workshop`, `today` where that is left out; a day without a year is the next such
    day, today included; "this week" ends on its Friday.
    """
    said = " ".join(text.casefold().replace("\u2019", "'").split()).rstrip(".!") + "." * _ends_in_dot(text)
    said = re.sub(rf"^{_BEFORE}", "", said)
    said = re.sub(rf"(?<=\S)(?:,? )(?:{_HOUR})\.?$", "", said)
    said = re.sub(r"^(?:eod|(?:the )?end of (?:the )?day),? (?:on )?", "", said)
    for pattern, reader in READERS:
        found = pattern.fullmatch(said)
        if found is not None:
            days = _reading(reader, found, today, workshop or today)
            return Due(days[0], days[1] if len(days) > 1 and days[1] != days[0] else None) if days else None
    return None


def _ends_in_dot(text: str) -> bool:
    """Return whether the full stop at the end belongs to the date: "1.12."."""
    return re.search(r"\d\. ?\d{1,2}\.$", " ".join(text.split())) is not None


def _reading(reader: Read, found: re.Match[str], today: date, workshop: date) -> tuple[date, ...]:
    """Return what a text is read as; empty for a day that no calendar has."""
    try:
        return tuple(day for day in reader(found, today, workshop) if day.year <= LAST_YEAR)
    except (ValueError, OverflowError):
        return ()


def say_day(on: date) -> str:
    """Return a day in full: "Friday 27 November 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def say_from(on: date, today: date) -> str:
    """Return how far a day is from today: "today", "tomorrow", "in 5 days", "3 days ago"."""
    days = (on - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def say_due(on: date, today: date) -> str:
    """Return a day in full with how far it is: "Friday 27 November 2026, in 5 days"."""
    return f"{say_day(on)}, {say_from(on, today)}"


def explain_due(text: str, today: date, workshop: date | None = None) -> str:
    """Return what a text is taken for, in a sentence; empty where nothing is written."""
    if not text.strip():
        return ""
    due = read_due(text, today, workshop)
    if due is None:
        return f"“{short(text)}” names no day; it stays as it is. Days: friday, in 2 weeks, 1 Dec."
    said = f"By {say_due(due.on, today)}."
    if due.other is None:
        return said
    return f"{said} If you mean {say_day(due.other)}, write {due.other.isoformat()}."
