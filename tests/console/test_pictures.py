"""A picture of every screen as the facilitator sees it; look at the difference before one is renewed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Static

from facilitator.agenda.model import PARKED
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.find import FindScreen
from facilitator.console.screens.help import HelpScreen
from facilitator.console.screens.promises import PromisesScreen
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.said import SaidScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.widgets.answers_panel import AnswersPanel
from facilitator.console.widgets.message_line import MessageLine
from facilitator.live.openings import OpenSetUp
from facilitator.live.set_up_form import SetUp
from facilitator.session import intents as ask
from facilitator.session.promise_intents import Promised, Settle
from facilitator.session.promises import promises_of
from facilitator.session.storage.file import NotSaved
from tests import pictures
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, agenda_of, console, workshop
from tests.console.made_up_agendas import SATURDAYS, SHORT
from tests.fakes import FakeFile
from tests.pictures import Picture, other_versions, segments_of

BOTH = (NARROW, WIDE)
WRONG = {
    "Blue": ("No bread after ten", "The till at the door was shut", "Two of us were ill"),
    "Green": ("Nobody knew who had the key to the cold room", "No bread"),
}


async def shoot(
    c: Console, picture: Picture, name: str, sizes: Sequence[tuple[int, int]] = BOTH, *, text_only: bool = False
) -> None:
    """Compare the screen with its pictures, in each size."""
    for width, height in sizes:
        await c.pilot.resize_terminal(width, height)
        await c.come_to_rest()
        picture(c.app, f"{name}-{width}x{height}{':text' if text_only else ''}")


async def answers_of_two_groups(c: Console) -> None:
    """Run into the second step, where two groups have answered."""
    await c.do(ask.ToggleClock(), ask.Write("hands", "7"))
    await c.after(7 * 60 + 10)
    await c.do(ask.GoNext())
    for group, texts in WRONG.items():
        for text in texts:
            await c.after(40)
            await c.do(ask.Write("wrong", text, group))


async def test_home_at_the_first_start(room: Room, picture: Picture) -> None:
    async with console(room) as c:
        await shoot(c, picture, "home-first")


async def test_home_without_anything(room: Room, picture: Picture) -> None:
    room.saturdays.unlink()
    room.short.unlink()
    async with console(room) as c:
        await shoot(c, picture, "home-empty", [NARROW])


async def test_home_with_sessions(room: Room, picture: Picture) -> None:
    desk = room.desk(agenda_of(SHORT).model_copy(update={"name": "short"}))
    for intent in (ask.ToggleClock(), ask.GoNext(), ask.GoNext()):
        desk.record(intent)
        room.clock.advance(240)
    desk.close()
    desk = room.desk(agenda_of(SATURDAYS).model_copy(update={"name": "saturdays"}))
    desk.record(ask.ToggleClock())
    room.clock.advance(500)
    desk.record(ask.GoNext())
    desk.close()
    room.clock.advance(3600)
    async with console(room) as c:
        await shoot(c, picture, "home-unfinished")


async def test_set_up(room: Room, picture: Picture) -> None:
    form = SetUp(length="50", people="14", fills={"first Saturday": "5 December"})
    async with console(room, OpenSetUp(str(room.saturdays), form)) as c:
        await c.window(SetUpScreen)
        await shoot(c, picture, "set-up")


async def test_main_before_the_start(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await shoot(c, picture, "main-ready")


async def test_main_in_the_first_step(room: Room, picture: Picture) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(100)
        await shoot(c, picture, "main-running")


async def test_main_while_groups_answer(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        await c.press("3")
        await c.paste("The van came at")
        c.main.keep_draft()
        await shoot(c, picture, "main-writing")


async def test_main_while_a_table_row_is_half_written(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.JumpTo("L.2"))
        await c.do(ask.Write("cost", "No bread | every week | change", "Blue"))
        await c.do(ask.Write("cost", "Till shut | twice", "Green"))
        await c.press("2")
        await shoot(c, picture, "main-table")


async def test_main_paused(room: Room, picture: Picture) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(100)
        await c.press("space")
        await c.after(75)
        await shoot(c, picture, "main-paused")


async def test_main_over_its_time(room: Room, picture: Picture) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(9 * 60 + 5)
        await shoot(c, picture, "main-over")


async def test_main_closed(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        while c.session.run.ended is None:
            await c.after(600)
            await c.do(ask.GoNext())
        c.main.query_one(MessageLine).clear()
        await shoot(c, picture, "main-closed")


async def test_main_not_saved(room: Room, picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    full = "The disk is full: the folder with the sessions has no room for another line. Free some space."

    def refuse(*_: object, **__: object) -> FakeFile:
        raise NotSaved(full)

    monkeypatch.setattr("facilitator.live.journal.rescue", refuse)
    file = FakeFile()
    async with workshop(room, room.desk_on(file), keys=["space", "n", "n"]) as c:
        file.fails = full
        await c.do(ask.Write("wrong", "No bread", "Blue"))
        await shoot(c, picture, "main-not-saved")


async def test_the_windows(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        await c.press("j")
        await c.window(ChooseScreen)
        await shoot(c, picture, "jump", [NARROW])
        await c.press("escape", "e")
        await c.window(AnswersScreen)
        await shoot(c, picture, "edit", [NARROW])
        await c.press("escape", "question_mark")
        await c.window(HelpScreen)
        await shoot(c, picture, "help")


async def test_finding_what_was_said(room: Room, picture: Picture) -> None:
    desk = room.desk()
    intents: list[ask.Intent] = [ask.ToggleClock(), ask.GoNext()]
    for intent in (*intents, ask.Write("wrong", "Van late", "Red"), ask.Write("wrong", "Bread", "Red")):
        desk.record(intent)
    desk.close()
    room.clock.advance(7 * 24 * 3600)
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        await c.press("slash", *"bread")
        await c.window(FindScreen)
        await c.until(lambda: "earlier" in c.words("#found"))
        await shoot(c, picture, "find")
        await c.press("down", "down", "enter")
        await c.window(SaidScreen)
        await shoot(c, picture, "said", [NARROW])


async def test_what_is_promised_and_parked(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        await c.do(
            Promised("Call the baker", "Red", "friday"),
            Promised("Ask for a second van", "", "soon"),
            ask.Write(PARKED.id, "The car park"),
            ask.Write(PARKED.id, "The clock above the door"),
        )
        promises = promises_of(c.session)
        await c.do(Settle(promises[0].id, "done"), Settle(promises[-1].id, "dropped", "it runs again"))
        await c.press("h")
        await c.window(PromisesScreen)
        await shoot(c, picture, "promises")


async def test_the_report(room: Room, picture: Picture) -> None:
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        await c.do(ask.GoNext(), ask.Write("cost", "No bread | every week | change", "Blue"))
        await c.after(300)
        await c.press("r")
        await c.window(ReportScreen)
        for key, page in (("1", "summary"), ("2", "answers"), ("3", "time")):
            await c.press(key)
            await shoot(c, picture, f"report-{page}", [NARROW])


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_without_colours_every_line_can_be_drawn_also_where_nothing_is_written(
    room: Room, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with workshop(room, size=size, keys=["space", "tab", "a", "escape", "f", "f"]) as c:
        panel = c.main.query_one(AnswersPanel)
        panel.styles.height = 8
        await c.come_to_rest()
        assert all(segment.style is not None for line in range(8) for segment in panel.render_line(line))
        assert c.app.is_running


async def test_main_without_colours(room: Room, picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with workshop(room) as c:
        await answers_of_two_groups(c)
        await c.press("3")
        await shoot(c, picture, "main-no-colour", [WIDE], text_only=True)
        styles = [segment.style for segment in segments_of(c.app) if segment.style]
        shades = {
            (colour.triplet.red, colour.triplet.green, colour.triplet.blue)
            for style in styles
            for colour in (style.color, style.bgcolor)
            if colour and colour.triplet
        }
        assert all(red == green == blue for red, green, blue in shades)


async def test_a_terminal_that_is_too_small(room: Room, picture: Picture) -> None:
    async with workshop(room, keys=["space"]) as c:
        await shoot(c, picture, "main-too-small", [(50, 15)], text_only=True)


# The fixture itself


class OneLine(App[None]):
    """Shows one line."""

    def compose(self):  # type: ignore[no-untyped-def]
        yield Static("a line")


async def test_a_picture_that_differs_fails_with_what_differs(
    tmp_path: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "STORED", tmp_path)
    monkeypatch.setattr(pictures, "UPDATE", True)
    app = OneLine()
    async with app.run_test(size=(20, 3)) as pilot:
        await pilot.pause()
        picture(pilot, "one")
        monkeypatch.setattr(pictures, "UPDATE", False)
        picture(app, "one")
        app.query_one(Static).update("another")
        await pilot.pause()
        with pytest.raises(pytest.fail.Exception, match=r"(?s)one\.txt.*-a line.*\+another"):
            picture(app, "one")
        assert "another" in (tmp_path / "pictures" / "one.txt").read_text(encoding="utf-8")


def test_every_stored_picture_is_of_a_screen_and_has_both_forms() -> None:
    stored = {path.stem for path in pictures.STORED.glob("*.txt")}
    assert {path.stem for path in pictures.STORED.glob("*.svg")} == stored - {
        "main-too-small-50x15",
        "main-no-colour-120x36",
    }


def test_drawings_are_compared() -> None:
    if other := other_versions():
        pytest.skip(f"drawings were made with other versions than {', '.join(other)}")
    assert list(pictures.STORED.glob("*.svg"))
