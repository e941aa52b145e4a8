"""How long an agenda and its steps took in earlier sessions, beside what its file says."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.seating import groups_in
from facilitator.session.pairing import plain_title
from facilitator.session.plan import range_of
from facilitator.session.session import Session

ENOUGH = 2
"""From so many sessions on, what a step took says something about its range."""
MINUTE_S = 60
FAIR_PART = 0.25
"""A session that took less than this part of what its steps need at least was a try-out."""
SHORT_S = 120
"""What took less than this is told in tens of seconds, all else in whole minutes."""
SHORT_UNIT_S = 10

Key = tuple[str, str, tuple["Key", ...]]
"""By what a step is known again: its code or place, its title, and the same of its parts."""


@dataclass(frozen=True, slots=True)
class StepHistory:
    """What one step took; it was run to its end at least once."""

    step: Step
    """As the agenda has it today."""
    actual_s: tuple[float, ...]
    """The seconds it took in each session that ran it to its end, in the order of the sessions; pauses left out.

    Of a step with a time for each person or group it is what each of them took, without the fixed part.
    """

    @property
    def took(self) -> TimeRange:
        """Return from the least to the most that it took, rounded as people tell it."""
        least_s, most_s = _rounded(min(self.actual_s), max(self.actual_s))
        return TimeRange(least_s=least_s, most_s=most_s, each=self.step.time.each if self.step.time else None)

    @property
    def outside(self) -> bool:
        """Return whether it took, at least once, less or more than its file says; never where that gives no time."""
        written, took = self.step.time, self.took
        return written is not None and not (written.least_s <= took.least_s and took.most_s <= written.most_s)

    @property
    def suggested(self) -> TimeRange | None:
        """Return the range to write into the file; None where its own holds, has none, or too little is known."""
        written = self.step.time
        if written is None or not self.outside or len(self.actual_s) < ENOUGH:
            return None
        return self.took.model_copy(update={"base_s": written.base_s})


def step_histories(agenda: Agenda, sessions: Sequence[Session]) -> tuple[StepHistory, ...]:
    """Return what each step of an agenda took in sessions of it, in the order of the agenda.

    A rehearsal tells nothing, nor does a step that was left before its end. A step counts as the same only where its
    code or place and its title are, and those of its parts, so that one that was rewritten is not mixed with what it
    was before.
    """
    taken = [_taken(session) for session in sessions if not session.rehearsal and _was_held(session)]
    found = ((step, tuple(one[key] for one in taken if (key := _key(step)) in one)) for step in agenda.walk())
    return tuple(StepHistory(step, actual_s) for step, actual_s in found if actual_s)


def whole_lengths_s(sessions: Sequence[Session]) -> tuple[float, ...]:
    """Return how long each session took from its start to its end in seconds, pauses included.

    Rehearsals are left out, and sessions that were not closed or of which a step was not reached.
    """
    return tuple(
        (session.run.ended - session.run.began).total_seconds()
        for session in sessions
        if session.run.began is not None and session.run.ended is not None and _went_through(session)
    )


def say_whole_lengths(lengths_s: Sequence[float]) -> str:
    """Return what a workshop took before: "Your last 4 took 62–81 min."; empty where it is not known."""
    if not lengths_s:
        return ""
    least_s, most_s = _rounded(min(lengths_s), max(lengths_s))
    whose = "Your last one" if len(lengths_s) == 1 else f"Your last {len(lengths_s)}"
    return f"{whose} took {say_span(least_s, most_s)}."


def say_span(least_s: int, most_s: int) -> str:
    """Return a stretch of time in one unit: "62–81 min", "40–90 s", "7 min"."""
    unit_s, unit = (1, "s") if least_s % MINUTE_S or most_s % MINUTE_S else (MINUTE_S, "min")
    ends = dict.fromkeys((least_s // unit_s, most_s // unit_s))
    return f"{'–'.join(map(str, ends))} {unit}"


def _was_held(session: Session) -> bool:
    """Return whether a session took a fair part of the time that its agenda wants: a mere try-out tells nothing."""
    wanted_s = range_of(session.agenda, session.people, len(session.group_names)).least_s
    return sum(session.run.spent_s.values()) >= wanted_s * FAIR_PART


def _went_through(session: Session) -> bool:
    run = session.run
    over = run.closed | run.skipped
    return not session.rehearsal and _was_held(session) and all(leaf.id in over for leaf in session.agenda.leaves())


def _taken(session: Session) -> dict[Key, float]:
    """Return what every step that was run to its end took."""
    run, found = session.run, dict[Key, float]()
    for step in session.agenda.walk():
        leaves = [leaf.id for leaf in step.walk() if not leaf.steps]
        if all(leaf in run.closed and leaf not in run.skipped for leaf in leaves):
            found[_key(step)] = _for_each(session, step, sum(run.spent_s.get(leaf, 0.0) for leaf in leaves))
    return found


def _for_each(session: Session, step: Step, spent_s: float) -> float:
    """Return what a step took, for each person or group where its time is written like that."""
    if step.time is None or step.time.each not in {"person", "group"}:
        return spent_s
    groups = groups_in(step.setting, session.people, len(session.group_names))
    count = session.people if step.time.each == "person" else groups
    return max(0.0, spent_s - step.time.base_s) / max(1, count)


def _key(step: Step) -> Key:
    return step.id.casefold(), plain_title(step), tuple(map(_key, step.steps))


def _rounded(least_s: float, most_s: float) -> tuple[int, int]:
    """Return a stretch in whole minutes, each end rounded to the nearest; in tens of seconds where it is short."""
    unit_s = SHORT_UNIT_S if most_s < SHORT_S else MINUTE_S
    return math.floor(least_s / unit_s + 0.5) * unit_s, math.floor(most_s / unit_s + 0.5) * unit_s
