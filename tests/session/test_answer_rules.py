"""Who may answer what, how rows fill up cell by cell, and how an answer is changed, removed and brought back."""

import pytest

from facilitator.agenda.model import NOTES, QUESTION_COLUMNS, Agenda, Column, Prompt
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answers import Draft
from facilitator.session.intents import Refusal
from facilitator.session.rows import given_row, next_column, open_row
from facilitator.session.words import say_event
from tests.fakes import AS_TYPED, GROUPS, VERDICTS, Stage, after, asking, set_up

GONE = "That answer is not there any more."
NOTHING = "Nothing was written yet."
COLUMNS = (Column(name="Tool"), Column(name="What for"), Column(name="Verdict", options=VERDICTS))
TABLE = Prompt(id="t", ask="One row each", kind="table", columns=COLUMNS)
GIVEN = TABLE.model_copy(update={"id": "g", "rows": ("price list", "phone list")})


def groups_asked(**fields: object) -> Stage:
    """A session with three groups and one question, which each group answers unless said otherwise."""
    prompt = Prompt.model_validate({"id": "p", "ask": "What?", "who": "group"} | fields)
    return Stage(asking(prompt), set_up(groups=GROUPS)).start()


def room_asked(*prompts: Prompt) -> Stage:
    return Stage(asking(*prompts)).start()


def rows(stage: Stage, prompt: str) -> list[tuple[str, ...]]:
    return [row.cells for row in stage.session.answers_to(prompt)]


# Who answers


def test_a_group_answers_under_its_name() -> None:
    stage = groups_asked().wait(5)
    assert stage.event(ask.Write("p", "the price list", "Green")) == ev.AnswerAdded(
        seq=3, at=after(5), step="1", prompt="p", group="Green", text="the price list"
    )
    assert stage.says("p", "Green") == ["the price list"]
    assert stage.says("p", "Blue") == []


def test_a_group_question_asks_which_group() -> None:
    sentence = "Which group says that? Press its number first, 1 to 3."
    assert groups_asked().refusal(ask.Write("p", "the price list")) == sentence


def test_a_group_that_is_not_there_cannot_answer() -> None:
    assert groups_asked().refusal(ask.Write("p", "x", "Pink")) == "There is no group “Pink” in this session."
    assert (
        groups_asked(who="person").refusal(ask.Write("p", "x", "Pink")) == "There is no group “Pink” in this session."
    )


@pytest.mark.parametrize("who", ["person", "pair"])
def test_people_and_pairs_may_answer_with_or_without_their_group(who: str) -> None:
    stage = groups_asked(who=who).write("p", "one").write("p", "two", "Red")
    assert [answer.group for answer in stage.session.answers] == ["", "Red"]


def test_the_room_answers_as_one_whatever_group_is_aimed_at() -> None:
    assert groups_asked(who="room").write("p", "yes", "Red").session.answers[0].group == ""


def test_without_groups_the_room_answers_every_question() -> None:
    stage = Stage(asking(Prompt(id="p", ask="What?", who="group"))).start().write("p", "yes", "Red")
    assert stage.session.answers[0].group == ""


def test_a_question_that_is_not_asked_is_refused() -> None:
    assert groups_asked().refusal(ask.Write("", "x")) == "There is nothing to answer in this step."
    assert groups_asked().refusal(ask.Write("other", "x")) == "There is nothing to answer in this step."


def test_an_answer_can_be_written_before_the_start_and_after_the_end() -> None:
    stage = Stage(asking(Prompt(id="p", ask="What?"))).write("p", "early").start()
    stage.next().next().write("p", "late")
    assert stage.says("p") == ["early", "late"]
    assert {answer.step for answer in stage.session.answers} == {"1"}


def test_an_answer_belongs_to_the_running_part_that_asks_it() -> None:
    stage = Stage().start().next().next(60)
    stage.write("sheet", "price list", "Blue").write("tools", "late", "Blue")
    assert [(answer.prompt, answer.step) for answer in stage.session.answers] == [("sheet", "A2.2"), ("tools", "A2.1")]


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_was_typed_is_kept_byte_for_byte(text: str) -> None:
    stage = groups_asked(kind="list").write("p", text, "Blue")
    assert stage.says("p") == [text]


