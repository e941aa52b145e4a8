"""The columns of a table: a name, or a name with what may be written."""

from facilitator.agenda.model import Column
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, is_empty
from facilitator.agenda.reading.keys import plain_key, repeated
from facilitator.agenda.reading.nodes import Mapping, Node, Sequence, last_end


def read_columns(desk: Desk, node: Node) -> tuple[Column, ...]:
    """Return the columns of a table: a name, or a name with what may be written (`Name: [options]`)."""
    if isinstance(node, Sequence):
        found = [_column(desk, item) for item in node.items if not is_empty(item)]
    elif isinstance(node, Mapping):
        found = [_column(desk, Mapping((entry,), entry.key.mark, last_end(entry.value))) for entry in node.entries]
    else:
        found = [Column(name=name) for name in desk.texts(node, "columns", commas=True)]
    columns = tuple(column for column in found if column.name)
    if (twice := repeated(plain_key(column.name) for column in columns)) is not None:
        what = f"Two columns are called “{short(columns[twice].name)}”."
        desk.problem(node, what, "Give each a name of its own.")
    return columns


def _column(desk: Desk, node: Node) -> Column:
    if isinstance(node, Mapping) and len(node.entries) == 1:
        entry = node.entries[0]
        if isinstance(entry.value, Sequence):
            options = desk.texts(entry.value, "columns")
            return Column(name=" ".join(entry.key.text.split()), options=options)
        if is_empty(entry.value):
            return Column(name=" ".join(entry.key.text.split()))
    return Column(name=desk.line(node, "columns"))
