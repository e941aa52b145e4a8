"""The windows of what is promised and what is parked."""

import pytest
from textual.widgets import Input, OptionList

from facilitator.agenda.model import PARKED
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.promises import PromisesScreen
from facilitator.console.widgets.answers_panel import AnswersPanel
from facilitator.session import intents as ask
from facilitator.session.promise_intents import Promised
from facilitator.session.promises import promises_of
from tests.console.desk_doubles import WIDE, Console, Room, workshop
from tests.console.made_up_agendas import SATURDAYS

HOME = SATURDAYS.replace(
    "  - title: Open floor\n",
    "    homework:\n"
    "      - task: Hang up the plan\n        who: each group\n        due: friday\n"
    "  - title: Open floor\n"
    "    ask:\n      - id: log\n        ask: Questions\n        kind: questions\n        who: room\n",
)


def rows(c: Console) -> list[str]:
    return [str(option.prompt) for option in c.screen.query_one("#promises", OptionList).options]


def states(c: Console) -> list[tuple[str, str, str]]:
    return [(each.what, each.state, each.reason) for each in promises_of(c.session)]


async def type_and_enter(c: Console, text: str) -> None:
    """Answer a question of one line, which has the keyboard."""
    await c.window(AskLineScreen)
    if text:
        await c.paste(text)
    await c.press("enter")
    await c.pilot.pause()


async def test_homework_is_settled_with_one_key_and_dropped_with_a_reason(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE, keys=["space", "h"]) as c:
        await c.window(PromisesScreen)
        assert rows(c)[0] == "Homework · 3 open"
        assert rows(c)[1].startswith("☐ Hang up the plan\n  Blue · by Friday ")
        await c.press("d", "down")
        assert "Done: “Hang up the plan”" in c.words("#said")
        await c.press("x")
        await type_and_enter(c, "")
        await c.window(PromisesScreen)
        assert "Say in a few words why" in c.words("#said")
        await c.press("x")
        await type_and_enter(c, "no wall")
        await c.window(PromisesScreen)
        assert [(state, reason) for _, state, reason in states(c)] == [
            ("done", ""),
            ("dropped", "no wall"),
            ("open", ""),
        ]
        await c.press("o", "up", "o")
        assert [state for _, state, _ in states(c)] == ["open"] * 3
        await c.press(*"uuuu")
        assert c.session.settled == {}


async def test_an_action_is_added_with_an_owner_by_the_beginning_of_the_name_and_a_day(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE, keys=["h"]) as c:
        await c.window(PromisesScreen)
        await c.press("a")
        await type_and_enter(c, "Call the baker")
        asked = await c.window(AskLineScreen)
        await c.paste("gr")
        assert "Enter takes Green" in c.words("#meaning")
        await c.press("enter")
        await c.until(lambda: c.screen is not asked)
        await c.window(AskLineScreen)
        await c.paste("2026-12-01")
        assert c.words("#meaning").startswith("By Tuesday 1 December 2026")
        await c.press("enter")
        await c.window(PromisesScreen)
        assert c.session.answers[-1].cells == ("Call the baker", "Green", "2026-12-01")
        assert any(row.startswith("☐ Call the baker\n  Green · by Tuesday 1 December 2026") for row in rows(c))


async def test_escape_while_an_action_is_added_keeps_what_was_typed_so_far(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE, keys=["h", "a"]) as c:
        await type_and_enter(c, "Call the baker")
        await c.window(AskLineScreen)
        await c.press("escape")
        await c.window(PromisesScreen)
        assert c.session.answers[-1].cells == ("Call the baker", "", "")
        assert rows(c)[-1] == "☐ Call the baker\n  nobody named yet · no date yet"
        await c.press("a", "escape")
        assert len(c.session.answers) == 1


async def test_what_is_parked_is_counted_and_comes_back_as_an_answer(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE) as c:
        await c.do(ask.ToggleClock(), ask.GoNext(), ask.Write(PARKED.id, "the car park"))
        assert "1 parked" in str(c.main.query_one(AnswersPanel).border_subtitle)
        await c.press("h")
        await c.window(PromisesScreen)
        await c.press("end", "b")
        assert c.says("wrong") == ["the car park"]
        assert states(c)[-1] == ("the car park", "done", "brought up: What went wrong?")
        await c.press("p")
        await type_and_enter(c, "the coffee")
        await c.window(PromisesScreen)
        assert rows(c)[-1] == "☐ the coffee"
        await c.press("escape")
        await c.back_to_main()
        assert "1 parked" in str(c.main.query_one(AnswersPanel).border_subtitle)