def test_notes_land_in_the_step_that_the_room_is_in() -> None:
    stage = Stage().write(NOTES.id, "before").start().write(NOTES.id, "first")
    stage.next().write(NOTES.id, "in a part").do(ask.JumpTo("4")).write(
        NOTES.id, "in the last step, which asks nothing"
    )
    stage.do(ask.Close()).write(NOTES.id, "after the end")
    assert [(note.step, note.group) for note in stage.session.answers_to(NOTES.id)] == [
        (step, "") for step in ("A1", "A1", "A2.1", "4", "4")
    ]


def test_notes_need_no_group_and_stand_beside_each_other() -> None:
    stage = groups_asked().write(NOTES.id, "late start").write(NOTES.id, "late start", "Blue")
    assert stage.says(NOTES.id, "") == ["late start", "late start"]


# One answer or many


def test_items_of_a_list_stand_beside_each_other() -> None:
    stage = groups_asked(kind="list").write("p", "one", "Blue").write("p", "one", "Blue").write("p", "two", "Red")
    assert stage.says("p", "Blue") == ["one", "one"]


def test_a_later_number_replaces_the_one_of_the_same_group_only() -> None:
    stage = groups_asked(kind="number").write("p", "3", "Blue").write("p", "4", "Red").wait(5)
    assert stage.event(ask.Write("p", "5", "Blue")) == ev.AnswerChanged(
        seq=5, at=after(5), answer="a3", text="5", values=("5",)
    )
    assert (stage.says("p", "Blue"), stage.says("p", "Red")) == (["5"], ["4"])


def test_a_choice_keeps_what_was_typed_beside_what_it_means() -> None:
    answer = groups_asked(kind="choice", options=VERDICTS).write("p", "2", "Blue").session.answers[0]
    assert (answer.text, answer.values, answer.says) == ("2", ("improve",), "improve")


def test_a_level_of_each_person_is_an_answer_of_its_own() -> None:
    stage = groups_asked(kind="scale", who="person", levels=("1", "2", "3"))
    stage.write("p", "2", "Blue").write("p", "3", "Blue")
    assert stage.says("p") == ["2", "3"]


def test_what_is_not_understood_is_refused_and_leaves_no_trace() -> None:
    stage = groups_asked(kind="number")
    assert stage.refusal(ask.Write("p", "many", "Blue")) == "“What?” wants a number, for example 12."
    assert stage.refusal(ask.Write("p", "  ", "Blue")) == NOTHING


def test_ticks_are_added_one_by_one_and_taken_away_by_name() -> None:
    stage = groups_asked(kind="checklist", options=("names", "dates", "lines"))
    stage.write("p", "3", "Blue").write("p", "1", "Blue")
    assert stage.says("p", "Blue") == ["names, lines"]
    assert stage.write("p", "lines", "Blue").says("p", "Blue") == ["names"]
    assert len(stage.session.answers) == 1


def test_taking_the_last_tick_away_leaves_no_answer_behind() -> None:
    stage = groups_asked(kind="checklist", options=("names", "dates")).write("p", "1", "Blue")
    assert stage.event(ask.Write("p", "1", "Blue")) == ev.AnswerRemoved(seq=4, at=after(0), answer="a3")
    assert stage.says("p") == []
    assert stage.do(ask.Undo()).says("p") == ["names"]


# Tables


def test_a_row_fills_up_cell_by_cell_and_then_another_begins() -> None:
    stage = room_asked(TABLE)
    assert isinstance(stage.event(ask.Write("t", "price list")), ev.AnswerAdded)
    assert next_column(stage.session, TABLE, "") == 1
    assert stage.event(ask.Write("t", "what it costs")) == ev.CellWritten(
        seq=4, at=after(0), answer="a3", column=1, text="what it costs"
    )
    stage.write("t", "k")
    assert rows(stage, "t") == [("price list", "what it costs", "keep")]
    assert open_row(stage.session, TABLE, "") is None
    assert next_column(stage.session, TABLE, "") == 0
    stage.write("t", "phone list")
    assert len(rows(stage, "t")) == 2


