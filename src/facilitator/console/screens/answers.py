"""Going through the answers to one question: change one, take one away."""

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.model import Prompt
from facilitator.console.desk import Desk, Outcome
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.text import one_line
from facilitator.session import intents as ask
from facilitator.session.answers import Answer


class AnswersScreen(ModalScreen[None]):
    """The answers to the question that is aimed at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", show=False),
        Binding("delete,backspace,d", "remove", "remove", show=False),
        Binding("u", "undo", "undo", show=False),
    ]

    def __init__(self, desk: Desk, answer: Answer | None = None) -> None:
        """Show the answers to the question that is aimed at, or those beside an answer, with that one in hand."""
        super().__init__()
        self._desk = desk
        self._first = answer

    def compose(self) -> ComposeResult:
        """Put the question above the answers."""
        prompt = self._prompt
        with Vertical(classes="dialog wide"):
            yield Static(one_line(prompt.ask if prompt else "", "bold"))
            yield OptionList()
            yield Static(id="said", markup=False)
            yield Static(one_line("Enter changes · Delete takes away · u undoes · Esc goes back", "$text-muted"))

    def on_mount(self) -> None:
        """List the answers, with the last one in hand where no other was asked for."""
        ids = [answer.id for answer in self._answers()]
        first = self._first.id if self._first else ""
        self._list(ids.index(first) if first in ids else len(ids) - 1)

    @property
    def _prompt(self) -> Prompt | None:
        if self._first is None:
            return self._desk.prompt
        return self._desk.session.agenda.find_prompt(self._first.prompt)

    def _answers(self) -> tuple[Answer, ...]:
        prompt = self._prompt
        return self._desk.session.answers_to(prompt.id) if prompt else ()

    def _list(self, at: int) -> None:
        answers = self._answers()
        options = self.query_one(OptionList)
        options.set_options([Option(one_line(f"{answer.group or 'Room'}  {answer.says}")) for answer in answers])
        if not answers:
            self.query_one("#said", Static).update(one_line("There is nothing to change here yet."))
        options.highlighted = min(max(at, 0), len(answers) - 1) if answers else None

    def _in_hand(self) -> Answer | None:
        at, answers = self.query_one(OptionList).highlighted, self._answers()
        return answers[at] if at is not None and at < len(answers) else None

    def _ask_for(self, intent: ask.Intent) -> Outcome:
        at = self.query_one(OptionList).highlighted or 0
        outcome = self._desk.record(intent)
        self.query_one("#said", Static).update(one_line(outcome.sentence, "" if outcome.done else "$text-warning"))
        self._list(at)
        return outcome

    def action_remove(self) -> None:
        """Take the answer in hand off the list."""
        answer = self._in_hand()
        if answer is not None:
            self._ask_for(ask.Remove(answer.id))

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._ask_for(ask.Undo())

    def action_close(self) -> None:
        """Go back to the workshop."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _change(self) -> None:
        answer = self._in_hand()
        if answer is not None:
            self._change_answer(answer)

    @work
    async def _change_answer(self, answer: Answer) -> None:
        prompt, column = self._prompt, 0
        if prompt is None:
            return
        if prompt.in_rows:
            cells = [*answer.cells, *[""] * (len(prompt.columns) - len(answer.cells))]
            columns = [(str(at), f"{entry.name}: {cells[at]}") for at, entry in enumerate(prompt.columns)]
            chosen = await self.app.push_screen_wait(ChooseScreen("Which column?", columns))
            if chosen is None:
                return
            column = int(chosen)
        question = prompt.columns[column].name if prompt.columns else prompt.ask
        await self._rewrite(answer, column, question)

    async def _rewrite(self, answer: Answer, column: int, question: str) -> None:
        """Ask for other words until they are taken; words that are refused stand there again with the reason."""
        before = value = _as_it_stands(answer, column)
        why = ""
        while True:
            asked = AskLineScreen(question, partial(_why_not, value, why), value)
            typed = await self.app.push_screen_wait(asked)
            if typed is None or typed == before:
                return
            outcome = self._ask_for(ask.Rewrite(answer.id, typed, column))
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
