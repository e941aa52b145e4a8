"""Whose turn it is in the running step, in a line."""

from datetime import datetime

from facilitator.agenda.model import Step
from facilitator.session.run import spoken_in
from facilitator.session.session import Session
from facilitator.session.turns import speakers
from facilitator.timing.words import countdown, stopwatch


def turn_text(session: Session, step: Step, now: datetime) -> str:
    """Return who speaks, in which place, and what is left of the turn; empty where nobody does."""
    turn = session.run.turn
    if turn is None or turn.step != step.id:
        return ""
    names = speakers(session, step)
    place = f", {(spoken_in(session.run, step.id) - 1) % len(names) + 1} of {len(names)}" if names else ""
    took_s = max(0.0, session.run.spent_in(step.id, now) - turn.from_s)
    if turn.share_s is None:
        left = stopwatch(took_s)
    elif took_s < turn.share_s:
        left = f"{countdown(turn.share_s - took_s)} left of {stopwatch(turn.share_s)}"
    else:
        left = f"over by {stopwatch(took_s - turn.share_s)}"
    return f"{turn.speaker}{place}: {left}"
