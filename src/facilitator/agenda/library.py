"""Where agendas and sheets are found: the user's own folders first, then what ships with the program."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.agenda.problems import Problem, short
from facilitator.agenda.reading.text import MOST_BYTES

if TYPE_CHECKING:
    from facilitator.agenda.reader import Reading
    from facilitator.agenda.reading.sheets import SheetSource

AGENDAS = "agendas"
HANDOUTS = "handouts"
ENDINGS = (".yaml", ".yml")

_CODE_LINE = re.compile(rb"^[Cc][Oo][Dd][Ee][ \t]*:[ \t]*([^\r\n]{1,200})", re.MULTILINE)
_PATH_PARTS = re.compile(r"[/\\:\x00]|^\.")


@dataclass(frozen=True, slots=True)
class Entry:
    """An agenda that can be run."""

    name: str
    """The file's name without its ending: what people type."""
    path: Path
    own: bool
    """Whether it is the user's and not one that ships with the program."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why no agenda was found."""

    reason: str
    """A sentence for a person, with the nearest names where there are any."""


def bundled_content() -> Path:
    """Return the folder that holds the shipped `agendas` and `handouts`.

    In a wheel it lies inside the package; in a checkout and an editable install it is the root of the repository.
    """
    package = Path(__file__).resolve().parents[1]
    packed, checkout = package / "content", package.parents[1]
    return packed if packed.is_dir() or not (checkout / AGENDAS).is_dir() else checkout


class Library:
    """The agendas and sheets of one user and of the program; every call looks at the disk again."""

    def __init__(self, home: Path, bundled: Path | None = None) -> None:
        self.home = home
        self.bundled = bundled if bundled is not None else bundled_content()

    def entries(self) -> tuple[Entry, ...]:
        """Return every agenda: the user's own first, each part by name.

        A file of the user's stands in for the shipped one of the same name.
        """
        own = {_plain(path.stem): path for path in _yaml_files(self.home / AGENDAS)}
        shipped = {_plain(path.stem): path for path in _yaml_files(self.bundled / AGENDAS)}
        mine = [Entry(_composed(own[name].stem), own[name], own=True) for name in sorted(own)]
        rest = sorted(shipped.keys() - own.keys())
        return (*mine, *(Entry(_composed(shipped[name].stem), shipped[name], own=False) for name in rest))

    def find(self, what: str) -> Entry | NotFound:
        """Find an agenda by its path, its name or the code of its workshop; names and codes in any case."""
        what = what.strip()
        if not what:
            return NotFound("Say which agenda: its name, its code, or the path of its file.")
        entries = self.entries()
        if "/" in what or "\\" in what or what.lower().endswith(ENDINGS):
            path = Path(what)
            if _is_file(path):
                return self._entry_at(path)
        wanted = _plain(what)
        for entry in entries:
            if wanted in (_plain(entry.name), _plain(entry.path.name)):
                return entry
        for entry in entries:
            if _plain(_code_in(entry.path)) == wanted:
                return entry
        if _is_file(Path(what)):
            return self._entry_at(Path(what))
        return _not_found(what, entries)

    def _entry_at(self, path: Path) -> Entry:
        shipped = _resolved(path).is_relative_to(_resolved(self.bundled / AGENDAS))
        return Entry(_composed(path.stem), path, own=not shipped)

    def read(self, entry: Entry) -> "Reading":
        """Read an agenda with its sheets; what the disk refuses becomes a Problem."""
        from facilitator.agenda.reader import Reading, read_agenda

        file = str(entry.path)
        text = _bytes_of(entry.path)
        if isinstance(text, _Unread):
            return Reading(None, (Problem(file, 1, 1, text.what, text.fix),))
        beside = entry.path.absolute().parent
        return read_agenda(text, file, lambda name: self.sheet(name, beside), self._names(beside))

    def read_path(self, path: Path) -> "Reading":
        """Read the agenda in a file, wherever it lies."""
        return self.read(self._entry_at(path))

    def _names(self, beside: Path) -> frozenset[str]:
        """Return every name and code that an agenda in this folder may lead on to."""
        paths = (*_yaml_files(beside), *(entry.path for entry in self.entries()))
        return frozenset(name for path in paths for name in (_composed(path.stem), _code_in(path)) if name)

    def sheet(self, name: str, beside: Path) -> "SheetSource | None":
        """Find a sheet by its name for an agenda in the folder `beside`; None where there is none to be read.

        Looked for beside the agenda first, so that a folder sent to a colleague holds all it needs. A name with
        parts of a path finds nothing.
        """
        from facilitator.agenda.reading.sheets import SheetSource

        name = name.strip()
        if _PATH_PARTS.search(name):
            return None
        wanted = _plain(name)
        folder = beside.absolute()
        for place in (folder, folder.parent, self.home, self.bundled):
            for path in _yaml_files(place / HANDOUTS):
                if wanted in (_plain(path.stem), _plain(path.name)):
                    text = _bytes_of(path)
                    if isinstance(text, bytes):
                        return SheetSource(str(path), text)
        return None


