"""Sleep, a clock that was set, and time that is left out: what is noted, what is refused, and what undo restores."""

import pytest

from facilitator.documents.happened import sleeps
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.gap_rules import LEFT_OUT, NO_GAP, NOT_RUNNING, PAUSED, TOO_LATE
from facilitator.session.gaps import Gap, last_gap, set_by
from facilitator.session.plan import schedule_at
from facilitator.session.session import replay
from facilitator.session.words import say_event
from tests.fakes import Stage, after, set_up, small_agenda


def asleep(from_s: float = 120.0, for_s: float = 480.0) -> Stage:
    """A first step that ran so long when the computer fell asleep, just after it woke up."""
    stage = Stage(small_agenda(), set_up(length_s=1800)).start().wait(from_s + for_s)
    return stage.do(ask.NoteSleep(for_s))


def said(stage: Stage, intent: ask.Intent) -> str:
    before = stage.session
    return say_event(before, stage.event(intent))


def test_sleep_is_on_record_and_counts() -> None:
    stage = asleep()
    assert stage.session.log[-1] == ev.ComputerSlept(seq=3, at=after(600), slept_s=480.0)
    assert stage.spent("1") == 600.0


def test_time_that_is_left_out_is_as_if_the_clock_had_been_paused() -> None:
    stage = asleep().do(ask.DoNotCount()).wait(60)
    paused = Stage(small_agenda(), set_up(length_s=1800)).start().wait(120).do(ask.ToggleClock()).wait(480)
    paused.do(ask.ToggleClock()).wait(60)
    assert stage.session.run.spent_by(stage.now) == paused.session.run.spent_by(paused.now) == {"1": 180.0}
    assert schedule_at(stage.session, stage.now) == schedule_at(paused.session, paused.now)
    assert stage.session.run.deadline == paused.session.run.deadline == after(1800)


def test_undo_counts_it_again_to_the_last_millisecond() -> None:
    stage = asleep(120.321, 480.123)
    before = stage.session.run
    stage.wait(33).do(ask.DoNotCount()).wait(7).do(ask.Undo())
    assert stage.session.run == before
    stage.do(ask.Redo())
    assert stage.spent("1") == pytest.approx(120.321 + 40.0, abs=0.002)


def test_one_gap_is_left_out_once() -> None:
    stage = asleep().do(ask.DoNotCount()).wait(5)
    assert stage.refusal(ask.DoNotCount()) == LEFT_OUT.sentence
    stage.do(ask.Undo(), ask.DoNotCount())
    assert stage.spent("1") == 125.0


def test_the_next_sleep_can_be_left_out_as_well() -> None:
    stage = asleep().do(ask.DoNotCount()).wait(30 + 200).do(ask.NoteSleep(200.0), ask.DoNotCount())
    assert stage.spent("1") == 150.0


def test_sleeps_with_little_between_them_are_one() -> None:
    stage = asleep().wait(30 + 200).do(ask.NoteSleep(200.0))
    assert last_gap(stage.session) == Gap(after(120), after(830), slept=True)
    assert stage.do(ask.DoNotCount()).spent("1") == 120.0
    apart = asleep().wait(90 + 200).do(ask.NoteSleep(200.0))
    assert last_gap(apart.session) == Gap(after(690), after(890), slept=True)


def test_a_pause_between_two_sleeps_keeps_them_apart() -> None:
    stage = asleep().do(ask.ToggleClock()).wait(20).do(ask.ToggleClock()).wait(200).do(ask.NoteSleep(200.0))
    assert stage.do(ask.DoNotCount()).spent("1") == 600.0


def test_the_time_after_a_crash_can_be_left_out() -> None:
    stage = Stage().start().wait(60).do(ask.KeepDraft("hands", "1")).wait(300).do(ask.Reopen(), ask.DoNotCount())
    assert stage.spent("A1") == 60.0


def test_coming_back_at_once_leaves_the_sleep_before_it_as_the_last_gap() -> None:
    stage = asleep().wait(1).do(ask.Reopen(), ask.DoNotCount())
    assert stage.spent("1") == 121.0


def test_without_a_gap_nothing_is_left_out() -> None:
    assert Stage(small_agenda()).start().wait(60).refusal(ask.DoNotCount()) == NO_GAP.sentence


def test_before_and_after_the_workshop_nothing_is_left_out() -> None:
    assert "not running yet" in Stage(small_agenda()).refusal(ask.DoNotCount())
    assert asleep().do(ask.Close()).refusal(ask.DoNotCount()) == NOT_RUNNING.sentence


def test_a_gap_in_a_pause_does_not_count_anyway() -> None:
    stage = Stage(small_agenda()).start().wait(60).do(ask.ToggleClock()).wait(300).do(ask.NoteSleep(250.0))
    assert stage.refusal(ask.DoNotCount()) == PAUSED.sentence
    assert stage.spent("1") == 60.0


