"""The cells of a table row: what a typed line fills, and what is meant where a column has options."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from facilitator.agenda.model import ANSWERED, OPEN, Column, Prompt
from facilitator.agenda.problems import short
from facilitator.session.answers import NotUnderstood, numbered_list, understand
from facilitator.session.intents import Write

STANDINGS = MappingProxyType(
    {"done": ANSWERED, "closed": ANSWERED, "settled": ANSWERED, "yes": ANSWERED, "no": OPEN, "not yet": OPEN, "?": OPEN}
)
"""What people write for how a question stands."""


def understand_cell(column: Column, text: str) -> str | NotUnderstood:
    """Return what is kept in a cell: the option that was meant where the column has some, else the text as typed."""
    if not column.options or not text.strip():
        return text
    choice = Prompt(id="", ask=column.name, kind="choice", options=column.options)
    if {OPEN, ANSWERED} == set(column.options):
        text = STANDINGS.get(text.strip().casefold(), text)
    meaning = understand(choice, text)
    return meaning if isinstance(meaning, NotUnderstood) else meaning.values[0]


def cells_of(intent: Write, room: int) -> list[str]:
    """Return the cells that a text fills; what is beyond the last of `room` columns stays in the last one."""
    parts = re.split(r"[|\t]", intent.text) if intent.cells else [intent.text]
    if len(parts) == 1 or room == 1:
        return [intent.text]
    parts = [part.strip() for part in parts]
    return parts if len(parts) <= room else [*parts[: room - 1], " | ".join(parts[room - 1 :])]


def say_odd_cells(columns: Sequence[Column], cells: Sequence[str]) -> str:
    """Return that cells stand as typed although their columns have options; empty where none does."""
    odd = [
        (column, cell)
        for column, cell in zip(columns, cells, strict=False)
        if column.options and cell.strip() and cell not in column.options
    ]
    if not odd:
        return ""
    column, cell = odd[0]
    more = f", and {len(odd) - 1} more with it" if len(odd) > 1 else ""
    asked = f"{column.name} is one of {numbered_list(column.options)}"
    return f"“{short(cell)}” stands there as typed{more}; {asked}. e changes it, u takes the row back."
