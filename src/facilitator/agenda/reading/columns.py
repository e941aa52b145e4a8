"""The columns of a table: a name, or a name with what may be written."""

import re

from facilitator.agenda.model import Column
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, is_empty
from facilitator.agenda.reading.keys import plain_key, repeated
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar, Sequence, last_end

LONGEST_OPTION = 20
"""Letters of an option that stands behind a column's name without square brackets."""

HOW_MANY = re.compile(
    r"(?:at least|about|up to)?\s*(?P<least>[0-9]{1,2})\s*(?:(?:[-–—]|to|or)\s*[0-9]{1,3})?\s*(?:rows?|lines?)?",
    re.IGNORECASE,
)
"""A number of rows, or a range of it."""

BEHIND = re.compile(r"(?P<name>.*\S)\s*\((?P<options>[^()]*/[^()]*)\)")
"""A column with what can be written in round brackets."""


def read_columns(desk: Desk, node: Node) -> tuple[Column, ...]:
    """Return the columns of a table: a name, or a name with what may be written (`Name: [options]`)."""
    if isinstance(node, Sequence):
        found = [_column(desk, item) for item in desk.items(node)]
    elif isinstance(node, Mapping):
        found = [_column(desk, Mapping((entry,), entry.key.mark, last_end(entry.value))) for entry in node.entries]
    else:
        quoted = node.style == "quoted"
        names = desk.texts(node, "columns", commas=True)
        found = [Column(name=name) if quoted else _named(desk, name, node) for name in names]
    columns = tuple(column for column in found if column.name)
    if (twice := repeated(plain_key(column.name) for column in columns)) is not None:
        what = f"Two columns are called “{short(columns[twice].name)}”."
        desk.problem(node, what, "Give each a name of its own.")
    return columns


def read_rows(desk: Desk, node: Node, *, on_paper: bool = False) -> tuple[tuple[str, ...], int]:
    """Return the given rows of a table, or how many are hoped for where only a number or a range stands there."""
    rows = desk.texts(node, "rows", commas=True)
    found = HOW_MANY.fullmatch(rows[0]) if len(rows) == 1 and isinstance(node, Scalar) else None
    if not found:
        return rows, 0
    what = f"“rows: {short(rows[0])}” says how many rows there are, and here stand the words that the rows begin with."
    if on_paper:
        desk.warn(node, what, "Leave the line out: the printed sheet has as many empty rows as fit.")
        return (), 0
    desk.warn(node, f"“rows: {short(rows[0])}” is read as at least {found['least']} rows.",
              f"Write `at least: {found['least']}`; there is no upper limit to set.")  # fmt: skip
    return (), int(found["least"])


def _column(desk: Desk, node: Node) -> Column:
    if isinstance(node, Mapping) and len(node.entries) == 1:
        entry = node.entries[0]
        if isinstance(entry.value, Sequence):
            options = desk.texts(entry.value, "columns")
            return Column(name=" ".join(entry.key.text.split()), options=options)
        if is_empty(entry.value):
            return Column(name=" ".join(entry.key.text.split()))
        if isinstance(entry.value, Scalar) and (options := _short_ones(entry.value.text)):
            return Column(name=" ".join(entry.key.text.split()), options=options)
        name = desk.line(node, "columns")
        _warn_of_free_text(desk, node, name)
        return Column(name=name)
    name = desk.line(node, "columns")
    quoted = isinstance(node, Scalar) and node.style == "quoted"
    return Column(name=name) if quoted else _named(desk, name, node)


def _named(desk: Desk, name: str, node: Node) -> Column:
    """Return a column by its name; what can be written may stand behind it in brackets, `Choice (yes/no)`."""
    found = BEHIND.fullmatch(name)
    if not found:
        return Column(name=name)
    if options := _short_ones(found["options"]):
        return Column(name=found["name"], options=options)
    _warn_of_free_text(desk, node, name)
    return Column(name=name)


def _short_ones(written: str) -> tuple[str, ...]:
    """Return the options of "start / stop / continue", or nothing where they are not at least two short ones."""
    found = tuple(dict.fromkeys(" ".join(each.split()) for each in written.split("/")))
    return found if len(found) > 1 and all(0 < len(each) <= LONGEST_OPTION for each in found) else ()


def _warn_of_free_text(desk: Desk, node: Node, name: str) -> None:
    what = f"“{short(name)}” is the name of a column in which anything can be written."
    desk.warn(node, what, "If only some words can be written there, list them, like `Decision: [start, stop]`.")
