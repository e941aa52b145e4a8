"""`facilitator timekeeper`: the clock of a running workshop in a terminal of its own, read only."""

import shlex
import threading
from pathlib import Path

import click

from facilitator.cli.output import say, tell
from facilitator.cli.session_choice import find_session, fitting_sessions, refuse_unreadable
from facilitator.cli.surroundings import Fault, WrongCall, place_of, surroundings_of
from facilitator.live.found import NotOpened
from facilitator.live.openings import OpenTimekeeper
from facilitator.live.session_rows import session_rows
from facilitator.live.timekeeper import Timekeeper, keep_time, tell_plainly
from facilitator.live.workplace import Workplace
from facilitator.session.storage.lock import is_free

NO_TERMINAL = "The large digits need a terminal. Without one: facilitator timekeeper --plain, a line a second."


@click.command("timekeeper")
@click.argument("session", required=False)
@click.option("--plain", is_flag=True, help="A line a second, for screen readers and pipes, until it is closed.")
@click.option("--lines", type=click.IntRange(min=1), help="With --plain: end after so many lines.")
@click.pass_context
def command(ctx: click.Context, session: str | None, plain: bool, lines: int | None) -> int:
    """Show the time of the running step, in a second terminal and as large as the window.

    It follows SESSION, or the one that a console records at this moment, within half a second. SESSION is a path, a
    file name, or a part of it; of several, the one that is under way. Nothing is ever written, and the clock goes on
    when the console is gone.
    """
    if lines is not None and not plain:
        raise WrongCall("--lines goes with --plain: facilitator timekeeper --plain --lines 10")
    if not plain and not surroundings_of(ctx).has_terminal():
        raise WrongCall(NO_TERMINAL)
    place = place_of(ctx)
    path = running_session(place) if session is None else named_session(place, session)
    keeper = _keeper(place, path)
    if not plain:
        return surroundings_of(ctx).start_console(place, OpenTimekeeper(path))
    tell_plainly(keeper, place.now, say, threading.Event().wait, lines)
    return 0


def running_session(place: Workplace) -> Path:
    """Return the newest unfinished session that is being recorded, else the newest unfinished one.

    Raises a Fault where there is none.
    """
    refuse_unreadable(place.folders.sessions)
    waiting = [row for row in session_rows(place.folders.sessions, place.state_folder) if row.to_resume]
    if not waiting:
        raise Fault("No workshop is under way. Begin one with: facilitator run AGENDA")
    recorded = [row for row in waiting if not is_free(row.path)]
    chosen = (recorded or waiting)[0]
    if len(recorded or waiting) > 1:
        tell(f"This is the newest of {len(recorded or waiting)}: {chosen.name}. For the others: facilitator sessions")
    return chosen.path


def named_session(place: Workplace, what: str) -> Path:
    """Return the session that is meant: of several the one that a console records, else the one that is not finished.

    Raises a WrongCall where none fits, or where it stays open which.
    """
    fitting = fitting_sessions(place, what)
    if len(fitting) == 1:
        return fitting[0]
    rows = session_rows(place.folders.sessions, place.state_folder)
    waiting = [row.path for row in rows if row.to_resume and row.path in fitting]
    meant = [path for path in waiting if not is_free(path)] or waiting
    if not meant:
        return find_session(place, what)
    if len(meant) > 1:
        calls = "".join(f"\n  facilitator timekeeper {shlex.quote(path.stem)}" for path in meant)
        raise WrongCall(f"{len(meant)} workshops called like “{what.strip()}” are under way. Type one of:{calls}")
    tell(f"Of {len(fitting)} sessions called like “{what.strip()}”, this one is under way: {meant[0].stem}")
    return meant[0]


def _keeper(place: Workplace, path: Path) -> Timekeeper:
    keeper = keep_time(path, place.now, place.state_folder)
    if isinstance(keeper, NotOpened):
        raise Fault(keeper.sentence)
    return keeper
