"""The parts of a form."""

import unicodedata
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Checkbox, Input

from facilitator.console.text import shown_in_place

UP_AND_DOWN: list[BindingType] = [
    Binding("down", "app.focus_next", show=False),
    Binding("up", "app.focus_previous", show=False),
]
"""The arrows go through a form."""


class Field(Input):
    """An input that takes a pasted list as one line, commas in the place of line breaks."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Make a field; what stands in it is kept when it is entered."""
        super().__init__(value=value, placeholder=shown_in_place(placeholder), id=id, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """Return what is drawn: one sign for each character that a terminal would obey."""
        return Text(shown_in_place(self.value), no_wrap=True, overflow="ignore", end="")

    async def _on_key(self, event: events.Key) -> None:
        if invisible := invisible_character(event):
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(invisible)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        self.insert_text_at_cursor(shown_in_place(", ".join(lines)))
        event.prevent_default()
        event.stop()


class FormField(Field):
    """A field of a form, left with the arrows as well."""

    BINDINGS: ClassVar[list[BindingType]] = UP_AND_DOWN


def invisible_character(event: events.Key) -> str:
    """Return the character of a key that joins or marks others and shows nothing itself; empty for any other key.

    Textual's inputs drop these, which would take a family emoji apart (U+200D) and break words of Persian (U+200C).
    """
    character = event.character or ""
    return character if len(character) == 1 and unicodedata.category(character) == "Cf" else ""


class Tick(Checkbox):
    """A box to tick whose sign, not its colour, says whether it is ticked."""

    BINDINGS: ClassVar[list[BindingType]] = UP_AND_DOWN

    @property
    def _button(self) -> Content:
        return Content("☑" if self.value else "☐")
