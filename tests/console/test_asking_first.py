"""Keys that ask before they act: more time for a step, closing one too early, leaving steps out."""

from textual.widgets import Static

from facilitator.console.screens.choose import ChooseScreen
from facilitator.session import intents as ask
from tests.console.desk_doubles import Room, workshop


async def test_each_plus_offers_a_minute_more_and_enter_gives_them_all(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        before = c.session.run.targets_s["W"]
        await c.press("plus", "plus", "plus")
        assert c.message.startswith("3 min more?")
        await c.press("minus")
        assert c.message.startswith("2 min more?")
        await c.press("enter")
        assert c.session.run.targets_s["W"] == before + 120
        assert not c.main.writing
        assert c.happened[-1] == "target-changed"


async def test_escape_and_every_other_key_leave_the_offer(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        for key in ("escape", "space", "minus"):
            await c.press("plus", key)
            assert c.message == "" or "more?" not in c.message, key
            await c.press("enter")
            assert c.main.writing, key
            await c.press("escape")
        assert "target-changed" not in c.happened


async def test_escape_does_nothing_where_nothing_is_offered(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        before = c.happened
        await c.press("escape")
        assert (c.happened, c.message) == (before, "")


async def test_too_early_is_asked_anew_in_the_next_step_and_once_the_question_is_gone(room: Room) -> None:
    async with workshop(room, keys=["space", "n"]) as c:
        assert "reaches its minimum in 5:00. n once more goes on all the same." in c.message
        await c.press("space", "space")
        assert c.message == ""
        await c.press("n")
        assert c.session.run.running == "W"
        await c.press("n")
        assert c.session.run.running == "L.1"
        await c.press("n")
        assert c.session.run.running == "L.1"


async def test_after_the_minimum_one_key_is_enough(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(301)
        await c.press("n")
        assert c.session.run.running == "L.1"


async def test_while_writing_the_text_is_kept_and_the_question_names_the_key(room: Room) -> None:
    async with workshop(room, keys=["space", "a", *"half", "f8"]) as c:
        assert "F8 once more" in c.message
        assert c.main.line.text == "half"
        await c.press("f8")
        assert c.session.run.running == "L.1"


async def test_what_has_to_go_is_skipped_after_a_yes_and_undone_one_by_one(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        deadline = c.session.run.deadline
        assert deadline is not None
        await c.do(ask.MoveDeadline(c.room.clock.now().wall.replace(minute=30)))
        await c.press("o")
        await c.window(ChooseScreen)
        assert "no longer fits" in c.words("Static")
        await c.press("enter")
        await c.back_to_main()
        await c.until(lambda: c.session.run.skipped != frozenset())
        assert c.message.startswith("Skipped: ")


async def test_y_says_yes_to_a_question_and_n_says_no(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.MoveDeadline(c.room.clock.now().wall.replace(minute=30)))
        await c.press("o")
        window = await c.window(ChooseScreen)
        assert any("y yes · n no" in str(line.content) for line in window.query(Static))
        await c.press("n")
        await c.back_to_main()
        assert not c.session.run.skipped
        await c.press("o")
        await c.window(ChooseScreen)
        await c.press("y")
        await c.back_to_main()
        await c.until(lambda: c.session.run.skipped != frozenset())


async def test_where_nothing_is_asked_y_and_n_do_nothing(room: Room) -> None:
    async with workshop(room, keys=["space", "j"]) as c:
        await c.window(ChooseScreen)
        await c.press("y", "n")
        assert isinstance(c.screen, ChooseScreen)
        await c.press("escape")
        await c.back_to_main()
        assert "cue-done" not in c.happened
