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
