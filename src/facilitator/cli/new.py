"""`facilitator new`: an agenda to begin with, in the user's own folder."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import click

from facilitator.agenda.starter import title_from
from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.output import say, tell
from facilitator.cli.surroundings import HOME_KEY, Fault, WrongCall, place_of
from facilitator.live.new_agenda import NO_TITLE, NotMade, make_agenda

EDITORS = ("VISUAL", "EDITOR")
"""Where a person's editor is named, the first that is set."""


@click.command("new")
@click.argument("name", default="", metavar="NAME")
@click.option("--from", "copied", metavar="AGENDA", help="Copy this agenda, its remarks and its sheets.")
@click.option("--edit", is_flag=True, help="Open it in your editor, as $VISUAL or $EDITOR names it.")
@click.pass_context
def command(ctx: click.Context, name: str, copied: str | None, *, edit: bool) -> int:
    """Write an agenda called NAME into your folder, ready to be changed.

    NAME is the title, like "Saturday opening hours"; the file is called after it. A file that is there is never
    written over. Prints the path.
    """
    place = place_of(ctx)
    if not title_from(name):
        raise WrongCall(NO_TITLE)
    source = None
    if copied is not None:
        source = find_agenda(place, copied)
        read_or_fail(place, source, "copied")
    made = make_agenda(place, name, source)
    if isinstance(made, NotMade):
        raise Fault(made.sentence)
    say(str(made.path))
    for remark in made.remarks:
        tell(remark)
    fault = open_in_editor(made.path, os.environ) if edit else ""
    home = ctx.meta.get(HOME_KEY)
    behind = f" --home {shlex.quote(str(home))}" if home is not None else ""
    tell("Next, look it over and run it:" if edit else "Open it in any text editor and make it yours. Then:")
    tell(f"  facilitator check {made.name}{behind}\n  facilitator run {made.name}{behind}")
    if fault:
        raise Fault(fault)
    return 0


def open_in_editor(path: Path, environ: Mapping[str, str]) -> str:
    """Open a file in the person's editor and wait until it is closed; return what went wrong, in a sentence."""
    setting = next((name for name in EDITORS if environ.get(name, "").strip()), None)
    if setting is None:
        example = "setx EDITOR notepad" if os.name == "nt" else "export EDITOR=nano"
        return (
            "No editor is set, so the file was not opened: open it in any text editor. "
            f"To have that done from here, name yours once, for example with `{example}`."
        )
    written = environ[setting].strip()
    try:
        words = shlex.split(written, posix=os.name == "posix")
    except ValueError:
        return f"{setting} cannot be read: in “{written}” a quotation mark is not closed. The file was not opened."
    if not words:
        return f"{setting} names no editor. The file was not opened."
    program = words[0].strip('"')
    try:
        # Windows finds an editor that is a script only by its whole path.
        ended = subprocess.run([shutil.which(program) or program, *words[1:], str(path)], check=False)
    except FileNotFoundError:
        return f"The editor “{program}” is not on this computer. Set {setting} to one that is."
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else "not the name of a program"
        return f"The editor “{program}” could not be started: {said}. {setting} names it."
    if ended.returncode:
        return f"The editor “{program}” ended with a failure ({ended.returncode}). The agenda is there all the same."
    return ""
