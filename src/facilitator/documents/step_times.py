"""Plan, target and actual of every step: the figures behind the report's times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from facilitator.agenda.model import Step
from facilitator.documents.happened import last_moment
from facilitator.session.session import Session
from facilitator.session.step_state import StepState, state_of


@dataclass(frozen=True, slots=True)
class StepTime:
    """The three figures of a step; those of a step with parts are the sums of its parts."""

    step: Step
    parent: str
    """The id of the step around it, or empty."""
    depth: int
    """0 for a step of the agenda itself, 1 for a part of it, and so on."""
    state: StepState
    plan_s: float | None
    """What it was given when the workshop began; None for a step without time."""
    target_s: float | None
    """What it was given when it began itself; None if it never did, or has no time."""
    actual_s: float | None
    """What it took, pauses left out; None if it was never begun."""


def step_times(session: Session, now: datetime) -> tuple[StepTime, ...]:
    """Return the figures of every step in the order of the agenda, parents before their parts."""
    moment = last_moment(session, now)
    return tuple(time for step in session.agenda.steps for time in _with_parts(session, step, "", 0, moment))


def total_time(times: Iterable[StepTime]) -> tuple[float | None, float | None, float | None]:
    """Return (plan, target, actual) of the whole agenda in seconds, each None where no step has one."""
    top = [time for time in times if time.depth == 0]
    return (
        _sum(time.plan_s for time in top),
        _sum(time.target_s for time in top),
        _sum(time.actual_s for time in top),
    )


def say_state(session: Session, state: StepState) -> str:
    """Return a state in words: while the workshop goes on, what was not reached is still to come."""
    return "still to come" if state == "not reached" and session.run.ended is None else state


def _with_parts(session: Session, step: Step, parent: str, depth: int, moment: datetime) -> Iterator[StepTime]:
    run = session.run
    leaves = [leaf.id for leaf in step.walk() if not leaf.steps]
    plan_s = run.plan_s.get(step.id)
    yield StepTime(
        step=step,
        parent=parent,
        depth=depth,
        state=state_of(session, step),
        plan_s=_sum(run.plan_s.get(leaf) for leaf in leaves) if plan_s is None else plan_s,
        target_s=_sum(run.targets_s.get(leaf) for leaf in leaves),
        actual_s=_sum(run.spent_in(leaf, moment) for leaf in leaves if leaf in run.first_began),
    )
    for part in step.steps:
        yield from _with_parts(session, part, step.id, depth + 1, moment)


def _sum(figures: Iterable[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
