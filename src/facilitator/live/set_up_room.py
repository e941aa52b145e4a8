"""The people and the groups of a set-up: what was typed, read into who sits where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from facilitator.agenda.model import Agenda
from facilitator.live.set_up_form import SetUp
from facilitator.session.group_rules import MOST_GROUPS, MOST_SEATS
from facilitator.session.groups import Group, Role, propose_group_count, proposed_sizes, read_names, say_sizes
from facilitator.session.people_list import PeopleList, Person, read_people
from facilitator.session.role_dealing import Held, RoleHeld, refill_roles, times_held
from facilitator.session.seats import Seats, come, form_seats, names_for, roles_known

UNCOUNTED_GROUPS = 3
"""How many groups are formed where nobody has counted the people."""
MOST_PROPOSED = 4
_PEOPLE = re.compile(r"(?:about\s+)?([0-9]{1,9})(?:\s*(?:people|persons?|participants?|pax))?", re.IGNORECASE)
_GROUPS = re.compile(r"([0-9]{1,9})(?:\s*(?:groups?|teams?))?", re.IGNORECASE)
_NO_GROUPS = frozenset({"no", "none", "no groups", "without"})


@dataclass(slots=True)
class RoomRead:
    """What the form says about the people and the groups."""

    seats: Seats = field(default_factory=Seats)
    problems: dict[str, str] = field(default_factory=dict)
    """A sentence by field ("people", "groups")."""
    remarks: dict[str, str] = field(default_factory=dict)
    """What each field means; "sizes" says what else the groups could be."""
    proposals: tuple[tuple[int, ...], ...] = ()
    before: tuple[RoleHeld, ...] = ()
    """Who had which role in the earlier sessions of the series; only where roles are dealt to names."""
    shuffled: bool = False


def read_room(agenda: Agenda, form: SetUp, before: Callable[[], tuple[RoleHeld, ...]]) -> RoomRead:
    """Return who sits where as the form has it; `before` is asked only where roles are dealt to people by name."""
    room = RoomRead()
    listed = _people(agenda, form.people, room)
    called = _called(agenda, form.groups, room, listed)
    if listed.people and agenda.groups.roles and called:
        room.before = before()
    by_hand = form.arranged
    if by_hand is not None and (by_hand.people, by_hand.groups) == (form.people, form.groups):
        room.seats = by_hand.seats
        room.remarks["people"] = _say_people(agenda, by_hand.seats.people or len(by_hand.seats.names))
    elif "groups" not in room.problems:
        room.seats = _seated(agenda, form, room, listed, called)
    if "groups" not in room.problems:
        room.remarks["groups"] = say_groups(room.seats.groups)
        _propose(agenda, room)
    return room


def _people(agenda: Agenda, typed: str, room: RoomRead) -> PeopleList:
    words = typed.strip()
    nobody = PeopleList(())
    if not words:
        if agenda.people_least is not None:
            room.remarks["people"] = f"reckoned with {agenda.people_least}; a number or names can be given"
        return nobody
    if counted := _PEOPLE.fullmatch(words):
        count = int(counted[1])
        if not 1 <= count <= MOST_SEATS:
            room.problems["people"] = f"A head-count is between 1 and {MOST_SEATS}."
            return nobody
        room.remarks["people"] = _say_people(agenda, count)
        room.seats = Seats(people=count)
        return nobody
    listed = read_people(typed)
    count = len(listed.people)
    if not count:
        room.problems["people"] = " ".join((*listed.remarks, "Give a number, or names with commas between them."))
        return nobody
    if count > MOST_SEATS:
        room.problems["people"] = f"These are {count} names; there is room for {MOST_SEATS}."
        return nobody
    room.remarks["people"] = ". ".join(filter(None, (_say_people(agenda, count), " ".join(listed.remarks))))
    room.seats = Seats(names=listed.names, people=count)
    return listed


def _say_people(agenda: Agenda, count: int) -> str:
    least, most = agenda.people_least, agenda.people_most
    here = "1 person" if count == 1 else f"{count} people"
    if least is not None and count < least:
        return f"{here}; the agenda is made for {least} or more"
    if most is not None and count > most:
        return f"{here}; the agenda is made for {most} at most"
    return here


def _called(agenda: Agenda, typed: str, room: RoomRead, listed: PeopleList) -> tuple[str, ...]:
    """Return the names of the groups: as typed, as the list of people says, as the agenda calls them, or colours."""
    words, people = typed.strip(), room.seats.people
    counted = _GROUPS.fullmatch("0" if words.casefold() in _NO_GROUPS else words)
    named = tuple(dict.fromkeys(read_names(typed)))
    count = int(counted[1]) if counted else len(named)
    if not words:
        called = _groups_listed(listed) or teams_of(agenda) or names_for(proposed_groups(agenda, people), ())
        return called[:MOST_GROUPS]
    if not counted and not named:
        room.problems["groups"] = "Give a number of groups, or their names with commas between them."
    elif count > MOST_GROUPS:
        room.problems["groups"] = f"{count} groups are too many; {MOST_GROUPS} is the most."
    elif people is not None and count > people:
        room.problems["groups"] = f"{count} groups are more than there are people to fill them."
    return () if "groups" in room.problems else named if named and not counted else names_for(count, ())


def _groups_listed(listed: PeopleList) -> tuple[str, ...]:
    """Return the groups that a list of people names, in its order."""
    names: dict[str, str] = {}
    for person in listed.people:
        if person.group:
            names.setdefault(person.group.casefold(), person.group)
    return tuple(names.values())


def _seated(agenda: Agenda, form: SetUp, room: RoomRead, listed: PeopleList, called: tuple[str, ...]) -> Seats:
    roles, held = agenda.groups.roles, times_held(room.before)
    room.shuffled = form.seed is not None and bool(listed.people and called)
    by_list = _groups_listed(listed)
    if called and by_list == called and not form.groups.strip() and form.seed is None:
        seats = _as_listed(listed, called, held)
    else:
        seats = form_seats(room.seats, called, roles, form.seed, held)
        if by_list and (form.groups.strip() or form.seed is not None):
            room.remarks["people"] += ". The groups of the list are left aside"
    if any(person.role for person in listed.people):
        return _with_roles(seats, listed, roles, held)
    return _filled(seats, roles, held)


def _as_listed(listed: PeopleList, called: tuple[str, ...], held: Held) -> Seats:
    """Return everybody in the group that the list gives; who has none sits in the smallest."""
    place = {name.casefold(): name for name in called}
    seats = Seats(tuple(Group(name=name, size=0) for name in called), people=0)
    for person in sorted(listed.people, key=lambda each: not each.group):
        smallest = seats.smallest()
        to = place[person.group.casefold()] if person.group else (smallest.name if smallest else "")
        seats = come(seats, person.name, to, (), held)
    return replace(seats, names=listed.names)


def _with_roles(seats: Seats, listed: PeopleList, roles: tuple[str, ...], held: Held) -> Seats:
    """Return the seats with the roles that the list gives; the agenda's others go to who has none."""
    given: Mapping[str, Person] = {person.name: person for person in listed.people}
    own = {role.casefold(): role for role in roles}
    groups = tuple(
        group.model_copy(
            update={
                "roles": tuple(
                    Role(role=own.get(role.casefold(), role), person=person)
                    for person in group.people
                    if (role := given[person].role)
                )
            }
        )
        for group in seats.groups
    )
    return _filled(replace(seats, groups=groups), roles, held)


