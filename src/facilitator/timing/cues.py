"""Moments inside a step: those of its range, and those the author asked for. Plain arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.timing.span import Span
from facilitator.timing.zone import bounds

RangeMomentName = Literal["minimum", "target", "maximum"]


@dataclass(frozen=True, slots=True)
class CueRule:
    """When the author wants a reminder; exactly one of the four is given.

    Raises ValueError if none or several are given, or if a length is not one.
    """

    at_s: float | None = None
    """Seconds after the start of the step."""
    left_s: float | None = None
    """Seconds before its target."""
    half_way: bool = False
    every_s: float | None = None

    def __post_init__(self) -> None:
        lengths_s = [length for length in (self.at_s, self.left_s, self.every_s) if length is not None]
        if len(lengths_s) + self.half_way != 1:
            raise ValueError("a cue has exactly one moment")
        if any(length_s < 0.0 for length_s in lengths_s) or self.every_s == 0.0:
            raise ValueError("a cue needs a length of time")


@dataclass(frozen=True, slots=True)
class CuePoint:
    """One moment at which a cue is due."""

    at_s: float
    """Seconds after the start of the step."""
    rule: int
    """The place of the rule it comes from, counted from 0."""


@dataclass(frozen=True, slots=True)
class TargetMove:
    """A change of a step's target while it ran."""

    from_s: float
    """The target before it, in seconds."""
    spent_s: float
    """What the step had taken by then, in seconds."""


@dataclass(frozen=True, slots=True)
class RangeMoment:
    """A moment that follows from a step's range."""

    at_s: float
    """Seconds after the start of the step."""
    name: RangeMomentName


def cue_points(
    rules: Iterable[CueRule], target_s: float | None, until_s: float = 0.0, moves: Sequence[TargetMove] = ()
) -> tuple[CuePoint, ...]:
    """Return every moment the rules ask for, earliest first, those of one moment in the order of the rules.

    `every` fills the step up to its target, or up to and with `until_s` where that is later: give it what was spent,
    for a step that goes on past its target or has none. "5 min left" of a shorter step is due as it begins. What
    counts from a target is left out where there is none.

    What counts from the target goes with it through its `moves`, earliest first, as long as it has not come: what has
    come stays where it was, and what a shorter target puts into the past comes at the moment of the change.
    """
    points = [
        CuePoint(at_s, place) for place, rule in enumerate(rules) for at_s in _moments(rule, target_s, until_s, moves)
    ]
    return tuple(sorted(points, key=lambda point: (point.at_s, point.rule)))


def corrected(moves: Iterable[TargetMove], by_s: float) -> tuple[TargetMove, ...]:
    """Return changes of a target after what the step had taken is known to be so many seconds more, or less."""
    return tuple(TargetMove(move.from_s, max(0.0, move.spent_s + by_s)) for move in moves)


def range_moments(span: Span, target_s: float) -> tuple[RangeMoment, ...]:
    """Return when a step may close, has used its target and is over, earliest first.

    Of those that fall together the last is kept, and none stands at the very start. A target outside the range wins
    over the end it passed, as it does for the zones.
    """
    limits = bounds(span, target_s)
    named: dict[float, RangeMomentName] = {limits.least_s: "minimum"}
    named[max(0.0, target_s)] = "target"
    named[limits.most_s] = "maximum"
    return tuple(RangeMoment(at_s, name) for at_s, name in sorted(named.items()) if at_s > 0.0)


def _moments(rule: CueRule, target_s: float | None, until_s: float, moves: Sequence[TargetMove]) -> list[float]:
    if rule.at_s is not None:
        return [rule.at_s]
    if rule.every_s is not None:
        return _every(rule.every_s, target_s, until_s)
    return [] if target_s is None else [_from_target(rule, target_s, moves)]


def _from_target(rule: CueRule, target_s: float, moves: Sequence[TargetMove]) -> float:
    earliest_s = 0.0
    for move in moves:
        at_s = max(earliest_s, _counted_from(rule, move.from_s))
        if at_s <= move.spent_s:
            return at_s
        earliest_s = move.spent_s
    return max(earliest_s, _counted_from(rule, target_s))


def _counted_from(rule: CueRule, target_s: float) -> float:
    return target_s / 2.0 if rule.left_s is None else max(0.0, target_s - rule.left_s)


def _every(every_s: float, target_s: float | None, until_s: float) -> list[float]:
    """Return the multiples before the target, whose own moment is told anyway, and those up to `until_s`."""
    count = int(max(target_s or 0.0, until_s) / every_s)
    moments = (every_s * turn for turn in range(1, count + 1))
    return [at_s for at_s in moments if at_s <= until_s or at_s < (target_s or 0.0)]
