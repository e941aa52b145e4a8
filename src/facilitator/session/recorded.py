"""What every event of a session carries."""

from pydantic import BaseModel, ConfigDict

from facilitator.session.event_fields import Moment, Number


class Recorded(BaseModel):
    """What every event carries; an unknown field of a later version is kept."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    seq: Number
    """1 for the first event of a session, then one more each."""
    at: Moment
