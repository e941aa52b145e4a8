"""Sentences fit the page, and whatever is to be typed or clicked stays in one piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.cli.folding import fold, fold_lines
from facilitator.documents.writers.width import display_width


def test_a_short_text_is_one_line_behind_its_place() -> None:
    assert fold("Mend it.", 80, "plan.yaml:1:1  ", "  ") == ["plan.yaml:1:1  Mend it."]


def test_what_is_to_be_typed_stays_on_one_line() -> None:
    assert fold("Put the words under `guide: |` of a step.", 26) == ["Put the words under", "`guide: |` of a step."]


@pytest.mark.parametrize("length", ["5 min", "10–15 min", "1 h", "90 sec"])
def test_a_number_stays_with_its_unit(length: str) -> None:
    lines = fold(f"{'x' * 28} {length} {'y' * 28}", 32)
    assert any(length in line for line in lines)


def test_a_place_that_leaves_no_room_stands_alone() -> None:
    place = f"{'deep/' * 20}plan.yaml:1:1"
    assert fold("Mend it, then try again, please.", 80, f"{place}  ", "  ") == [
        place,
        "  Mend it, then try again, please.",
    ]


def test_lines_that_fit_stay_as_they_are() -> None:
    text = "  a   b\n\n    ^\n" + "word " * 30
    folded = fold_lines(text, 40).split("\n")
    assert folded[:3] == ["  a   b", "", "    ^"]
    assert max(map(display_width, folded)) <= 40


def test_further_lines_are_indented_as_the_first() -> None:
    assert fold_lines("  " + "word " * 10, 22) == "\n".join(
        ["  word word word word", "  word word word word", "  word word"]
    )


@given(st.text(alphabet="ab `5–日\u0301 \n", max_size=200), st.integers(20, 100))
def test_no_word_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width or len(line.split(" ")) == 1 or "`" in line for line in lines)
