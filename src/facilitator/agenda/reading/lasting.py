"""Steps that last until the next fixed start, and steps that keep a time which they do not have."""

from dataclasses import replace
from itertools import pairwise

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.reading.day import minutes_of
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft, written
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Mapping
from facilitator.agenda.reading.sums import sum_of

HALF_DAY_S = 12 * 3600
"""A start that lies further back is one after midnight."""


def until_next(
    drafts: tuple[StepDraft, ...], start: str = "", booked: TimeRange | None = None
) -> tuple[StepDraft, ...]:
    """Return the steps; one with a fixed start and no word of its time lasts until the next fixed start beside it.

    Only where each step between the two has a time, which is then taken off. The last one lasts until the booked end
    where `start` ("HH:MM"), or the fixed start of the first step, and the `booked` time say when that is.
    """
    inside = [replace(draft, inner=until_next(draft.inner)) if draft.inner else draft for draft in drafts]
    fixed = [place for place, draft in enumerate(inside) if draft.step.at]
    for here, there in pairwise(fixed):
        first = inside[here]
        if not is_open(first):
            continue
        if time := _left(first, inside[there], tuple(inside[here + 1 : there])):
            inside[here] = replace(first, step=first.step.model_copy(update={"time": time}))
    start = start or (inside[0].step.at if inside else "")
    if fixed and start and booked and not booked.each:
        last, behind = inside[fixed[-1]], tuple(inside[fixed[-1] + 1 :])
        if is_open(last) and (time := _until_end(last, behind, start, booked)):
            inside[fixed[-1]] = replace(last, step=last.step.model_copy(update={"time": time}))
    return tuple(inside)


def is_open(draft: StepDraft) -> bool:
    """Return whether nothing is said of how long a step takes, and no parts of it say so."""
    return not (draft.step.time or draft.time_given or draft.inner)


def _until_end(last: StepDraft, behind: tuple[StepDraft, ...], start: str, booked: TimeRange) -> TimeRange | None:
    """Return what is left to the last fixed start until the booked end, or None where that is not sure."""
    least_s, most_s = sum_of(behind)
    begins_s = (minutes_of(last.step.at) - minutes_of(start)) * 60 % (2 * HALF_DAY_S)
    if most_s is None or booked.most_s - begins_s - least_s <= 0:
        return None
    ends = sorted((booked.least_s - begins_s - least_s, booked.most_s - begins_s - most_s))
    return TimeRange(least_s=max(0, ends[0]), most_s=ends[1])


def _left(first: StepDraft, then: StepDraft, between: tuple[StepDraft, ...]) -> TimeRange | None:
    """Return what the steps between two fixed starts leave to the first, or None where they leave nothing sure."""
    least_s, most_s = sum_of(between)
    whole_s = (minutes_of(then.step.at) - minutes_of(first.step.at)) * 60
    whole_s += 2 * HALF_DAY_S if whole_s < -HALF_DAY_S else 0
    if most_s is None or most_s >= whole_s:
        return None
    return TimeRange(least_s=whole_s - most_s, most_s=whole_s - least_s)


def warn_of_nothing_to_keep(desk: Desk, drafts: tuple[StepDraft, ...]) -> None:
    """Warn of steps that are to keep their time, where neither they nor the steps inside them have one."""
    for draft in written(drafts):
        if not draft.step.protect or any(each.step.time for each in draft.walk()):
            continue
        entries = draft.node.entries if isinstance(draft.node, Mapping) else ()
        if any(plain_key(entry.key.text) == "time" for entry in entries):
            continue
        at = next((entry.value for entry in entries if plain_key(entry.key.text) == "protect"), draft.node)
        what = "This step has no time, so there is nothing that `protect` could keep."
        desk.warn(at, what, "Add a line `time:` with how long it takes, like `time: 20 min`, or leave `protect` out.")
