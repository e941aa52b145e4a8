"""All keys, from the table of commands."""

from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.console.commands import COMMANDS, Section, keys_text
from facilitator.console.text import one_line

ABOUT_WRITING = (
    "Enter saves and stays for the next one. “2: text” writes for group 2.",
    "In a table Enter goes to the next column; “a | b | c” fills a row at once.",
    "Choices and scales take their digit. Esc makes single keys commands again.",
    "Nothing is lost by leaving: facilitator resume goes on to the second.",
)


class HelpScreen(ModalScreen[None]):
    """What every key does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,enter,space,q", "close", "back", show=False)
    ]

    def compose(self) -> ComposeResult:
        """List the keys by section."""
        with VerticalScroll(classes="dialog wide") as frame:
            frame.border_subtitle = one_line("↑ ↓ more · Esc closes")
            yield Static(Content("\n").join(help_lines()))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def help_lines() -> list[Content]:
    """Return the help as lines: a section a heading, a command a line."""
    lines: list[Content] = []
    for section in get_args(Section):
        lines.append(one_line(section, "bold $text-accent"))
        for command in COMMANDS:
            if command.section == section:
                keys = one_line(f"  {keys_text(command)}", "bold")
                lines.append(Content.assemble(keys.pad_right(max(0, 22 - keys.cell_length)), one_line(command.help)))
        lines.append(Content(""))
    lines.append(one_line("While writing", "bold $text-accent"))
    lines += [one_line(f"  {sentence}") for sentence in ABOUT_WRITING]
    return lines
