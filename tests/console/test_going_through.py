"""Going through the answers: move, filter, widen, undo and look back, the cursor always at the answer in hand."""

from facilitator.agenda.model import NOTES
from facilitator.console.screens.answer_history import AnswerHistoryScreen
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.widgets.field import Field
from facilitator.console.widgets.long_list import LongList
from facilitator.session import intents as ask
from tests.console.desk_doubles import Console, Room, workshop


def in_list(c: Console) -> LongList:
    return c.screen.query_one(LongList)


def in_hand(c: Console) -> str:
    lines = in_list(c)
    assert lines.highlighted is not None
    return lines.lines()[lines.highlighted]


async def three(c: Console) -> None:
    """Go through three answers, the one in the middle in hand."""
    await c.do(ask.ToggleClock(), ask.GoNext(), ask.Write(NOTES.id, "mind the till"))
    for text, group in (("bread", "Blue"), ("milk", "Green"), ("till", "Green")):
        await c.do(ask.Write("wrong", text, group))
    await c.press("e")
    await c.window(AnswersScreen)
    await c.press("up")


async def test_a_digit_gives_the_answer_to_that_group_and_the_cursor_stays_with_it(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("3")
        assert [(answer.text, answer.group) for answer in c.session.answers_to("wrong")][1] == ("milk", "Red")
        assert in_hand(c).split() == ["Red", "milk"]
        assert "Moved to Red: “milk”" in c.words("#said")
        await c.press("u")
        assert in_hand(c).split() == ["Green", "milk"]
        await c.press("ctrl+r")
        assert in_hand(c).split() == ["Red", "milk"]


async def test_a_group_that_is_not_there_is_said(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("9")
        assert c.words("#said") == "There is no group 9."


async def test_the_group_and_the_question_are_chosen_from_lists(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("g")
        await c.window(ChooseScreen)
        await c.press("enter")
        await c.window(AnswersScreen)
        await c.until(lambda: in_hand(c).split() == ["Blue", "milk"])
        await c.press("q")
        await c.window(ChooseScreen)
        await c.press("enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.says(NOTES.id) == ["mind the till", "milk"])
        assert c.says("wrong") == ["bread", "till"]
        assert in_hand(c).split() == ["Green", "till"]
        await c.press("u")
        assert in_hand(c).split() == ["Blue", "milk"]


async def test_a_removed_answer_is_in_hand_again_when_it_comes_back(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("x")
        assert in_hand(c).split() == ["Green", "till"]
        await c.press("u")
        assert in_hand(c).split() == ["Green", "milk"]


async def test_the_filter_goes_by_words_group_and_question_and_escape_lists_all_again(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("slash", *"TILL gre")
        assert [line.split() for line in in_list(c).lines()] == [["Green", "till"]]
        await c.press("enter")
        assert in_list(c).has_focus
        await c.press("1")
        assert c.session.answers_to("wrong", "Blue")[-1].text == "till"
        await c.press("escape")
        await c.window(AnswersScreen)
        assert in_list(c).count == 3
        assert not c.screen.query_one(Field).display
        await c.press("escape")
        await c.back_to_main()


async def test_all_of_the_step_comes_after_this_question(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("w")
        assert [line.split()[1] for line in in_list(c).lines()] == ["bread", "milk", "till", "mind"]
        assert in_hand(c).split() == ["Green", "milk"]
        await c.press("w", "w")
        assert in_list(c).count == 3


async def test_where_this_question_has_no_answers_all_are_listed(room: Room) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.Write(NOTES.id, "mind the till"), ask.GoNext())
        await c.press("e")
        await c.window(AnswersScreen)
        assert in_list(c).count == 1
        await c.press("enter")
        await c.window(AskLineScreen)
        await c.press(*"!", "enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.says(NOTES.id) == ["mind the till!"])


async def test_the_history_of_an_answer_is_shown(room: Room) -> None:
    async with workshop(room) as c:
        await three(c)
        await c.press("3", "h")
        await c.window(AnswerHistoryScreen)
        assert "Given by Green" in c.words("#history Static:first-child")
        assert "from Green to Red" in c.words("#history Static:last-child")
        await c.press("escape")
        await c.window(AnswersScreen)
