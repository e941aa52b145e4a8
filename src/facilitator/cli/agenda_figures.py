"""What an agenda amounts to, in figures: its steps, its time, its blanks and its sheets."""

from facilitator.agenda.duration import TimeRange, resolve, say_range
from facilitator.agenda.model import Agenda
from facilitator.live.set_up import proposed_groups
from facilitator.session.plan import range_of


def steps_range(agenda: Agenda) -> TimeRange:
    """Return how long all steps take together, for the smallest room the agenda is made for."""
    span = range_of(agenda, agenda.people_least or 0, proposed_groups(agenda, None))
    return TimeRange(least_s=round(span.least_s), most_s=round(span.most_s))


def booked_range(agenda: Agenda) -> TimeRange | None:
    """Return what the room is booked for, None where the agenda does not say."""
    if agenda.time is None:
        return None
    people, groups = agenda.people_least or 0, proposed_groups(agenda, None)
    least_s, most_s = resolve(agenda.time, people=people, groups=groups)
    return TimeRange(least_s=least_s, most_s=most_s)


def say_figures(agenda: Agenda) -> str:
    """Return the figures in a line: "5 steps, 60–90 min of 60–90 min booked, 5 blanks, 1 sheet"."""
    booked = booked_range(agenda)
    time = say_range(steps_range(agenda)) + (f" of {say_range(booked)} booked" if booked else "")
    counts = (("blank", len(agenda.blanks)), ("sheet", len(agenda.sheets)))
    steps = count_of("step", sum(1 for _ in agenda.leaves()))
    return ", ".join([steps, time, *(count_of(name, count) for name, count in counts if count)])


def plain_range(time: TimeRange | None) -> dict[str, int] | None:
    """Return a range for a program."""
    return None if time is None else {"least_s": time.least_s, "most_s": time.most_s}


def count_of(name: str, count: int) -> str:
    """Return "1 step", "2 steps"."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
