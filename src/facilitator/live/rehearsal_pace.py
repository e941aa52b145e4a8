"""How long a rehearsed step takes: a little off its target, as in a room, and never beyond what its plan allows."""

from collections.abc import Container, Sequence
from datetime import datetime

from facilitator.agenda.model import Step
from facilitator.session.plan import schedule_at, span_of
from facilitator.session.session import Session
from facilitator.timing.span import Span

OFF_TARGET = (-0.06, 0.04, -0.04, 0.03)
"""How far the steps end off their targets, in turn: a room is never exact."""

NO_LIMIT_S = 120.0
"""How long a step without a length is made to take."""

SHORTEST_S = 10.0


def length_of(session: Session, step: Step, now: datetime, turn: int, fixed: Container[str]) -> float:
    """Return the seconds that a step which has just begun is made to take, the `turn`-th of the walk.

    `fixed` are the ids of the leaves that begin at a fixed time.
    """
    target_s, span = session.run.targets_s.get(step.id), _span(session, step)
    wanted_s = NO_LIMIT_S if target_s is None else target_s * (1 + OFF_TARGET[turn % len(OFF_TARGET)])
    wanted_s = max(wanted_s, SHORTEST_S, span.least_s if span is not None else 0.0)
    return min(wanted_s, longest_of(session, step, now, fixed))


def longest_of(session: Session, step: Step, now: datetime, fixed: Container[str]) -> float:
    """Return the seconds that a step may take from its beginning: its most, or less where what follows needs them.

    A step never has less than its least; one without a time leaves as much for the others without one.
    """
    figures, span = schedule_at(session, now), _span(session, step)
    left_s = (figures.wall - now).total_seconds()
    if span is not None:
        return max(min(span.most_s, left_s), span.least_s)
    leaves = tuple(session.agenda.leaves())
    following = leaves[[leaf.id for leaf in leaves].index(step.id) + 1 :]
    if around := [each for each in session.agenda.lineage(step.id)[:-1] if each.time is not None]:
        inside = {leaf.id for leaf in around[-1].walk()}
        following = tuple(leaf for leaf in following if leaf.id in inside)
        left_s = min(left_s, figures.running_share_s)
    return max(left_s / (1 + _untimed(session, following, fixed)), SHORTEST_S)


def _untimed(session: Session, following: Sequence[Step], fixed: Container[str]) -> int:
    """Return how many of the steps up to the next fixed start take as long as they take."""
    count = 0
    for leaf in following:
        if leaf.id in fixed:
            break
        count += _span(session, leaf) is None
    return count


def _span(session: Session, step: Step) -> Span | None:
    return span_of(step, session.people, len(session.group_names))
