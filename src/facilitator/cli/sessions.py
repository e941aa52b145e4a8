"""`facilitator sessions`: what was run, latest first."""

from datetime import datetime

import click

from facilitator.cli.output import say_json, tell
from facilitator.cli.session_choice import NO_SESSION, refuse_unreadable
from facilitator.cli.surroundings import place_of
from facilitator.cli.tables import list_format, say_table
from facilitator.live.session_rows import SessionRow, session_rows


@click.command("sessions")
@list_format
@click.pass_context
def command(ctx: click.Context, form: str) -> int:
    """List the sessions there are, the latest first."""
    place = place_of(ctx)
    refuse_unreadable(place.folders.sessions)
    rows = session_rows(place.folders.sessions, place.state_folder)
    if form == "json":
        say_json([_plain(row) for row in rows])
        return 0
    if not rows:
        tell(NO_SESSION)
        return 0
    header = ("Session", "Workshop", "Began", "State", "Answers")
    say_table(header, [_cells(row) for row in rows], ("left", "left", "left", "left", "right"))
    for row in rows:
        if row.problem:
            tell(f"{row.name}: {row.problem}" if row.state != "unreadable" else row.problem)
    return 0


def say_state(row: SessionRow) -> str:
    """Return where a session stands, in words."""
    if row.rehearsal:
        return "rehearsal"
    return f"unfinished, in {row.step}" if row.state == "unfinished" and row.step else row.state


def _cells(row: SessionRow) -> tuple[str, ...]:
    began = f"{row.began:%Y-%m-%d %H:%M}" if row.began else ""
    return row.name, row.workshop, began, say_state(row), str(row.answers) if row.workshop else ""


def _plain(row: SessionRow) -> dict[str, object]:
    return {
        "name": row.name,
        "path": str(row.path),
        "workshop": row.workshop,
        "state": row.state,
        "rehearsal": row.rehearsal,
        "began": _iso(row.began),
        "last": _iso(row.last),
        "step": row.step,
        "answers": row.answers,
        "problem": row.problem,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
