"""What holds whatever a facilitator does, in any order and at any moment."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.backdating import counted_s
from facilitator.session.intents import Intent, Refusal
from facilitator.session.plan import span_of
from facilitator.session.run import Run
from facilitator.session.session import Session, replay
from facilitator.session.storage.line_format import decode_line, encode_line
from tests.fakes import Stage
from tests.made_agendas import OPTIONS
from tests.strategies import Play, play_of, plays, time_intents

often = settings(max_examples=120)


def played(play: Play) -> Stage:
    """Everything that was asked for, refused or not."""
    stage = Stage(play.agenda, play.started)
    for gap_s, intent in play.moves:
        stage.wait(gap_s).ask(intent)
    return stage


def through_the_file(session: Session) -> Iterator[ev.Event]:
    for event in session.log:
        record = decode_line(encode_line(ev.write_event(event)))
        assert record is not None
        read = ev.read_event(record)
        assert read is not None
        yield read


def test_everything_that_can_be_asked_for_is_asked_for_and_most_of_it_happens() -> None:
    asked: set[type] = set()
    happened: set[type] = set()
    for seed in range(400):
        play = play_of(seed)
        stage = Stage(play.agenda, play.started)
        for gap_s, intent in play.moves:
            made = stage.wait(gap_s).ask(intent)
            asked.add(type(intent))
            if made and not isinstance(made, Refusal):
                happened.add(type(intent))
    assert asked == set(get_args(Intent))
    assert happened == asked


@often
@given(plays())
def test_the_log_alone_gives_the_session_back_also_from_the_file(play: Play) -> None:
    session = played(play).session
    assert replay(session.id, play.agenda, session.log) == session
    assert replay(session.id, play.agenda, through_the_file(session)) == session


@often
@given(plays(), st.floats(0.0, 9000.0))
def test_undoing_everything_and_redoing_it_changes_nothing(play: Play, gap_s: float) -> None:
    stage = played(play)
    before = stage.session
    for _ in before.done:
        stage.wait(gap_s).do(ask.Undo())
    assert (stage.session.run, stage.session.answers, stage.session.done) == (Run(), (), ())
    for _ in before.done:
        stage.wait(gap_s).do(ask.Redo())
    after_all = stage.session
    assert (after_all.run, after_all.answers, after_all.done) == (before.run, before.answers, before.done)
    assert (after_all.setup, after_all.draft) == (before.setup, before.draft)


@often
@given(plays("time"), st.integers(1, 5))
def test_what_was_undone_leaves_no_trace_on_the_clocks(play: Play, slips: int) -> None:
    stage = played(play)
    before = stage.session
    for gap_s, intent in time_intents(play.seed + 1, play.agenda, slips):
        stage.wait(gap_s).ask(intent)
    while len(stage.session.done) > len(before.done):
        stage.do(ask.Undo())
    assert stage.session.run == before.run
    assert stage.session.run.spent_by(stage.now) == before.run.spent_by(stage.now)


@often
@given(plays())
def test_no_time_is_made_up_or_lost_below_zero(play: Play) -> None:
    stage = Stage(play.agenda, play.started)
    for gap_s, intent in play.moves:
        stage.wait(gap_s).ask(intent)
        run = stage.session.run
        spent_s = run.spent_by(stage.now)
        assert all(seconds >= 0.0 for seconds in spent_s.values())
        gone_by_s = (stage.now - run.began).total_seconds() if run.began else 0.0
        assert sum(spent_s.values()) <= gone_by_s + 0.001
        if run.began is not None and run.ended is None:
            before_s = (_pressed(stage.session) - run.began).total_seconds()
            assert sum(spent_s.values()) <= counted_s(stage.session, run.began, stage.now) + max(0.0, before_s) + 0.01


def _pressed(session: Session) -> datetime:
    """Return when the key was pressed that started the workshop."""
    done = set(session.done)
    return next(event.at for event in session.log if isinstance(event, ev.WorkshopStarted) and event.seq in done)


@often
@given(plays("time"))
def test_the_clock_is_always_in_one_clear_state(play: Play) -> None:
    stage = Stage(play.agenda, play.started)
    leaves = {step.id: step for step in play.agenda.leaves()}
    for gap_s, intent in play.moves:
        stage.wait(gap_s).ask(intent)
        run = stage.session.run
        assert (run.began is None) == (run.running is None and run.ended is None)
        assert run.running is None or run.ended is None
        assert run.paused == (run.running is not None and run.counting_since is None)
        assert not run.closed & run.skipped
        if run.running is None:
            continue
        assert run.running in leaves
        assert run.running not in run.closed | run.skipped
        timed = span_of(leaves[run.running], stage.session.people, len(stage.session.group_names)) is not None
        assert timed == (run.running in run.targets_s)


def bars_part(typed: str, cells: tuple[str, ...]) -> bool:
    """Return whether cells are the words between the bars and tabs of a text, or the options they mean."""
    words, kept = ([word.strip() for word in re.split(r"[|\t]", text)] for text in (typed, "|".join(cells)))
    return len(words) == len(kept) and all(cell in (word, *OPTIONS) for word, cell in zip(words, kept, strict=True))


@often
@given(plays())
def test_every_answer_that_was_ever_accepted_is_in_the_file_as_it_was_typed(play: Play) -> None:
    stage = Stage(play.agenda, play.started)
    accepted: list[ev.Event] = []
    for gap_s, intent in play.moves:
        made = stage.wait(gap_s).ask(intent)
        if isinstance(made, Refusal) or not made or not isinstance(intent, ask.Write | ask.Rewrite):
            continue
        match made[0]:
            case ev.AnswerAdded(text=text) | ev.AnswerChanged(text=text):
                assert text == intent.text
            case ev.CellWritten(text=text, more=more):
                assert text == intent.text or bars_part(intent.text, (text, *more))
            case ev.AnswerRemoved():
                assert isinstance(intent, ask.Write)
            case other:
                raise AssertionError(other)
        accepted.extend(made)
    in_file = {event.seq: event for event in through_the_file(stage.session)}
    assert [in_file[event.seq] for event in accepted] == accepted


@often
@given(plays())
def test_a_refusal_is_a_sentence_and_an_event_bears_the_next_number(play: Play) -> None:
    stage = Stage(play.agenda, play.started)
    for gap_s, intent in play.moves:
        before = stage.wait(gap_s).session
        made = stage.ask(intent)
        if isinstance(made, Refusal):
            assert made.sentence.endswith(".")
            assert stage.session is before
            continue
        assert stage.session.log == (*before.log, *made)
        assert [event.seq for event in stage.session.log] == [*range(1, len(stage.session.log) + 1)]
        assert all(event.at <= stage.now for event in made)


@often
@given(plays(), st.sets(st.integers(0, 30)))
def test_a_file_that_lost_lines_still_gives_a_session_that_goes_on(play: Play, lost: set[int]) -> None:
    whole = played(play)
    left = [event for number, event in enumerate(whole.session.log) if number not in lost]
    stage = Stage(play.agenda, play.started).wait(10_000)
    stage.session = replay("damaged", play.agenda, left)
    for intent in (ask.Reopen(), ask.Undo(), ask.Redo(), ask.ToggleClock(), ask.GoNext(), ask.GoBack(), ask.Skip()):
        stage.ask(intent)
    spent_s = stage.session.run.spent_by(stage.now)
    assert all(seconds >= 0.0 for seconds in spent_s.values())
    assert stage.session.log[: len(left)] == tuple(left)
