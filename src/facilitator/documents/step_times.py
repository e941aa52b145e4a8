"""Plan, target and actual of every step: the figures behind the report's times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.agenda.model import Step
from facilitator.documents.happened import last_moment
from facilitator.session.session import Session

StepState = Literal["done", "running", "skipped", "left open", "not reached"]
"""What became of a step; "left open" was begun and is neither closed nor running."""


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


def state_of(session: Session, step: Step) -> StepState:
    """Return what became of a step; one with parts is done when every part is done or skipped."""
    leaves = [leaf for leaf in step.walk() if not leaf.steps]
    states = {_leaf_state(session, leaf.id) for leaf in leaves}
    if "running" in states:
        return "running"
    if len(states) == 1:
        return states.pop()
    return "done" if states <= {"done", "skipped"} else "left open"


def say_state(session: Session, state: StepState) -> str:
    """Return a state in words: while the workshop goes on, what was not reached is still to come."""
    return "still to come" if state == "not reached" and session.run.ended is None else state


def _leaf_state(session: Session, step: str) -> StepState:
    run = session.run
    if run.running == step:
        return "running"
    if step in run.skipped:
        return "skipped"
    if step in run.closed:
        return "done"
    return "left open" if step in run.first_began else "not reached"


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
