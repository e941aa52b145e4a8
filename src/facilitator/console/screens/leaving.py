"""Asking before somebody leaves a session of which something is in memory only."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.console.desk import Desk
from facilitator.console.text import one_line

LOOKS_EVERY_S = 0.25


class LeavingScreen(ModalScreen[bool]):
    """Says what is not on the disk; goes away by itself, with leave to go, once everything is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stay", "back", show=False)]

    def __init__(self, desk: Desk) -> None:
        """Ask about the session on the desk."""
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Put what is missing and why above the choice; staying is at hand."""
        with Vertical(classes="dialog"):
            yield Static(id="missing", markup=False)
            yield Static(id="why", markup=False)
            yield OptionList(Option("Stay; it is tried again and again"), Option("Leave without them"))
            yield Static(one_line("↑ ↓ and Enter choose · Esc goes back", "$text-muted"))

    def on_mount(self) -> None:
        """Begin to look."""
        self._look()
        self.set_interval(LOOKS_EVERY_S, self._look)

    def _look(self) -> None:
        missing = self._desk.unsaved()
        if not missing:
            # Whatever lies on top would be closed instead: then the next look does it.
            if self.is_active:
                self.dismiss(True)
            return
        saved = self._desk.saved
        state = "NOT SAVED" if saved.state == "not saved" else "Still saving"
        self.query_one("#missing", Static).update(one_line(f"{state}: {missing.words}", "bold"))
        self.query_one("#why", Static).update(one_line(saved.reason or "The disk has not answered yet."))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index == 1)

    def action_stay(self) -> None:
        """Go back to the workshop."""
        self.dismiss(False)
