"""The agenda's file is changed while the workshop runs: noticed, shown, and taken over only when asked."""

from pathlib import Path

import pytest

from facilitator.console.desk import Desk
from facilitator.console.screens.change import ChangeScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.live.agenda_change import LOOK_EVERY
from facilitator.live.opening import Begun, begin
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, acts, workshop
from tests.console.made_up_agendas import SHORT
from tests.fakes import UTC_ROOM, minutes
from tests.pictures import text_of

LONGER = SHORT.replace("time: 10 min", "time: 12 min").replace("Who needs help?", "Who needs \x1b[31mhelp?")


def desk_of(room: Room) -> tuple[Desk, Path]:
    """Return a desk whose session knows the file of its agenda."""
    path = room.shelve("mine", SHORT, own=True)
    agenda = room.place.library.read_path(path).agenda
    assert agenda is not None
    now = room.clock.now().wall
    started = read_set_up(agenda, SetUp(), now, UTC_ROOM, str(path)).started
    begun = begin(agenda, started, room.folders, room.place.state_folder, background=False)
    assert isinstance(begun, Begun)
    return Desk(room.place, begun.recorder), path


async def notice(c: Console) -> None:
    for _ in range(LOOK_EVERY + 1):
        await c.settle()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_a_change_is_noticed_shown_and_taken_over_when_asked(room: Room, size: tuple[int, int]) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, size, keys=["space"]) as c:
        path.write_text(LONGER.replace("\x1b", ""), encoding="utf-8")
        await notice(c)
        assert "file was changed" in c.message
        assert c.session.agenda.steps[1].time == minutes(10), "nothing is taken over by itself"
        await c.press("d")
        await c.window(ChangeScreen)
        drawn = text_of(c.app)
        assert "~ What is in the way: 10 min → 12 min, questions" in drawn
        assert "+    time: 12 min" in drawn
        assert not [char for char in drawn if acts(char) and char != "\n"]
        await c.press("escape")
        await c.back_to_main()
        assert c.happened == ["workshop-started"], "leaving it changes nothing"
        await c.press("d")
        await c.window(ChangeScreen)
        await c.press("down", "enter")
        await c.back_to_main()
        await c.until(lambda: c.happened == ["workshop-started", "agenda-taken-over"])
        assert "steps to come" in c.message
        assert c.session.agenda.steps[1].time == minutes(12)
        await c.press("u")
        assert c.session.agenda.source == SHORT
        await c.saved()


async def test_what_undo_says_of_the_takeover_stays_to_be_read(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space"]) as c:
        path.write_text(LONGER.replace("\x1b", ""), encoding="utf-8")
        await notice(c)
        await c.press("d")
        await c.window(ChangeScreen)
        await c.press("down", "enter")
        await c.back_to_main()
        await notice(c)
        await c.press("u")
        said = c.message
        await notice(c)
        assert "file was changed" not in said
        assert c.message == said, "the file differs again, which is no news"
        await c.press("d")
        await c.window(ChangeScreen)


async def test_it_is_said_once(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space"]) as c:
        path.write_text(LONGER.replace("\x1b", ""), encoding="utf-8")
        await notice(c)
        c.main.query_one("#message").display = False
        await notice(c)
        assert c.message == ""


async def test_a_change_with_problems_shows_them_and_cannot_be_taken(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space"]) as c:
        path.write_text(SHORT.replace("time: 10", "tiem: 10"), encoding="utf-8")
        await notice(c)
        assert "has a problem" in c.message
        await c.press("d")
        await c.window(ChangeScreen)
        assert "Did you mean `time`?" in c.words("#difference Static")
        await c.press("down", "enter")
        await c.back_to_main()
        assert c.happened == ["workshop-started"]


async def test_without_a_change_there_is_nothing_to_show(room: Room) -> None:
    async with workshop(room, desk_of(room)[0], keys=["d"]) as c:
        await c.window(ChooseScreen)
        assert "has not changed" in c.words("Static")


async def test_a_file_that_is_gone_is_told_as_that_and_takes_nothing_along(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space"]) as c:
        path.unlink()
        await notice(c)
        await c.press("d")
        await c.window(ChooseScreen)
        assert "not where it was" in text_of(c.app)
        await c.press("escape")
        await c.back_to_main()
        path.write_text(LONGER.replace("\x1b", ""), encoding="utf-8")
        await notice(c)
        assert "file was changed" in c.message, "it is watched again as soon as it is back"


async def test_a_sheet_that_came_after_the_agenda_named_it_is_found(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space"]) as c:
        path.write_text(SHORT + "  - title: Judge\n    time: 5 min\n    handout: our-sheet\n", encoding="utf-8")
        await notice(c)
        assert "has a problem" in c.message
        sheet = path.parent.parent / "handouts" / "our-sheet.yaml"
        sheet.parent.mkdir(exist_ok=True)
        sheet.write_text("sheet: Ours\ncolumns: [Tool, Verdict]\n", encoding="utf-8")
        await c.press("d")
        await c.window(ChangeScreen)
        assert "+ Judge, 5 min" in text_of(c.app)


async def test_a_half_typed_answer_outlives_the_question_that_was_taken_out(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space", "j", "enter", "a", *"Ana", "escape", "b"]) as c:
        assert c.main.line.text == "Ana"
        path.write_text("workshop: Short stand-up\nsteps:\n  - What is new, 5 min\n", encoding="utf-8")
        await notice(c)
        await c.press("d")
        await c.window(ChangeScreen)
        await c.press("down", "enter")
        await c.back_to_main()
        await c.until(lambda: "agenda-taken-over" in c.happened)
        assert c.main.line.text == "Ana"


async def test_a_warning_about_a_mistake_goes_away_with_the_mistake(room: Room) -> None:
    desk, path = desk_of(room)
    async with workshop(room, desk, keys=["space"]) as c:
        path.write_text(SHORT.replace("time: 10", "tiem: 10"), encoding="utf-8")
        await notice(c)
        assert "has a problem" in c.message
        path.write_text(SHORT, encoding="utf-8")
        await notice(c)
        assert c.message == ""
