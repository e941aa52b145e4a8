"""A step that began at another moment than its key was pressed: the time moves, and nothing is made up or lost."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.backdating import counted_s
from facilitator.session.run import Run
from tests.fakes import GROUPS, START, Stage, after, minutes, set_up, small_agenda


def stage(length_s: float | None = 1800.0) -> Stage:
    """Three steps; the first has run for five minutes, the second for two."""
    ends = {} if length_s is not None else {"ends_at": after(1800)}
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10), minutes(5)), set_up(length_s=length_s, **ends)).start()
    return at.next(300).wait(120)


def spent(at: Stage) -> tuple[float, float]:
    return at.spent("1"), at.spent("2")


def test_a_key_that_was_pressed_too_late_takes_its_time_from_the_step_before() -> None:
    at = stage()
    event = at.event(ask.Backdate(after(210)))
    assert event == ev.StepBackdated(seq=4, at=after(420), step="2", since=after(210), by_s=90.0, before="1")
    assert spent(at) == (210.0, 210.0)
    assert spent(at.wait(60)) == (210.0, 270.0)


def test_a_key_that_was_pressed_too_early_gives_it_back() -> None:
    at = stage().do(ask.Backdate(after(360)))
    assert spent(at) == (360.0, 60.0)


def test_the_running_step_keeps_its_target() -> None:
    at = stage()
    target_s = at.session.run.targets_s["2"]
    assert at.do(ask.Backdate(after(100))).session.run.targets_s["2"] == target_s


def test_the_first_step_begins_the_workshop_and_its_end_moves_along() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10)), set_up(length_s=1800.0)).wait(100).start().wait(20)
    at.do(ask.Backdate(after(10)))
    run = at.session.run
    assert (run.began, run.first_began["1"], run.deadline, at.spent("1")) == (after(10), after(10), after(1810), 110.0)
    assert at.do(ask.Undo()).session.run.deadline == after(1900)


def test_the_beginning_may_be_moved_to_and_fro_before_the_key() -> None:
    at = Stage(small_agenda(minutes(5, 10)), set_up()).wait(600).start().wait(60)
    at.do(ask.Backdate(after(100)), ask.Backdate(after(400)))
    assert at.spent("1") == 260.0
    at.do(ask.Backdate(after(630)))
    assert at.spent("1") == 30.0


@pytest.mark.parametrize("moved", [True, False])
def test_an_end_on_the_clock_stays_where_it_is(moved: bool) -> None:
    at = Stage(
        small_agenda(minutes(5, 10), minutes(5)),
        set_up(length_s=1800.0 if moved else None, ends_at=None if moved else after(1800)),
    )
    at.wait(100).start()
    if moved:
        at.do(ask.MoveDeadline(after(1800)))
    assert at.wait(5).do(ask.Backdate(START)).session.run.deadline == after(1800)


def test_a_pause_in_between_counts_for_neither() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10)), set_up(length_s=1800.0)).start()
    at.wait(100).do(ask.ToggleClock()).wait(50).do(ask.ToggleClock()).next(150).wait(60)
    assert spent(at) == (250.0, 60.0)
    at.do(ask.Backdate(after(90)))
    assert spent(at) == (90.0, 220.0)


def test_it_may_be_moved_again_and_all_of_it_undone() -> None:
    at = stage()
    before = at.session.run
    at.do(ask.Backdate(after(240))).wait(5).do(ask.Backdate(after(200)))
    assert spent(at) == (200.0, 225.0)
    at.do(ask.Backdate(after(310)))
    assert spent(at) == (310.0, 115.0)
    at.do(ask.Undo(), ask.Undo(), ask.Undo())
    assert at.session.run == before


def test_while_paused_it_stays_paused() -> None:
    at = stage().do(ask.ToggleClock()).wait(30).do(ask.Backdate(after(200)))
    assert (spent(at), at.session.run.paused) == ((200.0, 220.0), True)
    assert spent(at.do(ask.ToggleClock()).wait(10)) == (200.0, 230.0)


def test_the_step_before_cannot_end_before_it_began() -> None:
    at = stage().next(30).wait(10)
    assert (
        at.refusal(ask.Backdate(after(299))) == "The step before, “Step 2”, began at 09:05 itself. Give a later time."
    )
    at.do(ask.Backdate(after(300)))
    assert (at.spent("2"), at.spent("3")) == (0.0, 160.0)


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        (after(421), "That time is still to come."),
        (after(300.2), "That is when this step began."),
    ],
)
def test_what_cannot_be_is_refused_in_words(since: object, sentence: str) -> None:
    assert stage().refusal(ask.Backdate(since)) == sentence  # type: ignore[arg-type]


def test_nothing_runs_before_the_start_and_after_the_end() -> None:
    at = Stage(small_agenda(minutes(5)), set_up())
    assert "not running yet" in at.refusal(ask.Backdate(START))
    at.start().wait(60).do(ask.Close())
    assert "closed" in at.refusal(ask.Backdate(START))
    at.wait(60).do(ask.GoBack())
    assert "after the end" in at.refusal(ask.Backdate(after(90)))
    far = Stage(small_agenda(minutes(5)), set_up()).start()
    assert far.refusal(ask.Backdate(START - timedelta(hours=13))) == "That is more than half a day ago."


@settings(max_examples=100)
@given(st.integers(0, 419), st.integers(0, 400))
def test_what_both_steps_took_together_never_changes(since: int, more: int) -> None:
    at = stage().ask(ask.Backdate(after(since)))
    moved = stage()
    moved.ask(ask.Backdate(after(since)))
    moved.wait(more)
    assert sum(spent(moved)) == pytest.approx(420 + more)
    assert counted_s(moved.session, START.astimezone(UTC), moved.now) == pytest.approx(420 + more)
    assert at is not None


def test_undo_leaves_no_trace() -> None:
    at = Stage(small_agenda(minutes(5)), set_up()).start().wait(30).do(ask.Backdate(START - timedelta(minutes=3)))
    at.do(ask.Undo(), ask.Undo())
    assert at.session.run == Run()


def test_a_step_that_is_skipped_in_a_pause_does_not_make_the_pause_count() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10), minutes(5)), set_up(length_s=1800.0)).start()
    at.next(300).wait(60).do(ask.ToggleClock(), ask.Skip("3")).wait(600).do(ask.ToggleClock()).wait(5)
    assert spent(at) == (300.0, 65.0)
    at.do(ask.Backdate(after(240)))
    assert spent(at) == (240.0, 125.0)


def test_between_two_steps_of_a_pause_there_is_nothing_to_move() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10)), set_up(length_s=1800.0)).start()
    at.wait(300).do(ask.ToggleClock()).wait(100).do(ask.GoNext()).wait(10)
    assert "stood still in between" in at.refusal(ask.Backdate(after(350)))
    at.do(ask.Backdate(after(250)))
    assert spent(at) == (250.0, 60.0)


def test_a_step_in_which_turns_were_taken_cannot_have_begun_later() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10)), set_up(length_s=1800.0, groups=GROUPS)).start()
    at.next(300).wait(60).do(ask.Speak()).wait(60)
    assert "Turns were taken" in at.refusal(ask.Backdate(after(400)))
    assert at.session.run.turn is not None
    at.do(ask.Backdate(after(200)), ask.Speak())
    assert at.session.run.turns[0].took_s == 60.0
