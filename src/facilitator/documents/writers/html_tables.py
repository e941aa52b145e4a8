"""Tables in HTML: those that are read, and those that are written into by hand."""

from collections.abc import Iterable, Sequence

from facilitator.documents.document import Form, FormCell, Table, column_align, full_row
from facilitator.documents.writers.columns import form_widths, table_least
from facilitator.documents.writers.html_parts import element, entry, words
from facilitator.documents.writers.paragraphs import one_line

_LINE_MM, _LINE_MIN_MM = 12, 9
_ROWS_OF_A_PAGE = 15


def written_table(table: Table) -> str:
    """Return a table whose columns are wide enough for their words."""
    if not table.header:
        return ""
    sides = ["right" if column_align(table, column) == "right" else "" for column in range(len(table.header))]
    rows = (
        "".join(element("td", entry(cell), side) for cell, side in zip(full_row(row, table), sides, strict=True))
        for row in table.rows
    )
    return element("table", _head(table.header, sides, table_least(table)) + _body(rows))


def _head(names: Sequence[str], sides: Sequence[str], least_ch: Sequence[int] = ()) -> str:
    kinds = [f' class="{side}"' if side else "" for side in sides]
    least = [f' style="min-width:{width}ch"' for width in least_ch] or [""] * len(names)
    cells = (
        f'<th scope="col"{kind}{width}>{entry(name)}</th>'
        for name, kind, width in zip(names, kinds, least, strict=True)
    )
    return f"\n<thead><tr>{''.join(cells)}</tr></thead>\n"


def _body(rows: Iterable[str]) -> str:
    return "<tbody>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody>\n"


def written_form(form: Form) -> str:
    """Return a table to write into by hand."""
    if not form.header:
        return ""
    named = any(one_line(name) for name in form.header)
    head = _head(form.header, [""] * len(form.header)) if named else "\n"
    columns = len(form.header)
    rows = ((*row, *[FormCell()] * (columns - len(row)))[:columns] for row in form.rows)
    height_mm = _row_mm(form)
    style = f' style="height:{height_mm}mm"' if height_mm != _LINE_MM else ""
    widths = form_widths(form)
    group = "".join(f'<col style="width:{percent}%">' for percent in widths.percent)
    boxes = ("".join(_box(cell, style, first=not number) for number, cell in enumerate(row)) for row in rows)
    kind = "form" if named else "form whole"
    size = f' style="font-size:{widths.size}em"' if widths.size != 1 else ""
    return f'<table class="{kind}"{size}>\n<colgroup>{group}</colgroup>{head}{_body(boxes)}</table>'


def _row_mm(form: Form) -> int:
    """Return the height of a row; so many that they would not fit on a page are a little lower."""
    if len(form.rows) <= _ROWS_OF_A_PAGE:
        return form.height * _LINE_MM
    return max(_LINE_MIN_MM, _ROWS_OF_A_PAGE * _LINE_MM // len(form.rows))


def _box(cell: FormCell, style: str, *, first: bool) -> str:
    if first and one_line(cell.text):
        return f'<th scope="row"{style}>{words(one_line(cell.text))}</th>'
    if cell.text:
        return f"<td{style}>{words(one_line(cell.text))}</td>"
    options = " ".join(element("span", words(one_line(option)), "option") for option in cell.options)
    return f"<td{style}>{options}</td>"
