"""What has happened in a workshop by one moment, in the terms of the schedule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType


def _nothing() -> Mapping[str, float]:
    return MappingProxyType({})


def seconds_between(start: datetime, end: datetime) -> float:
    """Return the seconds that pass from one instant to another.

    Both are taken to UTC first: Python subtracts two times of the same zone by the figures on the wall, which is an
    hour wrong over a change of daylight saving.
    """
    return (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a workshop stands at `now`; keys that are not among the slots at hand are ignored.

    Raises ValueError for an instant without a time zone.
    """

    now: datetime
    deadline: datetime
    """When the room expects the workshop to be over; pauses do not move it."""
    running: str | None = None
    """The leaf that runs, paused or not; None before the start, between steps and after the end."""
    spent_s: Mapping[str, float] = field(default_factory=_nothing)
    """Seconds every leaf has taken so far, the running one included; pauses are not in it."""
    closed: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    """A step with children that is closed or skipped stands for all of them; the running leaf is neither."""
    targets_s: Mapping[str, float] = field(default_factory=_nothing)
    """The fixed targets of leaves that were begun; one outside the leaf's range widens it."""
    plan_s: Mapping[str, float] = field(default_factory=_nothing)
    """Every timed slot's target when the workshop began; protected steps keep theirs."""
    began: datetime | None = None
    """When the first step really started; None before that."""
    paused: bool = False
    """Whether the running step stands still; the sums see a pause in `now` going on while `spent_s` does not."""

    def __post_init__(self) -> None:
        for instant in (self.now, self.deadline, self.began):
            if instant is not None and instant.utcoffset() is None:
                raise ValueError(f"an instant needs its time zone: {instant.isoformat()}")

    @property
    def left_s(self) -> float:
        """Seconds until the deadline; negative once it has passed."""
        return seconds_between(self.now, self.deadline)

    def spent_in(self, leaf: str) -> float:
        """Return the seconds a leaf has taken so far, never negative."""
        return max(0.0, self.spent_s.get(leaf, 0.0))
