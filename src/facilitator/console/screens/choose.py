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

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "none", "back", show=False),
        Binding("y", "take('yes')", "yes", show=False),
        Binding("n", "take('no')", "no", show=False),
    ]

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
            letters = " · y yes · n no" if self._is_yes_or_no else ""
            yield Static(one_line(f"↑ ↓ and Enter choose{letters} · Esc goes back", "$text-muted"))

    @property
    def _is_yes_or_no(self) -> bool:
        return {choice for choice, _ in self._choices} == {"yes", "no"}

    def action_take(self, choice: str) -> None:
        """Choose yes or no, where that is what is asked."""
        if self._is_yes_or_no:
            self.dismiss(choice)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])

    def action_none(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)
