"""Lines and boxes to write into by hand, in plain text."""

from collections.abc import Sequence

from facilitator.documents.document import Form, FormCell, WritingLines
from facilitator.documents.writers.paragraphs import one_line
from facilitator.documents.writers.width import display_width, pad, wrap

LINE_APART = 2
"""Lines of text to a line of handwriting, the underscores included."""
BOX_HEIGHT = 2
"""Lines of text inside a box for one line of handwriting; its border takes a third."""
FILL_IN_MIN = 8
"""Underscores behind a name; where there is room for fewer, each name has a line of its own."""
BOX_WIDTH_MIN = 8
"""Columns; where a box would be narrower, the rows are written as lists."""
WORD_WIDTH_MAX = 16
"""Columns; a longer word does not make its box wider."""
LONG_TEXT = 30
"""Columns; a longer text in a box takes more room than an empty box."""
OPTIONS_APART = "   "

Cell = tuple[str, ...]
"""What stands in a box: one text for each option, else one in all."""


def writing_lines(block: WritingLines, width: int) -> list[str]:
    """Return lines of underscores with room to write above each."""
    lines: list[str] = []
    for number in range(1, block.count + 1):
        lead = f"{number}. " if block.numbered else ""
        lines += [""] * (LINE_APART - 1 if number > 1 else 0)
        lines.append(lead + "_" * (width - len(lead)))
    return lines


def fill_in_lines(names: Sequence[str], width: int) -> list[str]:
    """Return the names with underscores behind them, side by side if they fit."""
    leads = [f"{one_line(name)}: " for name in names]
    if not leads:
        return []
    room = width - 2 * (len(leads) - 1) - sum(display_width(lead) for lead in leads)
    if room // len(leads) >= FILL_IN_MIN:
        return ["  ".join(lead + "_" * (room // len(leads)) for lead in leads)]
    return [line for lead in leads for line in _filled_up(lead, width)]


def _filled_up(lead: str, width: int) -> list[str]:
    *full, last = wrap(lead, width)
    last = f"{last} " if last else ""
    left = width - display_width(last)
    return [*full, last + "_" * left] if left >= FILL_IN_MIN else [*full, last.rstrip(), "_" * width]


def form_lines(form: Form, width: int) -> list[str]:
    """Return a form in boxes at most `width` columns wide; one with too many columns as a list for each row."""
    if not form.header:
        return []
    columns = len(form.header)
    head: list[Cell] = [(one_line(name),) for name in form.header]
    body = [[_cell(cell) for cell in (*row, *[FormCell()] * (columns - len(row)))[:columns]] for row in form.rows]
    widths = _fit([head, *body], width)
    if widths is None:
        return _as_lists(head, body, width)
    has_head = any(cell[0] for cell in head)
    rows = [(head, 1)] if has_head else []
    rows += [(row, form.height * (BOX_HEIGHT + 1) - 1) for row in body]
    if not rows:
        return []
    lines = [_border("┌", "┬", "┐", widths)]
    for number, (row, height) in enumerate(rows):
        lines += _box(row, widths, height)
        last = number == len(rows) - 1
        lines.append(_border("└", "┴", "┘", widths) if last else _border("├", "┼", "┤", widths))
    return lines


def _cell(cell: FormCell) -> Cell:
    return (one_line(cell.text),) if cell.text or not cell.options else tuple(map(one_line, cell.options))


def _fit(rows: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """Return the widths inside the boxes: no word is broken without need, and what is empty gets the most room."""
    columns = list(zip(*rows, strict=True))
    widths = [max(_widest_word(cell) for cell in column) for column in columns]
    room = width - 3 * len(widths) - 1
    widths = [max(BOX_WIDTH_MIN, min(WORD_WIDTH_MAX, widest)) for widest in widths]
    if sum(widths) > room:
        return None
    shares = [_share(column[1:]) for column in columns]
    for _ in range(room - sum(widths)):
        narrowest = min(range(len(widths)), key=lambda column: widths[column] / shares[column])
        widths[narrowest] += 1
    return widths


def _share(cells: Sequence[Cell]) -> int:
    """Return how much of the room a column takes beside the others."""
    if any(display_width(text) > LONG_TEXT for cell in cells for text in cell):
        return 3
    return 2 if any(cell == ("",) for cell in cells) else 1


def _widest_word(cell: Cell) -> int:
    return max((display_width(word) for text in cell for word in text.split()), default=0)


def _border(left: str, between: str, right: str, widths: Sequence[int]) -> str:
    return left + between.join("─" * (width + 2) for width in widths) + right


def _box(row: Sequence[Cell], widths: Sequence[int], height: int) -> list[str]:
    cells = [_laid_out(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(height, *(len(cell) for cell in cells))
    filled = [[*cell, *[""] * (height - len(cell))] for cell in cells]
    return [
        "│" + "│".join(f" {pad(cell[line], width)} " for cell, width in zip(filled, widths, strict=True)) + "│"
        for line in range(height)
    ]


def _laid_out(cell: Cell, width: int) -> list[str]:
    """Return the lines of a box; options stand side by side where they fit."""
    lines: list[str] = []
    for text in cell:
        beside = f"{lines[-1]}{OPTIONS_APART}{text}" if lines else ""
        if beside and display_width(beside) <= width:
            lines[-1] = beside
        else:
            lines += wrap(text, width)
    return lines


def _as_lists(head: Sequence[Cell], body: Sequence[Sequence[Cell]], width: int) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(body):
        lines += [""] if number else []
        for (name,), cell in zip(head, row, strict=True):
            said = " / ".join(cell)
            lines += wrap(f"{name}: {said}", width) if said else _filled_up(f"{name}: ", width)
    return lines
