"""Where fixed starts cut a workshop into segments with deadlines of their own.

A fixed start holds while its step is still to come. It holds no longer once the step has begun, is skipped or was
jumped over, nor where it is after the deadline or not after the fixed start before it: the steps then simply follow
on. None of that depends on what time it is, so that waiting can never loosen anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from facilitator.timing.progress import Progress
from facilitator.timing.span import Slot


@dataclass(frozen=True, slots=True)
class Stretch:
    """The steps from one fixed start to the next; all instants are UTC."""

    begins: datetime | None
    """Its fixed start; None: at once."""
    ends: datetime
    """The fixed start of the next one, or the end of the workshop."""
    slots: tuple[Slot, ...]
    """A step that a fixed start divides is in each of them with the parts it has there; they alone give its range."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    key: str
    closed: bool
    skipped: bool


@dataclass(frozen=True, slots=True)
class _Start:
    place: int
    """The place of the first leaf after it."""
    moment: datetime


def stretches(slots: Iterable[Slot], progress: Progress) -> tuple[Stretch, ...]:
    """Return the workshop cut at every fixed start that holds; the first stretch may be empty, and one there is."""
    slots = tuple(slots)
    deadline = progress.deadline.astimezone(UTC)
    starts = _holding(slots, progress) if any(slot.has_fixed_start for slot in slots) else []
    if not starts:
        return (Stretch(None, deadline, slots),)
    count = sum(1 for slot in slots for _ in slot.leaves())
    places = [0, *(start.place for start in starts), count]
    moments = [None, *(start.moment for start in starts)]
    ends = [*(start.moment for start in starts), deadline]
    return tuple(
        Stretch(begins, end, _between(slots, 0, low, high))
        for begins, end, low, high in zip(moments, ends, places[:-1], places[1:], strict=True)
    )


def _holding(slots: Sequence[Slot], progress: Progress) -> list[_Start]:
    """Return the fixed starts that hold, in order."""
    leaves = [leaf for slot in slots for leaf in _leaves(slot, progress)]
    here = next((place for place, leaf in enumerate(leaves) if leaf.key == progress.running), -1)
    starts: list[_Start] = []
    for slot, place in _fixed(slots, 0):
        inside = leaves[place : place + sum(1 for _ in slot.leaves())]
        begun = place <= here or any(leaf.closed for leaf in inside)
        start = _Start(place, (slot.starts_at or progress.deadline).astimezone(UTC))
        if begun or all(leaf.skipped for leaf in inside) or start.moment >= progress.deadline:
            continue
        if starts and start.moment <= starts[-1].moment:
            continue
        # A step and the first of its parts begin at the same place: the later moment counts for both.
        starts = [*(earlier for earlier in starts if earlier.place < place), start]
    return starts


def _leaves(slot: Slot, progress: Progress, *, closed: bool = False, skipped: bool = False) -> Iterator[_Leaf]:
    closed = closed or slot.key in progress.closed
    skipped = skipped or slot.key in progress.skipped
    if not slot.children:
        yield _Leaf(slot.key, closed, skipped)
    for child in slot.children:
        yield from _leaves(child, progress, closed=closed, skipped=skipped)


def _fixed(slots: Iterable[Slot], place: int) -> Iterator[tuple[Slot, int]]:
    """Yield the slots with a fixed start, each with the place of its first leaf, in order."""
    for slot in slots:
        if slot.starts_at is not None:
            yield slot, place
        yield from _fixed(slot.children, place)
        place += sum(1 for _ in slot.leaves())


def _between(slots: Iterable[Slot], place: int, low: int, high: int) -> tuple[Slot, ...]:
    """Return the slots with what they have of the leaves from `low` to before `high`."""
    found: list[Slot] = []
    for slot in slots:
        end = place + sum(1 for _ in slot.leaves())
        if low <= place and end <= high:
            found.append(slot)
        elif place < high and end > low:
            children = _between(slot.children, place, low, high)
            if slot.protected:
                children = tuple(replace(child, protected=True) for child in children)
            found.append(replace(slot, span=None, protected=False, children=children))
        place = end
    return tuple(found)
