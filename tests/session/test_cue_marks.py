"""Reminders are to come, due, done or missed, and marking one can be undone."""

from facilitator.agenda.model import Agenda, Cue, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.cue_marks import MISSED_AFTER_S, cue_moments
from tests.fakes import Stage, minutes, set_up

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
