"""What steps take together, and how that is said."""

import math

from facilitator.agenda.reading.drafts import StepDraft


def sum_of(drafts: tuple[StepDraft, ...]) -> tuple[int, int | None]:
    """Return the least and the most the steps take, in seconds; no most where a step is as long as it takes."""
    least_s, most_s = 0, 0
    known = True
    for draft in drafts:
        low_s, high_s = length_of(draft)
        least_s += low_s
        most_s += high_s or 0
        known = known and high_s is not None
    return least_s, most_s if known else None


def length_of(draft: StepDraft) -> tuple[int, int | None]:
    """Return the least and the most one step takes, in seconds; what counts for each person counts once."""
    time = draft.step.time
    if time:
        return time.base_s + time.least_s, None if time.each else time.base_s + time.most_s
    return sum_of(draft.inner) if draft.inner else (0, None)


def in_minutes(seconds: int) -> str:
    """Say a length exactly, in minutes."""
    minutes, left_s = divmod(seconds, 60)
    if not minutes:
        return f"{left_s} sec"
    return f"{minutes} min {left_s} sec" if left_s else f"{minutes} min"


def about_minutes(seconds: float) -> str:
    """Say a length that is an estimate, in whole minutes, rounded up; below a minute in seconds."""
    return f"{math.ceil(seconds)} sec" if seconds < 60 else f"{math.ceil(seconds / 60)} min"
