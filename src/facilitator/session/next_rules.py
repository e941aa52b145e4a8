"""The workshop that follows: which it is, which day is proposed for it, and when it may be."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from facilitator.session.due import read_due, say_day
from facilitator.session.next_events import NextPlanned
from facilitator.session.next_intents import PlanNext
from facilitator.session.refusal import Refusal
from facilitator.session.session import Session
from facilitator.session.trend import day_of


def decide_next(
    session: Session, intent: PlanNext, now: datetime
) -> tuple[type[NextPlanned], Mapping[str, Any]] | Refusal | None:
    """Return what follows from planning the next workshop, why it cannot be, or None where nothing changes."""
    if not session.agenda.next:
        return Refusal("This agenda names no workshop that comes next. Its line `next:` can.")
    before = session.planned.date if session.planned else None
    if intent.on == before:
        return None
    today = now.astimezone(session.zone).date()
    if intent.on is not None and intent.on < today:
        return Refusal(f"{say_day(intent.on)} is over. Give a day that is still to come.")
    return NextPlanned, {"agenda": session.agenda.next, "date": intent.on}


def proposed_day(session: Session) -> date | None:
    """Return the day that the agenda proposes for the next workshop, counted from the day of this one."""
    on = day_of(session)
    if on is None or not session.agenda.next_in:
        return None
    due = read_due(session.agenda.next_in, on, on)
    return due.on if due else None


def say_planned(event: NextPlanned) -> str:
    """Return what was planned in a sentence."""
    return f"The next workshop is on {say_day(event.date)}." if event.date else "No day is set for the next workshop."
