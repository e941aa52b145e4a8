"""Lists that are pasted with numbers or dashes are lists, and a goal of several lines keeps them."""

import pytest

from facilitator.agenda.model import Agenda
from facilitator.agenda.reader import read_agenda


def read(top: str) -> Agenda:
    reading = read_agenda(f"workshop: W\n{top}steps:\n  - Welcome, 5 min\n", "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    assert reading.problems == ()
    return reading.agenda


@pytest.mark.parametrize("key", ["before", "bring", "after"])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "\n  1. Know the form (p. 53).\n  2. Bring pens, 3 of them\n",
            ("Know the form (p. 53).", "Bring pens, 3 of them"),
        ),
        (" |\n  1. Know the form\n  2. Bring pens\n", ("Know the form", "Bring pens")),
        (" |\n  1) Know the form\n     on page 53\n\n  2) Bring pens\n", ("Know the form on page 53", "Bring pens")),
        (" |\n  - Know the form\n  - Bring pens\n", ("Know the form", "Bring pens")),
        (" |\n  • Know the form\n  • Bring pens\n", ("Know the form", "Bring pens")),
        (" |\n  2. October: the hall\n  Bring pens\n", ("2. October: the hall", "Bring pens")),
        (" 3 pens\n", ("3 pens",)),
        ("\n  2 pens and\n  3 cards\n", ("2 pens and 3 cards",)),
    ],
)
def test_numbered_lines_are_the_entries_of_a_list(key: str, lines: str, expected: tuple[str, ...]) -> None:
    agenda = read(f"{key}:{lines}")
    assert {"before": agenda.before, "bring": agenda.bring, "after": agenda.after}[key] == expected


def test_numbered_lines_that_a_step_wants_brought_are_entries_too() -> None:
    text = "workshop: W\nsteps:\n  - title: A\n    bring:\n      1. pens\n      2. cards\n"
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None
    assert reading.agenda.steps[0].bring == ("pens", "cards")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("\n  1. Use the sheet\n  2. Know the role\n     by heart\n", "1. Use the sheet\n2. Know the role by heart"),
        ("\n  - Use the sheet\n  - Know the role\n", "- Use the sheet\n- Know the role"),
        (" |\n  1. Use the sheet\n  2. Know the role\n", "1. Use the sheet\n2. Know the role"),
        ("\n  Use the sheet and\n  know the role\n", "Use the sheet and know the role"),
    ],
)
def test_a_goal_of_several_lines_keeps_them(lines: str, expected: str) -> None:
    assert read(f"goal:{lines}").goal == expected


@pytest.mark.parametrize("behind", ["", " |"])
def test_numbered_lines_below_steps_are_the_steps(behind: str) -> None:
    text = f"workshop: W\nsteps:{behind}\n  1. Welcome (5 min)\n  2. Talk, 10 min\n  3. Play 5 min\n"
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    found = [(step.title, step.time and step.time.most_s) for step in reading.agenda.steps]
    assert found == [("Welcome", 300), ("Talk", 600), ("Play", 300)]
    assert [(told.line, told.column) for told in reading.problems] == [(5, 3)]


@pytest.mark.parametrize("lines", ["  2. Welcome\n  3. Talk\n", "  1. Welcome\n  Talk\n", "  1. Welcome\n"])
def test_lines_that_do_not_count_on_are_no_list_of_steps(lines: str) -> None:
    reading = read_agenda(f"workshop: W\nsteps:\n{lines}", "w.yaml", lambda _: None)
    assert [told.what for told in reading.problems] == ["“steps” wants a list of steps."]


@pytest.mark.parametrize("heading", ["Welcome (5 min)", "Step 1"])
def test_a_heading_above_dashed_lines_is_told_with_the_lines_to_write(heading: str) -> None:
    text = f"workshop: W\nsteps:\n  - {heading}:\n    - Say hello\n    - Check in\n  - Talk, 5 min\n"
    (told,) = read_agenda(text, "w.yaml", lambda _: None).problems
    assert (told.line, told.what) == (3, "This heading has dashed lines below it, and no line that says what they are.")
    assert told.fix.startswith(f"For steps inside it, write `- title: {heading}`, below it `steps:`")
    assert told.fix.endswith("If they are notes for you, write `guide: |` in the place of `steps:`.")
