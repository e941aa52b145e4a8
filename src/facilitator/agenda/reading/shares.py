"""What the parts of a step take that have no time of their own: they share what the others leave of the step's."""

from dataclasses import replace

from facilitator.agenda.duration import TimeRange, say_range
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft, written
from facilitator.agenda.reading.sums import in_minutes, length_of, sum_of


def with_shares(drafts: tuple[StepDraft, ...]) -> tuple[StepDraft, ...]:
    """Return the steps; in each that has a time, the parts without one share evenly what the timed parts leave.

    Where a part is said to have no limit, or counts for each person, nothing is shared out.
    """
    found = []
    for draft in drafts:
        inner = _shared(draft.step.time, draft.inner) if draft.step.time else draft.inner
        found.append(replace(draft, inner=with_shares(inner)) if inner else draft)
    return tuple(found)


def _shared(whole: TimeRange, parts: tuple[StepDraft, ...]) -> tuple[StepDraft, ...]:
    free = [part for part in parts if _is_free(part)]
    timed_s = sum_of(tuple(part for part in parts if not _is_free(part)))
    if whole.each or not free or timed_s[1] is None:
        return parts
    ends = sorted((whole.least_s - timed_s[0], whole.most_s - timed_s[1]))
    if ends[1] < len(free):
        return parts
    shares = iter(_parted(max(0, ends[0]), ends[1], len(free)))
    return tuple(_lasting(part, next(shares)) if _is_free(part) else part for part in parts)


def _is_free(part: StepDraft) -> bool:
    return length_of(part) == (0, None) and not any(each.time_given for each in part.walk())


def _lasting(part: StepDraft, time: TimeRange) -> StepDraft:
    return replace(part, step=part.step.model_copy(update={"time": time}))


def _parted(least_s: int, most_s: int, count: int) -> list[TimeRange]:
    """Return so many ranges that add up to these seconds, in whole minutes where that can be; longer ones first."""
    unit_s = 60 if least_s % 60 == most_s % 60 == 0 and most_s >= 60 * count else 1
    (low, low_more), (high, high_more) = (divmod(whole_s // unit_s, count) for whole_s in (least_s, most_s))
    return [
        TimeRange(least_s=(low + (place < low_more)) * unit_s, most_s=(high + (place < high_more)) * unit_s)
        for place in range(count)
    ]


def warn_of_nothing_left(desk: Desk, drafts: tuple[StepDraft, ...]) -> None:
    """Warn of parts without a time in a step whose timed parts take all that it has."""
    for draft in written(drafts):
        time, free = draft.step.time, [part for part in draft.inner if _is_free(part)]
        least_s, most_s = sum_of(tuple(part for part in draft.inner if not _is_free(part)))
        if not time or time.each or not free or most_s is None or least_s > time.most_s:
            continue
        if max(time.least_s - least_s, time.most_s - most_s) >= len(free):
            continue
        what = f"The parts of “{short(draft.step.title)}” that have a time take {in_minutes(most_s)} of its"
        what = f"{what} {say_range(time)}, so nothing is left for “{short(free[0].step.title)}”."
        desk.warn(free[0].node, what, "Give it a time and shorten another part, or give the whole step more time.")
