"""Shields the tests from the person and the machine that run them.

Done while this file is imported, before any test module is: Textual reads its environment at import.
"""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

CLEARED_PREFIXES = ("TEXTUAL", "FACILITATOR_")
CLEARED = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "LINES",
    "EDITOR",
    "VISUAL",
)

_environment = pytest.MonkeyPatch()
_home = tempfile.TemporaryDirectory(prefix="facilitator-tests-", ignore_cleanup_errors=True)


def _clear_settings() -> None:
    for name in list(os.environ):
        if name.startswith(CLEARED_PREFIXES) or name in CLEARED:
            _environment.delenv(name)
    _environment.setenv("TERM", "xterm-256color")


def _move_home(home: Path) -> None:
    """Points every place where a system keeps a person's files below `home`."""
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "WIN_PD_OVERRIDE_PERSONAL": home / "Documents",
        "WIN_PD_OVERRIDE_APPDATA": home / "AppData" / "Roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "AppData" / "Local",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / ".run",
        "XDG_DOCUMENTS_DIR": home / "Documents",
    }
    for name, place in places.items():
        place.mkdir(parents=True, exist_ok=True)
        _environment.setenv(name, str(place))


_clear_settings()
_move_home(Path(_home.name))

settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_unconfigure() -> None:
    """Gives the environment back and removes the made-up home."""
    _environment.undo()
    _home.cleanup()
