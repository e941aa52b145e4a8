"""What is pasted arrives whole and in order, whatever stands in it, and Escape is Escape however fast the next key is.

Textual's own parser (8.2) looks for keys behind every escape character, also inside a paste: the words behind one come
out as key presses ahead of the rest. Here a paste is taken out of the stream before that parser sees it. It also takes
Escape and a key within a tenth of a second for that key with Alt, which writes "£" for Esc and 3; here they are two.
"""

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after a paste (xterm's bracketed paste mode)."""
ESCAPE = "\x1b"
SEQUENCES_BEGIN = "[OP]X^_"
"""What follows the escape character in a sequence that a terminal sends (ECMA-48, and SS3 for some keys)."""
SHORTEST_PART = 3
"""A shorter beginning of a mark may be a key of its own, such as Escape, and is not kept waiting."""


class PasteKeepingParser(XTermParser):
    """Textual's parser of what a terminal sends, with pastes read as they are."""

    def __init__(self, debug: bool = False) -> None:
        """Begin outside any paste."""
        super().__init__(debug)
        self._pasted: str | None = None
        self._waits_behind_escape = False
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages of a piece of the stream; an empty one is its end."""
        if not data:
            yield from super().feed(data)
            return
        rest, self._held = self._held + data, ""
        while rest:
            if self._pasted is None:
                before, mark, rest = rest.partition(START)
                if mark:
                    self._pasted = ""
                else:
                    before, self._held = _without_part_of(before, START)
                yield from self._keys(before)
            else:
                inside, mark, rest = rest.partition(END)
                if mark:
                    yield events.Paste((self._pasted + inside).replace("\x00", ""))
                    self._pasted = None
                else:
                    inside, self._held = _without_part_of(inside, END, shortest=1)
                    self._pasted += inside

    def _keys(self, data: str) -> Iterable[Message]:
        """Yield the messages of a piece outside of any paste, Escape apart from the letter behind it."""
        begin = 0
        for at, char in enumerate(data):
            waits = data[at - 1] == ESCAPE if at else self._waits_behind_escape
            if waits and char.isprintable() and char not in SEQUENCES_BEGIN:
                if at > begin:
                    yield from super().feed(data[begin:at])
                begin = at
                if self._timeout_time is not None:
                    self._timeout_time = 0.0
                    yield from self.tick()
        if data[begin:]:
            yield from super().feed(data[begin:])
        if data:
            self._waits_behind_escape = data.endswith(ESCAPE)


def _without_part_of(text: str, mark: str, shortest: int = SHORTEST_PART) -> tuple[str, str]:
    """Return a text without the beginning of a mark at its end, and that beginning."""
    for length in range(len(mark) - 1, shortest - 1, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""


def keep_pastes_whole() -> None:
    """Let the terminal driver of this system read with this parser."""
    name = "win32" if sys.platform == "win32" else "linux_driver"
    driver: Any = import_module(f"textual.drivers.{name}")
    driver.XTermParser = PasteKeepingParser
