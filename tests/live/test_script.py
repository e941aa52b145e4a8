"""The words to say: blanks filled, directions set apart, homework and sheets beside them."""

import pytest
from hypothesis import given, settings

from facilitator.agenda.model import Agenda, Blank, GuideBlock, Prompt, Sheet, Step, Track
from facilitator.live.script import Run, ScriptBlock, fill, flow, script_blocks
from facilitator.session import intents as ask
from facilitator.session.blanks import BlankValues, blank_values, unfilled_blanks
from facilitator.session.next_intents import PlanNext
from tests.fakes import KICK_OFF, START, Stage, minutes, set_up
from tests.strategies import any_text


def said(stage: Stage) -> list[tuple[str, str]]:
    return [(block.mark, block.text) for block in script_blocks(stage.session, stage.now)]


def saying(text: str, *, fills: dict[str, str] | None = None) -> Stage:
    step = Step(id="1", title="Say", time=minutes(10), guide=(GuideBlock(kind="say", text=text),))
    last = Step(id="2", title="Close", time=minutes(5))
    blanks = (Blank(name="date", question="When?"), Blank(name="today's tools", question="Which?"))
    return Stage(Agenda(workshop="Saturdays", blanks=blanks, steps=(step, last)), set_up(fills=fills or {}))


def runs(stage: Stage) -> tuple[Run, ...]:
    return script_blocks(stage.session, stage.now)[0].runs


def test_before_the_start_stands_what_is_to_be_done_before_and_the_first_script() -> None:
    assert [mark for mark, _ in said(Stage())] == ["BEFORE", "SAY", "ASK", "SAY"]
    assert said(Stage())[0] == ("BEFORE", "Put [today's tools] on every table")
    assert [mark for mark, _ in said(Stage().start())] == ["SAY", "ASK", "SAY"]


def test_what_was_ticked_at_the_set_up_is_not_told_again() -> None:
    agenda = Agenda(
        workshop="W", before=("Print the sheets", "Air the room"), steps=saying("Hello").session.agenda.steps
    )
    stage = Stage(agenda, set_up(ready=("Print the sheets", "Scissors")))
    assert [block for block in said(stage) if block[0] == "BEFORE"] == [("BEFORE", "Air the room")]


def test_a_blank_that_is_filled_on_the_way_shows_from_then_on_and_is_missing_again_once_emptied() -> None:
    stage = saying("On [date].").start()
    assert unfilled_blanks(stage.session.agenda, stage.session.fills) == ("date", "today's tools")
    stage.do(ask.FillBlank("date", "Friday"))
    assert said(stage)[0] == ("SAY", "On Friday.")
    assert unfilled_blanks(stage.session.agenda, stage.session.fills) == ("today's tools",)
    stage.do(ask.FillBlank("date", ""))
    assert unfilled_blanks(stage.session.agenda, stage.session.fills) == ("date", "today's tools")


def test_a_blank_shows_its_value_whatever_its_case_and_apostrophe() -> None:
    stage = saying("On [DATE] with [today’s tools].", fills={"Date": "3 May", "Today's tools": "the list"}).start()
    assert runs(stage) == (
        Run("words", "On "),
        Run("blank", "3 May"),
        Run("words", " with "),
        Run("blank", "the list"),
        Run("words", "."),
    )


def test_a_blank_without_a_value_is_seen_to_be_missing() -> None:
    assert runs(saying("On [date].", fills={"date": "  "}).start())[1] == Run("missing", "[date]")


def test_a_stage_direction_is_set_apart_from_the_words() -> None:
    assert runs(saying("Are you in? [Ask for hands.]").start()) == (
        Run("words", "Are you in? "),
        Run("direction", "Ask for hands."),
    )


def test_stressed_words_are_set_apart() -> None:
    assert runs(saying("*Now* it is *your* turn, 2 * 3 * 4").start()) == (
        Run("emphasis", "Now"),
        Run("words", " it is "),
        Run("emphasis", "your"),
        Run("words", " turn, 2 * 3 * 4"),
    )


@pytest.mark.parametrize(
    ("blank", "value"),
    [
        ("workshop", "Saturdays"),
        ("next step", "Close"),
        ("end time", "10:00"),
        ("time left", "50 min"),
        ("people", "12"),
        ("groups", "3"),
        ("note-takers", "the note-takers"),
        ("timekeepers", "the timekeepers"),
    ],
)
def test_what_the_program_knows_by_itself_is_filled_in(blank: str, value: str) -> None:
    stage = saying(f"[{blank}]")
    groups = Stage().session.setup
    assert groups is not None
    stage = Stage(stage.session.agenda, set_up(people=12, groups=groups.groups)).start().wait(600)
    assert runs(stage) == (Run("blank", value),)


def test_the_next_step_of_the_last_is_the_end_and_time_left_is_never_below_nothing() -> None:
    stage = saying("x").start().next().wait(9999)
    values = blank_values(stage.session, stage.now).named
    assert (values["next step"], values["time left"]) == ("the end", "0 min")


def test_before_the_start_the_end_time_is_that_of_a_start_now() -> None:
    assert runs(saying("[end time]").wait(300)) == (Run("blank", "10:05"),)


def test_nobody_is_not_called_nought() -> None:
    assert runs(saying("[people] in [groups]")) == (
        Run("missing", "[people]"),
        Run("words", " in "),
        Run("missing", "[groups]"),
    )


