"""The worked examples, each taken through the real functions."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from facilitator.timing.progress import Progress
from facilitator.timing.schedule import Schedule, plan, schedule
from facilitator.timing.span import Slot, Span

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
VECTORS = Path(__file__).parents[1] / "data" / "timing-vectors.json"
CASES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
HUNDREDTH_MIN = 0.01


def moment(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def minutes_of(instant: datetime) -> float:
    return (instant - START).total_seconds() / 60


def span(least_min: float, most_min: float) -> Span:
    return Span(least_min * 60, most_min * 60)


def slots_of(case: dict[str, Any]) -> tuple[Slot, ...]:
    running = Slot("running", span(case["running"]["min"], case["running"]["max"]))
    later = [Slot(f"later {place}", span(*ends)) for place, ends in enumerate(case["later"])]
    return (running, *later)


def schedule_of(case: dict[str, Any], *, begun: bool) -> Schedule:
    progress = Progress(
        now=moment(case["now"]),
        deadline=moment(case["deadline"]),
        running="running" if begun else None,
        spent_s={"running": case["running"]["elapsed"] * 60},
    )
    return schedule(slots_of(case), progress)


def test_the_vectors_are_all_there() -> None:
    assert len(CASES) == 13


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_vector(case: dict[str, Any]) -> None:
    fits = schedule_of(case, begun=True)
    shares_s = [fits.running_share_s, *(fits.targets_s[slot.key] for slot in slots_of(case)[1:])]
    assert minutes_of(fits.earliest_end) == pytest.approx(case["earliest_end"], abs=HUNDREDTH_MIN)
    assert minutes_of(fits.latest_end) == pytest.approx(case["latest_end"], abs=HUNDREDTH_MIN)
    assert fits.lam == pytest.approx(case["lambda"], abs=0.0001)
    assert [share / 60 for share in shares_s] == pytest.approx(case["remaining_targets"], abs=HUNDREDTH_MIN)
    assert fits.short_by_s / 60 == pytest.approx(case["short_by"], abs=HUNDREDTH_MIN)
    assert fits.spare_s / 60 == pytest.approx(case["spare"], abs=HUNDREDTH_MIN)
    assert minutes_of(fits.wall) == pytest.approx(case["wall"], abs=HUNDREDTH_MIN)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_vector_in_words(case: dict[str, Any]) -> None:
    fit = schedule_of(case, begun=True).fit
    if case["short_by"]:
        assert fit == "short"
    elif case["lambda"] >= 1:
        assert fit == "roomy"
    elif case["lambda"] == 0:
        assert fit == "at the minimum"
    else:
        assert fit == ("comfortable" if case["lambda"] >= 0.5 else "tight")


UNTOUCHED = [case for case in CASES if case["running"]["elapsed"] == 0]


@pytest.mark.parametrize("case", UNTOUCHED, ids=lambda case: case["case"])
def test_the_plan_of_what_is_left_agrees_with_the_vector(case: dict[str, Any]) -> None:
    targets_s = plan(slots_of(case), (case["deadline"] - case["now"]) * 60)
    assert [target / 60 for target in targets_s.values()] == pytest.approx(case["remaining_targets"], abs=HUNDREDTH_MIN)


@pytest.mark.parametrize("case", UNTOUCHED, ids=lambda case: case["case"])
def test_a_step_not_begun_counts_like_one_begun_this_moment(case: dict[str, Any]) -> None:
    begun, waiting = schedule_of(case, begun=True), schedule_of(case, begun=False)
    assert (waiting.lam, waiting.earliest_end, waiting.latest_end) == (begun.lam, begun.earliest_end, begun.latest_end)
    assert waiting.targets_s["running"] == pytest.approx(begun.running_share_s)
    assert waiting.running_share_s == 0
