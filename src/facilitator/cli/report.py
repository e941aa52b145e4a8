"""`facilitator report`: what happened, for someone who was not there."""

from pathlib import Path
from typing import cast

import click

from facilitator.cli.document_output import DOCUMENT_ENDINGS
from facilitator.cli.output import say, say_exactly, tell
from facilitator.cli.report_file import is_same_file, write_document
from facilitator.cli.report_text import ReportFormat, report_text
from facilitator.cli.session_choice import NO_SESSION, find_session, refuse_unreadable
from facilitator.cli.surroundings import Fault, place_of
from facilitator.live.found import NotOpened, look_up
from facilitator.live.session_clock import moment_in
from facilitator.live.session_rows import session_rows
from facilitator.live.workplace import Workplace

FORMAT_OF_ENDING: dict[str, ReportFormat] = {".json": "json", **DOCUMENT_ENDINGS}


@click.command("report")
@click.argument("session", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "json", "text", "html"]),
    help="md unless the ending of --output says otherwise.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write into this file.")
@click.pass_context
def command(ctx: click.Context, session: str | None, form: str | None, output: Path | None) -> int:
    """Write the report of SESSION, or of the newest one.

    SESSION is a path, a file name, or a part of it.
    """
    place = place_of(ctx)
    path = _newest(place) if session is None else find_session(place, session)
    found = look_up(path)
    if isinstance(found, NotOpened):
        raise Fault(found.sentence)
    for remark in found.remarks:
        tell(remark)
    chosen = cast("ReportFormat", form) if form else _format_for(output)
    text = report_text(place, found.session, moment_in(found.session, place.now()), chosen)
    if output is None or str(output) == "-":
        (say_exactly if chosen == "json" else say)(text)
        return 0
    if is_same_file(output, path):
        raise click.UsageError("--output names the session itself, which must not be written over.")
    write_document(output, text)
    tell(f"The report of {path.stem} is in {output}.")
    return 0


def _newest(place: Workplace) -> Path:
    """Return the newest session that really took place, or else the newest rehearsal."""
    refuse_unreadable(place.folders.sessions)
    rows = [row for row in session_rows(place.folders.sessions, place.state_folder) if row.state != "unreadable"]
    if not rows:
        raise Fault(NO_SESSION)
    tell(f"The newest session: {rows[0].name}")
    return rows[0].path


def _format_for(output: Path | None) -> ReportFormat:
    return FORMAT_OF_ENDING.get(output.suffix.lower(), "md") if output is not None else "md"
