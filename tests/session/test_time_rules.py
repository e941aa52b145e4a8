"""The rules of the clock: what each key does to time, and the sentence where it cannot."""

from datetime import timedelta

import pytest

from facilitator.agenda.model import Agenda, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.intents import Intent
from facilitator.session.plan import schedule_at
from facilitator.session.run import Run
from facilitator.session.session import replay
from facilitator.session.time_rules import following
from tests.fakes import START, Stage, after, minutes, set_up, small_agenda

NOT_STARTED = "The clock is not running yet. Press space to start the first step."
CLOSED = "The workshop is closed. Press b to go back into its last step."


def three(length_s: float = 1350.0) -> Stage:
    """Three steps of 5–10 min; at 22:30 each of them gets 7:30."""
    return Stage(small_agenda(), set_up(length_s=length_s))


def ended() -> Stage:
    return three().start().next(60).next(60).next(60)


# Start, pause, resume


def test_space_starts_the_first_step_with_a_deadline_and_a_plan() -> None:
    stage = three().wait(90)
    assert stage.event(ask.ToggleClock()) == ev.WorkshopStarted(
        seq=2,
        at=after(90),
        step="1",
        deadline=after(90 + 1350),
        plan_s={"1": 450.0, "2": 450.0, "3": 450.0},
        target_s=450.0,
    )
    assert stage.session.run.running == "1"


def test_the_first_step_of_a_step_with_parts_is_its_first_part() -> None:
    parts = (Step(id="1.1", title="Part", time=minutes(5)), Step(id="1.2", title="Part", time=minutes(5)))
    stage = Stage(Agenda(workshop="W", steps=(Step(id="1", title="Whole", steps=parts),))).start()
    assert stage.session.run.running == "1.1"
    assert stage.session.run.plan_s == {"1": 600.0, "1.1": 300.0, "1.2": 300.0}


def test_an_end_by_the_clock_stands_however_late_the_start_is() -> None:
    stage = Stage(small_agenda(), set_up(length_s=None, ends_at=after(1350))).wait(450).start()
    assert stage.session.run.deadline == after(1350)
    assert stage.session.run.plan_s == {"1": 300.0, "2": 300.0, "3": 300.0}


def test_a_workshop_that_starts_after_its_end_gets_its_minimums() -> None:
    stage = Stage(small_agenda(), set_up(length_s=None, ends_at=after(60))).wait(120).start()
    assert stage.session.run.deadline == after(60)
    assert stage.session.run.plan_s == {"1": 300.0, "2": 300.0, "3": 300.0}


def test_a_step_without_time_starts_without_a_target() -> None:
    started = Stage(small_agenda(None, minutes(5))).event(ask.ToggleClock())
    assert isinstance(started, ev.WorkshopStarted)
    assert started.target_s is None
    assert started.plan_s == {"2": 300.0}


def test_an_agenda_without_steps_cannot_start() -> None:
    empty = Stage(Agenda(workshop="Empty", steps=()))
    assert empty.refusal(ask.ToggleClock()) == "This agenda has no steps to start."


def test_a_session_whose_set_up_was_lost_can_still_start() -> None:
    stage = Stage(small_agenda())
    stage.session = replay("damaged", stage.session.agenda, [])
    stage.start()
    assert stage.session.run.running == "1"
    assert stage.session.run.deadline == after(1800)


def test_space_pauses_and_goes_on() -> None:
    stage = three().start().wait(60)
    assert stage.event(ask.ToggleClock()) == ev.ClockPaused(seq=3, at=after(60))
    stage.wait(120)
    assert stage.spent("1") == 60.0
    assert stage.event(ask.ToggleClock()) == ev.ClockResumed(seq=4, at=after(180))
    assert stage.wait(10).spent("1") == 70.0


def test_pausing_tightens_the_schedule() -> None:
    stage = three().start().wait(300)
    fresh = schedule_at(stage.session, stage.now)
    paused = stage.do(ask.ToggleClock()).wait(200)
    tight = schedule_at(paused.session, paused.now)
    assert paused.session.run.deadline == after(1350)
    assert fresh.lam is not None
    assert tight.lam is not None
    assert tight.lam < fresh.lam
    assert tight.targets_s["3"] < fresh.targets_s["3"]


@pytest.mark.parametrize(
    "intent",
    [ask.GoNext(), ask.GoBack(), ask.JumpTo("2"), ask.Skip("2"), ask.Extend(60), ask.MoveDeadline(after(99))],
    ids=lambda intent: type(intent).__name__,
)
def test_nothing_but_space_moves_a_clock_that_was_not_started(intent: Intent) -> None:
    assert three().refusal(intent) == NOT_STARTED


