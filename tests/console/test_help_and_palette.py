"""Help, palette and the line of keys: all three are made from the table of commands."""

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from facilitator.console.commands import COMMANDS, keys_text
from facilitator.console.palette import WorkshopCommands
from facilitator.console.screens.help import HelpScreen, help_lines
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, workshop


def test_help_tells_every_command_with_its_keys() -> None:
    lines = [line.plain for line in help_lines()]
    for entry in COMMANDS:
        assert [line for line in lines if entry.help in line and keys_text(entry) in line], entry.id


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1", "enter", "space", "q"])
async def test_any_key_that_comes_to_hand_closes_help_and_does_no_more(room: Room, key: str) -> None:
    async with workshop(room, keys=["question_mark"]) as c:
        await c.window(HelpScreen)
        await c.press(key)
        await c.back_to_main()
        assert c.happened == []


async def test_all_of_help_can_be_scrolled_to_on_a_small_screen(room: Room) -> None:
    async with workshop(room, size=NARROW, keys=["question_mark"]) as c:
        screen = await c.window(HelpScreen)
        scroll = screen.query_one("VerticalScroll")
        await c.press("end")
        assert scroll.scroll_y == scroll.max_scroll_y > 0


async def offers(c: Console) -> list[str]:
    """Return what the palette offers before anything is typed."""
    provider = WorkshopCommands(c.main)
    return [str(hit.text) async for hit in provider.discover()]


async def test_the_palette_offers_every_command_that_can_be_chosen(room: Room) -> None:
    async with workshop(room) as c:
        offered = " ".join(await offers(c))
        for entry in COMMANDS:
            wanted = entry.mode != "writing" and entry.id != "group"
            assert (entry.help.rstrip(".") in offered) is wanted, entry.id


async def test_a_command_found_in_the_palette_is_carried_out(room: Room) -> None:
    async with workshop(room, keys=["space", "ctrl+p"]) as c:
        palette = await c.window(CommandPalette)
        palette.query_one(Input).value = "minute more"
        options = palette.query_one("CommandList")
        await c.until(lambda: getattr(options, "option_count", 0) > 0)
        await c.press("enter")
        await c.until(lambda: c.app.screen is c.main or "target-changed" in c.happened)
        if "target-changed" not in c.happened:
            await c.press("enter")
        await c.until(lambda: c.happened[-1] == "target-changed")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_the_line_of_keys_says_the_mode_and_always_ends_in_help(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, size=size) as c:
        await c.settle()
        assert "KEYS" in c.words("#keys")
        assert c.words("#keys").endswith("help")
        await c.press("a")
        await c.settle()
        assert "WRITING" in c.words("#keys")
        assert c.words("#keys").endswith("help")
        assert "Esc" in c.words("#keys")


async def test_a_click_on_a_key_does_what_the_key_does(room: Room) -> None:
    async with workshop(room, size=WIDE) as c:
        await c.settle()
        at = c.words("#keys").index("start/pause")
        await c.pilot.click("#keys", offset=(at + 1, 0))
        assert c.happened == ["workshop-started"]
