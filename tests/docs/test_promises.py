"""The page about promises: its days are read as it says, and its keys are those of the window."""

import re
from datetime import date
from pathlib import Path

import pytest

from facilitator.console.commands import key_name
from facilitator.console.screens.promises import PromisesScreen
from facilitator.session.due import read_due, say_day

PAGE = (Path(__file__).parents[2] / "docs" / "promises.md").read_text("utf-8")
WORKSHOP = date(2026, 11, 25)
ROWS = [
    (text, on)
    for words, on in re.findall(r"^\| (`.*) \| (\w+day .*) \|$", PAGE, re.MULTILINE)
    for text in words.split("`")[1::2]
]


def test_the_table_of_days_is_found() -> None:
    assert len(ROWS) > 30


@pytest.mark.parametrize(("text", "on"), ROWS)
def test_a_day_means_what_the_page_says(text: str, on: str) -> None:
    due = read_due(text, WORKSHOP)
    assert due is not None
    assert say_day(due.on) == on


@pytest.mark.parametrize("text", ["asap", "soon", "when we meet again", "March"])
def test_what_the_page_says_is_no_day_is_none(text: str) -> None:
    assert f"`{text}`" in PAGE
    assert read_due(text, WORKSHOP) is None


def test_days_that_can_be_two_are_told_so() -> None:
    for text in ("12/1", "3/4", "next friday"):
        due = read_due(text, WORKSHOP)
        assert due is not None
        assert due.other is not None


def test_the_keys_of_the_window_stand_on_the_page() -> None:
    keys = {
        key
        for binding in PromisesScreen.BINDINGS
        for key in (binding[0] if isinstance(binding, tuple) else binding.key).split(",")
    }
    names = {"Delete" if key == "delete" else key_name(key) for key in keys}
    assert {name for name in names if f"`{name}`" not in PAGE} == set()
