"""The steady clock, and time as people read it on the wall."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from facilitator.timing.clock import FastClock, Instant, SystemClock, local_time, steadiest
from facilitator.timing.drift import drift_s
from facilitator.timing.schedule import Progress, Slot, Span, schedule

TEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
NINE = TEN - timedelta(hours=1)


class TwoHands:
    """A computer whose steady clock and settable clock are turned by the test."""

    def __init__(self) -> None:
        self.steady_s = 5_000.0
        self.system = TEN

    def clock(self) -> SystemClock:
        return SystemClock(steady_ns=lambda: round(self.steady_s * 1e9), system_now=lambda: self.system)


def test_time_never_goes_back_and_is_utc() -> None:
    clock = SystemClock()
    instants = [clock.now() for _ in range(1000)]
    assert [instant.wall for instant in instants] == sorted(instant.wall for instant in instants)
    assert all(instant.wall.tzinfo is UTC and instant.system.tzinfo is UTC for instant in instants)


def test_both_hands_agree_when_the_program_starts() -> None:
    first = TwoHands().clock().now()
    assert first.wall == first.system == TEN


def test_a_clock_set_back_by_a_day_does_not_move_the_steady_hand() -> None:
    computer = TwoHands()
    clock = computer.clock()
    computer.steady_s += 60
    computer.system = TEN - timedelta(days=1) + timedelta(seconds=60)
    later = clock.now()
    assert later.wall == TEN + timedelta(seconds=60)
    assert later.wall - later.system == timedelta(days=1)


def test_eight_hours_are_carried_to_the_microsecond() -> None:
    computer = TwoHands()
    clock = computer.clock()
    computer.steady_s += 8 * 3600
    assert clock.now().wall == TEN + timedelta(hours=8)


def test_the_steadiest_clock_of_this_computer_only_goes_forward() -> None:
    ticks = steadiest()
    readings = [ticks() for _ in range(1000)]
    assert readings == sorted(readings)
    assert readings[0] > 0


@pytest.fixture
def berlin() -> ZoneInfo:
    try:
        return ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        pytest.skip("this computer has no time zone data")


def test_local_time_is_hours_and_minutes_of_the_zone(berlin: ZoneInfo) -> None:
    assert local_time(datetime(2026, 11, 22, 9, 42, 59, tzinfo=UTC), berlin) == "10:42"
    assert local_time(datetime(2026, 11, 22, 23, 5, tzinfo=UTC), berlin) == "00:05"
    assert local_time(TEN, UTC) == "10:00"


def test_local_time_without_a_zone_is_that_of_this_computer() -> None:
    assert local_time(TEN) == TEN.astimezone().strftime("%H:%M")


STEPS = (Slot("a", Span(1800, 3600)), Slot("b", Span(1800, 5400)))


@pytest.mark.parametrize(
    ("start", "hours_on_the_wall"),
    [
        ((2026, 11, 22, 23, 0), 2),
        ((2026, 10, 25, 1, 30), 1),
        ((2026, 3, 29, 1, 30), 3),
    ],
    ids=["over midnight", "clocks go back", "clocks go forward"],
)
def test_two_hours_are_two_hours_whatever_the_wall_says(
    berlin: ZoneInfo, start: tuple[int, int, int, int, int], hours_on_the_wall: int
) -> None:
    begin = datetime(*start, tzinfo=berlin)
    deadline = (begin.astimezone(UTC) + timedelta(hours=2)).astimezone(berlin)
    assert local_time(deadline, berlin) == local_time(
        begin.replace(tzinfo=UTC) + timedelta(hours=hours_on_the_wall), UTC
    )
    fits = schedule(STEPS, Progress(now=begin, deadline=deadline))
    assert sum(fits.targets_s.values()) == pytest.approx(7200)
    assert fits.latest_end - fits.earliest_end == timedelta(seconds=5400)
    assert fits.wall == begin.astimezone(UTC) + timedelta(hours=1)


def test_drift_over_a_change_of_the_clocks_is_what_the_room_felt(berlin: ZoneInfo) -> None:
    begin = datetime(2026, 10, 25, 2, 50, tzinfo=berlin)
    now = (begin.astimezone(UTC) + timedelta(minutes=30)).astimezone(berlin)
    begun = Progress(now=now, deadline=now, running="a", spent_s={"a": 1500.0}, plan_s={"a": 1800.0}, began=begin)
    assert drift_s(STEPS, begun, begin) == pytest.approx(300)


# A clock that runs faster


def test_a_fast_clock_begins_at_its_start_when_it_is_first_asked() -> None:
    computer = TwoHands()
    fast = FastClock(computer.clock(), 20, Instant(NINE, NINE))
    computer.steady_s += 5
    computer.system += timedelta(seconds=5)
    now = fast.now()
    assert (now.wall, now.system) == (NINE, NINE)


def test_both_hands_of_a_fast_clock_go_together_also_when_the_computers_clock_is_set() -> None:
    computer = TwoHands()
    fast = FastClock(computer.clock(), 20, Instant(NINE, NINE))
    fast.now()
    computer.steady_s += 3
    computer.system += timedelta(hours=4)
    now = fast.now()
    assert now.wall == now.system == NINE + timedelta(minutes=1)


def test_another_speed_holds_from_the_moment_on_at_which_it_is_set() -> None:
    computer = TwoHands()
    fast = FastClock(computer.clock(), 60, Instant(NINE, NINE))
    fast.now()
    for speed, expected_s in ((60, 60), (1, 61), (1, 62), (600, 662)):
        fast.run_at(speed)
        computer.steady_s += 1
        assert fast.now().wall == NINE + timedelta(seconds=expected_s)
        assert fast.speed == speed


@pytest.mark.parametrize("speed", [0, -1, float("nan"), float("inf")])
def test_a_clock_that_stands_or_runs_backwards_is_none(speed: float) -> None:
    with pytest.raises(ValueError, match="cannot run"):
        FastClock(SystemClock(), speed, Instant(NINE, NINE))
    with pytest.raises(ValueError, match="cannot run"):
        FastClock(SystemClock(), 1, Instant(NINE, NINE)).run_at(speed)
