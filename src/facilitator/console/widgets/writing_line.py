"""The writing line: where answers are typed, and kept while they are half typed."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from facilitator.console.text import one_line, shown_in_place
from facilitator.console.widgets.field import invisible_character
from facilitator.live.answer_rows import WritingLine as Line

DRAFT_AFTER_S = 0.3
"""A pause in typing this long keeps the half-typed text."""


class AnswerArea(TextArea):
    """A text area in which Enter hands the text over; Ctrl+J makes a line break."""

    class Entered(Message):
        """Enter was pressed."""

    @dataclass
    class Paged(Message):
        """A page key was pressed."""

        by: int

    def __init__(self) -> None:
        """Make it empty, out of the keyboard's reach until writing begins."""
        super().__init__(
            id="answer", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self.can_focus = False
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "ctrl+j", "shift+enter"}:
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self.post_message(self.Entered())
            else:
                self.insert("\n")
        elif invisible := invisible_character(event):
            event.stop()
            event.prevent_default()
            self.insert(invisible)
        else:
            await super()._on_key(event)

    def action_cursor_page_down(self) -> None:
        """Go on in the script: a few lines of answer need no paging."""
        self.screen.post_message(self.Paged(1))

    def action_cursor_page_up(self) -> None:
        """Go back in the script."""
        self.screen.post_message(self.Paged(-1))

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may be shown: one sign for each character that a terminal would obey."""
        return Text(shown_in_place(self.document.get_line(line_index)), end="", no_wrap=True)


class WritingLine(Vertical):
    """Who answers, and the text that is being typed."""

    @dataclass
    class Entered(Message):
        """A text is to be written down."""

        text: str

    @dataclass
    class Paused(Message):
        """Nothing was typed for a moment; this is what stands there."""

        text: str

    def __init__(self, named: Callable[[str], str | None]) -> None:
        """Make it empty; `named` tells which group a text names by its prefix, if any."""
        super().__init__(id="writing")
        self._named = named
        self._line: Line | None = None
        self._drawn: object = None
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the options above, the label before the text."""
        yield Static(id="options", markup=False)
        with Horizontal(id="entry"):
            yield Static(id="label", markup=False)
            yield AnswerArea()

    @property
    def area(self) -> AnswerArea:
        """Return the text area."""
        return self.query_one(AnswerArea)

    @property
    def text(self) -> str:
        """Return what stands there."""
        return self.area.text

    def put(self, text: str) -> None:
        """Let a text stand there, the cursor behind it; nothing of this counts as typing."""
        self._forget_pause()
        area = self.area
        with area.prevent(TextArea.Changed):
            area.text = text
        area.move_cursor(area.document.end)
        self.show(self._line)

    def take_keyboard(self) -> None:
        """Make keys text."""
        self.area.can_focus = True
        self.area.focus()

    def give_keyboard_back(self) -> None:
        """Make single keys commands again; what is typed stays."""
        self.screen.set_focus(None)
        self.area.can_focus = False

    def unkept(self) -> str | None:
        """Return the text if it was typed since the last pause, and count it as kept; else None."""
        if self._pause is None:
            return None
        self._forget_pause()
        return self.text

    def show(self, line: Line | None) -> None:
        """Draw whose answer it will be."""
        group = self._named(self.text) if self.is_mounted else None
        if (line, group) == self._drawn:
            return
        self._drawn = (line, group)
        self._line = line
        self.display = line is not None
        if line is None:
            return
        who, dot, column = line.label.partition(" · ")
        self.query_one("#label", Static).update(
            Content.assemble(one_line(f"{group or who}{dot}{column}", "bold"), " › ")
        )
        options = self.query_one("#options", Static)
        options.display = bool(line.options)
        options.update(one_line("  ".join(option.replace(" ", "\u00a0") for option in line.options)))
        self.border_title = one_line(line.question)
        self.border_subtitle = one_line(line.hint) if line.hint else Content("")

    @on(AnswerArea.Entered)
    def _entered(self) -> None:
        self.post_message(self.Entered(self.text))

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._forget_pause()
        self._pause = self.set_timer(DRAFT_AFTER_S, self._paused)
        self.show(self._line)

    def _paused(self) -> None:
        self._pause = None
        self.post_message(self.Paused(self.text))

    def _forget_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
