"""Who gets which role in a group: in turn, and fairly to what each has done before.

The shares are found as an assignment of least cost (the Hungarian method with potentials, H. W. Kuhn 1955), so that
no choice for one role spoils the next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field

from facilitator.session.groups import Group, Role

NOBODY_HAD_ANY: Mapping[tuple[str, str], int] = {}
MOST_TIMES = 999
TOO_MANY_MORE = 2
_SAME_ROLE, _ANY_ROLE = 10**9, 10**4
"""What having had the same role weighs against having had any, and that against one's place in the group."""


class RoleHeld(BaseModel):
    """How often somebody has had a role."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    role: str
    person: str
    times: int = Field(default=1, ge=0, le=MOST_TIMES)


Held = Mapping[tuple[str, str], int]
"""How often a person has had a role, by `_key` of both."""


def _key(role: str, person: str) -> tuple[str, str]:
    return " ".join(role.split()).casefold(), " ".join(person.split()).casefold()


def times_held(held: Iterable[RoleHeld]) -> Held:
    """Return how often each person has had each role."""
    times: Counter[tuple[str, str]] = Counter()
    for each in held:
        times[_key(each.role, each.person)] += each.times
    return times


def held_in(groupings: Iterable[Sequence[Group]]) -> tuple[RoleHeld, ...]:
    """Return who has had which role how often, over groups that stood one after the other."""
    times = Counter((role.role, role.person) for groups in groupings for group in groups for role in group.roles)
    return tuple(
        RoleHeld(role=role, person=person, times=min(count, MOST_TIMES)) for (role, person), count in times.items()
    )


def deal_roles(people: Sequence[str], roles: Sequence[str], held: Held = NOBODY_HAD_ANY) -> tuple[Role, ...]:
    """Return who has which role, in the order of the roles; nobody has two while somebody has none.

    Who has had a role least gets it, of equals who has had the fewest of all, then who is next in turn.
    """
    dealt: list[Role] = []
    for at in range(0, len(roles) if people else 0, max(1, len(people))):
        some = roles[at : at + len(people)]
        places = _shares(people, some, held)
        dealt += [Role(role=role, person=people[place]) for role, place in zip(some, places, strict=True)]
    return tuple(dealt)


def _shares(people: Sequence[str], roles: Sequence[str], held: Held) -> list[int]:
    """Return for each role the place of the person who gets it."""
    had: Counter[str] = Counter()
    for (_, person), times in held.items():
        had[person] += times

    def cost(at: int, place: int) -> int:
        key = _key(roles[at], people[place])
        again, any_role = min(held.get(key, 0), MOST_TIMES), min(had[key[1]], MOST_TIMES)
        return again**2 * _SAME_ROLE + any_role * _ANY_ROLE + (place - at) % len(people)

    return _cheapest([[cost(at, place) for place in range(len(people))] for at in range(len(roles))])


def _cheapest(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return a column for each row, each column once, at the least sum; there are no more rows than columns."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        for column in _path(costs, row, (row_price, column_price), row_of):
            row_of[column[0]] = column[1]
    found = {row: column - 1 for column, row in enumerate(row_of) if row and column}
    return [found[row] for row in range(1, rows + 1)]


def _path(
    costs: Sequence[Sequence[int]], row: int, prices: tuple[list[int], list[int]], row_of: list[int]
) -> list[tuple[int, int]]:
    """Return the columns that change hands when one more row is served, each with its row; prices are raised to fit."""
    row_price, column_price = prices
    columns = len(column_price) - 1
    row_of[0] = row
    cheapest: list[float] = [float("inf")] * (columns + 1)
    came_from, seen, column = [0] * (columns + 1), [False] * (columns + 1), 0
    while row_of[column]:
        seen[column], here = True, row_of[column]
        for other in range(1, columns + 1):
            if not seen[other]:
                extra = costs[here - 1][other - 1] - row_price[here] - column_price[other]
                if extra < cheapest[other]:
                    cheapest[other], came_from[other] = extra, column
        step, then = min((cheapest[other], other) for other in range(1, columns + 1) if not seen[other])
        for other in range(columns + 1):
            if seen[other]:
                row_price[row_of[other]] += int(step)
                column_price[other] -= int(step)
            else:
                cheapest[other] -= step
        column = then
    trail = [column]
    while column:
        column = came_from[column]
        trail.append(column)
    return [(place, row_of[before]) for place, before in pairwise(trail)]


def refill_roles(group: Group, roles: Sequence[str], held: Held = NOBODY_HAD_ANY) -> Group:
    """Return a group whose people keep what they have; what nobody has goes to those who have least.

    Nobody has two roles more than somebody else: then one is handed on.
    """
    if not group.known_by_name:
        return group.model_copy(update={"roles": tuple(role for role in group.roles if role.person in group.people)})
    wanted = Counter(roles) | Counter(role.role for role in group.roles)
    order = tuple(dict.fromkeys((*roles, *(role.role for role in group.roles))))
    dealt: list[Role] = []
    for role in group.roles:
        if role.person in group.people and wanted[role.role]:
            wanted[role.role] -= 1
            dealt.append(role)
    vacant = [name for name in order for _ in range(wanted[name])]
    while vacant:
        idlest = _idlest(group.people, dealt)
        dealt += deal_roles(idlest, vacant[: len(idlest)], held)
        vacant = vacant[len(idlest) :]
    _even_out(group.people, dealt)
    return group.model_copy(update={"roles": tuple(sorted(dealt, key=lambda role: order.index(role.role)))})


def _idlest(people: Sequence[str], dealt: Sequence[Role]) -> list[str]:
    """Return those who have the fewest roles."""
    counts = Counter(role.person for role in dealt)
    fewest = min(counts[person] for person in people)
    return [person for person in people if counts[person] == fewest]


def _even_out(people: Sequence[str], dealt: list[Role]) -> None:
    """Hand roles on until nobody has two more than another."""
    while True:
        counts = Counter(role.person for role in dealt)
        busiest = max(people, key=lambda person: counts[person])
        idlest = _idlest(people, dealt)[0]
        if counts[busiest] - counts[idlest] < TOO_MANY_MORE:
            return
        last = max(at for at, role in enumerate(dealt) if role.person == busiest)
        dealt[last] = Role(role=dealt[last].role, person=idlest)
