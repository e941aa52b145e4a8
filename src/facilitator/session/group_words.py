"""Changes of the groups in words for the facilitator."""

from facilitator.session.group_events import GroupsChanged
from facilitator.session.group_rules import Regrouped
from facilitator.session.groups import Group, say_sizes


def say_regrouped(what: GroupsChanged | Regrouped) -> str:
    """Return what a change of the groups has brought: "Ana is in Red."."""
    about = [*what.about, "", ""]
    match what.how:
        case "shuffled":
            return "Shuffled: everybody may sit elsewhere."
        case "formed":
            groups = what.groups if isinstance(what, GroupsChanged) else what.seats.groups
            sizes = say_sizes([group.head_count for group in groups])
            count = "1 group" if len(groups) == 1 else f"{len(groups)} groups"
            return f"{count}: {sizes}." if any(group.head_count for group in groups) else f"{count}."
        case "swapped":
            return f"{about[0]} and {about[1]} have changed places."
        case "moved":
            return f"{about[0]} is in {about[1]}."
        case "came":
            return f"{about[0] or 'One more'} is in {about[1]}." if about[1] else f"{about[0] or 'One more'} is here."
        case "left":
            return f"{about[0] or 'One person'} has left{f' {about[1]}' if about[1] else ''}."
        case "rotated":
            return "The roles have gone on."
        case "renamed":
            return f"{about[0]} is called {about[1]}; its answers go with it."
        case "dissolved":
            return f"{about[0]} is dissolved; its answers stay under its name."


def name_regrouped(event: GroupsChanged) -> str:
    """Return what a change was, for “Undone: …”."""
    about = [*event.about, "", ""]
    match event.how:
        case "shuffled":
            return "the shuffle"
        case "formed":
            return "the other number of groups"
        case "swapped":
            return f"the swap of {about[0]} and {about[1]}"
        case "moved":
            return f"the move of {about[0]} to {about[1]}"
        case "came":
            return f"that {about[0] or 'one more'} came"
        case "left":
            return f"that {about[0] or 'one person'} left"
        case "rotated":
            return "the rotation of the roles"
        case "renamed":
            return f"the name {about[1]} for {about[0]}"
        case "dissolved":
            return f"the end of {about[0]}"


def say_person(group: Group, person: str) -> str:
    """Return a person with what they do: "Ana (timekeeper)"."""
    roles = group.roles_of(person)
    return f"{person} ({', '.join(roles)})" if roles else person


def say_members(group: Group) -> tuple[str, ...]:
    """Return who sits in a group, each with their roles, and how many more do: "Ana (timekeeper)", "2 more"."""
    people = tuple(say_person(group, person) for person in group.people)
    more = group.head_count - len(group.people)
    return (*people, f"{more} more") if people and more else people
