"""Figures of time as people read them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.timing.schedule import Progress, Slot, Span, schedule
from facilitator.timing.words import countdown, digits, digits_left, say_drift, say_fit, stopwatch

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("elapsed_s", "shown"),
    [
        (0, "00:00"),
        (0.99, "00:00"),
        (252, "04:12"),
        (72 * 60 + 5.9, "72:05"),
        (5999, "99:59"),
        (6000, "1:40:00"),
        (36000 + 61, "10:01:01"),
        (-3, "00:00"),
    ],
)
def test_the_big_clock_counts_up(elapsed_s: float, shown: str) -> None:
    assert digits(elapsed_s) == shown


@pytest.mark.parametrize(
    ("left_s", "shown"), [(60, "01:00"), (59.2, "01:00"), (0.1, "00:01"), (0, "00:00"), (-0.5, "00:00")]
)
def test_the_big_countdown_is_empty_exactly_when_it_is_due(left_s: float, shown: str) -> None:
    assert digits_left(left_s) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(40, "0:40"), (130, "2:10"), (2052, "34:12"), (3852, "1:04:12")])
def test_time_inside_a_sentence(seconds: float, shown: str) -> None:
    assert stopwatch(seconds) == countdown(seconds) == shown


def test_rounding_deep_in_the_sums_does_not_show() -> None:
    assert digits(0.1 * 3 * 200) == digits(60 - 1e-9) == "01:00"
    assert digits_left(60 + 1e-9) == "01:00"


@settings(max_examples=100)
@given(st.floats(-1e5, 3e5), st.floats(0, 3e5))
def test_what_counts_down_and_what_counts_up_make_the_whole(elapsed_s: float, whole_s: float) -> None:
    for text in (digits(elapsed_s), digits_left(elapsed_s), stopwatch(elapsed_s), countdown(elapsed_s)):
        assert text.isascii()
        assert "-" not in text
    assert len(digits(min(elapsed_s, 5999))) == 5
    whole_s, elapsed_s = round(whole_s), min(max(round(elapsed_s, 1), 0), round(whole_s))
    assert seconds_in(digits(elapsed_s)) + seconds_in(digits_left(whole_s - elapsed_s)) == whole_s


def seconds_in(text: str) -> int:
    total = 0
    for figure in text.split(":"):
        total = total * 60 + int(figure)
    return total


@pytest.mark.parametrize(
    ("behind_s", "words"),
    [
        (0, "on time"),
        (29.9, "on time"),
        (-29.9, "on time"),
        (30, "1 min behind"),
        (-30, "1 min ahead"),
        (89, "1 min behind"),
        (90, "2 min behind"),
        (240, "4 min behind"),
        (-120, "2 min ahead"),
        (99 * 60, "99 min behind"),
        (100 * 60, "1 h 40 min behind"),
        (-7200, "2 h ahead"),
    ],
)
def test_drift_is_said_in_words(behind_s: float, words: str) -> None:
    assert say_drift(behind_s) == words


@pytest.mark.parametrize(
    ("left_min", "words"),
    [
        (82, "roomy, 12 min to spare"),
        (82.9, "roomy, 12 min to spare"),
        (70.5, "roomy"),
        (60, "comfortable"),
        (50, "tight"),
        (43, "at the minimum"),
        (42.5, "cut 30 s"),
        (43 - 1 / 60, "cut 1 s"),
        (42, "cut 1 min"),
        (35, "cut 8 min"),
        (34.9, "cut 9 min"),
        (0, "cut 43 min"),
        (-3, "3 min past the end"),
        (-150, "2 h 30 min past the end"),
    ],
)
def test_the_fit_is_said_in_words(left_min: float, words: str) -> None:
    steps = (Slot("a", Span(13 * 60, 20 * 60)), Slot("b", Span(30 * 60, 50 * 60)))
    assert say_fit(schedule(steps, Progress(now=NINE, deadline=NINE + timedelta(minutes=left_min)))) == words


def test_nobody_is_told_to_cut_when_nothing_is_left_to_cut() -> None:
    last = Progress(now=NINE, deadline=NINE - timedelta(minutes=2), running="a", spent_s={"a": 900.0})
    assert say_fit(schedule((Slot("a", Span(300, 600)),), last)) == "2 min past the end"
