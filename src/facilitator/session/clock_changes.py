"""How the clock of a room goes forward or back while a session is open: what summer time does to it."""

from datetime import timedelta
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from facilitator.session.event_fields import DAY_MIN, Moment
from facilitator.timing.room_zone import RoomZone

Offset = Annotated[int, Field(gt=-DAY_MIN, lt=DAY_MIN)]
"""Minutes from UTC to the time in a room, above zero in the east."""


class ClockChange(BaseModel):
    """A moment from which on the clocks of the room show another time."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    at: Moment
    utc_offset_min: Offset


def _in_order(changes: tuple[ClockChange, ...]) -> tuple[ClockChange, ...]:
    """Raise ValueError for changes that do not follow each other."""
    if any(after.at <= before.at for before, after in pairwise(changes)):
        raise ValueError("the changes of the clock do not stand in their order")
    return changes


ClockChanges = Annotated[tuple[ClockChange, ...], AfterValidator(_in_order)]
"""Each later than the one before."""


def changes_of(zone: RoomZone) -> tuple[ClockChange, ...]:
    """Return the changes of a zone as a session file holds them."""
    return tuple(ClockChange(at=moment, utc_offset_min=in_minutes(offset)) for moment, offset in zone.changes)


def zone_of(utc_offset_min: int, changes: tuple[ClockChange, ...]) -> RoomZone:
    """Return the zone that a session file tells."""
    later = [(change.at, timedelta(minutes=change.utc_offset_min)) for change in changes]
    return RoomZone(timedelta(minutes=utc_offset_min), later)


def in_minutes(offset: timedelta) -> int:
    """Return a distance to UTC in whole minutes."""
    return round(offset.total_seconds() / 60)
