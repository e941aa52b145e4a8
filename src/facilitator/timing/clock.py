"""What time it is. The only module that asks; everyone else is given the answer."""

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

HARDLY = timedelta(seconds=2)
"""Two clocks that differ by no more than this agree."""


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment, told by two clocks; both are UTC."""

    wall: datetime
    """Steady: set once when the program starts, then carried on by a clock that never jumps and counts sleep."""
    system: datetime
    """What the computer's clock says; it drifts from `wall` when someone or the network sets it."""
    asleep_s: float | None = field(default=None, compare=False)
    """For how many seconds the computer has slept since the program started; None where it does not tell."""


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> Instant:
        """Return this moment."""
        ...


def _system_now() -> datetime:
    return datetime.now(UTC)


class SystemClock:
    """The clock of this computer. Make one when the program starts and hand it on: each is steady by itself."""

    def __init__(
        self,
        steady_ns: Callable[[], int] | None = None,
        system_now: Callable[[], datetime] = _system_now,
        awake_ns: Callable[[], int] | None = None,
    ) -> None:
        """Anchor the steady clock at what the computer's clock says.

        `steady_ns` gives nanoseconds since any fixed moment, `awake_ns` the same without those in which the computer
        slept; where neither is given they are the best this system has.
        """
        self._awake_ns = awake_ns or (None if steady_ns else awake())
        self._steady_ns = steady_ns or steadiest()
        self._system_now = system_now
        self._anchor = system_now()
        self._anchor_ns = self._steady_ns()
        self._awake_anchor_ns = self._awake_ns() if self._awake_ns else 0

    def set_right(self) -> None:
        """Go by what the computer's clock shows at this moment, where somebody has set it; for when no time is kept."""
        now = self.now()
        if abs(now.system - now.wall) > HARDLY:
            self._anchor += now.system - now.wall

    def now(self) -> Instant:
        """Return this moment."""
        gone_by_ns = self._steady_ns() - self._anchor_ns
        wall = self._anchor + timedelta(microseconds=gone_by_ns // 1000)
        if self._awake_ns is None:
            return Instant(wall, self._system_now())
        asleep_ns = gone_by_ns - (self._awake_ns() - self._awake_anchor_ns)
        return Instant(wall, self._system_now(), max(0.0, asleep_ns / 1e9))


class FastClock:
    """A clock that runs faster than another one, for trying a day out in minutes.

    Both its hands go with the steady one of the other: how much that differs from the computer's own, a hair in a real
    day, would be a jump in a fast one.
    """

    def __init__(self, clock: Clock, speed: float, start: Instant) -> None:
        """Let time begin at `start` when it is first asked for, and from then on go by `speed` times as fast.

        Raises ValueError for a speed that is not above zero.
        """
        self._clock = clock
        self._start = start
        self._since: Instant | None = None
        self._speed = _speed(speed)

    @property
    def speed(self) -> float:
        """Return how many seconds of this clock go by in one of the other."""
        return self._speed

    def run_at(self, speed: float) -> None:
        """Go on at another speed from this moment. Raises ValueError for one that is not above zero."""
        if speed != self._speed:
            self._start, self._since = self.now(), self._clock.now()
            self._speed = _speed(speed)

    def now(self) -> Instant:
        """Return this moment."""
        since = self._since = self._since or self._clock.now()
        gone_by = (self._clock.now().wall - since.wall) * self._speed
        return Instant(self._start.wall + gone_by, self._start.system + gone_by, asleep_s=0.0)


def _speed(speed: float) -> float:
    if not 0.0 < speed < math.inf:
        raise ValueError(f"a clock cannot run at {speed}")
    return speed


def steadiest() -> Callable[[], int]:
    """Return the nanosecond clock of this system that nobody can set and that goes on while the computer sleeps.

    That is CLOCK_BOOTTIME on Linux and CLOCK_MONOTONIC_RAW on macOS, whose plain monotonic clock stops in sleep.
    Windows counts sleep in `time.monotonic`, which is also the fallback.
    """
    return _named("CLOCK_MONOTONIC_RAW" if sys.platform == "darwin" else "CLOCK_BOOTTIME") or time.monotonic_ns


def awake() -> Callable[[], int] | None:
    """Return the clock that goes with `steadiest` and stands still while the computer sleeps; None where there is none.

    That is CLOCK_MONOTONIC on Linux and CLOCK_UPTIME_RAW on macOS.
    """
    if sys.platform == "darwin":
        return _named("CLOCK_UPTIME_RAW") if _named("CLOCK_MONOTONIC_RAW") else None
    return _named("CLOCK_MONOTONIC") if _named("CLOCK_BOOTTIME") else None


def _named(name: str) -> Callable[[], int] | None:
    """Return a nanosecond clock of this system by its name in `time`; None where it is not there."""
    clock_id: int | None = getattr(time, name, None)
    if clock_id is None or not hasattr(time, "clock_gettime_ns"):
        return None
    try:
        time.clock_gettime_ns(clock_id)
    except OSError:
        return None
    return lambda: time.clock_gettime_ns(clock_id)


def local_time(instant: datetime, zone: tzinfo | None = None) -> str:
    """Return an instant as people read it on the wall, "10:42"; without a zone in that of this computer."""
    return f"{instant.astimezone(zone):%H:%M}"
