"""The times in the report: plan, target and actual of every step, and what has to be known to read them."""

from collections.abc import Iterator
from datetime import datetime

from facilitator.documents.document import Block, Paragraph, Table
from facilitator.documents.happened import Absence, absences, clock_changes, pauses, sleeps, unknown_count
from facilitator.documents.report_turns import inside_steps
from facilitator.documents.step_times import StepTime, say_state, step_times, total_time
from facilitator.documents.wording import counted, in_minutes
from facilitator.session.gap_words import say_clock_set, say_long
from facilitator.session.gaps import left_out
from facilitator.session.session import Session
from facilitator.timing.clock import local_time
from facilitator.timing.words import stopwatch

NO_TIME = "–"
HOW_TO_READ = (
    "Plan is what a step was given before the start, target is what it was given when its turn came, "
    "actual is what it took; minutes and seconds."
)


def times(session: Session, now: datetime) -> tuple[Block, ...]:
    """Return the table of times with its remarks; nothing where the workshop was never started."""
    if session.run.began is None:
        return ()
    steps = step_times(session, now)
    plan_s, target_s, actual_s = total_time(steps)
    rows = [
        (f"{'· ' * time.depth}{time.step.label}", _say(time.plan_s), _target(time), _actual(session, time))
        for time in steps
    ]
    rows.append(("All steps", _say(plan_s), _say(target_s), _say(actual_s)))
    table = Table(("Step", "Plan", "Target", "Actual"), tuple(rows), ("left", "right", "right", "right"))
    remarks = [Paragraph(remark) for remark in _remarks(session, now)]
    return (Paragraph(HOW_TO_READ), table, *inside_steps(session, now), *remarks)


def _say(seconds: float | None) -> str:
    return NO_TIME if seconds is None else stopwatch(seconds)


def _target(time: StepTime) -> str:
    return NO_TIME if time.actual_s is None else _say(time.target_s)


def _actual(session: Session, time: StepTime) -> str:
    if time.actual_s is None:
        return say_state(session, time.state)
    taken = stopwatch(time.actual_s)
    if time.state == "done" or (time.step.steps and time.state == "left open"):
        return taken
    return f"{taken}, {time.state}"


def _counts(session: Session, absence: Absence) -> str:
    """Return until when it was and whether it counts: "09:05; that time counts"."""
    counts = "that time counts" if absence.counts else "the clock stood still"
    if absence.left_out:
        counts = "that time was left out and is not in these figures"
    return f"{local_time(absence.until, session.zone)}; {counts}"


def _remarks(session: Session, now: datetime) -> Iterator[str]:
    stood = pauses(session, now)
    if stood.count:
        yield f"Pauses, {in_minutes(stood.total_s)} in all, are not in these figures."
    left = left_out(session)
    if left:
        yield f"{say_long(sum(event.by_s for event in left))} of sleep or absence were left out."
    for absence in absences(session):
        yield f"The console was away for {in_minutes(absence.away_s)} until {_counts(session, absence)}."
    for sleep in sleeps(session):
        yield f"The computer slept for {in_minutes(sleep.away_s)} until {_counts(session, sleep)}."
    for change in clock_changes(session):
        yield f"{say_clock_set(session, change)} All times here are by the clock as it was at the set-up."
    unknown = unknown_count(session)
    if unknown:
        entries = counted(unknown, "entry", "entries")
        verb = "stands" if unknown == 1 else "stand"
        yield f"{entries} of a later version of this program {verb} in the session file and not in this report."
