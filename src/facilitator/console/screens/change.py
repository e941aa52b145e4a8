"""A changed agenda file: what would be different, and whether it is taken over."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.problems import render
from facilitator.console.text import one_line, shown
from facilitator.live.agenda_change import AgendaChange

COLOURS = {"+": "$text-success", "-": "$text-error", "–": "$text-error", "~": "$text-warning", "@": "$text-muted"}


class ChangeScreen(ModalScreen[bool]):
    """Shows the difference step by step and line by line; answers whether it is taken over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_it", "back", show=False),
        Binding("pagedown", "scroll(1)", show=False),
        Binding("pageup", "scroll(-1)", show=False),
    ]

    def __init__(self, change: AgendaChange) -> None:
        """Show one change."""
        super().__init__()
        self._change = change

    def compose(self) -> ComposeResult:
        """Put the difference above the choice; leaving it is at hand."""
        may_be_taken = self._change.agenda is not None
        with Vertical(classes="dialog wide"):
            yield Static(one_line("The agenda's file was changed.", "bold"))
            with VerticalScroll(id="difference", can_focus=False):
                yield Static(_below(_lines(self._change)))
            yield OptionList(
                Option("Leave it: go on as it was"),
                *([Option("Take it over for the steps to come")] if may_be_taken else []),
            )
            yield Static(one_line("↑ ↓ and Enter choose · PgUp PgDn read on · Esc goes back", "$text-muted"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index == 1)

    def action_leave_it(self) -> None:
        """Go back without taking it over."""
        self.dismiss(False)

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        difference = self.query_one("#difference")
        difference.scroll_page_down(animate=False) if by > 0 else difference.scroll_page_up(animate=False)


def _below(lines: list[Content]) -> Content:
    return Content("\n").join(lines)


def _lines(change: AgendaChange) -> list[Content]:
    if change.agenda is None:
        told = [shown(render(problem) + "\n") for problem in change.problems]
        return [one_line("It cannot be taken over while it has problems:"), Content(""), *told]
    words = [_coloured(line) for line in change.words] or [one_line("Only remarks in the file are different.")]
    return [*words, Content(""), one_line("Line by line:", "bold"), *(_coloured(line) for line in change.lines)]


def _coloured(line: str) -> Content:
    return one_line(line, COLOURS.get(line[:1], ""))
