"""A table in columns of plain text."""

from facilitator.documents.document import Table, column_align, full_row
from facilitator.documents.writers.visible import visible_lines
from facilitator.documents.writers.width import display_width, pad, wrap

GAP = "  "
COLUMN_WIDTH_MIN = 8
"""No column of the table is squeezed below this; where that is not enough, its rows are written as lists."""

Cell = list[str]
"""The lines of a cell."""


def table_lines(table: Table, width: int) -> list[str]:
    """Return a table laid out in at most `width` columns of text; one with too many columns as a list for each row."""
    if not table.header:
        return []
    rows = [[visible_lines(cell) for cell in full_row(row, table)] for row in (table.header, *table.rows)]
    widths = _fit([max(_cell_width(cell) for cell in column) for column in zip(*rows, strict=True)], width)
    if widths is None:
        return _as_lists(rows[0], rows[1:], width)
    right = [column_align(table, column) == "right" for column in range(len(widths))]
    head, *body = ([_wrapped(cell, room) for cell, room in zip(row, widths, strict=True)] for row in rows)
    airy = any(len(cell) > 1 for row in body for cell in row)
    lines = _laid_out(head, widths, right)
    lines.append(GAP.join("-" * room for room in widths))
    for number, row in enumerate(body):
        lines += ([""] if airy and number else []) + _laid_out(row, widths, right)
    return lines


def _cell_width(cell: Cell) -> int:
    return max(display_width(line) for line in cell)


def _fit(natural: list[int], width: int) -> list[int] | None:
    """Return the widths of the columns, the widest squeezed first; None where they do not fit."""
    widths = [max(1, wanted) for wanted in natural]
    room = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda column: widths[column])
        if widths[widest] <= COLUMN_WIDTH_MIN:
            return None
        widths[widest] -= 1
    return widths


def _wrapped(cell: Cell, width: int) -> Cell:
    return [piece for line in cell for piece in wrap(line, width)]


def _laid_out(row: list[Cell], widths: list[int], right: list[bool]) -> list[str]:
    height = max(len(cell) for cell in row)
    return [
        GAP.join(
            pad(cell[line] if line < len(cell) else "", width, right=is_right)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        )
        for line in range(height)
    ]


def _as_lists(head: list[Cell], body: list[list[Cell]], width: int) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(body):
        lines += [""] if number else []
        for name, cell in zip(head, row, strict=True):
            first, *rest = [f"{' / '.join(name)}: {cell[0]}", *(f"  {line}" for line in cell[1:])]
            lines += [piece for line in (first, *rest) for piece in wrap(line, width)]
    return lines
