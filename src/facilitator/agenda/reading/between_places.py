"""Steps in a running order that counts from the start: each lasts until the next place in it."""

from dataclasses import replace
from itertools import pairwise

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft
from facilitator.agenda.reading.lasting import is_open
from facilitator.agenda.reading.sums import in_minutes, sum_of


def until_next_place(
    desk: Desk, drafts: tuple[StepDraft, ...], begins_s: dict[int, int], booked: TimeRange | None
) -> tuple[StepDraft, ...]:
    """Return the steps; one that says only when it begins lasts until the next place, the last until the booked end.

    `begins_s` are the places by where their step begins in the text. Steps that do not fit between two are told.
    """
    found = list(drafts)
    places = [at for at, draft in enumerate(found) if draft.node.mark.index in begins_s and not draft.is_copy]
    for here, there in pairwise(places):
        whole_s = begins_s[found[there].node.mark.index] - begins_s[found[here].node.mark.index]
        if is_open(found[here]):
            found[here] = _lasting(found[here], TimeRange(least_s=whole_s, most_s=whole_s), found[here + 1 : there])
        else:
            _compare(desk, whole_s, found[here:there], found[there])
    if places and booked and not booked.each and is_open(found[places[-1]]):
        last = found[places[-1]]
        begun_s = begins_s[last.node.mark.index]
        left = TimeRange(least_s=max(0, booked.least_s - begun_s), most_s=max(0, booked.most_s - begun_s))
        found[places[-1]] = _lasting(last, left, found[places[-1] + 1 :])
    return tuple(found)


def _lasting(draft: StepDraft, whole: TimeRange, others: list[StepDraft]) -> StepDraft:
    """Return the step with what the others leave of the whole, or as it is where that is not sure."""
    least_s, most_s = sum_of(tuple(others))
    if most_s is None or whole.most_s - least_s <= 0:
        return draft
    ends = sorted((max(0, whole.least_s - least_s), max(0, whole.most_s - most_s)))
    time = TimeRange(least_s=ends[0], most_s=ends[1])
    return replace(draft, step=draft.step.model_copy(update={"time": time})) if ends[1] else draft


def _compare(desk: Desk, whole_s: int, before: list[StepDraft], then: StepDraft) -> None:
    least_s, most_s = sum_of(tuple(before))
    if most_s is None or least_s <= whole_s <= most_s:
        return
    most = in_minutes(least_s if least_s > whole_s else most_s)
    what = f"“{short(then.step.title)}” begins {in_minutes(whole_s)} after “{short(before[0].step.title)}”,"
    what = f"{what} and what stands before it takes {most}."
    desk.warn(then.node, what, "Change one of the two; as it stands, each step begins when the one before it is over.")
