"""The clock of a session: each time event moves it on, and what a step has spent is never lost or counted twice."""

from datetime import datetime

import pytest

from facilitator.session import events as ev
from facilitator.session import run as clockwork
from facilitator.session.run import Run
from tests.fakes import after


def begun() -> Run:
    event = ev.WorkshopStarted(
        seq=1, at=after(0), step="1", deadline=after(3600), plan_s={"1": 300.0, "2": 600.0}, target_s=300.0
    )
    return clockwork.start(Run(), event)


def started(at_s: float, step: str, how: str = "next", target_s: float | None = 60.0) -> ev.StepStarted:
    return ev.StepStarted.model_validate({"seq": 2, "at": after(at_s), "step": step, "how": how, "target_s": target_s})


def paused(at_s: float) -> ev.ClockPaused:
    return ev.ClockPaused(seq=2, at=after(at_s))


def resumed(at_s: float) -> ev.ClockResumed:
    return ev.ClockResumed(seq=2, at=after(at_s))


def ended(at_s: float) -> ev.WorkshopEnded:
    return ev.WorkshopEnded(seq=2, at=after(at_s))


def skipped(at_s: float, step: str, then: str | None = None) -> ev.StepSkipped:
    return ev.StepSkipped(seq=2, at=after(at_s), step=step, then=then, target_s=None if then is None else 90.0)


def test_starting_sets_deadline_plan_and_the_first_target() -> None:
    run = begun()
    assert (run.began, run.deadline, run.running, run.ended) == (after(0), after(3600), "1", None)
    assert (run.plan_s, run.targets_s) == ({"1": 300.0, "2": 600.0}, {"1": 300.0})
    assert run.first_began == {"1": after(0)}
    assert run.spent_by(after(42.5)) == {"1": 42.5}


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    run = clockwork.pause(begun(), paused(10))
    run = clockwork.resume(run, resumed(20))
    assert run.spent_in("1", after(15)) == 10.0
    assert clockwork.pause(run, paused(15)).spent_s == {"1": 10.0}


def test_a_pause_stands_still_and_is_not_counted() -> None:
    run = clockwork.pause(begun(), paused(60))
    assert run.paused
    assert run.paused_since == after(60)
    assert run.spent_in("1", after(500)) == 60.0
    run = clockwork.resume(run, resumed(500))
    assert not run.paused
    assert run.spent_in("1", after(510)) == 70.0


def test_pausing_twice_counts_nothing_twice() -> None:
    run = clockwork.pause(clockwork.pause(begun(), paused(60)), paused(90))
    assert run.spent_in("1", after(500)) == 60.0


def test_next_closes_the_running_step_and_keeps_what_it_took() -> None:
    run = clockwork.go_to(begun(), started(100, "2"))
    assert (run.running, run.closed, run.spent_s) == ("2", frozenset({"1"}), {"1": 100.0})
    assert run.targets_s == {"1": 300.0, "2": 60.0}
    assert run.spent_by(after(130)) == {"1": 100.0, "2": 30.0}


def test_next_out_of_a_pause_counts_at_once() -> None:
    run = clockwork.go_to(clockwork.pause(begun(), paused(60)), started(100, "2"))
    assert not run.paused
    assert run.spent_by(after(130)) == {"1": 60.0, "2": 30.0}


def test_back_leaves_the_step_open_and_opens_the_other_again() -> None:
    run = clockwork.go_to(clockwork.go_to(begun(), started(100, "2")), started(130, "1", "back", None))
    assert (run.running, run.closed) == ("1", frozenset())
    assert run.targets_s["1"] == 300.0
    assert run.spent_by(after(150)) == {"1": 120.0, "2": 30.0}
    assert run.first_began == {"1": after(0), "2": after(100)}


def test_a_step_that_comes_round_again_goes_on_from_what_it_had() -> None:
    run = clockwork.go_to(clockwork.go_to(begun(), started(100, "2")), started(130, "1", "back"))
    run = clockwork.go_to(run, started(150, "2"))
    assert run.spent_in("2", after(160)) == 40.0
    assert run.first_began["2"] == after(100)


def test_a_jump_closes_like_next() -> None:
    assert clockwork.go_to(begun(), started(100, "2", "jump")).closed == frozenset({"1"})


def test_skipping_another_step_leaves_the_running_one_alone() -> None:
    run = clockwork.skip(begun(), skipped(10, "2"))
    assert (run.running, run.skipped, run.closed) == ("1", frozenset({"2"}), frozenset())
    assert run.spent_in("1", after(20)) == 20.0


def test_skipping_the_running_step_keeps_what_it_took_and_begins_the_next() -> None:
    run = clockwork.skip(begun(), skipped(10, "1", "2"))
    assert (run.running, run.skipped, run.closed) == ("2", frozenset({"1"}), frozenset())
    assert run.spent_by(after(30)) == {"1": 10.0, "2": 20.0}
    assert run.targets_s["2"] == 90.0


def test_skipping_the_last_step_ends_the_workshop() -> None:
    run = clockwork.skip(clockwork.pause(begun(), paused(5)), skipped(10, "1"))
    assert (run.running, run.ended, run.paused) == (None, after(10), False)
    assert run.spent_by(after(99)) == {"1": 5.0}


def test_a_skipped_step_that_begins_after_all_is_not_skipped_any_more() -> None:
    run = clockwork.go_to(clockwork.skip(begun(), skipped(10, "2")), started(20, "2"))
    assert (run.running, run.skipped) == ("2", frozenset())


def test_the_end_closes_the_last_step_and_stops_every_clock() -> None:
    run = clockwork.end(begun(), ended(100))
    assert (run.running, run.ended, run.closed) == (None, after(100), frozenset({"1"}))
    assert run.spent_by(after(9999)) == {"1": 100.0}


def test_going_back_after_the_end_opens_the_workshop_again() -> None:
    run = clockwork.go_to(clockwork.end(begun(), ended(100)), started(160, "1", "back"))
    assert (run.running, run.ended, run.closed) == ("1", None, frozenset())
    assert run.spent_in("1", after(170)) == 110.0


def test_a_changed_target_is_known_as_set_by_hand() -> None:
    run = clockwork.change_target(begun(), ev.TargetChanged(seq=2, at=after(1), step="1", by_s=60.0, target_s=360.0))
    assert (run.targets_s, run.set_by_hand) == ({"1": 360.0}, frozenset({"1"}))
    assert run.plan_s["1"] == 300.0


def test_the_deadline_moves_and_nothing_else() -> None:
    run = begun()
    moved = clockwork.move_deadline(run, ev.DeadlineMoved(seq=2, at=after(1), deadline=after(60)))
    assert moved.deadline == after(60)
    assert clockwork.move_deadline(moved, ev.DeadlineMoved(seq=3, at=after(2), deadline=after(3600))) == run


@pytest.mark.parametrize("now", [after(0), after(100)])
def test_before_the_start_nothing_is_spent(now: datetime) -> None:
    assert Run().spent_by(now) == {}
    assert Run().spent_in("1", now) == 0.0


def test_no_figure_can_be_changed_from_outside() -> None:
    run = clockwork.go_to(begun(), started(100, "2"))
    for figures in (run.plan_s, run.spent_s, run.targets_s, run.first_began):
        with pytest.raises(TypeError):
            figures["1"] = 0  # type: ignore[index]
