"""Moments inside a step."""

from typing import Any

import pytest

from facilitator.timing.cues import CueRule, cue_points, range_moments
from facilitator.timing.span import Span


def moments(rule: CueRule, target_s: float | None = 600, until_s: float = 0) -> list[float]:
    return [point.at_s for point in cue_points([rule], target_s, until_s)]


def test_each_kind_of_moment() -> None:
    assert moments(CueRule(at_s=300)) == [300]
    assert moments(CueRule(left_s=120)) == [480]
    assert moments(CueRule(half_way=True)) == [300]
    assert moments(CueRule(every_s=180)) == [180, 360, 540]


def test_a_moment_counted_from_the_end_moves_with_the_target() -> None:
    assert moments(CueRule(left_s=120), 660) == [540]
    assert moments(CueRule(half_way=True), 660) == [330]


def test_five_minutes_left_of_a_shorter_step_is_due_at_once() -> None:
    assert moments(CueRule(left_s=300), 240) == [0]


def test_a_moment_past_the_target_is_kept_for_a_step_that_goes_on() -> None:
    assert moments(CueRule(at_s=900)) == [900]


def test_every_leaves_the_end_itself_to_the_target() -> None:
    assert moments(CueRule(every_s=200)) == [200, 400]


def test_every_goes_on_as_long_as_the_step_does() -> None:
    assert moments(CueRule(every_s=180), 600, until_s=720) == [180, 360, 540, 720]
    assert moments(CueRule(every_s=180), None, until_s=400) == [180, 360]


def test_a_step_without_time_has_no_middle_and_no_end() -> None:
    assert moments(CueRule(half_way=True), None) == moments(CueRule(left_s=60), None) == []
    assert moments(CueRule(at_s=60), None) == [60]


def test_moments_are_sorted_and_know_their_rule() -> None:
    rules = [CueRule(left_s=60), CueRule(every_s=300), CueRule(half_way=True)]
    assert [(point.at_s, point.rule) for point in cue_points(rules, 600)] == [(300, 1), (300, 2), (540, 0)]


@pytest.mark.parametrize(
    "settings", [{}, {"at_s": 60.0, "half_way": True}, {"every_s": 0.0}, {"at_s": -1.0}, {"left_s": -1.0}]
)
def test_a_rule_has_one_moment(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="cue"):
        CueRule(**settings)


@pytest.mark.parametrize(
    ("span", "target_s", "expected"),
    [
        (Span(300, 600), 450, [(300, "minimum"), (450, "target"), (600, "maximum")]),
        (Span(300, 600), 300, [(300, "target"), (600, "maximum")]),
        (Span(300, 600), 600, [(300, "minimum"), (600, "maximum")]),
        (Span(600, 600), 600, [(600, "maximum")]),
        (Span(0, 600), 450, [(450, "target"), (600, "maximum")]),
        (Span(300, 600), 720, [(300, "minimum"), (720, "maximum")]),
        (Span(300, 600), 240, [(240, "target"), (600, "maximum")]),
        (Span(0, 0), 0, []),
    ],
)
def test_the_moments_of_a_range(span: Span, target_s: float, expected: list[tuple[float, str]]) -> None:
    assert [(moment.at_s, moment.name) for moment in range_moments(span, target_s)] == expected