def test_a_cell_may_stay_empty_but_not_the_first() -> None:
    stage = room_asked(TABLE)
    assert stage.refusal(ask.Write("t", " ")) == "A row begins with its tool."
    stage.write("t", "price list").write("t", "").write("t", "drop")
    assert rows(stage, "t") == [("price list", "", "drop")]


def test_a_cell_with_options_takes_one_of_them() -> None:
    stage = room_asked(TABLE).write("t", "price list").write("t", "x")
    assert stage.refusal(ask.Write("t", "burn")) == "“burn” is not one of: 1 keep, 2 improve, 3 drop."
    assert rows(stage.write("t", "3"), "t") == [("price list", "x", "drop")]


def test_every_group_fills_rows_of_its_own() -> None:
    stage = Stage().start().next()
    stage.write("sheet", "price list", "Blue").write("sheet", "phone list", "Red").write("sheet", "costs", "Blue")
    assert [(row.group, row.cells) for row in stage.session.answers] == [
        ("Blue", ("price list", "costs")),
        ("Red", ("phone list",)),
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("price list | what it costs | keep", ("price list", "what it costs", "keep")),
        ("price list\twhat it costs\t1", ("price list", "what it costs", "keep")),
        ("price list|", ("price list", "")),
        (" | what it costs | ", ("", "what it costs", "")),
        ("price list | a | keep | it", ("price list", "a", "keep | it")),
        ("price list | a | burn", ("price list", "a", "burn")),
    ],
)
def test_a_whole_row_comes_at_once_with_bars_or_tabs(text: str, cells: tuple[str, ...]) -> None:
    stage = room_asked(TABLE)
    stage.write("t", text)
    assert rows(stage, "t") == [cells]
    assert stage.session.answers[0].text == text


def test_what_is_beyond_the_last_column_stays_in_its_cell() -> None:
    free = TABLE.model_copy(update={"columns": (Column(name="Tool"), Column(name="What for"))})
    assert rows(room_asked(free).write("t", "a|b|c| d"), "t") == [("a", "b | c | d")]


def test_a_row_with_too_few_cells_is_still_open() -> None:
    stage = room_asked(TABLE).write("t", "price list | what it costs").write("t", "keep")
    assert rows(stage, "t") == [("price list", "what it costs", "keep")]


@pytest.mark.parametrize("text", ["|", " | ", "\t\t"])
def test_bars_alone_are_no_row(text: str) -> None:
    assert room_asked(TABLE).refusal(ask.Write("t", text)).startswith("A row begins with its ")


@pytest.mark.parametrize("text", ["a|b", " \t ", "one |two | three"])
def test_the_only_column_left_keeps_what_was_typed(text: str) -> None:
    free = TABLE.model_copy(update={"columns": (Column(name="Tool"), Column(name="What for"))})
    assert rows(room_asked(free).write("t", "price list").write("t", text), "t") == [("price list", text)]


def test_bars_in_an_open_row_fill_the_columns_that_are_left() -> None:
    stage = room_asked(TABLE).do(ask.Write("t", "a"))
    stage.do(ask.Write("t", "b | keep"))
    assert [row[:2] for row in rows(stage, "t")] == [("a", "b")]
    assert stage.session.log[-1].model_dump()["more"] == ("keep",)


def test_of_a_whole_row_a_cell_that_is_none_of_the_options_stands_as_typed_and_is_told() -> None:
    stage = room_asked(TABLE)
    before = stage.session
    event = stage.event(ask.Write("t", "a | b | burn"))
    assert rows(stage, "t") == [("a", "b", "burn")]
    told = say_event(before, event)
    assert told == (
        "“burn” stands there as typed; Verdict is one of 1 keep, 2 improve, 3 drop. e changes it, u takes the row back."
    )
    stage.do(ask.Rewrite(stage.session.answers[0].id, "2", 2))
    assert rows(stage, "t") == [("a", "b", "improve")]


def test_a_cell_typed_alone_has_to_be_one_of_the_options() -> None:
    stage = room_asked(TABLE).write("t", "a | b")
    assert stage.refusal(ask.Write("t", "burn")) == "“burn” is not one of: 1 keep, 2 improve, 3 drop."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("done", "answered"), ("Closed", "answered"), ("1", "open"), ("not yet", "open"), ("ans", "answered")],
)
def test_how_a_question_stands_is_said_in_other_words_too(typed: str, kept: str) -> None:
    asked = Prompt(id="t", ask="What was asked?", kind="questions", who="room", columns=QUESTION_COLUMNS)
    assert rows(room_asked(asked).write("t", f"Why? | Ana | So | {typed}"), "t")[0][-1] == kept


