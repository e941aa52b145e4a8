"""The home screen: what there is to open, in which order, and what opening it does."""

import re

import pytest

from facilitator.console.app import FacilitatorApp
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.session import intents as ask
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, agenda_of, console
from tests.console.made_up_agendas import BROKEN, SATURDAYS, SHORT
from tests.pictures import text_of


def titles(c: Console) -> list[tuple[str, str]]:
    """Return what is listed as (kind, title), headings left out."""
    home = c.screen
    assert isinstance(home, HomeScreen)
    return [(item.kind, item.title) for item in home._listed if item is not None]


def left_and_finished(room: Room) -> None:
    """Leave one session in the middle, close another one."""
    desk = room.desk(SATURDAYS)
    desk.record(ask.ToggleClock())
    desk.close()
    room.clock.advance(120)
    desk = room.desk(agenda_of(SHORT).model_copy(update={"name": "short"}))
    desk.record(ask.ToggleClock())
    desk.record(ask.GoNext())
    desk.record(ask.GoNext())
    desk.close()


async def test_unfinished_sessions_come_first_and_past_ones_last(room: Room) -> None:
    left_and_finished(room)
    async with console(room) as c:
        assert titles(c) == [
            ("unfinished", "Better Saturdays"),
            ("agenda", "Better Saturdays"),
            ("agenda", "Short stand-up"),
            ("past", "Short stand-up"),
        ]
        await c.press("enter")
        await c.window(WorkshopScreen)
        assert c.happened == ["workshop-started", "session-resumed"]


async def test_a_past_session_opens_as_its_report(room: Room) -> None:
    left_and_finished(room)
    async with console(room) as c:
        await c.press("pagedown", "enter")
        await c.window(ReportScreen)
        assert "Short stand-up" in c.words("#tabs")
        await c.press("escape")
        await c.window(HomeScreen)


async def test_typing_searches_and_escape_shows_all_again(room: Room) -> None:
    async with console(room) as c:
        await c.press(*"stand")
        assert titles(c) == [("agenda", "Short stand-up")]
        await c.press(*" zz")
        assert titles(c) == []
        assert "Esc" in c.words("#items")
        await c.press("enter")
        assert isinstance(c.screen, HomeScreen)
        await c.press("escape")
        assert len(titles(c)) == 2


async def test_a_slash_in_front_is_no_part_of_the_search(room: Room) -> None:
    async with console(room) as c:
        await c.press("slash", *"stand")
        assert titles(c) == [("agenda", "Short stand-up")]


async def test_the_search_finds_words_of_the_note_in_any_case(room: Room) -> None:
    async with console(room) as c:
        await c.paste("OPENING 4")
        assert titles(c) == [("agenda", "Better Saturdays")]


async def test_the_choice_moves_over_headings_and_the_preview_follows(room: Room) -> None:
    left_and_finished(room)
    async with console(room, size=WIDE) as c:
        seen = []
        for _ in range(5):
            home = c.screen
            assert isinstance(home, HomeScreen)
            assert home.chosen is not None
            seen.append(home.chosen.kind)
            assert home.chosen.title in c.words("#details")
            await c.press("down")
        assert seen == ["unfinished", "agenda", "agenda", "past", "past"]
        await c.press("up", "up", "up", "up", "up")
        assert "stopped in W" in c.words("#details")


async def test_enter_opens_the_set_up_of_an_agenda_and_escape_returns(room: Room) -> None:
    async with console(room) as c:
        await c.press("down", "enter")
        await c.window(SetUpScreen)
        assert "Short stand-up" in c.words("#title")
        await c.press("escape")
        await c.window(HomeScreen)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_a_broken_agenda_is_listed_with_its_problems_and_does_not_open(room: Room, size: tuple[int, int]) -> None:
    room.shelve("half", BROKEN, own=True)
    async with console(room, size=size) as c:
        assert titles(c)[0] == ("agenda", "half")
        await c.press("enter")
        await c.settle()
        assert isinstance(c.screen, HomeScreen)
        assert "half.yaml" in c.toasts[0]
        read = re.sub(r"[\s│╭╮╰╯]", "", text_of(c.app))
        assert "half.yaml:4:11" in read, "the facilitator has to see what is to be mended"


async def test_a_broken_agenda_is_found_by_the_title_in_its_file(room: Room) -> None:
    room.shelve("draft-3", BROKEN.replace("Half an idea", "Autumn fair"), own=True)
    async with console(room) as c:
        await c.press(*"autumn")
        await c.until(lambda: titles(c) == [("agenda", "draft-3")])


async def test_broken_agendas_stand_beside_good_ones_of_the_users_own(room: Room) -> None:
    room.shelve("half", BROKEN, own=True)
    room.shelve("mine", SHORT.replace("Short stand-up", "My own"), own=True)
    room.shelve("third", SATURDAYS.replace("Better Saturdays", "In a series"), own=True)
    async with console(room) as c:
        assert {title for _, title in titles(c)[:3]} == {"half", "My own", "In a series"}
        assert len(titles(c)) == 5


async def test_an_empty_shelf_says_so_and_nothing_opens(room: Room) -> None:
    room.saturdays.unlink()
    room.short.unlink()
    async with console(room) as c:
        assert titles(c) == []
        await c.press("enter", "down", "pageup", "up")
        assert isinstance(c.screen, HomeScreen)


async def test_what_was_added_meanwhile_is_listed_after_coming_back(room: Room) -> None:
    async with console(room) as c:
        await c.press("enter")
        await c.window(SetUpScreen)
        room.shelve("another", SHORT.replace("Short stand-up", "Another one"), own=True)
        await c.press("escape")
        await c.window(HomeScreen)
        assert titles(c)[0] == ("agenda", "Another one")


async def test_help_opens_over_the_list_and_leaving_ends_the_program(room: Room) -> None:
    async with console(room) as c:
        await c.press("f1")
        await c.until(lambda: not isinstance(c.screen, HomeScreen))
        await c.press("escape")
        await c.window(HomeScreen)
        await c.pilot.press("ctrl+q")
        assert isinstance(c.app, FacilitatorApp)
        assert c.app.return_code == 0
        assert c.app.farewell() == ""


async def test_an_agenda_is_found_by_the_words_of_its_steps_and_its_file(room: Room) -> None:
    async with console(room) as c:
        home = await c.window(HomeScreen)
        for words in ("what cost us", "saturdays.yaml"[:9], "three changes"):
            await c.press(*["space" if char == " " else char for char in words])
            assert [item.title for item in home._listed if item is not None] == ["Better Saturdays"], words
            await c.press("escape")