def test_an_answer_can_be_read_out_once_it_is_there() -> None:
    stage = Stage().start()
    assert "[answer: hands]" in said(stage)[-1][1]
    assert "; 11 of us are in." in said(stage.write("hands", "11 hands"))[-1][1]


def test_several_answers_are_read_out_one_after_the_other() -> None:
    ideas = Prompt(id="Ideas", ask="?", kind="list")
    block = GuideBlock(kind="say", text="We have [answer: ideas].")
    stage = Stage(Agenda(workshop="W", steps=(Step(id="1", title="S", prompts=(ideas,), guide=(block,)),))).start()
    stage.write("Ideas", "one").write("Ideas", "two")
    assert said(stage) == [("SAY", "We have one, two.")]


def test_an_ask_block_shows_its_question() -> None:
    assert said(Stage().start())[1] == ("ASK", "How many hands went up?")


def test_an_ask_block_that_is_no_question_of_the_agenda_is_asked_as_it_stands() -> None:
    step = Step(id="1", title="S", guide=(GuideBlock(kind="ask", text="Who is missing?"),))
    assert said(Stage(Agenda(workshop="W", steps=(step,))).start()) == [("ASK", "Who is missing?")]


def test_the_first_part_of_a_step_shows_the_words_around_it_and_the_next_ones_only_their_own() -> None:
    stage = Stage().start().next()
    assert said(stage) == [
        ("Judge our tools", ""),
        ("SHEET", "Analyzing our tools"),
        ("NOTE", "Quality before quantity."),
        ("Form groups", ""),
        ("BRING", "Scissors, Pens"),
        ("DO", "Hand out the sheets."),
    ]
    assert said(stage.next()) == [("One tool together", "")]


def test_homework_stands_at_the_end_of_its_step() -> None:
    agenda = KICK_OFF.model_copy(update={"sheets": (Sheet(id="check", title="Tool check"),)})
    expected = "Judge the next tools · each group · due hand-in date · hand in: Tool check"
    assert said(Stage(agenda).start().do(ask.JumpTo("A3"))) == [("TASK", expected)]


def test_after_the_end_stands_what_comes_then() -> None:
    stage = Stage().start().next().next().next().next().next().next()
    assert script_blocks(stage.session, stage.now) == (
        ScriptBlock("The workshop is closed.", "title", ()),
        ScriptBlock("AFTER", "after", (Run("words", "Put the groups' answers together"),)),
        ScriptBlock("NEXT", "next", (Run("words", "B: c sets the day"),)),
    )
    stage.do(PlanNext(START.date()))
    assert script_blocks(stage.session, stage.now)[-1].text.endswith("; c changes the day")
    assert said(stage.do(ask.GoBack())) == []


def test_blanks_without_a_value_are_listed_in_the_order_of_the_agenda() -> None:
    assert unfilled_blanks(KICK_OFF, {}) == ("programme length", "today's tools")
    assert unfilled_blanks(KICK_OFF, {"Today’s Tools": "x", "programme length": " "}) == ("programme length",)


def test_the_lines_of_a_paragraph_flow_together_and_lists_keep_theirs() -> None:
    text = "One sentence\nover two lines.\n\nAnother:\n- first\n  goes on\n- second\n1. third\n2) fourth\n"
    assert flow(text) == ("One sentence over two lines.\n\nAnother:\n- first goes on\n- second\n1. third\n2) fourth")


def test_a_value_is_never_read_as_a_blank_or_as_marks() -> None:
    stage = saying("On [date].", fills={"date": "[today's tools] *x* [/b]"}).start()
    assert runs(stage)[1] == Run("blank", "[today's tools] *x* [/b]")


@settings(max_examples=100)
@given(any_text, any_text)
def test_any_text_can_be_shown_and_no_run_is_empty(text: str, value: str) -> None:
    shown = fill(f"{text} [date]", saying("x").session.agenda, BlankValues({"date": value}, str))
    assert all(run.text for run in shown)


def test_how_a_step_runs_stands_above_its_words() -> None:
    step = Step(
        id="1",
        title="Fair",
        time=minutes(12, 18),
        at="12:30",
        rounds=3,
        timer_s=90,
        tracks=(Track(name="Kitchen", task="count the cups"), Track(name="Till", task="try [date]")),
        guide=(GuideBlock(kind="say", text="Go."),),
    )
    stage = Stage(Agenda(workshop="W", steps=(step,)), set_up(fills={"date": "Friday"})).start()
    told = [(block.mark, block.text) for block in script_blocks(stage.session, stage.now)]
    assert told == [
        ("AT", "begins at 12:30"),
        ("ROUNDS", "3 rounds, 4–6 min each"),
        ("TURNS", "1 min 30 s each"),
        ("TRACK", "Kitchen: count the cups"),
        ("TRACK", "Till: try Friday"),
        ("SAY", "Go."),
    ]


def test_rounds_of_a_step_without_time_have_no_length() -> None:
    stage = Stage(Agenda(workshop="W", steps=(Step(id="1", title="Talk", rounds=2),))).start()
    assert [block.text for block in script_blocks(stage.session, stage.now)] == ["2 rounds"]


def test_words_below_a_list_begin_anew() -> None:
    assert flow("Think of\n- one\n- two\nWrite them down.") == "Think of\n- one\n- two\nWrite them down."
    assert flow("- one\n  and a half") == "- one and a half"
    broken = "- " + "long " * 12
    assert flow(f"{broken}\nand on") == f"{broken.rstrip()} and on"