# Next


def test_next_closes_the_step_and_gives_the_following_one_its_share() -> None:
    stage = three().start().wait(300)
    assert stage.event(ask.GoNext()) == ev.StepStarted(seq=3, at=after(300), step="2", target_s=525.0, how="next")
    assert stage.session.run.closed == frozenset({"1"})
    assert stage.spent("1") == 300.0


def test_a_target_is_fixed_when_its_step_begins_and_holds_under_the_speaker() -> None:
    stage = three().start().next(300).wait(500)
    assert stage.session.run.targets_s["2"] == 525.0
    assert schedule_at(stage.session, stage.now).targets_s.keys() == {"3"}


def test_a_target_has_whole_seconds() -> None:
    event = three(1351.0).start().wait(300.25).event(ask.GoNext())
    assert isinstance(event, ev.StepStarted)
    assert event.target_s == 525.0


@pytest.mark.parametrize(("begun_s", "target_s"), [(100.7, 450.0), (101.5, 449.0)])
def test_a_target_is_rounded_to_the_nearest_second(begun_s: float, target_s: float) -> None:
    event = three(1000.0).start().wait(begun_s).event(ask.GoNext())
    assert isinstance(event, ev.StepStarted)
    assert event.target_s == target_s


def test_next_out_of_a_pause_begins_the_next_step_counting() -> None:
    stage = three().start().wait(60).do(ask.ToggleClock()).next(30)
    assert not stage.session.run.paused
    assert stage.wait(5).spent("2") == 5.0
    assert stage.spent("1") == 60.0


def test_next_passes_over_skipped_steps() -> None:
    stage = three().start().do(ask.Skip("2")).next(10)
    assert stage.session.run.running == "3"


def test_next_in_the_last_step_ends_the_workshop() -> None:
    stage = three().start().next(60).next(60).wait(60)
    assert stage.event(ask.GoNext()) == ev.WorkshopEnded(seq=5, at=after(180))
    assert (stage.session.run.running, stage.session.run.ended) == (None, after(180))


def test_next_comes_round_to_the_steps_that_a_jump_left_out() -> None:
    stage = three().start().do(ask.JumpTo("3")).wait(60)
    assert following(stage.session) == "2"
    event = stage.event(ask.GoNext())
    assert isinstance(event, ev.StepStarted)
    assert (event.step, event.how, event.target_s) == ("2", "next", 600.0)
    assert isinstance(stage.wait(60).event(ask.GoNext()), ev.WorkshopEnded)


def test_next_after_the_end_is_refused() -> None:
    assert ended().refusal(ask.GoNext()) == CLOSED


# Close


@pytest.mark.parametrize("paused", [False, True])
def test_closing_ends_the_workshop_in_any_step_and_leaves_the_rest_open(paused: bool) -> None:
    stage = three().start().next(60).wait(30).do(*[ask.ToggleClock()] * paused)
    assert isinstance(stage.event(ask.Close()), ev.WorkshopEnded)
    run = stage.session.run
    assert (run.running, run.ended, run.closed, run.skipped) == (None, after(90), frozenset({"1", "2"}), frozenset())
    assert stage.wait(600).spent("2") == 30.0


def test_closing_can_be_undone_and_the_step_runs_on() -> None:
    stage = three().start().wait(30).do(ask.Close()).wait(30).do(ask.Undo())
    assert (stage.session.run.running, stage.session.run.ended, stage.spent("1")) == ("1", None, 60.0)


def test_what_was_not_begun_or_is_closed_cannot_be_closed() -> None:
    assert three().refusal(ask.Close()) == NOT_STARTED
    assert ended().refusal(ask.Close()) == CLOSED


# Back


def test_back_takes_the_step_before_up_again_and_leaves_this_one_open() -> None:
    stage = three().start().next(100).wait(30)
    assert stage.event(ask.GoBack()) == ev.StepStarted(seq=4, at=after(130), step="1", target_s=450.0, how="back")
    assert stage.session.run.closed == frozenset()
    assert stage.wait(20).spent("1") == 120.0
    assert stage.spent("2") == 30.0


def test_next_after_back_goes_on_with_the_step_that_was_left_and_its_own_target() -> None:
    stage = three().start().next(100).wait(30).do(ask.GoBack()).wait(20)
    before = stage.session.run.targets_s["2"]
    stage.do(ask.GoNext())
    assert stage.session.run.closed == frozenset({"1"})
    assert stage.session.run.targets_s["2"] == before
    assert stage.wait(5).spent("2") == 35.0


