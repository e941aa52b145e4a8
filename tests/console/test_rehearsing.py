"""A rehearsal in the console: it runs by itself at speed, and gives way to every key."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.found import NotOpened
from facilitator.live.openings import OpenRehearsal
from facilitator.live.rehearsal import Rehearsal, begin_rehearsal, rehearse
from facilitator.live.set_up_form import SetUp
from facilitator.session import intents as ask
from facilitator.timing.clock import FastClock
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, agenda_of, console
from tests.console.made_up_agendas import SATURDAYS
from tests.fakes import UTC_ROOM

SPEED = 20.0
GRACE_S = 4.0


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@asynccontextmanager
async def rehearsing(
    room: Room, form: SetUp | None = None, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Console, Rehearsal]]:
    start, agenda = room.clock.now(), agenda_of(SATURDAYS)
    rehearsal = begin_rehearsal(
        agenda,
        room.folders,
        room.place.state_folder,
        start,
        form or SetUp(),
        UTC_ROOM,
        grace_s=GRACE_S * SPEED,
    )
    assert not isinstance(rehearsal, NotOpened)
    clock = FastClock(room.clock, SPEED, rehearsal.start)
    room.place = replace(room.place, clock=clock)
    async with console(room, OpenRehearsal(rehearsal, clock), size) as running:
        await running.back_to_main()
        await running.settle()
        yield running, rehearsal


async def test_it_begins_by_itself_and_says_that_it_is_a_rehearsal(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        assert running.happened == ["workshop-started"]
        assert "REHEARSAL" in running.words("#status")
        assert "20 times as fast" in running.message
        assert "Ctrl+Q leaves" in running.message


async def test_answers_come_one_by_one_and_steps_advance(room: Room) -> None:
    async with rehearsing(room, size=WIDE) as (running, _):
        counts, steps = [], set()
        while running.session.run.ended is None:
            await running.after(0.25)
            counts.append(len(running.session.answers))
            steps.add(running.session.run.running)
        assert max(later - earlier for earlier, later in pairwise(counts)) <= 2
        assert {leaf.id for leaf in running.session.agenda.leaves()} <= steps


async def test_left_alone_it_is_the_silent_rehearsal_and_ends_with_the_report(room: Room) -> None:
    silent = rehearse(agenda_of(SATURDAYS), room.folders, room.place.state_folder, room.clock.now(), SetUp(), UTC_ROOM)
    assert not isinstance(silent, NotOpened)
    async with rehearsing(room) as (running, rehearsal):
        while running.session.run.ended is None:
            await running.after(7)
        assert running.session.log == silent.session.log
        assert rehearsal.remarks == silent.remarks
        await running.settle()
        await running.window(ReportScreen)


async def test_however_much_is_due_a_tick_does_not_flood_the_screen(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        before = running.session.last_seq
        await running.after(24 * 3600)
        assert running.session.last_seq - before <= 3 * 40


async def test_space_pauses_it_and_its_clock_goes_at_the_usual_pace_meanwhile(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        await running.after(3)
        await running.press("space")
        await running.settle()
        before, since = running.session, room.place.now().wall
        await running.after(100)
        assert running.session is before
        assert room.place.now().wall - since == timedelta(seconds=100)
        await running.press("space")
        await running.settle()
        await running.after(GRACE_S - 1)
        assert running.happened[-1] == "clock-resumed"
        await running.after(5)
        await running.after(60)
        assert running.session.last_seq > before.last_seq + 1


async def test_after_a_key_of_a_person_it_goes_on_from_there(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        await running.do(ask.GoNext())
        step = running.session.run.running
        await running.after(GRACE_S - 1)
        assert running.session.run.running == step
        assert running.happened == ["workshop-started", "step-started"]
        await running.do(ask.Undo())
        assert running.session.run.running != step
        while running.session.run.ended is None:
            await running.after(7)


async def test_while_somebody_types_it_waits_and_after_escape_it_goes_on(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        await running.do(ask.GoNext())
        await running.press("a", *"half")
        await running.settle()
        answers, since = running.session.answers, room.place.now().wall
        await running.after(200)
        assert running.session.answers == answers
        assert room.place.now().wall - since == timedelta(seconds=200)
        await running.press("escape")
        await running.settle()
        await running.after(200)
        assert running.session.answers != answers


async def test_what_does_not_work_is_said_as_it_turns_out(room: Room) -> None:
    async with rehearsing(room, SetUp(length="10")) as (running, rehearsal):
        assert "need at least" in running.message
        while running.session.run.ended is None:
            await running.after(7)
        await running.settle()
        await running.window(ReportScreen)
        await running.press("escape")
        await running.back_to_main()
        await running.settle()
        assert "when it had to be over" in rehearsal.remarks[-1]
        assert "when it had to be over" in running.message


async def test_it_goes_on_under_a_window(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        await running.press("r")
        await running.window(ReportScreen)
        before = running.session.last_seq
        await running.after(30)
        assert running.session.last_seq > before
        assert isinstance(running.screen, ReportScreen)


async def test_it_waits_while_something_is_asked(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        await running.press("t")
        await running.window(AskLineScreen)
        before = running.session
        await running.after(30)
        assert running.session is before


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+o"])
async def test_it_can_be_left_at_any_time_and_is_not_offered_to_be_gone_on_with(room: Room, key: str) -> None:
    async with rehearsing(room) as (running, rehearsal):
        await running.after(10)
        await running.press(key)
        await running.left()
        await running.until(lambda: not running.app.is_running)
        assert "resume" not in running.app.farewell()
        assert rehearsal.close().session.run.ended is None


async def test_a_closed_workshop_can_be_opened_again(room: Room) -> None:
    async with rehearsing(room) as (running, _):
        while running.session.run.ended is None:
            await running.after(7)
        await running.settle()
        await running.window(ReportScreen)
        await running.press("escape")
        await running.back_to_main()
        await running.press("b")
        assert running.session.run.ended is None
        assert isinstance(running.screen, WorkshopScreen)
        while running.session.run.ended is None:
            await running.after(7)
        await running.settle()
        await running.window(ReportScreen)
