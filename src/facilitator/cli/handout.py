"""`facilitator handout`: a blank sheet to print."""

import click

from facilitator.cli.document_output import Wanted, deliver, document_options
from facilitator.cli.output import tell
from facilitator.cli.sheet_choice import find_printable, printables
from facilitator.cli.surroundings import place_of
from facilitator.cli.tables import say_table
from facilitator.documents.sheet import sheet_document
from facilitator.live.workplace import Workplace

MOST_COPIES = 200


@click.command("handout")
@click.argument("name", required=False)
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), default=1, metavar="N", help="So many, a page for each.")
@document_options
@click.pass_context
def command(ctx: click.Context, name: str | None, copies: int, wanted: Wanted) -> int:
    """Write the sheet NAME with lines and boxes to fill in by hand.

    NAME is the name of a sheet's file, or AGENDA:SHEET for a sheet that is written inside an agenda. Without a
    name, list the sheets there are.
    """
    place = place_of(ctx)
    if name is None:
        if wanted.output is not None or wanted.form is not None:
            raise click.UsageError("Say which sheet; without a name the sheets are only listed.")
        return _list(place)
    found = find_printable(place, name)
    document = sheet_document(found.sheet, copies, found.language)
    deliver(document, wanted, f"The sheet “{found.sheet.title}”", found.sources)
    return 0


def _list(place: Workplace) -> int:
    rows = [(each.name, each.sheet.title, ", ".join(each.used_by)) for each in printables(place)]
    say_table(("Name", "Title", "Used by"), rows)
    tell(f"Your own sheets go into {place.library.home / 'handouts'}.")
    return 0