@pytest.mark.parametrize("intent", [ask.GoBack(), ask.JumpTo("1")], ids=str)
def test_a_step_begun_before_keeps_its_own_target_however_late_it_is(intent: Intent) -> None:
    stage = three().start().next(600).wait(500)
    event = stage.event(intent)
    assert isinstance(event, ev.StepStarted)
    assert (event.step, event.target_s) == ("1", 450.0)


@pytest.mark.parametrize("intent", [ask.GoBack(), ask.JumpTo("2")], ids=str)
def test_a_step_that_was_jumped_over_shares_what_is_left_with_the_one_it_interrupts(intent: Intent) -> None:
    stage = three(1000.0).start().wait(100).do(ask.JumpTo("3")).wait(100)
    event = stage.event(intent)
    assert isinstance(event, ev.StepStarted)
    assert (event.step, event.target_s, event.how) == ("2", 450.0, "back")


def test_back_passes_over_skipped_steps() -> None:
    stage = three().start().do(ask.Skip("2")).next(10).do(ask.GoBack())
    assert stage.session.run.running == "1"


def test_back_into_a_step_that_a_jump_left_out_gives_it_a_target() -> None:
    stage = three().start().do(ask.JumpTo("3")).wait(60)
    event = stage.event(ask.GoBack())
    assert isinstance(event, ev.StepStarted)
    assert (event.step, event.target_s) == ("2", 600.0)


def test_back_from_the_first_step_is_refused() -> None:
    assert three().start().refusal(ask.GoBack()) == "This is the first step."


def test_back_with_only_skipped_steps_before_says_how_to_get_there() -> None:
    sentence = "Every step before this one is skipped. Jump to one to bring it back."
    assert three().start().do(ask.Skip()).refusal(ask.GoBack()) == sentence
    everything_skipped = three().start().do(ask.Skip(), ask.Skip(), ask.Skip())
    assert everything_skipped.refusal(ask.GoBack()) == sentence
    assert everything_skipped.do(ask.JumpTo("2")).session.run.running == "2"


def test_back_after_the_end_opens_the_last_step_again() -> None:
    stage = ended().do(ask.GoBack())
    assert (stage.session.run.running, stage.session.run.ended) == ("3", None)
    assert stage.wait(5).spent("3") == 65.0


# Jump


def test_a_jump_ahead_closes_the_running_step_and_leaves_the_ones_between_open() -> None:
    stage = three().start().wait(60)
    event = stage.event(ask.JumpTo("3"))
    assert isinstance(event, ev.StepStarted)
    assert (event.step, event.how) == ("3", "jump")
    assert stage.session.run.closed == frozenset({"1"})
    assert stage.session.run.skipped == frozenset()


def test_a_jump_back_leaves_the_running_step_open() -> None:
    stage = three().start().next(60).next(60).do(ask.JumpTo("1"))
    assert stage.session.run.closed == frozenset({"2"})
    assert following(stage.session) == "3"


def test_a_jump_to_a_step_with_parts_begins_its_first_part() -> None:
    stage = Stage().start().do(ask.JumpTo("A2"))
    assert stage.session.run.running == "A2.1"
    assert stage.do(ask.JumpTo("A3"), ask.JumpTo("A2.2")).session.run.running == "A2.2"


def test_a_jump_brings_a_skipped_step_back() -> None:
    stage = three().start().do(ask.Skip("2"), ask.JumpTo("2"))
    assert (stage.session.run.running, stage.session.run.skipped) == ("2", frozenset())


def test_a_jump_after_the_end_opens_the_workshop_again() -> None:
    stage = ended().do(ask.JumpTo("2"))
    assert (stage.session.run.running, stage.session.run.ended) == ("2", None)
    assert isinstance(stage.event(ask.GoNext()), ev.WorkshopEnded)


def test_a_jump_to_nowhere_or_to_where_we_are_is_refused() -> None:
    stage = Stage().start()
    assert stage.refusal(ask.JumpTo("A9")) == "There is no step “A9” in this agenda."
    assert stage.refusal(ask.JumpTo("A1")) == "“Introduce the programme” is running already."
    assert stage.next().refusal(ask.JumpTo("A2")) == "“Judge our tools” is running already."


# Skip


