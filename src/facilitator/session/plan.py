"""From an agenda and a session to the figures that `facilitator.timing` works with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from types import MappingProxyType

from facilitator.agenda.duration import TimeRange, resolve
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.seating import groups_in
from facilitator.session.event_fields import LONGEST_S
from facilitator.session.session import Session
from facilitator.timing.cuts import Cut, cuts
from facilitator.timing.drift import drift_s
from facilitator.timing.price import Price, price
from facilitator.timing.schedule import Progress, Schedule, Slot, Span, plan, schedule
from facilitator.timing.span import total

UNTIMED_LENGTH_S = 3600.0
"""How long a workshop without any times is taken to last."""

LONGEST_STEP_S = 7 * 24 * 3600
"""The most that a step may take; more is a slip, and is cut to this so that no sum leaves the calendar."""

MOST_COUNTED = 10_000
"""The most people or groups that a time for each is counted for."""

EARLY = timedelta(hours=6)
"""How long before the start a fixed start may be and still be of the same day: a workshop may begin late."""

_NO_STARTS: Mapping[str, datetime] = MappingProxyType({})


def span_of(step: Step, people: int, groups: int, longest_s: int = LONGEST_STEP_S) -> Span | None:
    """Return a step's own range in seconds for today's room; None for as long as it takes.

    `groups` are the standing ones; a step that sits in pairs, teams or groups of its own size counts those.
    """
    if step.time is None:
        return None
    return _span_today(step.time, people, groups_in(step.setting, people, groups), longest_s)


def _span_today(time: TimeRange, people: int, groups: int, longest_s: int = LONGEST_STEP_S) -> Span:
    """Return a range for today's room, cut where it is absurd; people or groups that nobody counted count once."""
    people, groups = (min(max(1, count), MOST_COUNTED) for count in (people, groups))
    least_s, most_s = resolve(time, people=people, groups=groups)
    least_s = min(max(0, least_s), longest_s)
    return Span(float(least_s), float(min(max(least_s, most_s), longest_s)))


