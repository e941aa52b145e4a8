"""What the clocks of a computer show when they are compared: sleep, a clock that was set, and what is neither."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.timing.clock import Instant, SystemClock, awake, steadiest
from facilitator.timing.jumps import SURELY_ASLEEP_S, TOLERATED_S, slept_s, was_set

TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def seen(wall_s: float, asleep_s: float | None = 0.0) -> Instant:
    moment = TEN + timedelta(seconds=wall_s)
    return Instant(moment, moment, asleep_s)


class Laptop:
    """A computer whose three clocks are turned by the test."""

    def __init__(self) -> None:
        self.boot_s, self.awake_s, self.system = 5_000.0, 4_000.0, TEN

    def clock(self) -> SystemClock:
        return SystemClock(
            lambda: round(self.boot_s * 1e9), lambda: self.system, awake_ns=lambda: round(self.awake_s * 1e9)
        )


def test_a_computer_that_sleeps_is_told_from_a_program_that_stands_still() -> None:
    laptop = Laptop()
    clock = laptop.clock()
    first = clock.now()
    laptop.boot_s, laptop.awake_s = laptop.boot_s + 600, laptop.awake_s + 600
    stopped = clock.now()
    assert slept_s(first, stopped) == 0.0
    laptop.boot_s, laptop.awake_s = laptop.boot_s + 480.25, laptop.awake_s + 0.25
    woken = clock.now()
    assert slept_s(stopped, woken) == pytest.approx(480.0)
    assert woken.wall - first.wall == timedelta(seconds=1080.25)
    assert slept_s(woken, clock.now()) == 0.0


def test_sleep_before_the_program_started_is_not_its_own() -> None:
    assert Laptop().clock().now().asleep_s == 0.0


def test_a_nap_that_nobody_notices_is_none() -> None:
    assert slept_s(seen(0), seen(TOLERATED_S, TOLERATED_S)) == 0.0
    assert slept_s(seen(0), seen(TOLERATED_S + 0.1, TOLERATED_S + 0.1)) == pytest.approx(TOLERATED_S + 0.1)


def test_nobody_sleeps_longer_than_the_time_that_went_by() -> None:
    assert slept_s(seen(0), seen(60, 900)) == 60.0
    assert slept_s(seen(60), seen(0, 900)) == 0.0


def test_a_computer_that_does_not_tell_slept_when_the_program_did_not_look_for_long() -> None:
    assert slept_s(seen(0, None), seen(SURELY_ASLEEP_S, None)) == 0.0
    assert slept_s(seen(0, None), seen(SURELY_ASLEEP_S + 1, None)) == SURELY_ASLEEP_S + 1


@pytest.mark.parametrize(("by_s", "noticed"), [(-86_400, True), (-2.1, True), (-2, False), (0, False), (2.1, True)])
def test_a_clock_was_set_when_it_shows_what_it_would_not(by_s: float, noticed: bool) -> None:
    assert was_set(TEN + timedelta(seconds=by_s), TEN) == noticed


def test_this_computer_tells_its_sleep_by_two_clocks_that_agree_while_it_is_awake() -> None:
    awake_ns = awake()
    if awake_ns is None:
        pytest.skip("this computer does not tell whether it slept")
    steady_ns = steadiest()
    before = steady_ns() - awake_ns()
    assert abs((steady_ns() - awake_ns()) - before) < 1e9
    clock = SystemClock()
    assert slept_s(clock.now(), clock.now()) == 0.0


def test_a_clock_is_set_right_only_where_it_was_set() -> None:
    laptop = Laptop()
    clock = laptop.clock()
    laptop.system += timedelta(seconds=TOLERATED_S)
    clock.set_right()
    assert clock.now().wall == TEN
    laptop.system += timedelta(hours=1)
    assert clock.now().wall == TEN
    clock.set_right()
    laptop.boot_s += 5
    assert clock.now().wall == laptop.system + timedelta(seconds=5)
