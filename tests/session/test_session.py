"""A session follows from its events alone; undo and redo are events too."""

from datetime import timedelta

import pytest

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answers import Draft
from facilitator.session.decide import decide
from facilitator.session.intents import Intent, Refusal
from facilitator.session.run import Run
from facilitator.session.session import Session, apply, replay
from facilitator.timing.room_zone import RoomZone
from tests.fakes import GROUPS, KICK_OFF, START, UTC_ROOM, Stage, after, asking, set_up, small_agenda


def busy() -> Stage:
    """The kick-off in its second part, with answers, a pause and something undone."""
    stage = Stage().start().write("hands", "11").next(400)
    stage.write("tools", "price list", "Blue").write("sheet", "price list | costs", "Green")
    stage.do(ask.ToggleClock()).wait(60).do(ask.ToggleClock(), ask.KeepDraft("tools", "the pho", "Red"))
    return stage.next(300).do(ask.Extend(60), ask.Undo(), ask.Skip("4"))


def test_the_same_events_make_the_same_session() -> None:
    session = busy().session
    assert replay(session.id, session.agenda, session.log) == session


def test_a_session_is_its_events_one_after_the_other() -> None:
    session = busy().session
    grown = Session(session.id, session.agenda)
    for number, event in enumerate(session.log, start=1):
        grown = apply(grown, event)
        assert grown == replay(session.id, session.agenda, session.log[:number])
    assert grown == session


def test_what_the_set_up_said_is_known() -> None:
    session = replay("s", KICK_OFF, [set_up(people=11, groups=GROUPS, fills={"a": "b"}, utc_offset_min=-210)])
    assert session.people == 11
    assert session.group_names == ("Blue", "Green", "Red")
    assert session.fills == {"a": "b"}
    assert session.zone == RoomZone(-timedelta(hours=3, minutes=30))
    assert session.last_seq == 1


def test_without_a_set_up_the_agenda_says_who_is_expected() -> None:
    session = Session("s", KICK_OFF)
    assert (session.people, session.group_names, session.fills, session.last_seq) == (6, (), {}, 0)
    assert session.zone == UTC_ROOM
    assert Session("s", small_agenda()).people == 0


def test_an_answer_and_an_event_are_found_by_their_names() -> None:
    session = busy().session
    found = session.answer("a3")
    assert found is not None
    assert (found.prompt, found.step, found.at, found.values) == ("hands", "A1", after(0), ("11",))
    assert session.answer("a99") is None
    event = session.event(5)
    assert isinstance(event, ev.AnswerAdded)
    assert event.text == "price list"
    assert session.event(99) is None


def test_answers_are_told_apart_by_question_and_group() -> None:
    session = busy().session
    assert [answer.group for answer in session.answers_to("sheet")] == ["Green"]
    assert session.answers_to("sheet", "Blue") == ()
    assert len(session.answers_to("tools", "Blue")) == 1


def test_an_event_of_a_later_version_changes_nothing_and_stays_in_the_log() -> None:
    session = busy().session
    event = ev.UnknownEvent(seq=session.last_seq + 1, at=after(900), event="vote-cast")
    grown = apply(session, event)
    assert grown.log == (*session.log, event)
    assert (grown.run, grown.answers, grown.done, grown.undone) == (
        session.run,
        session.answers,
        session.done,
        session.undone,
    )


def test_coming_back_to_a_session_is_noted_with_the_time_away_and_changes_no_clock() -> None:
    stage = Stage().start().wait(60.25)
    before = stage.session.run
    stage.wait(240)
    assert stage.event(ask.Reopen()) == ev.SessionResumed(seq=3, at=after(300.25), away_s=300.25)
    assert stage.session.run == before
    assert stage.spent("A1") == 300.25


def test_time_away_is_never_negative() -> None:
    stage = Stage().wait(-60)
    resumed = stage.event(ask.Reopen())
    assert isinstance(resumed, ev.SessionResumed)
    assert resumed.away_s == 0.0


def test_a_session_without_any_event_can_be_gone_on_with() -> None:
    decision = decide(Session("s", KICK_OFF), ask.Reopen(), START)
    assert decision == (ev.SessionResumed(seq=1, at=START, away_s=0.0),)


# Undo and redo


def test_there_is_nothing_to_undo_before_anything_was_done() -> None:
    stage = Stage()
    assert stage.refusal(ask.Undo()) == "There is nothing to undo."
    assert stage.refusal(ask.Redo()) == "There is nothing to bring back."
    assert stage.start().refusal(ask.Redo()) == "There is nothing to bring back."


