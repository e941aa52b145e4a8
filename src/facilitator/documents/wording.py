"""Small pieces of sentences: lists of names, counts, lengths, dates, and the blanks of the agenda filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from facilitator.agenda.duration import say_length
from facilitator.documents.happened import last_moment
from facilitator.session import blanks
from facilitator.session.session import Session
from facilitator.timing.clock import local_time

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A text of the agenda with its blanks filled in."""

    text: str
    missing: bool
    """Whether a blank had no value; it stands in its brackets still."""


def fill(text: str, session: Session, now: datetime) -> Filled:
    """Return a text with the values of the day in the place of its blanks; stage directions keep their brackets."""
    values = blanks.blank_values(session, last_moment(session, now))
    parts = blanks.fill(text, session.agenda, values)
    said = (part.text if part.kind in {"words", "blank"} else f"[{part.text}]" for part in parts)
    return Filled("".join(said), any(part.kind == "missing" for part in parts))


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "Blue, Green and Red"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def quoted(words: Sequence[str]) -> str:
    """Return names as a list in a sentence, each between quotation marks."""
    return joined([f"“{word}”" for word in words])


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: "1 answer", "3 answers"; `many` where the plural has no plain s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def say_room(people: int, groups: int) -> str:
    """Return how many are in the room, 0 where nobody counted: "15 people in 3 groups", "3 groups"; may be empty."""
    counts = (counted(people, "person", "people") if people else "", counted(groups, "group") if groups else "")
    return " in ".join(count for count in counts if count)


def in_minutes(seconds: float) -> str:
    """Return a length without its sign: seconds under a minute, else whole minutes, hours from 100 minutes on."""
    minutes = round(abs(seconds) / 60.0)
    if abs(seconds) < 60.0 or minutes >= 100:
        return say_length(seconds)
    return f"{minutes} min"


def say_date(moment: datetime, zone: tzinfo) -> str:
    """Return a day in full: "Sunday 22 November 2026"."""
    local = moment.astimezone(zone)
    return f"{_WEEKDAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"


def say_when(begin: datetime, end: datetime | None, zone: tzinfo) -> str:
    """Return the day and the times of something that began and may have ended, as the room's clock showed them."""
    start = f"{say_date(begin, zone)}, {local_time(begin, zone)}"
    if end is None:
        return f"{start}, not ended yet"
    if begin.astimezone(zone).date() == end.astimezone(zone).date():
        return f"{start}–{local_time(end, zone)}"
    return f"{start} – {say_date(end, zone)}, {local_time(end, zone)}"
