"""A question that is answered in one line."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from facilitator.console.text import one_line
from facilitator.console.widgets.field import Field


class AskLineScreen(ModalScreen[str | None]):
    """Asks for a line and says, while it is typed, what it means; Escape answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "none", "back", show=False)]

    def __init__(self, question: str, example: str, explain: Callable[[str], str], value: str = "") -> None:
        """Ask a question; `explain` puts what is typed into words."""
        super().__init__()
        self._question = question
        self._example = example
        self._explain = explain
        self._value = value

    def compose(self) -> ComposeResult:
        """Put the question above the line."""
        with Vertical(classes="dialog"):
            yield Static(one_line(self._question, "bold"))
            yield Field(value=self._value, placeholder=self._example)
            yield Static(one_line(self._explain(self._value)), id="meaning")
            yield Static(one_line("Enter takes it · Esc goes back", "$text-muted"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#meaning", Static).update(one_line(self._explain(event.value)))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_none(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
