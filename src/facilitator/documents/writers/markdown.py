"""A document as Markdown (CommonMark with the tables of GitHub).

Every text is literal: whatever a person typed, no reader of the file takes it for markup, a link or HTML. Characters
are escaped only where they would mean something, so that the file reads well as plain text too.
"""

import re
import textwrap
from collections.abc import Iterable

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
    column_align,
    full_row,
)
from facilitator.documents.writers.visible import visible_lines
from facilitator.documents.writers.width import display_width, pad

PADDED_WIDTH_MAX = 100
"""A table wider than this, in columns of text, is written without padding its cells."""

_INLINE = re.compile(
    r"[\\`\[]"
    r"|\*(?! )|(?<! )\*"  # a star with blanks around it is a star
    r"|(?<![^\W_])_"  # after a letter or a digit it cannot begin anything
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|(?<=\S)~"  # without an end there is no strikethrough
)
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$|[-|:])|=+\s*$|>|\||:(?=-)")
_LINE_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
_HEADING_END = re.compile(r"#+$")


def to_markdown(document: Document) -> str:
    """Return the document as Markdown, ending with a line feed; it can always be encoded as UTF-8."""
    parts: list[str] = []
    mark = ""
    for block in (Heading(1, document.title), *document.blocks):
        own_mark = _mark(block, mark)
        part = _write(block, own_mark)
        if part:
            parts.append(part)
            mark = own_mark
    return "\n\n".join(parts) + "\n"


def _mark(block: Block, before: str) -> str:
    """Return the mark of a list; right after a list it is the other one, or the two would be read as one list."""
    if isinstance(block, Numbered):
        return ")" if before == "." else "."
    if isinstance(block, BulletList | Checklist | KeyValues):
        return "*" if before == "-" else "-"
    return ""


def _write(block: Block, mark: str) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Label():
            return _bold(_one_line(block.text))
        case Paragraph():
            return "\n\n".join(_paragraphs(block.text))
        case Quote():
            return _behind("\n\n".join(_paragraphs(block.text)), "> ", "> ")
        case BulletList():
            return "\n".join(_item(mark, _paragraphs(item)) for item in block.items)
        case Numbered():
            return "\n".join(
                _item(f"{number}{mark}", _paragraphs(item)) for number, item in enumerate(block.items, start=1)
            )
        case Checklist():
            return "\n".join(
                _item(mark, _with_lead("[x]" if tick.ticked else "[ ]", tick.text)) for tick in block.items
            )
        case KeyValues():
            return "\n".join(_item(mark, _with_lead(_name(key), value)) for key, value in block.rows)
        case Table():
            return _table(block)


def _heading(block: Heading) -> str:
    text = _HEADING_END.sub(r"\\\g<0>", _one_line(block.text))
    return f"{'#' * min(max(block.level, 1), 6)} {text}" if text else ""


def _bold(text: str) -> str:
    return f"**{text}**" if text else ""


def _name(key: str) -> str:
    name = _one_line(key)
    return _bold(f"{name}:") if name else ""


def _with_lead(lead: str, text: str) -> list[str]:
    """Return the paragraphs of a text with its lead in front of the first."""
    first, *rest = _paragraphs(text) or [""]
    return [f"{lead} {first}".strip(), *rest]


def _item(mark: str, paragraphs: list[str]) -> str:
    return _behind("\n\n".join(paragraphs), f"{mark} ", " " * (len(mark) + 1)) or mark


def _behind(text: str, first: str, others: str) -> str:
    """Return a text with `first` before its first line and `others` before every other one."""
    if not text:
        return ""
    line, *lines = text.split("\n")
    return "\n".join([first + line, *((others + line).rstrip() for line in lines)])


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, escaped; its own line breaks are kept, an indent they all share is not."""
    lines = textwrap.dedent("\n".join(visible_lines(text))).strip().split("\n")
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(_line(line.rstrip()))
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\\\n".join(paragraph) for paragraph in paragraphs if paragraph]


def _line(line: str) -> str:
    """Return a line of running text, escaped; blanks in front of it would be lost, so they are written out."""
    words = line.lstrip()
    escaped = _inline(words)
    if len(words) < len(line):
        indent = line[: len(line) - len(words)]
        return "".join("&nbsp;" if blank == " " else f"&#{ord(blank)};" for blank in indent) + escaped
    if _LINE_START.match(escaped):
        return f"\\{escaped}"
    return _LINE_NUMBER.sub(r"\1\\\2", escaped) if _LINE_NUMBER.match(escaped) else escaped


def _inline(line: str) -> str:
    return _INLINE.sub(r"\\\g<0>", line)


def _one_line(text: str) -> str:
    """Return a text on one line, escaped; a slash stands where its lines were broken."""
    lines = (line.strip() for line in visible_lines(text))
    return _inline(" / ".join(line for line in lines if line))


def _table(table: Table) -> str:
    if not table.header:
        return ""
    rows = [_cells(table.header), *(_cells(full_row(row, table)) for row in table.rows)]
    widths = [max(3, *(display_width(cell) for cell in column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 3 * len(widths) > PADDED_WIDTH_MAX:
        widths = [3] * len(widths)
    right = [column_align(table, column) == "right" for column in range(len(widths))]
    rules = (
        "-" * (width - 1) + ":" if is_right else "-" * width for width, is_right in zip(widths, right, strict=True)
    )
    head, *body = (
        _row(pad(cell, width, right=is_right) for cell, width, is_right in zip(row, widths, right, strict=True))
        for row in rows
    )
    return "\n".join([head, _row(rules), *body])


def _cells(row: tuple[str, ...]) -> list[str]:
    return [_one_line(cell).replace("|", "\\|") for cell in row]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
