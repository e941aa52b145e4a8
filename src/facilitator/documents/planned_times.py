"""When each step of a plan begins and ends, as far as the plan says: from the start, and on the clock of the room."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.agenda.model import Agenda, Step
from facilitator.session.plan import default_length_s, fixed_starts, slots_of, span_of
from facilitator.timing.schedule import plan

DAY_S = 24 * 3600
ANY_DAY = datetime(2001, 1, 1, tzinfo=UTC)
"""The day on which a plan is laid out; every day gives the same."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the plan, in seconds; None where nothing tells."""

    from_start_s: float | None
    on_clock_s: float | None
    """Since the midnight before the start."""

    def after(self, seconds: float | None) -> "Moment":
        """Return the moment so many seconds later; after a step without a time nobody knows."""
        if seconds is None:
            return Moment(None, None)
        return Moment(
            None if self.from_start_s is None else self.from_start_s + seconds,
            None if self.on_clock_s is None else self.on_clock_s + seconds,
        )


UNKNOWN = Moment(None, None)


@dataclass(frozen=True, slots=True)
class Planned:
    """When a step begins and ends if everything goes by the plan."""

    begin: Moment
    end: Moment
    target_s: float | None = None
    """What the plan gives it, in seconds, also where nobody knows when it begins; None without a time of its own."""

    @property
    def begins_at(self) -> str:
        """Return when it begins, on the clock of the room if that is known, else from the start: "12:30", "3:30"."""
        return self.on_clock.partition("–")[0] or self.from_start.partition("–")[0]

    @property
    def from_start(self) -> str:
        """Return the stretch counted from the start: "0:08–0:13", "0:08–…"; empty where it is not known."""
        return _stretch(self.begin.from_start_s, self.end.from_start_s, _hours)

    @property
    def on_clock(self) -> str:
        """Return the stretch on the clock of the room: "09:08–09:13"; empty where it is not known."""
        return _stretch(self.begin.on_clock_s, self.end.on_clock_s, _of_day)


def planned_length_s(agenda: Agenda, people: int, groups: int) -> float:
    """Return how long the workshop is taken to last, in seconds: what is booked, else its steps at their longest.

    Where it has fixed starts and a start, it lasts until what is after the last of them is over.
    """
    return default_length_s(agenda, people, groups, _start(agenda, people, groups))


def planned_times(agenda: Agenda, people: int, groups: int) -> dict[str, Planned]:
    """Return when every step begins and ends, by its id; no step is told to go on beyond the next fixed start."""
    start_s = clock_s(agenda.start or _first_at(agenda))
    start = _start(agenda, people, groups)
    starts = fixed_starts(agenda, start, UTC) if start is not None else {}
    fixed = {step: _at(start_s, (moment - ANY_DAY).total_seconds()) for step, moment in starts.items()}
    plan_s = plan(slots_of(agenda, people, groups, starts), planned_length_s(agenda, people, groups), start)
    found: dict[str, Planned] = {}
    moment = Moment(0.0, start_s)
    for step in agenda.steps:
        moment = _place(step, moment, start_s, plan_s, fixed, found)
    return _held(agenda, found, fixed)


def first_without_time(agenda: Agenda, planned: Mapping[str, Planned]) -> tuple[Step, Step | None] | None:
    """Return the first step of whose end nothing tells, and the next with a fixed start, where times go on.

    None where there is an end for every step but the last.
    """
    leaves = list(agenda.leaves())
    for number, leaf in enumerate(leaves[:-1]):
        if planned[leaf.id].end == UNKNOWN and planned[leaves[number + 1].id].begin == UNKNOWN:
            known = (later for later in leaves[number + 2 :] if planned[later.id].begin != UNKNOWN)
            return leaf, next(known, None)
    return None


def _start(agenda: Agenda, people: int, groups: int) -> datetime | None:
    """Return when the workshop begins on the day of the plan; None where nothing tells.

    Without a start it is as long before the first fixed start as the steps up to it take at the most.
    """
    if (start_s := clock_s(agenda.start)) is not None:
        return ANY_DAY + timedelta(seconds=start_s)
    lead_s = 0.0
    for step in agenda.walk():
        if (at_s := clock_s(step.at)) is not None:
            return ANY_DAY + timedelta(seconds=at_s - lead_s)
        if not step.steps and (span := span_of(step, people, groups)) is not None:
            lead_s += span.most_s
    return None


def _first_at(agenda: Agenda) -> str:
    """Return the fixed start of the first step of all, which is when the workshop begins."""
    first = next(iter(agenda.steps), None)
    while first is not None and not first.at and first.steps:
        first = first.steps[0]
    return first.at if first is not None else ""


def clock_s(time_of_day: str) -> float | None:
    """Return the seconds since midnight of "HH:MM"; None for anything else."""
    hours, colon, minutes = time_of_day.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 3600.0 + int(minutes) * 60.0


def _at(start_s: float | None, clock_s: float) -> Moment:
    return Moment(None if start_s is None else clock_s - start_s, clock_s)


def _place(
    step: Step,
    moment: Moment,
    start_s: float | None,
    targets_s: Mapping[str, float],
    fixed: Mapping[str, Moment],
    found: dict[str, Planned],
) -> Moment:
    """Note when a step and its parts begin and end, and return its end."""
    if step.id in fixed:
        moment = fixed[step.id]
    elif (at_s := clock_s(step.at)) is not None:
        moment = Moment(None if start_s is None else (at_s - start_s) % DAY_S, at_s)
    end = moment.after(targets_s.get(step.id))
    if step.steps:
        part_end = moment
        for part in step.steps:
            part_end = _place(part, part_end, start_s, targets_s, fixed, found)
        if step.time is None or any(part.at for part in step.walk() if part is not step):
            end = part_end
    found[step.id] = Planned(moment, end, targets_s.get(step.id))
    return end


def _held(agenda: Agenda, found: Mapping[str, Planned], fixed: Mapping[str, Moment]) -> dict[str, Planned]:
    """Return the times with none beyond the fixed start that comes next.

    What is right before it and takes as long as it takes goes on until then.
    """
    steps = list(agenda.walk())
    held = dict(found)
    for number, step in enumerate(steps):
        behind = steps[number + sum(1 for _ in step.walk()) :]
        until = next((fixed[later.id] for later in behind if later.id in fixed), None)
        if until is None:
            continue
        begin, end = found[step.id].begin, found[step.id].end
        if end == UNKNOWN and begin != UNKNOWN and _goes_on(behind, fixed):
            end = until
        held[step.id] = Planned(_not_after(begin, until), _not_after(end, until), found[step.id].target_s)
    return held


def _goes_on(behind: Sequence[Step], fixed: Mapping[str, Moment]) -> bool:
    """Return whether the next thing that happens begins at a fixed time."""
    for later in behind:
        if later.id in fixed:
            return True
        if not later.steps:
            return False
    return False


def _not_after(moment: Moment, until: Moment) -> Moment:
    if moment.on_clock_s is None or until.on_clock_s is None or moment.on_clock_s <= until.on_clock_s:
        return moment
    return until


def _stretch(begin_s: float | None, end_s: float | None, say: Callable[[float], str]) -> str:
    if begin_s is None:
        return ""
    return f"{say(begin_s)}–{say(end_s) if end_s is not None else '…'}"


def _hours(seconds: float) -> str:
    minutes = round(seconds / 60.0)
    return f"{minutes // 60}:{minutes % 60:02}"


def _of_day(seconds: float) -> str:
    minutes = round(seconds / 60.0) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"
