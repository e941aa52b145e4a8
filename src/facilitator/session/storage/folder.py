"""Where the user's files live, and how they are called."""

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs

from facilitator.session.storage.listing import SessionEntry, list_sessions

__all__ = [
    "Folders",
    "SessionEntry",
    "default_home",
    "list_sessions",
    "safe_name",
    "session_path",
    "state_folder",
]

_APP = "Facilitator"
_LONGEST_CHARS = 60
_LONGEST_B = 150
"""Leaves room for the date, a copy's mark and the ending inside the 255 bytes that most disks allow a name."""
_UNNAMED = "unnamed"
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout", "clock"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Windows keeps these names for devices, whatever ending follows."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders under the user's home of facilitator; none of them needs to exist."""

    home: Path

    @property
    def sessions(self) -> Path:
        """What happened."""
        return self.home / "sessions"

    @property
    def agendas(self) -> Path:
        """The user's own plans."""
        return self.home / "agendas"

    @property
    def handouts(self) -> Path:
        """The user's own sheets."""
        return self.home / "handouts"

    @property
    def exports(self) -> Path:
        """Documents to hand over."""
        return self.home / "exports"


def default_home(environ: Mapping[str, str], given: Path | None) -> Path:
    """Choose the home: the given folder, else FACILITATOR_HOME, else `Facilitator` among the user's documents."""
    if given is not None:
        return _expand(given, environ)
    named = environ.get("FACILITATOR_HOME", "").strip()
    if named:
        return _expand(Path(named), environ)
    return platformdirs.user_documents_path() / _APP


def state_folder(environ: Mapping[str, str]) -> Path:
    """Choose the folder for rescued sessions, on the computer's own disk; XDG_STATE_HOME moves it."""
    named = Path(environ.get("XDG_STATE_HOME", ""))
    if named.is_absolute():
        return named / _APP.lower()
    return platformdirs.user_state_path(_APP.lower(), appauthor=False)


def _expand(path: Path, environ: Mapping[str, str]) -> Path:
    """Replace a leading `~` and make the path absolute, so that a later change of folder does not move it."""
    first, *rest = path.parts or (".",)
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if first == "~" and home:
        path = Path(home, *rest)
    elif first.startswith("~"):
        path = Path(os.path.expanduser(path))  # noqa: PTH111 - leaves an unknown user's name as it is
    return path.absolute()


def safe_name(text: str) -> str:
    """Turn any text into a file name without ending: letters of any alphabet, digits and single dashes.

    At most 60 characters, never empty, never a name that Windows keeps for a device, never a path.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    kept = "".join(char if _may_stay(char) else "-" for char in plain)
    name = re.sub(r"-+", "-", kept).strip("-")[:_LONGEST_CHARS]
    name = name.encode("utf-8")[:_LONGEST_B].decode("utf-8", "ignore").strip("-")
    if not any(char.isalnum() for char in name):
        return _UNNAMED
    return f"{name}-file" if name in _RESERVED else name


def _may_stay(char: str) -> bool:
    """Letters, the marks that belong to letters, and digits."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def session_path(folder: Path, started_local: datetime, name: str) -> Path:
    """Name a session file by its start on the wall clock of the room: `2026-11-22-1000-kick-off.json`."""
    return folder / f"{started_local:%Y-%m-%d-%H%M}-{safe_name(name)}.json"
