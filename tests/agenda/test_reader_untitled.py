"""Words of a list with keys below them are read as the title, the question or the task, and that is told."""

import pytest

from facilitator.agenda.model import Step
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import read_agenda


def read(below: str) -> tuple[tuple[Step, ...], tuple[Problem, ...]]:
    reading = read_agenda(f"workshop: W\nsteps:\n{below}", "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    return reading.agenda.steps, reading.problems


@pytest.mark.parametrize(
    ("words", "title", "minutes"),
    [
        (
            "Step 1: Start & Warm-Up: What's Your Money Story? 10 minutes",
            "Start & Warm-Up: What's Your Money Story?",
            10,
        ),
        ('"Step 1: Start & Warm-Up: Why? 10 minutes"', "Start & Warm-Up: Why?", 10),
        ("Step 1: The market, 10 min", "The market", 10),
        ("Step 1: The market", "The market", None),
    ],
)
def test_a_heading_with_colons_above_keys_is_the_title(words: str, title: str, minutes: int | None) -> None:
    steps, problems = read(f"  - {words}\n    guide: |\n      SAY: Hello.\n    in: pairs\n  - Close, 5 min\n")
    first = steps[0]
    assert (first.title, first.time and first.time.most_s // 60) == (f"Step 1: {title}", minutes)
    assert (first.guide[0].kind, first.setting.kind, steps[1].title) == ("say", "pairs", "Close")
    (told,) = problems
    assert told.what == "These words have lines with keys below them, so they are read as the title of the step."
    assert told.fix.startswith('Write `- title: "Step 1: ')
    assert (told.severity, told.line) == ("warning", 3)


def test_words_above_keys_are_a_step_a_question_and_a_task() -> None:
    steps, problems = read(
        "  - Welcome, 5 min\n    ask:\n      - Who has been affected?\n        kind: list\n"
        "    homework:\n      - Write it down\n        due: Friday\n"
    )
    step = steps[0]
    assert (step.title, step.prompts[0].ask, step.prompts[0].kind) == ("Welcome", "Who has been affected?", "list")
    assert (step.homework[0].task, step.homework[0].due) == ("Write it down", "Friday")
    assert [problem.fix for problem in problems] == [
        "Write `- title: Welcome`, and below it `time: 5 min`.",
        "Write `- ask: Who has been affected?`.",
        "Write `- task: Write it down`.",
    ]


@pytest.mark.parametrize("first", ["Titel: Welcome", "Note: bring pens", "kind: list", "duration: 5 min", "A: b"])
def test_what_may_be_a_key_is_never_taken_for_a_title(first: str) -> None:
    reading = read_agenda(f"workshop: W\nsteps:\n  - {first}\n    in: pairs\n", "w.yaml", lambda _: None)
    assert reading.agenda is None
