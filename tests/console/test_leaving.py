"""Leaving and coming back: the file is complete, the way back is said, a second console only reads."""

import json
import os
import signal

import pytest
from textual import events as tui

from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.leaving import LeavingScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.follower import LOCK_EVERY, Follower
from facilitator.live.found import Found, look_up
from facilitator.live.openings import OpenSession
from facilitator.session import intents as ask
from facilitator.session.events import SessionResumed
from facilitator.session.storage.file import NotSaved
from tests.console.desk_doubles import Console, Room, console, workshop
from tests.fakes import FakeFile

FULL = "The disk is full: there is no room for another line."


@pytest.fixture
def full_disk(room: Room, monkeypatch: pytest.MonkeyPatch) -> FakeFile:
    """Return a file that takes nothing, on a computer where no rescue finds a place."""

    def refuse(*_: object, **__: object) -> FakeFile:
        raise NotSaved(FULL)

    monkeypatch.setattr("facilitator.live.journal.rescue", refuse)
    file = FakeFile(room.folders.sessions / "full.json")
    file.fails = FULL
    return file


async def write_unsaved(c: Console) -> None:
    await c.press("space", "n", "n", "a", *"bread", "enter", *"milk", "enter", *"hal")


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
    assert [event["event"] for event in whole["events"] if event["event"] == "answer-added"] == ["answer-added"]
    assert (whole["events"][-1]["event"], whole["events"][-1]["text"]) == ("draft-kept", "mil")
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
        for key in ("space", "n", "n", "plus", "u", "a", "1"):
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


