"""Who pays for more time, and what to leave out when it no longer fits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.timing.cuts import Cut, cuts
from facilitator.timing.price import NOTHING, price
from facilitator.timing.schedule import Progress, Slot, Span, schedule

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def slot(key: str, least_min: float, most_min: float, *, optional: bool = False, protected: bool = False) -> Slot:
    return Slot(key, Span(least_min * 60, most_min * 60), optional=optional, protected=protected)


STEPS = (slot("a", 5, 15), slot("ideas", 10, 20), slot("plan", 10, 30))
RUNNING = Progress(now=NINE, deadline=at(50), running="a", targets_s={"a": 600.0}, began=NINE)


def paid(progress: Progress, extra_min: float, steps: tuple[Slot, ...] = STEPS) -> dict[str, float]:
    return {payment.key: payment.taken_s / 60 for payment in price(steps, progress, extra_min * 60).payments}


def test_those_with_more_room_pay_more() -> None:
    assert paid(RUNNING, 3) == pytest.approx({"ideas": 1, "plan": 2})
    assert price(STEPS, RUNNING, 180).above_minimum


def test_what_nobody_can_pay_is_left_short() -> None:
    cost = price(STEPS, RUNNING, 25 * 60)
    assert [payment.taken_s / 60 for payment in cost.payments] == pytest.approx([20 / 3, 40 / 3])
    assert (cost.short_s, cost.free_s, cost.above_minimum) == pytest.approx((300, 0, False))


def test_time_to_spare_is_used_first() -> None:
    cost = price(STEPS, replace(RUNNING, deadline=at(62)), 180)
    assert (cost.free_s, cost.payments[0].taken_s) == pytest.approx((120, 20))


def test_to_the_minimum_is_not_above_it() -> None:
    cost = price(STEPS, RUNNING, 20 * 60)
    assert cost.short_s == pytest.approx(0)
    assert not cost.above_minimum


def test_a_minute_less_is_given_to_the_others() -> None:
    assert paid(RUNNING, -3) == pytest.approx({"ideas": -1, "plan": -2})
    spent = replace(RUNNING, spent_s={"a": 570.0}, now=at(9.5))
    assert price(STEPS, spent, -180).changed_s == pytest.approx(-30)


def test_a_protected_step_and_the_next_segment_pay_nothing() -> None:
    steps = (*STEPS, slot("guest", 5, 25, protected=True), replace(slot("after", 5, 60), starts_at=at(60)))
    progress = replace(RUNNING, deadline=at(120), plan_s={"guest": 600.0})
    assert paid(progress, 3, steps) == pytest.approx({"ideas": 1, "plan": 2})


def test_the_siblings_of_a_running_part_pay_one_by_one() -> None:
    nested = (Slot("p", Span(1800, 3000), children=STEPS), slot("last", 10, 20))
    progress = replace(RUNNING, deadline=at(60))
    cost = price(nested, progress, 180)
    assert [payment.key for payment in cost.payments] == ["ideas", "plan", "last"]
    assert sum(payment.taken_s for payment in cost.payments) + cost.free_s + cost.short_s == pytest.approx(180)


def test_a_step_without_time_is_extended_from_this_moment() -> None:
    steps = (Slot("talk", None), *STEPS[1:])
    talking = Progress(now=at(5), deadline=at(45), running="talk", spent_s={"talk": 300.0})
    assert paid(talking, 3, steps) == pytest.approx({"ideas": 1, "plan": 2})


def test_between_steps_nobody_pays() -> None:
    assert price(STEPS, replace(RUNNING, running=None), 180) == NOTHING


LATE = (
    slot("run", 5, 10),
    slot("x", 10, 10),
    slot("game", 8, 8, optional=True),
    slot("film", 12, 12, optional=True),
    slot("keep", 20, 20, protected=True),
    slot("y", 10, 15),
)


def keys(minutes: float, steps: tuple[Slot, ...] = LATE, progress: Progress = RUNNING) -> list[str]:
    return [cut.key for cut in cuts(steps, replace(progress, running="run", targets_s={}, deadline=at(minutes)))]


def test_nothing_is_cut_while_it_fits() -> None:
    assert keys(65) == []


@pytest.mark.parametrize(
    ("minutes", "cut"),
    [
        (60, ["game"]),
        (57, ["game"]),
        (55, ["film"]),
        (50, ["game", "film"]),
        (45, ["game", "film"]),
        (43, ["film", "y"]),
        (35, ["game", "film", "y"]),
        (25, ["x", "game", "film", "y"]),
        (24, []),
    ],
)
def test_the_fewest_go_and_optional_ones_first(minutes: float, cut: list[str]) -> None:
    assert keys(minutes) == cut


def test_of_equal_sets_the_one_that_loses_least_then_the_latest() -> None:
    three = (slot("run", 5, 5), slot("u", 10, 10), slot("v", 6, 6), slot("w", 6, 6))
    assert keys(22, three) == ["w"]
    assert keys(18, three) == ["u"]


def test_a_cut_says_what_it_gains() -> None:
    found = cuts(LATE, replace(RUNNING, running="run", deadline=at(55)))
    assert found == (Cut("film", 720.0, optional=True),)


def test_parts_without_time_go_together_where_only_that_gains() -> None:
    talks = Slot("p", Span(1200, 1800), optional=True, children=(Slot("one", None), Slot("two", None)))
    found = cuts((slot("run", 5, 5), talks), replace(RUNNING, running="run", deadline=at(10)))
    assert [cut.key for cut in found] == ["one", "two"]
    assert sum(cut.gained_s for cut in found) == 1200


def test_only_the_segment_that_does_not_fit_is_cut() -> None:
    steps = (*LATE[:3], replace(LATE[4], starts_at=at(30)), slot("z", 30, 30), slot("extra", 9, 9, optional=True))
    progress = replace(RUNNING, running="run", deadline=at(80))
    assert [cut.key for cut in cuts(steps, progress)] == ["extra"]
    assert [cut.key for cut in cuts(steps, replace(progress, now=at(8)))] == ["game", "extra"]


def test_a_segment_that_is_lost_is_taken_with_the_one_that_it_delays() -> None:
    guest = replace(slot("guest", 20, 30, protected=True), starts_at=at(30))
    steps = (*LATE[:3], guest, slot("extra", 9, 9, optional=True))
    progress = replace(RUNNING, now=at(32), running="run", deadline=at(65))
    found = cuts(steps, progress)
    assert [cut.key for cut in found] == ["x", "extra"]
    after = schedule(steps, replace(progress, skipped=frozenset(cut.key for cut in found)))
    assert after.segments[-1].fit != "short"


def test_two_hundred_steps_are_cut_until_they_fit() -> None:
    many = (slot("run", 5, 5), *(slot(str(n), 1 + n % 7, 9, optional=n % 3 == 0) for n in range(200)))
    for minutes in (700, 500, 300, 5):
        progress = replace(RUNNING, running="run", targets_s={}, deadline=at(minutes))
        found = frozenset(cut.key for cut in cuts(many, progress))
        assert found
        assert schedule(many, replace(progress, skipped=found)).fits


def test_a_step_with_a_fixed_start_goes_only_where_nothing_else_fits() -> None:
    steps = (*LATE[:3], replace(slot("lunch", 20, 20), starts_at=at(30)), slot("z", 10, 10))
    progress = replace(RUNNING, running="run", deadline=at(70))
    assert [cut.key for cut in cuts(steps, replace(progress, now=at(10)))] == ["game"]
    assert [cut.key for cut in cuts(steps, replace(progress, now=at(28)))] == ["lunch"]


def test_an_optional_step_with_a_fixed_start_goes_before_a_needed_one_without() -> None:
    steps = (slot("a", 20, 20), slot("b", 15, 15), replace(slot("songs", 5, 5, optional=True), starts_at=at(30)))
    progress = Progress(now=NINE, deadline=at(60), began=NINE)
    assert [cut.key for cut in cuts(steps, progress)] == ["songs"]
    needed = (*steps[:2], replace(steps[2], optional=False))
    assert [cut.key for cut in cuts(needed, progress)] == ["b"]


def test_missing_less_than_fits_anyway_takes_no_further_step() -> None:
    steps = (slot("a", 10, 10), slot("b", 5, 5, optional=True), slot("c", 5, 5, optional=True))
    progress = Progress(now=NINE, deadline=at(15) - timedelta(seconds=0.4), began=NINE)
    assert [cut.key for cut in cuts(steps, progress)] == ["c"]


_MINUTES = st.integers(1, 20).map(lambda length: length * 60.0)


@st.composite
def _days(draw: st.DrawFn) -> tuple[tuple[Slot, ...], Progress]:
    """Draw a short day with fixed starts in it, some of whose steps are optional."""
    count = draw(st.integers(2, 6))
    starts = sorted(draw(st.lists(st.integers(2, 50), min_size=2, max_size=2, unique=True)))
    places = sorted(draw(st.lists(st.integers(1, count - 1), max_size=2, unique=True)))
    slots = tuple(
        Slot(
            f"{place}",
            Span(length_s := draw(_MINUTES), length_s),
            optional=draw(st.booleans()),
            starts_at=NINE + timedelta(minutes=starts[places.index(place)]) if place in places else None,
        )
        for place in range(count)
    )
    return slots, Progress(now=NINE, deadline=NINE + timedelta(minutes=60), began=NINE)


@given(_days())
@settings(max_examples=150)
def test_nothing_needed_goes_where_optional_steps_suffice(day: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = day
    spared = [slot.key for slot in slots if slot.optional]

    def fits(keys: Iterable[str]) -> bool:
        return schedule(slots, replace(progress, skipped=frozenset(keys))).fits

    found = cuts(slots, progress)
    if any(fits(keys) for count in range(len(spared) + 1) for keys in combinations(spared, count)):
        assert all(cut.optional for cut in found)
        assert fits(cut.key for cut in found)
