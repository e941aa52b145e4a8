"""A form's file as numbered lines, each with its cells, be it text with dashes and bars or a CSV file."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.documents.forms.spelling import from_cell, from_line

DELIMITERS = ",;\t"
ITEM = re.compile(r"\s*(?:[-*+•·◦▪‣–—o](?=\s|$)|[0-9]{1,3}[.)](?=\s|$))\s*")
"""The mark before an item, as people and their editors write it."""
_SEPARATOR_LINE = re.compile(r"\A\"?sep=(.)\"?[;,\t]*\n", re.IGNORECASE)
_ID_IN_CELL = re.compile(r"([,;\t])[ ]*[\"']?\{#")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a form."""

    number: int
    """Counted from 1: where it begins, for a row of several lines."""
    text: str
    """As it stands there; of a CSV file its filled cells with commas between them."""
    cells: tuple[str, ...] | None = None
    """Of a CSV file, the cells up to the last filled one, as they are spelled there; None in a text file."""

    @property
    def words(self) -> str:
        """Return what the line says: of a CSV file its filled cells with commas between them."""
        if self.cells is None:
            return from_line(self.text)
        return ", ".join(filter(None, map(from_cell, self.cells)))


@dataclass(frozen=True, slots=True)
class TooLong:
    """A cell is longer than anybody writes: most often a quotation mark that is never closed."""

    line: int


def lines_of(text: str, *, spreadsheet: bool) -> list[Line] | TooLong:
    """Return the lines of a form; `spreadsheet` says that the file is named like a CSV file."""
    delimiter = _delimiter(text, spreadsheet)
    if delimiter is None:
        parts = re.split("[\n\x0b\x0c\u2028\u2029\x85]", text)
        return [Line(number, part) for number, part in enumerate(parts, start=1)]
    lines = list[Line]()
    try:
        lines += _rows(text, delimiter)
    except csv.Error:
        return TooLong(lines[-1].number + 1 if lines else 1)
    return lines


def _rows(text: str, delimiter: str) -> Iterator[Line]:
    separator = _SEPARATOR_LINE.match(text)
    skipped = 1 if separator else 0
    reader = csv.reader(io.StringIO(text[separator.end() :] if separator else text, newline=""), delimiter=delimiter)
    begins = 1
    for row in reader:
        cells = [*row]
        while cells and not cells[-1].strip():
            cells.pop()
        yield Line(begins + skipped, ", ".join(cell for cell in cells if cell.strip()), tuple(cells))
        begins = reader.line_num + 1


def _delimiter(text: str, spreadsheet: bool) -> str | None:
    """Return what parts the cells; None where the file has lines and no cells."""
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        return separator[1]
    unquoted = re.sub(r'"[^"]*"', "", text)
    first = next((line for line in text.split("\n") if "{#" in line), "")
    found = _ID_IN_CELL.search(first)
    marked = first.lstrip().startswith("#")
    if found and not marked:
        return found[1]
    if marked or not spreadsheet:
        return None
    return max(DELIMITERS, key=unquoted.count)
