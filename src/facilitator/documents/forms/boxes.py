"""Rows of which every column stands on a line of its own, behind its name and a colon."""

from collections.abc import Sequence

from facilitator.agenda.model import Prompt
from facilitator.documents.forms.note_form import has_place_for_name, heads_of, layout_of
from facilitator.documents.forms.rows_of_file import ITEM, Line
from facilitator.documents.forms.spelling import folded, from_line, in_line
from facilitator.session.collected import Entry


def boxes(prompt: Prompt, lines: Sequence[Line]) -> tuple[list[Entry], list[Line]]:
    """Return the rows that are written like this, and the lines that are written otherwise.

    A column that comes a second time begins the next row. An indented line goes on with the one above.
    """
    found, others = list[Entry](), list[Line]()
    row, number, last = dict[int, str](), 0, -1
    heads = heads_of(prompt)
    for line in lines:
        named = _named(prompt, line, heads)
        if named is None:
            if last in row and line.cells is None and line.text[:1].isspace() and "|" not in line.text:
                row[last] = f"{row[last]} {from_line(line.text)}".strip()
            else:
                others.append(line)
            continue
        if named[0] in row:
            found += _entry(prompt, number, row)
            row = {}
        number = number if row else line.number
        last = named[0]
        row[last] = named[1]
    return [*found, *_entry(prompt, number, row)], others


def _entry(prompt: Prompt, number: int, row: dict[int, str]) -> list[Entry]:
    cells = tuple(row.get(place, "") for place in range(len(heads_of(prompt))))
    person, said = (cells[0], cells[1:]) if has_place_for_name(prompt) else ("", cells)
    return [Entry(number, said, prompt, person=person)] if any(said) else []


def _named(prompt: Prompt, line: Line, heads: Sequence[str]) -> tuple[int, str] | None:
    """Return the column that a line names, and what stands behind the colon; None where it names none."""
    barred = "|" in line.text and layout_of(prompt) == "table"
    if line.cells is not None or ":" not in line.text or barred or line.text.lstrip().startswith("|"):
        return None
    item = ITEM.match(line.text)
    written = line.text[item.end() :] if item else line.text.lstrip()
    for place, head in enumerate(heads):
        colons = in_line(head).count(":") + 1
        parts = written.split(":", colons)
        if len(parts) <= colons:
            continue
        name = ":".join(parts[:colons])
        if folded(head) in {folded(from_line(name)), folded(from_line(name.strip("* ")))}:
            return place, from_line(parts[colons])
    return None
