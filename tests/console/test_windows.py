"""The windows over the main screen: jump, end time, going through the answers. Escape never changes anything."""

import pytest
from textual.widgets import Input, OptionList

from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.widgets.long_list import LongList
from facilitator.session import intents as ask
from tests.console.desk_doubles import Console, Room, acts, workshop


def listed(c: Console) -> list[str]:
    if isinstance(c.screen, AnswersScreen):
        return c.screen.query_one(LongList).lines()
    options = c.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


@pytest.mark.parametrize("key", ["j", "t", "e", "r", "question_mark"])
async def test_escape_closes_a_window_and_nothing_has_happened(room: Room, key: str) -> None:
    async with workshop(room, keys=["space"]) as c:
        before = c.session.log
        await c.press(key)
        await c.until(lambda: c.app.screen is not c.main)
        await c.press("escape")
        await c.back_to_main()
        assert c.session.log == before
        assert not c.main.writing


async def test_jump_offers_every_step_but_the_running_one(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "j"]) as c:
        await c.window(ChooseScreen)
        offered = " ".join(listed(c))
        for title in ("Welcome", "What it cost us", "Decide", "Open floor"):
            assert title in offered
        assert "What went wrong" not in offered


async def test_the_end_is_explained_while_it_is_typed(room: Room) -> None:
    async with workshop(room, keys=["space", "t"]) as c:
        await c.window(AskLineScreen)
        assert "11:15" in c.words("#meaning")
        await c.press(*"20")
        assert "09:20" in c.words("#meaning")
        await c.press("enter")
        await c.until(lambda: c.happened[-1] == "deadline-moved")
        deadline = c.session.run.deadline
        assert deadline is not None
        assert f"{deadline:%H:%M}" == "09:20"
        await c.until(lambda: "09:20" in c.message)


async def test_an_end_that_is_no_time_changes_nothing_and_says_so(room: Room) -> None:
    async with workshop(room, keys=["space", "t"]) as c:
        await c.window(AskLineScreen)
        await c.press(*"soon", "enter")
        await c.pilot.pause()
        assert c.happened == ["workshop-started"]
        told = c.message or c.words("#meaning")
        assert "11:15" in told or "time" in told


async def three_answers(c: Console) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.do(
        ask.Write("wrong", "bread", "Blue"), ask.Write("wrong", "milk", "Red"), ask.Write("wrong", "till", "Red")
    )
    await c.press("e")
    await c.window(AnswersScreen)


async def test_an_answer_is_changed(room: Room) -> None:
    async with workshop(room) as c:
        await three_answers(c)
        assert [("milk" in line, "Red" in line) for line in listed(c)] == [(False, False), (True, True), (False, True)]
        await c.press("up", "enter")
        screen = await c.window(AskLineScreen)
        assert screen.query_one(Input).value == "milk"
        await c.press(*" again", "enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.says("wrong") == ["bread", "milk again", "till"])
        assert "milk again" in listed(c)[1]


async def test_an_answer_is_taken_away_and_brought_back(room: Room) -> None:
    async with workshop(room) as c:
        await three_answers(c)
        await c.press("up", "delete")
        assert c.says("wrong") == ["bread", "till"]
        assert "milk" in c.words("#said")
        await c.press("u")
        assert c.says("wrong") == ["bread", "milk", "till"]
        await c.press("d", "d", "d")
        assert c.says("wrong") == []
        await c.press("d", "enter")
        assert listed(c) == []


async def test_one_column_of_a_row_is_changed(room: Room) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.JumpTo("L.2"), ask.Write("cost", "bread | often | keep", "Green"))
        await c.press("e", "enter")
        await c.window(ChooseScreen)
        assert [line.partition(":")[0] for line in listed(c)] == ["What happened", "How often", "Verdict"]
        await c.press("down", "down", "enter")
        await c.window(AskLineScreen)
        await c.press(*["backspace"] * 4, *"burn", "enter")
        await c.until(lambda: isinstance(c.screen, AskLineScreen) and "burn" in c.words("#meaning"))
        await c.press("escape")
        await c.window(AnswersScreen)
        assert c.session.answers[0].cells == ("bread", "often", "keep")
        await c.press("enter")
        await c.window(ChooseScreen)
        await c.press("down", "down", "enter")
        await c.window(AskLineScreen)
        await c.press(*["backspace"] * 4, *"3", "enter")
        await c.until(lambda: c.session.answers[0].cells == ("bread", "often", "drop"))


async def test_what_an_answer_holds_is_not_altered_by_looking_at_it(room: Room) -> None:
    text = "line one\nline two \x1b[31m \u202e end"
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.GoNext(), ask.Write("wrong", text, "Blue"))
        await c.press("e", "enter")
        await c.window(AskLineScreen)
        await c.press("enter")
        await c.window(AnswersScreen)
        await c.pilot.pause()
        assert [answer.text for answer in c.session.answers] == [text]


async def test_changing_ticks_offers_all_that_are_ticked(room: Room) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.JumpTo("D"), ask.Write("ready", "1,3"), ask.Write("ready", "2"))
        await c.press("e", "enter")
        screen = await c.window(AskLineScreen)
        assert screen.query_one(Input).value == "names, dates, costs"
        await c.press(*["backspace"] * len(", costs"), "enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.session.answers[0].values == ("names", "dates"))


async def test_what_is_pasted_into_an_answer_is_kept_as_it_is(room: Room) -> None:
    pasted = "one\r\ntwo \x1b[31m \u2028 \x85 \x0b, three\tfour"
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.GoNext(), ask.Write("wrong", "bread", "Blue"))
        await c.press("e", "enter")
        await c.window(AskLineScreen)
        await c.paste(pasted)
        assert not any(acts(char) for char in c.words("Field") if char != "\n")
        await c.press("enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.says("wrong") == ["bread" + pasted.replace("\r\n", "\n")])


async def test_a_refused_change_stands_there_again_with_the_reason(room: Room) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.JumpTo("D"), ask.Write("ready", "1"))
        await c.press("e", "enter")
        await c.window(AskLineScreen)
        await c.press(*["backspace"] * 5, *"nothing like it", "enter")
        await c.until(lambda: isinstance(c.screen, AskLineScreen) and "not one of" in c.words("#meaning"))
        assert c.screen.query_one(Input).value == "nothing like it"
        await c.press("1")
        assert c.words("#meaning") == ""
        await c.press(*["backspace"] * 16, "2", "enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.session.answers[0].values == ("dates",))


async def test_a_group_key_where_the_room_answers_says_so(room: Room) -> None:
    async with workshop(room, keys=["space", "2"]) as c:
        assert c.main.writing
        assert "whole room" in c.message
        assert "Room" in c.words("#label")
