"""What time it is. The only module that asks; everyone else is given the answer."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment, told by two clocks; both are UTC."""

    wall: datetime
    """Steady: set once when the program starts, then carried on by a clock that never jumps and counts sleep."""
    system: datetime
    """What the computer's clock says; it drifts from `wall` when someone or the network sets it."""


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
    ) -> None:
        """Anchor the steady clock at what the computer's clock says.

        `steady_ns` gives nanoseconds since any fixed moment; left out, it is the best this system has.
        """
        self._steady_ns = steady_ns or steadiest()
        self._system_now = system_now
        self._anchor = system_now()
        self._anchor_ns = self._steady_ns()

    def now(self) -> Instant:
        """Return this moment."""
        gone_by = timedelta(microseconds=(self._steady_ns() - self._anchor_ns) // 1000)
        return Instant(wall=self._anchor + gone_by, system=self._system_now())


def steadiest() -> Callable[[], int]:
    """Return the nanosecond clock of this system that nobody can set and that goes on while the computer sleeps.

    That is CLOCK_BOOTTIME on Linux and CLOCK_MONOTONIC_RAW on macOS, whose plain monotonic clock stops in sleep.
    Windows counts sleep in `time.monotonic`, which is also the fallback.
    """
    name = "CLOCK_MONOTONIC_RAW" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
    clock_id: int | None = getattr(time, name, None)
    if clock_id is None or not hasattr(time, "clock_gettime_ns"):
        return time.monotonic_ns
    try:
        time.clock_gettime_ns(clock_id)
    except OSError:
        return time.monotonic_ns
    return lambda: time.clock_gettime_ns(clock_id)


def local_time(instant: datetime, zone: tzinfo | None = None) -> str:
    """Return an instant as people read it on the wall, "10:42"; without a zone in that of this computer."""
    return f"{instant.astimezone(zone):%H:%M}"
