"""The answers below one question of a form: rows of a table, ticks, or lines."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from facilitator.agenda.model import Prompt
from facilitator.documents.forms.boxes import boxes
from facilitator.documents.forms.csv_form import ANSWER
from facilitator.documents.forms.note_form import choices_of, has_place_for_name, heads_of, layout_of
from facilitator.documents.forms.rows_of_file import ITEM, Line
from facilitator.documents.forms.spelling import RULE, folded, from_cell, from_line, split_bars
from facilitator.session.collected import Entry

_TICK = re.compile(r"\s*(?:[-*+•·–—]\s*)?[\[(]\s*([^\[\]()]{0,3}?)\s*[\])]\s*(.*)", re.DOTALL)

_BRACKETS_AT_END = re.compile(r"\s*\([^()]*\)\s*$")
NOT_TICKED = frozenset({"", "no", "n", "0", "-", "false", "_", "__", "___", ".", "nein", "non"})
NEAR = 0.8
"""How alike the name of a column has to be to be taken for it."""


def answers_below(prompt: Prompt, lines: Sequence[Line]) -> Iterator[Entry]:
    """Yield what was written below a question, the hints of the form and its empty lines left out."""
    written = [line for line in lines if line.text.strip()]
    match layout_of(prompt):
        case "table" | "boxes":
            boxed, others = boxes(prompt, written)
            yield from boxed
            yield from _rows(prompt, others)
        case "ticks":
            yield from _ticks(prompt, written)
        case "lines":
            yield from _items(prompt, lines)


def _rows(prompt: Prompt, lines: Sequence[Line]) -> Iterator[Entry]:
    names = [*heads_of(prompt)]
    order: list[int | None] = list(range(len(names)))
    extra: list[str] = []
    cells_of = [_cells(line) for line in lines]
    for place, (line, cells) in enumerate(zip(lines, cells_of, strict=True)):
        below = cells_of[place + 1] if place + 1 < len(lines) else None
        if cells is None:
            reason = "this is no row of the table; a row has bars between its cells"
            yield Entry(line.number, (line.words,), prompt, reason)
        elif _is_head(cells, names, below, line, first=place == 0):
            order, extra = _order(cells, names), cells
        elif not (
            line.cells is None
            and _is_rule(cells)
            and place
            and _is_head(cells_of[place - 1] or [], names, cells, line, first=True)
        ):
            yield from _row(prompt, line, cells, order, extra)


def _row(
    prompt: Prompt, line: Line, cells: Sequence[str], order: Sequence[int | None], head: Sequence[str]
) -> Iterator[Entry]:
    """Yield a row in the order of its columns, then what stands in columns that the table does not have."""
    row = [""] * len(heads_of(prompt))
    strange = list[tuple[str, str]]()
    for place, cell in enumerate(cells):
        column = order[place] if place < len(order) else None
        if column is not None:
            row[column] = cell
        elif cell and place >= len(order):
            last = next((each for each in reversed(order) if each is not None), len(row) - 1)
            at = last - has_place_for_name(prompt)
            if row[last] and at >= 0 and prompt.columns[at].options:
                strange.append(("", cell))
            else:
                row[last] = f"{row[last]} | {cell}" if row[last] else cell
        elif cell:
            strange.append((head[place], cell))
    given = prompt.rows or prompt.each
    person = row.pop(0) if has_place_for_name(prompt) else ""
    if any(row) and not (row[0] in given and not any(row[1:]) and not prompt.sorts):
        yield Entry(line.number, tuple(row), prompt, person=person)
    for name, cell in strange:
        yield Entry(line.number, (cell,), prompt, f"the table has no column “{name}”" if name else "it has no column")


def _cells(line: Line) -> list[str] | None:
    """Return the cells of a line; None where it has none."""
    if line.cells is not None:
        return [from_cell(cell) for cell in line.cells]
    if "|" in line.text:
        return split_bars(line.text)
    return [from_line(cell) for cell in line.text.split("\t")] if "\t" in line.text.strip() else None


def _is_rule(cells: Sequence[str]) -> bool:
    return bool(cells) and all(RULE.fullmatch(cell.strip()) for cell in cells)


def _is_head(
    cells: Sequence[str], names: Sequence[str], below: Sequence[str] | None, line: Line, *, first: bool
) -> bool:
    """Return whether a line names the columns: the first one, or one with a rule below it."""
    if not first and not (line.cells is None and below is not None and _is_rule(below)):
        return False
    known = [place for place in _order(cells, names) if place is not None]
    if not first:
        return len(known) == len(names)
    return len(known) * 2 > len(names) or (len(names) > 0 and len(known) * 2 >= len(cells) > 0 and len(known) > 0)


def _order(cells: Sequence[str], names: Sequence[str]) -> list[int | None]:
    """Return for each cell of a head the column that it names, the nearest name where it was changed a little."""
    left = {folded(name): place for place, name in reversed([*enumerate(names)])}
    found = list[int | None]()
    for cell in cells:
        wanted = folded(cell)
        short = folded(_BRACKETS_AT_END.sub("", cell))
        key = next((each for each in (wanted, short) if each in left), None)
        found.append(left.pop(key) if key is not None else None)
    for at, cell in enumerate(cells):
        if found[at] is None and cell.strip():
            near = get_close_matches(folded(cell)[:200], left, n=1, cutoff=NEAR)
            found[at] = left.pop(near[0]) if near else None
    return found


def _ticks(prompt: Prompt, lines: Sequence[Line]) -> Iterator[Entry]:
    shown = {folded(words): option for option, words in choices_of(prompt)}
    shown |= {folded(option): option for option, _ in choices_of(prompt)}
    ticked, first = list[str](), 0
    others = list[Entry]()
    for line in lines:
        mark, words = _mark_of(line)
        option = shown.get(folded(words))
        if mark is None:
            if words and not (line.cells is not None and folded(words) == "x"):
                others.append(Entry(line.number, (option or words,), prompt))
        elif not words:
            if mark:
                others.append(Entry(line.number, (line.words,), prompt, "no option stands beside it"))
        elif folded(mark) in NOT_TICKED:
            if option is None:
                others.append(Entry(line.number, (words,), prompt, "it is none of the options, and has no x"))
        else:
            ticked.append(option or words)
            first = first or line.number
    if ticked:
        yield Entry(first, tuple(ticked), prompt)
    yield from others


def _mark_of(line: Line) -> tuple[str | None, str]:
    """Return what stands between the brackets and the words behind them; None where there are no brackets."""
    if line.cells is not None:
        words, *marks = [from_cell(cell) for cell in line.cells] or [""]
        return ("".join(marks) if words else None), words
    found = _TICK.fullmatch(line.text)
    if found is None:
        return None, from_line(ITEM.sub("", line.text, count=1) if ITEM.match(line.text) else line.text)
    return found[1], from_line(found[2])


def _items(prompt: Prompt, lines: Sequence[Line]) -> Iterator[Entry]:
    """Yield one answer for each item; words without a dash go on with the item above where they belong to it."""
    shown = {folded(words): option for option, words in choices_of(prompt)}
    number, parts = 0, list[str]()

    def taken() -> Iterator[Entry]:
        said = "\n".join(parts)
        if said:
            yield Entry(number, (shown.get(folded(said), said),), prompt)

    for place, line in enumerate(lines):
        item = ITEM.match(line.text) if line.cells is None else None
        text = _text(line, item)
        head = line.cells == (ANSWER,) and not any(each.text.strip() for each in lines[:place])
        if not line.text.strip() or head:
            yield from taken()
            parts = []
        elif item is None and parts and _goes_on(prompt, line):
            parts = [*parts[:-1], f"{parts[-1]} {text}"] if line.text[:1].isspace() else [*parts, text]
        else:
            yield from taken()
            number, parts = line.number, [text] if text else []
    yield from taken()


def _text(line: Line, item: re.Match[str] | None) -> str:
    if line.cells is not None:
        return line.words
    return from_line(line.text[item.end() :] if item else line.text)


def _goes_on(prompt: Prompt, line: Line) -> bool:
    """Return whether a line without a dash belongs to the one above: indented, or words in a text."""
    return line.cells is None and (line.text[:1].isspace() or prompt.kind == "text")
