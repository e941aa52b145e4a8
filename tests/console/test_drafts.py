"""Half-typed text: kept at a pause in typing, and found again wherever the work goes on."""

from facilitator.console.screens.help import HelpScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.found import Found, look_up
from facilitator.live.openings import OpenSession
from facilitator.session.answers import Draft
from tests.console.desk_doubles import Console, Room, console, workshop

HALF = ("hands", "half")


async def pause_in_typing(c: Console) -> None:
    """Let the timer that waits for a pause in typing run out."""
    assert c.main.line._pause is not None
    c.main.line._paused()
    await c.pilot.pause()


def kept(draft: Draft | None) -> tuple[str, str] | None:
    """Return a draft as (question, text)."""
    return (draft.prompt, draft.text) if draft else None


def on_disk(c: Console) -> tuple[str, str] | None:
    found = look_up(c.main.desk.session_path)
    assert isinstance(found, Found)
    return kept(found.session.draft)


async def test_a_pause_in_typing_keeps_the_text_on_the_disk(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"half"]) as c:
        await pause_in_typing(c)
        assert kept(c.session.draft) == HALF
        assert on_disk(c) == HALF
        assert c.main.line.text == "half"
        assert c.main.line.unkept() is None


async def test_the_pause_comes_by_itself(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"half"]) as c:
        await c.until(lambda: c.session.draft is not None)
        assert on_disk(c) == HALF


async def test_every_command_keeps_the_text_first(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"half", "f8"]) as c:
        assert kept(c.session.draft) == HALF
        await c.press(*" past", "f1")
        await c.window(HelpScreen)
        assert kept(c.session.draft) == ("hands", "half past")


async def test_a_draft_remembers_whose_words_it_holds(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "3", *"half", "escape"]) as c:
        assert c.session.draft == Draft("wrong", "Red", "half")


async def test_emptying_the_line_takes_the_draft_back(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"ab"]) as c:
        await pause_in_typing(c)
        await c.press("backspace", "backspace")
        await pause_in_typing(c)
        assert c.session.draft is None
        assert on_disk(c) is None


async def test_an_answer_takes_the_draft_with_it(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"12"]) as c:
        await pause_in_typing(c)
        await c.press("enter")
        assert c.session.draft is None
        assert c.main.line.text == ""
        assert c.main.line.unkept() is None


async def test_half_typed_text_survives_the_next_step_home_and_reopening(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"half", "f8", "escape", "ctrl+o"]) as c:
        await c.window(HomeScreen)
        await c.press("enter")
        await c.window(WorkshopScreen)
        assert c.main.line.text == "half"
        await c.until(lambda: "half typed" in c.message)
        assert c.board.aim.prompt == "hands"
        await c.saved()


async def test_half_typed_text_survives_leaving_the_program(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"12", "ctrl+q"]) as c:
        path = c.app._left
        assert path is not None
    async with console(room, OpenSession(path)) as c:
        await c.window(WorkshopScreen)
        assert c.main.line.text == "12"
        await c.press("a", "enter")
        assert c.says("hands") == ["12"]
