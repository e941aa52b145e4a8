"""A first try at a published plan: what stands in it is read, or is mended in one go."""

import pytest

from facilitator.agenda.model import Agenda, Cue
from facilitator.agenda.reader import Reading, read_agenda

STEP = "workshop: W\nsteps:\n  - title: A\n    time: 20 min\n    in: groups\n"


def read(text: str) -> Reading:
    return read_agenda(text, "w.yaml", lambda _: None)


def used(text: str, warnings: int = 0) -> Agenda:
    reading = read(text)
    assert reading.agenda is not None, reading.problems
    assert [told.severity for told in reading.problems] == ["warning"] * warnings
    return reading.agenda


def test_a_sheet_may_be_written_out_below_the_step_that_uses_it() -> None:
    lines = "sheet: Budget builder\n      one per: student\n      columns: Item | Income\n"
    agenda = used(f"{STEP}    handout:\n      {lines}")
    [sheet] = agenda.sheets
    assert (sheet.id, sheet.title, sheet.one_per) == ("budget-builder", "Budget builder", "person")
    assert agenda.steps[0].handout == sheet.id
    assert [(prompt.kind, prompt.who, len(prompt.columns)) for prompt in agenda.steps[0].prompts] == [
        ("table", "person", 2)
    ]


def test_a_sheet_without_a_title_has_that_of_its_step_and_two_have_names_of_their_own() -> None:
    part = "  - title: Sort\n    handout:\n      columns: [What]\n"
    agenda = used(f"workshop: W\nsteps:\n{part}{part}")
    assert [(sheet.id, sheet.title) for sheet in agenda.sheets] == [("sort", "Sort"), ("sort-2", "Sort")]
    assert [step.handout for step in agenda.steps] == ["sort", "sort-2"]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("10 min: Walk around.", Cue(at_s=600, text="Walk around.", kind="do")),
        ("5 min left: Walk around.", Cue(left_s=300, text="Walk around.", kind="do")),
        ('half way: "Swap roles."', Cue(half_way=True, text="Swap roles.", kind="say")),
        ("every 3 min: Next!", Cue(every_s=180, text="Next!", kind="do")),
        ("after 10 min:\n          say: Stop.", Cue(at_s=600, text="Stop.", kind="say")),
    ],
)
def test_a_reminder_may_begin_with_its_moment(line: str, cue: Cue) -> None:
    assert used(f"{STEP}    cues:\n      - {line}\n", warnings=1).steps[0].cues == (cue,)


def test_a_reminder_that_is_none_has_one_message_with_the_lines_to_write() -> None:
    [told] = read(f"{STEP}    cues:\n      - sometime: Walk around.\n").problems
    assert told.severity == "problem"
    assert "`- at: 5 min left`" in told.fix


@pytest.mark.parametrize("rows", ["5-15", "5", "5 to 15 rows", "at least 5"])
def test_a_number_of_rows_is_how_many_are_hoped_for(rows: str) -> None:
    [prompt] = (
        used(f"{STEP}    ask:\n      - ask: Q?\n        columns: [A, B]\n        rows: {rows}\n", 1).steps[0].prompts
    )
    assert (prompt.rows, prompt.at_least) == ((), 5)


def test_numbers_in_a_list_are_the_words_of_rows() -> None:
    [prompt] = (
        used(f"{STEP}    ask:\n      - ask: Q?\n        columns: [A, B]\n        rows: [1, 2]\n").steps[0].prompts
    )
    assert (prompt.rows, prompt.at_least) == (("1", "2"), 0)


@pytest.mark.parametrize(
    ("line", "things"),
    [
        ("a talking piece, a watch", ("a talking piece", "a watch")),
        ("Pens (red, green), paper", ("Pens (red, green)", "paper")),
        ("Tape; pens, thick", ("Tape", "pens, thick")),
        ("1,5 m of string", ("1,5 m of string",)),
        ("[Pens, thick, paper]", ("Pens", "thick", "paper")),
        ('"Pens, thick"', ("Pens, thick",)),
    ],
)
def test_things_to_bring_may_stand_in_one_line(line: str, things: tuple[str, ...]) -> None:
    assert used(f"workshop: W\nbring: {line}\nsteps:\n  - title: A\n    bring: {line}\n").bring == things
    assert used(f"workshop: W\nsteps:\n  - title: A\n    bring: {line}\n").steps[0].bring == things


def test_what_stands_behind_such_a_key_is_judged_in_the_same_go() -> None:
    problems = read("workshop: W\nlength: a while\nparticipants: the staff\nsteps:\n  - A, 20 min\n").problems
    assert [(told.line, told.column) for told in problems] == [(2, 1), (2, 9), (3, 1), (3, 15)]


def test_a_limit_of_a_vote_is_told_what_to_write_instead() -> None:
    ask = "    ask:\n      - ask: Q?\n        columns: [A, B]\n        top: 5\n"
    [told] = read(STEP + ask).problems
    assert "`help: the first five only`" in told.fix
