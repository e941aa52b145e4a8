"""From an agenda and a session to the figures that `facilitator.timing` works with."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from facilitator.agenda.duration import TimeRange, resolve
from facilitator.agenda.model import Agenda, Step
from facilitator.session.session import Session
from facilitator.timing.drift import drift_s
from facilitator.timing.schedule import Progress, Schedule, Slot, Span, plan, schedule

UNTIMED_LENGTH_S = 3600.0
"""How long a workshop without any times is taken to last."""


def span_of(step: Step, people: int, groups: int) -> Span | None:
    """Return a step's own range in seconds for today's room; None for as long as it takes."""
    return None if step.time is None else _span_today(step.time, people, groups)


def _span_today(time: TimeRange, people: int, groups: int) -> Span:
    """Return a range for today's room; where nobody counted people or groups, they count once."""
    least_s, most_s = resolve(time, people=max(1, people), groups=max(1, groups))
    return Span(float(least_s), float(most_s))


def slots_of(agenda: Agenda, people: int, groups: int) -> tuple[Slot, ...]:
    """Return the agenda's steps as slots of the schedule."""
    return _slots(agenda.steps, people, groups, {})


def _slots(steps: Iterable[Step], people: int, groups: int, by_hand: Mapping[str, float]) -> tuple[Slot, ...]:
    def slot(step: Step) -> Slot:
        fixed_s = by_hand.get(step.id)
        return Slot(
            key=step.id,
            span=span_of(step, people, groups) if fixed_s is None else Span(fixed_s, fixed_s),
            protected=step.protect,
            optional=step.optional,
            children=_slots(step.steps, people, groups, by_hand),
        )

    return tuple(slot(step) for step in steps)


def range_of(agenda: Agenda, people: int, groups: int) -> Span:
    """Return the least and the most seconds that all steps together take."""
    spans = [_span_with_parts(step, people, groups) for step in agenda.steps]
    return Span(sum(span.least_s for span in spans), sum(span.most_s for span in spans))


def _span_with_parts(step: Step, people: int, groups: int) -> Span:
    own = span_of(step, people, groups)
    if own is not None:
        return own
    parts = [_span_with_parts(part, people, groups) for part in step.steps]
    return Span(sum(part.least_s for part in parts), sum(part.most_s for part in parts))


def default_length_s(agenda: Agenda, people: int, groups: int) -> float:
    """Return how long a workshop takes where nobody says, in seconds.

    That is what is booked at most, else the sum of the maximums, else an hour.
    """
    if agenda.time is not None:
        return _span_today(agenda.time, people, groups).most_s
    return range_of(agenda, people, groups).most_s or UNTIMED_LENGTH_S


def deadline_if_started(session: Session, start: datetime) -> datetime:
    """Return when a workshop that starts at `start` has to end: at the time that was set, else after its length."""
    setup = session.setup
    if setup is not None and setup.ends_at is not None:
        return setup.ends_at
    length_s = setup.length_s if setup is not None else None
    if length_s is None:
        length_s = default_length_s(session.agenda, session.people, len(session.group_names))
    return start + timedelta(seconds=length_s)


def plan_for(session: Session, length_s: float) -> dict[str, float]:
    """Return every timed step's target in seconds if the workshop starts with `length_s` to go."""
    slots = slots_of(session.agenda, session.people, len(session.group_names))
    return {key: round(target_s, 3) for key, target_s in plan(slots, length_s).items()}


def schedule_at(session: Session, now: datetime) -> Schedule:
    """Return how the rest of the workshop fits at `now`; before the start as if it started now."""
    run = session.run
    # A target set by hand is a decision: until the step is closed it replaces the author's range.
    by_hand = {step: run.targets_s[step] for step in run.set_by_hand if step == run.running}
    slots = _slots(session.agenda.steps, session.people, len(session.group_names), by_hand)
    return schedule(slots, progress_at(session, now))


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


def drift_at(session: Session, now: datetime) -> float:
    """Return the seconds behind the plan since the clock was started; negative is ahead, 0 before the start."""
    began = session.run.began
    if began is None or not session.run.plan_s:
        return 0.0
    slots = slots_of(session.agenda, session.people, len(session.group_names))
    return drift_s(slots, progress_at(session, now), began)
