"""What the schedule says in a room: jumps, skips, protected steps, steps inside steps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from facilitator.timing.schedule import Progress, Schedule, Slot, Span, extension, plan, schedule

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def span(least_min: float, most_min: float | None = None) -> Span:
    return Span(least_min * 60, (least_min if most_min is None else most_min) * 60)


def minutes(**spent_min: float) -> dict[str, float]:
    return {key: spent * 60 for key, spent in spent_min.items()}


def in_minutes(fits: Schedule) -> dict[str, float]:
    return {key: target / 60 for key, target in fits.targets_s.items()}


FIVE = (
    Slot("a", span(5, 8)),
    Slot("b", span(8, 12)),
    Slot("c", span(10, 15)),
    Slot("d", span(15, 25)),
    Slot("e", span(5, 10)),
)
HOUR = Progress(now=NINE, deadline=at(60))


def test_a_jump_into_the_second_half_keeps_the_first_half() -> None:
    fits = schedule(FIVE, replace(HOUR, now=at(3), running="d", spent_s=minutes(a=3), closed=frozenset("a")))
    assert list(fits.targets_s) == ["b", "c", "e"]
    assert fits.earliest_end == at(3 + 8 + 10 + 15 + 5)
    assert fits.wall == at(60 - 8 - 10 - 5)


def test_a_step_gone_back_to_counts_with_what_it_still_has() -> None:
    back = replace(HOUR, now=at(12), running="a", spent_s=minutes(a=7, b=5))
    fits = schedule(FIVE, back)
    assert fits.earliest_end == at(12 + 0 + 3 + 10 + 15 + 5)
    assert fits.latest_end == at(12 + 1 + 7 + 15 + 25 + 10)
    assert in_minutes(fits)["b"] == pytest.approx(5 + 3 + 4 * (fits.lam or 0))


def test_a_running_step_that_was_closed_before_runs() -> None:
    again = replace(HOUR, now=at(9), running="a", spent_s=minutes(a=4, b=5), closed=frozenset("ab"))
    fits = schedule(FIVE, again)
    assert fits.earliest_end == at(9 + 1 + 10 + 15 + 5)
    assert fits.running_share_s > 0


def test_skipping_gives_the_time_to_the_others() -> None:
    tight = replace(HOUR, deadline=at(45), running="a")
    before, after = schedule(FIVE, tight), schedule(FIVE, replace(tight, skipped=frozenset("c")))
    assert "c" not in after.targets_s
    assert after.earliest_end == before.earliest_end - timedelta(minutes=10)
    assert after.targets_s["d"] > before.targets_s["d"]


def test_a_step_without_time_weighs_nothing() -> None:
    with_talk = (*FIVE, Slot("talk", None))
    assert schedule(with_talk, HOUR) == schedule(FIVE, HOUR)
    assert "talk" not in plan(with_talk, 3600)
    talking = schedule(with_talk, replace(HOUR, running="talk", spent_s=minutes(talk=4)))
    assert talking.running_share_s == 0
    assert talking.targets_s == schedule(FIVE, HOUR).targets_s


def test_an_agenda_without_any_time_has_no_elasticity() -> None:
    fits = schedule((Slot("talk", None),), HOUR)
    assert fits.lam is None
    assert (fits.fit, fits.spare_s) == ("roomy", 3600)
    assert fits.earliest_end == fits.latest_end == NINE


def test_nothing_left_ends_at_once() -> None:
    fits = schedule(FIVE, replace(HOUR, now=at(50), closed=frozenset("abcde")))
    assert (fits.lam, fits.targets_s, fits.earliest_end) == (None, {}, at(50))


def test_protected_steps_are_planned_like_the_others() -> None:
    shielded = (replace(FIVE[0], protected=True), *FIVE[1:])
    assert plan(shielded, 3600) == plan(FIVE, 3600)


def test_a_later_protected_step_keeps_its_plan_and_the_others_pay() -> None:
    shielded = (*FIVE[:4], replace(FIVE[4], protected=True))
    plan_s = plan(shielded, 3600)
    late = replace(HOUR, now=at(8), running="a", plan_s=plan_s)
    fits = schedule(shielded, late)
    assert fits.targets_s["e"] == pytest.approx(plan_s["e"])
    assert fits.targets_s["d"] < schedule(FIVE, late).targets_s["d"]
    assert (fits.latest_end - fits.earliest_end) == timedelta(minutes=3 + 4 + 5 + 10)


def test_a_running_protected_step_still_takes_the_rest_of_its_plan() -> None:
    shielded = (replace(FIVE[0], protected=True), *FIVE[1:])
    plan_s = plan(shielded, 3600)
    for spent_s, left_s in ((0.0, plan_s["a"]), (240.0, plan_s["a"] - 240), (900.0, 0.0)):
        fits = schedule(shielded, replace(HOUR, running="a", spent_s={"a": spent_s}, plan_s=plan_s))
        assert fits.running_share_s == pytest.approx(left_s)


def test_a_target_beyond_the_maximum_makes_the_step_longer() -> None:
    running = replace(HOUR, running="a", spent_s=minutes(a=8), now=at(8))
    before = schedule(FIVE, running)
    after = schedule(FIVE, replace(running, targets_s={"a": 11 * 60.0}))
    assert after.latest_end == before.latest_end + timedelta(minutes=3)
    assert after.earliest_end == before.earliest_end


A2 = Slot("A2", span(45, 70), children=(Slot("one", span(15, 20)), Slot("more", span(25, 40))))
KICK_OFF = (Slot("A1", span(5, 8)), A2, Slot("A3", span(10, 12)))


def test_the_steps_inside_share_what_the_step_has() -> None:
    targets_s = plan(KICK_OFF, 70 * 60)
    assert targets_s["A2"] == pytest.approx((45 + 25 / 3) * 60)
    assert targets_s["one"] + targets_s["more"] == pytest.approx(targets_s["A2"])
    assert targets_s["one"] - 15 * 60 == pytest.approx((targets_s["more"] - 25 * 60) / 3)


def test_a_step_longer_than_its_steps_fills_them_and_keeps_the_rest() -> None:
    targets_s = plan(KICK_OFF, 90 * 60)
    assert (targets_s["one"], targets_s["more"], targets_s["A2"]) == (1200, 2400, 4200)


def test_a_step_too_short_for_its_steps_counts_with_their_minimums() -> None:
    narrow = (Slot("p", span(20, 30), children=A2.children), Slot("q", span(10, 20)))
    fits = schedule(narrow, HOUR)
    assert (fits.earliest_end, fits.latest_end) == (at(50), at(60))
    assert (fits.targets_s["one"], fits.targets_s["more"], fits.targets_s["p"]) == (900, 1500, 2400)
    assert sum(fits.targets_s[key] for key in ("p", "q")) == pytest.approx(3600)


def test_inside_a_step_the_rest_of_it_goes_to_its_open_steps() -> None:
    inside = Progress(
        now=at(25), deadline=at(75), running="more", spent_s=minutes(A1=6, one=19), closed=frozenset({"A1", "one"})
    )
    fits = schedule(KICK_OFF, inside)
    assert fits.earliest_end == at(25 + 26 + 10)
    assert fits.latest_end == at(25 + 50 + 12)
    assert fits.running_share_s == pytest.approx(fits.remaining_s["A2"])
    assert fits.running_share_s + fits.targets_s["A3"] == pytest.approx(50 * 60)
    assert fits.remaining_s["more"] == pytest.approx(min(40 * 60, fits.running_share_s))
    assert "more" not in fits.targets_s
    assert fits.targets_s["A2"] == pytest.approx(19 * 60 + fits.running_share_s)


def test_a_late_first_part_does_not_take_the_minimum_of_the_second() -> None:
    late = Progress(
        now=at(46), deadline=at(75), running="more", spent_s=minutes(one=40), closed=frozenset({"A1", "one"})
    )
    fits = schedule(KICK_OFF, late)
    assert fits.earliest_end == at(46 + 25 + 10)
    assert fits.fit == "short"


def test_the_wall_inside_a_step_spares_its_later_steps() -> None:
    fits = schedule(KICK_OFF, Progress(now=at(10), deadline=at(75), running="one", closed=frozenset({"A1"})))
    assert fits.wall == at(75 - 25 - 10)
    assert fits.step_wall == at(75 - 10)


def test_skipping_one_of_the_steps_inside_frees_its_time() -> None:
    fresh = Progress(now=NINE, deadline=at(75), running="A1")
    skipping = schedule(KICK_OFF, replace(fresh, skipped=frozenset({"more"})))
    assert skipping.earliest_end < schedule(KICK_OFF, fresh).earliest_end - timedelta(minutes=25)
    assert 15 * 60 <= skipping.targets_s["one"] <= 20 * 60


def test_skipping_all_of_the_steps_inside_skips_the_step() -> None:
    fresh = Progress(now=NINE, deadline=at(75), running="A1")
    one_by_one = schedule(KICK_OFF, replace(fresh, skipped=frozenset({"one", "more"})))
    assert one_by_one == schedule(KICK_OFF, replace(fresh, skipped=frozenset({"A2"})))
    assert (one_by_one.earliest_end, one_by_one.latest_end) == (at(15), at(20))


@pytest.mark.parametrize(("spent_min", "left_min"), [(4, 28.75), (16, 28.75), (18, 27), (40, 25)])
def test_a_skipped_part_takes_its_share_along_or_what_it_took(spent_min: float, left_min: float) -> None:
    gone = Progress(
        now=at(50),
        deadline=at(75),
        running="more",
        spent_s=minutes(one=spent_min),
        skipped=frozenset({"one"}),
        closed=frozenset({"A1"}),
    )
    assert schedule(KICK_OFF, gone).earliest_end == at(50 + left_min + 10)


OPEN_END = (Slot("p", span(45, 70), children=(Slot("one", span(15, 20)), Slot("talk", None))), Slot("q", span(10)))


def test_a_part_without_time_uses_what_the_step_has_left() -> None:
    talking = Progress(
        now=at(30), deadline=at(80), running="talk", spent_s=minutes(one=20, talk=10), closed=frozenset({"one"})
    )
    fits = schedule(OPEN_END, talking)
    assert (fits.earliest_end, fits.latest_end) == (at(30 + 15 + 10), at(30 + 40 + 10))
    assert fits.running_share_s == pytest.approx(40 * 60)
    assert "talk" not in fits.remaining_s


def test_skipping_a_part_without_time_frees_what_was_meant_for_it() -> None:
    fits = schedule(OPEN_END, Progress(now=NINE, deadline=at(80), skipped=frozenset({"talk"})))
    assert fits.latest_end == at(20 + 10)


def test_skipping_a_part_without_time_does_not_give_back_what_it_took() -> None:
    talks = (Slot("p", span(30), children=(Slot("talk", None), Slot("more talk", None))),)
    skipped = Progress(now=at(12), deadline=at(40), spent_s=minutes(talk=12), skipped=frozenset({"talk"}))
    assert schedule(talks, skipped).latest_end == at(30)


def test_a_step_with_only_untimed_parts_carries_no_time() -> None:
    untimed = Slot("p", None, children=(Slot("x", None), Slot("y", None)))
    assert plan((untimed, *FIVE), 3600) == plan(FIVE, 3600)


def test_a_protected_step_with_parts_keeps_its_plan_between_them() -> None:
    shielded = (KICK_OFF[0], replace(A2, protected=True), KICK_OFF[2])
    plan_s = plan(shielded, 75 * 60)
    late = Progress(
        now=at(28),
        deadline=at(75),
        running="more",
        spent_s=minutes(A1=8, one=20),
        closed=frozenset({"A1", "one"}),
        plan_s=plan_s,
    )
    assert schedule(shielded, late).running_share_s == pytest.approx(plan_s["A2"] - 20 * 60)


def test_keys_of_another_part_of_the_day_change_nothing() -> None:
    other = replace(
        HOUR, running="lunch", spent_s=minutes(lunch=9), closed=frozenset({"welcome"}), plan_s={"lunch": 60.0}
    )
    assert schedule(FIVE, other) == schedule(FIVE, HOUR)


@pytest.mark.parametrize(
    ("deadline_min", "fit"),
    [(71, "roomy"), (70, "roomy"), (60, "comfortable"), (50, "tight"), (43, "at the minimum"), (42, "short")],
)
def test_the_fit_in_a_word(deadline_min: float, fit: str) -> None:
    assert schedule(FIVE, replace(HOUR, deadline=at(deadline_min))).fit == fit


def test_a_fixed_plan_that_fits_to_the_second_is_not_called_roomy() -> None:
    fits = schedule((Slot("x", span(20)), Slot("y", span(40))), HOUR)
    assert (fits.lam, fits.fit, fits.spare_s, fits.short_by_s) == (1.0, "at the minimum", 0.0, 0.0)


def test_the_same_instant_in_another_zone_is_the_same_schedule() -> None:
    tokyo = timezone(timedelta(hours=9))
    elsewhere = replace(HOUR, now=HOUR.now.astimezone(tokyo), deadline=HOUR.deadline.astimezone(tokyo))
    assert schedule(FIVE, elsewhere) == schedule(FIVE, HOUR)
    assert schedule(FIVE, elsewhere).wall.tzinfo is UTC


def test_an_instant_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Progress(now=NINE.replace(tzinfo=None), deadline=at(60))


@pytest.mark.parametrize(("least_s", "most_s"), [(-1.0, 5.0), (5.0, 4.0), (0.0, float("inf")), (float("nan"), 1.0)])
def test_a_range_the_wrong_way_round_is_a_bug(least_s: float, most_s: float) -> None:
    with pytest.raises(ValueError, match="range"):
        Span(least_s, most_s)


@pytest.mark.parametrize(
    ("target_s", "by_s", "spent_s", "expected_s"),
    [
        (300, 60, 100, 360),
        (300, -60, 100, 240),
        (300, -60, 270, 270),
        (300, 60, 400, 460),
        (300, -60, 400, 300),
        (30, -60, 0, 0),
        (300, 0, 400, 300),
    ],
)
def test_a_minute_more_or_less(target_s: float, by_s: float, spent_s: float, expected_s: float) -> None:
    assert extension(target_s, by_s, spent_s) == expected_s
