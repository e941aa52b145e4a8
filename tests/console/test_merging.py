"""The window in which answers are put together: one key each, by hand too, and everything can be taken back."""

import pytest
from textual.widgets import OptionList

from facilitator.console.desk import Desk
from facilitator.console.desks import open_desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.merging import MergingScreen
from facilitator.session import intents as ask
from facilitator.session.themes import themes_of
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, acts, workshop
from tests.console.test_any_text import HOSTILE
from tests.pictures import Picture, segments_of

SAID = (
    ("Blue", "No bread after ten"),
    ("Green", "the phone is always busy"),
    ("Red", "After ten: no bread"),
    ("Blue", "Phone busy"),
    ("Green", "No more bread after ten"),
    ("Red", "Two of us were ill"),
)
BREAD = "No bread after ten"


async def merging(c: Console, *texts: tuple[str, str]) -> MergingScreen:
    """Run into the second step, write down answers, and open the window."""
    await c.do(ask.ToggleClock(), ask.GoNext(), *(ask.Write("wrong", text, group) for group, text in texts or SAID))
    await c.press("m")
    return await c.window(MergingScreen)


def themes(c: Console, prompt: str = "wrong") -> list[tuple[str, int]]:
    return [(theme.says, len(theme.answers)) for theme in themes_of(c.session, prompt)]


def pair(c: Console) -> list[str]:
    return [" ".join(line.split()) for line in c.words("#pair").split("\n")]


def rows(c: Console) -> list[str]:
    return [" ".join(line.split()) for line in c.words("OptionList").split("\n")]


async def test_each_suggestion_takes_one_key(room: Room) -> None:
    async with workshop(room) as c:
        window = await merging(c)
        assert pair(c) == [f"Blue {BREAD}", "Red After ten: no bread"]
        assert str(window.query_one("#same").border_subtitle) == "3 suggestions left"
        await c.press("y")
        assert c.words("#said") == f"Put together: “{BREAD}” (Blue, Red). Press u to part them."
        assert rows(c)[0] == f"2 of 3 groups {BREAD} · Blue, Red"
        await c.press("y", "y")
        assert themes(c) == [(BREAD, 3), ("the phone is always busy", 2), ("Two of us were ill", 1)]
        assert "No suggestions left" in c.words("#pair")
        await c.press("y")
        assert c.words("#said") == "No suggestion waits for an answer."
        assert c.happened[-3:] == ["answers-merged"] * 3


async def test_the_words_of_the_other_or_words_of_ones_own_can_stand_for_both(room: Room) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("o")
        assert themes(c)[0] == ("After ten: no bread", 2)
        await c.press("w")
        await c.window(AskLineScreen)
        await c.press("ctrl+u", *"bread", "enter")
        await c.window(MergingScreen)
        assert themes(c)[0] == ("bread", 3)


async def test_what_is_not_the_same_is_not_asked_again_until_that_is_taken_back(room: Room) -> None:
    async with workshop(room) as c:
        window = await merging(c)
        first = pair(c)
        await c.press("n")
        second = pair(c)
        await c.press("n", "n", "n", "n")
        assert window.query_one("#asked").display is False
        assert themes(c) == [(text, 1) for _, text in SAID]
        while pair(c) != second:
            await c.press("u")
        await c.press("u")
        assert pair(c) == first
        await c.press("u")
        assert "Nothing was put together or parted last" in c.words("#said")
        assert c.session.run.running == "L.1"


async def test_what_is_put_off_comes_after_the_others(room: Room) -> None:
    async with workshop(room) as c:
        window = await merging(c)
        first = pair(c)
        await c.press("s")
        assert pair(c) != first
        assert str(window.query_one("#same").border_subtitle) == "3 suggestions left, 1 put off"
        await c.press("s", "s")
        assert pair(c) == first
        await c.press("u", "u", "u")
        assert str(window.query_one("#same").border_subtitle) == "3 suggestions left"


async def test_marked_rows_are_put_together_and_parted_again(room: Room) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("end", "space", "home", "space")
        assert c.words("#said") == "2 marked; m puts them together in the words of the first."
        assert rows(c)[0].startswith("■")
        await c.press("m")
        assert themes(c)[0] == ("Two of us were ill", 2)
        assert c.words("#wordings") == "Blue: No bread after ten · Red: Two of us were ill"
        await c.press("p")
        assert c.words("#said") == "Parted: “Two of us were ill”. Press u to put it together again."
        assert themes(c) == [(text, 1) for _, text in SAID]
        await c.press("p")
        assert c.words("#said") == "This answer stands for itself already."


