"""The windows about what is promised and what is parked."""

from textual.app import App

from facilitator.console.desk import Desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.promises import PARK, PromisesScreen
from facilitator.live.promise_words import parking
from facilitator.session.intents import Intent


async def park(app: App[None], desk: Desk) -> Intent | None:
    """Ask for a line that is to come later; what is half typed elsewhere stays as it is."""
    typed = await app.push_screen_wait(AskLineScreen(PARK, lambda typed: ""))
    return parking(typed) if typed is not None and typed.strip() else None


async def promises(app: App[None], desk: Desk) -> None:
    """Show homework, actions, questions and the parking lot."""
    await app.push_screen_wait(PromisesScreen(desk))
