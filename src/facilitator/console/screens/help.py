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


OTHER_SCREENS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Home",
        (
            ("letters", "Search. Esc clears the search."),
            ("↑, ↓, PgUp, PgDn", "Choose."),
            ("Enter", "Open."),
            ("F3", "Find what was said in any session."),
        ),
    ),
    (
        "Set-up",
        (
            ("Enter", "The next field; on the last one, begin."),
            ("↑, ↓", "The field before, the next field."),
            ("Space", "Tick what is ready."),
            ("F8, Ctrl+S", "Begin."),
            ("Esc", "Back to the list; what was typed is kept."),
        ),
    ),
    (
        "Report",
        (
            ("1, 2, 3", "Summary, answers, time."),
            ("Tab, →, Shift+Tab, ←", "The next page, the page before."),
            ("x, s", "Write the report to a file."),
            ("Esc, r, q", "Back."),
        ),
    ),
    (
        "Timekeeper",
        (
            ("p", "Only step, digits and word, for a projector; everything again."),
            ("Esc, k", "Back. In a terminal of its own it stays."),
            ("q", "Back; in a terminal of its own, leave."),
        ),
    ),
    (
        "Going through answers",
        (
            ("↑, ↓", "Choose."),
            ("Enter", "Change the answer."),
            ("Delete, Backspace, d", "Take it away."),
            ("u", "Take the last thing back."),
            ("Esc", "Back."),
        ),
    ),
    (
        "Finding what was said",
        (
            ("letters", "What to look for."),
            ("↑, ↓, PgUp, PgDn", "Choose."),
            ("Enter", "Open: for a change in this session, to read in an earlier one."),
            ("Esc", "Back."),
        ),
    ),
)
"""The keys of every screen but the main one, as (screen, ((keys, what they do), …))."""


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
        lines += [_key_line(keys_text(command), command.help) for command in COMMANDS if command.section == section]
        lines.append(Content(""))
    lines.append(one_line("While writing", "bold $text-accent"))
    lines += [one_line(f"  {sentence}") for sentence in ABOUT_WRITING]
    for screen, keys in OTHER_SCREENS:
        lines += [Content(""), one_line(screen, "bold $text-accent")]
        lines += [_key_line(key, does) for key, does in keys]
    return lines


def _key_line(key: str, does: str) -> Content:
    keys = one_line(f"  {key}", "bold")
    return Content.assemble(keys.pad_right(max(0, 24 - keys.cell_length)), one_line(does))
