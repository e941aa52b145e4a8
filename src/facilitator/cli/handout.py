"""`facilitator handout`: a blank sheet to print, or a form that a note-taker fills in with any editor."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import click

from facilitator.cli.document_output import DOCUMENT_ENDINGS, DocumentFormat, Wanted, deliver, deliver_text, ending_of
from facilitator.cli.handout_form import form_text, sheet_form, step_form
from facilitator.cli.output import tell
from facilitator.cli.sheet_choice import find_printable, printables
from facilitator.cli.surroundings import place_of
from facilitator.cli.tables import say_table
from facilitator.documents.sheet import sheet_document
from facilitator.live.workplace import Workplace

MOST_COPIES = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed beside the name."""

    copies: int
    group: str
    step: str
    ending: str
    """"md", "csv", "text" or "html"."""
    wanted: Wanted

    @property
    def is_form(self) -> bool:
        """Return whether it is to be filled in with an editor."""
        return self.ending in {"md", "csv"}


@click.command("handout")
@click.argument("name", required=False)
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), default=1, metavar="N", help="So many, a page for each.")
@click.option("--group", default="", metavar="NAME", help="Whose form it is.")
@click.option(
    "--step", default="", metavar="CODE", help="A form of what groups answer in this step of the agenda NAME."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "csv", "text", "html"]),
    help="md or csv to fill in with an editor, html or text to print. Else as the ending of --output says, or text.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write into this file.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.pass_context
def command(
    ctx: click.Context,
    name: str | None,
    copies: int,
    group: str,
    step: str,
    form: str | None,
    output: Path | None,
    force: bool,
) -> int:
    """Write the sheet NAME: lines and boxes to fill in by hand, or a form for a note-taker's editor.

    NAME is the name of a sheet's file, or AGENDA:SHEET for a sheet that is written inside an agenda or used by
    several. Without a name, list the sheets there are. What comes back is read with `facilitator collect`.
    """
    place = place_of(ctx)
    plain = None if form == "csv" else cast("DocumentFormat | None", form)
    wanted = Wanted(plain, output, force)
    if name is None:
        if output is not None or form is not None or group or step:
            raise click.UsageError("Say which sheet; without a name the sheets are only listed.")
        return _list(place)
    ending = form or _ending(wanted, is_form=bool(group or step))
    if ending == "text":
        wanted = replace(wanted, form="text")
    _write(place, name, _Asked(copies, " ".join(group.split()), step, ending, wanted))
    return 0


def _ending(wanted: Wanted, *, is_form: bool) -> str:
    """Return what the ending of the file says; without one a form is Markdown, and a sheet is text to print."""
    ending = ending_of(wanted)
    if ending in {".md", ".csv"}:
        return ending.removeprefix(".")
    return DOCUMENT_ENDINGS.get(ending, "md" if is_form else "text")


def _write(place: Workplace, name: str, asked: _Asked) -> None:
    if (asked.group or asked.step) and not asked.is_form:
        raise click.UsageError("--group and --step are for forms: say --format md or --format csv.")
    if asked.copies > 1 and asked.is_form:
        raise click.UsageError("--copies is for paper: say --format html. Of a form, copy the file.")
    if asked.step:
        form, sources = step_form(place, name, asked.step, asked.group)
        deliver_text(form_text(form, asked.ending), asked.wanted, f"The form of “{form.title}”", sources)
        return
    found = find_printable(place, name)
    if asked.is_form:
        text = form_text(sheet_form(place, found, asked.group), asked.ending)
        deliver_text(text, asked.wanted, f"The form of “{found.sheet.title}”", found.sources)
    else:
        document = sheet_document(found.sheet, asked.copies, found.language)
        deliver(document, asked.wanted, f"The sheet “{found.sheet.title}”", found.sources)


def _list(place: Workplace) -> int:
    rows = [(each.name, each.sheet.title, ", ".join(each.used_by)) for each in printables(place)]
    say_table(("Name", "Title", "Used by"), rows)
    tell(f"Your own sheets go into {place.library.home / 'handouts'}.")
    return 0
