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
from facilitator.timing.cues import TargetMove, corrected

Value = TypeVar("Value")

NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn inside a step."""

    step: str
    speaker: str
    share_s: float | None
    """What the speaker was given when the turn began, in seconds; None where the step has no time."""
    from_s: float
    """The seconds that the step had taken by then."""
    took_s: float | None = None
    """What the turn took; None while it lasts."""


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
    since: datetime | None = None
    """When the running step began this time."""
    before: str | None = None
    """The step that it followed without a gap, if any."""
    before_since: datetime | None = None
    """When that one began."""
    counting_since: datetime | None = None
    """Since when the running step's time is counting; None while paused."""
    paused_since: datetime | None = None
    spent_s: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    """Seconds each step has taken, without the stretch that is counting."""
    targets_s: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    """The target of every step that was begun, as fixed when it began or changed by hand."""
    set_by_hand: frozenset[str] = frozenset()
    """The steps whose target was changed with a keypress."""
    target_moves: Mapping[str, tuple[TargetMove, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Those changes by step, in order: what has come by one of them does not come again."""
    first_began: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    closed: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    ended: datetime | None = None
    turn: Turn | None = None
    """Who speaks in the running step, where speakers take turns."""
    turns: tuple[Turn, ...] = ()
    """The turns that are over, in order."""
    cues_done: frozenset[tuple[str, int, int]] = frozenset()
    """The reminders that were followed: the step, the place of the reminder in it, and which of its moments."""

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


def end_turn(run: Run, at: datetime) -> Run:
    """Let the turn be over, if somebody speaks; what it took stays on record."""
    if run.turn is None:
        return run
    took_s = max(0.0, run.spent_in(run.turn.step, at) - run.turn.from_s)
    return replace(run, turn=None, turns=(*run.turns, replace(run.turn, took_s=took_s)))


def close_running(run: Run, at: datetime) -> Run:
    """Close the running step; nothing runs after that."""
    run = settle(end_turn(run, at), at)
    closed = run.closed | {run.running} if run.running else run.closed
    return replace(run, running=None, paused_since=None, closed=closed)


def _begin(run: Run, step: str, target_s: float | None, at: datetime) -> Run:
    gapless = run.ended is None and run.last is not None
    return replace(
        run,
        running=step,
        last=step,
        since=at,
        before=run.last if gapless else None,
        before_since=run.since if gapless else None,
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


def plan_more(run: Run, event: ev.AgendaTakenOver) -> Run:
    """Give the steps that were added a plan; what was planned before stays."""
    return replace(run, plan_s=MappingProxyType({**event.plan_s, **run.plan_s})) if event.plan_s else run


def go_to(run: Run, event: ev.StepStarted) -> Run:
    """Close the running step, going back leaves it open, and begin another."""
    left = settle(end_turn(run, event.at), event.at) if event.how == "back" else close_running(run, event.at)
    return _begin(left, event.step, event.target_s, event.at)


def skip(run: Run, event: ev.StepSkipped) -> Run:
    """Leave a step out; what it took so far stays on record."""
    if event.step != run.running:
        return replace(run, skipped=run.skipped | {event.step})
    left = replace(settle(end_turn(run, event.at), event.at), running=None, paused_since=None)
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
    step, moves = event.step, run.target_moves
    if step in run.targets_s:
        move = TargetMove(run.targets_s[step], run.spent_in(step, event.at))
        moves = _with(moves, step, (*moves.get(step, ()), move))
    targets_s = _with(run.targets_s, step, event.target_s)
    return replace(run, targets_s=targets_s, set_by_hand=run.set_by_hand | {step}, target_moves=moves)


def _moved(run: Run, step: str, by_s: float) -> Mapping[str, tuple[TargetMove, ...]]:
    return _with(run.target_moves, step, corrected(run.target_moves.get(step, ()), by_s))


def move_deadline(run: Run, event: ev.DeadlineMoved) -> Run:
    """Let the workshop end at another time."""
    return replace(run, deadline=event.deadline)


def backdate(run: Run, event: ev.StepBackdated) -> Run:
    """Move the beginning of the running step, and what was counted in between."""
    if run.running != event.step or run.since is None:
        return run
    first = run.first_began.get(event.step) == run.since
    run = settle(run, event.at)
    spent_s = dict(run.spent_s)
    spent_s[event.step] = max(0.0, spent_s.get(event.step, 0.0) + event.by_s)
    if event.before is not None:
        spent_s[event.before] = max(0.0, spent_s.get(event.before, 0.0) - event.by_s)
    turn = run.turn and replace(run.turn, from_s=max(0.0, run.turn.from_s + event.by_s))
    began = {**run.first_began, **({event.step: event.since} if first else {})}
    return replace(
        run,
        spent_s=MappingProxyType(spent_s),
        counting_since=None if run.paused else event.at,
        since=event.since,
        first_began=MappingProxyType(began),
        began=event.since if event.before is None else run.began,
        deadline=event.deadline or run.deadline,
        turn=turn,
        target_moves=_moved(run, event.step, event.by_s),
    )


def leave_out(run: Run, event: ev.GapLeftOut) -> Run:
    """Take a stretch out of what the running step has taken; the deadline stays where it is."""
    if run.running != event.step:
        return run
    left = settle(run, event.at)
    spent_s = _with(left.spent_s, event.step, max(0.0, left.spent_s.get(event.step, 0.0) - event.by_s))
    return replace(
        left,
        spent_s=spent_s,
        counting_since=None if run.paused else event.at,
        target_moves=_moved(run, event.step, -event.by_s),
    )


def begin_turn(run: Run, event: ev.TurnStarted) -> Run:
    """Let a speaker begin; whoever spoke before has finished."""
    if run.running != event.step:
        return run
    run = end_turn(run, event.at)
    return replace(run, turn=Turn(event.step, event.speaker, event.share_s, run.spent_in(event.step, event.at)))


def end_turns(run: Run, event: ev.TurnsEnded) -> Run:
    """Let the last speaker have finished."""
    return end_turn(run, event.at)


def mark_done(run: Run, event: ev.CueDone) -> Run:
    """Let a reminder be done."""
    return replace(run, cues_done=run.cues_done | {(event.step, event.cue, event.nth)})


def spoken_in(run: Run, step: str) -> int:
    """Return how many turns were taken in a step, one that lasts included."""
    return sum(turn.step == step for turn in (*run.turns, *((run.turn,) if run.turn else ())))
