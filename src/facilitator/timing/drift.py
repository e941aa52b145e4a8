"""How far a workshop is behind its plan, or ahead of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from facilitator.timing.progress import Progress, seconds_between
from facilitator.timing.span import Slot
from facilitator.timing.stretches import stretches


def drift_s(slots: Iterable[Slot], progress: Progress, since: datetime) -> float:
    """Return the seconds behind the plan, counted from `since`: the planned start or the actual one; negative: ahead.

    It is the time gone by, pauses and all, less what the plan gave to the steps done with so far. A skipped step gives
    its whole plan back at once. An open step counts for as long as it ran, up to its plan: what it has not used is
    never "ahead", and overtime counts at once. A step without time counts only inside a parent with time to spare.
    Waiting for a fixed start is in the plan once its step has begun. Before the start it is the wait after `since`.
    """
    slots = tuple(slots)
    gone_by_s = seconds_between(since, progress.now)
    if progress.began is None:
        return max(0.0, gone_by_s)
    waits_s = _waits_s(slots, progress, since) if any(slot.has_fixed_start for slot in slots) else 0.0
    return gone_by_s - waits_s - sum(_covered_s(slot, progress) for slot in slots)


def _waits_s(slots: tuple[Slot, ...], progress: Progress, since: datetime) -> float:
    """Return the seconds that the plan leaves free before the fixed starts that were reached."""
    untouched = replace(progress, running=None, closed=frozenset(), skipped=frozenset())
    end = since.astimezone(UTC)
    free_s = reached_s = 0.0
    for stretch in stretches(slots, untouched):
        if stretch.begins is not None:
            free_s += max(0.0, seconds_between(end, stretch.begins))
            end = max(end, stretch.begins)
        if any(_is_begun(slot, progress) for slot in stretch.slots):
            reached_s = free_s
        end += timedelta(seconds=sum(_planned_s(slot, progress) for slot in stretch.slots))
    return reached_s


def _is_begun(slot: Slot, progress: Progress) -> bool:
    begun = progress.closed | {progress.running}
    return slot.key in begun or any(leaf.key in begun or progress.spent_in(leaf.key) for leaf in slot.leaves())


def _planned_s(slot: Slot, progress: Progress) -> float:
    """Return the plan of a step; of one that a fixed start divides that of its parts."""
    if slot.span is not None or not slot.children:
        return progress.plan_s.get(slot.key, 0.0)
    return sum(_planned_s(child, progress) for child in slot.children)


def _covered_s(slot: Slot, progress: Progress, *, done: bool = False) -> float:
    """Return the seconds of the plan that a step has put behind it."""
    done = done or _is_done(slot, progress)
    plan_s = progress.plan_s.get(slot.key, 0.0)
    if not slot.children:
        return plan_s if done else min(progress.spent_in(slot.key), plan_s)
    if done and slot.key in progress.plan_s:
        return plan_s
    covered_s = sum(_covered_s(child, progress, done=done) for child in slot.children)
    if slot.key not in progress.plan_s:
        return covered_s
    to_spare_s = max(0.0, plan_s - sum(progress.plan_s.get(child.key, 0.0) for child in slot.children))
    return min(plan_s, covered_s + min(to_spare_s, _untimed_s(slot, progress)))


def _is_done(slot: Slot, progress: Progress) -> bool:
    """Return whether nothing of a step runs or wants doing."""
    over = progress.closed | progress.skipped
    if any(leaf.key == progress.running for leaf in slot.leaves()):
        return False
    return slot.key in over or all(leaf.key in over for leaf in slot.leaves())


def _untimed_s(slot: Slot, progress: Progress) -> float:
    """Return the seconds spent in a step's parts without time, also in those that are only grouped."""
    if not slot.children:
        return 0.0 if slot.key in progress.plan_s else progress.spent_in(slot.key)
    parts = (child for child in slot.children if child.span is None)
    return sum(_untimed_s(part, progress) for part in parts)
