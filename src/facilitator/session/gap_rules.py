"""The rules of the gaps: what is noted when the computer slept or its clock was set, and what may be left out."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.backdating import counted_s
from facilitator.session.event_fields import EARLIEST, LATEST
from facilitator.session.gaps import Gap, gap_before_this_step, is_left_out, last_gap
from facilitator.session.intents import GapIntent, Refusal
from facilitator.session.session import Session

Facts = tuple[type[ev.KnownEvent], Mapping[str, Any]]

NO_GAP = Refusal("Every minute of this step counts: the laptop has not slept, and the console was never gone.")
NOT_RUNNING = Refusal("No step is running. Press b to go back into the last one, or u to take the last thing back.")
NOT_STARTED = Refusal("The clock is not running yet. Press space to start the first step.")
LEFT_OUT = Refusal("That time is left out already. Press u to count it again.")
TOO_LATE = Refusal("That time was before the last step or turn began. Take that back with u first, then press x.")
PAUSED = Refusal("The clock was paused in that time, so it does not count anyway.")


def decide_gap(session: Session, intent: GapIntent, now: datetime) -> Facts | Refusal | None:
    """Return what follows from an intent about gaps, or why it cannot be done; None where nothing is to be noted."""
    match intent:
        case ask.NoteSleep(slept_s=slept_s):
            # Also after the end: an end that is taken back lets the time since then count.
            return (ev.ComputerSlept, {"slept_s": _in_ms(slept_s)}) if session.run.began is not None else None
        case ask.NoteClock(before=before, after=after):
            return ev.ClockSet, {"before": _in_calendar(before), "after": _in_calendar(after)}
        case ask.DoNotCount():
            return _leave_out(session, now)


def _leave_out(session: Session, now: datetime) -> Facts | Refusal:
    run, gap = session.run, last_gap(session)
    if run.running is None:
        return NOT_RUNNING if run.began is not None else NOT_STARTED
    if gap is None:
        return TOO_LATE if gap_before_this_step(session) is not None else NO_GAP
    if is_left_out(session, gap):
        return LEFT_OUT
    since = max(gap.since, run.since or gap.since)
    if since >= gap.until:
        return TOO_LATE
    by_s = min(counted_s(session, since, gap.until), run.spent_in(run.running, now))
    if by_s <= 0.0:
        return PAUSED
    return ev.GapLeftOut, {"step": run.running, "since": since, "until": gap.until, "by_s": by_s}


def counted_in(session: Session, gap: Gap) -> float:
    """Return the seconds of a gap in which the clock of the running workshop counted."""
    return counted_s(session, gap.since, gap.until)


def _in_ms(seconds: float) -> float:
    return round(max(0.0, seconds), 3)


def _in_calendar(moment: datetime) -> datetime:
    return max(EARLIEST, min(moment, LATEST - timedelta(seconds=1)))
