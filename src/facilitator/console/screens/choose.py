"""A small list to choose from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.console.text import one_line


class ChooseScreen(ModalScreen[str | None]):
    """Asks for one of several; Escape chooses none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "none", "back", show=False)]

    def __init__(self, question: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer choices as (id, words)."""
        super().__init__()
        self._question = question
        self._choices = list(choices)

    def compose(self) -> ComposeResult:
        """Put the question above the list."""
        with Vertical(classes="dialog"):
            yield Static(one_line(self._question, "bold"))
            yield OptionList(*(Option(one_line(words)) for _, words in self._choices))
            yield Static(one_line("↑ ↓ and Enter choose · Esc goes back", "$text-muted"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])

    def action_none(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)
