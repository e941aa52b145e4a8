"""Lists on the command line: a table for a person, JSON for a program."""

from collections.abc import Sequence

import click

from facilitator.cli.output import page_width, say
from facilitator.documents.document import Align, Table
from facilitator.documents.writers.text_table import table_lines

UNWRAPPED = 400
"""Columns of a table that no terminal has to hold: one line for each row."""

list_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json for a program to read."
)


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]], align: Sequence[Align] = ()) -> None:
    """Print a table, as wide as the terminal, or unwrapped into a pipe."""
    one_lined = tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)
    table = Table(tuple(header), one_lined, tuple(align))
    say("\n".join(line.rstrip() for line in table_lines(table, page_width(piped=UNWRAPPED))))
