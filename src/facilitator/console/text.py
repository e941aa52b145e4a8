"""The one door from a text that somebody wrote to the screen.

Textual sends escape sequences, device commands and direction marks inside a text straight to the terminal, and reads
square brackets as its own markup. Whatever comes from a person, a file or a clock goes through `shown`.
"""

from textual.content import Content
from textual.style import Style

from facilitator.documents.writers.visible import visible


def shown(text: str, style: str | Style = "") -> Content:
    """Return a text for the screen: nothing in it is markup, and what a terminal would obey is made visible."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def one_line(text: str, style: str | Style = "") -> Content:
    """Return a text for a single line of the screen: line breaks are shown as a sign."""
    return shown(text.replace("\r\n", " ⏎ ").replace("\n", " ⏎ ").replace("\r", " ⏎ "), style)


_ONE_CELL = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_ONE_CELL |= dict.fromkeys(range(0x80, 0xA0), 0x2426)
_ONE_CELL |= dict.fromkeys(
    (0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x21C4
)
_ONE_CELL |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_ONE_CELL.pop(0x09)
_ONE_CELL.pop(0x0A)


def shown_in_place(text: str) -> str:
    """Return a text with one visible sign for each unsafe character, so that a cursor still finds its place."""
    return text.translate(_ONE_CELL)
