"""When each step of a plan begins and ends, as far as the plan says: from the start, and on the clock of the room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.agenda.model import Agenda, Step
from facilitator.session.plan import default_length_s, fixed_starts, slots_of
from facilitator.timing.schedule import plan

DAY_S = 24 * 3600
ANY_DAY = datetime(2001, 1, 1, tzinfo=UTC)
"""The day on which a plan is laid out; every day gives the same."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the plan, in seconds; None where nothing tells."""

    from_start_s: float | None
    on_clock_s: float | None
    """Since midnight."""

    def after(self, seconds: float | None) -> "Moment":
        """Return the moment so many seconds later; after a step without a time nobody knows."""
        if seconds is None:
            return Moment(None, None)
        return Moment(
            None if self.from_start_s is None else self.from_start_s + seconds,
            None if self.on_clock_s is None else self.on_clock_s + seconds,
        )


@dataclass(frozen=True, slots=True)
class Planned:
    """When a step begins and ends if everything goes by the plan."""

    begin: Moment
    end: Moment

    @property
    def from_start(self) -> str:
        """Return the stretch counted from the start: "0:08–0:13", "0:08–…"; empty where it is not known."""
        return _stretch(self.begin.from_start_s, self.end.from_start_s, _hours)

    @property
    def on_clock(self) -> str:
        """Return the stretch on the clock of the room: "09:08–09:13"; empty where it is not known."""
        return _stretch(self.begin.on_clock_s, self.end.on_clock_s, _of_day)


def planned_length_s(agenda: Agenda, people: int, groups: int) -> float:
    """Return how long the workshop is taken to last, in seconds: what is booked, else its steps at their longest."""
    return default_length_s(agenda, people, groups)


def planned_times(agenda: Agenda, people: int, groups: int) -> dict[str, Planned]:
    """Return when every step begins and ends, by its id."""
    start_s = clock_s(agenda.start)
    targets_s = _targets_s(agenda, people, groups, start_s)
    found: dict[str, Planned] = {}
    moment = Moment(0.0, start_s)
    for step in agenda.steps:
        moment = _place(step, moment, start_s, targets_s, found)
    return found


def _targets_s(agenda: Agenda, people: int, groups: int, start_s: float | None) -> dict[str, float]:
    """Return the length of every timed step; what waiting for a fixed start takes is taken from the booked time."""
    length_s = planned_length_s(agenda, people, groups)
    if agenda.time is None or start_s is None:
        return plan(slots_of(agenda, people, groups), length_s)
    start = ANY_DAY + timedelta(seconds=start_s)
    return plan(slots_of(agenda, people, groups, fixed_starts(agenda, start, UTC)), length_s, start)


def clock_s(time_of_day: str) -> float | None:
    """Return the seconds since midnight of "HH:MM"; None for anything else."""
    hours, colon, minutes = time_of_day.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 3600.0 + int(minutes) * 60.0


def _place(
    step: Step, moment: Moment, start_s: float | None, targets_s: Mapping[str, float], found: dict[str, Planned]
) -> Moment:
    """Note when a step and its parts begin and end, and return its end."""
    at_s = clock_s(step.at)
    if at_s is not None:
        moment = Moment(None if start_s is None else (at_s - start_s) % DAY_S, at_s)
    end = moment.after(targets_s.get(step.id))
    if step.steps:
        part_end = moment
        for part in step.steps:
            part_end = _place(part, part_end, start_s, targets_s, found)
        if step.time is None or any(part.at for part in step.walk() if part is not step):
            end = part_end
    found[step.id] = Planned(moment, end)
    return end


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