async def test_what_is_no_answer_to_the_question_at_hand_stays_parked(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE) as c:
        await c.do(ask.Write(PARKED.id, "the car park"), Promised("Call"))
        await c.press("h")
        await c.window(PromisesScreen)
        await c.press("b")
        assert "Choose something that is parked first." in c.words("#said")
        await c.press("end", "b")
        assert "takes no words like that" in c.words("#said")
        assert states(c)[-1] == ("the car park", "open", "")


async def test_an_open_question_gets_its_answer_its_owner_and_its_day(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE) as c:
        await c.do(ask.Write("log", "Who pays? | Ben | |"))
        await c.press("h")
        await c.window(PromisesScreen)
        for turns, words in ((1, "Cleo"), (2, "1 Dec")):
            await c.press("enter")
            await c.window(ChooseScreen)
            await c.press(*["down"] * turns, "enter")
            await type_and_enter(c, words)
            await c.window(PromisesScreen)
        assert rows(c)[-1].startswith("☐ Who pays?\n  asked by Ben · Cleo answers · by Tuesday 1 December 2026")
        await c.press("enter")
        await c.window(ChooseScreen)
        await c.press("enter")
        await type_and_enter(c, "We do")
        await c.window(PromisesScreen)
        assert c.says("log") == ["Who pays? · Ben · We do · answered"]


async def test_the_words_of_homework_are_the_agendas(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE, keys=["space", "h", "enter"]) as c:
        await c.window(PromisesScreen)
        assert "Its words stand in the agenda" in c.words("#said")


async def test_an_empty_list_says_how_something_comes_on_it(room: Room) -> None:
    async with workshop(room, keys=["h"]) as c:
        await c.window(PromisesScreen)
        assert "Nothing is promised or parked yet." in c.words("#said")
        await c.press(*"doxb", "enter", "escape")
        await c.back_to_main()


async def test_parking_nothing_parks_nothing_and_leaves_the_line_alone(room: Room) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        await c.paste("1")
        for last in ("escape", "enter"):
            await c.press("f9")
            window = await c.window(AskLineScreen)
            assert window.query_one(Input).value == ""
            await c.press("space", last)
            await c.back_to_main()
        assert c.main.line.text == "1"
        assert "answer-added" not in c.happened


@pytest.mark.parametrize("window", ["e", "j", "t", "r", "k", "question_mark", "slash"])
async def test_something_is_parked_from_any_window_and_the_window_stays(room: Room, window: str) -> None:
    async with workshop(room, keys=["space", window]) as c:
        await c.until(lambda: c.app.screen is not c.main)
        below = c.app.screen
        await c.press("f9")
        await c.until(lambda: c.app.screen is not below)
        await c.press("f9")
        await type_and_enter(c, "the coffee")
        await c.until(lambda: c.app.screen is below)
        assert [answer.text for answer in c.session.answers_to(PARKED.id)] == ["the coffee"]


async def test_a_question_rewritten_among_the_answers_keeps_who_takes_it(room: Room) -> None:
    async with workshop(room, room.desk(HOME), WIDE, keys=["space", "n"]) as c:
        await c.do(ask.Write("log", "Who pays? | Ben | |"), Promised("Who pays?", "Cleo", "friday"))
        await c.press("e")
        await c.window(AnswersScreen)
        await c.press("w", "w", "home", "slash")
        await c.paste("Ben")
        await c.press("enter", "enter")
        await c.window(ChooseScreen)
        await c.press("enter")
        asked = await c.window(AskLineScreen)
        asked.query_one(Input).value = "Who pays for it?"
        await c.press("enter")
        await c.window(AnswersScreen)
        owned = [(each.what, each.who) for each in promises_of(c.session) if each.kind == "question"]
        assert owned == [("Who pays for it?", "Cleo")]
