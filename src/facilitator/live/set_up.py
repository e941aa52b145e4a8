"""The set-up of a workshop: what was typed into the form, read into the first event of a session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration, say_length, say_range
from facilitator.agenda.model import Agenda
from facilitator.live.clock_face import fit_text
from facilitator.live.end_time import next_time, read_clock, read_end
from facilitator.live.set_up_form import SetUp
from facilitator.live.set_up_room import proposed_groups, read_room, say_groups
from facilitator.session.blanks import unfilled_blanks
from facilitator.session.clock_changes import changes_of, in_minutes
from facilitator.session.event_fields import to_milliseconds
from facilitator.session.events import SessionStarted
from facilitator.session.plan import default_length_s, range_of, schedule_at
from facilitator.session.role_dealing import RoleHeld
from facilitator.session.session import Session
from facilitator.timing.clock import local_time
from facilitator.timing.room_zone import RoomZone

__all__ = ["NO_FILLS", "SetUpRead", "proposed_groups", "read_set_up", "say_groups"]

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
    proposals: tuple[tuple[int, ...], ...] = ()
    """The sizes of the groups that so many people can form, the first the one that is proposed."""


def read_set_up(
    agenda: Agenda,
    form: SetUp,
    now: datetime,
    zone: RoomZone,
    file: str = "",
    before: Callable[[], tuple[RoleHeld, ...]] = tuple,
) -> SetUpRead:
    """Return what a form means at `now`, in the room's time zone; `file` is where the agenda was read from.

    `before` tells who had which role in the earlier sessions of the series; it is asked only where roles are dealt.
    """
    problems: dict[str, str] = {}
    room = read_room(agenda, form, before)
    problems |= room.problems
    remarks = dict(room.remarks)
    length_s, ends_at = _length(form.length, now, zone, problems)
    started = SessionStarted(
        seq=1,
        at=to_milliseconds(now),
        length_s=length_s,
        ends_at=ends_at,
        planned_start=_planned_start(agenda, now, zone),
        file=file,
        people=room.seats.people,
        names=room.seats.names,
        groups=room.seats.groups,
        seed=form.seed if room.shuffled else None,
        roles_before=room.before,
        fills={name: value for name, value in form.fills.items() if value.strip()},
        ready=form.ready,
        utc_offset_min=in_minutes(zone.offset),
        clock_changes=changes_of(zone),
    )
    if "length" not in problems:
        remarks["length"] = _say_length(agenda, started, now)
    return SetUpRead(started, problems, remarks, unfilled_blanks(agenda, started.fills), room.proposals)


def _length(
    typed: str, now: datetime, zone: RoomZone, problems: dict[str, str]
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


def _planned_start(agenda: Agenda, now: datetime, zone: RoomZone) -> datetime | None:
    """Return today's planned start, if the agenda names one."""
    at = read_clock(agenda.start) if agenda.start else None
    return datetime.combine(now.astimezone(zone).date(), at, zone).astimezone(UTC) if at else None


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
    return f"{whole}: {fit_text(session, figures)} (the steps take {steps})"


def say_group_keys(read: SetUpRead) -> str:
    """Return the keys of the set-up that change the groups as they stand."""
    started = read.started
    keys = (
        ("F2 takes the next", len(read.proposals) > 1),
        ("F3 shuffles", bool(started.names and started.groups)),
        ("F4 who sits where", bool(started.groups)),
    )
    return " · ".join(words for words, is_of_use in keys if is_of_use)


def next_proposal(read: SetUpRead) -> int:
    """Return how many groups the next proposed sizes make; 0 where none are proposed."""
    counts = [len(sizes) for sizes in read.proposals]
    here = len(read.started.groups)
    if here not in counts:
        return counts[0] if counts else 0
    return counts[(counts.index(here) + 1) % len(counts)]
