"""A document as Markdown (CommonMark with the tables of GitHub).

Every text is literal: whatever a person typed, no reader of the file takes it for markup, a link or HTML. Characters
are escaped only where they would mean something, so that the file reads well as plain text too.
"""

import re
from collections.abc import Iterable

from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    FillIns,
    Form,
    FormCell,
    Heading,
    KeyValues,
    Label,
    Numbered,
    OnPaper,
    PageBreak,
    Paragraph,
    Quote,
    Script,
    Table,
    WritingLines,
    column_align,
    full_row,
)
from facilitator.documents.writers.markdown_text import bold, one_line, paragraphs, spans, started
from facilitator.documents.writers.width import display_width, pad

PADDED_WIDTH_MAX = 100
"""A table wider than this, in columns of text, is written without padding its cells."""
WRITING_LINE = "_" * 40
"""Alone on a line it is drawn as a rule from edge to edge."""
FILL_IN = "_" * 16

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
    if isinstance(block, WritingLines) and block.numbered:
        return ")" if before == "." else "."
    if isinstance(block, BulletList | Checklist | KeyValues):
        return "*" if before == "-" else "-"
    if isinstance(block, Script) and block.lines and block.lines[-1].lead and not block.spoken:
        return _lead(block.lines[-1].lead)[-1]
    return ""


def _write(block: Block, mark: str) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Label():
            return bold(one_line(block.text))
        case Paragraph():
            return "\n\n".join(paragraphs(block.text))
        case Quote():
            return _behind("\n\n".join(paragraphs(block.text)), "> ", "> ")
        case BulletList():
            return "\n".join(_item(mark, paragraphs(item)) for item in block.items)
        case Numbered():
            return "\n".join(
                _item(f"{number}{mark}", paragraphs(item)) for number, item in enumerate(block.items, start=block.first)
            )
        case Checklist():
            return "\n".join(
                _item(mark, _with_lead("[x]" if tick.ticked else "[ ]", tick.text)) for tick in block.items
            )
        case KeyValues():
            return "\n".join(_item(mark, _with_lead(_name(key), value)) for key, value in block.rows)
        case Table():
            return _table(block)
        case Script():
            return _script(block)
        case _:
            return _on_paper(block, mark)


def _on_paper(block: OnPaper, mark: str) -> str:
    match block:
        case WritingLines(count=count, numbered=numbered):
            return "\n".join(
                f"{number}{mark} {WRITING_LINE}" if numbered else WRITING_LINE for number in range(1, count + 1)
            )
        case FillIns(names=names):
            return started("  ".join(f"{one_line(name)}: {FILL_IN}" for name in names))
        case Form(header=header, rows=rows):
            return _table(Table(header, tuple(tuple(_form_cell(cell) for cell in row) for row in rows)))
        case PageBreak():
            return "---"


def _heading(block: Heading) -> str:
    text = _HEADING_END.sub(r"\\\g<0>", one_line(block.text))
    return f"{'#' * min(max(block.level, 1), 6)} {text}" if text else ""


def _name(key: str) -> str:
    name = one_line(key)
    return bold(f"{name}:") if name else ""


def _with_lead(lead: str, text: str) -> list[str]:
    """Return the paragraphs of a text with its lead in front of the first."""
    first, *rest = paragraphs(text) or [""]
    return [f"{lead} {first}".strip(), *rest]


def _item(mark: str, paragraphs: list[str]) -> str:
    return _behind("\n\n".join(paragraphs), f"{mark} ", " " * (len(mark) + 1)) or mark


def _behind(text: str, first: str, others: str) -> str:
    """Return a text with `first` before its first line and `others` before every other one."""
    if not text:
        return ""
    line, *lines = text.split("\n")
    return "\n".join([first + line, *((others + line).rstrip() for line in lines)])


def _script(block: Script) -> str:
    """Return a stretch of a script; what is said aloud stands in a quote."""
    written = bold(one_line(block.mark))
    before = None
    for line in block.lines:
        said = spans(line.spans)
        if line.lead:
            lead = _lead(line.lead)
            gap = "\n" if before is not None and before.lead else "\n\n"
            written += f"{gap}{_behind(started(said), f'{lead} ', '') or lead}"
        elif said:
            written += f" {said}" if written and before is None else f"\n\n{started(said)}"
        before = line
    return _behind(written.strip(), "> ", "> ") if block.spoken else written.strip()


def _lead(lead: str) -> str:
    return lead if re.fullmatch(r"[0-9]{1,9}[.)]", lead) else "-"


def _form_cell(cell: FormCell) -> str:
    return cell.text or " / ".join(cell.options)


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
    return [one_line(cell).replace("|", "\\|") for cell in row]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
