"""The elastic schedule: how the rest of a workshop stretches or shrinks to end when the room expects it.

With the deadline `D`, the moment `t` and what is left of every open step as `[m, M]`:
`λ = (D - t - Σm) / (ΣM - Σm)`, and every step gets `m + λ (M - m)` with λ held to 0…1. While λ is inside that,
the shares meet the deadline exactly. A parent's range is its own if it has one, else the sum of its children's; its
share is shared out among its children by the same formula. Fixed starts cut the workshop into segments: each has its
own λ, and its deadline is the fixed start of the next. The gap before a fixed start takes up lateness; nothing begins
before its fixed start because the steps before it were quick.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from facilitator.timing.progress import Progress, seconds_between
from facilitator.timing.remaining import Remaining, allot, remaining, reserved_after_running
from facilitator.timing.span import Slot, Span, total
from facilitator.timing.stretches import stretches

__all__ = ["Fit", "Progress", "Schedule", "Segment", "Slot", "Span", "extension", "plan", "schedule"]

Fit = Literal["roomy", "comfortable", "tight", "at the minimum", "short"]
"""λ in words: at least 1, at least 0.5, above 0, at 0, below 0."""

HARDLY_S = 0.5
"""Nearer than this to the sum of the minimums, either way, the fit is "at the minimum"."""

ROUNDING_S = 1e-5
"""Instants are held to the microsecond; less than this is no difference."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNTOUCHED = Progress(now=_EPOCH, deadline=_EPOCH)


