"""When a workshop has to end, as people type it: a time of day, or a length from this moment."""

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from facilitator.agenda.duration import DurationRefused, read_duration
from facilitator.agenda.reading.values import clock_of
from facilitator.session.intents import Refusal
from facilitator.timing.clock import local_time

LONGEST_NIGHT = timedelta(hours=12)
"""A clock time that is past today means tomorrow where that is no further away than this."""
_UNTIL = re.compile(r"(?:until|till?|to)\b\s*", re.IGNORECASE)
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])(?:\s*(?:h|o['’]clock))?", re.IGNORECASE)


def read_end(typed: str) -> time | None:
    """Return the clock time of "11:15" or "until 11"; None where the words are no end on the clock."""
    said = _UNTIL.match(typed.strip())
    words = typed.strip()[said.end() :] if said else typed
    hour = _HOUR.fullmatch(words.strip()) if said else None
    return time(int(hour[1])) if hour else read_clock(words)


def read_clock(words: str) -> time | None:
    """Return a clock time as people write it ("11:15", "9 am"), or None where the words are none."""
    found = clock_of(words)
    return time.fromisoformat(found) if found else None


def next_time(at: time, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when the clock shows a time next, in UTC; None where that was today and is far away tomorrow."""
    day = now.astimezone(zone).date()
    today, again = (datetime.combine(day, at.replace(fold=fold), zone).astimezone(UTC) for fold in (0, 1))
    tomorrow = datetime.combine(day + timedelta(days=1), at, zone).astimezone(UTC)
    # An hour that the clock shows twice, where summer time ends, comes a second time.
    to_come = next(moment for moment in (today, again, tomorrow) if moment > now or moment is tomorrow)
    return to_come if to_come is not tomorrow or tomorrow - now <= LONGEST_NIGHT else None


def read_deadline(typed: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the end that was typed, as a clock time or as a length from `now`; None where it is neither."""
    words = typed.strip()
    at = read_end(words)
    if at is not None:
        return next_time(at, now, zone)
    length = read_duration(words) if words else None
    if length is None or isinstance(length, DurationRefused) or length.most_s <= 0:
        return None
    return now + timedelta(seconds=length.most_s)


def explain_deadline(typed: str, now: datetime, zone: tzinfo) -> str | Refusal | None:
    """Return what a typed end means, or that it is over; None where it means nothing."""
    end = read_deadline(typed, now, zone)
    if end is None and (at := read_end(typed.strip())) is not None:
        return Refusal(f"{at:%H:%M} is over already. Give a time that is still to come.")
    if end is None:
        return None
    left_min = round((end - now).total_seconds() / 60)
    return f"The workshop ends at {local_time(end, zone)}, in {left_min} min."
