"""The set-up of a workshop: what was typed into the form, read into the first event of a session."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import MappingProxyType

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration, say_length, say_range
from facilitator.agenda.model import Agenda
from facilitator.live.end_time import next_time, read_clock, read_end
from facilitator.live.set_up_form import SetUp
from facilitator.session.blanks import unfilled_blanks
from facilitator.session.event_fields import to_milliseconds
from facilitator.session.events import SessionStarted
from facilitator.session.groups import Group, form_groups, propose_group_count, read_names
from facilitator.session.plan import default_length_s, range_of, schedule_at
from facilitator.session.session import Session
from facilitator.timing.clock import local_time
from facilitator.timing.words import say_fit

MOST_PEOPLE = 999
MOST_GROUPS = 99
UNCOUNTED_GROUPS = 3
"""How many groups are formed where nobody has counted the people."""
_PEOPLE = re.compile(r"(?:about\s+)?([0-9]{1,9})(?:\s*(?:people|persons?|participants?|pax))?", re.IGNORECASE)
_GROUPS = re.compile(r"([0-9]{1,9})(?:\s*(?:groups?|teams?))?", re.IGNORECASE)
_NO_GROUPS = frozenset({"no", "none", "no groups", "without"})
NO_FILLS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SetUpRead:
    """What the form means."""

    started: SessionStarted
    """The first event of the session, if it were begun this moment."""
    problems: Mapping[str, str]
    """A sentence by field ("length", "people", "groups"); the session can begin once there is none."""
    remarks: Mapping[str, str]
    """What each field means, in words, by field."""
    unfilled: tuple[str, ...]
    """The blanks that have no value yet."""


def read_set_up(agenda: Agenda, form: SetUp, now: datetime, zone: timezone, file: str = "") -> SetUpRead:
    """Return what a form means at `now`, in the room's time zone; `file` is where the agenda was read from."""
    problems: dict[str, str] = {}
    remarks: dict[str, str] = {}
    people, names = _people(agenda, form.people, problems, remarks)
    groups = _groups(agenda, form.groups, people, names, problems, remarks)
    length_s, ends_at = _length(form.length, now, zone, problems)
    offset = zone.utcoffset(None)
    started = SessionStarted(
        seq=1,
        at=to_milliseconds(now),
        length_s=length_s,
        ends_at=ends_at,
        planned_start=_planned_start(agenda, now, zone),
        file=file,
        people=people,
        names=names,
        groups=groups,
        fills={name: value for name, value in form.fills.items() if value.strip()},
        ready=form.ready,
        utc_offset_min=round(offset.total_seconds() / 60),
    )
    if "length" not in problems:
        remarks["length"] = _say_length(agenda, started, now)
    return SetUpRead(started, problems, remarks, unfilled_blanks(agenda, started.fills))


def _people(
    agenda: Agenda, typed: str, problems: dict[str, str], remarks: dict[str, str]
) -> tuple[int | None, tuple[str, ...]]:
    words = typed.strip()
    if not words:
        expected = agenda.people_least
        if expected is not None:
            remarks["people"] = f"reckoned with {expected}; a number or names can be given"
        return None, ()
    if counted := _PEOPLE.fullmatch(words):
        count = int(counted[1])
        if not 1 <= count <= MOST_PEOPLE:
            problems["people"] = f"A head-count is between 1 and {MOST_PEOPLE}."
            return None, ()
        remarks["people"] = _say_people(agenda, count)
        return count, ()
    names = read_names(typed)
    if not names:
        problems["people"] = "Give a number, or names with commas between them."
        return None, ()
    if len(names) > MOST_PEOPLE:
        problems["people"] = f"These are {len(names)} names; there is room for {MOST_PEOPLE}."
        return None, ()
    remarks["people"] = _say_people(agenda, len(names))
    return len(names), names


def _say_people(agenda: Agenda, count: int) -> str:
    least, most = agenda.people_least, agenda.people_most
    here = "1 person" if count == 1 else f"{count} people"
    if least is not None and count < least:
        return f"{here}; the agenda is made for {least} or more"
    if most is not None and count > most:
        return f"{here}; the agenda is made for {most} at most"
    return here