async def test_a_mark_is_taken_away_again_and_one_alone_is_too_few(room: Room) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("space", "up", "space")
        assert not any(row.startswith("■") for row in rows(c))
        await c.press("space", "m")
        assert c.words("#said") == "Choose at least two answers to put together."


async def test_everything_is_taken_back_and_brought_back(room: Room) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("y", "y", "p")
        before = themes(c)
        await c.press("u", "u", "u", "u")
        assert themes(c) == [(text, 1) for _, text in SAID]
        assert "Nothing was put together or parted last" in c.words("#said")
        await c.press("ctrl+r", "ctrl+r", "ctrl+r", "ctrl+r")
        assert themes(c) == before
        assert c.words("#said") == "There is nothing to bring back here."


async def test_enter_gives_what_is_put_together_other_words(room: Room) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("enter")
        assert "one answer alone" in c.words("#said")
        await c.press("y", "home", "enter")
        await c.window(AskLineScreen)
        await c.press("ctrl+u", *"bread", "enter")
        await c.window(MergingScreen)
        assert themes(c)[0] == ("bread", 2)
        await c.press("enter")
        await c.window(AskLineScreen)
        await c.press("escape")
        await c.window(MergingScreen)
        assert themes(c)[0] == ("bread", 2)


async def test_tab_goes_to_the_next_question(room: Room) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), *(ask.Write("-notes", text) for text in ("lamp broken", "broken lamp", "x")))
        await merging_again(c)
        assert "question 1 of 2" in c.words("#about")
        await c.press("tab")
        assert "question 2 of 2" in c.words("#about")
        assert pair(c) == ["Room lamp broken", "Room broken lamp"]
        await c.press("y")
        assert themes(c, "-notes") == [("lamp broken", 2), ("x", 1)]
        await c.press("shift+tab")
        assert "What went wrong?" in c.words("#about")


async def merging_again(c: Console) -> None:
    await c.do(ask.GoNext(), *(ask.Write("wrong", text, group) for group, text in SAID))
    await c.press("m")
    await c.window(MergingScreen)


async def test_one_question_is_not_turned_over(room: Room) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("tab")
        assert c.words("#said") == "No other question has answers to put together."


async def test_without_answers_it_says_so(room: Room) -> None:
    async with workshop(room, keys=["space", "m"]) as c:
        await c.window(ChooseScreen)
        assert "that takes two answers to one question" in c.words("Static")
        await c.press("escape")
        await c.back_to_main()


async def test_a_session_that_is_only_read_is_not_changed(room: Room) -> None:
    desk = room.desk()
    intents: list[ask.Intent] = [ask.ToggleClock(), ask.GoNext()]
    for intent in (*intents, *(ask.Write("wrong", text, group) for group, text in SAID)):
        assert desk.record(intent).done
    reader = open_desk(room.place, desk.session_path)
    assert isinstance(reader, Desk)
    assert reader.read_only
    async with workshop(room, reader, keys=["m"]) as c:
        await c.window(MergingScreen)
        await c.press("y")
        assert themes(c) == [(text, 1) for _, text in SAID]
        assert "only shown here" in c.words("#said")
    desk.close()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_people_typed_stays_text(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, size=size) as c:
        await merging(c, *((group, text) for text in HOSTILE for group in ("Blue", "Green")))
        await c.press("y", "space")
        await c.pilot.pause()
        assert not [char for segment in segments_of(c.app) for char in segment.text if acts(char)]
        assert themes(c)[0][1] == 2


async def test_the_window_as_it_looks(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await merging(c)
        await c.press("y", "home")
        for width, height in (NARROW, WIDE):
            await c.pilot.resize_terminal(width, height)
            await c.come_to_rest()
            picture(c.app, f"merging-{width}x{height}")
        assert c.screen.query_one(OptionList).size.height > 3


async def test_the_answers_panel_shows_one_row_for_it(room: Room) -> None:
    async with workshop(room, size=WIDE) as c:
        await merging(c)
        await c.press("y", "escape")
        await c.back_to_main()
        panel = " ".join(c.words("AnswersPanel").replace("│", " ").split())
        assert f"Same {BREAD} · Blue, Red · 2 of 3 groups" in panel