def test_once_the_next_step_has_begun_it_has_to_be_taken_back_first() -> None:
    stage = asleep().next(3)
    assert stage.refusal(ask.DoNotCount()) == TOO_LATE.sentence
    stage.do(ask.Undo(), ask.DoNotCount())
    assert stage.spent("1") == 123.0


def test_a_pause_after_the_gap_does_not_hinder() -> None:
    stage = asleep().wait(10).do(ask.ToggleClock()).wait(50).do(ask.DoNotCount())
    assert (stage.spent("1"), stage.session.run.paused) == (130.0, True)
    assert stage.wait(100).do(ask.ToggleClock()).wait(5).spent("1") == 135.0


def test_time_left_out_does_not_go_over_to_a_step_that_began_earlier() -> None:
    stage = asleep().do(ask.DoNotCount()).next(60).do(ask.Backdate(after(60)))
    spent_s = stage.session.run.spent_by(stage.now)
    assert spent_s == {"1": 60.0, "2": 120.0}


def test_sleep_before_the_workshop_is_nothing() -> None:
    assert Stage(small_agenda()).ask(ask.NoteSleep(60.0)) == ()


def test_sleep_after_an_end_that_is_taken_back_can_be_left_out() -> None:
    stage = Stage(small_agenda()).start().wait(100).do(ask.Close()).wait(480)
    assert said(stage, ask.NoteSleep(480.0)) == ""
    assert stage.do(ask.Undo()).spent("1") == 580.0
    assert stage.do(ask.DoNotCount()).spent("1") == 100.0


def test_sleep_after_the_end_has_nothing_to_do_with_a_step_that_is_taken_up_again() -> None:
    stage = Stage(small_agenda()).start().wait(100).do(ask.Close()).wait(480).do(ask.NoteSleep(480.0), ask.GoBack())
    assert stage.wait(10).spent("1") == 110.0
    assert [absence.counts for absence in sleeps(stage.session)] == [False]
    assert "was before" in stage.refusal(ask.DoNotCount())


def test_a_clock_that_is_set_moves_no_time() -> None:
    stage = Stage(small_agenda()).start().wait(60)
    before = stage.session.run
    stage.do(ask.NoteClock(after(60), after(60 - 86_400)), ask.NoteClock(after(60 - 86_400), after(90)))
    assert stage.session.run == before
    assert set_by(stage.session).total_seconds() == 30.0


def test_neither_sleep_nor_a_clock_is_undone() -> None:
    stage = asleep().do(ask.NoteClock(after(600), after(0)))
    done = stage.session.done
    stage.do(ask.Undo())
    assert stage.session.run.began is None
    assert len(done) == 1


def test_the_log_alone_gives_the_same_figures() -> None:
    stage = asleep().do(ask.NoteClock(after(600), after(0)), ask.DoNotCount()).next(30).wait(10)
    again = replay(stage.session.id, stage.session.agenda, stage.session.log)
    assert again == stage.session
    assert again.run.spent_by(stage.now) == {"1": 150.0, "2": 10.0}


# In words


def test_sleep_is_said_with_what_can_be_done() -> None:
    stage = Stage(small_agenda()).start().wait(600)
    assert said(stage, ask.NoteSleep(480.0)) == (
        "The laptop slept from 09:02 to 09:10; those 8 min count. Press x to leave them out."
    )
    stage.wait(20)
    assert said(stage, ask.NoteSleep(15.0)).startswith("The laptop slept from 09:02 to 09:10; those 8 min")
    assert said(stage, ask.DoNotCount()) == ("8 min left out: “Step 1” has taken 2:00. Press u to count them again.")
    assert said(stage, ask.Undo()) == "Undone: the leaving out of 8 min."


def test_sleep_in_a_pause_is_said_without_an_offer() -> None:
    stage = Stage(small_agenda()).start().do(ask.ToggleClock()).wait(45)
    assert said(stage, ask.NoteSleep(40.0)) == "The laptop slept at 09:00; the clock was paused."


@pytest.mark.parametrize(
    ("by_s", "words"),
    [
        (1200, "forward by 20 min, from 09:01 to 09:21."),
        (-3, "back by 3 s."),
        (-7200, "back by 2 h, from 09:01 to 07:01."),
        (-86_400, "back by 24 h."),
        (3 * 86_400 + 60, "forward by 3 days, from 2026-11-23 09:01 to 2026-11-26 09:02."),
    ],
)
def test_a_clock_that_was_set_is_said_as_the_room_reads_it(by_s: float, words: str) -> None:
    stage = Stage(small_agenda()).start().wait(90)
    assert said(stage, ask.NoteClock(stage.now, after(90 + by_s))) == (
        f"The computer's clock was set {words} The workshop keeps to the clock it began with."
    )
