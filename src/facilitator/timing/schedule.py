"""The elastic schedule: how the rest of a workshop stretches or shrinks to end when the room expects it.

With the deadline `D`, the moment `t` and what is left of every open step as `[m, M]`:
`λ = (D - t - Σm) / (ΣM - Σm)`, and every step gets `m + λ (M - m)` with λ held to 0…1. While λ is inside that,
the shares meet the deadline exactly. A parent's range is its own if it has one, else the sum of its children's; its
share is shared out among its children by the same formula. A workshop in several parts with deadlines of their own
is scheduled part by part: give the slots of one part and its deadline.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from facilitator.timing.progress import Progress
from facilitator.timing.remaining import Remaining, allot, remaining, reserved_after_running
from facilitator.timing.span import Slot, Span, total

__all__ = ["Fit", "Progress", "Schedule", "Slot", "Span", "extension", "plan", "schedule"]

Fit = Literal["roomy", "comfortable", "tight", "at the minimum", "short"]
"""λ in words: at least 1, at least 0.5, above 0, at 0, below 0."""

HARDLY_S = 0.5
"""Nearer than this to the sum of the minimums, either way, the fit is "at the minimum"."""

ROUNDING_S = 1e-5
"""Instants are held to the microsecond; less than this is no difference."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNTOUCHED = Progress(now=_EPOCH, deadline=_EPOCH)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the rest of a workshop fits at one moment; all instants are UTC."""

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
    """The last moment the running leaf may end with the minimum of everything after it still possible.

    Between steps: the last moment the next one may begin.
    """
    step_wall: datetime
    """The same for the top-level step around the running leaf: when all of it has to be over."""
    targets_s: Mapping[str, float]
    """The whole target of every open timed slot but the running leaf: what it took so far and what it still gets."""
    remaining_s: Mapping[str, float]
    """What every open timed slot still gets, the running leaf included."""
    running_share_s: float
    """What the running top-level step still gets; 0 between steps and for a step without time."""


def plan(slots: Iterable[Slot], length_s: float) -> dict[str, float]:
    """Return every timed slot's target in seconds for a workshop that has `length_s` from its start."""
    rests = [remaining(slot, _UNTOUCHED) for slot in slots]
    return {rest.key: share_s for rest, share_s in allot(rests, length_s)}


def schedule(slots: Iterable[Slot], progress: Progress) -> Schedule:
    """Return how all that runs, or is neither closed nor skipped, fits into the time until the deadline.

    Steps that a jump left out still want doing, wherever they stand.
    """
    rests = [remaining(slot, progress) for slot in slots]
    left_s = progress.left_s
    need = total([Span(rest.least_s, rest.most_s) for rest in rests])
    shares = [*allot(rests, left_s)]
    top = next((rest for rest in rests if rest.running), None)
    now, deadline = progress.now.astimezone(UTC), progress.deadline.astimezone(UTC)
    after_step_s = sum(rest.least_s for rest in rests if not rest.running)
    after_leaf_s = sum(reserved_after_running(rest) for rest in rests)
    remaining_s = {rest.key: share_s for rest, share_s in shares}
    return Schedule(
        earliest_end=now + timedelta(seconds=need.least_s),
        latest_end=now + timedelta(seconds=need.most_s),
        least_s=need.least_s,
        most_s=need.most_s,
        lam=_elasticity(need, left_s) if shares else None,
        fit=_fit(need, left_s),
        short_by_s=max(0.0, need.least_s - left_s),
        spare_s=max(0.0, left_s - need.most_s),
        wall=deadline - timedelta(seconds=after_leaf_s),
        step_wall=deadline - timedelta(seconds=after_step_s),
        targets_s=MappingProxyType(_targets_s(shares, progress.running)),
        remaining_s=MappingProxyType(remaining_s),
        running_share_s=remaining_s.get(top.key, 0.0) if top is not None else 0.0,
    )


def extension(target_s: float, by_s: float, spent_s: float) -> float:
    """Return the target after `by_s` seconds more, or less if negative.

    More counts from this moment where the target is behind already, so a minute more is a minute more to speak.
    Less never goes below what is spent, and changes nothing where the target is behind already.
    """
    if by_s > 0.0:
        return max(target_s, spent_s) + by_s
    return min(target_s, max(target_s + by_s, spent_s, 0.0))


def _targets_s(shares: Iterable[tuple[Remaining, float]], running: str | None) -> dict[str, float]:
    return {rest.key: rest.spent_s + share_s for rest, share_s in shares if rest.key != running}


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
