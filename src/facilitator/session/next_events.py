"""Events about the workshop that follows."""

from typing import Literal

from facilitator.session.carried import Day
from facilitator.session.recorded import Recorded


class NextPlanned(Recorded):
    """It was said when the next workshop is held, or that no day is set any more."""

    event: Literal["next-planned"] = "next-planned"
    agenda: str
    """Its code or its name, as the agenda of this session has it."""
    date: Day | None = None
    """None where no day is set."""
