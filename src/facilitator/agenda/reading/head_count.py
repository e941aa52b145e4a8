"""Times that count for each person or group, held against the people whom the file expects."""

import math
from collections.abc import Iterator

from facilitator.agenda.duration import TimeRange, resolve, say_range
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft, written
from facilitator.agenda.reading.sums import in_minutes
from facilitator.agenda.seating import groups_in


def check_heads(
    desk: Desk, booked: TimeRange | None, drafts: tuple[StepDraft, ...], people: int, largest_group: int | None
) -> None:
    """Warn where a time for each person or group cannot be had with so many people.

    `people` is the most that the file expects; groups are counted where the file says how large they are.
    """
    if booked:
        _check(desk, booked, drafts, people, largest_group, "the room is booked for")
    for draft in written(drafts):
        if draft.step.time and draft.inner:
            has = f"“{short(draft.step.title)}” has"
            _check(desk, draft.step.time, draft.inner, people, largest_group, has)


def _check(
    desk: Desk, whole: TimeRange, drafts: tuple[StepDraft, ...], people: int, largest_group: int | None, has: str
) -> None:
    parts = [(part, part.step.time) for part in _timed(drafts) if part.step.time]
    once_s = sum(time.base_s + time.least_s for _, time in parts)
    needed = [resolve(time, people=people, groups=_groups(part, people, largest_group))[0] for part, time in parts]
    needed_s = sum(needed)
    if whole.each or once_s > whole.most_s or needed_s <= whole.most_s:
        return
    grown = [
        (part, time, takes_s)
        for (part, time), takes_s in zip(parts, needed, strict=True)
        if takes_s > time.base_s + time.least_s and not part.is_copy
    ]
    for part, time, takes_s in grown:
        heads = f"{people} people" if time.each == "person" else f"the groups of {people} people"
        what = f"With {heads} “{short(part.step.title)}” takes {in_minutes(takes_s)} at least"
        if takes_s < needed_s:
            what = f"{what}, together with the others {in_minutes(needed_s)}"
        what = f"{what}, but {has} {say_range(whole)}: {in_minutes(needed_s - whole.most_s)} over."
        desk.warn(part.node, what, _way_out(time, needed_s - takes_s, whole, alone=len(grown) == 1))


def _way_out(time: TimeRange, rest_s: int, whole: TimeRange, *, alone: bool) -> str:
    fits = (whole.most_s - rest_s - time.base_s) // time.least_s if time.least_s else 0
    if time.each == "person" and alone and fits > 0:
        return f"Give each less time, or let it be for {fits} people at most."
    return "Give each less time, or let several speak at the same time, in pairs or in groups."


def _groups(part: StepDraft, people: int, largest_group: int | None) -> int:
    """Return the fewest groups that so many people make; 1 where nothing says how large a group is."""
    return groups_in(part.step.setting, people, math.ceil(people / largest_group) if largest_group else 1)


def _timed(drafts: tuple[StepDraft, ...]) -> Iterator[StepDraft]:
    """Yield the steps that have a time of their own; of one that has none its parts."""
    for draft in drafts:
        if draft.step.time:
            yield draft
        else:
            yield from _timed(draft.inner)
