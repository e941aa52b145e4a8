"""The parts of a form."""

import re
import unicodedata
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Checkbox, Input

from facilitator.console.text import shown_in_place
from facilitator.session.people_list import on_one_line

UP_AND_DOWN: list[BindingType] = [
    Binding("down", "app.focus_next", show=False),
    Binding("up", "app.focus_previous", show=False),
]
"""The arrows go through a form."""
_ON_ONE_LINE = {0x0A: "⏎", 0x09: "⇥"}
"""What stands for a line break and for a tab where there is one line only; each takes one cell."""


class Field(Input):
    """An input that keeps every character as it is typed or pasted, line breaks too."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Make a field; what stands in it is kept when it is entered."""
        super().__init__(value=value, placeholder=shown_in_place(placeholder), id=id, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """Return what is drawn: one sign for each character that a terminal would obey."""
        return Text(shown_in_place(self.value).translate(_ON_ONE_LINE), no_wrap=True, overflow="ignore", end="")

    async def _on_key(self, event: events.Key) -> None:
        if invisible := invisible_character(event):
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(invisible)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        start, end = sorted(self.selection)
        self.replace(self.pasted(event.text), start, end)
        event.prevent_default()
        event.stop()

    def pasted(self, text: str) -> str:
        """Return what a pasted text puts into the field."""
        return re.sub("\r\n|\r", "\n", text)


class FormField(Field):
    """A field of a form, left with the arrows as well; a pasted list becomes one line, with commas between."""

    BINDINGS: ClassVar[list[BindingType]] = UP_AND_DOWN

    def pasted(self, text: str) -> str:
        """Return the lines of a pasted list with commas between."""
        return ", ".join(line.strip() for line in super().pasted(text).split("\n") if line.strip())


class PeopleField(FormField):
    """The field for who is here: a pasted list is read as names, whatever its lines look like."""

    class Listed(Message):
        """A pasted list was read otherwise than it stands there."""

        def __init__(self, sentences: tuple[str, ...]) -> None:
            """Say how."""
            super().__init__()
            self.sentences = sentences

    def pasted(self, text: str) -> str:
        """Return the names of a pasted list with commas between; a table with groups or roles stays one."""
        words, sentences = on_one_line(Field.pasted(self, text))
        if sentences:
            self.post_message(self.Listed(sentences))
        return words


def invisible_character(event: events.Key) -> str:
    """Return the character of a key that joins or marks others and shows nothing itself; empty for any other key.

    Textual's inputs drop these, which would take a family emoji apart (U+200D) and break words of Persian (U+200C).
    """
    character = event.character or ""
    return character if len(character) == 1 and unicodedata.category(character) == "Cf" else ""


class Tick(Checkbox):
    """A box to tick whose sign, not its colour, says whether it is ticked; Enter goes on, as in every field."""

    BINDINGS: ClassVar[list[BindingType]] = [*UP_AND_DOWN, Binding("enter", "app.focus_next", show=False)]

    @property
    def _button(self) -> Content:
        return Content("☑" if self.value else "☐")
