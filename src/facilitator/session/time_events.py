"""What can happen to the clock of a session, one class an event."""

from typing import Literal

from facilitator.session.event_fields import Change, Length, Moment, Number
from facilitator.session.recorded import Recorded


class WorkshopStarted(Recorded):
    """The clock was started with the first step."""

    event: Literal["workshop-started"] = "workshop-started"
    step: str
    deadline: Moment
    plan_s: dict[str, Length]
    """The target of every timed step at this moment, in seconds."""
    target_s: Length | None = None


class StepStarted(Recorded):
    """A step began; the one that ran before it was closed by this."""

    event: Literal["step-started"] = "step-started"
    step: str
    target_s: Length | None = None
    """The step's own target in seconds, fixed from here on; None for a step without time."""
    how: Literal["next", "back", "jump"] = "next"


class StepSkipped(Recorded):
    """A step is left out; if it was running, `then` begins in its place."""

    event: Literal["step-skipped"] = "step-skipped"
    step: str
    then: str | None = None
    target_s: Length | None = None
    """The target of `then` in seconds."""


class WorkshopEnded(Recorded):
    """The last step was closed."""

    event: Literal["workshop-ended"] = "workshop-ended"


class ClockPaused(Recorded):
    """The running step stands still; the room's deadline does not."""

    event: Literal["clock-paused"] = "clock-paused"


class ClockResumed(Recorded):
    """The running step goes on."""

    event: Literal["clock-resumed"] = "clock-resumed"


class StepBackdated(Recorded):
    """The running step really began at another moment than its key was pressed."""

    event: Literal["step-backdated"] = "step-backdated"
    step: str
    since: Moment
    by_s: Change
    """How much more of the time gone by is the step's; below zero where it began later."""
    before: str | None = None
    """The step that this time is taken from; None for the first one, which then begins the workshop at `since`."""
    deadline: Moment | None = None
    """When the workshop has to end, where that follows from its beginning."""


class TurnStarted(Recorded):
    """A speaker's turn began in the running step; the one before it is over."""

    event: Literal["turn-started"] = "turn-started"
    step: str
    speaker: str
    share_s: Length | None = None
    """The speaker's share of what is left of the step; None for a step without time."""


class TurnsEnded(Recorded):
    """The last speaker has finished."""

    event: Literal["turns-ended"] = "turns-ended"
    step: str


class CueDone(Recorded):
    """A reminder of a step was followed."""

    event: Literal["cue-done"] = "cue-done"
    step: str
    cue: Number
    """The place of the reminder in the step, counted from 1."""
    nth: Number
    """Which of its moments, counted from 1; more than one for a reminder that comes again and again."""


class TargetChanged(Recorded):
    """The running step was given time, or some was taken from it."""

    event: Literal["target-changed"] = "target-changed"
    step: str
    by_s: Change
    target_s: Length


class DeadlineMoved(Recorded):
    """The workshop has to end at another time."""

    event: Literal["deadline-moved"] = "deadline-moved"
    deadline: Moment