async def test_a_second_console_says_so_before_it_asks_for_anything(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    async with console(room, OpenSession(desk.session_path)) as c:
        await c.window(WorkshopScreen)
        await c.until(lambda: "Another console" in c.message)
        for key in ("w", "t", "o", "c", "i", "j", "plus"):
            c.main.query_one("#message").display = False
            await c.press(key)
            await c.until(lambda: "another console records it" in c.message)
            assert isinstance(c.screen, WorkshopScreen), key
    desk.close()


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
        first = await c.left()
        c.app.open_session(first)
        await c.window(WorkshopScreen)
        assert isinstance(c.main.desk._source, Follower) is False
        await c.saved()


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+o"])
async def test_nobody_leaves_unawares_while_something_is_not_saved(room: Room, full_disk: FakeFile, key: str) -> None:
    async with workshop(room, room.desk_on(full_disk)) as c:
        await write_unsaved(c)
        await c.press("escape", key)
        screen = await c.window(LeavingScreen)
        assert c.words("#missing") == "NOT SAVED: 2 answers, 1 half-typed text and 2 other entries"
        assert FULL in c.words("#why")
        await c.press("enter")
        await c.back_to_main()
        assert screen not in c.app.screen_stack
        assert c.app.is_running
        assert c.main.line.text == "hal"
        await c.press("escape", key, key)
        await c.window(LeavingScreen)
        await c.press(key)
        assert sum(isinstance(screen, LeavingScreen) for screen in c.app.screen_stack) == 1
        await c.press("escape")
        await c.back_to_main()
        assert c.says("wrong") == ["bread", "milk"]


async def test_what_is_left_behind_is_written_to_the_terminal(room: Room, full_disk: FakeFile) -> None:
    async with workshop(room, room.desk_on(full_disk)) as c:
        await write_unsaved(c)
        await c.press(*"f \x1b[2J", "ctrl+q")
        await c.window(LeavingScreen)
        await c.press("down", "enter")
        await c.left()
    assert c.app.lost
    farewell = c.app.farewell()
    assert farewell.startswith("NOT SAVED: 2 answers, 1 half-typed text and 2 other entries.")
    assert FULL in farewell
    assert "  Blue: bread\n  Blue: milk\n  Blue, half typed: half" in farewell
    assert "\x1b" not in farewell
    assert "is kept" not in farewell


async def test_a_loss_is_still_said_after_another_session(room: Room, full_disk: FakeFile) -> None:
    async with workshop(room, room.desk_on(full_disk)) as c:
        await write_unsaved(c)
        await c.press("escape", "ctrl+o")
        await c.window(LeavingScreen)
        await c.press("down", "enter")
        await c.window(HomeScreen)
        c.app._show(room.desk())
        await c.back_to_main()
        await c.press("ctrl+q")
    assert "Blue: milk" in c.app.farewell()


async def test_the_question_goes_away_once_the_disk_has_taken_everything(room: Room) -> None:
    file = FakeFile(room.folders.sessions / "slow.json")
    desk = room.desk_on(file, background=True)
    async with workshop(room, desk) as c:
        file.gate.clear()
        await c.press("space", "n", "n", "a", *"bread", "enter", "ctrl+q")
        await c.window(LeavingScreen)
        assert "Still saving: 1 answer" in c.words("#missing")
        file.gate.set()
        await c.left()
    assert not c.app.lost
    assert "is kept" in c.app.farewell()
    assert file.closed


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
async def test_a_window_that_is_closed_keeps_everything_and_the_half_typed_text(room: Room, name: str) -> None:
    number = getattr(signal, name, None)
    if number is None:
        pytest.skip(f"this system has no {name}")
    async with workshop(room) as c:
        path = c.main.desk.session_path
        await c.do(ask.ToggleClock(), ask.GoNext())
        await c.press("a", *"bread", "enter", *"mil")
        os.kill(os.getpid(), number)
        await c.left()
    assert c.app.return_code == 128 + number
    found = look_up(path)
    assert isinstance(found, Found)
    assert [answer.text for answer in found.session.answers] == ["bread"]
    assert found.session.draft is not None
    assert found.session.draft.text == "mil"
    assert list(room.folders.sessions.glob(".*.lock")) == []


async def test_a_mistake_of_the_program_keeps_the_half_typed_text(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async with workshop(room) as c:
        path = c.main.desk.session_path
        await c.do(ask.ToggleClock(), ask.GoNext())
        await c.press("a", *"mil")
        assert c.session.draft is None
        c.app._handle_exception(RuntimeError("a mistake"))
        await c.until(lambda: c.session.draft is not None)
        monkeypatch.setattr(c.app, "_exception", None)
    c.app.farewell()
    found = look_up(path)
    assert isinstance(found, Found)
    assert found.session.draft is not None
    assert found.session.draft.text == "mil"


@pytest.mark.parametrize("late", [("j",), ("question_mark",), ("n", "n"), ("s",), ("a", *"late", "enter")])
async def test_keys_after_going_home_are_not_for_the_session_that_was_left(room: Room, late: tuple[str, ...]) -> None:
    async with workshop(room, keys=["space", "n", "n"]) as c:
        path = c.main.desk.session_path
        happened = c.happened
        await c.drive("ctrl+o", *late)
        await c.until(lambda: c.app._partings != [])
        await c.until(lambda: not any(isinstance(screen, WorkshopScreen) for screen in c.app.screen_stack))
    found = look_up(path)
    assert isinstance(found, Found)
    assert [event.event for event in found.session.log[1:]] == happened
    assert list(room.folders.sessions.glob(".*.lock")) == []


async def test_what_was_typed_before_leaving_is_kept_however_slow_the_disk(room: Room) -> None:
    file = FakeFile(room.folders.sessions / "slow.json")
    async with workshop(room, room.desk_on(file, background=True), keys=["space", "n", "n", "a"]) as c:
        file.gate.clear()
        await c.drive(*"half of it", "ctrl+q", *" all")
        file.gate.set()
        await c.left()
    assert file.taken[-1]["text"] == "half of it"


async def test_a_disk_that_takes_everything_after_all_is_no_loss(room: Room) -> None:
    file = FakeFile(room.folders.sessions / "slow.json")
    async with workshop(room, room.desk_on(file, background=True), keys=["space", "n", "n"]) as c:
        file.gate.clear()
        await c.press("a", *"bread", "enter", "ctrl+q")
        await c.window(LeavingScreen)
        await c.press("down", "enter")
        await c.left()
        assert c.app.lost
        file.gate.set()
        await c.until(lambda: file.closed)
    assert not c.app.lost
    assert "is kept" in c.app.farewell()


async def test_a_closed_workshop_that_is_not_on_the_disk_is_not_to_be_resumed(room: Room, full_disk: FakeFile) -> None:
    async with workshop(room, room.desk_on(full_disk)) as c:
        await write_unsaved(c)
        await c.do(ask.Close())
        await c.press("escape", "ctrl+q")
        await c.window(LeavingScreen)
        await c.press("down", "enter")
        await c.left()
    assert "NOT SAVED" in c.app.farewell()
    assert "resume" not in c.app.farewell()


async def test_ctrl_q_leaves_from_every_window(room: Room) -> None:
    for key in ("e", "j", "question_mark", "t"):
        async with workshop(room, keys=["space", "n", "n", key]) as c:
            await c.until(lambda c=c: c.app.screen is not c.main)  # type: ignore[misc]
            await c.press("ctrl+q")
            await c.left()


async def test_the_one_who_reads_along_is_told_when_the_session_is_free(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    async with console(room, OpenSession(desk.session_path)) as c:
        await c.window(WorkshopScreen)
        await c.settle()
        assert "READING" in c.words("#keys")
        desk.close()
        for _ in range(LOCK_EVERY + 1):
            await c.settle()
        await c.until(lambda: "has left" in c.message)
        c.main.query_one("#message").display = False
        await c.press("n")
        assert "has left" in c.message


async def test_leaving_tries_once_more_to_save(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    file = FakeFile(room.folders.sessions / "full.json")
    async with workshop(room, room.desk_on(file), keys=["space"]) as c:
        with monkeypatch.context() as meanwhile:

            def refuse(*_: object, **__: object) -> FakeFile:
                raise NotSaved(FULL)

            meanwhile.setattr("facilitator.live.journal.rescue", refuse)
            file.fails = FULL
            await write_unsaved(c)
            assert c.board.saved.state == "not saved"
        await c.press("escape", "ctrl+q")
        await c.left()
        assert not any(isinstance(screen, LeavingScreen) for screen in c.app.screen_stack)
    assert not c.app.lost


async def test_keys_that_were_pressed_before_a_signal_still_count(room: Room) -> None:
    number = getattr(signal, "SIGTERM")  # noqa: B009 - looked up as the program does
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        path = c.main.desk.session_path
        driver = c.app._driver
        assert driver is not None
        for key in (*"bread", "enter", *"half"):
            driver.process_message(tui.Key(key, key if len(key) == 1 else None))
        os.kill(os.getpid(), number)
        await c.left()
    found = look_up(path)
    assert isinstance(found, Found)
    assert [answer.text for answer in found.session.answers] == ["bread"]
    assert found.session.draft is not None
    assert found.session.draft.text == "half"
