"""The sheets that can be printed: those with a file of their own, and those written inside an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from facilitator.agenda.library import AGENDAS, ENDINGS, HANDOUTS, Entry, NotFound
from facilitator.agenda.model import Sheet
from facilitator.agenda.problems import Problem, render, short
from facilitator.agenda.reading.sheets import read_sheet
from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.output import tell
from facilitator.cli.surroundings import Fault, WrongCall
from facilitator.live.workplace import Workplace

INSIDE = ":"
"""Between an agenda and a sheet inside it."""


@dataclass(frozen=True, slots=True)
class Printable:
    """A sheet that can be printed."""

    name: str
    """What is typed: "tool-check", or "kick-off:tool-check" for a sheet inside an agenda."""
    sheet: Sheet
    sources: tuple[Path, ...]
    """The files that it is made of: the agenda around it, and the file of its own where it has one."""
    used_by: tuple[str, ...] = ()
    """The names of the agendas that use it."""
    language: str = ""


def printables(place: Workplace) -> tuple[Printable, ...]:
    """Return every sheet that can be read: those with files first, each with the agendas that use it."""
    read = [(entry, place.library.read(entry).agenda) for entry in place.library.entries()]
    plans = [(entry, plan) for entry, plan in read if plan is not None]
    of_files = {sheet.id.casefold(): (sheet, path) for sheet, path in _sheets_of_files(place)}
    used: dict[str, list[str]] = {key: [] for key in of_files}
    inside: list[Printable] = []
    for entry, plan in plans:
        for sheet in plan.sheets:
            key = sheet.id.casefold()
            if key in of_files and of_files[key][0].model_copy(update={"id": sheet.id}) == sheet:
                used[key].append(entry.name)
            else:
                name = f"{entry.name}{INSIDE}{sheet.id}"
                sources = sources_of(place, entry, (sheet,))
                inside.append(Printable(name, sheet, sources, (entry.name,), plan.language))
    files = (Printable(sheet.id, sheet, (path,), tuple(used[key])) for key, (sheet, path) in of_files.items())
    return (*files, *inside)


def find_printable(place: Workplace, name: str) -> Printable:
    """Return the sheet of this name; raises a WrongCall where there is none, a Fault where it cannot be read."""
    around, inside, sheet_name = name.rpartition(INSIDE)
    if inside:
        return _find_inside(place, around, sheet_name.strip())
    source = place.library.sheet(name, place.library.home / AGENDAS)
    if source is None:
        return _only_one(name, printables(place))
    path = Path(source.file)
    reading = read_sheet(source.text, source.file, path.stem)
    if reading.sheet is None:
        _fail(path, reading.problems)
    return Printable(path.stem, reading.sheet, (path,))


def sources_of(place: Workplace, entry: Entry, sheets: Sequence[Sheet]) -> tuple[Path, ...]:
    """Return the files that an agenda and these sheets of it are read from."""
    beside = entry.path.absolute().parent
    found = (place.library.sheet(sheet.id, beside) for sheet in sheets)
    return (entry.path, *(Path(source.file) for source in found if source is not None))


def _only_one(name: str, there_are: Sequence[Printable]) -> Printable:
    """Return the sheet of this name that stands inside an agenda; raises a WrongCall for none, and for several."""
    wanted = name.strip().casefold()
    wanted = next((wanted.removesuffix(ending) for ending in ENDINGS if wanted.endswith(ending)), wanted)
    found = [each for each in there_are if each.sheet.id.casefold() == wanted]
    if not found:
        raise WrongCall(_not_found(name, there_are))
    if len(found) > 1:
        names = ", ".join(each.name for each in found)
        raise WrongCall(f"Several agendas have a sheet called “{short(name)}”. Say which one is meant: {names}.")
    return found[0]


def agenda_around(place: Workplace, what: str) -> Entry:
    """Return the agenda of this name, code or path; also that in a file of this folder, its ending left out."""
    if isinstance(place.library.find(what), NotFound):
        for ending in ENDINGS:
            if what.strip() and not isinstance(beside := place.library.find(f"{what.strip()}{ending}"), NotFound):
                return beside
    return find_agenda(place, what)


def _find_inside(place: Workplace, what: str, sheet_name: str) -> Printable:
    entry = agenda_around(place, what)
    plan = read_or_fail(place, entry)
    for sheet in plan.sheets:
        if sheet.id.casefold() == sheet_name.casefold():
            sources = sources_of(place, entry, (sheet,))
            return Printable(f"{what}{INSIDE}{sheet.id}", sheet, sources, (entry.name,), plan.language)
    if not plan.sheets:
        raise WrongCall(f"The agenda “{short(plan.workshop)}” has no sheets.")
    names = [sheet.id for sheet in plan.sheets]
    near = get_close_matches(sheet_name, names, n=1, cutoff=0.5)
    hint = f" Did you mean {entry.name}{INSIDE}{near[0]}?" if near else ""
    raise WrongCall(
        f"“{short(plan.workshop)}” has no sheet called “{short(sheet_name)}”.{hint} It has: {', '.join(names)}."
    )


def _fail(path: Path, problems: Sequence[Problem]) -> NoReturn:
    for problem in problems:
        tell(render(problem))
    raise Fault(f"{path.name} cannot be printed yet. Mend what is named above, then try again.")


def _not_found(name: str, there_are: Sequence[Printable]) -> str:
    said = f"There is no sheet called “{short(name)}”."
    inside = f" One inside the file of an agenda is `agenda-file.yaml{INSIDE}sheet-name`."
    if not there_are:
        return f"{said} There are no sheets yet; a sheet is a file in the folder `{HANDOUTS}`.{inside}"
    known = {each.sheet.id.casefold(): each.name for each in there_are}
    known |= {each.name.casefold(): each.name for each in there_are}
    wanted = Path(name.strip()).stem.casefold()
    near = [known[key] for key in get_close_matches(wanted, known, n=1, cutoff=0.5)]
    near = near or [full for key, full in known.items() if wanted and wanted in key][:1]
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"{said}{hint} There are: {', '.join(each.name for each in there_are)}.{inside}"


def _sheets_of_files(place: Workplace) -> list[tuple[Sheet, Path]]:
    """Return the sheets in the user's folder and those that ship; a file of the user's stands in for a shipped one."""
    beside = place.library.home / AGENDAS
    found: list[tuple[Sheet, Path]] = []
    seen: set[str] = set()
    for folder in (place.library.home / HANDOUTS, place.library.bundled / HANDOUTS):
        for path in _files_in(folder):
            if path.stem.casefold() in seen:
                continue
            seen.add(path.stem.casefold())
            source = place.library.sheet(path.stem, beside)
            sheet = read_sheet(source.text, source.file, path.stem).sheet if source is not None else None
            if source is not None and sheet is not None:
                found.append((sheet, Path(source.file)))
    return found


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
    except OSError:
        return []
