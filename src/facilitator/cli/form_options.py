"""The options that fill in the set-up of a workshop: how long, who, which groups, and the blanks."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from facilitator.agenda.guide import blank_name
from facilitator.agenda.model import Agenda
from facilitator.live.end_time import read_clock
from facilitator.live.set_up_form import SetUp

NAMES_MAX_B = 1_000_000

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class FormWords:
    """The options as typed."""

    minutes: str = ""
    end: str = ""
    people: str = ""
    names: Path | None = None
    groups: str = ""
    fills: tuple[str, ...] = ()


_OPTIONS = (
    click.option("--minutes", default="", metavar="LENGTH", help="How long you have: 75, or 1h 15."),
    click.option("--end", default="", metavar="TIME", help="When it has to be over: 11:15."),
    click.option("--people", default="", metavar="NUMBER", help="How many people are there."),
    click.option(
        "--names",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A file with the names: one a line, or a CSV table with headings (name, group, role).",
    ),
    click.option("--groups", default="", metavar="GROUPS", help='How many groups, or their names: "Blue, Red".'),
    click.option(
        "--fill",
        "fills",
        multiple=True,
        metavar="NAME=VALUE",
        help='A blank of the script: "hand-in date=3 December". May be given several times.',
    ),
)


def form_options(function: Function) -> Function:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def form_of(words: FormWords, agenda: Agenda) -> SetUp:
    """Return the form that the options fill in; raises a UsageError for what cannot be meant."""
    if words.names is not None and words.people.strip():
        raise click.UsageError("Give --people or --names: the names are counted.")
    people = words.people if words.names is None else _names_in(words.names)
    fills = dict(_fill(written, agenda) for written in words.fills)
    return SetUp(length=_length(words), people=people, groups=words.groups, fills=fills)


def option_of(field: str, words: FormWords) -> str:
    """Return the option that a field of the form came from."""
    if field == "length":
        return "--end" if words.end.strip() else "--minutes"
    return "--names" if field == "people" and words.names is not None else f"--{field}"


def _length(words: FormWords) -> str:
    minutes, end = words.minutes.strip(), words.end.strip()
    if minutes and end:
        raise click.UsageError("Give --minutes or --end, not both.")
    if minutes and read_clock(minutes) is not None:
        raise click.UsageError(f"--minutes wants a length, like 75. To end at {minutes}, write --end {minutes}.")
    if end and read_clock(end.removeprefix("until").strip()) is None:
        raise click.UsageError(f"--end wants a time of day, like 11:15, and not “{end}”.")
    return minutes or end


def _names_in(path: Path) -> str:
    try:
        data = path.read_bytes()[: NAMES_MAX_B + 1]
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise click.UsageError(f"The names in {path} could not be read: {said}.") from None
    text = _decoded(data)
    if text is None:
        raise click.UsageError(f"{path} is not a text file. Save the names as plain text (UTF-8).")
    if len(data) > NAMES_MAX_B or "\0" in text:
        raise click.UsageError(f"{path} is no list of names.")
    if not text.strip():
        raise click.UsageError(f"{path} is empty. Write one name a line into it.")
    return text


def _decoded(data: bytes) -> str | None:
    """Return a text as spreadsheets and editors save it; None for what is no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return None


def _fill(written: str, agenda: Agenda) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    name = name.strip().strip("[]").strip()
    if not equals or not name:
        raise click.UsageError(f"--fill wants a name and a value, like “hand-in date=3 December”, not “{written}”.")
    names = {blank_name(blank.name): blank.name for blank in agenda.blanks}
    known = names.get(blank_name(name))
    if known is None:
        there = f"There are: {', '.join(names.values())}." if names else "It has none."
        raise click.UsageError(f"This agenda has no blank “{name}”. {there}")
    return known, value.strip()
