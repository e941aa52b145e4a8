"""What every test of the console stands on: a room of its own, in a zone that is the same everywhere."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor, LayoutUpdate
from textual._context import visible_screen_stack
from textual.screen import Screen

from tests.console.desk_doubles import Room
from tests.pictures import picture

__all__ = ["picture"]


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    """Let the computer stand in UTC, and give its own zone back."""
    set_zone = getattr(time, "tzset", lambda: None)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TZ", "UTC")
        set_zone()
        yield
    set_zone()


@pytest.fixture(autouse=True)
def _ticker_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the console's ticker fire when a test says so only."""
    monkeypatch.setattr("facilitator.console.app.TICKS_PER_S", 1 / 3600)


@pytest.fixture(autouse=True)
def _pilot_in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot look five times as often whether the console has come to rest."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 250)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 5000)


@pytest.fixture(autouse=True)
def _drawn_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a screen be drawn when a test looks at it: nobody sees what lies in between, and it takes half the time."""
    draw = Compositor.render_full_update

    def render_update(
        compositor: Compositor,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> LayoutUpdate | None:
        if full:
            visible_screen_stack.set(screen_stack or [])
            return draw(compositor, simplify=simplify)
        compositor._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Return a room in a folder of its own."""
    return Room(tmp_path)
