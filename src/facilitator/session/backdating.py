"""A step that really began at another moment than its key was pressed: the time goes over to it, or back.

What was counted between the two moments is moved from the step before to the running one, or the other way; the first
step takes it from the time before the workshop. Pauses in between count for neither.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from facilitator.session import events as ev
from facilitator.session.gaps import left_out_s
from facilitator.session.intents import Backdate, Refusal
from facilitator.session.run import spoken_in
from facilitator.session.session import Session
from facilitator.timing.clock import local_time

LONGEST_BACK = timedelta(hours=12)
"""How long before its key was pressed a workshop can have begun."""

HARDLY_S = 0.5
"""A difference that is none."""


def decide_backdate(
    session: Session, intent: Backdate, now: datetime
) -> tuple[type[ev.KnownEvent], Mapping[str, Any]] | Refusal:
    """Return what follows from another beginning of the running step, or why it cannot be."""
    run = session.run
    if run.running is None or run.since is None:
        return Refusal("The workshop is closed. Press b to go back into its last step.")
    if refused := _why_not(session, intent.since, now):
        return Refusal(refused)
    if intent.since > run.since and spoken_in(run, run.running):
        return Refusal("Turns were taken in this step before that. It cannot have begun later than they did.")
    low, high = sorted((intent.since, run.since))
    by_s = counted_s(session, low, high) + (0.0 if run.before else _before_the_key_s(session, low, high))
    if run.before and by_s < HARDLY_S:
        return Refusal("The clock stood still in between, so no time goes from one step to the other.")
    return ev.StepBackdated, {
        "step": run.running,
        "since": intent.since,
        "by_s": by_s if intent.since < run.since else -by_s,
        "before": run.before,
        "deadline": _deadline(session, intent.since) if run.before is None else None,
    }


def _why_not(session: Session, since: datetime, now: datetime) -> str:
    run = session.run
    if run.since is None or abs((since - run.since).total_seconds()) < HARDLY_S:
        return "That is when this step began."
    if since > now:
        return "That time is still to come."
    if run.before is None:
        if run.began != run.since:
            return "This step was taken up again after the end. Press u to take that back."
        return "That is more than half a day ago." if run.since - since > LONGEST_BACK else ""
    if run.before_since is not None and since < run.before_since:
        before = session.agenda.find_step(run.before)
        title = before.title if before else run.before
        began = local_time(run.before_since, session.zone)
        return f"The step before, “{title}”, began at {began} itself. Give a later time."
    return ""


def _deadline(session: Session, since: datetime) -> datetime | None:
    """Return the end of a workshop whose length was given, if nobody has moved it; else None."""
    setup = session.setup
    moved = any(isinstance(event, ev.DeadlineMoved) for event in _counting(session))
    if moved or setup is None or setup.ends_at is not None or session.run.deadline is None or session.run.since is None:
        return None
    return session.run.deadline + (since - session.run.since)


def counted_s(session: Session, low: datetime, high: datetime) -> float:
    """Return the seconds between two moments in which the clock of the running workshop counted."""
    total_s, since, running = 0.0, None, ""
    for event in _counting(session):
        counts, running = _counts_after(event, running)
        if counts is None:
            continue
        if since is not None:
            total_s += _without_gaps_s(session, max(since, low), min(event.at, high))
        since = event.at if counts else None
    return total_s + (_without_gaps_s(session, max(since, low), high) if since is not None else 0.0)


def _without_gaps_s(session: Session, low: datetime, high: datetime) -> float:
    """Return the seconds from one moment to another, without those that were left out."""
    return max(0.0, (high - low).total_seconds() - left_out_s(session, low, high)) if high > low else 0.0


def _counts_after(event: ev.Event, running: str) -> tuple[bool | None, str]:
    """Return whether the clock counts after an event, None where that stays as it was, and which step runs then."""
    match event:
        case ev.WorkshopStarted(step=step) | ev.StepStarted(step=step):
            return True, step
        case ev.StepSkipped(step=step, then=then) if step == running:
            return then is not None, then or ""
        case ev.ClockResumed():
            return True, running
        case ev.ClockPaused():
            return False, running
        case ev.WorkshopEnded():
            return False, ""
        case _:
            return None, running


def _before_the_key_s(session: Session, low: datetime, high: datetime) -> float:
    """Return how much of the time between two moments lies before the key that started the workshop."""
    pressed = next((event.at for event in _counting(session) if isinstance(event, ev.WorkshopStarted)), low)
    return max(0.0, (min(high, pressed) - low).total_seconds())


def _counting(session: Session) -> Iterator[ev.Event]:
    done = set(session.done)
    return (event for event in session.log if event.seq in done)
