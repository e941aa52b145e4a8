"""Half-typed text: kept at a pause in typing, and found again wherever the work goes on."""

import pytest

from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.help import HelpScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.console.widgets.writing_line import WritingLine
from facilitator.live.found import Found, look_up
from facilitator.live.openings import OpenSession
from facilitator.session import intents as ask
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
    async with workshop(room, keys=["space", "n", "n", "3", *"half", "escape"]) as c:
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
        path = await c.left()
    async with console(room, OpenSession(path)) as c:
        await c.window(WorkshopScreen)
        assert c.main.line.text == "12"
        await c.press("a", "enter")
        assert c.says("hands") == ["12"]


async def test_who_types_without_a_pause_loses_little(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"ha"]) as c:
        latest = c.main.line._latest
        assert latest is not None
        await c.press(*"lf")
        assert c.main.line._latest is latest, "typing on does not put it off"
        c.main.line._paused()
        await c.pilot.pause()
        assert on_disk(c) == HALF
        assert c.main.line._latest is None


async def test_a_pause_that_is_heard_late_keeps_what_stands_there_then(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"bread"]) as c:
        c.main.line.post_message(WritingLine.Paused())
        await c.burst("enter")
        c.main.line.post_message(WritingLine.Paused())
        await c.pilot.pause()
        assert c.says("wrong") == ["bread"]
        assert c.session.draft is None


async def test_a_half_typed_text_outlives_a_change_of_another_answer(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"bread", "enter", *"mil"]) as c:
        await pause_in_typing(c)
        await c.do(ask.Rewrite(c.session.answers[0].id, "white bread"))
        assert kept(c.session.draft) == ("wrong", "mil")
        await c.do(ask.Remove(c.session.answers[0].id))
        assert kept(c.session.draft) == ("wrong", "mil")


async def test_a_half_typed_cell_goes_into_the_row_that_is_closed(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("L.2"))
        await c.press("a", *"till", "enter", *"hours")
        await c.press("ctrl+n")
        assert [answer.cells for answer in c.session.answers_to("cost")] == [("till", "hours", "")]
        assert c.main.line.text == ""
        assert c.session.draft is None


async def test_undo_of_an_answer_does_not_bring_its_beginnings_back(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"bre"]) as c:
        await pause_in_typing(c)
        await c.press(*"ad", "enter", "escape", "u")
        assert c.says("wrong") == []
        assert c.session.draft is None
        assert c.main.line.text == ""


async def test_lines_after_a_refused_one_are_kept(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("L.2"))
        await c.press("a")
        await c.paste("one | 2 | keep\n| |\nthree")
        await c.press("enter")
        await c.window(ChooseScreen)
        assert kept(c.session.draft) == ("cost", "one | 2 | keep\n| |\nthree")
        await c.press("enter")
        await c.back_to_main()
        await c.until(lambda: c.says("cost") == ["one · 2 · keep"])
        assert c.main.line.text == "| |\nthree"
        assert kept(c.session.draft) == ("cost", "| |\nthree")


async def test_a_prefix_leaves_nothing_half_typed_behind(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"2: la"]) as c:
        await pause_in_typing(c)
        assert c.session.draft == Draft("wrong", "Blue", "2: la")
        await c.press(*"te", "enter")
        assert [answer.group for answer in c.session.answers] == ["Green"]
        assert not c.session.drafts


async def test_a_draft_outlives_an_aim_that_moves_by_itself(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"bread"]) as c:
        await c.press("tab", "escape", "b", "a", "1", "f8", "backspace")
        await c.settle()
        c.main.keep_draft()
        drafts = {draft.prompt: draft.text for draft in c.session.drafts.values()}
        assert drafts["wrong"] == "bread"
        assert drafts.get("hands", "") == ""


async def test_undo_into_a_step_puts_its_half_typed_text_back(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("L.2"))
        await c.press("a", *"half", "tab", "escape", "n", "n", "e")
        await c.press("escape")
        await c.back_to_main()
        await c.press("u")
        await c.settle()
        assert c.main.line.text == "half"
        await c.press("a", *" done", "enter")
        assert c.says("cost") == ["half done"]


async def test_writing_in_another_step_begins_with_its_own_question(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"half", "escape", "n", "n"]) as c:
        assert c.main.line.text == "half"
        assert "Still for W Welcome" in str(c.main.line.border_title)
        await c.press("a", *"bread", "enter")
        assert c.says("wrong") == ["bread"]
        assert {draft.text for draft in c.session.drafts.values()} == {"half"}


async def test_a_group_named_once_gives_every_line_of_a_paste(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        await c.paste("2: bread\nmilk\n3: till\nlate")
        await c.press("enter")
        await c.window(ChooseScreen)
        await c.press("enter")
        await c.back_to_main()
        await c.until(lambda: len(c.session.answers) == 4)
        said = [(answer.group, answer.text) for answer in c.session.answers]
        assert said == [("Green", "bread"), ("Green", "milk"), ("Red", "till"), ("Green", "late")]


async def test_a_mistake_while_an_answer_is_written_leaves_its_text(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"bread"]) as c:

        def fail(text: str, *, row_done: bool) -> None:
            raise RuntimeError(text)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(c.main.desk, "write", fail)
            with pytest.raises(RuntimeError):
                c.main._enter(["bread", "milk"])
        assert c.main.line.text == "bread\nmilk\nbread"
        assert kept(c.session.draft) == ("wrong", "bread\nmilk\nbread")


async def test_the_timers_are_those_that_are_promised(room: Room) -> None:
    async with workshop(room, keys=["space", "a"]) as c:
        # Looked at in the same breath, so that a slow computer cannot have let them run out.
        c.main.line._typed()
        pause, latest = c.main.line._pause, c.main.line._latest
        assert pause is not None
        assert latest is not None
        assert (pause._interval, latest._interval) == (0.3, 3.0)


async def test_what_was_typed_behind_a_paste_stays_in_the_line(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"since"]) as c:
        c.main._enter_lines("bread\nmilk")
        await c.window(ChooseScreen)
        await c.press("enter")
        await c.back_to_main()
        await c.until(lambda: c.says("wrong") == ["bread", "milk"])
        assert c.main.line.text == "since"
