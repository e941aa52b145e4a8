"""Figures of time as a person reads them.

Time that counts up drops the part of a second, time that counts down rounds it up: a countdown shows nothing left
exactly when it is due, and never before. A millisecond is forgiven, so that rounding deep in the sums cannot show.
Below zero everything shows as zero; the word beside it says "over".
"""

import math
from collections.abc import Callable
from datetime import datetime

from facilitator.timing.schedule import Schedule

FORGIVEN_S = 0.001
ON_TIME_S = 30.0
"""Closer to the plan than this is on time."""


def digits(elapsed_s: float) -> str:
    """Return time that counts up for the big clock: "04:12", "72:05", from 100 minutes on "1:44:12"."""
    return _clock(_down(elapsed_s))


def digits_left(left_s: float) -> str:
    """Return time that counts down for the big clock; "00:00" exactly when it is due."""
    return _clock(_up(left_s))


def stopwatch(elapsed_s: float) -> str:
    """Return time that counts up inside a sentence: "0:40", "34:12", "1:04:12"."""
    return _running_text(_down(elapsed_s))


def countdown(left_s: float) -> str:
    """Return time that counts down inside a sentence: "0:40", "34:12", "1:04:12"."""
    return _running_text(_up(left_s))


def say_drift(behind_s: float) -> str:
    """Return how far behind or ahead of the plan we are: "4 min behind", "on time", "2 min ahead"."""
    if abs(behind_s) < ON_TIME_S:
        return "on time"
    nearest_min = math.floor(abs(behind_s) / 60.0 + 0.5)
    return f"{_minutes(nearest_min)} {'behind' if behind_s > 0.0 else 'ahead'}"


def say_fit(schedule: Schedule, clock: Callable[[datetime], str] | None = None) -> str:
    """Return how the rest fits: "roomy, 12 min to spare", "comfortable", "tight", "at the minimum", "cut 8 min".

    What is to spare is rounded down and what has to go is rounded up, so neither promises time that is not there.
    Once the deadline has passed, cutting cannot help any more, and it says by how much. `clock` tells a moment of the
    day: with it a deadline that is a fixed start and not the end is named, "cut 8 min before 12:30".
    """
    deadline = schedule.segments[schedule.here].deadline
    start = clock(deadline) if clock is not None and schedule.here < len(schedule.segments) - 1 else ""
    before = f" before {start}" if start else ""
    if schedule.fit == "roomy":
        spare_min = math.floor((schedule.spare_s + FORGIVEN_S) / 60.0)
        return f"roomy, {_minutes(spare_min)} to spare{before}" if spare_min else "roomy"
    if schedule.fit != "short":
        return schedule.fit
    past_s = schedule.short_by_s - schedule.least_s
    if past_s > FORGIVEN_S:
        return f"{_rounded_up(past_s)} past {start or 'the end'}"
    return f"{say_cut(schedule.short_by_s)}{before}"


def say_cut(short_by_s: float) -> str:
    """Return how much has to go, rounded up: "cut 8 min", "cut 20 s"."""
    return f"cut {_rounded_up(short_by_s)}"


def _rounded_up(seconds: float) -> str:
    """Return a length in whole minutes, in whole seconds where it is shorter than one; never less than it is."""
    whole_s = max(1, _up(seconds))
    return f"{whole_s} s" if whole_s < 60 else _minutes(math.ceil((seconds - FORGIVEN_S) / 60.0))


def _down(seconds: float) -> int:
    return max(0, math.floor(seconds + FORGIVEN_S))


def _up(seconds: float) -> int:
    return max(0, math.ceil(seconds - FORGIVEN_S))


def _clock(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    if minutes < 100:
        return f"{minutes:02}:{seconds:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _running_text(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes}:{seconds:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _minutes(count: int) -> str:
    if count < 100:
        return f"{count} min"
    hours, minutes = divmod(count, 60)
    return f"{hours} h {minutes:02} min" if minutes else f"{hours} h"
