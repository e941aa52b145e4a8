"""The end of a workshop as people type it while it runs."""

from datetime import UTC, timedelta, timezone

import pytest

from facilitator.live.end_time import explain_deadline, read_deadline
from facilitator.session.intents import Refusal
from tests.fakes import START, after

PARIS = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("typed", "in_s"),
    [("20", 1200), ("20 min", 1200), ("1 h", 3600), ("9:30", 1800), ("until 10", 3600), (" 10-15 ", 900)],
)
def test_an_end_is_a_time_of_day_or_a_length(typed: str, in_s: float) -> None:
    assert read_deadline(typed, START, UTC) == after(in_s)


@pytest.mark.parametrize("typed", ["", "  ", "soon", "0", "0 min"])
def test_what_is_no_end_is_none(typed: str) -> None:
    assert read_deadline(typed, START, UTC) is None
    assert explain_deadline(typed, START, UTC) is None


def test_a_time_that_is_over_is_told_as_such() -> None:
    assert read_deadline("8:59", START, UTC) is None
    assert explain_deadline("8:59", START, UTC) == Refusal("08:59 is over already. Give a time that is still to come.")


def test_it_is_said_back_in_the_time_of_the_room() -> None:
    assert explain_deadline("20", START, PARIS) == "The workshop ends at 10:20, in 20 min."
    assert explain_deadline("11:15", START, PARIS) == "The workshop ends at 11:15, in 75 min."