def test_bars_are_plain_text_where_cells_are_not_wanted() -> None:
    stage = room_asked(TABLE).do(ask.Write("t", "a | b", cells=False))
    assert rows(stage, "t") == [("a | b",)]


def test_a_very_long_run_of_blanks_is_no_trouble() -> None:
    text = f"a{' ' * 200_000}b"
    assert rows(room_asked(TABLE).write("t", text), "t") == [(text,)]


def test_closing_a_row_leaves_the_rest_of_it_empty() -> None:
    stage = room_asked(TABLE).write("t", "price list")
    assert stage.event(ask.CloseRow("t")) == ev.CellWritten(seq=4, at=after(0), answer="a3", column=2, text="")
    assert rows(stage, "t") == [("price list", "", "")]


def test_closing_where_no_row_is_open_changes_nothing() -> None:
    stage = room_asked(TABLE, Prompt(id="p", ask="What?"))
    for intent in (ask.CloseRow("t"), ask.CloseRow("p"), ask.CloseRow("nothing")):
        assert stage.ask(intent) == ()


def test_a_row_of_the_room_is_closed_whatever_group_is_aimed_at() -> None:
    stage = Stage(asking(TABLE), set_up(groups=GROUPS)).start().write("t", "price list")
    assert rows(stage.do(ask.CloseRow("t", "Blue")), "t") == [("price list", "", "")]


def test_closing_a_row_of_no_known_group_is_refused() -> None:
    stage = Stage(asking(TABLE.model_copy(update={"who": "group"})), set_up(groups=GROUPS)).start()
    assert stage.refusal(ask.CloseRow("t")) == "Which group says that? Press its number first, 1 to 3."
    assert stage.refusal(ask.CloseRow("t", "Pink")) == "There is no group “Pink” in this session."


def test_given_rows_bring_their_first_cell_and_come_in_order() -> None:
    stage = room_asked(GIVEN)
    assert (given_row(stage.session, GIVEN, ""), next_column(stage.session, GIVEN, "")) == ("price list", 1)
    stage.write("g", "costs").write("g", "keep").write("g", "numbers | drop")
    assert rows(stage, "g") == [("price list", "costs", "keep"), ("phone list", "numbers", "drop")]
    assert (given_row(stage.session, GIVEN, ""), next_column(stage.session, GIVEN, "")) == (None, 0)
    stage.write("g", "delivery map | where | keep")
    assert rows(stage, "g")[2] == ("delivery map", "where", "keep")


def test_a_given_row_may_begin_with_an_empty_cell() -> None:
    assert rows(room_asked(GIVEN).write("g", ""), "g") == [("price list", "")]


def test_a_given_row_may_be_left_empty_as_a_whole() -> None:
    stage = room_asked(GIVEN).do(ask.CloseRow("g"))
    assert rows(stage, "g") == [("price list", "", "")]
    assert given_row(stage.session, GIVEN, "") == "phone list"
    stage.do(ask.Undo())
    assert rows(stage, "g") == []


def test_the_entry_of_a_removed_row_is_given_again() -> None:
    stage = room_asked(GIVEN).write("g", "costs | keep").write("g", "numbers | drop").do(ask.Remove("a3"))
    assert given_row(stage.session, GIVEN, "") == "price list"
    stage.write("g", "prices | keep")
    assert rows(stage, "g") == [("phone list", "numbers", "drop"), ("price list", "prices", "keep")]


def test_a_given_row_under_other_words_is_not_given_again() -> None:
    stage = room_asked(GIVEN).write("g", "costs | keep").do(ask.Rewrite("a3", "all price lists"))
    assert given_row(stage.session, GIVEN, "") == "phone list"


def test_entries_that_are_the_same_are_given_as_often_as_they_stand() -> None:
    twice = GIVEN.model_copy(update={"rows": ("case", "case")})
    stage = room_asked(twice).write("g", "a | keep").write("g", "b | keep")
    assert [row[0] for row in rows(stage, "g")] == ["case", "case"]
    assert given_row(stage.session, twice, "") is None