@dataclass(frozen=True, slots=True)
class _Unread:
    """Why a file gave nothing, in the two sentences of a Problem."""

    what: str
    fix: str


def _not_found(what: str, entries: tuple[Entry, ...]) -> NotFound:
    named = f"“{short(what)}”"
    path = Path(what)
    if _is_folder(path):
        return NotFound(f"{named} is a folder. Name one agenda in it, for example {path / 'my-agenda.yaml'}.")
    if odd := _odd(path):
        return NotFound(f"{named} is {odd}. Give the path of the agenda's own file.")
    if "/" in what or "\\" in what:
        return NotFound(f"There is no file {named}. Check the path, or use the name of an agenda.")
    names = {_plain(entry.name): entry.name for entry in entries}
    stem = _plain(what).removesuffix(".yaml").removesuffix(".yml")
    near = [names[name] for name in get_close_matches(stem, names, n=3, cutoff=0.5)]
    near += [name for plain, name in names.items() if stem in plain and name not in near]
    if near:
        return NotFound(f"There is no agenda called {named}. Did you mean {_either(near[:3])}?")
    if entries:
        listed = ", ".join(entry.name for entry in entries[:12])
        return NotFound(f"There is no agenda called {named}. There are: {listed}.")
    return NotFound(f"There is no agenda called {named}, and no other one was found. Give the path of a file.")


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _composed(name: str) -> str:
    """Return a file's name with composed letters: macOS keeps “ü” as two characters."""
    return unicodedata.normalize("NFC", name)


def _plain(name: str) -> str:
    """Return a name as it is compared: on every system alike, whatever its files do with case and accents."""
    return _composed(name).casefold()


def _yaml_files(folder: Path) -> tuple[Path, ...]:
    """Return the YAML files of a folder by name, one for a name; none where the folder cannot be read."""
    try:
        listed = sorted(folder.iterdir(), key=lambda path: (_plain(path.name), path.name))
    except (OSError, ValueError):
        return ()
    return tuple({_plain(path.stem): path for path in reversed(listed) if _counts(path)}.values())[::-1]


def _counts(path: Path) -> bool:
    return not path.name.startswith((".", "~")) and path.suffix.lower() in ENDINGS and _is_file(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _odd(path: Path) -> str:
    """Return what stands under a name where that is neither a file nor a folder nor nothing at all."""
    try:
        if path.exists():
            return "" if path.is_file() or path.is_dir() else "a pipe or a device, not a file"
        return "a link that leads to no file" if path.is_symlink() else ""
    except (OSError, ValueError):
        return ""


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _bytes_of(path: Path) -> bytes | _Unread:
    """Return what a file holds; of a file too large to be read only so much that its reader sees that it is."""
    try:
        if not path.is_file():
            odd = "a folder, not a file" if path.is_dir() else _odd(path)
            what = f"This is {odd}." if odd else "There is no such file."
            return _Unread(what, "Check the name, and that the file was not moved.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except PermissionError:
        return _Unread("This file may not be read by you.", "Ask its owner, or copy it to a folder of your own.")
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else None
        what = f"The disk does not give this file ({said or 'unknown reason'})."
        return _Unread(what, "Check that the disk or network folder is connected, and try again.")


def _code_in(path: Path) -> str:
    """Return the workshop's code without reading the agenda, so that one with mistakes is found as well."""
    text = _bytes_of(path)
    found = _CODE_LINE.search(text) if isinstance(text, bytes) else None
    if found is None:
        return ""
    return found[1].decode("utf-8", "replace").partition(" #")[0].strip().strip("\"'")
