"""Fixed starts: their order on the clock, and whether the steps before them can meet them."""

from facilitator.agenda.duration_words import DAY_S
from facilitator.agenda.problems import short
from facilitator.agenda.reading.day import in_half
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.sums import in_minutes, length_of

LONGEST_GAP_S = 30 * 60
"""A longer wait before a fixed start is told."""


def check_starts(desk: Desk, start: str, drafts: tuple[StepDraft, ...]) -> None:
    """Note fixed starts that do not follow one another; warn of those that are missed or leave a gap.

    Without a start of the workshop the first fixed start is where counting begins.
    """
    _Clock(desk, _seconds(start) if start else None).walk(drafts)


def _seconds(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 3600 + int(minute) * 60


def _clock(seconds: int) -> str:
    minutes = seconds // 60 % (24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _in_order(draft: StepDraft, at_s: int, before_s: int) -> str:
    """Return the way out for a start before the last one: the same hour in the afternoon, if that comes after it."""
    afternoon_s = at_s + DAY_S // 2
    if at_s % DAY_S >= DAY_S // 2 or afternoon_s < before_s:
        return "Put the steps in the order of the clock, or change one of the times."
    later = in_half(afternoon_s // 60)
    if draft.at_node is draft.node:
        return f"Did you mean {_clock(afternoon_s)} ({later})?"
    return f"Did you mean `at: {_clock(afternoon_s)}` ({later})?"


class _Clock:
    """Walks through the steps with the earliest and the latest time at which each can begin, in seconds of the day."""

    def __init__(self, desk: Desk, start_s: int | None) -> None:
        self._desk = desk
        self._fixed_s = start_s
        self._least_s: int = start_s or 0
        self._most_s: int | None = start_s
        self._just_fixed = start_s is not None

    def walk(self, drafts: tuple[StepDraft, ...]) -> None:
        for draft in drafts:
            if draft.step.at and draft.at_node:
                self._begin_at(draft, draft.at_node)
            if draft.inner and any(inner.step.at for inner in draft.walk() if inner is not draft):
                self.walk(draft.inner)
                continue
            least_s, most_s = length_of(draft)
            self._least_s += least_s
            self._most_s = None if self._most_s is None or most_s is None else self._most_s + most_s
            self._just_fixed = False

    def _begin_at(self, draft: StepDraft, node: Node) -> None:
        at_s, before_s = _seconds(draft.step.at), self._fixed_s
        if before_s is not None:
            at_s += before_s // DAY_S * DAY_S
            at_s += DAY_S if before_s - at_s > DAY_S // 2 else 0
            if at_s < before_s or (at_s == before_s and not self._just_fixed):
                what = f"This step begins at {_clock(at_s)}, but one before it begins at {_clock(before_s)}."
                self._desk.problem(node, what, _in_order(draft, at_s, before_s))
                return
            self._compare(draft, node, at_s)
        self._fixed_s = self._least_s = at_s
        self._most_s = at_s
        self._just_fixed = True

    def _compare(self, draft: StepDraft, node: Node, at_s: int) -> None:
        title = short(draft.step.title)
        if self._least_s > at_s:
            late = in_minutes(self._least_s - at_s)
            what = f"The steps before “{title}” last until {_clock(self._least_s)} at least"
            what = f"{what}, and it is to begin at {_clock(at_s)}: {late} too late."
            self._desk.warn(node, what, "Shorten a step before it, take one out, or let it begin later.")
        elif self._most_s is not None and at_s - self._most_s > LONGEST_GAP_S:
            gap = in_minutes(at_s - self._most_s)
            what = f"The steps before “{title}” last until {_clock(self._most_s)} at most"
            what = f"{what}, and it begins at {_clock(at_s)}: a gap of {gap}."
            self._desk.warn(node, what, "Give a step before it more time, add one, or let it begin earlier.")