def test_skipping_a_later_step_keeps_it_out_and_the_clock_on() -> None:
    stage = three().start().wait(60)
    assert stage.event(ask.Skip("3")) == ev.StepSkipped(seq=3, at=after(60), step="3")
    assert stage.session.run.running == "1"
    assert schedule_at(stage.session, stage.now).targets_s.keys() == {"2"}


def test_skipping_the_running_step_begins_the_next_one() -> None:
    stage = three().start().wait(300)
    assert stage.event(ask.Skip()) == ev.StepSkipped(seq=3, at=after(300), step="1", then="2", target_s=525.0)
    assert stage.session.run.skipped == frozenset({"1"})
    assert stage.session.run.closed == frozenset()
    assert stage.spent("1") == 300.0


def test_the_time_of_a_skipped_part_is_shared_by_the_whole_rest_not_only_by_its_neighbours() -> None:
    parts = tuple(Step(id=f"1.{n}", title="Part", time=minutes(10, 20)) for n in (1, 2, 3))
    whole = Step(id="1", title="Whole", time=minutes(30, 60), steps=parts)
    agenda = Agenda(workshop="W", steps=(whole, Step(id="2", title="Last", time=minutes(10, 20))))
    event = Stage(agenda, set_up(length_s=40 * 60.0)).start().event(ask.Skip())
    assert isinstance(event, ev.StepSkipped)
    assert event.target_s == (10 + 10 / 3) * 60


def test_skipping_the_last_open_step_ends_the_workshop() -> None:
    stage = three().start().next(60).next(60).wait(60)
    assert stage.event(ask.Skip()) == ev.StepSkipped(seq=5, at=after(180), step="3")
    assert stage.session.run.ended == after(180)


def test_what_cannot_be_skipped_is_said() -> None:
    stage = Stage().start().do(ask.Skip("A2.2")).next(60)
    assert stage.refusal(ask.Skip("A9")) == "There is no step “A9” in this agenda."
    assert stage.refusal(ask.Skip("A1")) == "“Introduce the programme” is done already."
    assert stage.refusal(ask.Skip("A2")) == "“Judge our tools” is run through its parts; skip those one by one."
    already = "“One tool together” is skipped already. Jump to it to bring it back."
    assert stage.refusal(ask.Skip("A2.2")) == already
    assert ended().refusal(ask.Skip()) == CLOSED


# A minute more or less


def test_a_minute_more_moves_the_target_of_the_running_step_only() -> None:
    stage = three().start().wait(60)
    assert stage.event(ask.Extend(60)) == ev.TargetChanged(seq=3, at=after(60), step="1", by_s=60.0, target_s=510.0)
    assert stage.session.run.plan_s["1"] == 450.0
    assert stage.session.run.deadline == after(1350)


def test_a_minute_more_is_paid_for_by_the_steps_after_it() -> None:
    stage = three().start().wait(60)
    before = schedule_at(stage.session, stage.now).targets_s["3"]
    stage.do(ask.Extend(60))
    assert schedule_at(stage.session, stage.now).targets_s["3"] == before - 30.0


def test_a_minute_more_counts_from_now_once_the_target_is_behind_and_is_kept_as_a_minute() -> None:
    event = three().start().wait(500).event(ask.Extend(60))
    assert isinstance(event, ev.TargetChanged)
    assert (event.by_s, event.target_s) == (60.0, 560.0)


def test_a_minute_less_never_takes_what_is_spent_already() -> None:
    stage = three().start().wait(420)
    event = stage.event(ask.Extend(-60))
    assert isinstance(event, ev.TargetChanged)
    assert (event.by_s, event.target_s) == (-30.0, 420.0)
    assert stage.refusal(ask.Extend(-60)) == "The time of this step is used up; there is nothing left to take."
    assert stage.wait(60).refusal(ask.Extend(-60)).startswith("The time of this step is used up")


def test_a_paused_step_can_be_given_time() -> None:
    event = three().start().wait(60).do(ask.ToggleClock()).wait(9999).event(ask.Extend(60))
    assert isinstance(event, ev.TargetChanged)
    assert event.target_s == 510.0


def test_a_step_without_time_has_nothing_to_add_to() -> None:
    sentence = "This step has no time limit, so there is nothing to add or take."
    assert Stage(small_agenda(None)).start().refusal(ask.Extend(60)) == sentence
    assert ended().refusal(ask.Extend(60)) == CLOSED


# The deadline


