"""Keys that come faster than the screen answers them do what they would do one after the other."""

import pytest
from textual import events as tui

from facilitator.console.pasting import PasteKeepingParser
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.session import intents as ask
from facilitator.session.events import DraftKept
from tests.console.desk_doubles import THREE_GROUPS, Room, console, workshop
from tests.console.made_up_agendas import SHORT


async def test_answers_typed_in_one_go_are_one_answer_each(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        await c.burst(*"alpha", "enter", *"beta", "enter", *"gamma", "enter")
        assert c.says("wrong") == ["alpha", "beta", "gamma"]
        assert c.main.line.text == ""


async def test_enter_pressed_twice_writes_one_answer(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        await c.burst(*"alpha", "enter", "enter", *"be")
        assert c.says("wrong") == ["alpha"]
        assert c.main.line.text == "be"


async def test_the_key_that_opens_the_line_comes_before_the_letters(room: Room) -> None:
    async with workshop(room) as c:
        await c.burst(" ", "n", "n", "2", *"no bread", "enter", "escape", "n", "n", "1", *"till", "enter")
        assert c.happened == ["workshop-started", "step-started", "answer-added", "step-started", "answer-added"]
        assert [(answer.group, answer.text) for answer in c.session.answers] == [
            ("Green", "no bread"),
            ("Blue", "till"),
        ]


async def test_a_paste_waits_for_the_key_before_it(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n"]) as c:
        for event in (tui.Key("a", "a"), tui.Paste("pasted"), tui.Key("enter", None), tui.Key("x", "x")):
            c.app.post_message(event)
        await c.until(lambda: c.main.line.text == "x")
        assert c.says("wrong") == ["pasted"]


async def test_a_window_is_open_before_the_keys_that_are_meant_for_it(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.burst("j", "down", "down", "enter")
        await c.back_to_main()
        await c.until(lambda: c.happened == ["workshop-started", "step-started"])
        assert c.session.run.running == "L.2"


async def test_a_window_opens_once_however_often_its_key_is_pressed(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        c.main.action_run_command("jump")
        c.main.action_run_command("jump")
        await c.window(ChooseScreen)
        assert sum(isinstance(screen, ChooseScreen) for screen in c.app.screen_stack) == 1


async def test_from_home_to_the_first_answer_in_one_go(room: Room) -> None:
    room.saturdays.unlink()
    async with console(room) as c:
        await c.window(HomeScreen)
        await c.burst("enter")
        await c.window(SetUpScreen)
        await c.burst("ctrl+s", " ", "a", *"words", "enter")
        await c.back_to_main()
        await c.until(lambda: [answer.text for answer in c.session.answers] == ["words"])
        assert c.happened[0] == "workshop-started"
        await c.saved()


async def test_a_refused_figure_gives_way_to_the_next_and_is_kept_in_the_file(room: Room) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        await c.burst(*"many", "enter", *"of us", "enter")
        assert c.session.answers == ()
        assert c.main.line.text == "of us", "what was refused is marked, and the next words take its place"
        drafts = [event.text for event in c.session.log if isinstance(event, DraftKept)]
        assert drafts == ["many", "of us"]


@pytest.mark.parametrize("since", ["", "typed since"])
async def test_a_text_that_comes_back_stands_before_what_was_typed_since(room: Room, since: str) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        c.main.line.put(since)
        c.main.line.put_back("refused")
        assert c.main.line.text == ("refused\ntyped since" if since else "refused")


async def test_a_part_that_is_gone_does_not_hold_up_the_keys(room: Room) -> None:
    async with workshop(room, room.desk(SHORT, THREE_GROUPS), keys=["space"]) as c:
        await c.burst("j", "escape", "j", "escape", "e", "escape", "a", *"on", "enter")
        await c.back_to_main()
        assert [answer.text for answer in c.session.answers] == ["on"]


async def test_many_keys_in_one_go_lose_none(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        words = [f"answer {number}" for number in range(40)]
        await c.burst(*(key for word in words for key in (*word, "enter")))
        assert c.says("wrong") == words
        await c.do(ask.GoNext())


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 5, 8, 13, 16, 19, 25])
async def test_keys_do_the_same_however_far_apart_they_come(room: Room, turns: int) -> None:
    async with workshop(room, keys=["space", "n", "n"]) as c:
        await c.drive("1", *"be", "escape", "1", *"fo", "enter", "escape", "2", *"or", "enter", turns=turns)
        assert [(answer.group, answer.text) for answer in c.session.answers] == [("Blue", "befo"), ("Green", "or")]
        await c.drive("escape", "t", *"20", "enter", "a", "x", "enter", turns=turns)
        await c.until(lambda: c.says("wrong") == ["befo", "or", "x"])
        assert c.happened.count("deadline-moved") == 1


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 5])
async def test_a_session_that_is_chosen_twice_is_opened_once(room: Room, turns: int) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    desk.close()
    async with console(room) as c:
        await c.window(HomeScreen)
        await c.drive("enter", "enter", turns=turns)
        await c.back_to_main()
        assert not c.main.desk.read_only
        assert c.happened.count("session-resumed") == 1
        await c.saved()
    assert list(room.folders.sessions.glob(".*.lock")) == []


async def test_escape_and_a_digit_are_two_keys_however_close(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "1"]) as c:
        parser = PasteKeepingParser()
        for message in (*parser.feed("\x1b"), *parser.feed("3gap\r")):
            c.app.post_message(message)
        await c.until(lambda: c.says("wrong") == ["gap"])
        assert c.session.answers[0].group == "Red"
