"""`facilitator collect`: the forms that note-takers have filled in, read back into a session."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from facilitator.cli.collect_words import as_data, say_collected
from facilitator.cli.output import say, say_json, tell
from facilitator.cli.session_choice import find_session
from facilitator.cli.surroundings import Fault, place_of
from facilitator.documents.forms.decoding import MOST_B
from facilitator.documents.forms.filled_form import read_form
from facilitator.live.collecting import Collected, collect
from facilitator.live.found import NotOpened, look_up
from facilitator.live.on_trial import OnTrial, Records
from facilitator.live.opening import Held, reopen
from facilitator.live.workplace import Workplace
from facilitator.session.collected import NotRead


@click.command("collect")
@click.argument("session")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--group", default="", metavar="NAME", help="Whose form it is, whatever stands on it.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written down.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json for a program to read."
)
@click.pass_context
def command(ctx: click.Context, session: str, files: tuple[Path, ...], group: str, dry_run: bool, form: str) -> int:
    """Read forms that note-takers have filled in into SESSION.

    SESSION is a path, a file name, or a part of it. Each FILE is a form of `facilitator handout`, as Markdown or CSV.
    Reading a file twice adds nothing; a file that was corrected changes what was corrected in it.
    """
    place = place_of(ctx)
    path = find_session(place, session)
    came = _on_trial(place, path, files, group) if dry_run else _recorded(place, path, files, group)
    if form == "json":
        say_json(_data(path, came, dry_run))
    for each in came:
        if isinstance(each, NotRead):
            tell(each.sentence)
        elif form == "text":
            say(say_collected(each))
    if dry_run:
        tell("Nothing was written: this is what would be.")
    return 1 if any(isinstance(each, NotRead) for each in came) else 0


def _data(path: Path, came: Sequence[Collected | NotRead], dry_run: bool) -> dict[str, Any]:
    return {"session": str(path), "written": not dry_run, "files": [as_data(each) for each in came]}


def _on_trial(place: Workplace, path: Path, files: Sequence[Path], group: str) -> list[Collected | NotRead]:
    found = look_up(path)
    if isinstance(found, NotOpened):
        raise Fault(found.sentence)
    return _all_of(place, OnTrial(found.session), files, group)


def _recorded(place: Workplace, path: Path, files: Sequence[Path], group: str) -> list[Collected | NotRead]:
    opened = reopen(path, place.now(), place.state_folder, background=False, at_console=False)
    if isinstance(opened, NotOpened):
        raise Fault(opened.sentence)
    if isinstance(opened, Held):
        way_out = "Leave it there with Ctrl+Q, collect, and go on with `facilitator resume`; it loses nothing."
        raise Fault(f"{opened.sentence} {'' if opened.found.newer else way_out}".strip())
    for remark in opened.remarks:
        tell(remark)
    try:
        came = _all_of(place, opened.recorder, files, group)
    finally:
        saved = opened.recorder.close()
    if saved.state == "not saved":
        raise Fault(f"{saved.reason} The forms were not read. Mend that, and read them once more.")
    if saved.reason:
        tell(saved.reason)
    return came


def _all_of(place: Workplace, records: Records, files: Sequence[Path], group: str) -> list[Collected | NotRead]:
    came = list[Collected | NotRead]()
    for file in files:
        data = _bytes_of(file)
        filled = data if isinstance(data, NotRead) else read_form(data, file.name, records.session.agenda)
        came.append(filled if isinstance(filled, NotRead) else collect(records, filled, group, place.now()))
    return came


def _bytes_of(file: Path) -> bytes | NotRead:
    try:
        if file.is_dir():
            return NotRead(file.name, f"{file} is a folder. Name the forms in it.")
        with file.open("rb") as stream:
            return stream.read(MOST_B + 1)
    except FileNotFoundError:
        return NotRead(file.name, f"There is no file {file}.")
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else "that is no name of a file"
        return NotRead(file.name, f"{file} cannot be read: {said}.")
