"""Reminders are to come, due, done or missed, and marking one can be undone."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, Cue, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.cue_marks import MISSED_AFTER_S, cue_moments
from facilitator.session.decide import decide
from facilitator.session.intents import Refusal
from tests.fakes import START, Stage, minutes, set_up

CUES = (Cue(at_s=60, text="One minute gone"), Cue(every_s=200, text="Look around"), Cue(left_s=60, text="One left"))
STEP = Step(id="1", title="Talk", time=minutes(10), cues=CUES)


def stage() -> Stage:
    agenda = Agenda(workshop="W", steps=(STEP, Step(id="2", title="Close", time=minutes(5))))
    return Stage(agenda, set_up(length_s=900.0)).start()


def states(at: Stage) -> list[tuple[int, int, str]]:
    return [(each.cue, each.nth, each.state) for each in cue_moments(at.session, STEP, at.now)]


def test_a_reminder_is_to_come_then_due_then_missed() -> None:
    at = stage().wait(59)
    assert states(at) == [(1, 1, "to come"), (2, 1, "to come"), (2, 2, "to come"), (3, 1, "to come")]
    assert states(at.wait(1))[0] == (1, 1, "now")
    assert states(at.wait(MISSED_AFTER_S))[:2] == [(1, 1, "missed"), (2, 1, "now")]


def test_the_one_that_waits_longest_is_marked_first() -> None:
    at = stage().wait(210)
    assert at.event(ask.FollowCue()) == ev.CueDone(seq=3, at=at.now, step="1", cue=1, nth=1)
    assert at.event(ask.FollowCue()) == ev.CueDone(seq=4, at=at.now, step="1", cue=2, nth=1)
    assert at.refusal(ask.FollowCue()) == "No reminder is due."
    assert states(at)[:2] == [(1, 1, "done"), (2, 1, "done")]
    at.do(ask.Undo())
    assert states(at)[:2] == [(1, 1, "done"), (2, 1, "now")]


def test_each_moment_of_a_repeated_one_is_marked_by_itself() -> None:
    at = stage().wait(200).do(ask.FollowCue(), ask.FollowCue()).wait(200)
    assert [each for each in states(at) if each[0] == 2] == [(2, 1, "done"), (2, 2, "now"), (2, 3, "to come")]


def test_a_missed_one_can_still_be_marked_where_none_is_due() -> None:
    at = stage().wait(60 + MISSED_AFTER_S + 130)
    assert states(at)[0] == (1, 1, "missed")
    at.do(ask.FollowCue(), ask.FollowCue())
    assert [state for *_, state in states(at)][:2] == ["done", "done"]


def test_what_was_not_marked_when_its_step_is_over_is_missed() -> None:
    at = stage().wait(61).next()
    assert states(at)[0] == (1, 1, "missed")
    assert at.refusal(ask.FollowCue()) == "No reminder is due."


HALF = Step(
    id="1", title="Talk", time=minutes(10), cues=(Cue(half_way=True, text="Half"), Cue(left_s=120, text="Two left"))
)


def half() -> Stage:
    agenda = Agenda(workshop="W", steps=(HALF, Step(id="2", title="Close", time=minutes(5))))
    return Stage(agenda, set_up(length_s=900.0)).start()


def of_half(at: Stage) -> list[tuple[str, float]]:
    return [(each.state, each.in_s) for each in cue_moments(at.session, HALF, at.now)]


def test_a_reminder_that_has_come_does_not_come_again_when_the_target_moves() -> None:
    at = half().wait(300 + MISSED_AFTER_S - 70)
    assert of_half(at)[0] == ("now", 70 - MISSED_AFTER_S)
    at.do(ask.Extend(600))
    assert of_half(at) == [("now", 70 - MISSED_AFTER_S), ("to come", 1200 - 120 - 410)]
    assert [state for state, _ in of_half(at.wait(300))] == ["missed", "to come"]


def test_a_reminder_that_is_to_come_goes_with_the_target() -> None:
    at = half().wait(240).do(ask.Extend(300))
    assert of_half(at) == [("to come", 450 - 240), ("to come", 780 - 240)]


def test_a_reminder_that_a_shorter_target_puts_into_the_past_comes_at_once() -> None:
    at = half().wait(280).do(ask.Extend(-240))
    assert of_half(at) == [("now", 0.0), ("now", 0.0)]
    at.wait(20).do(ask.Extend(240))
    assert of_half(at) == [("now", -20.0), ("now", -20.0)], "they have come, so they stay"


def test_taking_back_a_change_of_the_target_takes_its_reminders_back_too() -> None:
    at = half().wait(290).do(ask.Extend(-240)).wait(5).do(ask.Undo())
    assert of_half(at) == [("to come", 5.0), ("to come", 185.0)]


def test_a_step_that_really_began_later_has_its_reminders_later() -> None:
    at = half().wait(320).do(ask.Extend(60))
    at.do(ask.Backdate(at.now - timedelta(seconds=200)))
    assert of_half(at)[0] == ("to come", 330 - 200.0), "half of eleven minutes: the first half way was none"


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from([-300, -60, 60, 180, 600])), max_size=6))
def test_whatever_becomes_of_the_target_what_has_come_has_come(moves: list[tuple[int, int]]) -> None:
    at, came = half(), dict[int, float]()
    for wait_s, by_s in moves:
        at.wait(wait_s)
        for each in cue_moments(at.session, HALF, at.now):
            if each.cue in came:
                assert each.in_s == came[each.cue] - (at.now - START).total_seconds()
            elif each.in_s <= 0:
                came[each.cue] = (at.now - START).total_seconds() + each.in_s
        if not isinstance(decide(at.session, ask.Extend(by_s), at.now), Refusal):
            at.do(ask.Extend(by_s))