def _longest_s(agenda: Agenda) -> int:
    """Return the most that one step may take so that all of them together are a length that an event can hold."""
    return min(LONGEST_STEP_S, int(LONGEST_S) // max(1, sum(1 for _ in agenda.walk())))


def slots_of(agenda: Agenda, people: int, groups: int, starts: Mapping[str, datetime] = _NO_STARTS) -> tuple[Slot, ...]:
    """Return the agenda's steps as slots of the schedule; `starts` are the moments of fixed starts, by step."""
    return _slots(agenda, people, groups, {}, starts)


def _slots(
    agenda: Agenda, people: int, groups: int, by_hand: Mapping[str, float], starts: Mapping[str, datetime]
) -> tuple[Slot, ...]:
    longest_s = _longest_s(agenda)

    def slot(step: Step) -> Slot:
        fixed_s = by_hand.get(step.id)
        return Slot(
            key=step.id,
            span=span_of(step, people, groups, longest_s) if fixed_s is None else Span(fixed_s, fixed_s),
            protected=step.protect,
            optional=step.optional,
            children=tuple(slot(part) for part in step.steps),
            starts_at=starts.get(step.id),
        )

    return tuple(slot(step) for step in agenda.steps)


def fixed_starts(agenda: Agenda, start: datetime, zone: tzinfo) -> dict[str, datetime]:
    """Return the moments of the fixed starts of a workshop that starts at `start`, by step, in UTC.

    The first is looked for from some hours before the planned start on, so that one missed by starting late is not
    taken for the next day's; each further one is the next such time after it. Those over at `start` are left out.
    """
    day, after = _before_start(agenda.start, start, zone)
    starts: dict[str, datetime] = {}
    for step in agenda.walk():
        if (at := time_of_day(step.at)) is None:
            continue
        while (moment := datetime.combine(day, at, zone).astimezone(UTC)) < after:
            day += timedelta(days=1)
        after = moment
        if moment > start:
            starts[step.id] = moment
    return starts


def _before_start(planned: str, start: datetime, zone: tzinfo) -> tuple[date, datetime]:
    """Return from when on fixed starts are looked for, and the day to look at first."""
    begins = time_of_day(planned)
    anchor = start
    if begins is not None:
        today = start.astimezone(zone).date()
        days = (today + timedelta(days=away) for away in (-1, 0, 1))
        moments = [datetime.combine(day, begins, zone).astimezone(UTC) for day in days]
        anchor = min(moments, key=lambda moment: abs(moment - start))
    after = anchor.astimezone(UTC) - EARLY
    return after.astimezone(zone).date(), after


def time_of_day(text: str) -> time | None:
    """Return the time that "HH:MM" says; None for anything else."""
    hours, colon, minutes = text.partition(":")
    if not (colon and text.isascii() and hours.isdecimal() and minutes.isdecimal()):
        return None
    return time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None


def range_of(agenda: Agenda, people: int, groups: int) -> Span:
    """Return the least and the most seconds that all steps together take."""
    longest_s = _longest_s(agenda)

    def with_parts(step: Step) -> Span:
        own = span_of(step, people, groups, longest_s)
        return own if own is not None else total([with_parts(part) for part in step.steps])

    return total([with_parts(step) for step in agenda.steps])


def default_length_s(
    agenda: Agenda, people: int, groups: int, start: datetime | None = None, zone: tzinfo = UTC
) -> float:
    """Return how long a workshop takes where nobody says, in seconds.

    That is what is booked at most, else the sum of the maximums, else an hour. Where `start` tells when it begins,
    the sum waits for every fixed start that it reaches too early.
    """
    if agenda.time is not None:
        return _span_today(agenda.time, people, groups).most_s
    if start is None:
        return range_of(agenda, people, groups).most_s or UNTIMED_LENGTH_S
    starts = {step: (moment - start).total_seconds() for step, moment in fixed_starts(agenda, start, zone).items()}
    longest_s, end_s = _longest_s(agenda), 0.0
    for step in agenda.steps:
        end_s = _end_of(step, end_s, people, groups, longest_s, starts)
    return min(end_s, LONGEST_S) or UNTIMED_LENGTH_S


def _end_of(step: Step, begin_s: float, people: int, groups: int, longest_s: int, starts: Mapping[str, float]) -> float:
    """Return the seconds from the start until a step that is reached at `begin_s` is over at the latest.

    `starts` are those of the fixed starts. A part with one carries the step around it beyond its own time.
    """
    begin_s = max(begin_s, starts.get(step.id, 0.0))
    own = span_of(step, people, groups, longest_s)
    if own is not None and not any(part.id in starts for part in step.walk() if part is not step):
        return begin_s + own.most_s
    end_s = begin_s
    for part in step.steps:
        end_s = _end_of(part, end_s, people, groups, longest_s, starts)
    return end_s


def deadline_if_started(session: Session, start: datetime) -> datetime:
    """Return when a workshop that starts at `start` has to end: at the time that was set, else after its length."""
    setup = session.setup
    if setup is not None and setup.ends_at is not None:
        return setup.ends_at
    length_s = setup.length_s if setup is not None else None
    if length_s is None:
        length_s = default_length_s(session.agenda, session.people, len(session.group_names), start, session.zone)
    return start + timedelta(seconds=length_s)


def plan_for(session: Session, length_s: float, start: datetime | None = None) -> dict[str, float]:
    """Return every timed step's target in seconds if the workshop starts with `length_s` to go.

    Fixed starts hold where `start` tells when that is.
    """
    starts = fixed_starts(session.agenda, start, session.zone) if start is not None else _NO_STARTS
    slots = slots_of(session.agenda, session.people, len(session.group_names), starts)
    return {key: round(target_s, 3) for key, target_s in plan(slots, length_s, start).items()}


def plan_of_added(session: Session, agenda: Agenda, now: datetime) -> dict[str, float]:
    """Return the plan of the timed steps that `agenda` adds to a running workshop: what each gets as it is added."""
    if session.run.began is None:
        return {}
    figures = schedule_at(replace(session, agenda=agenda), now)
    had = {step.id for step in session.agenda.walk()}
    return {key: round(target_s, 3) for key, target_s in figures.targets_s.items() if key not in had}


def slots_at(session: Session, now: datetime) -> tuple[Slot, ...]:
    """Return the steps as they are to be scheduled at `now`; before the start as if it started now."""
    run = session.run
    # A target set by hand is a decision: until the step is closed it replaces the author's range.
    by_hand = {step: run.targets_s[step] for step in run.set_by_hand if step == run.running}
    starts = fixed_starts(session.agenda, run.began or now, session.zone)
    return _slots(session.agenda, session.people, len(session.group_names), by_hand, starts)


def schedule_at(session: Session, now: datetime) -> Schedule:
    """Return how the rest of the workshop fits at `now`; before the start as if it started now."""
    return schedule(slots_at(session, now), progress_at(session, now))


def price_at(session: Session, now: datetime, extra_s: float) -> Price:
    """Return who pays if the running step gets `extra_s` more at `now`."""
    return price(slots_at(session, now), progress_at(session, now), extra_s)


def cuts_at(session: Session, now: datetime) -> tuple[Cut, ...]:
    """Return what to leave out at `now` so that the minimums fit again; empty where they do, or nothing helps."""
    return cuts(slots_at(session, now), progress_at(session, now))


def progress_at(session: Session, now: datetime) -> Progress:
    """Return what has happened so far, in the terms of the schedule."""
    run = session.run
    return Progress(
        now=now,
        deadline=run.deadline or deadline_if_started(session, now),
        running=run.running,
        spent_s=run.spent_by(now),
        closed=run.closed,
        skipped=run.skipped,
        targets_s=run.targets_s,
        plan_s=run.plan_s,
        began=run.began,
        paused=run.paused,
    )


def drift_at(session: Session, now: datetime, since: datetime | None = None) -> float:
    """Return the seconds behind the plan; negative is ahead, 0 before the start.

    They are counted since the clock was started, or since another moment, like the planned start.
    """
    began = session.run.began
    if began is None or not session.run.plan_s:
        return 0.0
    starts = fixed_starts(session.agenda, began, session.zone)
    slots = slots_of(session.agenda, session.people, len(session.group_names), starts)
    return drift_s(slots, progress_at(session, now), since or began)
