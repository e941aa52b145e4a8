"""Leaving and coming back: the file is complete, the way back is said, a second console only reads."""

import json

from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.follower import Follower
from facilitator.live.found import Found, look_up
from facilitator.live.openings import OpenSession
from facilitator.session import intents as ask
from facilitator.session.events import SessionResumed
from tests.console.desk_doubles import Console, Room, console, workshop


async def leave_with_an_answer(c: Console) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.press("a", *"bread", "enter", *"mil", "ctrl+q")


async def test_leaving_says_where_the_session_is_and_how_to_go_on(room: Room) -> None:
    async with workshop(room) as c:
        path = c.main.desk.session_path
        await leave_with_an_answer(c)
    assert c.app.return_code == 0
    farewell = c.app.farewell()
    assert str(path) in farewell
    assert "facilitator resume" in farewell


async def test_leaving_leaves_a_complete_file_that_nobody_holds(room: Room) -> None:
    async with workshop(room) as c:
        path = c.main.desk.session_path
        await leave_with_an_answer(c)
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert [event["event"] for event in whole["events"]][-2:] == ["answer-added", "draft-kept"]
    found = look_up(path)
    assert isinstance(found, Found)
    assert [answer.text for answer in found.session.answers] == ["bread"]
    assert found.session.draft is not None
    assert found.session.draft.text == "mil"
    assert list(room.folders.sessions.glob(".*.lock")) == []


async def test_nothing_is_said_after_a_workshop_that_was_closed(room: Room) -> None:
    async with workshop(room) as c:
        await c.do(ask.ToggleClock(), ask.JumpTo("4"), *[ask.GoNext()] * 3)
        while c.session.run.ended is None:
            await c.do(ask.GoNext())
        await c.press("ctrl+q")
    assert c.app.farewell() == ""


async def test_coming_back_says_how_long_it_was_and_the_time_counts(room: Room) -> None:
    async with workshop(room) as c:
        path = c.main.desk.session_path
        await leave_with_an_answer(c)
    room.clock.advance(7 * 60)
    async with console(room, OpenSession(path)) as c:
        await c.window(WorkshopScreen)
        await c.settle()
        await c.until(lambda: "7 min" in c.message)
        assert "counts" in c.message
        assert c.says("wrong") == ["bread"]
        assert c.main.line.text == "mil"
        resumed = c.session.log[-1]
        assert isinstance(resumed, SessionResumed)
        assert resumed.away_s == 7 * 60
        assert c.session.run.spent_in("L.1", room.clock.now().wall) == 7 * 60
        await c.saved()


async def test_time_away_from_a_paused_workshop_does_not_count(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    room.clock.advance(60)
    desk.record(ask.ToggleClock())
    desk.close()
    room.clock.advance(600)
    async with console(room, OpenSession(desk.session_path)) as c:
        await c.window(WorkshopScreen)
        await c.settle()
        await c.until(lambda: "paused" in c.message)
        assert c.session.run.spent_in("W", room.clock.now().wall) == 60
        await c.saved()


async def test_a_second_console_reads_along_and_writes_nothing(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    async with console(room, OpenSession(desk.session_path)) as c:
        await c.window(WorkshopScreen)
        await c.settle()
        assert c.main.desk.read_only
        assert c.board.saved.state == "read only"
        assert "READ ONLY" in c.words("#status")
        await c.until(lambda: "Another console" in c.message)
        size = desk.session_path.stat().st_size
        for key in ("space", "n", "plus", "u", "a", "1"):
            c.main.query_one("#message").display = False
            await c.press(key)
            assert "another console" in c.message, key
            assert not c.main.writing
        assert desk.session_path.stat().st_size == size
        desk.record(ask.GoNext())
        desk.record(ask.Write("wrong", "bread", "Red"))
        await c.settle()
        assert c.session.run.running == "L.1"
        assert [row.says for row in c.board.answers] == ["bread"]
    desk.close()
    assert c.app.farewell() == ""


async def test_a_session_that_cannot_be_read_says_so_on_the_list(room: Room) -> None:
    room.folders.sessions.mkdir(parents=True)
    path = room.folders.sessions / "torn.json"
    path.write_text("not a session", encoding="utf-8")
    async with console(room, OpenSession(path)) as c:
        assert isinstance(c.screen, HomeScreen)
        assert c.toasts


async def test_another_session_can_be_opened_after_going_home(room: Room) -> None:
    async with workshop(room, keys=["space", "ctrl+o"]) as c:
        await c.window(HomeScreen)
        first = c.app._left
        assert first is not None
        c.app.open_session(first)
        await c.window(WorkshopScreen)
        assert isinstance(c.main.desk._source, Follower) is False
        await c.saved()