def test_undo_goes_back_one_thing_at_a_time_to_the_set_up() -> None:
    stage = busy()
    count = len(stage.session.done)
    assert count == 9
    for left in reversed(range(count)):
        stage.do(ask.Undo())
        assert len(stage.session.done) == left
    assert stage.session.run == Run()
    assert stage.session.answers == ()
    assert stage.session.setup is not None
    assert stage.refusal(ask.Undo()) == "There is nothing to undo."


def test_undo_and_redo_take_back_nothing_from_the_log() -> None:
    before = busy().session
    after_it = busy().do(ask.Undo(), ask.Undo(), ask.Redo()).session
    assert after_it.log[: len(before.log)] == before.log
    assert [event.event for event in after_it.log[len(before.log) :]] == ["undone", "undone", "redone"]


def test_redo_brings_back_in_the_order_it_was_done() -> None:
    stage = Stage(asking()).start().next().next()
    stage.do(ask.Undo(), ask.Undo(), ask.Undo())
    assert stage.session.undone == (4, 3, 2)
    stage.do(ask.Redo())
    assert stage.session.run.running == "1"
    assert [*stage.session.done, "|", *stage.session.undone] == [2, "|", 4, 3]
    stage.do(ask.Redo(), ask.Redo())
    assert stage.session.run.ended == START
    assert [*stage.session.done] == [2, 3, 4]


def test_something_else_done_leaves_nothing_to_bring_back() -> None:
    stage = Stage().start().next(60).do(ask.Undo(), ask.ToggleClock())
    assert stage.refusal(ask.Redo()) == "There is nothing to bring back."


@pytest.mark.parametrize("intent", [ask.KeepDraft("hands", "1"), ask.Reopen()], ids=["draft", "reopen"])
def test_what_is_no_decision_is_passed_over_by_undo_and_does_not_stand_in_the_way_of_redo(intent: Intent) -> None:
    stage = Stage().start().next(60)
    before = stage.session.run
    stage.do(intent, ask.Undo())
    assert stage.session.run.running == "A1"
    stage.do(intent, ask.Redo())
    assert stage.session.run == before


def test_a_draft_is_not_undone() -> None:
    stage = Stage().start().do(ask.KeepDraft("hands", "1"), ask.Undo())
    assert stage.session.draft == Draft("hands", "", "1")


# A file that lost lines


def test_a_session_that_lost_any_one_line_can_still_be_gone_on_with() -> None:
    session = busy().session
    for lost in range(len(session.log)):
        stage = Stage()
        stage.session = replay("damaged", session.agenda, [*session.log[:lost], *session.log[lost + 1 :]])
        stage.wait(2000)
        for intent in (ask.ToggleClock(), ask.Undo(), ask.Redo(), ask.Write("hands", "5"), ask.GoNext(), ask.Reopen()):
            assert isinstance(stage.ask(intent), Refusal | tuple)
        assert stage.session.last_seq > session.last_seq


def test_taking_back_what_was_lost_changes_nothing() -> None:
    stage = Stage().start()
    lost = apply(stage.session, ev.Undone(seq=3, at=after(5), target=77))
    assert (lost.run, lost.done) == (stage.session.run, stage.session.done)
    again = apply(lost, ev.Redone(seq=4, at=after(6), target=77))
    assert again.run == stage.session.run


# Blanks


def test_a_blank_is_filled_or_changed_after_the_set_up_and_that_can_be_undone() -> None:
    stage = Stage().start().wait(60)
    assert stage.event(ask.FillBlank("today's tools", "the price list")) == ev.BlankFilled(
        seq=3, at=after(60), name="today's tools", value="the price list"
    )
    stage.do(ask.FillBlank("programme length", "six weeks"))
    assert stage.session.fills == {"programme length": "six weeks", "today's tools": "the price list"}
    stage.do(ask.Undo(), ask.Undo())
    assert stage.session.fills == {"programme length": "eight weeks"}
    assert stage.do(ask.Redo()).session.fills["today's tools"] == "the price list"


def test_a_blank_can_be_filled_before_the_start_and_after_the_end() -> None:
    stage = Stage().do(ask.FillBlank("today's tools", "one")).start()
    stage.do(ask.Close(), ask.FillBlank("today's tools", "two"))
    assert stage.session.fills["today's tools"] == "two"


def test_a_blank_that_the_agenda_does_not_have_is_refused_and_the_same_words_change_nothing() -> None:
    stage = Stage()
    assert stage.refusal(ask.FillBlank("weather", "fine")) == "There is no blank “weather” in this agenda."
    assert stage.ask(ask.FillBlank("programme length", "eight weeks")) == ()
    assert stage.ask(ask.FillBlank("today's tools", "")) == ()
