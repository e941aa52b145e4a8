"""What a tick costs: nothing is drawn that has not changed, and for a second that went by nothing is laid out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.widget import Widget

from facilitator.console.screens.timekeeper import TimekeeperScreen
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, workshop


@contextmanager
def drawn_anew() -> Iterator[list[tuple[str, bool]]]:
    """Collect what is drawn anew, by its id or kind, and whether the screen is laid out for it."""
    drawn: list[tuple[str, bool]] = []
    draw = Widget.refresh

    def refresh(widget: Widget, *regions: Any, layout: bool = False, **how: Any) -> Widget:
        drawn.append((widget.id or type(widget).__name__, layout))
        return draw(widget, *regions, layout=layout, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Widget, "refresh", refresh)
        yield drawn


async def by_ticks(c: Console, *seconds: float) -> list[tuple[str, bool]]:
    """Return what is drawn anew by a tick after each of these stretches of time."""
    await c.settle()
    with drawn_anew() as drawn:
        for each in seconds:
            await c.after(each)
    return drawn


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_tick_within_the_same_second_draws_nothing(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, size=size, keys=["space"]) as c:
        await c.after(100)
        assert await by_ticks(c, 0, 0.01) == []
        await c.press("exclamation_mark")
        await c.come_to_rest()
        assert await by_ticks(c, 0, 0.01) == []


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_second_lays_nothing_out_and_leaves_the_frame_of_the_clock_alone(
    room: Room, size: tuple[int, int]
) -> None:
    async with workshop(room, size=size, keys=["space"]) as c:
        await c.after(100)
        drawn = await by_ticks(c, 1, 1)
        assert ("digits", False) in drawn
        assert not any(layout for _, layout in drawn)
        assert not {"time", "status", "keys", "script", "answers", "groups"} & {name for name, _ in drawn}


async def test_a_tick_within_the_same_second_leaves_the_large_clock_alone(room: Room) -> None:
    async with workshop(room, size=WIDE, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.after(100)
        assert await by_ticks(c, 0, 0.01) == []
        assert ("digits", False) in await by_ticks(c, 1)


async def test_the_bell_is_shown_in_the_frame_of_the_clock_as_soon_as_it_is_on(room: Room) -> None:
    async with workshop(room, size=WIDE, keys=["space"]) as c:
        panel = c.main.query_one("#time")
        for subtitle in ("bell on", "", "bell on"):
            await c.press("exclamation_mark")
            assert (panel.border_subtitle or "") == subtitle


async def test_an_agenda_that_was_hidden_is_up_to_date_when_it_is_seen(room: Room) -> None:
    async with workshop(room, size=WIDE, keys=["space"]) as c:
        await c.pilot.resize_terminal(*NARROW)
        await c.come_to_rest()
        await c.press("n", "n")
        await c.pilot.resize_terminal(*WIDE)
        await c.come_to_rest()
        assert "▶ · What went wrong" in c.words("#agenda")
        assert "▶ Welcome" not in c.words("#agenda")
