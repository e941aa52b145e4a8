"""The writing mode: keys are text, Enter saves and stays, nothing that was typed is lost."""

import pytest

from facilitator.agenda.model import NOTES
from facilitator.console.screens.choose import ChooseScreen
from facilitator.session import intents as ask
from facilitator.session.events import AnswerAdded
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, workshop

IN_GROUPS = ("space", "n", "n")
"""To the step in which groups write a list."""


def added(c: Console) -> list[tuple[str, str]]:
    """Return what was answered as (group, text)."""
    return [(event.group, event.text) for event in c.events if isinstance(event, AnswerAdded)]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_enter_saves_and_stays_for_the_next_answer(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, size=size, keys=[*IN_GROUPS, "a"]) as c:
        await c.press(*"no bread", "enter")
        assert c.main.writing
        assert c.main.line.text == ""
        await c.answer("The till was shut")
        assert added(c) == [("Blue", "no bread"), ("Blue", "The till was shut")]
        assert [row.says for row in c.board.answers] == ["no bread", "The till was shut"]
        assert c.board.groups[0].count.startswith("2 ")
        await c.settle()
        assert "The till was shut" in c.words("#answers")


async def test_a_prefix_writes_for_that_group_in_passing(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a"]) as c:
        await c.press(*"2: l")
        assert "Green" in c.words("#label")
        await c.press(*"ate", "enter")
        await c.answer("and again")
        assert added(c) == [("Green", "late"), ("Blue", "and again")]


async def test_a_prefix_that_names_no_group_is_part_of_the_text(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a"]) as c:
        await c.answer("7: heaven")
        assert added(c) == [("Blue", "7: heaven")]


async def test_escape_leaves_the_text_standing_and_writing_goes_on_behind_it(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "3"]) as c:
        await c.press(*"half", "escape", "b", "n", "n", "a", *" done", "enter")
        assert added(c) == [("Red", "half done")]
        assert c.happened[-3:] == ["step-started", "step-started", "answer-added"]


async def test_a_line_break_can_be_typed_and_stays_in_the_answer(room: Room) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        await c.do(ask.JumpTo("L.2"))
        c.main.desk.turn("question", 1)
        await c.settle()
        await c.press("5", "ctrl+j")
        assert c.main.line.text == "5\n"
        assert c.main.line.region.height > 3
        await c.press("enter")
        assert added(c) == [("Blue", "5\n")]
        assert c.says("mood") == ["5"]


@pytest.mark.parametrize(
    ("choice", "answers"),
    [
        (["enter"], ["bread", "milk", "tills"]),
        (["down", "enter"], ["bread\n\nmilk\r\ntills"]),
    ],
    ids=["an answer each", "one answer"],
)
async def test_pasting_several_lines_asks_how_many_answers_they_are(
    room: Room, choice: list[str], answers: list[str]
) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "2"]) as c:
        await c.paste("bread\n\nmilk\r\ntills")
        assert added(c) == []
        await c.press("enter")
        screen = await c.window(ChooseScreen)
        assert "3 lines: 3 answers?" in c.words("Static")
        assert screen.is_modal
        await c.press(*choice)
        await c.back_to_main()
        await c.until(lambda: bool(added(c)))
        assert [text.replace("\r\n", "\n") for _, text in added(c)] == [a.replace("\r\n", "\n") for a in answers]
        assert {group for group, _ in added(c)} == {"Green"}
        assert c.main.line.text == ""
        assert c.main.writing


async def test_calling_the_question_off_keeps_every_pasted_line(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a"]) as c:
        await c.paste("bread\nmilk")
        await c.press("enter")
        await c.window(ChooseScreen)
        await c.press("escape")
        await c.back_to_main()
        assert added(c) == []
        assert c.main.line.text == "bread\nmilk"


async def test_a_refused_answer_keeps_the_text_and_says_what_is_wanted(room: Room) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        await c.answer("many")
        assert added(c) == []
        assert c.main.line.text == "many"
        assert "wants a number" in c.message
        assert c.main.writing
        await c.press("backspace", "backspace", "backspace", "backspace", "1", "4", "enter")
        assert added(c) == [("", "14")]


async def test_an_empty_line_is_refused_without_a_trace(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a", "enter", "space", "enter"]) as c:
        assert added(c) == []
        assert c.message
        assert c.main.line.text == " "


async def test_a_step_that_asks_nothing_takes_notes(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("4"))
        await c.press("a")
        await c.answer("Ask the baker")
        assert c.says(NOTES.id) == ["Ask the baker"]
        assert c.session.answers[0].step == "4"


async def test_an_option_is_chosen_by_its_digit_and_a_second_one_takes_its_place(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("L.2"))
        await c.press("tab", "2", *"1", "enter", *"4", "enter")
        assert c.says("mood") == ["4"]
        assert c.happened[-2:] == ["answer-added", "answer-changed"]
        assert c.session.answers[0].group == "Green"


async def test_ticks_come_and_go_by_their_digit(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("D"))
        await c.press("a", *"1,3", "enter", "1", "enter")
        assert c.says("ready") == ["costs"]


async def test_time_is_never_out_of_reach_while_writing(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"1"]) as c:
        await c.press("f5")
        assert c.session.run.paused
        await c.press("f8", "f8")
        assert c.session.run.running == "L.1"
        assert c.main.line.text == "1"
        assert c.main.writing


async def test_what_was_begun_lands_where_it_was_begun_after_a_step_change(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"1"]) as c:
        await c.press("f8", "f8", "2", "enter")
        assert c.says("hands") == ["12"]
        assert c.session.answers[0].step == "W"


async def test_digits_and_the_group_keys_do_not_move_the_room(room: Room) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        await c.press("ctrl+down", *"7", "enter")
        assert added(c) == [("", "7")]


UNCOMMON_ENDS = "one\x0btwo\x0cthree\x1cfour\x1dfive\x1esix\x85seven\u2028eight\u2029nine"


async def test_only_a_line_break_breaks_a_line(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a"]) as c:
        await c.paste(UNCOMMON_ENDS)
        assert c.main.line.text == UNCOMMON_ENDS
        await c.press("enter")
        assert added(c) == [("Blue", UNCOMMON_ENDS)], "nobody is asked whether these are nine answers"


async def test_what_is_taken_back_while_typing_comes_back_as_it_was(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a"]) as c:
        await c.paste(UNCOMMON_ENDS)
        await c.press("ctrl+u")
        assert c.main.line.text == ""
        await c.press("ctrl+z")
        assert c.main.line.text == UNCOMMON_ENDS


async def test_taking_back_while_typing_brings_no_answer_back(room: Room) -> None:
    async with workshop(room, keys=[*IN_GROUPS, "a"]) as c:
        await c.press(*"bread", "enter", "ctrl+z")
        assert c.main.line.text == ""
