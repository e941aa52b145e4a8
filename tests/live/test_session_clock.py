"""The clock that a session goes by: one line of time, whatever the computer's clock is set to and whoever tells it."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.documents.happened import pauses
from facilitator.live.opening import Begun, begin, reopen
from facilitator.live.recorder import Recorder
from facilitator.live.session_clock import ahead_of, moment_in
from facilitator.live.timekeeper import Timekeeper, keep_time, timekeeper_face
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal
from facilitator.session.session import replay
from facilitator.session.storage.folder import Folders
from facilitator.session.time_rules import following
from facilitator.timing.clock import Instant
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, FakeClock, FakeFile, Stage, after, minutes, set_up, small_agenda


def another_run(computer: FakeClock) -> Callable[[], Instant]:
    """Return the clock of a program that starts at this moment: its steady hand begins at what the computer shows."""
    start = computer.now()
    shift = start.system - start.wall

    def now() -> Instant:
        seen = computer.now()
        return Instant(seen.wall + shift, seen.system, seen.asleep_s)

    return now


class Console:
    """A console that records, and that ticks when it is told to."""

    def __init__(self, home: Path) -> None:
        self.computer, self.home = FakeClock(), home
        self.now = another_run(self.computer)
        begun = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(home), home / "state", background=False)
        assert isinstance(begun, Begun)
        self.recorder: Recorder = begun.recorder
        self.tick()

    def tick(self) -> list[str]:
        noted: list[ev.Event] = []
        for intent in self.recorder.to_note(self.now()):
            noted += self.done(intent)
        return [event.event for event in noted]

    def done(self, intent: ask.Intent) -> list[ev.Event]:
        what = self.recorder.record(intent, self.now())
        assert not isinstance(what, Refusal), what.sentence
        return [*what]

    def again(self) -> None:
        self.recorder.close()
        self.now = another_run(self.computer)
        begun = reopen(self.recorder.saved.path, self.now(), self.home / "state", background=False)
        assert isinstance(begun, Begun)
        self.recorder = begun.recorder
        self.tick()

    def keeper(self) -> Timekeeper:
        keeper = keep_time(self.recorder.saved.path, another_run(self.computer), self.home / "state")
        assert isinstance(keeper, Timekeeper)
        return keeper

    @property
    def moment(self) -> datetime:
        return self.now().wall + self.recorder.ahead

    @property
    def digits(self) -> str:
        return timekeeper_face(self.recorder.session, self.moment).digits


@pytest.fixture
def console(tmp_path: Path) -> Console:
    return Console(tmp_path)


JUMPS = pytest.mark.parametrize("by_s", [-86_400.0, -3.0, 2.5, 1200.0, 40 * 86_400.0])


@JUMPS
def test_a_clock_that_is_set_is_noted_once_and_moves_nothing(console: Console, by_s: float) -> None:
    console.done(ask.ToggleClock())
    console.computer.advance(60)
    assert console.tick() == []
    console.computer.set_system(by_s)
    console.computer.advance(0.25)
    assert console.tick() == ["clock-set"]
    assert console.recorder.session.log[-1] == ev.ClockSet(
        seq=3, at=after(60.25), before=after(60.25), after=after(60.25 + by_s)
    )
    console.computer.advance(60)
    assert console.tick() == []
    assert console.recorder.session.run.spent_in("A1", console.moment) == 120.25


def test_a_clock_that_creeps_is_noted_once_it_is_off_for_good(console: Console) -> None:
    noted = []
    for _ in range(8):
        console.computer.advance(3600)
        console.computer.set_system(0.6)
        noted += console.tick()
    assert noted == ["clock-set", "clock-set"]


@JUMPS
def test_a_timekeeper_shows_the_same_whether_it_was_there_before_the_jump_or_not(console: Console, by_s: float) -> None:
    console.done(ask.ToggleClock())
    before = console.keeper()
    console.computer.advance(100)
    console.computer.set_system(by_s)
    console.tick()
    later = console.keeper()
    for keeper in (before, later, console.keeper()):
        assert keeper.look().digits == console.digits
    console.computer.advance(77)
    console.done(ask.GoNext())
    console.computer.advance(30)
    assert before.look().digits == later.look().digits == console.digits
    assert console.recorder.session.run.spent_in("A1", console.moment) == 177.0


@pytest.mark.parametrize("by_s", [-1.9, -0.7, 0.4, 1.9])
def test_a_clock_that_is_set_by_too_little_to_be_noted_lets_every_timekeeper_show_the_same_second(
    console: Console, by_s: float
) -> None:
    console.done(ask.ToggleClock())
    before = console.keeper()
    console.computer.advance(100.95)
    console.computer.set_system(by_s)
    assert console.tick() == []
    console.recorder.look_after(console.now())
    later = console.keeper()
    for at_s in (0.0, 0.9, 60.0):
        console.computer.advance(at_s)
        console.recorder.look_after(console.now())
        assert before.look().digits == later.look().digits == console.keeper().look().digits == console.digits


@JUMPS
def test_after_a_crash_the_session_goes_on_by_its_own_clock(console: Console, by_s: float) -> None:
    console.done(ask.ToggleClock())
    watching = console.keeper()
    console.computer.advance(100)
    console.computer.set_system(by_s)
    console.tick()
    console.computer.advance(200)
    console.again()
    assert console.recorder.session.log[-1] == ev.SessionResumed(seq=4, at=after(300), away_s=200.0)
    console.computer.advance(60)
    assert console.tick() == []
    assert console.recorder.session.run.spent_in("A1", console.moment) == 360.0
    assert watching.look().digits == console.keeper().look().digits == console.digits


def test_a_clock_set_back_while_no_console_was_there_makes_no_time_stand_still(console: Console) -> None:
    console.done(ask.ToggleClock())
    console.computer.advance(100)
    console.done(ask.GoNext())
    console.recorder.close()
    console.computer.set_system(-86_400)
    console.computer.advance(50)
    console.again()
    assert [event.event for event in console.recorder.session.log[-2:]] == ["session-resumed", "clock-set"]
    console.computer.advance(40)
    assert console.recorder.session.run.spent_by(console.moment) == {"A1": 100.0, "A2.1": 40.0}
    assert console.keeper().look().digits == console.digits
    console.again()
    assert console.recorder.session.run.spent_by(console.moment) == {"A1": 100.0, "A2.1": 40.0}


def test_sleep_is_noted_where_a_step_runs_only(console: Console) -> None:
    console.computer.sleep(100)
    assert console.tick() == []
    console.done(ask.ToggleClock())
    console.computer.sleep(100)
    assert console.tick() == ["computer-slept"]
    console.computer.advance(100)
    assert console.tick() == [], "a program that was stopped has not slept"
    assert console.recorder.session.run.spent_in("A1", console.moment) == 200.0


def test_a_clock_beyond_every_calendar_is_noted_once(console: Console) -> None:
    console.done(ask.ToggleClock())
    console.computer.set_system(2000 * 366 * 86_400.0)
    assert console.tick() == ["clock-set"]
    for _ in range(3):
        console.computer.advance(1)
        assert console.tick() == []


def test_a_session_of_the_far_future_is_not_taken_for_a_clock_that_was_set_back() -> None:
    far = ev.ClockPaused(seq=2, at=datetime(2999, 1, 1, tzinfo=after(0).tzinfo))
    session = replay("far", KICK_OFF, [KICK_OFF_SET_UP, far])
    assert ahead_of(session, FakeClock().now()) == timedelta()
    assert moment_in(session, FakeClock().now()) == after(0)


def test_a_rehearsal_goes_by_a_clock_of_its_own() -> None:
    session = Stage(small_agenda(), set_up(rehearsal=True)).start().session
    computer = FakeClock()
    recorder = Recorder(session, FakeFile(), state_folder=Path("/nowhere"), background=False)
    recorder.to_note(computer.now())
    computer.sleep(100)
    computer.set_system(1000)
    assert recorder.to_note(computer.now()) == []


# Whatever happens, in any order

STEPS = small_agenda(*(minutes(1, 9) for _ in range(30)))
HAPPENINGS = ("tick", "tick", "sleep", "set", "pause", "pause", "next", "next", "back", "leave out", "leave out")


def let_happen(recorder: Recorder, computer: FakeClock, rng: random.Random) -> None:
    """Let one more thing happen, after some time."""
    computer.advance(rng.choice((0.25, rng.uniform(0, 5), rng.uniform(0, 900))))
    match rng.choice((*HAPPENINGS, "undo", "redo")):
        case "sleep":
            computer.sleep(rng.choice((rng.uniform(0, 4), rng.uniform(0, 7200))))
        case "set":
            computer.set_system(rng.choice((-86_400.0, 3600.0, -3600.0, rng.uniform(-5, 5))))
        case "pause":
            recorder.record(ask.ToggleClock(), computer.now())
        case "next" if following(recorder.session) is not None:
            recorder.record(ask.GoNext(), computer.now())
        case "back":
            recorder.record(ask.GoBack(), computer.now())
        case "leave out":
            leave_out(recorder, computer, rng)
        case "undo":
            recorder.record(ask.Undo(), computer.now())
        case "redo":
            recorder.record(ask.Redo(), computer.now())
    for intent in recorder.to_note(computer.now()):
        assert not isinstance(recorder.record(intent, computer.now()), Refusal)


def leave_out(recorder: Recorder, computer: FakeClock, rng: random.Random) -> None:
    """Ask not to count the last gap; where it is not counted, undo that, which leaves no trace, and bring it back."""
    before = recorder.session.run
    if isinstance(recorder.record(ask.DoNotCount(), computer.now()), Refusal):
        assert recorder.session.run is before
        return
    without = recorder.session.run
    assert isinstance(recorder.record(ask.DoNotCount(), computer.now()), Refusal)
    computer.advance(rng.uniform(0, 60))
    recorder.record(ask.Undo(), computer.now())
    assert recorder.session.run == before
    recorder.record(ask.Redo(), computer.now())
    assert recorder.session.run == without


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32 - 1))
def test_every_second_of_the_room_is_counted_or_stood_or_left_out_and_none_twice(seed: int) -> None:
    rng, computer = random.Random(seed), FakeClock()
    session = Stage(STEPS, set_up(length_s=3600)).session
    recorder = Recorder(session, FakeFile(), state_folder=Path("/nowhere"), background=False)
    recorder.to_note(computer.now())
    recorder.record(ask.ToggleClock(), computer.now())
    for _ in range(rng.randrange(60)):
        let_happen(recorder, computer, rng)
        session, now = recorder.session, computer.now().wall
        if session.run.began is None:
            continue
        spent_s = session.run.spent_by(now)
        assert all(seconds >= 0.0 for seconds in spent_s.values())
        counting = set(session.done)
        left_out_s = sum(e.by_s for e in session.log if isinstance(e, ev.GapLeftOut) and e.seq in counting)
        gone_by_s = (now - session.run.began).total_seconds()
        told_s = sum(spent_s.values()) + pauses(session, now).total_s + left_out_s
        assert told_s == pytest.approx(gone_by_s, abs=0.05)
    assert replay(session.id, session.agenda, recorder.session.log) == recorder.session
