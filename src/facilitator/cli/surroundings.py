"""What a command finds around it: the folders, the clock, the terminal and the console."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from facilitator.timing.clock import Clock, SystemClock

if TYPE_CHECKING:
    from facilitator.live.openings import ConsoleOpening
    from facilitator.live.workplace import Workplace

HOME_KEY = "facilitator.home"
"""Where the context keeps the folder that was given with `--home`."""


class Fault(click.ClickException):
    """The input is at fault."""

    exit_code = 1


class WrongCall(click.ClickException):
    """The call is at fault, in a way that the command's help would not mend; else it is a `click.UsageError`."""

    exit_code = 2


def _has_terminal() -> bool:
    """Return whether keys come from a terminal and everything goes to one; the console draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def _start_console(place: "Workplace", opening: "ConsoleOpening") -> int:
    from facilitator.cli.open_console import start_console

    return start_console(place, opening)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command stands in."""

    clock: Clock = field(default_factory=SystemClock)
    has_terminal: Callable[[], bool] = _has_terminal
    start_console: Callable[["Workplace", "ConsoleOpening"], int] = _start_console


def surroundings_of(ctx: click.Context) -> Surroundings:
    """Return what was handed to the program."""
    found = ctx.find_object(Surroundings)
    return found if found is not None else Surroundings()


def place_of(ctx: click.Context) -> "Workplace":
    """Return the workplace, its home moved by `--home` or FACILITATOR_HOME."""
    from facilitator.live.workplace import workplace

    return workplace(os.environ, ctx.meta.get(HOME_KEY), surroundings_of(ctx).clock)
