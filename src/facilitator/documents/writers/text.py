"""A document as plain text for a terminal or a mail: wrapped, without any markup."""

from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    FillIns,
    Form,
    Heading,
    KeyValues,
    Label,
    Numbered,
    OnPaper,
    PageBreak,
    Paragraph,
    Quote,
    Script,
    ScriptLine,
    Table,
    WritingLines,
)
from facilitator.documents.writers.paragraphs import labelled, one_line, unbroken
from facilitator.documents.writers.text_form import fill_in_lines, form_lines, writing_lines
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
MARK_WIDTH = 6
"""Columns in front of a script, where its mark stands."""


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
            return wrap(labelled(text), width) if one_line(text) else []
        case Paragraph(text=text):
            return _behind(text, "", width) if one_line(text) else []
        case Quote(text=text):
            return _behind(text, "> ", width, others="> ")
        case BulletList(items=items):
            return [line for item in items for line in _behind(item, "- ", width)]
        case Numbered(items=items, first=first):
            numbers = [f"{number}. " for number in range(first, len(items) + first)]
            return [line for mark, item in zip(numbers, items, strict=True) for line in _behind(item, mark, width)]
        case Checklist(items=ticks):
            marks = ["[x] " if tick.ticked else "[ ] " for tick in ticks]
            return [line for mark, tick in zip(marks, ticks, strict=True) for line in _behind(tick.text, mark, width)]
        case KeyValues(rows=rows):
            return _key_values(rows, width)
        case Table():
            return table_lines(block, width)
        case Script():
            return _script(block, width)
        case _:
            return _on_paper(block, width)


def _on_paper(block: OnPaper, width: int) -> list[str]:
    match block:
        case WritingLines():
            return writing_lines(block, width)
        case FillIns(names=names):
            return fill_in_lines(names, width)
        case Form():
            return form_lines(block, width)
        case PageBreak():
            return ["─" * width]


def _heading(block: Heading, width: int) -> list[str]:
    lines = wrap(one_line(block.text), width)
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


def _script(block: Script, width: int) -> list[str]:
    mark = one_line(block.mark)
    blank = " " * MARK_WIDTH
    lines: list[str] = []
    if display_width(mark) >= MARK_WIDTH:
        lines, mark = wrap(mark, width), ""
    before = None
    for line in block.lines:
        apart = before is not None and not _goes_with(before, line)
        lines += [""] if apart else []
        lines += _script_line(line, blank if before is not None else pad(mark, MARK_WIDTH), width)
        before = line
    return lines or ([mark] if mark else [])


def _goes_with(before: ScriptLine, line: ScriptLine) -> bool:
    """Return whether two lines stand without a gap: items of one list, and a line beside an act or a remark."""
    beside = any(all(span.kind in {"direction", "aside"} for span in one.spans) for one in (before, line))
    return beside or bool(before.lead and line.lead)


def _script_line(line: ScriptLine, first: str, width: int) -> list[str]:
    said = unbroken("".join(span.text for span in line.spans)).strip()
    lead = f"{one_line(line.lead)} " if line.lead else ""
    room = max(width - MARK_WIDTH - len(lead), WIDTH_MIN // 2)
    pieces = wrap(said, room)
    others = " " * (MARK_WIDTH + len(lead))
    return [(others if number else first + lead) + piece for number, piece in enumerate(pieces)]


def _key_values(rows: tuple[tuple[str, str], ...], width: int) -> list[str]:
    names = [f"{one_line(key)}:" if one_line(key) else "" for key, _ in rows]
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
