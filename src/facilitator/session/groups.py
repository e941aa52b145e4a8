"""People into groups: sizes from a head-count, names dealt out, roles given."""

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

GROUP_NAMES = ("Blue", "Green", "Red", "Yellow", "Orange", "Purple", "Pink", "Brown", "White")
"""Colours: quick to call across a room and easy to tell apart on a flip chart."""

LISTED_SIZES = 6
"""Sizes of more groups than this are summed up."""

_NUMBERING = re.compile(r"\A\s*(?:[-–—*•·]+|\(?[0-9]+[.):]*(?=\s|\Z)|[0-9]+[.)])\s*")
"""A bullet, or a number that stands apart from the name or ends in a mark."""


class Role(BaseModel):
    """A role that somebody in a group has."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    role: str
    """As the agenda calls it: "timekeeper"."""
    person: str


class Group(BaseModel):
    """A group that answers together."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    name: str
    people: tuple[str, ...] = ()
    """Who sits in it, as far as names are known."""
    size: int | None = None
    """How many sit in it, where only the head-count is known."""
    roles: tuple[Role, ...] = ()
    """Who does what in it; empty where nobody is known by name."""

    @property
    def head_count(self) -> int:
        """Return how many sit in it, as far as is known."""
        return max(self.size or 0, len(self.people))

    @property
    def known_by_name(self) -> bool:
        """Return whether everybody in it is known by name."""
        return bool(self.people) and (self.size is None or self.size <= len(self.people))

    def roles_of(self, person: str) -> tuple[str, ...]:
        """Return the roles that a person has in it."""
        return tuple(role.role for role in self.roles if role.person == person)


def name_of_group(index: int) -> str:
    """Return the name of the group at this place (0 first): a colour, then "Group 10"."""
    return GROUP_NAMES[index] if index < len(GROUP_NAMES) else f"Group {index + 1}"


def propose_group_count(people: int, least: int | None, most: int | None) -> int:
    """Return how many groups to form so that each has `least` to `most` people, as near to the middle as can be.

    Of two that are as near, the higher is taken. Where no count fits (2 people at 3–6, 7 at 4–5) the nearest that
    keeps the least is taken, at least one group.
    """
    least, most = least or 3, most or max(least or 3, 6)
    if people <= 0:
        return 0
    middle = (least + most) / 2
    fitting = [count for count in range(1, people + 1) if least <= people // count and -(-people // count) <= most]
    if fitting:
        return min(fitting, key=lambda count: (abs(people / count - middle), -count))
    return max(1, people // least)


def proposed_sizes(people: int, least: int | None, most: int | None) -> tuple[tuple[int, ...], ...]:
    """Return every way to part so many people evenly into groups of `least` to `most`, the proposed one first.

    10 at 3–6 are 5 + 5, else 3 + 3 + 4. Where nothing fits, the nearest is the only one.
    """
    if people <= 0:
        return ()
    first = propose_group_count(people, least, most)
    least, most = least or 3, most or max(least or 3, 6)
    fitting = [count for count in range(1, people + 1) if least <= people // count and -(-people // count) <= most]
    others = sorted((count for count in fitting if count != first), key=lambda count: (abs(count - first), count))
    return tuple(group_sizes(people, count) for count in (first, *others))


def say_sizes(sizes: Sequence[int]) -> str:
    """Return sizes in words: "3 + 4", and of more than six groups "2 × 4 + 6 × 5"."""
    if len(sizes) <= LISTED_SIZES:
        return " + ".join(map(str, sizes))
    return " + ".join(f"{sizes.count(size)} × {size}" for size in dict.fromkeys(sizes))


def group_sizes(people: int, count: int) -> tuple[int, ...]:
    """Return sizes that differ by one at most, larger ones last: 7 in 2 is 3 and 4."""
    if count <= 0:
        return ()
    small, larger = divmod(people, count)
    return (small,) * (count - larger) + (small + 1,) * larger


def form_groups(
    count: int, people: int | None = None, names: Sequence[str] = (), called: Sequence[str] = ()
) -> tuple[Group, ...]:
    """Return `count` groups, names dealt out in turn like cards; they go by their colours, or as they are `called`."""
    sizes = group_sizes(people, count) if people else ()
    return tuple(
        Group(
            name=called[index] if called else name_of_group(index),
            people=tuple(names[index::count]),
            size=len(names[index::count]) if names else (sizes[index] if sizes else None),
        )
        for index in range(count)
    )


def read_names(pasted: str) -> tuple[str, ...]:
    """Return the names of a pasted list: one a line, or with commas or semicolons, numbering and bullets dropped."""
    names: list[str] = []
    for line in pasted.replace(";", "\n").replace(",", "\n").replace("\t", "\n").splitlines():
        name = " ".join(_NUMBERING.sub("", line).split())
        if name:
            names.append(name)
    return tuple(names)
