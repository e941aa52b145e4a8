"""The zones of a running step."""

import pytest

from facilitator.timing.span import Span
from facilitator.timing.zone import SYMBOLS, zone

RANGE = Span(300, 600)


@pytest.mark.parametrize(
    ("spent_s", "name", "word"),
    [
        (0, "too early", "minimum in 5:00"),
        (170, "too early", "minimum in 2:10"),
        (299.5, "too early", "minimum in 0:01"),
        (300, "may close", "may close"),
        (449.9, "may close", "may close"),
        (450, "wrap up", "wrap up"),
        (599.9, "wrap up", "wrap up"),
        (600, "over", "over by 0:00"),
        (640.9, "over", "over by 0:40"),
    ],
)
def test_the_zones_of_a_range(spent_s: float, name: str, word: str) -> None:
    shown = zone(spent_s, RANGE, 450)
    assert (shown.name, shown.word, shown.symbol) == (name, word, SYMBOLS[shown.name])


def test_a_step_without_time_is_never_over() -> None:
    assert (zone(99999, None, None).name, zone(0, None, None).word) == ("open", "no limit")


def test_a_step_of_one_length_goes_from_too_early_to_over() -> None:
    names = [zone(spent_s, Span(600, 600), 600).name for spent_s in (0, 599, 600, 700)]
    assert names == ["too early", "too early", "over", "over"]


def test_a_minute_more_beyond_the_maximum_holds_off_the_end() -> None:
    assert zone(650, RANGE, 660).name == "may close"
    assert zone(665, RANGE, 660).word == "over by 0:05"


def test_a_target_taken_below_the_minimum_is_what_is_waited_for() -> None:
    assert zone(100, RANGE, 240).word == "target in 2:20"
    assert zone(250, RANGE, 240).name == "wrap up"


def test_without_a_target_the_maximum_is_the_target() -> None:
    assert zone(599, RANGE, None).name == "may close"
    assert zone(600, RANGE, None).name == "over"


def test_every_zone_has_a_sign_of_its_own() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    assert all(len(symbol) == 1 and symbol.isprintable() for symbol in SYMBOLS.values())
