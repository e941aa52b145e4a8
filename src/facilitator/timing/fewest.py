"""The fewest things that gain enough together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

ENOUGH_S = 1e-5
"""Missing less than this is no difference."""

MOST_WEIGHED = 40
"""Of more items than this the longest go first, without weighing every number of them."""

MOST_TRIED = 60_000
"""After so many tries among equally small choices the best one found so far is taken."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that may go."""

    key: str
    optional: bool
    place: int
    """Its place in the order; places of later groups are higher."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some items of a group."""

    items: tuple[Item, ...]
    gained_s: float

    @property
    def count(self) -> tuple[int, int]:
        """Return how many of them are not optional, and how many are."""
        optional = sum(item.optional for item in self.items)
        return len(self.items) - optional, optional

    @property
    def lateness(self) -> tuple[int, ...]:
        """Return the places, the last one first: of two choices the later one is greater."""
        return tuple(sorted((item.place for item in self.items), reverse=True))


Group = tuple[Choice, ...]
"""Everything that may be chosen of items whose gains depend on each other; nothing at all is one of it."""

_Count = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Reach:
    """The least and the most seconds that so many items can gain."""

    least_s: float
    most_s: float


_Table = dict[_Count, _Reach]


def fewest(groups: Sequence[Group], needed_s: float) -> tuple[Item, ...] | None:
    """Return the fewest items that gain `needed_s`, in order, or None where all of them do not.

    Those that are not optional are counted first, then the optional ones; of equally few the ones that gain the
    least, then the latest. Up to some twenty items that is exact; of more, the set is small but maybe not the smallest.
    """
    if sum(max(len(choice.items) for choice in group) for group in groups) > MOST_WEIGHED:
        return _longest_first(groups, needed_s - ENOUGH_S)
    tables: list[_Table] = [{(0, 0): _Reach(0.0, 0.0)}]
    for group in groups:
        tables.append(_with(tables[-1], group))
    enough = [count for count, reach in tables[-1].items() if reach.most_s >= needed_s - ENOUGH_S]
    if not enough:
        return None
    search = _Search(groups, tables, needed_s - ENOUGH_S)
    search.look(len(groups), min(enough), (), 0.0)
    return tuple(sorted(search.best, key=lambda item: item.place))


def _longest_first(groups: Sequence[Group], needed_s: float) -> tuple[Item, ...] | None:
    """Return what gains enough, taking most at a time and giving back what turns out not to be needed."""
    chosen = [Choice((), 0.0)] * len(groups)
    for spared in (True, False):
        most = [_most(group, optional_only=spared) for group in groups]
        for place in sorted(range(len(groups)), key=lambda place: chosen[place].gained_s - most[place].gained_s):
            if sum(choice.gained_s for choice in chosen) < needed_s:
                chosen[place] = most[place]
    gained_s = sum(choice.gained_s for choice in chosen)
    if gained_s < needed_s:
        return None
    for place in sorted(range(len(groups)), key=lambda place: chosen[place].gained_s):
        if gained_s - chosen[place].gained_s >= needed_s:
            gained_s -= chosen[place].gained_s
            chosen[place] = Choice((), 0.0)
    return tuple(item for choice in chosen for item in choice.items)


def _most(group: Group, *, optional_only: bool) -> Choice:
    """Return what gains the most, with as few items as that takes."""
    possible = (choice for choice in group if not optional_only or choice.count[0] == 0)
    return max(possible, key=lambda choice: (choice.gained_s, -len(choice.items)))


def _with(table: _Table, group: Group) -> _Table:
    """Return what can be gained with one group more, by how many items that takes."""
    wider: _Table = {}
    for choice in group:
        others, optional = choice.count
        for (fewer_others, fewer_optional), reach in table.items():
            count = (fewer_others + others, fewer_optional + optional)
            least_s, most_s = reach.least_s + choice.gained_s, reach.most_s + choice.gained_s
            known = wider.get(count, _Reach(least_s, most_s))
            wider[count] = _Reach(min(known.least_s, least_s), max(known.most_s, most_s))
    return wider


@dataclass(slots=True)
class _Search:
    """Goes through the choices of so many items from the last group to the first, the latest ones first."""

    groups: Sequence[Group]
    tables: Sequence[_Table]
    """What the first 0, 1, 2 … groups can gain."""
    needed_s: float
    best: tuple[Item, ...] = ()
    best_s: float = float("inf")
    tried: int = 0
    sorted_groups: list[Group] = field(init=False)

    def __post_init__(self) -> None:
        self.sorted_groups = [
            tuple(sorted(group, key=lambda choice: choice.lateness, reverse=True)) for group in self.groups
        ]

    def look(self, left: int, count: _Count, items: tuple[Item, ...], gained_s: float) -> None:
        """Choose `count` items from the first `left` groups; only what can still gain enough is followed."""
        self.tried += 1
        if left == 0:
            self.best, self.best_s = items, gained_s
            return
        for choice in self.sorted_groups[left - 1]:
            others, optional = choice.count
            fewer = (count[0] - others, count[1] - optional)
            reach = self.tables[left - 1].get(fewer)
            so_far_s = gained_s + choice.gained_s
            if reach is None or so_far_s + reach.most_s < self.needed_s:
                continue
            if so_far_s + reach.least_s >= self.best_s - ENOUGH_S or (self.tried > MOST_TRIED and self.best):
                continue
            self.look(left - 1, fewer, (*items, *choice.items), so_far_s)
