"""`facilitator schema`: the keys of an agenda as an editor reads them."""

import click

from facilitator.agenda.schema import agenda_schema, sheet_schema
from facilitator.cli.output import say_json


@click.command("schema")
@click.option("--sheet", is_flag=True, help="The keys of a sheet in place of those of an agenda.")
def command(*, sheet: bool) -> int:
    """Print the JSON Schema of an agenda, from which editors complete and explain its keys.

    Agendas made with `facilitator new` know where theirs is.
    """
    say_json(sheet_schema() if sheet else agenda_schema())
    return 0
