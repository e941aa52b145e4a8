"""The text area of the writing line: Enter hands the text over, and every character stays as it was typed."""

import re
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.document._document import Document, EditResult
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.message import Message
from textual.widgets import TextArea

from facilitator.console.text import shown_in_place
from facilitator.console.widgets.field import invisible_character


class _Written(str):
    """A text whose lines end at line feeds and carriage returns only; `str` knows eight more ends (U+2028, …)."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        lines = re.split("\r\n|\r|\n", self)
        return lines[:-1] if not lines[-1] else lines


class _AnswerDocument(Document):
    """What stands in the area, its line breaks being line feeds."""

    def __init__(self, text: str) -> None:
        super().__init__(_Written(text))
        self._newline = "\n"

    def replace_range(self, start: tuple[int, int], end: tuple[int, int], text: str) -> EditResult:
        return super().replace_range(start, end, _Written(text))


class AnswerArea(TextArea):
    """A text area in which Enter hands the text over; Ctrl+J makes a line break."""

    @dataclass
    class Entered(Message):
        """Enter was pressed, or the key that ends a row; the text is no longer in the area."""

        text: str
        row_done: bool = False
        """Whether the rest of a table row stays empty."""

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

    def put(self, text: str) -> None:
        """Let a text stand here, the cursor behind it; nothing of this counts as typing."""
        with self.prevent(TextArea.Changed):
            self.text = text
        self.move_cursor(self.document.end)

    def _set_document(self, text: str, language: str | None) -> None:
        """Take a document of our own; `language` is none of an answer's."""
        super()._set_document("", language)
        self.document = _AnswerDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "ctrl+j", "shift+enter"}:
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self._hand_over()
            else:
                self.insert("\n")
        elif event.key == "ctrl+n" and self.text.strip():
            event.stop()
            event.prevent_default()
            self._hand_over(row_done=True)
        elif invisible := invisible_character(event):
            event.stop()
            event.prevent_default()
            self.insert(invisible)
        else:
            await super()._on_key(event)

    def _hand_over(self, *, row_done: bool = False) -> None:
        """Take the text out with the key that enters it: what is typed next is the beginning of another answer."""
        text = self.text
        self.put("")
        self.post_message(self.Entered(text, row_done))

    def action_cursor_page_down(self) -> None:
        """Go on in the script: a few lines of answer need no paging."""
        self.screen.post_message(self.Paged(1))

    def action_cursor_page_up(self) -> None:
        """Go back in the script."""
        self.screen.post_message(self.Paged(-1))

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may be shown: one sign for each character that a terminal would obey."""
        return Text(shown_in_place(self.document.get_line(line_index)), end="", no_wrap=True)
