"""Words of several lines as blocks of a document: paragraphs, and the lists that their author began with a mark."""

import re
from collections.abc import Iterator

from facilitator.documents.document import Block, BulletList, Numbered, Paragraph

_ITEM = re.compile(r"[ \t]*(?:[-*•◦▪–]|(?P<number>[0-9]{1,2})[.)])[ \t]+(?=\S)")

RUN_ON = 60
"""Characters; a line as long as this was broken by an editor, so the next one goes on in it."""


def flowing_blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs and lists of a text; a break after a short line stays, one inside long lines is gone.

    A blank line ends a paragraph, and a line that stands further in goes on in the one above it.
    """
    flow = _Flow()
    for line in text.splitlines():
        yield from flow.take(line)
    yield from flow.end()


class _Flow:
    """The paragraph or the list that is being read."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._is_list = False
        self._first: int | None = None
        """The number of a list's first item; None for a list without numbers."""
        self._apart = False
        """Whether a blank line came last."""

    def take(self, line: str) -> Iterator[Block]:
        """Take in one more line; yield the block that it ends, if it ends one."""
        if not line.strip():
            self._apart = True
            return
        item = _ITEM.match(line)
        number = int(item["number"]) if item and item["number"] else None
        if item and not (self._is_list and self._counts_on(number)):
            yield from self.end()
            self._is_list, self._first = True, number
        elif not item and (self._is_list or self._apart) and not self._goes_on(line):
            yield from self.end()
        self._apart = False
        if item:
            self._lines.append(line[item.end() :].strip())
        elif self._lines and self._runs_on(line):
            self._lines[-1] += f" {line.strip()}"
        else:
            self._lines.append(line.strip())

    def end(self) -> Iterator[Block]:
        """Yield what was read since the last block, and begin anew."""
        if self._lines and not self._is_list:
            yield Paragraph("\n".join(self._lines))
        elif self._lines:
            items = tuple(self._lines)
            yield BulletList(items) if self._first is None else Numbered(items, self._first)
        self._lines, self._is_list, self._first = [], False, None

    def _counts_on(self, number: int | None) -> bool:
        if self._first is None or number is None:
            return self._first is None and number is None
        return number == self._first + len(self._lines)

    def _goes_on(self, line: str) -> bool:
        """Return whether a line belongs to the list above it; nothing goes on in a paragraph after a blank line."""
        if self._apart:
            return self._is_list and line[0].isspace()
        return self._runs_on(line)

    def _runs_on(self, line: str) -> bool:
        return line[0].isspace() or len(self._lines[-1]) >= RUN_ON
