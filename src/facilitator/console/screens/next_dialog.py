"""Asks, when a workshop is over, on which day the next one of the series is held."""

from datetime import date

from textual.app import App

from facilitator.console.desk import Desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.live.shelf import title_of
from facilitator.session.due import read_due, say_due
from facilitator.session.intents import Intent, Refusal
from facilitator.session.next_intents import PlanNext
from facilitator.session.next_rules import proposed_day

EXAMPLE = "Type a day like friday, in 2 weeks, 1 Dec or 2026-12-01. Esc leaves it open."


def asks_for_next(desk: Desk) -> bool:
    """Return whether there is a next workshop to be planned."""
    return bool(desk.session.agenda.next) and not desk.session.rehearsal and not desk.read_only


async def plan_next(app: App[None], desk: Desk) -> Intent | None:
    """Ask when the next workshop is held; the day that the agenda proposes stands there already."""
    session = desk.session
    today = desk.clock.now().wall.astimezone(session.zone).date()
    planned = session.planned.date if session.planned else None
    offered = planned or proposed_day(session)
    title = title_of(desk.place, session.agenda.next) or session.agenda.next
    asked = AskLineScreen(
        f"Next: {title}. When?",
        lambda typed: _explain(typed, today),
        offered.isoformat() if offered else "",
        otherwise=EXAMPLE,
    )
    typed = await app.push_screen_wait(asked)
    if typed is None:
        return None
    due = read_due(typed, today) if typed.strip() else None
    return PlanNext(due.on if due else None)


def _explain(typed: str, today: date) -> str | Refusal | None:
    """Return which day is meant, or why it cannot be; None where the words name none."""
    if not typed.strip():
        return EXAMPLE
    due = read_due(typed, today)
    if due is None:
        return None
    if due.on < today:
        return Refusal(f"{say_due(due.on, today)}, is over. Give a day that is still to come.")
    return f"On {say_due(due.on, today)}."
