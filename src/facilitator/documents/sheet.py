"""A sheet to be printed and filled in by hand: lines to write on, boxes, options to circle."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from facilitator.agenda.model import ACTION_COLUMNS, QUESTION_COLUMNS, Column, Prompt, Sheet
from facilitator.documents.document import (
    Block,
    Checklist,
    Document,
    FillIns,
    Form,
    FormCell,
    Heading,
    Label,
    PageBreak,
    Paragraph,
    Tick,
    WritingLines,
)
from facilitator.documents.flowing import flowing_blocks
from facilitator.documents.prompt_words import COPY_EACH, say_level
from facilitator.documents.wording import counted

NAMED = ("Group", "Note-taker", "Date")
"""What is written on top of a sheet."""
NAMED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("each person", "each participant", "everyone"), ("Name", "Date")),
        "each pair": ("Names", "Date"),
        "the whole room": ("Note-taker", "Date"),
    }
)
"""The same where each person or pair, or the room, has a sheet."""
ROWS_ON_A_PAGE = 14
"""Rows for one line of handwriting that fit on a page beneath the title of a sheet."""
HIGH_ROWS_ON_A_PAGE = 10
"""Rows that fit where options stand one below the other."""
MANY_OPTIONS = 3
COLUMNS_SIDE_BY_SIDE = 6
"""With more columns there is no room to write: each row becomes a box, its columns one below the other."""
LINES_FOR_WORDS = 4
ITEMS_OF_A_LIST = 6
ROWS_AMONG_QUESTIONS = 4
"""Rows of a table that is one question of several."""


def sheet_document(sheet: Sheet, copies: int = 1, language: str = "") -> Document:
    """Return blank copies of a sheet, each on a page of its own."""
    body = sheet_blocks(sheet)
    more = (PageBreak(), Heading(2, sheet.title), *body)
    return Document(sheet.title, (*body, *more * (max(copies, 1) - 1)), language)


def sheet_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """Return one blank copy of a sheet, its title left out."""
    named = NAMED_BY.get(COPY_EACH.get(sheet.one_per.casefold(), ""), NAMED)
    nobody_signs = bool(sheet.prompts) and not sheet.columns and all(prompt.anonymous for prompt in sheet.prompts)
    blocks: list[Block] = [FillIns(("Date",) if nobody_signs else named)]
    if one_per := say_one_per(sheet):
        blocks.append(Paragraph(f"{one_per}."))
    blocks += flowing_blocks(sheet.text)
    if sheet.columns:
        blocks += _forms(sheet.columns, sheet.rows, _rows_that_fit(sheet))
    for prompt in sheet.prompts:
        blocks += _question(prompt)
    if not sheet.columns and not sheet.prompts:
        blocks.append(WritingLines(ROWS_ON_A_PAGE))
    return tuple(blocks)


def say_one_per(sheet: Sheet) -> str:
    """Return what a row, a box or a copy stands for: "One row for each tool"; empty where nobody said.

    Of those who work with it each has a sheet: "One sheet for each group". Where the rows are given, it is said of a
    row only if they are what the first column names.
    """
    if not sheet.one_per:
        return ""
    if copy_for := COPY_EACH.get(sheet.one_per.casefold()):
        return f"One sheet for {copy_for}"
    what = "sheet"
    if sheet.columns:
        named = sheet.columns[0].name.casefold() == sheet.one_per.casefold()
        what = "box" if _in_boxes(sheet.columns, sheet.rows) else "row" if named or not sheet.rows else "sheet"
    return f"One {what} for each {sheet.one_per}"


def _rows_that_fit(sheet: Sheet) -> int:
    if sheet.prompts:
        return ROWS_AMONG_QUESTIONS
    high = any(len(each.options) >= MANY_OPTIONS for each in sheet.columns)
    return HIGH_ROWS_ON_A_PAGE if high else ROWS_ON_A_PAGE


def _in_boxes(columns: tuple[Column, ...], given: tuple[str, ...]) -> bool:
    return len(columns) > COLUMNS_SIDE_BY_SIDE and not given


def _forms(columns: tuple[Column, ...], given: tuple[str, ...], rows: int) -> Iterator[Form]:
    """Yield a table of so many rows, or with very many columns a box for each row, as many as fit on a page."""
    if _in_boxes(columns, given):
        box = Form(("", ""), tuple((FormCell(each.name), FormCell(options=each.options)) for each in columns))
        yield from [box] * max(1, ROWS_ON_A_PAGE // len(columns))
        return
    empty = tuple(FormCell(options=each.options) for each in columns)
    written = tuple((FormCell(first), *empty[1:]) for first in given)
    header = tuple(each.name for each in columns)
    height = max(1, rows // len(given)) if given else 1
    yield Form(header, written or (empty,) * rows, min(height, 2))


def _question(prompt: Prompt) -> Iterator[Block]:
    yield Label(prompt.ask)
    yield from flowing_blocks(prompt.help)
    if prompt.each:
        yield Form(("", ""), tuple((FormCell(thing), FormCell(options=_options(prompt))) for thing in prompt.each))
        return
    yield from _room_for(prompt)


def _options(prompt: Prompt) -> tuple[str, ...]:
    return prompt.levels or prompt.options


def _room_for(prompt: Prompt) -> Iterator[Block]:
    match prompt.kind:
        case "number":
            yield FillIns((prompt.unit or "Number",))
        case "choice" | "checklist":
            if prompt.many:
                yield Paragraph("Tick all that are right.")
            yield Checklist(tuple(Tick(option, False) for option in prompt.options))
        case "scale":
            yield Checklist(tuple(Tick(say_level(prompt, level), False) for level in prompt.levels))
        case "vote" if prompt.options:
            yield Paragraph(f"{counted(prompt.votes, 'vote')}, each for another one.")
            yield Checklist(tuple(Tick(option, False) for option in prompt.options))
        case "vote":
            yield WritingLines(max(prompt.votes, 1), numbered=True)
        case "list":
            yield WritingLines(max(prompt.at_least, ITEMS_OF_A_LIST), numbered=True)
        case "table" | "actions" | "questions":
            yield from _forms(_columns(prompt), prompt.rows, max(prompt.at_least, ROWS_AMONG_QUESTIONS))
        case _:
            yield WritingLines(LINES_FOR_WORDS)


def _columns(prompt: Prompt) -> tuple[Column, ...]:
    if prompt.columns:
        return prompt.columns
    return ACTION_COLUMNS if prompt.kind == "actions" else QUESTION_COLUMNS
