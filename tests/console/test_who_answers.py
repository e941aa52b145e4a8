"""Answers of single people: who is aimed at, what a round of scores costs, and the board of who has answered."""

import pytest

from facilitator.console.screens.answer_board import AnswerBoardScreen
from facilitator.live.set_up_form import SetUp
from facilitator.session import group_intents as sit
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, workshop

ROUND = """
workshop: Round
people: 3-9
steps:
  - title: Score
    time: 5
    in: alone
    ask:
      - {id: score, ask: How was it?, kind: scale 1-5, hidden: yes}
      - {id: word, ask: In a word?}
  - title: Talk
    time: 5
    in: groups
    ask:
      - {id: tools, ask: Which tools?, kind: list}
"""
SEVEN = SetUp(length="30", people="Ana, Ben, Cem, Dora, Emil, Fay, Gus", groups="Blue, Red")


def given(c: Console, prompt: str) -> list[tuple[str, str]]:
    return [(answer.person, answer.text) for answer in c.session.answers_to(prompt)]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_a_round_of_seven_scores_costs_two_keys_each(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), size, keys=["space", "a"]) as c:
        for number, score in enumerate("4352415"):
            await c.press(score, "enter")
            assert c.board.answers.hidden is (number < 6), "hidden until the last one is in"
        assert sorted(given(c, "score")) == [
            ("Ana", "4"), ("Ben", "4"), ("Cem", "3"), ("Dora", "1"), ("Emil", "5"), ("Fay", "5"), ("Gus", "2"),
        ]  # fmt: skip
        assert c.message == "All 7 are in. The answers are shown."


async def test_the_panel_says_who_is_missing(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "a", "4", "enter"]) as c:
        assert c.board.who_is_in == "Hidden: 1 of 7 is in, missing: Cem, Emil, Gus, Ben, Dora, Fay."
        assert "Cem, Emil" in c.words("#answers")
        assert c.words("#label").startswith("Cem (1 Blue)")


async def test_a_name_in_passing_is_shown_before_it_is_kept_and_the_aim_stays(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "a"]) as c:
        await c.press(*"do: 3")
        assert "Dora (2 Red)" in c.words("#label")
        await c.press("enter")
        assert given(c, "score") == [("Dora", "3")]
        assert c.words("#label").startswith("Ana")


async def test_ctrl_down_goes_from_person_to_person_into_the_next_group(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "a"]) as c:
        seen = [c.main.desk.person]
        for _ in range(8):
            await c.press("ctrl+down")
            seen.append(c.main.desk.person)
        assert seen == ["Ana", "Cem", "Emil", "Gus", "Ben", "Dora", "Fay", "", "Ana"]


async def test_a_group_s_number_aims_at_the_first_of_it_who_is_missing(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "2", "4", "enter", "escape", "2"]) as c:
        assert given(c, "score") == [("Ben", "4")]
        assert c.words("#label").startswith("Dora (2 Red)")


async def test_what_is_half_typed_stays_with_its_person(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "a", "tab", *"cal"]) as c:
        await c.press("ctrl+down")
        assert c.main.line.text == ""
        await c.press("ctrl+up")
        assert (c.main.line.text, c.main.desk.person) == ("cal", "Ana")
        await c.press("m", "enter")
        assert given(c, "word") == [("Ana", "calm")]
        assert not c.session.drafts


async def test_somebody_who_leaves_while_they_are_aimed_at_is_passed_over(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "a"]) as c:
        await c.do(sit.Leave("Ana"))
        await c.press("4", "enter")
        assert given(c, "score") == [("Cem", "4")]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_the_board_shows_who_is_missing_and_enter_writes_there(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), size, keys=["space", "a", "4", "enter", "escape", "v"]) as c:
        await c.window(AnswerBoardScreen)
        assert "Hidden" not in c.words("#gaps")
        assert "1 of 7 is in, missing: Cem" in c.words("#gaps")
        await c.press("down", "down")
        assert "Gus: nothing yet" in c.words("#hand")
        await c.press("enter")
        await c.back_to_main()
        assert c.main.writing
        await c.press("2", "enter")
        assert given(c, "score") == [("Ana", "4"), ("Gus", "2")]


async def test_a_gap_of_an_earlier_step_is_filled_from_the_board(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "n", "n", "v"]) as c:
        await c.window(AnswerBoardScreen)
        await c.press("right", "space", "down", "down")
        await c.press("enter")
        await c.back_to_main()
        await c.settle()
        aimed = c.main.desk.aim
        assert (aimed.prompt, aimed.person, c.main.writing) == ("score", "Cem", True)
        await c.press("3", "enter")
        assert given(c, "score") == [("Cem", "3")]
        assert c.main.desk.aim.prompt == "score", "and on to the next who is missing"


async def test_hidden_answers_are_shown_early_from_the_board(room: Room) -> None:
    async with workshop(room, room.desk(ROUND, SEVEN), WIDE, keys=["space", "a", "4", "enter", "escape", "v"]) as c:
        await c.window(AnswerBoardScreen)
        await c.press("s")
        assert c.happened[-1] == "answers-shown"
        await c.press("u", "escape")
        await c.back_to_main()
        assert c.board.answers.hidden


async def test_a_step_that_asks_nothing_at_all_has_an_empty_board(room: Room) -> None:
    plain = "workshop: Plain\nsteps:\n  - title: Talk\n    time: 5\n"
    async with workshop(room, room.desk(plain, SetUp(length="5")), keys=["v"]) as c:
        await c.window(AnswerBoardScreen)
        assert "asks nothing" in c.words("#grid")
        await c.press("enter", "space", "s", "escape")
        await c.back_to_main()


PAIRS = """
workshop: Round
people: 3-9
steps:
  - title: Talk
    time: 5
    in: pairs
    ask: What surprised you both?
"""


async def test_a_pair_that_parts_in_passing_is_not_aimed_at_any_more(room: Room) -> None:
    four = SetUp(length="30", people="Ana, Ben, Cem, Dora", groups="Blue")
    async with workshop(room, room.desk(PAIRS, four), WIDE, keys=["space", "a"]) as c:
        assert c.words("#label").startswith("Ana & Ben")
        await c.press(*"ana & cem: the mess", "enter")
        assert [answer.person for answer in c.session.answers] == ["Ana & Cem"]
        assert c.words("#label").startswith("Ben & Dora")
