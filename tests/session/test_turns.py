"""Speakers take turns, and what is left of the step is divided anew each time somebody finishes."""

from facilitator.agenda.model import Agenda, Setting, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.turns import share_s
from tests.fakes import GROUPS, Stage, after, minutes, set_up


def stage(step: Step | None = None, **fields: object) -> Stage:
    report = step or Step(id="1", title="Report back", time=minutes(6))
    agenda = Agenda(workshop="W", steps=(report, Step(id="2", title="Close", time=minutes(5))))
    return Stage(agenda, set_up(**{"length_s": 660.0, "groups": GROUPS, **fields})).start()


def turns(at: Stage) -> list[tuple[str, float | None, float | None]]:
    return [(turn.speaker, turn.share_s, turn.took_s) for turn in at.session.run.turns]


def test_whoever_is_brief_gives_the_rest_to_those_after() -> None:
    at = stage().do(ask.Speak()).wait(60).do(ask.Speak()).wait(200).do(ask.Speak()).wait(90).do(ask.Speak())
    assert turns(at) == [("Blue", 120.0, 60.0), ("Green", 150.0, 200.0), ("Red", 100.0, 90.0)]
    assert at.session.run.turn is None


def test_a_pause_is_nobodys_turn() -> None:
    at = stage().do(ask.Speak()).wait(30).do(ask.ToggleClock()).wait(300).do(ask.ToggleClock()).wait(10).do(ask.Speak())
    assert turns(at) == [("Blue", 120.0, 40.0)]


def test_the_next_step_ends_the_turn_and_undo_brings_it_back() -> None:
    at = stage().do(ask.Speak()).wait(45).next()
    assert (turns(at), at.session.run.turn) == ([("Blue", 120.0, 45.0)], None)
    at.wait(20).do(ask.Undo())
    assert turns(at) == []
    assert at.session.run.turn is not None
    at.do(ask.Speak())
    assert turns(at) == [("Blue", 120.0, 65.0)]


def test_after_the_last_one_a_new_round_begins() -> None:
    at = stage()
    for _ in GROUPS:
        at.do(ask.Speak()).wait(30)
    assert at.event(ask.Speak()) == ev.TurnsEnded(seq=6, at=at.now, step="1")
    begun = at.event(ask.Speak())
    assert isinstance(begun, ev.TurnStarted)
    assert (begun.speaker, begun.share_s) == ("Blue", 90.0)


def test_past_the_target_what_is_left_to_the_maximum_is_shared_and_then_nothing() -> None:
    at = stage(Step(id="1", title="Report back", time=minutes(4, 8)), length_s=600.0)
    target_s = at.session.run.targets_s["1"]
    at.wait(target_s).do(ask.Speak())
    assert at.session.run.turn is not None
    assert at.session.run.turn.share_s == (480.0 - target_s) // 3
    at.wait(600).do(ask.Speak())
    assert at.session.run.turn is not None
    assert at.session.run.turn.share_s == 0.0


def test_a_timer_gives_everyone_the_same_and_counts_turns_where_nobody_is_named() -> None:
    step = Step(id="1", title="One minute each", time=minutes(10), timer_s=60)
    at = stage(step, groups=()).do(ask.Speak()).wait(70).do(ask.Speak())
    assert turns(at) == [("Turn 1", 60.0, 70.0)]
    assert at.session.run.turn is not None
    assert (at.session.run.turn.speaker, at.session.run.turn.share_s) == ("Turn 2", 60.0)


def test_teams_of_the_step_speak_then_people_by_name() -> None:
    teams = Step(id="1", title="S", time=minutes(6), setting=Setting(kind="teams", teams=("North", "South")))
    at = stage(teams).do(ask.Speak())
    assert at.session.run.turn is not None
    assert (at.session.run.turn.speaker, at.session.run.turn.share_s) == ("North", 180.0)
    named = stage(groups=(), names=("Ana", "Bo")).do(ask.Speak(), ask.Speak())
    assert [turn[0] for turn in turns(named)] == ["Ana"]


def test_without_anybody_to_speak_it_is_refused() -> None:
    assert "no groups" in stage(groups=()).refusal(ask.Speak())
    assert "closed" in stage().do(ask.Close()).refusal(ask.Speak())


def test_a_step_without_time_has_no_shares() -> None:
    at = stage(Step(id="1", title="Open")).do(ask.Speak()).wait(33).do(ask.Speak())
    assert turns(at) == [("Blue", None, 33.0)]


def test_another_beginning_of_the_step_leaves_the_turn_as_long_as_it_is() -> None:
    at = stage().next(60).wait(5).do(ask.Speak()).wait(20).do(ask.Backdate(since := after(30)))
    assert at.session.run.since == since
    at.do(ask.Speak())
    assert turns(at)[-1][2] == 20.0


def test_a_share_is_whole_seconds_and_never_below_none() -> None:
    assert (share_s(100.0, 3), share_s(-5.0, 3), share_s(10.0, 0)) == (33.0, 0.0, 10.0)
