"""The room that a plan is reckoned with as long as nobody has counted the people."""

from dataclasses import dataclass

from facilitator.agenda.model import Agenda
from facilitator.live.set_up_room import proposed_groups, teams_of

__all__ = ["UsualRoom", "teams_of", "usual_people", "usual_room"]


@dataclass(frozen=True, slots=True)
class UsualRoom:
    """How many people and groups a plan is made for."""

    people: int
    """0 where the agenda names no head-count."""
    groups: int
    """The standing ones; 0 where no step works in groups."""


def usual_room(agenda: Agenda) -> UsualRoom:
    """Return the middle of the head-count that an agenda is made for, and the groups that so many people form.

    Teams that the agenda names are the groups.
    """
    people = usual_people(agenda)
    return UsualRoom(people, len(teams_of(agenda)) or proposed_groups(agenda, people or None))


def usual_people(agenda: Agenda) -> int:
    """Return the middle of the head-count that an agenda is made for, 0 where it names none."""
    if agenda.people_least is None:
        return 0
    return max(1, (agenda.people_least + (agenda.people_most or agenda.people_least)) // 2)
