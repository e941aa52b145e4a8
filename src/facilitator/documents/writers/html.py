"""A document as one page of HTML that needs nothing else: no script, no picture, no font, no address.

Every text is literal: whatever a person typed stands there as words. Headings never leave out a level.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

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
    ScriptLine,
    Span,
    Table,
    WritingLines,
    column_align,
    full_row,
)
from facilitator.documents.writers.html_style import STYLE
from facilitator.documents.writers.paragraphs import labelled, one_line, paragraphs, unbroken

UNTITLED = "Document"
LANGUAGE = "en"
"""Where a document does not know its language; the program's own words are English."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LINE_MM = 12


def to_html(document: Document) -> str:
    """Return the document as a page of HTML, ending with a line feed; it can always be encoded as UTF-8."""
    tag = document.language if _LANGUAGE_TAG.fullmatch(document.language) else LANGUAGE
    blocks = _without_gaps((Heading(1, document.title), *document.blocks))
    body = "\n".join(part for part in map(_write, blocks) if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_words(one_line(document.title)) or UNTITLED}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _without_gaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, no heading more than one level below the one before it, and none without words."""
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif one_line(block.text):
            level = min(max(block.level, 1), level + 1, 6)
            yield Heading(level, block.text)


def _write(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return _element(f"h{level}", _words(one_line(text)))
        case Label(text=text):
            return _element("p", _words(labelled(text)), "label") if one_line(text) else ""
        case Paragraph(text=text):
            return _flow(text)
        case Quote(text=text):
            return _element("blockquote", said) if (said := _flow(text)) else ""
        case BulletList(items=items):
            return _list("ul", [_element("li", _item(item)) for item in items])
        case Numbered(items=items):
            return _list("ol", [_element("li", _item(item)) for item in items])
        case Checklist(items=ticks):
            boxes = [f'<span class="box">{"☑" if tick.ticked else "☐"}</span>{_item(tick.text)}' for tick in ticks]
            return _list("ul", [_element("li", box) for box in boxes], "checks")
        case KeyValues(rows=rows):
            return _list("dl", [_fact(name, value) for name, value in rows])
        case Table():
            return _table(block)
        case Script():
            return _script(block)
        case _:
            return _on_paper(block)


def _on_paper(block: OnPaper) -> str:
    match block:
        case WritingLines(count=count, numbered=numbered):
            if numbered:
                return _list("ol", [_element("li", "")] * count, "lines")
            return "\n".join(['<span class="line"></span>'] * count)
        case FillIns(names=names):
            return _list("div", [_element("span", f"{_words(one_line(name))}:") for name in names], "fill-ins")
        case Form():
            return _form(block)
        case PageBreak():
            return '<hr class="page">'


def _words(text: str) -> str:
    return escape(text, quote=True)


def _element(name: str, inside: str, kind: str = "") -> str:
    return f'<{name} class="{kind}">{inside}</{name}>' if kind else f"<{name}>{inside}</{name}>"


def _list(name: str, items: Sequence[str], kind: str = "") -> str:
    return _element(name, "\n" + "\n".join(items) + "\n", kind) if items else ""


def _flow(text: str) -> str:
    return "".join(_element("p", _words("\n".join(lines))) for lines in paragraphs(text))


def _item(text: str) -> str:
    """Return what stands in an item of a list or a box of a table: its words, in paragraphs where it has several."""
    said = paragraphs(text)
    return _words("\n".join(said[0])) if len(said) == 1 else _flow(text)


def _fact(name: str, value: str) -> str:
    key = f"{_words(one_line(name))}:" if one_line(name) else ""
    return f"<div><dt>{key}</dt><dd>{_item(value)}</dd></div>"


def _table(table: Table) -> str:
    if not table.header:
        return ""
    sides = ["right" if column_align(table, column) == "right" else "" for column in range(len(table.header))]
    rows = (
        "".join(_element("td", _item(cell), side) for cell, side in zip(full_row(row, table), sides, strict=True))
        for row in table.rows
    )
    return _element("table", _head(table.header, sides) + _body(rows))


def _head(names: Sequence[str], sides: Sequence[str]) -> str:
    cells = (
        f'<th scope="col" class="{side}">{_item(name)}</th>' if side else f'<th scope="col">{_item(name)}</th>'
        for name, side in zip(names, sides, strict=True)
    )
    return f"\n<thead><tr>{''.join(cells)}</tr></thead>\n"


def _body(rows: Iterable[str]) -> str:
    return "<tbody>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody>\n"


def _form(form: Form) -> str:
    if not form.header:
        return ""
    named = any(one_line(name) for name in form.header)
    head = _head(form.header, [""] * len(form.header)) if named else "\n"
    columns = len(form.header)
    rows = ((*row, *[FormCell()] * (columns - len(row)))[:columns] for row in form.rows)
    style = f' style="height:{form.height * _LINE_MM}mm"' if form.height > 1 else ""
    boxes = ("".join(_box(cell, style, first=not number) for number, cell in enumerate(row)) for row in rows)
    return _element("table", head + _body(boxes), "form")


def _box(cell: FormCell, style: str, *, first: bool) -> str:
    if first and one_line(cell.text):
        return f'<th scope="row"{style}>{_words(one_line(cell.text))}</th>'
    if cell.text:
        return f"<td{style}>{_words(one_line(cell.text))}</td>"
    options = " ".join(_element("span", _words(one_line(option)), "option") for option in cell.options)
    return f"<td{style}>{options}</td>"


def _script(block: Script) -> str:
    mark = one_line(block.mark)
    if not mark and not block.lines:
        return ""
    parts: list[str] = []
    for kind, run in groupby(block.lines, key=_list_of):
        lines = list(run)
        parts += [_script_list(kind, lines)] if kind else [_element("p", _spans(line.spans)) for line in lines]
    inside = _element("div", _words(mark), "mark") + _element("div", "".join(parts), "words")
    return _element("div", inside, "script spoken" if block.spoken else "script")


def _list_of(line: ScriptLine) -> str:
    if not line.lead:
        return ""
    return "ol" if line.lead.rstrip(".)").isdecimal() else "ul"


def _script_list(kind: str, lines: Sequence[ScriptLine]) -> str:
    items = []
    for line in lines:
        number = f' value="{line.lead.rstrip(".)")}"' if kind == "ol" else ""
        items.append(f"<li{number}>{_spans(line.spans)}</li>")
    return _list(kind, items)


def _spans(spans: Sequence[Span]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = _words(unbroken(span.text))
    match span.kind:
        case "words":
            return text
        case "stressed":
            return _element("strong", text)
        case _:
            return _element("span", text, span.kind)
