"""The timekeeper: what it shows, that it follows without writing, and what it says of the console."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.live.found import NotOpened
from facilitator.live.opening import Begun, begin, reopen
from facilitator.live.recorder import Recorder
from facilitator.live.timekeeper import (
    BACK,
    BACK_SHOWN_S,
    GONE,
    GONE_PAUSED,
    NOT_OPEN,
    Timekeeper,
    keep_time,
    plain_line,
    tell_plainly,
    timekeeper_face,
)
from facilitator.session import intents as ask
from facilitator.session.storage.folder import Folders
from facilitator.session.storage.lock import is_free, lock_path
from facilitator.timing.words import countdown
from tests.fakes import GROUPS, KICK_OFF, KICK_OFF_SET_UP, START, FakeClock, Stage, minutes, set_up, small_agenda


class Watched:
    """A session that one recorder records and one timekeeper watches, by the same clock."""

    def __init__(self, home: Path) -> None:
        self.clock, self.home = FakeClock(), home
        begun = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(home), home / "state", background=False)
        assert isinstance(begun, Begun)
        self.recorder: Recorder = begun.recorder
        self.path = begun.recorder.saved.path
        self.keeper = self.watching()

    def watching(self) -> Timekeeper:
        keeper = keep_time(self.path, self.clock.now, self.home / "state")
        assert isinstance(keeper, Timekeeper)
        return keeper

    def record(self, *intents: ask.Intent) -> None:
        for intent in intents:
            self.recorder.record(intent, self.clock.now())

    def take_up(self) -> None:
        begun = reopen(self.path, self.clock.now(), self.home / "state", background=False)
        assert isinstance(begun, Begun)
        self.recorder = begun.recorder

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.home.rglob("*") if path.is_file()}


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


# What is shown


def test_the_digits_count_to_the_target_then_to_the_maximum_then_up() -> None:
    stage = Stage().start()
    target_s = stage.session.run.targets_s["A1"]
    seen = []
    for spent_s in (0.0, target_s - 10.0, target_s, 480.0, 520.0):
        stage.clock.advance(spent_s - stage.spent("A1"))
        face = timekeeper_face(stage.session, stage.now)
        seen.append((face.word.split()[0], face.digits[0] == "+", face.caption.split()[0]))
    assert seen == [
        ("minimum", False, "left"),
        ("may", False, "left"),
        ("wrap", False, "left"),
        ("over", True, "over"),
        ("over", True, "over"),
    ]
    assert timekeeper_face(stage.session, stage.now).digits == "+00:40"


def test_a_running_step_is_told_in_words_with_its_limits_and_its_wall() -> None:
    face = timekeeper_face(Stage().start().session, START)
    assert (face.where, face.title) == ("A1 Introduce the programme", "Introduce the programme")
    assert face.limits.startswith("target ")
    assert face.limits.endswith(", maximum 8:00")
    assert face.wall.startswith("end by ")
    assert face.drift == "on time"
    assert face.next.startswith("next: ")


def test_a_step_without_time_counts_up() -> None:
    stage = Stage().start().do(ask.JumpTo("4")).wait(75)
    face = timekeeper_face(stage.session, stage.now)
    assert (face.digits, face.zone, face.limits) == ("01:15", "open", "no time given")


def test_a_pause_is_said_and_the_digits_stand() -> None:
    stage = Stage().start().wait(60).do(ask.ToggleClock())
    before = timekeeper_face(stage.session, stage.now)
    stage.wait(40)
    face = timekeeper_face(stage.session, stage.now)
    assert (face.zone, face.word, face.digits) == ("paused", "paused 0:40", before.digits)


def test_before_and_after_the_workshop_there_is_no_step() -> None:
    stage = Stage()
    face = timekeeper_face(stage.session, stage.now)
    assert (face.where, face.word, face.limits, face.closed) == (KICK_OFF.workshop, "not started", "", False)
    stage.start().wait(90).do(ask.Close())
    face = timekeeper_face(stage.session, stage.now)
    assert (face.where, face.word, face.next, face.closed) == (KICK_OFF.workshop, "closed", "", True)


def test_reminders_are_said_with_their_time() -> None:
    stage = Stage().start().do(ask.JumpTo("A2.3"))
    assert timekeeper_face(stage.session, stage.now).cues[0] == "in 10:00: Look around."


# Following


def test_what_another_console_does_is_seen_at_the_next_look(watched: Watched) -> None:
    assert watched.keeper.look().zone == "not started"
    watched.record(ask.ToggleClock(), ask.GoNext())
    assert watched.keeper.look().where == "A2 · Form groups"


def test_watching_leaves_every_file_as_it_is_and_makes_none(watched: Watched) -> None:
    watched.record(ask.ToggleClock())
    before = watched.files()
    for _ in range(20):
        watched.keeper.look()
    assert watched.files() == before
    watched.recorder.close()
    before = watched.files()
    for _ in range(20):
        watched.keeper.look()
    assert watched.files() == before
    assert not lock_path(watched.path).exists()


def test_asking_whether_a_lock_is_free_makes_no_lock_and_keeps_the_signature(watched: Watched) -> None:
    signed = lock_path(watched.path).read_bytes()
    assert json.loads(signed.strip(b"\0 \n"))["pid"] > 0
    assert not is_free(watched.path)
    assert lock_path(watched.path).read_bytes() == signed
    watched.recorder.close()
    assert is_free(watched.path)
    assert not lock_path(watched.path).exists()
    lock_path(watched.path).write_bytes(signed)
    assert is_free(watched.path)
    assert lock_path(watched.path).read_bytes() == signed


def test_a_console_that_is_gone_is_said_at_the_next_look_and_the_time_goes_on(watched: Watched) -> None:
    watched.record(ask.ToggleClock())
    before = watched.keeper.look()
    assert before.notice == ""
    watched.recorder.close()
    watched.clock.advance(1)
    after = watched.keeper.look()
    assert after.notice == GONE
    assert after.digits != before.digits


def test_a_console_that_is_back_is_said_for_a_while(watched: Watched) -> None:
    watched.record(ask.ToggleClock())
    watched.recorder.close()
    assert watched.keeper.look().notice == GONE
    watched.clock.advance(5)
    watched.take_up()
    assert watched.keeper.look().notice == BACK
    watched.clock.advance(BACK_SHOWN_S)
    assert watched.keeper.look().notice == ""
    watched.recorder.close()
    assert watched.keeper.look().notice == GONE


def test_what_is_said_of_a_console_that_is_gone_fits_how_the_workshop_stands(watched: Watched) -> None:
    watched.recorder.close()
    assert watched.keeper.look().notice == NOT_OPEN
    watched.take_up()
    watched.record(ask.ToggleClock(), ask.ToggleClock())
    watched.recorder.close()
    assert watched.watching().look().notice == GONE_PAUSED
    watched.take_up()
    watched.record(ask.ToggleClock(), ask.Close())
    watched.recorder.close()
    assert watched.watching().look().notice == ""


def test_a_console_whose_clock_is_ahead_is_followed_by_its_own_clock(watched: Watched) -> None:
    here = FakeClock()
    watched.clock.advance(300)
    watched.record(ask.ToggleClock())
    keeper = keep_time(watched.path, here.now, watched.home / "state")
    assert isinstance(keeper, Timekeeper)
    watched.clock.advance(60)
    here.advance(60)
    assert keeper.look().digits == timekeeper_face(watched.recorder.session, watched.clock.now().wall).digits
    watched.recorder.close()
    watched.clock.advance(-300)
    watched.take_up()
    keeper.look()
    assert keeper.look().digits == timekeeper_face(watched.recorder.session, here.now().wall).digits


def test_a_file_that_is_no_session_is_not_watched(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text("{}")
    assert isinstance(keep_time(path, FakeClock().now, tmp_path), NotOpened)


# Line by line


def test_a_line_says_the_time_the_step_the_zone_and_the_wall() -> None:
    stage = Stage().start().wait(310)
    line = plain_line(timekeeper_face(stage.session, stage.now))
    digits, rest = line.split(" ", 1)
    assert digits.count(":") == 1
    assert rest.startswith("left of ")
    assert ", A1 Introduce the programme, may close, end by " in rest
    assert plain_line(timekeeper_face(stage.session, stage.now, GONE)) == f"{line}. {GONE}"


def test_a_line_is_said_every_second_by_the_clock(watched: Watched) -> None:
    watched.record(ask.ToggleClock())
    said: list[str] = []
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        watched.clock.advance(seconds + 0.25 * (len(waited) == 1))

    tell_plainly(watched.keeper, watched.clock.now, said.append, wait, lines_max=3)
    assert waited == [1.0, 0.75]
    assert len(set(said)) == 3
    assert watched.clock.now().wall - START == timedelta(seconds=2)


def test_the_lines_end_when_the_workshop_is_closed(watched: Watched) -> None:
    watched.record(ask.ToggleClock())
    said: list[str] = []

    def wait(seconds: float) -> None:
        watched.clock.advance(seconds)
        if len(said) == 2:
            watched.record(ask.Close())

    tell_plainly(watched.keeper, watched.clock.now, said.append, wait)
    assert len(said) == 3
    assert said[-1] == f"00:02 in all, {KICK_OFF.workshop}, closed"


def test_a_turn_is_told_for_large_letters_too() -> None:
    stage = Stage().start().next().do(ask.Speak())
    turn = stage.session.run.turn
    assert turn is not None
    assert turn.share_s is not None
    face = timekeeper_face(stage.session, stage.now)
    assert (face.speaker, face.turn_digits) == (turn.speaker, countdown(turn.share_s))
    late = timekeeper_face(stage.session, stage.wait(turn.share_s + 65).now)
    assert (late.speaker, late.turn_digits) == (turn.speaker, "+1:05")
    done = timekeeper_face(stage.next().session, stage.now)
    assert (done.speaker, done.turn_digits, done.turn) == ("", "", "")


def test_a_turn_without_a_time_counts_up() -> None:
    stage = Stage(small_agenda(None), set_up(groups=GROUPS, people=12)).start().do(ask.Speak()).wait(70)
    assert timekeeper_face(stage.session, stage.now).turn_digits == "1:10"


def test_a_zone_is_said_large_as_soon_as_the_room_has_to_know_it() -> None:
    stage = Stage(small_agenda(minutes(5, 10), minutes(5)), set_up(length_s=900.0))
    said = [timekeeper_face(stage.session, stage.now).said_large]
    stage.start()
    said += [timekeeper_face(stage.session, stage.wait(seconds).now).said_large for seconds in (1, 300, 298, 60)]
    for intent in (ask.ToggleClock(), ask.Close()):
        stage.do(intent)
        said += [timekeeper_face(stage.session, stage.now).said_large]
    assert said == ["not started", "", "may close", "may close", "over", "paused", "closed"]
