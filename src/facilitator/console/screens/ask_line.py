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
from facilitator.session.intents import Refusal


class AskLineScreen(ModalScreen[str | None]):
    """Asks for a line and says, while it is typed, what it means; Escape answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "none", "back", show=False)]

    def __init__(
        self, question: str, explain: Callable[[str], str | Refusal | None], value: str = "", *, otherwise: str = ""
    ) -> None:
        """Ask a question; `explain` puts what is typed into words.

        It returns None where that is no answer: then `otherwise` is said; and a refusal where it cannot be taken.
        """
        super().__init__()
        self._question = question
        self._explain = explain
        self._value = value
        self._otherwise = otherwise

    def compose(self) -> ComposeResult:
        """Put the question above the line."""
        with Vertical(classes="dialog"):
            yield Static(one_line(self._question, "bold"))
            yield Field(value=self._value)
            yield Static(id="meaning", markup=False)
            yield Static(one_line("Enter takes it · Esc goes back", "$text-muted"))

    def on_mount(self) -> None:
        """Say what stands there."""
        self._say(self._value)

    @property
    def question(self) -> str:
        """Return what is asked."""
        return self._question

    def _say(self, typed: str) -> str | None:
        meaning = self._explain(typed)
        refused = self._otherwise if meaning is None else meaning.sentence if isinstance(meaning, Refusal) else ""
        words = one_line(refused, "$text-warning") if refused or not isinstance(meaning, str) else one_line(meaning)
        self.query_one("#meaning", Static).update(words)
        return meaning if isinstance(meaning, str) else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._say(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if self._say(event.value) is not None:
            self.dismiss(event.value)

    def action_none(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
