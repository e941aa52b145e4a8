"""Starting the console: the only module of the command line that knows it."""

import gc
from typing import TYPE_CHECKING

import click

from facilitator.cli.surroundings import WrongCall, place_of, surroundings_of

if TYPE_CHECKING:
    from facilitator.live.openings import ConsoleOpening
    from facilitator.live.workplace import Workplace

NO_TERMINAL = (
    "The console needs a terminal for its keys and for all that it draws, so nothing of it can be sent into a file or "
    "a pipe, not even with 2>. Open a terminal window and type the command alone. "
    "Without a terminal these work: agendas, sessions, find, new, check, show, handout, rehearse, collect, report, "
    "schema."
)


def require_terminal(ctx: click.Context) -> None:
    """Raise a WrongCall where there is no terminal to draw on and to read keys from."""
    if not surroundings_of(ctx).has_terminal():
        raise WrongCall(NO_TERMINAL)


def open_home(ctx: click.Context) -> int:
    """Open the home screen and return its exit code."""
    require_terminal(ctx)
    from facilitator.live.openings import Home

    return surroundings_of(ctx).start_console(place_of(ctx), Home())


def start_console(place: "Workplace", opening: "ConsoleOpening") -> int:
    """Show the console until it is left, and return its exit code."""
    # Nothing that is loaded for the first screen is garbage; the console lets the collector go on after it.
    gc.disable()
    from facilitator.console.app import open_console

    return open_console(place, opening)
