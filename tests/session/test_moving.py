"""Moving answers: what fits goes, what does not says why, and nothing that was ever said is lost."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings

from facilitator.agenda.model import NOTES, PARKED, Agenda, Column, Prompt, Step
from facilitator.session import events as ev
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.answer_history import answer_history
from facilitator.session.answers import Answer
from facilitator.session.groups import Group, form_groups
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import replay
from facilitator.session.words import say_event
from tests.fakes import START, Stage
from tests.strategies import Play, plays

PROMPTS = (
    Prompt(id="list", ask="What went wrong?", kind="list", who="group"),
    Prompt(id="number", ask="How many?", kind="number", unit="hands", who="group"),
    Prompt(id="choice", ask="Keep it?", kind="choice", options=("keep", "drop"), who="group"),
    Prompt(
        id="table",
        ask="What did it cost?",
        kind="table",
        who="group",
        columns=(Column(name="What"), Column(name="Verdict", options=("keep", "drop"))),
    ),
    Prompt(id="room", ask="Agreed?", kind="list"),
)
BLUE, GREEN = "Blue", "Green"


def stage(*intents: Intent) -> Stage:
    groups = form_groups(2, 6, ())
    began = ev.SessionStarted(seq=1, at=START, people=6, groups=groups)
    agenda = Agenda(workshop="Moved", steps=(Step(id="s", title="S", prompts=PROMPTS),))
    made = Stage(agenda, began)
    for name, wanted in zip((group.name for group in groups), (BLUE, GREEN), strict=True):
        if name != wanted:
            made.do(sit.RenameGroup(name, wanted))
    for intent in intents:
        made.do(intent)
    return made


def last(made: Stage) -> Answer:
    return made.session.answers[-1]


def refusal(made: Stage, intent: Intent) -> str:
    why = made.ask(intent)
    assert isinstance(why, Refusal), why
    return why.sentence


def test_an_answer_goes_to_another_group_and_keeps_its_id_and_its_place() -> None:
    made = stage(ask.Write("list", "bread", BLUE), ask.Write("list", "milk", BLUE))
    first = made.session.answers[0]
    made.do(ask.Move(first.id, group=GREEN))
    there = made.session.answers[0]
    assert (there.id, there.group, there.text) == (first.id, GREEN, "bread")


def test_where_it_went_is_said_with_the_way_back() -> None:
    made = stage(ask.Write("list", "bread", BLUE))
    before = made.session
    made.do(ask.Move(last(made).id, group=GREEN))
    assert say_event(before, made.session.log[-1]) == "Moved to Green: “bread”. Press u to bring it back."


def test_a_name_that_stays_behind_is_said() -> None:
    voices = Prompt(id="voices", ask="What did you like?", kind="list", who="person")
    groups = (Group(name=BLUE, people=("Ana", "Ben")), Group(name=GREEN, people=("Cleo", "Dora")))
    agenda = Agenda(workshop="Moved", steps=(Step(id="s", title="S", prompts=(voices,)),))
    made = Stage(agenda, ev.SessionStarted(seq=1, at=START, people=4, groups=groups))
    made.do(ask.Write("voices", "bread", BLUE, "Ana"))
    before = made.session
    made.do(ask.Move(last(made).id, group=GREEN))
    assert (last(made).group, last(made).person) == (GREEN, "")
    sentence = "Moved to Green, without the name of Ana: “bread”. Press u to bring it back."
    assert say_event(before, made.session.log[-1]) == sentence
    made.do(ask.Undo())
    assert (last(made).group, last(made).person) == (BLUE, "Ana")


def test_moving_it_to_where_it_is_changes_nothing() -> None:
    made = stage(ask.Write("list", "bread", BLUE))
    log = made.session.log
    made.ask(ask.Move(last(made).id, "list", BLUE))
    assert made.session.log == log


def test_a_list_item_begins_a_row_that_the_writing_line_does_not_go_on_with() -> None:
    made = stage(ask.Write("list", "bread", BLUE))
    made.do(ask.Move(last(made).id, "table"))
    assert last(made).cells == ("bread", "")
    made.do(ask.Write("table", "milk", BLUE))
    assert [answer.cells for answer in made.session.answers] == [("bread", ""), ("milk",)]


def test_a_row_becomes_one_line_of_a_list() -> None:
    made = stage(ask.Write("table", "bread | keep", BLUE))
    made.do(ask.Move(last(made).id, "list"))
    assert (last(made).text, last(made).cells) == ("bread · keep", ())


def test_what_it_means_is_worked_out_anew() -> None:
    made = stage(ask.Write("list", "12 hands", BLUE), ask.Write("list", "dr", BLUE))
    made.do(ask.Move(made.session.answers[0].id, "number"))
    made.do(ask.Move(made.session.answers[1].id, "choice"))
    assert [answer.values for answer in made.session.answers] == [("12",), ("drop",)]


@pytest.mark.parametrize(("target", "reason"), [("number", "wants a number"), ("choice", "not one of")])
def test_what_does_not_fit_is_refused_with_the_reason_and_a_way_out(target: str, reason: str) -> None:
    made = stage(ask.Write("list", "bread", BLUE))
    why = refusal(made, ask.Move(last(made).id, target))
    assert reason in why
    assert "notes and the parking lot" in why
    made.do(ask.Move(last(made).id, PARKED.id))
    assert (last(made).prompt, last(made).group) == (PARKED.id, "")
    made.do(ask.Move(last(made).id, NOTES.id))
    assert last(made).prompt == NOTES.id


def test_the_one_answer_of_a_group_is_not_replaced_by_a_moved_one() -> None:
    made = stage(ask.Write("number", "1", BLUE), ask.Write("number", "2", GREEN))
    assert "already" in refusal(made, ask.Move(last(made).id, group=BLUE))
    assert [answer.values for answer in made.session.answers] == [("1",), ("2",)]


def test_nobody_knows_a_group_that_is_not_there() -> None:
    made = stage(ask.Write("list", "bread", BLUE))
    assert "no group" in refusal(made, ask.Move(last(made).id, group="Nobody"))
    assert refusal(made, ask.Move("a99", group=BLUE))


def test_undo_and_redo_of_a_move_are_exact() -> None:
    made = stage(ask.Write("list", "12 hands", BLUE), ask.Write("list", "milk", BLUE))
    before = made.session.answers
    made.do(ask.Move(before[0].id, "number", GREEN))
    after = made.session.answers
    made.do(ask.Undo())
    assert made.session.answers == before
    made.do(ask.Redo())
    assert made.session.answers == after


def test_a_removed_answer_comes_back_in_its_place() -> None:
    made = stage(*(ask.Write("list", text, BLUE) for text in ("bread", "milk", "till")))
    before = made.session.answers
    made.do(ask.Remove(before[1].id), ask.Undo())
    assert made.session.answers == before


def test_what_was_half_typed_stays_with_its_group_when_its_renaming_is_undone_and_brought_back() -> None:
    made = stage()
    made.do(sit.RenameGroup(BLUE, "Sharks"), ask.KeepDraft("list", "half", "Sharks"))
    made.do(ask.Undo())
    assert [(key, draft.group) for key, draft in made.session.drafts.items()] == [(("list", BLUE), BLUE)]
    made.do(ask.Redo())
    assert [(key, draft.group) for key, draft in made.session.drafts.items()] == [(("list", "Sharks"), "Sharks")]
    made.do(ask.Undo(), ask.KeepDraft("list", "", BLUE), ask.Redo())
    assert not made.session.drafts


def test_the_cells_that_a_row_leaves_empty_are_not_told() -> None:
    made = stage(ask.Write("list", "bread", BLUE), ask.Write("table", "milk", GREEN, row_done=True))
    row = last(made)
    assert row.cells == ("milk", "")
    assert [touch.sentence for touch in answer_history(made.session, row.id)] == [
        "Given by Green to “What did it cost?”: “milk”."
    ]
    moved = made.session.answers[0].id
    made.do(ask.Move(moved, "table"))
    assert answer_history(made.session, moved)[-1].sentence == (
        "Moved from “What went wrong?” to “What did it cost?”: “bread”."
    )


def test_the_history_tells_all_that_was_done_also_what_was_taken_back() -> None:
    made = stage(ask.Write("list", "bred", BLUE))
    answer = last(made).id
    made.do(ask.Rewrite(answer, "bread"), ask.Move(answer, "table", GREEN), ask.Rewrite(answer, "keep", 1))
    made.do(ask.Undo(), ask.Remove(answer))
    told = answer_history(made.session, answer)
    assert [touch.sentence for touch in told] == [
        "Given by Blue to “What went wrong?”: “bred”.",
        "Changed to “bread”.",
        "Moved from “What went wrong?” to “What did it cost?”, from Blue to Green: “bread”.",
        "Verdict: “keep”.",
        "Taken back: verdict: “keep”.",
        "Removed.",
    ]
    assert [touch.counts for touch in told] == [True, True, True, False, True, True]


def words_in(events: Iterable[ev.Event]) -> set[str]:
    """Return every text that stands in an event about answers."""
    found = set[str]()
    for event in events:
        if isinstance(event, ev.AnswerAdded | ev.AnswerChanged | ev.AnswerMoved):
            found |= {event.text, *getattr(event, "cells", ())}
        elif isinstance(event, ev.CellWritten):
            found |= {event.text, *event.more}
    return found


@settings(max_examples=150)
@given(plays("answers"))
def test_every_answer_ever_accepted_stands_in_the_file_and_the_log_alone_gives_the_session_back(play: Play) -> None:
    made, said = Stage(play.agenda, play.started), set[str]()
    for gap_s, intent in play.moves:
        made.wait(gap_s).ask(intent)
        said |= {text for answer in made.session.answers for text in (answer.text, *answer.cells)}
        assert replay(made.session.id, play.agenda, made.session.log) == made.session
    assert said - {""} <= words_in(made.session.log) | {"open", "answered"}
