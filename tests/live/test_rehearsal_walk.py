"""The walk through a rehearsal: one sequence for all, which goes on from wherever a person has brought the session."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, Prompt, Step
from facilitator.live.found import NotOpened
from facilitator.live.rehearsal import Rehearsal, begin_rehearsal, rehearse
from facilitator.live.rehearsal_walk import RehearsalWalk
from facilitator.live.set_up_form import SetUp
from facilitator.session import intents as ask
from facilitator.session.answers import Answer
from facilitator.session.decide import decide
from facilitator.session.event_fields import to_milliseconds
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session, apply, replay
from facilitator.session.storage.folder import Folders
from facilitator.timing.clock import Instant
from tests.fakes import KICK_OFF, START, UTC_ROOM, minutes, set_up, small_agenda

GRACE_S = 60.0
ZONE = UTC_ROOM


class Trial:
    """A rehearsal in memory, whose clock is moved by the test."""

    def __init__(self, agenda: Agenda = KICK_OFF, start: datetime = START) -> None:
        setup = set_up(at=to_milliseconds(start), rehearsal=True)
        self.session = replay("trial", agenda, [setup])
        self.walk = RehearsalWalk(start, GRACE_S)
        self.now = start

    @property
    def step(self) -> str | None:
        return self.session.run.running

    def person(self, *intents: Intent) -> None:
        """Press keys at this moment."""
        for intent in intents:
            self._carry_out(intent, self.now)

    def until(self, seconds: float) -> list[Intent]:
        """Let the walk go on for so long, and return what it did."""
        until, acts = self.now + timedelta(seconds=seconds), list[Intent]()
        while (act := self.walk.upcoming(self.session)) is not None and act.at <= until:
            assert act.at >= to_milliseconds(self.now), "nothing is done in the past"
            self.now = max(act.at, self.now)
            acts.append(act.intent)
            self.walk.done(self.session, self._carry_out(act.intent, self.now))
            assert len(acts) < 2_000, "it never comes to an end"
        self.now = until
        return acts

    def _carry_out(self, intent: Intent, now: datetime) -> str:
        decision = decide(self.session, intent, now)
        if isinstance(decision, Refusal):
            return decision.sentence
        for event in decision:
            self.session = apply(self.session, event)
        return ""


def test_the_walk_alone_goes_from_the_start_to_the_end() -> None:
    trial = Trial()
    acts = trial.until(24 * 3600)
    assert isinstance(acts[0], ask.ToggleClock)
    assert isinstance(acts[-1], ask.GoNext)
    assert trial.session.run.closed == {leaf.id for leaf in KICK_OFF.leaves()}
    assert trial.walk.upcoming(trial.session) is None


def test_parts_of_a_millisecond_in_the_start_are_not_taken_for_a_person() -> None:
    odd = START + timedelta(microseconds=123_456)
    trials = [Trial(small_agenda(), start) for start in (START, odd)]
    for trial in trials:
        trial.until(3600)
    first, second = ([event.at - trial.session.log[0].at for event in trial.session.log] for trial in trials)
    assert first == second


def test_in_a_pause_of_a_person_nothing_is_done() -> None:
    trial = Trial()
    trial.until(60)
    trial.person(ask.ToggleClock())
    before = trial.session
    assert trial.until(3600) == []
    trial.person(ask.ToggleClock())
    assert trial.until(GRACE_S - 1) == []
    assert trial.until(4 * 3600)
    assert trial.session.run.ended is not None
    assert before.run.paused


def test_after_next_the_walk_is_in_the_next_step_and_closes_none_that_it_should_not() -> None:
    trial = Trial()
    trial.until(30)
    trial.person(ask.GoNext())
    step = trial.step
    assert trial.until(GRACE_S - 1) == []
    trial.until(GRACE_S)
    assert trial.step == step
    trial.until(4 * 3600)
    assert trial.session.run.ended is not None


def test_a_step_that_is_taken_up_again_gets_a_moment_and_no_answer_twice() -> None:
    trial = Trial()
    trial.until(10)
    first = trial.step
    assert first is not None
    while trial.step == first:
        trial.until(5)
    answers = [(each.prompt, each.group) for each in trial.session.answers]
    trial.person(ask.GoBack())
    assert trial.step == first
    assert trial.until(GRACE_S - 1) == []
    assert trial.step == first
    trial.until(2 * GRACE_S)
    assert trial.step != first
    again = [(each.prompt, each.group) for each in trial.session.answers if each.step == first]
    assert again == answers


def test_what_a_person_has_undone_is_not_done_again_at_once() -> None:
    trial = Trial()
    trial.until(1)
    trial.person(ask.Undo())
    assert trial.session.run.began is None
    assert trial.until(GRACE_S - 1) == []
    assert trial.until(2) == [ask.ToggleClock()]


def test_what_a_person_has_answered_is_left_as_it_is() -> None:
    prompt = Prompt(id="pick", ask="Which?", kind="choice", options=("a", "b"), who="room")
    agenda = Agenda(workshop="X", steps=(Step(id="1", title="All", time=minutes(10), prompts=(prompt,)),))
    trial = Trial(agenda)
    trial.until(1)
    trial.person(ask.Write("pick", "b"))
    trial.until(3600)
    assert [answer.values for answer in trial.session.answers] == [("b",)]


def test_a_closed_workshop_that_is_opened_again_is_walked_to_its_end_again() -> None:
    trial = Trial(small_agenda())
    trial.until(3600)
    assert trial.session.run.ended is not None
    trial.person(ask.GoBack())
    assert trial.session.run.ended is None
    trial.until(3600)
    assert trial.session.run.ended is not None


def test_another_target_moves_the_end_of_the_step() -> None:
    plain, longer = Trial(small_agenda()), Trial(small_agenda())
    for trial in (plain, longer):
        trial.until(30)
    longer.person(ask.Extend(600))
    first = plain.step
    while plain.step == first:
        plain.until(5)
    longer.until((plain.now - longer.now).total_seconds() + 120)
    assert longer.step == first


PERSON: list[Callable[[Session], Intent]] = [
    lambda session: ask.ToggleClock(),
    lambda session: ask.GoNext(),
    lambda session: ask.GoBack(),
    lambda session: ask.JumpTo("A2.2"),
    lambda session: ask.JumpTo("A1"),
    lambda session: ask.Skip(),
    lambda session: ask.Extend(120),
    lambda session: ask.Extend(-60),
    lambda session: ask.Undo(),
    lambda session: ask.Redo(),
    lambda session: ask.Close(),
    lambda session: ask.KeepDraft("tools", "half", "Blue"),
    lambda session: ask.Write("sheet", "one", "Blue", cells=False),
    lambda session: ask.Write("verdict", "keep", "Blue"),
    lambda session: ask.Remove(last(session).id) if session.answers else ask.Undo(),
]


def last(session: Session) -> Answer:
    return session.answers[-1]


@given(st.lists(st.tuples(st.sampled_from(PERSON), st.integers(0, 900)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_a_person_presses_the_walk_leaves_a_moment_and_comes_to_an_end(
    presses: list[tuple[Callable[[Session], Intent], int]],
) -> None:
    trial = Trial()
    for press, wait_s in presses:
        trial.until(wait_s)
        before = trial.session.last_seq
        trial.person(press(trial.session))
        if trial.session.last_seq > before:
            assert trial.until(GRACE_S - 1) == []
    if trial.session.run.paused and trial.walk.upcoming(trial.session) is None:
        trial.person(ask.ToggleClock())
    trial.until(24 * 3600)
    assert trial.session.run.ended is not None
    assert all(earlier.at <= later.at for earlier, later in pairwise(trial.session.log))


# Recorded


def begun(home: Path, agenda: Agenda = KICK_OFF, form: SetUp | None = None) -> Rehearsal:
    start = Instant(START, START)
    rehearsal = begin_rehearsal(agenda, Folders(home), home / "state", start, form or SetUp(), ZONE, grace_s=GRACE_S)
    assert not isinstance(rehearsal, NotOpened)
    return rehearsal


def test_bit_by_bit_it_is_the_rehearsal_that_is_walked_at_once(tmp_path: Path) -> None:
    whole = rehearse(KICK_OFF, Folders(tmp_path), tmp_path / "state", Instant(START, START), SetUp(), ZONE)
    assert not isinstance(whole, NotOpened)
    rehearsal = begun(tmp_path)
    moment = rehearsal.start.wall
    while not rehearsal.waits:
        rehearsal.go_on(moment)
        moment += timedelta(seconds=7)
    rehearsed = rehearsal.close()
    assert rehearsed.session.log == whole.session.log
    assert rehearsed.remarks == whole.remarks
    assert rehearsed.session.rehearsal


def test_no_more_is_done_at_once_than_was_asked_for(tmp_path: Path) -> None:
    rehearsal = begun(tmp_path)
    far = START + timedelta(days=2)
    for _ in range(4):
        before = rehearsal.recorder.session.last_seq
        rehearsal.go_on(far, 5)
        assert rehearsal.recorder.session.last_seq - before == 5
    rehearsal.close()


def test_a_remark_is_there_once_it_has_turned_out(tmp_path: Path) -> None:
    rehearsal = begun(tmp_path, small_agenda(), SetUp(length="9"))
    assert rehearsal.remarks == ()
    rehearsal.go_on(rehearsal.start.wall)
    assert len(rehearsal.remarks) == 1
    rehearsal.go_on()
    early, late = rehearsal.close().remarks
    assert "need at least" in early
    assert "when it had to be over" in late


@pytest.mark.parametrize("seconds", [0, 400])
def test_one_that_is_left_early_is_kept_as_far_as_it_came(tmp_path: Path, seconds: float) -> None:
    rehearsal = begun(tmp_path)
    rehearsal.go_on(rehearsal.start.wall + timedelta(seconds=seconds))
    rehearsed = rehearsal.close()
    assert rehearsed.session.run.ended is None
    assert rehearsed.ended == rehearsed.session.log[-1].at
    assert rehearsed == rehearsal.close()
