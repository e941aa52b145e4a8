"""Words of a step under keys of their own: `say:`, `do:`, `show:` and `note:` in the place of a guide."""

import pytest

from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda


def read(step: str) -> Reading:
    return read_agenda(f"workshop: W\nsteps:\n  - title: A\n    time: 5 min\n{step}", "w.yaml", lambda _: None)


def words(step: str) -> list[tuple[str, str]]:
    reading = read(step)
    assert reading.agenda is not None, reading.problems
    return [(block.kind, block.text) for block in reading.agenda.steps[0].guide]


def told(step: str) -> tuple[Problem, ...]:
    return read(step).problems


def test_each_key_is_a_block_in_the_order_of_the_file() -> None:
    step = "    say: Hello.\n    do: Ring the bell.\n    show: Slide 2\n    note: They are shy.\n    say: Sit down.\n"
    assert words(step) == [
        ("say", "Hello."),
        ("do", "Ring the bell."),
        ("show", "Slide 2"),
        ("note", "They are shy."),
        ("say", "Sit down."),
    ]
    assert told(step) == ()


def test_they_are_the_guide_that_they_stand_for() -> None:
    keys = "    say: |\n      Good morning.\n\n      Sit down.\n    do: Ring the bell.\n"
    guide = "    guide: |\n      SAY: Good morning.\n\n      Sit down.\n      DO: Ring the bell.\n"
    assert words(keys) == words(guide)


def test_they_may_stand_beside_a_guide() -> None:
    step = "    say: First.\n    guide: |\n      DO: Second.\n    note: Third.\n"
    assert words(step) == [("say", "First."), ("do", "Second."), ("note", "Third.")]


def test_each_line_of_a_list_is_a_block() -> None:
    step = "    do:\n      - Ring the bell\n      - Hand out: the sheets\n    say: [a, b]\n"
    assert words(step) == [("do", "Ring the bell"), ("do", "Hand out: the sheets"), ("say", "[a, b]")]


def test_a_mark_inside_opens_its_own_block() -> None:
    assert words("    say: |\n      Welcome.\n      DO: Wave.\n") == [("say", "Welcome."), ("do", "Wave.")]


def test_blanks_are_told_at_their_place() -> None:
    [warning] = told("    say: Welcome to [room name].\n")
    assert (warning.severity, warning.line, warning.column) == ("warning", 5, 21)


@pytest.mark.parametrize(
    ("key", "block"),
    [
        ("script", ("say", "Hello.")),
        ("Read aloud", ("say", "Hello.")),
        ("notes", ("note", "Hello.")),
        ("instructions", ("do", "Hello.")),
        ("objectives", ("note", "objectives: Hello.")),
        ("Facilitator", ("note", "Facilitator: Hello.")),
        ("room", ("note", "room: Hello.")),
    ],
)
def test_other_words_for_them_are_taken_and_told(key: str, block: tuple[str, str]) -> None:
    assert words(f"    {key}: Hello.\n    say: Go on.\n") == [block, ("say", "Go on.")]
    [remark] = told(f"    {key}: Hello.\n    say: Go on.\n")
    assert (remark.severity, remark.fix) == ("warning", f"Write `{block[0]}:` to be sure.")


def test_one_with_nothing_behind_it_says_nothing() -> None:
    assert words("    say:\n    do: Wave.\n") == [("do", "Wave.")]


def test_lines_with_keys_below_one_are_told() -> None:
    [problem] = told("    say:\n      first: Hello.\n      then: Go on.\n")
    assert (problem.severity, problem.line) == ("problem", 6)


def test_elsewhere_a_key_stands_once() -> None:
    problems = told("    cues:\n      - at: 1 min\n        say: One.\n        say: Two.\n")
    assert [(each.severity, each.line) for each in problems] == [("problem", 8)]