@dataclass(frozen=True, slots=True)
class Segment:
    """What is open between two fixed starts, and how it fits; all instants are UTC."""

    begins: datetime
    """At its fixed start, or later where what is before it needs longer; this moment where it can go on at once."""
    deadline: datetime
    """The fixed start of the next segment; of the last one the end of the workshop."""
    steps: tuple[str, ...]
    """The open timed top-level steps in it; one that a fixed start divides is in several segments."""
    least_s: float
    """Seconds that what is open in it still needs."""
    most_s: float
    """Seconds that what is open in it can still use."""
    lam: float | None
    """λ, not held to 0…1. Without any room: 1 if it fits, 0 if not. None if nothing that is open carries time."""
    fit: Fit
    short_by_s: float
    """Seconds by which the minimums miss the deadline, lateness from before included; 0 if they meet it."""
    spare_s: float
    """Seconds left over if everything takes its maximum; 0 if there are none."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the rest of a workshop fits at one moment; all instants are UTC.

    From `least_s` to `spare_s` it tells of the segment we are in: that of the running leaf, else of the next step.
    """

    earliest_end: datetime
    """If everything open takes its minimum."""
    latest_end: datetime
    """If everything open takes its maximum."""
    least_s: float
    """Seconds that what is open still needs."""
    most_s: float
    """Seconds that what is open can still use."""
    lam: float | None
    """λ, not held to 0…1. Without any room: 1 if it fits, 0 if not. None if nothing that is open carries time."""
    fit: Fit
    short_by_s: float
    """Seconds by which the minimums miss the deadline; 0 if they meet it."""
    spare_s: float
    """Seconds left over if everything takes its maximum; 0 if there are none."""
    wall: datetime
    """The last moment the running leaf may end with the minimum of everything after it in its segment still possible.

    Between steps: the last moment the next one may begin.
    """
    step_wall: datetime
    """The same for the top-level step around the running leaf: when all of it in this segment has to be over."""
    targets_s: Mapping[str, float]
    """The whole target of every open timed slot but the running leaf: what it took so far and what it still gets."""
    remaining_s: Mapping[str, float]
    """What every open timed slot still gets, the running leaf included."""
    running_share_s: float
    """What the running top-level step still gets; 0 between steps and for a step without time."""
    segments: tuple[Segment, ...]
    """All that is still to come, in order; a single one where no fixed start is ahead."""
    here: int
    """The place of the segment we are in, counted from 0."""

    @property
    def fits(self) -> bool:
        """Return whether the minimums meet every deadline of the day."""
        return all(segment.fit != "short" for segment in self.segments)


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment with what it was worked out from."""

    segment: Segment
    rests: tuple[Remaining, ...]
    shares: tuple[tuple[Remaining, float], ...]


def plan(slots: Iterable[Slot], length_s: float, start: datetime | None = None) -> dict[str, float]:
    """Return every timed slot's target in seconds for a workshop that has `length_s` from its start.

    Fixed starts hold where `start` tells when that is; without it they are passed over.
    """
    slots = tuple(slots)
    if start is not None and any(slot.has_fixed_start for slot in slots):
        return dict(schedule(slots, Progress(now=start, deadline=start + timedelta(seconds=length_s))).remaining_s)
    rests = [remaining(slot, _UNTOUCHED) for slot in slots]
    return {rest.key: share_s for rest, share_s in allot(rests, length_s)}


def schedule(slots: Iterable[Slot], progress: Progress) -> Schedule:
    """Return how all that runs, or is neither closed nor skipped, fits into the time until the deadline.

    Steps that a jump left out still want doing, wherever they stand.
    """
    parts = _parts(slots, progress)
    here = _here(parts)
    top = next((rest for rest in here.rests if rest.running), None)
    segment = here.segment
    after_step_s = sum(rest.least_s for rest in here.rests if not rest.running)
    after_leaf_s = sum(reserved_after_running(rest) for rest in here.rests)
    remaining_s = _remaining_s(parts)
    return Schedule(
        earliest_end=_end(parts, progress, [part.segment.least_s for part in parts]),
        latest_end=_end(parts, progress, [part.segment.most_s for part in parts]),
        least_s=segment.least_s,
        most_s=segment.most_s,
        lam=segment.lam,
        fit=segment.fit,
        short_by_s=segment.short_by_s,
        spare_s=segment.spare_s,
        wall=segment.deadline - timedelta(seconds=after_leaf_s),
        step_wall=segment.deadline - timedelta(seconds=after_step_s),
        targets_s=MappingProxyType(_targets_s(parts, remaining_s, progress.running)),
        remaining_s=MappingProxyType(remaining_s),
        running_share_s=remaining_s.get(top.key, 0.0) if top is not None else 0.0,
        segments=tuple(part.segment for part in parts),
        here=next(place for place, part in enumerate(parts) if part is here),
    )


def _parts(slots: Iterable[Slot], progress: Progress) -> list[_Part]:
    """Return the segments one after the other; each begins when the one before it can be over."""
    begins = progress.now.astimezone(UTC)
    parts: list[_Part] = []
    for stretch in stretches(slots, progress):
        if stretch.begins is not None:
            begins = max(begins, stretch.begins)
        rests = tuple(remaining(slot, progress) for slot in stretch.slots)
        parts.append(_part(rests, begins, stretch.ends))
        begins += timedelta(seconds=parts[-1].segment.least_s)
    return parts


def _part(rests: tuple[Remaining, ...], begins: datetime, deadline: datetime) -> _Part:
    need = total([Span(rest.least_s, rest.most_s) for rest in rests])
    left_s = seconds_between(begins, deadline)
    shares = tuple(allot(rests, left_s))
    segment = Segment(
        begins=begins,
        deadline=deadline,
        steps=tuple(rest.key for rest in rests if rest.counts),
        least_s=need.least_s,
        most_s=need.most_s,
        lam=_elasticity(need, left_s) if shares else None,
        fit=_fit(need, left_s),
        short_by_s=max(0.0, need.least_s - left_s),
        spare_s=max(0.0, left_s - need.most_s),
    )
    return _Part(segment, rests, shares)


def _here(parts: Sequence[_Part]) -> _Part:
    """Return the segment that runs, else the first in which there is something to do, else the last."""
    running = (part for part in parts if any(rest.running for rest in part.rests))
    to_do = (part for part in parts if any(rest.open for rest in part.rests))
    return next(running, None) or next(to_do, None) or parts[-1]


def _end(parts: Sequence[_Part], progress: Progress, lengths_s: Sequence[float]) -> datetime:
    """Return when the last segment is over if each takes its length and waits for its fixed start."""
    end = progress.now.astimezone(UTC)
    before: datetime | None = None
    for part, length_s in zip(parts, lengths_s, strict=True):
        # The deadline of the segment before is the fixed start of this one.
        end = max(end, before or end) + timedelta(seconds=length_s)
        before = part.segment.deadline
    return end


def extension(target_s: float, by_s: float, spent_s: float) -> float:
    """Return the target after `by_s` seconds more, or less if negative.

    More counts from this moment where the target is behind already, so a minute more is a minute more to speak.
    Less never goes below what is spent, and changes nothing where the target is behind already.
    """
    if by_s > 0.0:
        return max(target_s, spent_s) + by_s
    return min(target_s, max(target_s + by_s, spent_s, 0.0))


def _remaining_s(parts: Iterable[_Part]) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in parts:
        for rest, share_s in part.shares:
            found[rest.key] = found.get(rest.key, 0.0) + share_s
    return found


def _targets_s(parts: Iterable[_Part], remaining_s: Mapping[str, float], running: str | None) -> dict[str, float]:
    spent_s: dict[str, float] = {}
    for rest in (inner for part in parts for top in part.rests for inner in top.walk()):
        spent_s[rest.key] = spent_s.get(rest.key, 0.0) + rest.spent_s
    return {key: spent_s[key] + share_s for key, share_s in remaining_s.items() if key != running}


def _elasticity(need: Span, left_s: float) -> float:
    room_s = need.most_s - need.least_s
    if room_s < ROUNDING_S:
        return 1.0 if left_s >= need.least_s - ROUNDING_S else 0.0
    return (left_s - need.least_s) / room_s


def _fit(need: Span, left_s: float) -> Fit:
    """Return λ in words; where nothing can stretch and nothing is left over, that is "at the minimum"."""
    above_s, room_s = left_s - need.least_s, need.most_s - need.least_s
    if above_s < -HARDLY_S:
        return "short"
    if above_s <= HARDLY_S:
        return "at the minimum"
    if above_s >= room_s - ROUNDING_S:
        return "roomy"
    return "comfortable" if above_s >= room_s / 2.0 - ROUNDING_S else "tight"
