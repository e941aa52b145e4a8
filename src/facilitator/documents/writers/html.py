"""A document as one page of HTML that needs nothing else: no script, no picture, no font, no address.

Every text is literal: whatever a person typed stands there as words. Headings never leave out a level.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

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
    Table,
    WritingLines,
)
from facilitator.documents.writers.html_parts import element, entry, flow, listed, words
from facilitator.documents.writers.html_script import is_short, script
from facilitator.documents.writers.html_style import CARD_STYLE, STYLE
from facilitator.documents.writers.html_tables import written_form, written_table
from facilitator.documents.writers.paragraphs import labelled, one_line

UNTITLED = "Document"
LANGUAGE = "en"
"""Where a document does not know its language; the program's own words are English."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STEP_LEVEL = 3
"""The level of the heading of a step; those above it begin a part of the document."""


def to_html(document: Document) -> str:
    """Return the document as a page of HTML, ending with a line feed; it can always be encoded as UTF-8."""
    tag = document.language if _LANGUAGE_TAG.fullmatch(document.language) else LANGUAGE
    blocks = _without_gaps((Heading(1, document.title), *document.blocks))
    body = "\n".join(part for part in map(_write_all, _together(blocks)) if part)
    style = f"{STYLE}{CARD_STYLE}" if document.is_card else STYLE
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{words(one_line(document.title)) or UNTITLED}</title>\n<style>{style}</style>\n</head>\n"
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


def _together(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks, those of a step's head in one list with the first words under it: a page holds them whole."""
    head: list[Block] = []
    for block in blocks:
        under = bool(head)
        if (isinstance(block, Heading) and block.level >= _STEP_LEVEL) or (under and isinstance(block, KeyValues)):
            head.append(block)
        elif under and isinstance(block, Script) and is_short(block):
            yield [*head, block]
            head = []
        else:
            yield from ([head] if under else [])
            yield [block]
            head = []
    yield from ([head] if head else [])


def _write_all(blocks: Sequence[Block]) -> str:
    written = [part for part in map(_write, blocks) if part]
    return "\n".join(written) if len(blocks) == 1 else listed("div", written, "whole")


def _write(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return element(f"h{level}", words(one_line(text)))
        case Label(text=text):
            return element("p", words(labelled(text)), "label") if one_line(text) else ""
        case Paragraph(text=text):
            return flow(text)
        case Quote(text=text):
            return element("blockquote", said) if (said := flow(text)) else ""
        case BulletList(items=items):
            return listed("ul", [element("li", entry(item)) for item in items])
        case Numbered(items=items, first=first):
            numbers = [f' value="{first}"' if not place and first != 1 else "" for place in range(len(items))]
            return listed("ol", [f"<li{at}>{entry(item)}</li>" for at, item in zip(numbers, items, strict=True)])
        case Checklist(items=ticks):
            boxes = [f'<span class="box">{"☑" if tick.ticked else "☐"}</span>{entry(tick.text)}' for tick in ticks]
            return listed("ul", [element("li", box) for box in boxes], "checks")
        case KeyValues(rows=rows):
            return listed("dl", [_fact(name, value) for name, value in rows])
        case Table():
            return written_table(block)
        case Script():
            return script(block)
        case _:
            return _on_paper(block)


def _on_paper(block: OnPaper) -> str:
    match block:
        case WritingLines(count=count, numbered=numbered):
            if numbered:
                return listed("ol", [element("li", "")] * count, "lines")
            return listed("div", ['<span class="line"></span>'] * count, "writing")
        case FillIns(names=names):
            return listed("div", [element("span", f"{words(one_line(name))}:") for name in names], "fill-ins")
        case Form():
            return written_form(block)
        case PageBreak():
            return '<hr class="page">'


def _fact(name: str, value: str) -> str:
    key = f"{words(one_line(name))}:" if one_line(name) else ""
    return f"<div><dt>{key}</dt><dd>{entry(value)}</dd></div>"
