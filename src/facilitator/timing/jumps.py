"""What the clocks of a computer show when they are compared: that it slept, or that somebody has set its clock."""

from datetime import datetime

from facilitator.timing.clock import HARDLY, Instant

TOLERATED_S = HARDLY.total_seconds()
"""A sleep or a jump that is no longer is none."""
SURELY_ASLEEP_S = 20.0
"""Where a computer does not tell whether it slept: a program that looks several times a second did not look so long."""


def slept_s(before: Instant, now: Instant) -> float:
    """Return the seconds that the computer slept between two looks at its clocks; 0.0 where it did not.

    A program that was only stopped, or kept busy, has not slept: there the clock that stands still in sleep went on.
    """
    gone_by_s = max(0.0, (now.wall - before.wall).total_seconds())
    if now.asleep_s is None or before.asleep_s is None:
        return gone_by_s if gone_by_s > SURELY_ASLEEP_S else 0.0
    asleep_s = min(now.asleep_s - before.asleep_s, gone_by_s)
    return asleep_s if asleep_s > TOLERATED_S else 0.0


def was_set(shows: datetime, would_show: datetime) -> bool:
    """Return whether a clock was set, by what it shows and what it would show if it had gone on."""
    return abs((shows - would_show).total_seconds()) > TOLERATED_S
