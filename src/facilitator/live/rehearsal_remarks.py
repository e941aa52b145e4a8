"""What a rehearsal finds not to work, in sentences."""

from collections.abc import Mapping
from datetime import datetime

from facilitator.agenda.duration import say_length
from facilitator.agenda.guide import blank_name
from facilitator.agenda.model import Step
from facilitator.live.made_up import NO_EXAMPLE
from facilitator.live.script import script_blocks
from facilitator.live.set_up_form import SetUp
from facilitator.session.plan import schedule_at
from facilitator.session.session import Session
from facilitator.timing.clock import local_time

LATE_S = 180.0
"""Being later than this is worth a remark."""


def unlike_a_room(session: Session, form: SetUp) -> list[str]:
    """Return what the rehearsal cannot try out."""
    remarks = []
    given = {blank_name(name) for name in form.fills}
    bare = [n for n, value in session.fills.items() if value == NO_EXAMPLE and blank_name(n) not in given]
    if bare:
        names = ", ".join(f"[{name}]" for name in bare)
        remarks.append(f"No example to fill in for {names}: “{NO_EXAMPLE}” stands there instead.")
    if not session.group_names:
        in_groups = [step.title for step in session.agenda.leaves() if step.setting.kind in {"groups", "teams"}]
        remarks += [f"“{title}” is done in groups, and there are none: the room answers as one." for title in in_groups]
    return remarks


def of_the_room(session: Session, now: datetime) -> list[str]:
    """Return that there is too little time, where there is: for the whole day, or between two fixed starts."""
    segments = schedule_at(session, now).segments
    told = []
    for segment in segments:
        if segment.short_by_s < 1:
            continue
        needed, there = say_length(segment.least_s), say_length(max(0.0, segment.least_s - segment.short_by_s))
        ends = local_time(segment.deadline, session.zone)
        where = f"The steps until {ends}" if len(segments) > 1 else "The steps"
        way_out = "Move that start" if segment is not segments[-1] else "Book more time"
        told.append(f"{where} need at least {needed}, and there are {there}. {way_out}, or shorten a step.")
    return told


def of_the_script(session: Session, step: Step, now: datetime) -> list[str]:
    """Return which words of the running step have no value when they are to be said."""
    blocks = script_blocks(session, now)
    missing = dict.fromkeys(run.text for block in blocks for run in block.runs if run.kind == "missing")
    return [f"“{step.title}”: {words} has no value when it is to be said." for words in missing]


def of_the_cues(step: Step, target_s: float | None) -> list[str]:
    """Return the reminders of a step that its target leaves no room for."""
    remarks = []
    for cue in step.cues:
        due_s = cue.at_s if cue.at_s is not None else cue.left_s
        if due_s is None or target_s is None or due_s <= target_s:
            continue
        when = f"after {say_length(due_s)}" if cue.at_s is not None else f"{say_length(due_s)} before its end"
        remarks.append(f"“{step.title}” has {say_length(target_s)}: the cue “{cue.text}” {when} never comes.")
    return remarks


def of_a_start(session: Session, step: Step, starts: Mapping[str, datetime], now: datetime) -> list[str]:
    """Return how late a step with a fixed start is reached, where that is worth a remark."""
    begins = starts.get(step.id, now)
    late_s = (now - begins).total_seconds()
    if late_s <= LATE_S:
        return []
    late = say_length(round(late_s / 60) * 60)
    return [f"“{step.title}” begins at {local_time(begins, session.zone)}, and was reached {late} after that."]


def of_the_end(session: Session) -> list[str]:
    """Return how late the workshop ended, where that is worth a remark."""
    run = session.run
    if run.ended is None or run.deadline is None or (run.ended - run.deadline).total_seconds() <= LATE_S:
        return []
    late = say_length(round((run.ended - run.deadline).total_seconds() / 60) * 60)
    return [f"It ended {late} after {local_time(run.deadline, session.zone)}, when it had to be over."]
