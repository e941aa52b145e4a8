"""What to leave out when the minimums no longer fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from itertools import combinations

from facilitator.timing.fewest import Choice, Group, Item, fewest
from facilitator.timing.progress import Progress, seconds_between
from facilitator.timing.remaining import Remaining, remaining
from facilitator.timing.schedule import HARDLY_S, schedule
from facilitator.timing.span import Slot
from facilitator.timing.stretches import stretches

MOST_TOGETHER = 8
"""Of more parts that share one length not every choice is weighed: they go from the last one on."""


MOST_STARTS = 5
"""Of more optional steps with a fixed start only so many are weighed, the first ones."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One step to leave out; it has no parts of its own."""

    key: str
    gained_s: float
    """Seconds that the rest needs less; of parts that share one length, less than without the cuts before it."""
    optional: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """Leaves that may go, inside the step whose length they share; or one leaf by itself."""

    slot: Slot
    progress: Progress
    items: tuple[Item, ...]

    def gain_s(self, items: Iterable[Item]) -> float:
        """Return the seconds that the rest needs less without these."""
        without = self.progress.skipped | {item.key for item in items}
        before, after = self.progress, replace(self.progress, skipped=without)
        return max(0.0, remaining(self.slot, before).least_s - remaining(self.slot, after).least_s)

    def group(self) -> Group:
        """Return every choice of these, with what it gains."""
        chosen: list[tuple[Item, ...]] = [()]
        if len(self.items) <= MOST_TOGETHER:
            for item in self.items:
                chosen += [(*items, item) for items in chosen]
        else:
            in_turn = sorted(self.items, key=lambda item: (not item.optional, -item.place))
            chosen += [tuple(in_turn[:count]) for count in range(1, len(in_turn) + 1)]
        return tuple(Choice(items, self.gain_s(items)) for items in chosen)

    def cuts(self, items: Sequence[Item]) -> Iterator[Cut]:
        """Yield the chosen ones of these leaves as cuts whose gains add up."""
        mine = sorted((item for item in items if item in self.items), key=lambda item: item.place)
        gained_s = 0.0
        for count, item in enumerate(mine, start=1):
            together_s = self.gain_s(mine[:count])
            yield Cut(item.key, max(0.0, together_s - gained_s), item.optional)
            gained_s = together_s


def cuts(slots: Iterable[Slot], progress: Progress) -> tuple[Cut, ...]:
    """Return the smallest set of later steps without which the minimums fit again, in their order.

    Optional ones go first, and others, as few as can be, where those do not suffice; of equally small sets the one
    that loses the fewest seconds, then the latest. The running step and protected ones stay. A step with a fixed
    start goes for the sake of what is before it only where fewer others go then, or nothing else fits. It is empty
    where everything fits and where no cut can help. A segment that cannot be saved is taken together with the next
    one, which it delays.
    """
    slots = tuple(slots)
    found = _within_starts(slots, progress)
    fits = _fits(slots, progress, found)
    if fits and all(cut.optional for cut in found):
        return found
    starting = _starting(slots, progress)
    spared = [items for items in starting if all(item.optional for item in items)]
    best = [found] if fits else []
    for chosen in _some_of(spared):
        dropped = _with_dropped(slots, progress, chosen)
        best += [dropped] if _fits(slots, progress, dropped) else []
    if best:
        return min(best, key=_loss)
    for count in range(1, len(starting) + 1):
        others = [_with_dropped(slots, progress, chosen) for chosen in combinations(starting[:MOST_TOGETHER], count)]
        if fitting := [cut for cut in others if _fits(slots, progress, cut)]:
            return min(fitting, key=_loss)
    return found


def _some_of(starting: list[tuple[Item, ...]]) -> Iterator[tuple[tuple[Item, ...], ...]]:
    """Yield every choice of at least one, the smallest first."""
    few = starting[:MOST_STARTS]
    for count in range(1, len(few) + 1):
        yield from combinations(few, count)


def _fits(slots: tuple[Slot, ...], progress: Progress, without: Iterable[Cut]) -> bool:
    skipped = progress.skipped | {cut.key for cut in without}
    return schedule(slots, replace(progress, skipped=skipped)).fits


def _loss(found: tuple[Cut, ...]) -> tuple[int, int, float]:
    optional = sum(cut.optional for cut in found)
    return len(found) - optional, optional, sum(cut.gained_s for cut in found)


