"""Fixed starts: what they cut the day into, and when they hold no longer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.timing.schedule import Progress, Slot, Span, plan, schedule
from facilitator.timing.stretches import stretches

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def slot(key: str, least_min: float, most_min: float, begins_min: float | None = None) -> Slot:
    span = Span(least_min * 60, most_min * 60)
    return Slot(key, span, starts_at=None if begins_min is None else at(begins_min))


DAY = (
    slot("a", 10, 30),
    slot("b", 20, 40),
    slot("lunch", 30, 30, begins_min=60),
    slot("c", 20, 60),
    slot("end", 10, 20, begins_min=150),
)
FRESH = Progress(now=NINE, deadline=at(165), running="a", began=NINE)


def test_every_segment_has_a_deadline_and_an_elasticity_of_its_own() -> None:
    morning, noon, close = schedule(DAY, FRESH).segments
    assert (morning.begins, morning.deadline, morning.steps) == (NINE, at(60), ("a", "b"))
    assert (noon.begins, noon.deadline, noon.steps) == (at(60), at(150), ("lunch", "c"))
    assert (close.begins, close.deadline, close.steps) == (at(150), at(165), ("end",))
    assert (morning.lam, noon.lam, close.lam) == (0.75, 1.0, 0.5)


def test_the_targets_meet_the_fixed_starts() -> None:
    fits = schedule(DAY, FRESH)
    assert fits.running_share_s + fits.targets_s["b"] == pytest.approx(3600)
    assert fits.targets_s["c"] == 3600
    assert fits.targets_s["end"] == 900


def test_the_wall_of_the_running_step_is_that_of_its_own_segment() -> None:
    assert schedule(DAY, FRESH).wall == at(60 - 20)
    in_noon = replace(FRESH, now=at(60), running="lunch", closed=frozenset("ab"))
    assert schedule(DAY, in_noon).wall == at(150 - 20)


def test_nothing_is_won_by_reaching_a_fixed_start_early() -> None:
    early = replace(FRESH, now=at(35), running="b", closed=frozenset("a"), spent_s={"a": 600, "b": 1500})
    fits = schedule(DAY, early)
    assert fits.segments[1].begins == at(60)
    assert fits.targets_s["c"] == schedule(DAY, FRESH).targets_s["c"]
    assert (fits.earliest_end, fits.latest_end) == (at(160), at(170))


def test_a_gap_takes_up_lateness() -> None:
    late = replace(FRESH, now=at(55))
    fits = schedule(DAY, late)
    assert (fits.fit, fits.short_by_s) == ("short", 25 * 60)
    assert fits.segments[1].begins == at(85)
    assert fits.segments[1].lam == pytest.approx((65 - 50) / 40)
    assert fits.segments[2] == schedule(DAY, FRESH).segments[2]
    assert not fits.fits


def test_the_end_waits_for_the_last_fixed_start() -> None:
    assert schedule(DAY, FRESH).earliest_end == at(150 + 10)
    assert schedule(DAY, FRESH).latest_end == at(150 + 20 + 10)


def test_a_later_segment_that_does_not_fit_is_told_before_it_comes() -> None:
    crowded = (*DAY[:3], slot("c", 70, 80), DAY[4])
    fits = schedule(crowded, FRESH)
    assert (fits.fit, fits.fits) == ("comfortable", False)
    assert [segment.short_by_s / 60 for segment in fits.segments] == [0, 10, 5]


def test_a_fixed_start_holds_no_longer_once_its_step_is_begun_skipped_or_jumped_over() -> None:
    begun = replace(FRESH, now=at(50), running="lunch", closed=frozenset("ab"))
    skipped = replace(FRESH, skipped=frozenset({"lunch"}))
    jumped = replace(FRESH, running="c", closed=frozenset("ab"))
    over = replace(FRESH, running="b", closed=frozenset({"lunch", "c"}))
    for progress in (begun, skipped, jumped, over):
        assert [stretch.ends for stretch in stretches(DAY, progress)] == [at(150), at(165)]
    assert schedule(DAY, begun).segments[0].begins == at(50)


def test_a_fixed_start_after_the_deadline_holds_no_longer() -> None:
    fits = schedule(DAY, replace(FRESH, deadline=at(140)))
    assert [segment.deadline for segment in fits.segments] == [at(60), at(140)]
    assert fits.segments[1].steps == ("lunch", "c", "end")


def test_a_fixed_start_that_goes_back_in_time_is_passed_over() -> None:
    turned = (DAY[0], replace(DAY[1], starts_at=at(90)), *DAY[2:])
    assert [stretch.ends for stretch in stretches(turned, FRESH)] == [at(90), at(150), at(165)]


def test_a_fixed_start_inside_a_step_divides_it() -> None:
    parts = (slot("one", 10, 20), slot("two", 10, 20, begins_min=60), slot("three", 5, 10))
    day = (slot("a", 10, 60), Slot("p", Span(0, 6000), children=parts))
    progress = Progress(now=NINE, deadline=at(90), running="a")
    fits = schedule(day, progress)
    assert [segment.steps for segment in fits.segments] == [("a", "p"), ("p",)]
    assert fits.wall == at(60 - 10)
    assert fits.targets_s["p"] == pytest.approx(sum(fits.targets_s[key] for key in ("one", "two", "three")))
    assert fits.targets_s["two"] + fits.targets_s["three"] == 30 * 60
    later = replace(progress, now=at(60), running="two", closed=frozenset({"a", "one"}), spent_s={"one": 900.0})
    assert schedule(day, later).targets_s["p"] == pytest.approx(900 + 30 * 60)


def test_the_parts_of_a_protected_step_that_is_divided_keep_their_plan() -> None:
    parts = (slot("one", 10, 20), slot("two", 10, 20, begins_min=30))
    day = (slot("a", 0, 60), Slot("p", None, protected=True, children=parts), slot("b", 0, 60))
    plan_s = plan(day, 5400, NINE)
    late = schedule(day, Progress(now=at(20), deadline=at(60), running="a", plan_s=plan_s, began=NINE))
    assert (late.targets_s["one"], late.targets_s["two"]) == pytest.approx((plan_s["one"], plan_s["two"]))


def test_a_step_and_its_first_part_begin_at_the_later_of_their_fixed_starts() -> None:
    parts = (slot("one", 10, 20, begins_min=70), slot("two", 10, 20))
    day = (slot("a", 10, 60), Slot("p", None, children=parts, starts_at=at(60)))
    assert [stretch.ends for stretch in stretches(day, Progress(now=NINE, deadline=at(120)))] == [at(70), at(120)]


def test_before_the_first_fixed_start_there_is_nothing_to_do() -> None:
    fixed = (replace(DAY[0], starts_at=at(10)), DAY[1])
    fits = schedule(fixed, Progress(now=NINE, deadline=at(60)))
    assert (fits.lam, fits.wall) == (0.5, at(30))
    assert fits.earliest_end == at(40)
    assert fits.running_share_s == 0


def test_the_plan_holds_to_fixed_starts_where_the_start_is_known() -> None:
    assert plan(DAY, 165 * 60, NINE)["c"] == 3600
    assert plan(DAY, 165 * 60) == plan(tuple(replace(step, starts_at=None) for step in DAY), 165 * 60, NINE)


def test_a_fixed_start_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Slot("a", None, starts_at=NINE.replace(tzinfo=None))
