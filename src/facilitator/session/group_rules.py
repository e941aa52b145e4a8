"""The rules of who sits where: what follows from an intent about the groups, or why it cannot be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.session import group_intents as ask
from facilitator.session import seats as sit
from facilitator.session.group_events import How
from facilitator.session.group_intents import GroupIntent
from facilitator.session.people_list import number_name
from facilitator.session.refusal import Refusal
from facilitator.session.role_dealing import NOBODY_HAD_ANY, Held
from facilitator.session.seats import Seats

MOST_SEATS = 999
MOST_GROUPS = 99
LONGEST_NAME = 60
NO_NAMES = "Nobody is known by name. Give the names at the set-up, or press + for each who is here."
NO_GROUPS = "There are no groups in this session."
NO_ROLES = "This agenda deals no roles. Name them under `groups`: roles: [timekeeper, note-taker]."


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The seats after a change, and what the change was."""

    seats: Seats
    how: How
    about: tuple[str, ...] = ()
    """See `GroupsChanged`."""
    seed: int | None = None


def regroup(
    seats: Seats, intent: GroupIntent, roles: Sequence[str], held: Held = NOBODY_HAD_ANY, served: Held = NOBODY_HAD_ANY
) -> Regrouped | Refusal | None:
    """Return the seats after what was asked for, why it cannot be, or None where nothing changes.

    `held` is who had which role before the roles of this moment were dealt, `served` is that with these roles counted
    as well.
    """
    known = sit.roles_known(roles, seats.groups)
    match intent:
        case ask.Come():
            return _came(seats, intent, known, held)
        case ask.Leave():
            return _left(seats, intent, known, held)
        case ask.FormGroups(count=count):
            return _formed(seats, count, known, held)
        case _ if not seats.groups:
            return Refusal(NO_GROUPS)
        case ask.RenameGroup():
            return _renamed(seats, intent)
        case ask.Dissolve(group=group):
            return _dissolved(seats, group, known, held)
        case _ if not seats.seated:
            return Refusal(NO_NAMES)
        case ask.Shuffle(seed=seed):
            standing = tuple(group.name for group in seats.groups)
            return Regrouped(sit.form_seats(seats, standing, known, seed, held), "shuffled", (), seed)
        case ask.RotateRoles():
            return Regrouped(sit.rotate(seats, known, served), "rotated") if known else Refusal(NO_ROLES)
        case ask.Swap(one=one, other=other):
            return _swapped(seats, one, other)
        case ask.Move(person=person, group=group):
            return _moved(seats, person, group, known, held)


def _formed(seats: Seats, count: int, roles: Sequence[str], held: Held) -> Regrouped | Refusal | None:
    if not 1 <= count <= MOST_GROUPS:
        return Refusal(f"There can be 1 to {MOST_GROUPS} groups.")
    if seats.people is not None and count > seats.people:
        return Refusal(f"{count} groups are more than there are people to fill them.")
    if count == len(seats.groups):
        return None
    called = sit.names_for(count, [group.name for group in seats.groups])
    return Regrouped(sit.form_seats(seats, called, roles, None, held), "formed", (str(count),))


def _swapped(seats: Seats, one: str, other: str) -> Regrouped | Refusal | None:
    for person in (one, other):
        if person not in seats.seated:
            return _nobody(person)
    return None if one == other else Regrouped(sit.swap(seats, one, other), "swapped", (one, other))


def _moved(seats: Seats, person: str, to: str, roles: Sequence[str], held: Held) -> Regrouped | Refusal | None:
    group = seats.group_of(person)
    if group is None:
        return _nobody(person)
    if seats.group_named(to) is None:
        return _no_group(to)
    return None if group.name == to else Regrouped(sit.move(seats, person, to, roles, held), "moved", (person, to))


def _came(seats: Seats, intent: ask.Come, roles: Sequence[str], held: Held) -> Regrouped | Refusal:
    person = " ".join(intent.person.split())[:LONGEST_NAME]
    if not person and (seats.seated or seats.names):
        return Refusal("Type the name of who has come.")
    if not person and seats.people is None:
        return Refusal("Nobody has counted the people yet. Type the name of who has come.")
    if max(seats.people or 0, len(seats.names)) >= MOST_SEATS:
        return Refusal(f"There is room for {MOST_SEATS} people.")
    if person:
        person = number_name(person, seats.names)
    smallest = seats.smallest()
    to = smallest.name if smallest else ""
    return Regrouped(sit.come(seats, person, to, roles, held), "came", (person, to))


def _left(seats: Seats, intent: ask.Leave, roles: Sequence[str], held: Held) -> Regrouped | Refusal:
    if intent.person:
        group = seats.group_of(intent.person)
        if group is None and intent.person not in seats.names:
            return _nobody(intent.person)
        about = (intent.person, group.name if group else "")
        return Regrouped(sit.leave(seats, intent.person, roles, held), "left", about)
    group = seats.group_named(intent.group)
    if group is None:
        return _no_group(intent.group)
    if group.head_count <= len(group.people):
        why = "Choose who has left." if group.people else f"Nobody is counted in {group.name}."
        return Refusal(why)
    return Regrouped(sit.leave_uncounted(seats, group.name), "left", ("", group.name))


def _renamed(seats: Seats, intent: ask.RenameGroup) -> Regrouped | Refusal | None:
    new = " ".join(intent.new.split())[:LONGEST_NAME]
    if seats.group_named(intent.old) is None:
        return _no_group(intent.old)
    if not new:
        return Refusal("A group needs a name.")
    if any(group.name.casefold() == new.casefold() and group.name != intent.old for group in seats.groups):
        return Refusal(f"There is a group {new} already.")
    return None if new == intent.old else Regrouped(sit.rename(seats, intent.old, new), "renamed", (intent.old, new))


def _dissolved(seats: Seats, group: str, roles: Sequence[str], held: Held) -> Regrouped | Refusal:
    if seats.group_named(group) is None:
        return _no_group(group)
    if len(seats.groups) == 1:
        return Refusal(f"{group} is the only group.")
    return Regrouped(sit.dissolve(seats, group, roles, held), "dissolved", (group,))


def _nobody(person: str) -> Refusal:
    return Refusal(f"{person} sits in no group.")


def _no_group(group: str) -> Refusal:
    return Refusal(f"There is no group {group}." if group else "Choose a group.")