def test_every_group_gets_the_given_rows() -> None:
    prompt = GIVEN.model_copy(update={"who": "group"})
    stage = Stage(asking(prompt), set_up(groups=GROUPS)).start().write("g", "costs | keep", "Blue")
    assert given_row(stage.session, prompt, "Blue") == "phone list"
    assert given_row(stage.session, prompt, "Red") == "price list"


def test_a_table_of_one_column_gives_no_entries() -> None:
    single = Prompt(id="s", ask="?", kind="table", columns=COLUMNS[:1], rows=("given",))
    assert rows(room_asked(single).write("s", "a | b"), "s") == [("a | b",)]


# Changing and removing


def test_an_answer_is_given_other_words() -> None:
    stage = groups_asked().write("p", "the prise list", "Blue")
    assert stage.event(ask.Rewrite("a3", "the price list")) == ev.AnswerChanged(
        seq=4, at=after(0), answer="a3", text="the price list"
    )
    answer = stage.session.answers[0]
    assert (answer.text, answer.group, answer.id, answer.seq) == ("the price list", "Blue", "a3", 4)


def test_other_words_must_suit_the_question() -> None:
    stage = groups_asked(kind="number").write("p", "3", "Blue")
    assert stage.refusal(ask.Rewrite("a3", "many")) == "“What?” wants a number, for example 12."
    assert stage.refusal(ask.Rewrite("a3", "")) == NOTHING
    assert stage.do(ask.Rewrite("a3", "4")).says("p") == ["4"]


def test_ticks_written_anew_replace_the_ones_before() -> None:
    stage = groups_asked(kind="checklist", options=("names", "dates", "lines")).write("p", "1, 2", "Blue")
    assert stage.do(ask.Rewrite("a3", "2, 3")).says("p") == ["dates, lines"]


def test_the_same_words_change_nothing() -> None:
    stage = groups_asked().write("p", "yes", "Blue")
    assert stage.ask(ask.Rewrite("a3", "yes")) == ()
    table = room_asked(TABLE).write("t", "a | b | keep")
    assert table.ask(ask.Rewrite("a3", "1", 2)) == ()


def test_a_cell_is_given_other_words() -> None:
    stage = room_asked(TABLE).write("t", "a | b | keep")
    stage.do(ask.Rewrite("a3", "B", 1), ask.Rewrite("a3", "3", 2))
    assert rows(stage, "t") == [("a", "B", "drop")]
    assert stage.refusal(ask.Rewrite("a3", "burn", 2)).startswith("“burn” is not one of")


@pytest.mark.parametrize("column", [-1, 3, 99])
def test_a_cell_that_is_not_there_is_refused(column: int) -> None:
    assert room_asked(TABLE).write("t", "a | b | keep").refusal(ask.Rewrite("a3", "x", column)) == GONE


def test_a_removed_answer_goes_and_cannot_be_touched_again() -> None:
    stage = groups_asked().write("p", "yes", "Blue").do(ask.Remove("a3"))
    assert stage.says("p") == []
    assert stage.refusal(ask.Remove("a3")) == GONE
    assert stage.refusal(ask.Rewrite("a3", "no")) == GONE
    assert any(isinstance(event, ev.AnswerAdded) and event.text == "yes" for event in stage.session.log)


def test_an_answer_that_never_was_is_refused() -> None:
    assert groups_asked().refusal(ask.Remove("a99")) == GONE
    assert groups_asked().refusal(ask.Rewrite("", "x")) == GONE


def test_an_answer_whose_question_left_the_agenda_cannot_be_rewritten() -> None:
    stage = groups_asked().write("p", "yes", "Blue")
    without = Stage(Agenda(workshop="W", steps=asking().steps))
    without.session = stage.session.__class__(id="x", agenda=without.session.agenda, answers=stage.session.answers)
    assert without.refusal(ask.Rewrite("a3", "no")) == GONE


# Undo


