"""`facilitator resume`: on with a session that was left."""

from pathlib import Path

import click

from facilitator.cli.open_console import require_terminal
from facilitator.cli.output import tell
from facilitator.cli.session_choice import find_session, refuse_unreadable
from facilitator.cli.surroundings import Fault, place_of, surroundings_of
from facilitator.live.found import NotOpened, look_up
from facilitator.live.openings import OpenSession
from facilitator.live.session_rows import session_rows
from facilitator.live.workplace import Workplace


@click.command("resume")
@click.argument("session", required=False)
@click.pass_context
def command(ctx: click.Context, session: str | None) -> int:
    """Go on with SESSION, or with the newest one that is not finished.

    SESSION is a path, a file name, or a part of it. Every answer is there, and the time in between counts.
    """
    require_terminal(ctx)
    place = place_of(ctx)
    path = newest_unfinished(place) if session is None else _named(place, session)
    return surroundings_of(ctx).start_console(place, OpenSession(path))


def newest_unfinished(place: Workplace) -> Path:
    """Return the session to go on with; raises a Fault where there is none."""
    refuse_unreadable(place.folders.sessions)
    waiting = [row for row in session_rows(place.folders.sessions, place.state_folder) if row.to_resume]
    if not waiting:
        raise Fault("No session is waiting to be gone on with. Begin one with: facilitator run AGENDA")
    if len(waiting) > 1:
        tell(
            f"The newest of {len(waiting)} unfinished sessions: {waiting[0].name}. For the others: facilitator sessions"
        )
    return waiting[0].path


def _named(place: Workplace, what: str) -> Path:
    path = find_session(place, what)
    found = look_up(path)
    if isinstance(found, NotOpened):
        raise Fault(found.sentence)
    if found.session.rehearsal:
        raise Fault(f"{path.name} was a rehearsal: it is over. To read it: facilitator report {path.stem}")
    return path
