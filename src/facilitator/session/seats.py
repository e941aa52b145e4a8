"""Who sits where: the groups of a room, and everything that can be done to them before and during a workshop."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from facilitator.session.groups import GROUP_NAMES, Group, Role, group_sizes, name_of_group
from facilitator.session.role_dealing import NOBODY_HAD_ANY, Held, deal_roles, refill_roles


@dataclass(frozen=True, slots=True)
class Seats:
    """The people of a room in their groups."""

    groups: tuple[Group, ...] = ()
    names: tuple[str, ...] = ()
    """Everybody known by name, in the order of the list."""
    people: int | None = None
    """How many there are; None where nobody counted."""

    @property
    def seated(self) -> tuple[str, ...]:
        """Return everybody who sits in a group, group by group."""
        return tuple(person for group in self.groups for person in group.people)

    def group_of(self, person: str) -> Group | None:
        """Return the group in which a person sits, or None."""
        return next((group for group in self.groups if person in group.people), None)

    def group_named(self, name: str) -> Group | None:
        """Return the group of this name, or None."""
        return next((group for group in self.groups if group.name == name), None)

    def smallest(self) -> Group | None:
        """Return the group with the fewest people, of several the first; None where there are no groups."""
        return min(self.groups, key=lambda group: group.head_count, default=None)


def form_seats(
    seats: Seats, called: Sequence[str], roles: Sequence[str], seed: int | None, held: Held = NOBODY_HAD_ANY
) -> Seats:
    """Return the people dealt out in turn to groups of these names, with their roles.

    A `seed` shuffles them first; the same one shuffles the same people in the same way.
    """
    names = list(seats.names)
    if seed is not None:
        random.Random(seed).shuffle(names)
    sizes = group_sizes(seats.people, len(called)) if seats.people is not None else ()
    groups = []
    for at, name in enumerate(called):
        people = tuple(names[at :: len(called)])
        size = len(people) if names else (sizes[at] if sizes else None)
        groups.append(Group(name=name, people=people, size=size, roles=deal_roles(people, roles, held)))
    return replace(seats, groups=tuple(groups))


def names_for(count: int, standing: Sequence[str]) -> tuple[str, ...]:
    """Return names for so many groups: the standing ones first, then colours, then numbers."""
    fresh = (name_of_group(at) for at in range(len(GROUP_NAMES) + count + len(standing)))
    return tuple([*standing, *(name for name in fresh if name not in standing)][:count])


def swap(seats: Seats, one: str, other: str) -> Seats:
    """Return the seats with two people in each other's place, roles included; done twice, nothing has changed."""
    places = {one: other, other: one}

    def renamed(person: str) -> str:
        return places.get(person, person)

    return _each(seats, lambda group: _with_people(group, renamed))


def move(seats: Seats, person: str, to: str, roles: Sequence[str], held: Held = NOBODY_HAD_ANY) -> Seats:
    """Return the seats with a person in another group; roles that are left behind pass on there."""
    left = leave(replace(seats, people=None), person, roles, held)
    seated = _seat(replace(left, names=seats.names), person, to, roles, held)
    return replace(seated, people=seats.people)


def come(seats: Seats, person: str, to: str, roles: Sequence[str], held: Held = NOBODY_HAD_ANY) -> Seats:
    """Return the seats with one more person in a group; an empty name is counted only, an empty group is none."""
    people = None if seats.people is None else seats.people + 1
    names = (*seats.names, person) if person else seats.names
    return _seat(replace(seats, names=names, people=people), person, to, roles, held)


def _seat(seats: Seats, person: str, to: str, roles: Sequence[str], held: Held) -> Seats:
    def take_in(group: Group) -> Group:
        if group.name != to:
            return group
        size = None if group.size is None else group.size + 1
        people = (*group.people, person) if person else group.people
        return refill_roles(group.model_copy(update={"people": people, "size": size}), roles, held)

    return _each(seats, take_in)


def leave(seats: Seats, person: str, roles: Sequence[str], held: Held = NOBODY_HAD_ANY) -> Seats:
    """Return the seats without a person; the roles pass on in the group."""

    def let_go(group: Group) -> Group:
        if person not in group.people:
            return group
        size = None if group.size is None else max(0, group.size - 1)
        people = tuple(each for each in group.people if each != person)
        return refill_roles(group.model_copy(update={"people": people, "size": size}), roles, held)

    names = tuple(each for each in seats.names if each != person)
    return replace(_each(seats, let_go), names=names, people=_one_less(seats.people))


def leave_uncounted(seats: Seats, group_name: str) -> Seats:
    """Return the seats with one fewer in a group of which only the head-count is known."""

    def let_go(group: Group) -> Group:
        return group.model_copy(update={"size": _one_less(group.size)}) if group.name == group_name else group

    return replace(_each(seats, let_go), people=_one_less(seats.people))


def rotate(seats: Seats, roles: Sequence[str], held: Held) -> Seats:
    """Return the seats with all roles dealt anew, to those who have had them least."""

    def dealt(group: Group) -> Group:
        return group.model_copy(update={"roles": deal_roles(group.people, roles, held)}) if group.people else group

    return _each(seats, dealt)


def rename(seats: Seats, old: str, new: str) -> Seats:
    """Return the seats with a group under another name."""
    return _each(seats, lambda group: group.model_copy(update={"name": new}) if group.name == old else group)


def dissolve(seats: Seats, name: str, roles: Sequence[str], held: Held = NOBODY_HAD_ANY) -> Seats:
    """Return the seats without a group; its people go one by one to the smallest of the others."""
    gone = seats.group_named(name)
    if gone is None:
        return seats
    seats = replace(seats, groups=tuple(group for group in seats.groups if group.name != name))
    unnamed = [""] * (gone.head_count - len(gone.people))
    for person in (*gone.people, *unnamed):
        smallest = seats.smallest()
        seats = _seat(seats, person, smallest.name if smallest else "", roles, held)
    return seats


def roles_known(roles: Sequence[str], groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the roles of the agenda, else those that somebody has."""
    return tuple(roles) or tuple(dict.fromkeys(role.role for group in groups for role in group.roles))


def _one_less(count: int | None) -> int | None:
    return None if count is None else max(0, count - 1)


def _each(seats: Seats, change: Callable[[Group], Group]) -> Seats:
    return replace(seats, groups=tuple(change(group) for group in seats.groups))


def _with_people(group: Group, renamed: Callable[[str], str]) -> Group:
    return group.model_copy(
        update={
            "people": tuple(renamed(person) for person in group.people),
            "roles": tuple(Role(role=role.role, person=renamed(role.person)) for role in group.roles),
        }
    )