def test_every_change_of_an_answer_can_be_undone_and_brought_back() -> None:
    stage = room_asked(TABLE, Prompt(id="p", ask="What?"))
    stage.write("t", "price list").write("t", "costs").write("p", "yes")
    stage.do(ask.Rewrite("a5", "no"), ask.CloseRow("t"), ask.Remove("a3"))
    states = [stage.session.answers, *(stage.do(ask.Undo()).session.answers for _ in range(6))]
    assert states[-1] == ()
    assert [[answer.says for answer in state] for state in states] == [
        ["no"],
        ["price list · costs", "no"],
        ["price list · costs", "no"],
        ["price list · costs", "yes"],
        ["price list · costs"],
        ["price list"],
        [],
    ]
    for state in reversed(states[:-1]):
        assert stage.do(ask.Redo()).session.answers == state


# The draft


def test_half_typed_words_are_kept_and_go_once_they_are_an_answer() -> None:
    stage = groups_asked()
    assert stage.event(ask.KeepDraft("p", "the pri", "Blue")) == ev.DraftKept(
        seq=3, at=after(0), prompt="p", group="Blue", text="the pri"
    )
    assert stage.session.draft == Draft("p", "Blue", "the pri")
    assert stage.ask(ask.Write("p", "the price list", "Blue", typed_at=("p", "Blue"))) == (
        ev.AnswerAdded(seq=4, at=after(0), step="1", prompt="p", group="Blue", text="the price list"),
        ev.DraftKept(seq=5, at=after(0), prompt="p", group="Blue", text=""),
    )
    assert stage.session.draft is None
    stage.do(ask.Undo())
    assert stage.session.answers == ()
    assert stage.session.draft is None, "undo does not bring the beginnings of an answer back"


def test_half_typed_words_stay_when_the_answer_came_from_elsewhere() -> None:
    stage = groups_asked(kind="list").do(ask.Write("p", "first", "Blue"), ask.KeepDraft("p", "sec", "Blue"))
    first = stage.session.answers[0].id
    for intent in (
        ask.Write("p", "made up", "Blue"),
        ask.Write("p", "from the other line", "Blue", typed_at=("p", "Red")),
        ask.Rewrite(first, "the first"),
        ask.Remove(first),
    ):
        stage.do(intent)
        assert stage.session.draft == Draft("p", "Blue", "sec"), intent


def test_a_refused_answer_leaves_the_half_typed_words() -> None:
    stage = groups_asked(kind="number").do(ask.KeepDraft("p", "many", "Blue"))
    assert isinstance(stage.ask(ask.Write("p", "many", "Blue", typed_at=("p", "Blue"))), Refusal)
    assert stage.session.draft == Draft("p", "Blue", "many")


def test_a_draft_that_has_not_changed_is_not_kept_twice() -> None:
    stage = groups_asked()
    assert stage.ask(ask.KeepDraft("p", "")) == ()
    stage.do(ask.KeepDraft("p", "x", "Blue"))
    assert stage.ask(ask.KeepDraft("p", "x", "Blue")) == ()
    assert stage.event(ask.KeepDraft("p", "x", "Red")) is not None
    assert stage.event(ask.KeepDraft("p", "", "Red")) is not None
    assert stage.session.draft == Draft("p", "Blue", "x")
    assert stage.ask(ask.KeepDraft("p", "", "Red")) == ()


def test_every_group_has_its_own_half_typed_words_and_an_answer_takes_only_its_own() -> None:
    stage = groups_asked(kind="list").do(ask.KeepDraft("p", "blu", "Blue"), ask.KeepDraft("p", "re", "Red"))
    assert stage.session.draft == Draft("p", "Red", "re")
    stage.do(ask.KeepDraft("p", "blue", "Blue"))
    assert [*stage.session.drafts.values()] == [Draft("p", "Red", "re"), Draft("p", "Blue", "blue")]
    stage.do(
        ask.Write("p", "said in passing", "Green", typed_at=("p", "Green")),
        ask.Write("p", "blue it is", "Blue", typed_at=("p", "Blue")),
    )
    assert [*stage.session.drafts.values()] == [Draft("p", "Red", "re")]


def test_a_draft_survives_the_clock_and_a_change_of_step() -> None:
    stage = groups_asked().do(ask.KeepDraft("p", "x", "Blue")).next(60).do(ask.ToggleClock(), ask.Undo())
    assert stage.session.draft == Draft("p", "Blue", "x")
