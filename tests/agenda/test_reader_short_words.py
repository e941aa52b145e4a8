"""Short ways to write a step, a blank, a question or a mark, and the words that must not be lost in them."""

import pytest

from facilitator.agenda.model import Agenda, Blank
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda

HALF_HOUR_S = 1800


def read(text: str) -> Reading:
    return read_agenda(text, "w.yaml", lambda _: None)


def clean(text: str) -> Agenda:
    reading = read(text)
    assert reading.agenda is not None, reading.problems
    assert reading.problems == ()
    return reading.agenda


def only(text: str) -> Problem:
    found = read(text).problems
    assert len(found) == 1, found
    return found[0]


def steps(line: str) -> str:
    return f"workshop: W\nsteps:\n  - {line}\n"


def fill_in(lines: str) -> str:
    return f"workshop: W\nfill in:{lines}steps:\n  - A, 3 min\n"


@pytest.mark.parametrize(
    ("line", "title", "least_s", "most_s", "remark"),
    [
        ("Do it, 1,5 h", "Do it", 5400, 5400, ""),
        ("Talk, about 1,5 h", "Talk", 5400, 5400, ""),
        ("Talk, 1,5 h, standing", "Talk", 5400, 5400, "standing"),
        ("Tea, cake and talk, 2,5 min", "Tea, cake and talk", 150, 150, ""),
        ("Lunch, half an hour", "Lunch", HALF_HOUR_S, HALF_HOUR_S, ""),
        ("Break, fifteen minutes", "Break", 900, 900, ""),
        ("Talk, five min", "Talk", 300, 300, ""),
        ("Discussion, 10-15 minutes in pairs", "Discussion", 600, 900, "in pairs"),
        ("Welcome, 5 min, standing", "Welcome", 300, 300, "standing"),
        ("Talk, 5 min or more", "Talk", 300, 300, "or more"),
        ("Read chapters 3, 4 min", "Read chapters 3", 240, 240, ""),
        ("Welcome, 10", "Welcome", 600, 600, ""),
    ],
)
def test_a_time_behind_a_comma_is_not_lost(line: str, title: str, least_s: int, most_s: int, remark: str) -> None:
    [step] = clean(steps(line)).steps
    assert step.title == title
    assert step.time is not None
    assert (step.time.least_s, step.time.most_s, step.time.remark) == (least_s, most_s, remark)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Read chapters 3, 4", "no unit"),
        ("Read chapters 3, 4, 5", "no unit"),
        ("Round, 3 min each", "3 min each"),
        ("Round, 3 min each, standing", "3 min each"),
        ("Read, in 2 hours of peace", "2 hours"),
        ("Lunch 1,5 h", "1,5 h"),
    ],
)
def test_a_number_that_is_no_sure_time_stays_in_the_title_and_is_told(line: str, told: str) -> None:
    reading = read(steps(line))
    assert reading.agenda is not None
    assert (reading.agenda.steps[0].title, reading.agenda.steps[0].time) == (line, None)
    [warning] = reading.problems
    assert warning.severity == "warning"
    assert told in warning.what


@pytest.mark.parametrize("line", ["Aims, goals, hours", "Draft, a second look", "Wait, ten people"])
def test_words_behind_a_comma_that_are_no_time_stay_in_the_title(line: str) -> None:
    [step] = clean(steps(line)).steps
    assert (step.title, step.time) == (line, None)


def test_a_time_before_an_open_end_is_told() -> None:
    assert "5 min" in only(steps("Talk, 5 min, open end")).what


def test_dashed_lines_below_a_short_step_do_not_run_on_in_its_title() -> None:
    told = only(steps("Hello, 5 min\n      - sub, 3 min"))
    assert (told.line, told.severity) == (3, "problem")
    assert "`- title: Hello`" in told.fix
    assert "`steps:`" in told.fix


def test_a_short_step_may_go_on_in_the_next_line() -> None:
    [step] = clean(steps("Hello to everyone\n      in the room, 5 min")).steps
    assert step.title == "Hello to everyone in the room"


@pytest.mark.parametrize(
    "lines",
    [
        "\n  - topic: What?\n  - place: Where?\n",
        "\n  topic: What?\n  place: Where?\n",
        " |\n  topic: What?\n  place: Where?\n",
        " |\n  - topic: What?\n  - place: Where?\n",
    ],
)
def test_a_blank_has_its_question_however_the_list_is_written(lines: str) -> None:
    blanks = (Blank(name="topic", question="What?"), Blank(name="place", question="Where?"))
    assert clean(fill_in(lines)).blanks == blanks


@pytest.mark.parametrize(
    "lines", ["\n  - topic: What?\n  - Topic: Why?\n", " |\n  topic\n  topic\n", " a topic, a topic\n"]
)
def test_a_blank_that_stands_twice_is_told(lines: str) -> None:
    told = only(fill_in(lines))
    assert told.severity == "problem"
    assert "twice" in told.what


def test_each_dashed_line_of_a_text_is_a_question() -> None:
    [step] = clean("workshop: W\nsteps:\n  - title: A\n    ask: |\n      - One?\n      - Two?\n").steps
    assert [prompt.ask for prompt in step.prompts] == ["One?", "Two?"]


def test_a_question_on_several_lines_is_one() -> None:
    [step] = clean("workshop: W\nsteps:\n  - title: A\n    ask: |\n      What helps\n      - and what not?\n").steps
    assert [prompt.ask for prompt in step.prompts] == ["What helps - and what not?"]


@pytest.mark.parametrize("mark", ["**SAY:**", "**SAY**:", "__Say:__", "**Read aloud:**"])
def test_a_mark_in_bold_is_the_mark(mark: str) -> None:
    text = f"workshop: W\nsteps:\n  - title: A\n    guide: |\n      {mark} Welcome.\n      **NOTE:** Smile.\n"
    [step] = clean(text).steps
    assert [(block.kind, block.text) for block in step.guide] == [("say", "Welcome."), ("note", "Smile.")]
