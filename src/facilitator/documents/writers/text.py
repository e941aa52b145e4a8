"""A document as plain text for a terminal or a mail: wrapped, without any markup."""

from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    Heading,
    KeyValues,
    Label,
    Numbered,
    Paragraph,
    Quote,
    Table,
)
from facilitator.documents.writers.text_table import table_lines
from facilitator.documents.writers.visible import visible_lines
from facilitator.documents.writers.width import display_width, pad, wrap

WIDTH_MIN = 20
"""Columns; a narrower page is written as wide as this."""
KEY_WIDTH_MAX = 22
"""Columns; a longer name of a fact stands on a line of its own."""
UNDERLINES = {1: "=", 2: "-", 3: "."}
"""Headings of other levels have no line under them; what follows those is indented instead."""
INDENT = "  "


def to_text(document: Document, width: int = 80) -> str:
    """Return the document as plain text of at most `width` columns, ending with a line feed; UTF-8 can hold it."""
    width = max(width, WIDTH_MIN)
    parts: list[str] = []
    indent = ""
    for block in (Heading(1, document.title), *document.blocks):
        if isinstance(block, Heading):
            indent = ""
        lines = _write(block, width - len(indent))
        if lines:
            parts.append("\n".join((indent + line).rstrip() for line in lines))
        if isinstance(block, Heading) and block.level not in UNDERLINES:
            indent = INDENT
    return "\n\n".join(parts) + "\n"


def _write(block: Block, width: int) -> list[str]:
    match block:
        case Heading():
            return _heading(block, width)
        case Label(text=text):
            return wrap(f"{_one_line(text)}:", width) if text.strip() else []
        case Paragraph(text=text):
            return _behind(text, "", width) if text.strip() else []
        case Quote(text=text):
            return _behind(text, "> ", width, others="> ")
        case BulletList(items=items):
            return [line for item in items for line in _behind(item, "- ", width)]
        case Numbered(items=items):
            numbers = [f"{number}. " for number in range(1, len(items) + 1)]
            return [line for mark, item in zip(numbers, items, strict=True) for line in _behind(item, mark, width)]
        case Checklist(items=ticks):
            marks = ["[x] " if tick.ticked else "[ ] " for tick in ticks]
            return [line for mark, tick in zip(marks, ticks, strict=True) for line in _behind(tick.text, mark, width)]
        case KeyValues(rows=rows):
            return _key_values(rows, width)
        case Table():
            return table_lines(block, width)


def _heading(block: Heading, width: int) -> list[str]:
    lines = wrap(_one_line(block.text), width)
    underline = UNDERLINES.get(block.level)
    if not lines[0]:
        return []
    if underline is None:
        return lines
    return [*lines, underline * max(display_width(line) for line in lines)]


def _behind(text: str, first: str, width: int, *, others: str | None = None) -> list[str]:
    """Return a text in lines with `first` before the first one and `others`, else blanks, before the rest."""
    others = " " * display_width(first) if others is None else others
    room = max(width - display_width(first), WIDTH_MIN // 2)
    said = "\n".join(visible_lines(text)).strip("\n")
    lines = [piece for line in said.split("\n") for piece in wrap(line, room)]
    return [(others if number else first) + line for number, line in enumerate(lines)]


def _key_values(rows: tuple[tuple[str, str], ...], width: int) -> list[str]:
    names = [f"{_one_line(key)}:" if key.strip() else "" for key, _ in rows]
    column = max((display_width(name) for name in names if display_width(name) <= KEY_WIDTH_MAX), default=0) + 2
    if column > width // 2:
        column = 2
    lines: list[str] = []
    for name, (_, value) in zip(names, rows, strict=True):
        if display_width(name) + 2 > column:
            lines += [*wrap(name, width), *_behind(value, " " * column, width)]
        else:
            lines += _behind(value, pad(name, column), width)
    return lines


def _one_line(text: str) -> str:
    return " / ".join(line.strip() for line in visible_lines(text) if line.strip())
