"""What an agenda amounts to, in figures: its steps, its time, its blanks, its sheets and its words to say."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.agenda.duration import TimeRange, resolve, say_length, say_range
from facilitator.agenda.model import Agenda, Sheet, Step
from facilitator.agenda.problems import short
from facilitator.agenda.spoken import names_of_blanks, read_aloud_s, words_in, words_to_say
from facilitator.cli.agenda_asks import say_asks
from facilitator.documents.wording import say_room
from facilitator.live.set_up import proposed_groups
from facilitator.live.usual_room import UsualRoom, teams_of, usual_room
from facilitator.session.plan import range_of, span_of
from facilitator.timing.span import Span

Word = Literal["exact", "to spare", "over", "it fits"]


@dataclass(frozen=True, slots=True)
class Fit:
    """How the steps fill the time the room is booked for."""

    word: Word
    by_s: int = 0
    """How much is over or to spare at the least."""


def steps_range(agenda: Agenda) -> TimeRange:
    """Return how long all steps take together, from the smallest room the agenda is made for to the largest."""
    least, most = _whole(agenda, _smallest(agenda)), _whole(agenda, _largest(agenda))
    return TimeRange(least_s=min(least.least_s, most.least_s), most_s=max(least.most_s, most.most_s))


def usual_range(agenda: Agenda) -> TimeRange:
    """Return how long all steps take together for the room that a guide and a rehearsal reckon with."""
    return _whole(agenda, usual_room(agenda))


def _whole(agenda: Agenda, room: UsualRoom) -> TimeRange:
    span = range_of(agenda, room.people, room.groups)
    return TimeRange(least_s=round(span.least_s), most_s=round(span.most_s))


def _smallest(agenda: Agenda) -> UsualRoom:
    """Return the fewest people, in the fewest groups."""
    people, most = agenda.people_least or 0, agenda.groups.most
    groups = min(math.ceil(people / most), _groups(agenda, people)) if people and most else _groups(agenda, people)
    return UsualRoom(people, groups)


def _largest(agenda: Agenda) -> UsualRoom:
    """Return the most people, in the groups that so many form."""
    people = max(agenda.people_least or 0, agenda.people_most or 0) if agenda.people_least else 0
    return UsualRoom(people, _groups(agenda, people))


def _groups(agenda: Agenda, people: int) -> int:
    return len(teams_of(agenda)) or proposed_groups(agenda, people or None)


def _span_in(step: Step, agenda: Agenda) -> Span | None:
    """Return a step's own range for the usual room, None where it takes as long as it takes."""
    room = usual_room(agenda)
    return span_of(step, room.people, room.groups)


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
    """Return the figures in a few sentences: of the time, of what was understood, and of the words to say."""
    counts = (("blank", len(agenda.blanks)), ("sheet", len(agenda.sheets)))
    counted = [count_of(name, count) for name, count in counts if count]
    things = ", ".join(counted) + "." if counted else ""
    rows = [_say_given_rows(sheet) for sheet in agenda.sheets if sheet.rows and sheet.columns]
    lines = [_say_time(agenda), _say_usual(agenda), say_asks(agenda), things, *rows, _say_reading(agenda)]
    return [line for line in lines if line]


def _say_time(agenda: Agenda) -> str:
    steps, booked = steps_range(agenda), booked_range(agenda)
    leaves, open_ended = list(agenda.leaves()), untimed(agenda)
    endless = {leaf.id for leaf in open_ended}
    timed = [leaf for leaf in leaves if leaf.id not in endless]
    if not steps.most_s:
        said = f"{_say_steps(agenda, leaves)} without a time"
        return f"{said}; booked {say_range(booked)}." if booked else f"{said}."
    verb = "takes" if len(timed) == 1 else "take"
    counted = _say_steps(agenda, timed)
    said = f"{counted}{',' if ',' in counted else ''} {verb} {say_range(steps)}{_say_for_whom(agenda)}"
    if open_ended:
        said += f"; {len(open_ended):,} more {'has' if len(open_ended) == 1 else 'have'} no time"
    if booked is None:
        return f"{said}."
    fit = fit_of(steps, booked)
    if open_ended and fit.word != "over":
        return f"{said}; booked {say_range(booked)}: {_say_left_for(len(open_ended), left_for_untimed(agenda))}."
    amount = f"{say_length(fit.by_s)} " if fit.by_s else ""
    return f"{said}; booked {say_range(booked)}: {amount}{fit.word}."


