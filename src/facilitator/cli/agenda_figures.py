"""What an agenda amounts to, in figures: its steps, its time, its blanks, its sheets and its words to say."""

import math
from dataclasses import dataclass
from typing import Literal

from facilitator.agenda.duration import TimeRange, resolve, say_length, say_range
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.spoken import names_of_blanks, read_aloud_s, words_in, words_to_say
from facilitator.live.set_up import proposed_groups
from facilitator.session.plan import span_of
from facilitator.timing.span import Span, total

Word = Literal["exact", "to spare", "over", "it fits"]


@dataclass(frozen=True, slots=True)
class Fit:
    """How the steps fill the time the room is booked for."""

    word: Word
    by_s: int = 0
    """How much is over or to spare at the least."""


def steps_range(agenda: Agenda) -> TimeRange:
    """Return how long all steps take together, for the smallest room the agenda is made for."""
    span = total([_range_of(step, agenda) for step in agenda.steps])
    return TimeRange(least_s=round(span.least_s), most_s=round(span.most_s))


def _range_of(step: Step, agenda: Agenda) -> Span:
    """Return a step's range, or that of its parts where it has none of its own."""
    own = _span_in(step, agenda)
    return own if own is not None else total([_range_of(part, agenda) for part in step.steps])


def _span_in(step: Step, agenda: Agenda) -> Span | None:
    """Return a step's own range for the smallest room, None where it takes as long as it takes."""
    return span_of(step, agenda.people_least or 0, groups_in(step, agenda))


def groups_in(step: Step, agenda: Agenda) -> int:
    """Return how many groups the smallest room makes in a step, whose groups may be larger or smaller than others."""
    if step.setting.teams:
        return len(step.setting.teams)
    most, people = step.setting.most or agenda.groups.most, agenda.people_least
    return math.ceil(people / most) if people and most else proposed_groups(agenda, None)


def booked_range(agenda: Agenda) -> TimeRange | None:
    """Return what the room is booked for, None where the agenda does not say."""
    if agenda.time is None:
        return None
    people, groups = agenda.people_least or 0, proposed_groups(agenda, None)
    least_s, most_s = resolve(agenda.time, people=people, groups=groups)
    return TimeRange(least_s=least_s, most_s=most_s)


def fit_of(steps: TimeRange, booked: TimeRange) -> Fit:
    """Return how the steps fill the booked time: too long, too short, to the minute, or somewhere within."""
    if steps.least_s > booked.most_s:
        return Fit("over", steps.least_s - booked.most_s)
    if steps.most_s < booked.least_s:
        return Fit("to spare", booked.least_s - steps.most_s)
    ends = (steps.least_s, steps.most_s) == (booked.least_s, booked.most_s)
    return Fit("exact" if ends else "it fits")


def say_figures(agenda: Agenda) -> list[str]:
    """Return the figures in a few sentences: of the time, of what is asked and handed out, and of the words to say."""
    counts = (("blank", len(agenda.blanks)), ("sheet", len(agenda.sheets)))
    counted = [count_of(name, count) for name, count in counts if count]
    lines = [_say_time(agenda), ", ".join(counted) + "." if counted else "", _say_reading(agenda)]
    return [line for line in lines if line]


def _say_time(agenda: Agenda) -> str:
    leaves = list(agenda.leaves())
    steps, booked = steps_range(agenda), booked_range(agenda)
    verb = "takes" if len(leaves) == 1 else "take"
    open_ended = untimed(agenda)
    if steps.most_s:
        said = f"{count_of('step', len(leaves))} {verb} {say_range(steps)}"
        said += f", not counting {len(open_ended)} without a time" if open_ended else ""
        said += _say_for_whom(agenda)
    else:
        said = f"{count_of('step', len(leaves))} without a time"
    if booked is None:
        return f"{said}."
    fit = fit_of(steps, booked)
    amount = f"{say_length(fit.by_s)} " if fit.by_s else ""
    return f"{said}; booked {say_range(booked)}: {amount}{fit.word}."


def _say_for_whom(agenda: Agenda) -> str:
    """Return for how many people a time for each was counted; nothing where there is none."""
    each = {step.time.each for step in agenda.walk() if step.time}
    if "person" not in each and not ("group" in each and agenda.people_least):
        return ""
    people = agenda.people_least or 1
    return " with 1 person" if people == 1 else f" with {people} people"


def _say_reading(agenda: Agenda) -> str:
    words = words_in(agenda)
    if not words:
        return ""
    said = f"Reading the words aloud takes {_minutes(read_aloud_s(words))}"
    left = left_for_groups(agenda)
    return f"{said} and leaves {say_range(left)} for the groups." if left else f"{said}."


def left_for_groups(agenda: Agenda) -> TimeRange | None:
    """Return what the words to say leave of all steps, in whole minutes; None where no step has a time."""
    steps = steps_range(agenda)
    if not steps.most_s:
        return None
    said_s = _whole_minutes(read_aloud_s(words_in(agenda)))
    return TimeRange(least_s=max(0, steps.least_s - said_s), most_s=max(0, steps.most_s - said_s))


def untimed(agenda: Agenda) -> list[Step]:
    """Return the steps that take as long as they take, so that no sum holds them."""
    return [leaf for leaf in agenda.leaves() if not any(around.time for around in agenda.lineage(leaf.id))]


def plain_script(agenda: Agenda) -> list[dict[str, object]]:
    """Return for a program what is read aloud in each step, and what that leaves of it."""
    blanks = names_of_blanks(agenda)
    found: list[dict[str, object]] = []
    for step in agenda.walk():
        words = words_to_say(step, blanks)
        if not words:
            continue
        said_s, span = read_aloud_s(words), _span_in(step, agenda)
        left = (
            TimeRange(least_s=max(0, round(span.least_s) - said_s), most_s=max(0, round(span.most_s) - said_s))
            if span
            else None
        )
        found.append({"step": step.label, "words": words, "read_s": said_s, "left": plain_range(left)})
    return found


def plain_range(time: TimeRange | None) -> dict[str, int] | None:
    """Return a range for a program."""
    return None if time is None else {"least_s": time.least_s, "most_s": time.most_s}


def count_of(name: str, count: int) -> str:
    """Return "1 step", "2 steps"."""
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _whole_minutes(seconds: int) -> int:
    return -(-seconds // 60) * 60


def _minutes(seconds: int) -> str:
    return "less than a minute" if seconds < 60 else f"about {-(-seconds // 60)} min"