def _starting(slots: tuple[Slot, ...], progress: Progress) -> list[tuple[Item, ...]]:
    """Return what would have to go for each fixed start that holds, where it may go.

    A start that holds only once that of its first part is gone counts too.
    """
    moments = {stretch.begins for stretch in stretches(slots, progress)} - {None}

    def holds(slot: Slot) -> bool:
        return slot.starts_at in moments or any(holds(child) for child in slot.children[:1])

    found: list[tuple[Item, ...]] = []

    def look(slot: Slot, rest: Remaining, *, protected: bool, optional: bool) -> None:
        protected, optional = protected or slot.protected, optional or slot.optional
        if slot.starts_at is not None and holds(slot) and not protected:
            items = tuple(_items(slot, rest, {leaf.key: 0 for leaf in slot.leaves()}, optional=optional))
            if len(items) == sum(inner.open for inner in rest.walk() if not inner.children):
                found.append(items)
        for child, left in zip(slot.children, rest.children, strict=True):
            look(child, left, protected=protected, optional=optional)

    for slot in slots:
        look(slot, remaining(slot, progress), protected=False, optional=False)
    return found


def _with_dropped(slots: tuple[Slot, ...], progress: Progress, dropped: Iterable[tuple[Item, ...]]) -> tuple[Cut, ...]:
    """Return the steps with a fixed start that go, and what has to go with them."""
    gone: dict[str, Cut] = {}
    for item in (item for items in dropped for item in items):
        before = replace(progress, skipped=progress.skipped | gone.keys())
        after = replace(before, skipped=before.skipped | {item.key})
        gained_s = sum(remaining(slot, before).least_s - remaining(slot, after).least_s for slot in slots)
        gone.setdefault(item.key, Cut(item.key, max(0.0, gained_s), item.optional))
    rest = _within_starts(slots, replace(progress, skipped=progress.skipped | gone.keys()))
    places = [leaf.key for slot in slots for leaf in slot.leaves()]
    return tuple(sorted((*gone.values(), *rest), key=lambda cut: places.index(cut.key)))


def _within_starts(slots: tuple[Slot, ...], progress: Progress) -> tuple[Cut, ...]:
    """Return what has to go if the fixed starts hold."""
    places = {leaf.key: place for place, leaf in enumerate(leaf for slot in slots for leaf in slot.leaves())}
    found: list[Cut] = []
    blocks: list[_Block] = []
    begins, least_s = progress.now.astimezone(UTC), 0.0
    for stretch in stretches(slots, progress):
        if not blocks and least_s == 0.0 and stretch.begins is not None:
            begins = max(begins, stretch.begins)
        pairs = [(slot, remaining(slot, progress)) for slot in stretch.slots]
        least_s += sum(rest.least_s for _, rest in pairs)
        blocks += [block for slot, rest in pairs for block in _blocks(slot, rest, progress, places)]
        short_s = least_s - seconds_between(begins, stretch.ends)
        items = () if short_s <= HARDLY_S else fewest([block.group() for block in blocks], short_s - HARDLY_S)
        if items is None:
            continue
        found += [cut for block in blocks for cut in block.cuts(items)]
        end = begins + timedelta(seconds=least_s) if not items else stretch.ends
        begins, least_s, blocks = max(stretch.ends, end), 0.0, []
    return tuple(found)


def _blocks(
    slot: Slot, rest: Remaining, progress: Progress, places: dict[str, int], *, optional: bool = False
) -> Iterator[_Block]:
    """Yield the blocks of a step that is open; in an optional step every part is optional."""
    optional = optional or slot.optional
    if slot.span is None and slot.children and not slot.protected:
        for child, left in zip(slot.children, rest.children, strict=True):
            yield from _blocks(child, left, progress, places, optional=optional)
    elif items := tuple(_items(slot, rest, places, optional=optional)):
        yield _Block(slot, progress, items)


def _items(slot: Slot, rest: Remaining, places: dict[str, int], *, optional: bool) -> Iterator[Item]:
    optional = optional or slot.optional
    if slot.protected or not rest.open:
        return
    if not slot.children and not rest.running:
        yield Item(slot.key, optional, places[slot.key])
    for child, left in zip(slot.children, rest.children, strict=True):
        yield from _items(child, left, places, optional=optional)
