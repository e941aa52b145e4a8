"""Asking for other words for an answer, until they are taken."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App

from facilitator.agenda.model import Prompt
from facilitator.console.desk import Outcome
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.session import intents as ask
from facilitator.session.answers import Answer


async def rewrite(app: App[Any], prompt: Prompt, answer: Answer, ask_for: Callable[[ask.Rewrite], Outcome]) -> None:
    """Ask for the column of a row, then for other words; words that are refused stand there again with the reason."""
    column = 0
    if prompt.in_rows:
        cells = [*answer.cells, *[""] * (len(prompt.columns) - len(answer.cells))]
        columns = [(str(at), f"{entry.name}: {cells[at]}") for at, entry in enumerate(prompt.columns)]
        chosen = await app.push_screen_wait(ChooseScreen("Which column?", columns))
        if chosen is None:
            return
        column = int(chosen)
    question = prompt.columns[column].name if prompt.columns else prompt.ask
    before = value = _as_it_stands(answer, column)
    why = ""
    while True:
        asked = AskLineScreen(question, partial(_why_not, value, why), value)
        typed = await app.push_screen_wait(asked)
        if typed is None or typed == before:
            return
        outcome = ask_for(ask.Rewrite(answer.id, typed, column))
        if outcome.done:
            return
        value, why = typed, outcome.sentence


def _as_it_stands(answer: Answer, column: int) -> str:
    """Return what is offered for change: a cell, what was ticked or chosen in all, or the words as they were typed."""
    if answer.cells:
        return answer.cells[column] if column < len(answer.cells) else ""
    return ", ".join(answer.values) or answer.text


def _why_not(refused: str, why: str, typed: str) -> str:
    """Return why words were refused, for as long as they stand there unchanged."""
    return why if typed == refused else ""
