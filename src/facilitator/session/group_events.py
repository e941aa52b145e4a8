"""Who sits where changed: the groups as they stand from then on."""

from typing import Annotated, Literal

from pydantic import Field

from facilitator.session.event_fields import MOST_PEOPLE
from facilitator.session.groups import Group
from facilitator.session.recorded import Recorded

How = Literal["shuffled", "formed", "swapped", "moved", "came", "left", "rotated", "renamed", "dissolved"]


class GroupsChanged(Recorded):
    """The groups, their people or the roles are others from here on."""

    event: Literal["groups-changed"] = "groups-changed"
    how: How
    about: tuple[str, ...] = ()
    """Whom it is about: two people who swapped, a person and a group, a group's old and new name, a group."""
    people: Annotated[int, Field(ge=0, le=MOST_PEOPLE)] | None = None
    names: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    """All of them, as they stand after it."""
    seed: int | None = None
    """What a shuffled order follows from."""
