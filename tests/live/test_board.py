"""All that a screen shows at one instant: the agenda, groups, answers, the writing line and the disk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import NOTES, Agenda, Cue, GuideBlock, Homework, Prompt, Sheet, Step, Who
from facilitator.live.agenda_rows import AgendaRow, agenda_rows
from facilitator.live.aim import Aim, numbered, prompts_at, settle_aim, split_prefix
from facilitator.live.answer_rows import HIDDEN
from facilitator.live.board import Board, SavedLine, board, saved_line
from facilitator.live.journal import SaveState
from facilitator.live.writing_line import hint_for
from facilitator.session import intents as ask
from facilitator.session.answer_rules import step_at
from facilitator.session.answers import Answer
from facilitator.session.plan import schedule_at
from facilitator.session.session import replay
from tests.fakes import AS_TYPED, GROUPS, KICK_OFF, Stage, asking, minutes, set_up, small_agenda
from tests.strategies import Play, plays


def saved(stage: Stage, seq: int | None = None) -> SaveState:
    return SaveState("saved", stage.session.last_seq if seq is None else seq, Path("s.json"))


def drawn(stage: Stage, prompt: str = "", group: str = "", *, writing: bool = False) -> Board:
    aim = Aim(prompt, group, step_at(stage.session))
    return board(stage.session, stage.clock.now(), saved(stage), aim, writing=writing)


def rows_of(stage: Stage) -> tuple[AgendaRow, ...]:
    return agenda_rows(stage.session, stage.now, schedule_at(stage.session, stage.now))


def marks(stage: Stage) -> dict[str, str]:
    return {row.step: row.mark for row in rows_of(stage)}


def step_times(stage: Stage) -> dict[str, str]:
    return {row.step: row.time for row in rows_of(stage)}


def counts(stage: Stage, prompt: str) -> list[str]:
    return [row.count for row in drawn(stage, prompt, writing=True).groups]


# The head


def test_before_the_start_the_board_says_what_to_do() -> None:
    stage = Stage()
    at = drawn(stage)
    assert (at.workshop, at.here, at.time_of_day) == ("Kick-off session", "ready", "10:00")
    assert drawn(stage.wait(3 * 3600 + 59)).time_of_day == "13:00"


def test_the_running_step_is_named_with_its_code_and_a_part_with_the_code_around_it() -> None:
    stage = Stage().start()
    assert drawn(stage).here == "A1 Introduce the programme"
    assert drawn(stage.next()).here == "A2 · Form groups"
    assert drawn(stage.next().next().next().next()).here == "Open floor"
    assert drawn(stage.next()).here == "closed"


def test_the_board_is_the_same_whenever_it_is_drawn_of_the_same_moment() -> None:
    stage = Stage().start().wait(100)
    assert drawn(stage) == drawn(stage)


# The agenda


def test_every_step_has_its_mark() -> None:
    stage = Stage().start().next(300).next(60).do(ask.Skip("A3"))
    assert marks(stage) == {"A1": "✓", "A2": "▶", "A2.1": "✓", "A2.2": "▶", "A2.3": " ", "A3": "–", "4": " "}


def test_a_step_with_parts_is_done_with_the_last_and_skipped_with_all_of_them() -> None:
    stage = Stage().start().do(ask.Skip("A2.1"), ask.Skip("A2.2"))
    assert marks(stage)["A2"] == " "
    assert marks(stage.do(ask.Skip("A2.3")))["A2"] == "–"
    part_done = Stage().start().next().do(ask.Skip("A2.2"), ask.Skip("A2.3"), ask.GoNext())
    assert marks(part_done)["A2"] == "✓"


def test_a_step_that_was_begun_and_left_open_is_told_from_one_that_was_not_reached() -> None:
    stage = Stage().start().next(60).wait(125).do(ask.GoBack()).wait(5)
    rows = {row.step: row for row in rows_of(stage)}
    assert (rows["A2.1"].mark, rows["A2.1"].state, rows["A2.1"].time, rows["A2.1"].brief) == (
        "◐", "open", "2:05", "2:05",
    )  # fmt: skip
    assert (rows["A2"].mark, rows["A2"].time) == ("◐", "2:05")
    assert (rows["A2.2"].mark, rows["A2.2"].state) == (" ", "open")


def test_a_break_is_told_from_a_step_until_it_runs() -> None:
    agenda = Agenda(
        workshop="W",
        steps=(
            Step(id="1", title="Work", time=minutes(5)),
            Step(id="2", title="Coffee", time=minutes(5), is_break=True, section="Later"),
        ),
    )
    stage = Stage(agenda).start()
    assert marks(stage)["2"] == "☕"
    assert rows_of(stage)[1].section == "Later"
    assert marks(stage.next())["2"] == "▶"


def test_open_steps_show_their_range_and_what_they_will_get() -> None:
    times = step_times(Stage().start())
    assert times["A2"] == "45–70→58"
    assert times["A2.1"] == "5–10→8"
    assert times["A3"] == "10–12→11"
    assert times["4"] == ""


def test_steps_that_ran_show_what_they_took_and_parts_add_up() -> None:
    stage = Stage().start().next(400).next(61.9).wait(30)
    times = step_times(stage)
    assert (times["A1"], times["A2.1"], times["A2.2"], times["A2"]) == ("6:40", "1:01", "0:30", "1:31")
    assert step_times(stage.do(ask.Skip("A3")))["A3"] == "skipped"


def test_a_range_in_hours_or_seconds_is_never_mixed_with_bare_minutes() -> None:
    times = (TimeRange(least_s=3600, most_s=7200), TimeRange(least_s=30, most_s=90), minutes(10), minutes(10, 20))
    stage = Stage(small_agenda(*times), set_up(length_s=3 * 3600.0))
    assert [*step_times(stage).values()] == ["1–2 h→120 min", "30–90 s→2 min", "10", "10–20→20"]


def test_an_optional_step_says_so() -> None:
    stage = Stage()
    assert rows_of(stage)[-1].title == "Open floor (optional)"
    assert [row.level for row in rows_of(stage)] == [0, 0, 1, 1, 1, 0, 0]


# What is aimed at


def test_a_part_asks_its_own_questions_then_those_of_the_step_around_it_and_takes_notes() -> None:
    stage = Stage()
    assert [prompt.id for prompt in prompts_at(stage.session)] == ["hands", NOTES.id]
    stage.start().next().next()
    assert [prompt.id for prompt in prompts_at(stage.session)] == ["ready", "ease", "sheet", NOTES.id]


def test_after_the_end_the_last_step_can_still_be_answered() -> None:
    prompt = Prompt(id="p", ask="What?")
    agenda = Agenda(workshop="W", steps=(*small_agenda().steps, Step(id="9", title="Last", prompts=(prompt,))))
    stage = Stage(agenda).start().next().next().next().next()
    assert prompts_at(stage.session) == (prompt, NOTES)
    assert prompts_at(replay("s", Agenda(workshop="W", steps=()), [])) == (NOTES,)


def test_the_aim_goes_to_the_first_question_and_the_first_group_of_a_step() -> None:
    stage = Stage().start().next()
    assert settle_aim(stage.session, Aim()) == Aim("tools", "Blue", "A2.1")
    assert settle_aim(stage.session, Aim("hands", "Red", "A2.1")) == Aim("tools", "Red", "A2.1")
    assert settle_aim(stage.session, Aim("sheet", "Nobody", "A2.1")) == Aim("sheet", "Blue", "A2.1")
    assert settle_aim(stage.session, Aim("nothing", "Green", "A2.1")) == Aim("tools", "Green", "A2.1")


@pytest.mark.parametrize("chosen", ["sheet", NOTES.id])
def test_another_step_starts_at_its_own_first_question_even_where_it_asks_the_one_before_too(chosen: str) -> None:
    stage = Stage().start().next()
    aim = settle_aim(stage.session, Aim(chosen, "Red", "A2.1"))
    assert aim == Aim(chosen, "Red", "A2.1")
    stage.next()
    assert settle_aim(stage.session, aim) == Aim("ready", "Red", "A2.2")
    assert settle_aim(stage.session, aim, writing=True) == aim


def test_words_that_were_begun_stay_with_their_question_when_the_step_changes() -> None:
    stage = Stage().start().next()
    assert settle_aim(stage.session, Aim("hands", "Red", "A1"), writing=True) == Aim("hands", "Red", "A1")
    assert settle_aim(stage.session, Aim("nothing", "", "A1"), writing=True) == Aim("tools", "Blue", "A2.1")


def test_without_groups_the_room_is_aimed_at_and_without_questions_the_notes() -> None:
    stage = Stage(asking(Prompt(id="p", ask="What?", who="group"))).start()
    assert settle_aim(stage.session, Aim("", "Blue")) == Aim("p", "", "1")
    stage.next()
    assert settle_aim(stage.session, Aim("p", "", "1")) == Aim(NOTES.id, "", "2")
    line = drawn(stage).writing
    assert line is not None
    assert (line.label, line.question, line.place) == ("Room", "Notes", "")
    assert (len(drawn(stage).answers), drawn(stage).groups) == (0, ())


# Groups and answers


def test_every_group_shows_how_much_it_has_said() -> None:
    stage = Stage().start().next().write("tools", "price list", "Blue").write("tools", "phone list", "Blue")
    for text in ("one", "two", "three"):
        stage.write("tools", text, "Red")
    rows = drawn(stage, "tools", "Green").groups
    assert [(row.number, row.name, row.count, row.aimed) for row in rows] == [
        (1, "Blue", "2 answers of 3", False),
        (2, "Green", "– nothing yet", True),
        (3, "Red", "3 answers", False),
    ]


def test_rows_and_ticks_are_counted_as_such() -> None:
    prompts = (
        Prompt(id="t", ask="?", kind="table", who="group", columns=KICK_OFF.prompts_in("A2")[0].columns),
        Prompt(id="c", ask="?", kind="checklist", who="group", options=("a", "b", "c")),
    )
    stage = Stage(asking(*prompts), set_up(groups=GROUPS)).start()
    stage.write("t", "price list", "Blue").write("c", "1, 3", "Green")
    assert counts(stage, "t") == ["1 row", "– nothing yet", "– nothing yet"]
    assert counts(stage, "c") == ["– nothing yet", "2 ticked", "– nothing yet"]


def test_where_the_room_answers_no_group_is_counted_or_aimed_at() -> None:
    rows = drawn(Stage().start(), "hands", "Green").groups
    assert [(row.count, row.aimed) for row in rows] == [("", False)] * 3


def test_answers_stand_in_the_order_they_were_given_and_say_who() -> None:
    stage = Stage().start().write("hands", "11 hands").next()
    stage.write("tools", "price list", "Red").write("tools", "phone list", "Blue")
    assert [(row.answer, row.who, row.says) for row in drawn(stage, "tools").answers] == [
        ("a5", "Red", "price list"),
        ("a6", "Blue", "phone list"),
    ]
    assert [(row.who, row.says) for row in drawn(stage, "hands", writing=True).answers] == [("Room", "11")]


@pytest.mark.parametrize("text", AS_TYPED)
def test_an_answer_is_shown_as_it_was_typed(text: str) -> None:
    assert drawn(Stage().start().next().write("tools", text, "Red"), "tools").answers[0].says == text


def test_an_answer_is_shown_as_saved_only_once_its_last_change_is_on_the_disk() -> None:
    stage = Stage().start().next().write("tools", "price list", "Red").do(ask.Rewrite("a4", "price lists"))

    def shown(seq: int) -> bool:
        at = board(stage.session, stage.clock.now(), saved(stage, seq), Aim("tools"))
        return at.answers[0].saved

    assert [shown(seq) for seq in (3, 4, 5)] == [False, False, True]


def test_a_row_with_cells_left_is_unfinished() -> None:
    stage = Stage().start().next().write("sheet", "price list | costs", "Red")
    assert drawn(stage, "sheet", "Red").answers[0].unfinished
    stage.write("sheet", "keep", "Red")
    row = drawn(stage, "sheet", "Red").answers[0]
    assert (row.unfinished, row.says) == (False, "price list · costs · keep")


# The writing line


def test_the_writing_line_says_who_answers_what() -> None:
    line = drawn(Stage().start().next(), "tools", "Green").writing
    assert line is not None
    assert (line.label, line.question, line.place) == ("2 Green", "Which tools?", "1 of 3")
    assert (line.kind, line.options, line.hint) == ("list", (), "one a line, at least 3")


def test_the_writing_line_of_a_table_goes_from_column_to_column() -> None:
    stage = Stage().start().next()

    def line() -> tuple[str, str, tuple[str, ...]]:
        writing = drawn(stage, "sheet", "Green").writing
        assert writing is not None
        assert writing.prompt == "One row for each tool"
        return writing.label, writing.question, writing.options

    assert line() == ("2 Green", "Tool (1 of 3)", ())
    stage.write("sheet", "the very long price list", "Green")
    assert line() == ("2 Green · the very long p…", "What for (2 of 3)", ())
    stage.write("sheet", "", "Green")
    assert line() == ("2 Green · the very long p…", "Verdict (3 of 3)", ("1 keep", "2 improve", "3 drop"))
    stage.write("sheet", "1", "Green")
    assert line() == ("2 Green", "Tool (1 of 3)", ())


def test_the_writing_line_of_a_given_row_starts_behind_its_first_cell() -> None:
    line = drawn(Stage().start().do(ask.JumpTo("A3")), "plan").writing
    assert line is not None
    assert (line.label, line.question, line.place) == ("Room · price list", "Tool 1 of 2 · Who (2 of 3)", "1 of 2")


def test_a_scale_shows_what_its_levels_mean() -> None:
    line = drawn(Stage().start().do(ask.JumpTo("A2.2")), "ease", "Blue").writing
    assert line is not None
    assert line.options == ("1 hard", "2", "3", "4", "5 easy")


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"kind": "list"}, "one a line"),
        ({"kind": "number", "unit": "hands"}, "a number (hands)"),
        ({"kind": "number"}, "a number"),
        ({"kind": "choice"}, "its digit or word"),
        ({"kind": "choice", "many": True}, "its digit, several with commas"),
        ({"kind": "scale"}, "a level"),
        ({"kind": "checklist"}, "a digit ticks, again unticks"),
        ({"kind": "table"}, "Enter next column · Ctrl+N row done · | parts"),
        ({"kind": "text"}, ""),
        ({"kind": "list", "help": "The author knows best."}, "The author knows best."),
    ],
)
def test_a_hint_says_what_a_question_takes(fields: dict[str, object], hint: str) -> None:
    assert hint_for(Prompt.model_validate({"id": "p", "ask": "?"} | fields)) == hint


@pytest.mark.parametrize(
    ("text", "group", "words"),
    [
        ("2: price list", "Green", "price list"),
        (" 3:price list", "Red", "price list"),
        ("1:  two blanks", "Blue", " two blanks"),
        ("4: nobody", None, "4: nobody"),
        ("0: nobody", None, "0: nobody"),
        ("2:30 is too early", None, "2:30 is too early"),
        ("price: 2", None, "price: 2"),
        ("2 : apart", None, "2 : apart"),
        ("", None, ""),
        ("1: two\nlines", "Blue", "two\nlines"),
    ],
)
def test_a_number_and_a_colon_pick_a_group_in_passing(text: str, group: str | None, words: str) -> None:
    assert split_prefix(Stage().session, text) == (group, words)


def test_a_group_is_named_with_its_key() -> None:
    session = Stage().session
    assert [numbered(session, name) for name in ("Red", "", "Nobody")] == ["3 Red", "Room", "Room"]


# The disk


def disk(state: Literal["saved", "saving", "not saved", "read only"], seq: int = 1, reason: str = "") -> SavedLine:
    stage = Stage().wait(123).start()
    return saved_line(stage.session, SaveState(state, seq, Path("s.json"), reason))


def test_the_disk_is_always_spoken_of_in_words() -> None:
    assert disk("saved") == SavedLine("saved", "● saved 10:00:00")
    assert disk("saved", 2) == SavedLine("saved", "● saved 10:02:03")
    assert disk("saved", reason="Rescued.") == SavedLine("saved", "● saved elsewhere 10:00:00", "Rescued.")
    assert disk("saving") == SavedLine("saving", "○ saving …")
    assert disk("not saved", reason="The disk is full.") == SavedLine("not saved", "NOT SAVED", "The disk is full.")
    assert disk("read only", reason="Another console …") == SavedLine("read only", "READ ONLY", "Another console …")


# Whatever happens


@settings(max_examples=80)
@given(plays(), st.floats(0.0, 100_000.0), st.booleans())
def test_the_board_can_be_drawn_at_any_moment(play: Play, later_s: float, writing: bool) -> None:
    stage = Stage(play.agenda, play.started)
    aim = Aim()
    for gap_s, intent in play.moves:
        stage.wait(gap_s).ask(intent)
        if isinstance(intent, ask.Write):
            aim = Aim(intent.prompt, intent.group)
        at = board(stage.session, stage.clock.now(), saved(stage), aim, writing=writing)
        assert at.aim == settle_aim(stage.session, aim, writing=writing)
        assert sum(row.state == "running" for row in at.agenda) >= (stage.session.run.running is not None)
        assert all(answer.saved for answer in at.answers)
        aim = at.aim
    assert drawn(stage.wait(later_s), aim.prompt, aim.group).agenda
    assert drawn(stage.wait(-later_s - timedelta(days=1).total_seconds())).agenda


# What it costs


def test_an_answer_stands_in_every_text_that_has_a_blank_for_it() -> None:
    blank = "Use [ Answer :  tools ]"
    first = Prompt(id="tools", ask="Which tools?", kind="list"), Prompt(id="other", ask="What else?")
    outer = Step(
        id="2",
        title="Look",
        guide=(GuideBlock(kind="say", text=blank),),
        steps=(
            Step(
                id="2.1",
                title="Part",
                time=minutes(5),
                bring=(blank,),
                handout="sheet",
                guide=(GuideBlock(kind="note", text=f"{blank} and [answer: other]"),),
                homework=(Homework(task=blank, who=blank, due=blank),),
                cues=(Cue(half_way=True, text=blank),),
            ),
        ),
    )
    agenda = Agenda(
        workshop="W",
        steps=(Step(id="1", title="Ask", time=minutes(5), prompts=first), outer),
        sheets=(Sheet(id="sheet", title=blank),),
        before=(blank,),
        after=(blank,),
    )
    stage = Stage(agenda).write("tools", "a saw").write("tools", "a plane").write("other", "a bench")
    assert shown_texts(stage)["before"] == "Use a saw, a plane"
    stage.start().next()
    texts = shown_texts(stage)
    assert texts["say"] == texts["bring"] == texts["sheet"] == "Use a saw, a plane"
    assert texts["note"] == "Use a saw, a plane and a bench"
    assert texts["task"].count("Use a saw, a plane") == 3
    assert [cue.text for cue in drawn(stage).clock.cues] == ["Use a saw, a plane"]
    assert shown_texts(stage.next())["after"] == "Use a saw, a plane"


def shown_texts(stage: Stage) -> dict[str, str]:
    return {block.kind: block.text for block in drawn(stage).script}


def test_the_answers_are_gone_through_a_few_times_for_a_board_however_many_questions_there_are() -> None:
    prompts = tuple(Prompt(id=f"p{at}", ask="What?", kind="list", who="group") for at in range(40))
    stage = Stage(asking(*prompts), set_up(groups=GROUPS)).start().write("p0", "bread", "Blue")
    answers = CountedAnswers(stage.session.answers)
    board(replace(stage.session, answers=answers), stage.clock.now(), saved(stage), Aim("p0", "Blue", "1"))
    assert answers.gone_through == 1


class CountedAnswers(tuple[Answer, ...]):  # noqa: SLOT001 - a tuple of any length has no slots
    """Answers that count how often somebody goes through all of them."""

    gone_through = 0

    def __iter__(self) -> Iterator[Answer]:
        self.gone_through += 1
        return super().__iter__()


# Answers that are kept out of sight


def hiding(who: Who) -> Stage:
    prompt = Prompt(id="q", ask="What?", kind="list", who=who, hidden=True)
    return Stage(asking(prompt), set_up(people=4, groups=GROUPS)).start()


def seen(stage: Stage) -> list[str]:
    return [row.says for row in drawn(stage, "q").answers]


def test_hidden_answers_are_shown_when_every_group_has_answered() -> None:
    stage = hiding("group").write("q", "bread", "Blue").write("q", "milk", "Green")
    assert seen(stage) == [HIDDEN, HIDDEN]
    assert [row.count for row in drawn(stage, "q").groups] == ["1 answer", "1 answer", "– nothing yet"]
    assert seen(stage.write("q", "till", "Red")) == ["bread", "milk", "till"]


def test_hidden_answers_of_single_people_are_shown_when_there_are_as_many_as_people() -> None:
    stage = hiding("person")
    for text in "abc":
        stage.write("q", text, "Blue")
    assert set(seen(stage)) == {HIDDEN}
    assert seen(stage.write("q", "d", "Red")) == ["a", "b", "c", "d"]


def test_pairs_are_half_as_many() -> None:
    assert seen(hiding("pair").write("q", "a", "Blue").write("q", "b", "Blue")) == ["a", "b"]


def test_what_the_room_says_together_hides_from_nobody() -> None:
    assert seen(hiding("room").write("q", "a")) == ["a"]


def test_hidden_answers_are_shown_once_the_step_is_over() -> None:
    stage = hiding("group").write("q", "bread", "Blue")
    assert [row.says for row in drawn(stage.do(ask.Close()), "q").answers] == ["bread"]


def test_where_nobody_was_counted_hidden_answers_wait_for_the_end_of_the_step() -> None:
    prompt = Prompt(id="q", ask="What?", kind="list", who="person", hidden=True)
    stage = Stage(asking(prompt), set_up(people=None)).start().write("q", "a")
    assert seen(stage) == [HIDDEN]
    assert seen(stage.do(ask.Close())) == ["a"]