def left_for_untimed(agenda: Agenda) -> TimeRange | None:
    """Return what the booked time leaves for the steps that have none; None where nothing is booked, or all have one.

    The least is left where all others take their longest, the most where they take their shortest.
    """
    booked, steps = booked_range(agenda), steps_range(agenda)
    if booked is None or not untimed(agenda):
        return None
    least_s = max(0, booked.least_s - steps.most_s)
    return TimeRange(least_s=least_s, most_s=max(least_s, booked.most_s - steps.least_s))


def _say_left_for(count: int, left: TimeRange | None) -> str:
    them = "it" if count == 1 else "them"
    if left is None or not left.most_s:
        return f"nothing is left for {them}"
    amount = say_range(left) if left.least_s else f"up to {say_length(left.most_s)}"
    verb = "is" if left.most_s <= 60 else "are"
    return f"{amount} {verb} left for {them}"


def _say_steps(agenda: Agenda, steps: Sequence[Step]) -> str:
    """Return how many steps these are, and how many of them stand inside another one."""
    inside = _count_inside(agenda, steps)
    if not inside:
        return count_of("step", len(steps))
    which = f"{inside:,} of them" if inside < len(steps) else "all" if inside > 1 else ""
    return f"{count_of('step', len(steps))}, {which} inside another".replace(",  ", ", ")


def nested(agenda: Agenda) -> int:
    """Return how many of the steps that have a clock of their own stand inside another one."""
    return _count_inside(agenda, list(agenda.leaves()))


def _count_inside(agenda: Agenda, steps: Sequence[Step]) -> int:
    outermost = {step.id for step in agenda.steps}
    return sum(step.id not in outermost for step in steps)


def _say_for_whom(agenda: Agenda) -> str:
    """Return for how many people a time for each was counted; nothing where there is none."""
    each = _counted_each(agenda)
    if "person" not in each and not ("group" in each and agenda.people_least):
        return ""
    least, most = agenda.people_least or 1, _largest(agenda).people
    if most > least:
        return f" with {least}–{most} people"
    return " with 1 person" if least == 1 else f" with {least} people"


def _say_usual(agenda: Agenda) -> str:
    """Return what the steps take in the room that a guide and a rehearsal reckon with, where rooms differ."""
    usual, room = usual_range(agenda), usual_room(agenda)
    if usual == steps_range(agenda) or not room.people or not _counted_each(agenda):
        return ""
    they = "it takes" if sum(1 for _ in agenda.leaves()) - len(untimed(agenda)) == 1 else "they take"
    whole = TimeRange(least_s=_to_minute(usual.least_s), most_s=_to_minute(usual.most_s))
    with_whom = say_room(room.people, room.groups)
    return f"With {with_whom}, as `show` and `rehearse` reckon, {they} {say_range(whole)}."


def _counted_each(agenda: Agenda) -> set[str]:
    return {step.time.each for step in agenda.walk() if step.time and step.time.each}


def _say_reading(agenda: Agenda) -> str:
    words = words_in(agenda)
    return f"Reading the words aloud takes {_minutes(read_aloud_s(words))}." if words else ""


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


def plain_usual(agenda: Agenda) -> dict[str, object]:
    """Return for a program the room that a guide and a rehearsal reckon with, and what the steps take in it."""
    room = usual_room(agenda)
    return {"people": room.people, "groups": room.groups, "time": plain_range(usual_range(agenda))}


def plain_range(time: TimeRange | None) -> dict[str, int] | None:
    """Return a range for a program."""
    return None if time is None else {"least_s": time.least_s, "most_s": time.most_s}


def count_of(name: str, count: int) -> str:
    """Return "1 step", "2 steps"."""
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _to_minute(seconds: int) -> int:
    return round(seconds / 60) * 60 if seconds >= 60 else seconds


def _whole_minutes(seconds: int) -> int:
    return -(-seconds // 60) * 60


def _minutes(seconds: int) -> str:
    return "less than a minute" if seconds < 60 else f"about {-(-seconds // 60)} min"


def _say_given_rows(sheet: Sheet) -> str:
    """Return in which column the given rows of a sheet stand, so that a column that is missing for them is seen."""
    rows = "1 row is" if len(sheet.rows) == 1 else f"{len(sheet.rows)} rows are"
    return f"Sheet “{short(sheet.title)}”: {rows} given; they fill the column “{short(sheet.columns[0].name)}”."
