"""What has become of a step."""

from typing import Literal

from facilitator.agenda.model import Step
from facilitator.session.session import Session

StepState = Literal["done", "running", "skipped", "left open", "not reached"]
"""What became of a step; "left open" was begun and is neither closed nor running."""


def state_of(session: Session, step: Step) -> StepState:
    """Return what became of a step.

    One with parts is running with any of them, done when every part is done or skipped, not reached while none of
    them was begun, and left open else.
    """
    states = {_leaf_state(session, leaf.id) for leaf in step.walk() if not leaf.steps}
    if "running" in states:
        return "running"
    if len(states) == 1:
        return states.pop()
    if states <= {"done", "skipped"}:
        return "done"
    return "not reached" if states <= {"skipped", "not reached"} else "left open"


def _leaf_state(session: Session, step: str) -> StepState:
    run = session.run
    if run.running == step:
        return "running"
    if step in run.skipped:
        return "skipped"
    if step in run.closed:
        return "done"
    return "left open" if step in run.first_began else "not reached"
