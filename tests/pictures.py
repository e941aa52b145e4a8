"""Pictures of screens: as a person reads them, cell by cell, and as drawings, compared with those that are stored.

`UPDATE_PICTURES=1 pytest tests/console` stores what is drawn in their place; look at the difference before it is kept.
"""

import difflib
import os
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

STORED = Path(__file__).parent / "console" / "pictures"
CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
UPDATE = os.environ.get("UPDATE_PICTURES") == "1"
DRAWN_BY = ("textual", "rich")
"""Whose versions decide what a drawing looks like to the byte; the text is the same with others too."""
Picture = Callable[[App[Any] | Pilot[Any], str], None]


def other_versions() -> list[str]:
    """Return what is installed in another version than the drawings were made with."""
    pinned = dict(re.findall(r"^(\S+)==(\S+)$", CONSTRAINTS.read_text(encoding="utf-8"), re.MULTILINE))
    return [f"{name} {version(name)}" for name in DRAWN_BY if version(name) != pinned[name]]


def strips_of(app: App[Any]) -> list[Strip]:
    """Return the lines of the whole screen as they would be sent to the terminal."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return [Strip.join(line) for line in getattr(update, "strips")]  # noqa: B009 - Textual's type says less than it is


def text_of(app: App[Any]) -> str:
    """Return the whole screen as text, a line a row."""
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips_of(app))


def segments_of(app: App[Any]) -> list[Segment]:
    """Return every piece of text on the screen."""
    return [segment for strip in strips_of(app) for segment in strip]


def drawing_of(app: App[Any]) -> str:
    """Return the whole screen as SVG: without the name of the program, whose place is the same on every screen."""
    svg = app.export_screenshot(title="facilitator", simplify=True)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    """Compare a screen with the pictures stored under a name; `NAME:text` compares the text alone."""

    def compare(of: App[Any] | Pilot[Any], name: str) -> None:
        app = of.app if isinstance(of, Pilot) else of
        stem, _, text_only = name.partition(":")
        got = {f"{stem}.txt": text_of(app)}
        if not text_only and not other_versions():
            got[f"{stem}.svg"] = drawing_of(app)
        for file, drawn in got.items():
            _compare(STORED / file, drawn, tmp_path / "pictures" / file)

    return compare


def _compare(stored: Path, drawn: str, got: Path) -> None:
    if UPDATE:
        stored.write_text(drawn, encoding="utf-8", newline="\n")
        return
    kept = stored.read_text(encoding="utf-8") if stored.exists() else ""
    if kept == drawn:
        return
    got.parent.mkdir(exist_ok=True)
    got.write_text(drawn, encoding="utf-8", newline="\n")
    told = "the text is the same, its style is not"
    if stored.suffix == ".txt":
        lines = difflib.unified_diff(kept.splitlines(), drawn.splitlines(), "stored", "drawn", lineterm="")
        told = "\n".join(lines)
    pytest.fail(f"{stored.name} is not what is drawn, see {got}\n{told}", pytrace=False)
