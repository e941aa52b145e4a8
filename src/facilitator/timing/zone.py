"""Where a running step stands between its minimum and its maximum, in a word and a sign."""

from dataclasses import dataclass
from typing import Literal

from facilitator.timing.span import Span
from facilitator.timing.words import countdown, stopwatch

ZoneName = Literal["open", "too early", "may close", "wrap up", "over"]

SYMBOLS: dict[ZoneName, str] = {"open": "~", "too early": "·", "may close": "✓", "wrap up": "»", "over": "!"}


@dataclass(frozen=True, slots=True)
class Zone:
    """What may be said of a running step at one moment."""

    name: ZoneName
    word: str
    """For the screen: "minimum in 2:10"."""
    symbol: str
    """One ASCII character, so that colour is never the only signal."""


def bounds(span: Span, target_s: float) -> Span:
    """Return from when a step may close to when it is over, in seconds after its start.

    A target outside the range was set by hand and wins: below the minimum it is the minimum, above the maximum it
    is the maximum.
    """
    target_s = max(0.0, target_s)
    return Span(min(span.least_s, target_s), max(span.most_s, target_s))


def zone(spent_s: float, span: Span | None, target_s: float | None) -> Zone:
    """Return the zone of a step that has run for `spent_s`; without a target it is its maximum."""
    if span is None:
        return Zone("open", "no limit", SYMBOLS["open"])
    if target_s is None:
        target_s = span.most_s
    limits = bounds(span, target_s)
    if spent_s < limits.least_s:
        what = "minimum" if limits.least_s == span.least_s else "target"
        return _zone("too early", f"{what} in {countdown(limits.least_s - spent_s)}")
    if spent_s >= limits.most_s:
        return _zone("over", f"over by {stopwatch(spent_s - limits.most_s)}")
    return _zone("may close", "may close") if spent_s < target_s else _zone("wrap up", "wrap up")


def _zone(name: ZoneName, word: str) -> Zone:
    return Zone(name, word, SYMBOLS[name])
