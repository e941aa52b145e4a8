"""The one door from a text that somebody wrote to the screen.

Textual sends escape sequences, device commands and direction marks inside a text straight to the terminal, and reads
square brackets as its own markup. Whatever comes from a person, a file or a clock goes through `shown`.
"""

from textual.content import Content
from textual.style import Style

from facilitator.documents.writers.visible import visible, visible_in_place


def shown(text: str, style: str | Style = "") -> Content:
    """Return a text for the screen: nothing in it is markup, and what a terminal would obey is made visible."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def one_line(text: str, style: str | Style = "") -> Content:
    """Return a text for a single line of the screen: line breaks are shown as a sign."""
    return shown(text.replace("\r\n", " ⏎ ").replace("\n", " ⏎ ").replace("\r", " ⏎ "), style)


def shown_in_place(text: str) -> str:
    """Return a text with one visible sign for each unsafe character, so that a cursor still finds its place."""
    return visible_in_place(text)
