"""What the clocks of the computer did, in words for the facilitator."""

from datetime import datetime, tzinfo

from facilitator.session import events as ev
from facilitator.session.gap_rules import counted_in
from facilitator.session.gaps import Gap, last_gap
from facilitator.session.session import Session, apply
from facilitator.timing.clock import local_time
from facilitator.timing.words import stopwatch

PRESS = "x"
"""The key of `DoNotCount`."""
SECONDS_UP_TO = 100
MINUTES_UP_TO = 100 * 60
HOURS_UP_TO = 48 * 3600


def say_gap_event(before: Session, event: ev.ComputerSlept | ev.ClockSet | ev.GapLeftOut) -> str:
    """Return what has to be said of an event of the computer's clocks that happened after `before`."""
    match event:
        case ev.ComputerSlept():
            return _slept(apply(before, event))
        case ev.ClockSet():
            return f"{say_clock_set(before, event)} The workshop keeps to the clock it began with."
        case ev.GapLeftOut():
            run = apply(before, event).run
            step = before.agenda.find_step(event.step)
            title = step.title if step is not None else event.step
            taken = stopwatch(run.spent_in(event.step, event.at))
            return f"{say_long(event.by_s)} left out: “{title}” has taken {taken}. Press u to count them again."


def name_gap_event(event: ev.GapLeftOut) -> str:
    """Return what a gap that was left out is called: "the leaving out of 8 min"."""
    return f"the leaving out of {say_long(event.by_s)}"


def _slept(session: Session) -> str:
    gap = last_gap(session)
    if gap is None or session.run.running is None:
        return ""
    said = f"The laptop slept {_from_to(gap, session.zone)};"
    if counted_in(session, gap) <= 0.0:
        return f"{said} the clock was paused."
    return f"{said} those {say_long(gap.length_s)} count. {offer()}"


def offer() -> str:
    """Return how a gap is left out."""
    return f"Press {PRESS} to leave them out."


def _from_to(gap: Gap, zone: tzinfo) -> str:
    since, until = local_time(gap.since, zone), local_time(gap.until, zone)
    return f"at {until}" if since == until else f"from {since} to {until}"


def say_clock_set(session: Session, event: ev.ClockSet) -> str:
    """Return how the computer's clock was set, as the room would have read it."""
    moved_s = (event.after - event.before).total_seconds()
    before, after = _shown(event.before, event.after, session.zone), _shown(event.after, event.before, session.zone)
    how = "forward" if moved_s > 0 else "back"
    times = "" if before[-5:] == after[-5:] else f", from {before} to {after}"
    return f"The computer's clock was set {how} by {say_long(abs(moved_s))}{times}."


def _shown(moment: datetime, other: datetime, zone: tzinfo) -> str:
    """Return what a clock shows, with its day where that is not the same."""
    local = moment.astimezone(zone)
    same_day = local.date() == other.astimezone(zone).date()
    return f"{local:%H:%M}" if same_day else f"{local:%Y-%m-%d %H:%M}"


def say_long(seconds: float) -> str:
    """Return a length in its largest fitting unit: "45 s", "8 min", "3 h", "2 days"."""
    if seconds < SECONDS_UP_TO:
        return f"{round(seconds)} s"
    if seconds < MINUTES_UP_TO:
        return f"{round(seconds / 60)} min"
    if seconds < HOURS_UP_TO:
        return f"{round(seconds / 3600)} h"
    return f"{round(seconds / 86400)} days"
