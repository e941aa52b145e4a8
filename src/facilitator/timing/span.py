"""Ranges of time, the steps that carry them, and the one formula that shares time out among them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """From a least to a most, in seconds; a single length is a range of one point.

    Raises ValueError if the ends are negative, not finite, or the wrong way round.
    """

    least_s: float
    most_s: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.least_s <= self.most_s < math.inf:
            raise ValueError(f"not a range of time: {self.least_s}–{self.most_s} s")

    def nearest(self, length_s: float) -> float:
        """Return the length inside this range that is closest to `length_s`."""
        return min(max(length_s, self.least_s), self.most_s)


@dataclass(frozen=True, slots=True)
class Slot:
    """A step as the schedule sees it; one with children is run through them and has no clock of its own.

    Raises ValueError for a fixed start without a time zone.
    """

    key: str
    """Unique in the whole tree."""
    span: Span | None
    """The step's own range. None: as long as it takes, or for a step with children the sum of theirs."""
    protected: bool = False
    """Keeps its plan once the workshop has begun: it neither gives time nor takes any."""
    optional: bool = False
    children: "tuple[Slot, ...]" = ()
    starts_at: datetime | None = None
    """The moment it is fixed to begin at, with a time zone; None: as soon as what is before it is over."""

    def __post_init__(self) -> None:
        if self.starts_at is not None and self.starts_at.utcoffset() is None:
            raise ValueError(f"a fixed start needs its time zone: {self.starts_at.isoformat()}")

    @property
    def has_fixed_start(self) -> bool:
        """Return whether it, or anything in it, is fixed to begin at a moment."""
        return self.starts_at is not None or any(child.has_fixed_start for child in self.children)

    def leaves(self) -> "Iterator[Slot]":
        """Yield the steps in here that have a clock of their own, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def total(spans: Sequence[Span]) -> Span:
    """Return the range that all of them take one after the other."""
    return Span(sum(span.least_s for span in spans), sum(span.most_s for span in spans))


def share_out(spans: Sequence[Span], length_s: float) -> list[float]:
    """Share a length out among ranges, each at the same fraction λ of its own room: `m + λ (M - m)`.

    λ is held to 0…1, so every share is inside its range, and the shares add up to the length wherever they can.
    """
    whole = total(spans)
    room_s = whole.most_s - whole.least_s
    fraction = min(max((length_s - whole.least_s) / room_s, 0.0), 1.0) if room_s > 0.0 else 1.0
    # Weighed from both ends, so that λ = 1 gives the maximum to the last digit.
    return [span.nearest(span.least_s * (1.0 - fraction) + span.most_s * fraction) for span in spans]
