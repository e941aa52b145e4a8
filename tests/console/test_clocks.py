"""A laptop that sleeps, a clock that is set, a console that was gone: what is said, and what one key does about it."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.console.commands import COMMANDS
from facilitator.console.desk import Desk
from facilitator.console.desks import open_desk
from facilitator.console.screens.timekeeper import TimekeeperScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.openings import OpenSession
from facilitator.session import intents as ask
from facilitator.session.gap_words import PRESS
from facilitator.timing.clock import Instant
from tests.console.desk_doubles import WIDE, Console, Room, console, workshop
from tests.fakes import FakeClock


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def spent_s(c: Console) -> float:
    step = c.session.run.running
    assert step is not None
    return c.session.run.spent_in(step, c.main.desk.clock.now().wall)


async def woken(c: Console, seconds: float) -> None:
    c.room.clock.sleep(seconds)
    await c.settle()


def test_the_key_that_is_named_in_the_sentences_is_the_one_of_the_table() -> None:
    assert [entry.keys for entry in COMMANDS if entry.does == ask.DoNotCount()] == [(PRESS,)]


async def test_sleep_is_said_and_one_key_leaves_it_out_and_another_counts_it_again(room: Room) -> None:
    async with workshop(room, size=WIDE, keys=["space"]) as c:
        await c.after(120)
        await woken(c, 480)
        assert "The laptop slept from 09:02 to 09:10; those 8 min count. Press x to leave them out." in c.message
        assert spent_s(c) == 600
        digits = c.board.clock.digits
        await c.press("x")
        assert "8 min left out" in c.message
        assert spent_s(c) == 120
        assert c.board.clock.digits != digits
        await c.press("x")
        assert "left out already" in c.message
        await c.press("u")
        assert "Undone: the leaving out of 8 min." in c.message
        assert (spent_s(c), c.board.clock.digits) == (600, digits)
        assert c.happened == ["workshop-started", "computer-slept", "gap-left-out", "undone"]


async def test_a_key_that_comes_before_the_tick_finds_the_sleep_on_record(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(60)
        c.room.clock.sleep(300)
        await c.press("space")
        assert c.happened == ["workshop-started", "computer-slept", "clock-paused"]
        await c.settle()
        assert "The laptop slept" in c.message
        await c.press("x")
        assert spent_s(c) == 60


async def test_a_program_that_only_stood_still_says_nothing_and_its_time_counts(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(900)
        assert c.message == ""
        assert spent_s(c) == 900
        await c.press("x")
        assert "Every minute of this step counts" in c.message


async def test_a_clock_that_is_set_is_said_and_no_time_moves(room: Room) -> None:
    async with workshop(room, size=WIDE, keys=["space"]) as c:
        await c.after(60)
        ends = c.board.clock.ends
        c.room.clock.set_system(1200)
        await c.settle()
        assert "clock was set forward by 20 min, from 09:01 to 09:21." in c.message
        assert (spent_s(c), c.board.clock.ends, c.board.time_of_day) == (60, ends, "09:01")
        c.room.clock.set_system(-86_400)
        await c.settle()
        assert "set back by 24 h" in c.message
        await c.after(30)
        assert (spent_s(c), c.board.time_of_day) == (90, "09:01")
        assert c.happened == ["workshop-started", "clock-set", "clock-set"]


async def test_sleep_is_said_on_the_large_clock_and_once_more_when_it_is_left(room: Room) -> None:
    async with workshop(room, size=WIDE, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await woken(c, 300)
        assert "The laptop slept" in c.words("#message")
        await c.press("escape")
        await c.back_to_main()
        await c.settle()
        assert "The laptop slept" in c.message


async def test_after_a_crash_the_time_since_can_be_left_out(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    room.clock.advance(60)
    desk.record(ask.Extend(60))
    desk.close()
    room.clock.advance(420)
    async with console(room, OpenSession(desk.session_path), size=WIDE) as c:
        await c.window(WorkshopScreen)
        await c.settle()
        await c.until(lambda: "7 min ago; the time since counts. Press x to leave it out." in c.message)
        assert spent_s(c) == 480
        await c.press("x")
        assert spent_s(c) == 60
        await c.press("u")
        assert spent_s(c) == 480


async def test_a_clock_set_back_while_nobody_was_there_is_said_when_the_session_is_taken_up(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    room.clock.advance(60)
    desk.record(ask.Extend(60))
    desk.close()
    room.clock.set_system(-86_400)
    async with console(room, OpenSession(desk.session_path), size=WIDE) as c:
        await c.window(WorkshopScreen)
        await c.settle()
        await c.until(lambda: "set back by 24 h" in c.message)
        assert "Welcome back" in c.message
        await c.after(5)
        assert spent_s(c) == 65


class AnotherRun:
    """The clock of a program that starts at this moment: its steady hand begins at what the computer shows."""

    def __init__(self, computer: FakeClock) -> None:
        self._computer = computer
        self._shift = computer.now().system - computer.now().wall

    def now(self) -> Instant:
        seen = self._computer.now()
        return replace(seen, wall=seen.wall + self._shift)


def test_a_console_that_only_reads_shows_the_same_figures_after_a_clock_was_set(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    room.clock.advance(60)
    room.clock.set_system(-86_400)
    desk.tick()
    reader = open_desk(replace(room.place, clock=AnotherRun(room.clock)), desk.session_path)
    assert isinstance(reader, Desk)
    assert reader.read_only
    for by_s in (0.0, 7200.0):
        room.clock.set_system(by_s)
        room.clock.advance(30)
        desk.tick()
        reader.tick()
        ours, theirs = desk.board(writing=False), reader.board(writing=False)
        assert (theirs.clock, theirs.time_of_day) == (ours.clock, ours.time_of_day)
    desk.close()
