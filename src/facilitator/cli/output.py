"""What is printed: data on stdout, narration on stderr, and nothing that could command the terminal."""

import errno
import io
import json
import os
import shutil
import sys

import click

from facilitator.cli.folding import fold_lines
from facilitator.cli.surroundings import Fault
from facilitator.documents.writers.visible import visible

WIDTH_MAX = 120
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def prepare_output() -> None:
    """Let a pipe or file get UTF-8 with plain line feeds, and no text fail for want of a character."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def let_go_of_output() -> None:
    """Forget what is still to be written: whoever read it has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)


def say(text: str) -> None:
    """Print data; raises a Fault where it cannot be written."""
    _print(visible(text), nl=not text.endswith("\n"))


def say_exactly(text: str) -> None:
    """Print data for a program, not a sign of it changed; raises a Fault where it cannot be written."""
    _print(text, nl=False)


def _print(text: str, *, nl: bool) -> None:
    try:
        click.echo(text, nl=nl)
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go_of_output()
        said = "the disk is full" if error.errno in _FULL else error.strerror or str(error)
        raise Fault(f"The output could not be written: {said}. What came of it is not whole.") from None


def say_json(value: object) -> None:
    """Print data for a program; every text comes back exactly as it was typed."""
    say_exactly(to_json(value))


def to_json(value: object) -> str:
    """Return a value as JSON in ASCII, so that no text in it can command a terminal or fail to be encoded."""
    return json.dumps(value, indent=2, ensure_ascii=True) + "\n"


def tell(text: str) -> None:
    """Tell the person who typed the command; a terminal gets it in lines that fit."""
    shown = visible(text)
    click.echo(fold_lines(shown, _columns()) if sys.stderr.isatty() else shown, err=True)


def page_width(piped: int) -> int:
    """Return how many columns a text may take: as many as the terminal has, or `piped` where there is none."""
    return _columns() if sys.stdout.isatty() else piped


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, WIDTH_MAX)