def test_moving_the_deadline_stretches_what_is_left() -> None:
    stage = three().start().next(300)
    event = stage.event(ask.MoveDeadline(after(1500)))
    assert event == ev.DeadlineMoved(seq=4, at=after(300), deadline=after(1500))
    assert stage.session.run.targets_s["2"] == 525.0
    assert schedule_at(stage.session, stage.now).targets_s["3"] == 600.0


def test_a_deadline_is_kept_as_the_file_can_hold_it() -> None:
    stage = three().start()
    stage.do(ask.MoveDeadline(after(1500) + timedelta(microseconds=1999)))
    assert stage.session.run.deadline == after(1500) + timedelta(milliseconds=1)


def test_a_deadline_that_is_over_is_refused() -> None:
    stage = three().start().wait(60)
    sentence = "That time is over already. Give one that is still to come."
    assert stage.refusal(ask.MoveDeadline(after(60))) == sentence
    assert stage.refusal(ask.MoveDeadline(START)) == sentence
    assert ended().refusal(ask.MoveDeadline(after(9999))) == CLOSED


# Undo and redo of time


def test_undoing_a_pause_restores_the_clock_as_if_it_had_run_on() -> None:
    stage = three().start().wait(60).do(ask.ToggleClock()).wait(120)
    assert stage.spent("1") == 60.0
    assert stage.event(ask.Undo()) == ev.Undone(seq=4, at=after(180), target=3)
    assert stage.spent("1") == 180.0
    assert stage.wait(5).spent("1") == 185.0


def test_undoing_next_gives_the_time_since_to_the_step_before() -> None:
    stage = three().start().next(300).wait(100).do(ask.Undo())
    assert stage.session.run.running == "1"
    assert stage.session.run.closed == frozenset()
    assert stage.spent("1") == 400.0
    assert stage.spent("2") == 0.0


def test_redoing_next_gives_it_back_as_it_was() -> None:
    stage = three().start().next(300).wait(100)
    before = stage.session.run
    stage.do(ask.Undo()).wait(50)
    assert stage.event(ask.Redo()) == ev.Redone(seq=5, at=after(450), target=3)
    assert stage.session.run == before
    assert (stage.spent("1"), stage.spent("2")) == (300.0, 150.0)


def test_undoing_the_start_stands_where_the_set_up_stood() -> None:
    stage = three().start().wait(60).do(ask.Undo())
    assert stage.session.run == Run()
    assert stage.refusal(ask.GoNext()) == NOT_STARTED
    stage.wait(40).start()
    assert stage.session.run.began == after(100)
    assert stage.session.run.deadline == after(1450)


def test_undoing_the_end_lets_the_last_step_run_on() -> None:
    stage = ended().wait(600).do(ask.Undo())
    assert (stage.session.run.running, stage.session.run.ended) == ("3", None)
    assert stage.spent("3") == 660.0


@pytest.mark.parametrize(
    "intent",
    [
        ask.ToggleClock(),
        ask.GoNext(),
        ask.GoBack(),
        ask.JumpTo("1"),
        ask.JumpTo("3"),
        ask.Skip(),
        ask.Skip("3"),
        ask.Extend(60),
        ask.Extend(-60),
        ask.MoveDeadline(after(5000)),
    ],
    ids=str,
)
def test_every_time_key_can_be_undone_and_brought_back(intent: Intent) -> None:
    stage = three().start().next(100).wait(10)
    before = stage.session
    after_it = stage.do(intent).session
    stage.wait(30).do(ask.Undo())
    assert (stage.session.run, stage.session.done) == (before.run, before.done)
    stage.wait(30).do(ask.Redo())
    assert (stage.session.run, stage.session.done) == (after_it.run, after_it.done)


def test_after_an_early_close_back_is_into_the_step_that_ran_last() -> None:
    stage = Stage(small_agenda()).start().do(ask.Close())
    assert stage.session.run.running is None
    stage.do(ask.Write("-notes", "said at the door")).do(ask.GoBack())
    first = next(small_agenda().leaves()).id
    assert stage.session.run.running == first
    assert stage.session.answers[-1].step == first


def test_a_step_that_is_jumped_to_past_a_fixed_start_gets_what_is_left_of_the_whole_day() -> None:
    steps = (
        Step(id="1", title="Talk", time=minutes(5, 10)),
        Step(id="2", title="Lunch", at="11:00", time=minutes(30)),
        Step(id="3", title="Plan", time=minutes(10, 60)),
    )
    stage = Stage(Agenda(workshop="W", steps=steps), set_up(length_s=3 * 3600.0)).start().wait(600)
    stage.do(ask.JumpTo("3"))
    assert stage.session.run.targets_s["3"] == 3600.0
