"""The clock of a session: which step runs since when, and how long each has taken so far.

A `Run` is moved on by the time events only, one small function each, and never looks at a clock: every moment comes
with its event. What the figures mean for the rest of the workshop is worked out in `facilitator.timing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from facilitator.session import events as ev

Value = TypeVar("Value")

NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Run:
    """Where the workshop stands in time."""

    began: datetime | None = None
    """When the clock was started; None before that."""
    deadline: datetime | None = None
    plan_s: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    """Each timed step's target when the workshop began, in seconds; it never changes."""
    running: str | None = None
    """The step that runs, paused or not."""
    last: str | None = None
    """The step that ran last, running or not."""
    counting_since: datetime | None = None
    """Since when the running step's time is counting; None while paused."""
    paused_since: datetime | None = None
    spent_s: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    """Seconds each step has taken, without the stretch that is counting."""
    targets_s: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    """The target of every step that was begun, as fixed when it began or changed by hand."""
    set_by_hand: frozenset[str] = frozenset()
    """The steps whose target was changed with a keypress."""
    first_began: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    closed: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    ended: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether a step runs and stands still."""
        return self.paused_since is not None

    def spent_in(self, step: str, now: datetime) -> float:
        """Return the seconds a step has taken by `now`, never negative."""
        spent = self.spent_s.get(step, 0.0)
        if step == self.running and self.counting_since is not None:
            spent += max(0.0, (now - self.counting_since).total_seconds())
        return spent

    def spent_by(self, now: datetime) -> dict[str, float]:
        """Return the seconds of every step that was begun."""
        return {step: self.spent_in(step, now) for step in self.first_began}


def _with(mapping: Mapping[str, Value], key: str, value: Value) -> Mapping[str, Value]:
    return MappingProxyType({**mapping, key: value})


def settle(run: Run, at: datetime) -> Run:
    """Add the counting stretch to the running step and stop counting."""
    if run.running is None or run.counting_since is None:
        return run
    return replace(run, spent_s=_with(run.spent_s, run.running, run.spent_in(run.running, at)), counting_since=None)


def close_running(run: Run, at: datetime) -> Run:
    """Close the running step; nothing runs after that."""
    run = settle(run, at)
    closed = run.closed | {run.running} if run.running else run.closed
    return replace(run, running=None, paused_since=None, closed=closed)


def _begin(run: Run, step: str, target_s: float | None, at: datetime) -> Run:
    return replace(
        run,
        running=step,
        last=step,
        counting_since=at,
        paused_since=None,
        ended=None,
        closed=run.closed - {step},
        skipped=run.skipped - {step},
        targets_s=run.targets_s if target_s is None else _with(run.targets_s, step, target_s),
        first_began=run.first_began if step in run.first_began else _with(run.first_began, step, at),
    )


def start(run: Run, event: ev.WorkshopStarted) -> Run:
    """Start the clock with the first step."""
    begun = replace(run, began=event.at, deadline=event.deadline, plan_s=MappingProxyType(dict(event.plan_s)))
    return _begin(begun, event.step, event.target_s, event.at)


def go_to(run: Run, event: ev.StepStarted) -> Run:
    """Close the running step, going back leaves it open, and begin another."""
    left = settle(run, event.at) if event.how == "back" else close_running(run, event.at)
    return _begin(left, event.step, event.target_s, event.at)


def skip(run: Run, event: ev.StepSkipped) -> Run:
    """Leave a step out; what it took so far stays on record."""
    if event.step != run.running:
        return replace(run, skipped=run.skipped | {event.step})
    left = replace(settle(run, event.at), running=None, paused_since=None)
    left = replace(left, skipped=left.skipped | {event.step})
    if event.then is None:
        return replace(left, ended=event.at)
    return _begin(left, event.then, event.target_s, event.at)


def end(run: Run, event: ev.WorkshopEnded) -> Run:
    """Close the running step and the workshop."""
    return replace(close_running(run, event.at), ended=event.at)


def pause(run: Run, event: ev.ClockPaused) -> Run:
    """Stop counting; the deadline stays where it is."""
    return replace(settle(run, event.at), paused_since=event.at)


def resume(run: Run, event: ev.ClockResumed) -> Run:
    """Count on."""
    return replace(run, counting_since=event.at, paused_since=None)


def change_target(run: Run, event: ev.TargetChanged) -> Run:
    """Give a step another target."""
    targets_s = _with(run.targets_s, event.step, event.target_s)
    return replace(run, targets_s=targets_s, set_by_hand=run.set_by_hand | {event.step})


def move_deadline(run: Run, event: ev.DeadlineMoved) -> Run:
    """Let the workshop end at another time."""
    return replace(run, deadline=event.deadline)