def _filled(seats: Seats, roles: tuple[str, ...], held: Held) -> Seats:
    known = roles_known(roles, seats.groups) if roles else ()
    return replace(seats, groups=tuple(refill_roles(group, known, held) for group in seats.groups))


def group_range(agenda: Agenda) -> tuple[int | None, int | None]:
    """Return how many people a group is to have at least and at most, as far as the agenda says."""
    sizes = next((step.setting for step in agenda.walk() if step.setting.least), None)
    least = agenda.groups.least or (sizes.least if sizes else None)
    return least, agenda.groups.most or (sizes.most if sizes else None)


def proposed_groups(agenda: Agenda, people: int | None) -> int:
    """Return how many groups to form where nobody says: none if no step works in groups, three if nobody counted."""
    if not any(step.setting.kind in {"groups", "teams"} for step in agenda.walk()):
        return 0
    if agenda.groups.number:
        return min(agenda.groups.number, people) if people else agenda.groups.number
    if not people:
        return UNCOUNTED_GROUPS
    return propose_group_count(people, *group_range(agenda))


def teams_of(agenda: Agenda) -> tuple[str, ...]:
    """Return the names of the teams that an agenda works in; none where it names none."""
    return next((step.setting.teams for step in agenda.walk() if step.setting.teams), ())


def _propose(agenda: Agenda, room: RoomRead) -> None:
    """Say which other sizes the groups could have, and whether those that they have are the ones that were asked."""
    people, groups = room.seats.people, room.seats.groups
    if people is None or not groups:
        return
    least, most = group_range(agenda)
    sizes = tuple(sorted(group.head_count for group in groups))
    outside = _outside(sizes, least, most)
    proposals = proposed_sizes(people, least, most)[:MOST_PROPOSED]
    fits = [each for each in proposals if not _outside(each, least, most)]
    room.proposals = proposals if fits else ()
    say = f"{'1 group' if len(sizes) == 1 else f'{len(sizes)} groups'}: {say_sizes(sizes)}"
    others = [say_sizes(each) for each in fits if len(each) != len(sizes)]
    told = [f"{say}, {outside}" if outside else say]
    told += [f"or {' or '.join(others)}"] if others else []
    room.remarks["sizes"] = ", ".join(told)


def _outside(sizes: tuple[int, ...], least: int | None, most: int | None) -> str:
    """Return that groups are smaller or larger than the agenda asks; empty where they are not."""
    asked = f"{least}–{most}" if least and most and least != most else f"{least or most}"
    if least and sizes[0] < least:
        return f"smaller than the {asked} that the agenda asks for"
    return f"larger than the {asked} that the agenda asks for" if most and sizes[-1] > most else ""


def say_groups(groups: tuple[Group, ...]) -> str:
    """Return the groups in words: "Blue 4, Green 5", or with names "Blue: Ana, Eli; Green: Ben"."""
    if not groups:
        return "no groups: the room answers as one"
    if any(group.people for group in groups):
        return "; ".join(f"{group.name}: {', '.join(group.people) or 'nobody'}" for group in groups)
    return ", ".join(f"{group.name} {group.size}" if group.size is not None else group.name for group in groups)


def words_of(seats: Seats) -> tuple[str, str]:
    """Return seats as they stand in the two fields of the form: who is here, and the names of the groups."""
    people = ", ".join(seats.names) or ("" if seats.people is None else str(seats.people))
    return people, ", ".join(group.name for group in seats.groups) or "0"
