"""The session that a command was given, found by its path, its file name, or a part of it."""

import unicodedata
from difflib import get_close_matches
from pathlib import Path

from facilitator.cli.surroundings import Fault, WrongCall
from facilitator.live.workplace import Workplace
from facilitator.session.storage.listing import list_sessions

SHOWN_MAX = 8
NO_SESSION = "There is no session yet. Begin one with: facilitator run AGENDA"


def find_session(place: Workplace, what: str) -> Path:
    """Return the file of the session that is meant; raises a WrongCall where none or several fit."""
    fitting = fitting_sessions(place, what)
    if len(fitting) > 1:
        raise WrongCall(f"Several sessions are called like “{what.strip()}”. Say which: {_named(fitting)}.")
    return fitting[0]


def fitting_sessions(place: Workplace, what: str) -> list[Path]:
    """Return the files of the sessions that may be meant, the latest first; raises a WrongCall where none fits."""
    what = what.strip()
    if ("/" in what or "\\" in what or what.lower().endswith(".json")) and _is_file(what):
        return [Path(what).absolute()]
    wanted = _plain(what).removesuffix(".json")
    paths = [entry.path for entry in list_sessions(place.folders.sessions, place.state_folder)]
    exact = [path for path in paths if _plain(path.stem) == wanted]
    fitting = exact or [path for path in paths if wanted and wanted in _plain(path.stem)]
    if fitting:
        return fitting
    if _is_file(what):
        return [Path(what).absolute()]
    if not paths:
        refuse_unreadable(place.folders.sessions)
        raise WrongCall(f"There is no session “{what}”. {NO_SESSION}")
    stems = {_plain(path.stem): path for path in paths}
    near = [stems[stem] for stem in get_close_matches(wanted, stems, n=3, cutoff=0.5)]
    raise WrongCall(f"There is no session “{what}”. There are: {_named(near or paths)}.")


def refuse_unreadable(folder: Path) -> None:
    """Raise a Fault where a folder is there and cannot be looked into."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return
    except OSError as error:
        said = error.strerror or str(error)
        raise Fault(
            f"{folder} cannot be looked into: {said}. Check that it is a folder and that it is yours."
        ) from None


def _plain(name: str) -> str:
    """Return a name as it is compared: macOS keeps “ü” as two characters."""
    return unicodedata.normalize("NFC", name).casefold()


def _named(paths: list[Path]) -> str:
    names = [path.stem for path in paths[:SHOWN_MAX]]
    more = f" and {len(paths) - SHOWN_MAX} more" if len(paths) > SHOWN_MAX else ""
    return ", ".join(names) + more


def _is_file(what: str) -> bool:
    try:
        return Path(what).is_file()
    except (OSError, ValueError):
        return False