def _groups(
    agenda: Agenda,
    typed: str,
    people: int | None,
    names: tuple[str, ...],
    problems: dict[str, str],
    remarks: dict[str, str],
) -> tuple[Group, ...]:
    words = typed.strip()
    counted = _GROUPS.fullmatch("0" if words.casefold() in _NO_GROUPS else words)
    named = tuple(dict.fromkeys(read_names(typed)))
    count = int(counted[1]) if counted else len(named)
    if words and not counted and not named:
        problems["groups"] = "Give a number of groups, or their names with commas between them."
    elif count > MOST_GROUPS:
        problems["groups"] = f"{count} groups are too many; {MOST_GROUPS} is the most."
    elif people is not None and count > people:
        problems["groups"] = f"{count} groups are more than there are people to fill them."
    if "groups" in problems:
        return ()
    called = named or next((step.setting.teams for step in agenda.walk() if step.setting.teams), ())
    if counted:
        groups = form_groups(count, people, names)
    elif called:
        groups = form_groups(len(called), people, names, called)
    else:
        groups = form_groups(proposed_groups(agenda, people), people, names)
    remarks["groups"] = say_groups(groups)
    return groups


def proposed_groups(agenda: Agenda, people: int | None) -> int:
    """Return how many groups to form where nobody says: none if no step works in groups, three if nobody counted."""
    if not any(step.setting.kind in {"groups", "teams"} for step in agenda.walk()):
        return 0
    if not people:
        return UNCOUNTED_GROUPS
    sizes = next((step.setting for step in agenda.walk() if step.setting.least), None)
    least = agenda.groups.least or (sizes.least if sizes else None)
    most = agenda.groups.most or (sizes.most if sizes else None)
    return propose_group_count(people, least, most)


def say_groups(groups: tuple[Group, ...]) -> str:
    """Return the groups in words: "Blue 4, Green 5", or with names "Blue: Ana, Eli; Green: Ben"."""
    if not groups:
        return "no groups: the room answers as one"
    if any(group.people for group in groups):
        return "; ".join(f"{group.name}: {', '.join(group.people) or 'nobody'}" for group in groups)
    return ", ".join(f"{group.name} {group.size}" if group.size is not None else group.name for group in groups)


def _length(
    typed: str, now: datetime, zone: timezone, problems: dict[str, str]
) -> tuple[float | None, datetime | None]:
    words = typed.strip()
    if not words:
        return None, None
    at = read_end(words)
    if at is not None:
        ends_at = next_time(at, now, zone)
        if ends_at is None:
            problems["length"] = f"{at:%H:%M} is over already. Give the time at which the workshop has to end."
        return None, ends_at
    read = read_duration(words)
    if isinstance(read, DurationRefused) or read is None or read.most_s <= 0:
        problems["length"] = "Give minutes, for example 75, or the end, for example until 11:15."
        return None, None
    return float(read.most_s), None


def _planned_start(agenda: Agenda, now: datetime, zone: timezone) -> datetime | None:
    """Return today's planned start, if the agenda names one."""
    at = read_clock(agenda.start) if agenda.start else None
    return datetime.combine(now.astimezone(zone).date(), at, zone) if at else None


def _say_length(agenda: Agenda, started: SessionStarted, now: datetime) -> str:
    """Return what the time means: "1 h 15 min; from now that is until 10:15: tight (the steps take 60–90 min)"."""
    session = Session(id="", agenda=agenda, setup=started)
    figures = schedule_at(session, now)
    wanted = range_of(agenda, session.people, len(started.groups))
    if started.ends_at is not None:
        whole = (
            f"until {local_time(started.ends_at, session.zone)}, {say_length((started.ends_at - now).total_seconds())}"
        )
    else:
        length_s = started.length_s
        if length_s is None:
            length_s = default_length_s(agenda, session.people, len(started.groups), now, session.zone)
        end = now + timedelta(seconds=length_s)
        whole = f"{say_length(length_s)}; from now that is until {local_time(end, session.zone)}"
    steps = say_range(TimeRange(least_s=round(wanted.least_s), most_s=round(wanted.most_s)))
    return f"{whole}: {say_fit(figures)} (the steps take {steps})"
