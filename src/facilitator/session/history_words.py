"""What the steps of an agenda took before, beside what its file says, in words."""

from collections.abc import Iterable

from facilitator.agenda.duration import say_range
from facilitator.session.history import StepHistory, say_span


def say_step(history: StepHistory) -> str:
    """Return "A2 took 52–66 min in your last 4; the file says 45–70 min."; what to write instead stands behind it."""
    count = len(history.actual_s)
    when = "the last time" if count == 1 else f"in your last {count}"
    better = f" Better write `time: {say_range(history.suggested)}`." if history.suggested else ""
    return f"{history.step.label} took {_took(history)} {when}; {_written(history)}.{better}"


def say_step_briefly(history: StepHistory) -> str:
    """Return the same for a glance: "A2 took 52–66 min; the file says 45–70 min"."""
    once = " the last time" if len(history.actual_s) == 1 else ""
    return f"{history.step.label} took {_took(history)}{once}; {_written(history)}"


def outside_first(histories: Iterable[StepHistory]) -> tuple[StepHistory, ...]:
    """Return the steps with those first that did not keep to the file, what is known of more sessions before the rest.

    Those that are alike in that stay in the order of the agenda.
    """
    return tuple(sorted(histories, key=lambda each: (not each.outside, each.outside and each.suggested is None)))


def _took(history: StepHistory) -> str:
    each = f" each {history.took.each}" if history.took.each else ""
    return f"{say_span(history.took.least_s, history.took.most_s)}{each}"


def _written(history: StepHistory) -> str:
    return f"the file says {say_range(history.step.time)}" if history.step.time else "the file gives no time"
