"""What the clocks of the computer did beside the workshop, and what was left out of its time because of that."""

from typing import Literal

from facilitator.session.event_fields import Length, Moment
from facilitator.session.recorded import Recorded


class ComputerSlept(Recorded):
    """The computer slept up to this moment while a step ran."""

    event: Literal["computer-slept"] = "computer-slept"
    slept_s: Length
    """Seconds; they count, as the room did not sleep."""


class ClockSet(Recorded):
    """The computer's clock was set; the session goes on by the clock that it began with."""

    event: Literal["clock-set"] = "clock-set"
    before: Moment
    """What the computer's clock would show at this moment."""
    after: Moment
    """What it shows."""


class GapLeftOut(Recorded):
    """A stretch in which the computer slept or no console was there does not count, as if the clock had been paused."""

    event: Literal["gap-left-out"] = "gap-left-out"
    step: str
    since: Moment
    until: Moment
    by_s: Length
    """The seconds that the step has less."""
