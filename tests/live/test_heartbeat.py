"""A console notes that it is there, so that its absence is known to the second."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.live.heartbeat import Heartbeat, as_the_console, last_seen
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.timing.clock import Instant
from tests.fakes import Stage, after, minutes, set_up, small_agenda


def at(seconds: float) -> Instant:
    return Instant(after(seconds), after(seconds))


def stage() -> Stage:
    return Stage(small_agenda(minutes(30)), set_up(length_s=3600.0)).start()


def test_the_last_note_is_when_somebody_was_there(tmp_path: Path) -> None:
    session = stage().session
    heart = Heartbeat(tmp_path / "state", session.id)
    assert last_seen(tmp_path / "state", session) is None
    for second in (10.0, 10.4, 11.2, 25.0):
        heart.beat(session, at(second))
    assert last_seen(tmp_path / "state", session) == after(25.0)


def test_it_is_noted_once_a_second_at_most_and_only_while_a_step_runs(tmp_path: Path) -> None:
    ready = Stage(small_agenda(minutes(30)), set_up())
    heart = Heartbeat(tmp_path, ready.session.id)
    heart.beat(ready.session, at(1.0))
    assert last_seen(tmp_path, ready.session) is None
    heart.beat(ready.start().session, at(1.0))
    heart.beat(ready.session, at(1.5))
    assert last_seen(tmp_path, ready.session) == after(1.0)


def test_the_note_tells_what_time_the_console_goes_by(tmp_path: Path) -> None:
    session, known, drift = stage().session, timedelta(seconds=-1), timedelta(seconds=1.5)
    here = Instant(after(100.0) + drift, after(100.5) + drift)
    assert as_the_console(tmp_path, session, here, known) == known
    Heartbeat(tmp_path, session.id).beat(session, Instant(after(99.0), after(99.5) + drift), timedelta(seconds=1))
    assert here.wall + as_the_console(tmp_path, session, here, known) == after(101.0)


def test_an_old_note_and_one_that_is_far_off_tell_nothing_of_the_time(tmp_path: Path) -> None:
    session, known = stage().session, timedelta()
    Heartbeat(tmp_path, session.id).beat(session, at(10.0), timedelta(seconds=1))
    assert as_the_console(tmp_path, session, at(10.5), known) == timedelta(seconds=1)
    assert as_the_console(tmp_path, session, at(13.0), known) == known
    assert as_the_console(tmp_path, session, at(9.0), known) == known
    Heartbeat(tmp_path, session.id).beat(session, at(20.0), timedelta(hours=1))
    assert as_the_console(tmp_path, session, at(20.5), known) == known


def test_a_note_with_one_moment_only_tells_when_somebody_was_there(tmp_path: Path) -> None:
    session = stage().session
    Heartbeat(tmp_path, session.id).beat(session, at(10.0), timedelta(seconds=1))
    note = next(path for path in tmp_path.rglob("*") if path.is_file())
    note.write_text(note.read_text(encoding="ascii").splitlines()[0], encoding="ascii")
    assert last_seen(tmp_path, session) == after(10.0)
    assert as_the_console(tmp_path, session, at(10.5), timedelta()) == timedelta()


def test_a_note_that_cannot_be_written_or_read_hinders_nobody(tmp_path: Path) -> None:
    session = stage().session
    (tmp_path / "there").write_text("a file in the place of the folder", encoding="ascii")
    Heartbeat(tmp_path, session.id).beat(session, at(1.0))
    assert last_seen(tmp_path, session) is None


def test_what_the_clock_was_set_by_is_taken_off(tmp_path: Path) -> None:
    was_set = stage().do(ask.NoteClock(after(0), after(3600)))
    heart = Heartbeat(tmp_path, was_set.session.id)
    heart.beat(was_set.session, Instant(after(20.0), after(20.0) + timedelta(hours=1)))
    assert last_seen(tmp_path, was_set.session) == after(20.0)


def test_only_the_time_without_a_console_is_left_out() -> None:
    left = stage().wait(1800)
    resumed = left.event(ask.Reopen(seen=after(1790)))
    assert resumed == ev.SessionResumed(seq=3, at=after(1800), away_s=10.0)
    left.do(ask.DoNotCount())
    assert left.spent("1") == 1790.0


def test_a_note_from_before_the_last_entry_or_from_the_future_tells_nothing() -> None:
    for seen in (after(-50), after(9999), datetime(2001, 1, 1, tzinfo=UTC)):
        resumed = stage().wait(300).event(ask.Reopen(seen=seen))
        assert isinstance(resumed, ev.SessionResumed)
        assert resumed.away_s == 300.0
