"""The window in which the same answers are put together."""

from textual.app import App

from facilitator.console.desk import Desk
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.merging import MergingScreen
from facilitator.live.merging import NOTHING, question_for


async def merge(app: App[None], desk: Desk) -> None:
    """Put answers together that say the same, beginning with the question at hand."""
    prompt = question_for(desk.session, desk.aim.prompt)
    if prompt is None:
        await app.push_screen_wait(ChooseScreen(NOTHING, [("", "Go back")]))
    else:
        await app.push_screen_wait(MergingScreen(desk, prompt))
