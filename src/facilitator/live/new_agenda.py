"""A fresh agenda in the user's folder: a starter, or a copy of another one with the sheets it needs."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.agenda.library import HANDOUTS, Entry
from facilitator.agenda.reader import read_agenda
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.sheets import SheetSource
from facilitator.agenda.schema import agenda_schema, sheet_schema
from facilitator.agenda.starter import AGENDA_SCHEMA, SHEET_SCHEMA, retitled, starter, title_from
from facilitator.live.workplace import Workplace
from facilitator.session.storage.disk import SYSTEM_DISK
from facilitator.session.storage.folder import safe_name
from facilitator.session.storage.not_saved import NotSaved, reason_of
from facilitator.session.storage.publish import write_new

NO_TITLE = 'Give the workshop a name with letters in it, like "Saturday opening hours".'


@dataclass(frozen=True, slots=True)
class NewAgenda:
    """An agenda that was just written."""

    path: Path
    remarks: tuple[str, ...] = ()
    """What its author should know, in sentences."""

    @property
    def name(self) -> str:
        """Return what people type to run it."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class NotMade:
    """Why there is no fresh agenda, in a sentence with the way out."""

    sentence: str


def make_agenda(place: Workplace, words: str, copied: Entry | None = None) -> NewAgenda | NotMade:
    """Write an agenda that is called by `words` into the user's folder; what is there is never written over."""
    title = title_from(words)
    if not title:
        return NotMade(NO_TITLE)
    name = safe_name(title)
    entries = place.library.entries()
    twin = next((entry for entry in entries if plain_key(entry.name) == plain_key(name)), None)
    if twin is not None and twin.own:
        return NotMade(
            f"You have an agenda of that name already. To begin another one, choose another name.\n{twin.path}"
        )
    sheets: dict[str, SheetSource] = {}
    text = starter(title) if copied is None else _copy_of(place, copied, title, sheets)
    if isinstance(text, NotMade):
        return text
    path = place.folders.agendas / f"{name}.yaml"
    try:
        path = write_new(SYSTEM_DISK, path, text.encode("utf-8", "replace"))
    except NotSaved as failure:
        return NotMade(failure.reason)
    except OSError as error:
        return NotMade(reason_of(error, path))
    remarks = [] if twin is None else [f"It stands in for the “{twin.name}” that came with the program."]
    if copied is not None:
        remarks += _remark_on_code(place, copied, text)
        remarks += [said for sheet in sheets.values() if (said := _bring_along(place, sheet))]
    write_schemas(place)
    return NewAgenda(path, tuple(remarks))


def write_schemas(place: Workplace) -> None:
    """Lay the descriptions of all keys beside the folders, for editors; without them only their help is missing."""
    for name, made in ((AGENDA_SCHEMA, agenda_schema), (SHEET_SCHEMA, sheet_schema)):
        path = place.folders.home / name
        with suppress(OSError):
            _renew(path, json.dumps(made(), indent=1) + "\n")


def _renew(path: Path, text: str) -> None:
    """Write a file that belongs to the program, unless it stands there already."""
    with suppress(OSError, UnicodeDecodeError):
        if path.read_text(encoding="utf-8") == text:
            return
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(path)


def _copy_of(place: Workplace, copied: Entry, title: str, sheets: dict[str, SheetSource]) -> str | NotMade:
    """Return the agenda's text under its new title, and note in `sheets` the files it takes sheets from."""
    mend = f"{copied.path.name} cannot be copied yet. See what has to be mended: facilitator check {copied.name}"
    try:
        data = copied.path.read_bytes()
    except OSError as error:
        return NotMade(f"{copied.path} could not be read: {error.strerror or error}.")
    reading = read_agenda(data, str(copied.path), _noting(place, copied.path.absolute().parent, sheets))
    text = retitled(reading.agenda.source, title) if reading.agenda else None
    return text if text is not None else NotMade(mend)


def _noting(place: Workplace, beside: Path, sheets: dict[str, SheetSource]) -> Callable[[str], SheetSource | None]:
    def find(name: str) -> SheetSource | None:
        found = place.library.sheet(name, beside)
        if found is not None:
            sheets[found.file] = found
        return found

    return find


def _bring_along(place: Workplace, sheet: SheetSource) -> str:
    """Copy a sheet into the user's folder, unless it is found there or ships; return what there is to say of it."""
    file = Path(sheet.file)
    target = place.folders.handouts / file.name
    if _is_in(file, place.folders.handouts) or _is_in(file, place.library.bundled / HANDOUTS):
        return ""
    there = place.library.sheet(file.stem, place.folders.agendas)
    if there is not None and not _is_in(Path(there.file), place.library.bundled / HANDOUTS):
        if there.text == sheet.text:
            return ""
        return f"It uses the sheet {there.file} that you have already, and not {file}."
    try:
        target = write_new(SYSTEM_DISK, target, sheet.text)
    except (OSError, NotSaved) as error:
        said = error.reason if isinstance(error, NotSaved) else reason_of(error, target)
        return f"The sheet {file} could not be copied. {said}"
    return f"The sheet {target.name} was copied too: {target}"


def _remark_on_code(place: Workplace, copied: Entry, text: str) -> list[str]:
    found = re.search(r"^code[ \t]*:[ \t]*(\S[^#\n]*)", text, re.IGNORECASE | re.MULTILINE)
    if not found:
        return []
    code = found[1].strip().strip("\"'")
    first = place.library.find(code)
    mine = isinstance(first, Entry) and first.path != copied.path
    which = "this one" if mine else copied.name
    kept = f"It kept the code {code} of “{copied.name}”: `facilitator run {code}` opens {which}."
    return [f"{kept} Change the line `code:` if both are to be used."]


def _is_in(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False
