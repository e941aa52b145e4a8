"""What each step can still take, at the least and at the most, after what has happened."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from facilitator.timing.progress import Progress
from facilitator.timing.span import Slot, Span, share_out, total


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of one step, and inside it of its children."""

    key: str
    full: Span | None
    """Its range as if nothing had happened; None if it has none of its own."""
    least_s: float
    """Seconds it still needs; 0 if it is done or carries no time."""
    most_s: float
    """Seconds it can still use."""
    spent_s: float
    """Seconds it has taken so far, with its children."""
    open: bool
    """Whether anything of it runs or still wants doing."""
    skipped: bool
    """Whether all of it is left out."""
    running: bool
    """Whether the running leaf is this one or inside it."""
    counts: bool
    """Whether it is open and carries time."""
    children: "tuple[Remaining, ...]" = ()

    def walk(self) -> "Iterator[Remaining]":
        """Yield this and everything inside it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def remaining(slot: Slot, progress: Progress, *, closed: bool = False, skipped: bool = False) -> Remaining:
    """Return what is left of a step; `closed` and `skipped` are handed down from a step around it."""
    closed = closed or slot.key in progress.closed
    skipped = skipped or slot.key in progress.skipped
    if not slot.children:
        return _leaf(slot, progress, closed=closed, skipped=skipped)
    children = tuple(remaining(child, progress, closed=closed, skipped=skipped) for child in slot.children)
    own = _own_span(slot, progress)
    parts = [*_parts(children)]
    span = _left_of_own(own, parts) if own is not None else _total_left(children)
    is_open = any(child.open for child in children)
    return Remaining(
        key=slot.key,
        full=_full(own, parts),
        least_s=span.least_s if is_open else 0.0,
        most_s=span.most_s if is_open else 0.0,
        spent_s=sum(child.spent_s for child in children),
        open=is_open,
        skipped=all(child.skipped for child in children),
        running=any(child.running for child in children),
        counts=is_open and (own is not None or any(child.counts for child in children)),
        children=children,
    )


def reserved_after_running(rest: Remaining) -> float:
    """Return the seconds that a step needs at the least once its running leaf has ended."""
    if not rest.running:
        return rest.least_s
    return sum(reserved_after_running(child) for child in rest.children)


def allot(rests: Iterable[Remaining], length_s: float) -> Iterator[tuple[Remaining, float]]:
    """Share a length out among what is left, and every step's share among its children; parents come first."""
    counting = _counting(rests)
    for rest, share_s in zip(counting, share_out([*map(_left, counting)], length_s), strict=True):
        yield rest, share_s
        yield from allot(rest.children, share_s)


def _left(rest: Remaining) -> Span:
    return Span(rest.least_s, rest.most_s)


def _total_left(rests: Iterable[Remaining]) -> Span:
    return total([*map(_left, _counting(rests))])


def _parts(children: Iterable[Remaining]) -> Iterator[Remaining]:
    """Yield what shares a parent's own range: its children, and those of children that only group others."""
    for child in children:
        if child.children and child.full is None:
            yield from _parts(child.children)
        else:
            yield child


def _counting(rests: Iterable[Remaining]) -> list[Remaining]:
    return [rest for rest in rests if rest.counts]


def _own_span(slot: Slot, progress: Progress) -> Span | None:
    """Return a step's own range; once the workshop has begun, a protected step has its plan instead.

    A plan outside the range is moved to its edge, since then the range was changed on purpose after the start.
    """
    if not slot.protected or slot.key not in progress.plan_s:
        return slot.span
    plan_s = max(0.0, progress.plan_s[slot.key])
    if slot.span is not None:
        plan_s = slot.span.nearest(plan_s)
    return Span(plan_s, plan_s)


def _leaf(slot: Slot, progress: Progress, *, closed: bool, skipped: bool) -> Remaining:
    running = slot.key == progress.running
    is_open = running or not (closed or skipped)
    span = _own_span(slot, progress)
    spent_s = progress.spent_in(slot.key)
    least_s = most_s = 0.0
    if span is not None and is_open:
        target_s = progress.targets_s.get(slot.key, span.least_s)
        least_s = max(0.0, min(span.least_s, target_s) - spent_s)
        most_s = max(0.0, max(span.most_s, target_s) - spent_s)
    return Remaining(
        key=slot.key,
        full=span,
        least_s=least_s,
        most_s=most_s,
        spent_s=spent_s,
        open=is_open,
        skipped=skipped and not running,
        running=running,
        counts=is_open and span is not None,
    )


def _full(own: Span | None, parts: Iterable[Remaining]) -> Span | None:
    """Return a parent's own range, raised to the minimums of its parts where it cannot hold them."""
    if own is None:
        return None
    floor_s = sum(part.full.least_s for part in parts if part.full is not None)
    return Span(max(own.least_s, floor_s), max(own.most_s, floor_s))


def _left_of_own(own: Span, parts: Sequence[Remaining]) -> Span:
    """Return what is left of a parent that has a range of its own.

    It is that range less what its parts have taken, held between what the open ones still need and what they can
    still use. Time of its own that no part claims is kept for it until its last part is done.
    """
    left = _total_left(parts)
    usable_s = math.inf
    if not any(part.open and part.full is None for part in parts):
        usable_s = left.most_s + (0.0 if _all_untimed_skipped(parts) else _unclaimed_s(own.most_s, parts))
    most_s = max(left.least_s, min(_left_of_length_s(own.most_s, parts), usable_s))
    least_s = max(left.least_s, _left_of_length_s(own.least_s, parts))
    return Span(min(least_s, most_s), most_s)


def _left_of_length_s(length_s: float, parts: Sequence[Remaining]) -> float:
    """Return a parent's length less what its parts took; a skipped part takes its share along even if unused.

    The parts without time have one share together: what the others cannot use.
    """
    timed = [(part, part.full) for part in parts if part.full is not None]
    shares_s = share_out([span for _, span in timed], length_s)
    unclaimed_s = _unclaimed_s(length_s, parts)
    gone_s = sum(
        _gone_s(share_s, part.spent_s, skipped=part.skipped) for (part, _), share_s in zip(timed, shares_s, strict=True)
    )
    untimed_s = sum(part.spent_s for part in parts if part.full is None)
    gone_s += _gone_s(unclaimed_s, untimed_s, skipped=_all_untimed_skipped(parts))
    return sum(shares_s) + unclaimed_s - gone_s


def _gone_s(share_s: float, spent_s: float, *, skipped: bool) -> float:
    return max(share_s, spent_s) if skipped else spent_s


def _unclaimed_s(length_s: float, parts: Sequence[Remaining]) -> float:
    """Return what a parent's length leaves over its parts' maximums."""
    return max(0.0, length_s - sum(part.full.most_s for part in parts if part.full is not None))


def _all_untimed_skipped(parts: Sequence[Remaining]) -> bool:
    """Return whether there are parts without time and none of them is wanted."""
    untimed = [part for part in parts if part.full is None]
    return bool(untimed) and all(part.skipped for part in untimed)
