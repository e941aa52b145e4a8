"""The rules of the clock: start, pause, next, back, jump, skip, a minute more or less, another end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.backdating import decide_backdate
from facilitator.session.cue_marks import decide_cue
from facilitator.session.intents import InsideStep, Refusal, TimeIntent
from facilitator.session.plan import deadline_if_started, plan_for, schedule_at
from facilitator.session.run import close_running, settle
from facilitator.session.session import Session
from facilitator.session.turns import decide_turn
from facilitator.timing.schedule import extension

Facts = tuple[type[ev.KnownEvent], Mapping[str, Any]]
Leave = Literal["open", "closed", "skipped"]
"""What becomes of the running step when another one begins."""

NOT_STARTED = Refusal("The clock is not running yet. Press space to start the first step.")
CLOSED = Refusal("The workshop is closed. Press b to go back into its last step.")


def decide_time(session: Session, intent: TimeIntent, now: datetime) -> Facts | Refusal:
    """Return what follows from an intent about time, or why it cannot be done."""
    if isinstance(intent, ask.ToggleClock):
        return _toggle(session, now)
    if session.run.began is None:
        return NOT_STARTED
    match intent:
        case ask.GoNext():
            return _next(session, now)
        case ask.GoBack():
            return _back(session, now)
        case ask.JumpTo(step=step):
            return _jump(session, step, now)
        case ask.Skip(step=step):
            return _skip(session, step, now)
        case ask.Close():
            return CLOSED if session.run.ended is not None else (ev.WorkshopEnded, {})
        case _:
            return _inside_step(session, intent, now)


def _inside_step(session: Session, intent: InsideStep, now: datetime) -> Facts | Refusal:
    """Return what follows from an intent that leaves the running step running."""
    match intent:
        case ask.Extend(by_s=by_s):
            return _extend(session, by_s, now)
        case ask.MoveDeadline(deadline=deadline):
            return _move_deadline(session, deadline, now)
        case ask.Backdate():
            return decide_backdate(session, intent, now)
        case ask.Speak():
            return decide_turn(session, now)
        case ask.FollowCue():
            return decide_cue(session, now)


def _toggle(session: Session, now: datetime) -> Facts | Refusal:
    run = session.run
    if run.began is None:
        return _start(session, now)
    if run.running is None:
        return CLOSED
    return (ev.ClockResumed, {}) if run.paused else (ev.ClockPaused, {})


def _start(session: Session, now: datetime) -> Facts | Refusal:
    first = next(session.agenda.leaves(), None)
    if first is None:
        return Refusal("This agenda has no steps to start.")
    deadline = deadline_if_started(session, now)
    plan_s = plan_for(session, (deadline - now).total_seconds(), now)
    return ev.WorkshopStarted, {
        "step": first.id,
        "deadline": deadline,
        "plan_s": plan_s,
        "target_s": plan_s.get(first.id),
    }


def following(session: Session) -> str | None:
    """Return the step that `next` would begin: the next open one in order, then one left out before, else None."""
    run, ids = session.run, [step.id for step in session.agenda.leaves()]
    here = ids.index(run.running) if run.running in ids else -1
    in_turn = [*ids[here + 1 :], *ids[: max(here, 0)]]
    return next((step for step in in_turn if step not in run.closed and step not in run.skipped), None)


def target_when_begun(session: Session, step: str, now: datetime, leave: Leave) -> float | None:
    """Return the target, in whole seconds, that a step gets when it begins at `now`; one begun before keeps its own.

    The running step is left open, closed or skipped by that, which changes what remains for the others.
    """
    run = session.run
    if step in run.targets_s:
        return run.targets_s[step]
    left = close_running(run, now) if leave == "closed" else replace(settle(run, now), running=None)
    skipped = left.skipped | {run.running} if run.running and leave == "skipped" else left.skipped
    # It is weighed as running: a fixed start that was jumped over no longer holds then.
    begun = replace(left, running=step, closed=left.closed - {step}, skipped=skipped - {step}, ended=None)
    left_s = schedule_at(replace(session, run=begun), now).remaining_s.get(step)
    return None if left_s is None else float(round(run.spent_s.get(step, 0.0) + left_s))


def _next(session: Session, now: datetime) -> Facts | Refusal:
    if session.run.running is None:
        return CLOSED
    then = following(session)
    if then is None:
        return ev.WorkshopEnded, {}
    target_s = target_when_begun(session, then, now, "closed")
    return ev.StepStarted, {"step": then, "target_s": target_s, "how": "next"}


def _back(session: Session, now: datetime) -> Facts | Refusal:
    run, ids = session.run, [step.id for step in session.agenda.leaves()]
    # Once the workshop is closed, back is into the step that ran last.
    here = ids.index(run.last) + (run.running is None) if run.last in ids else len(ids)
    before = next((step for step in reversed(ids[:here]) if step not in run.skipped), None)
    if before is None and here > 0:
        return Refusal("Every step before this one is skipped. Jump to one to bring it back.")
    if before is None:
        return Refusal("This is the first step.")
    target_s = target_when_begun(session, before, now, "open")
    return ev.StepStarted, {"step": before, "target_s": target_s, "how": "back"}


def _jump(session: Session, wanted: str, now: datetime) -> Facts | Refusal:
    step = session.agenda.find_step(wanted)
    if step is None:
        return Refusal(f"There is no step “{wanted}” in this agenda.")
    first = next(inner.id for inner in step.walk() if not inner.steps)
    run, ids = session.run, [leaf.id for leaf in session.agenda.leaves()]
    if first == run.running:
        return Refusal(f"“{step.title}” is running already.")
    earlier = run.running in ids and ids.index(first) < ids.index(run.running)
    target_s = target_when_begun(session, first, now, "open" if earlier else "closed")
    return ev.StepStarted, {"step": first, "target_s": target_s, "how": "back" if earlier else "jump"}


def _skip(session: Session, wanted: str | None, now: datetime) -> Facts | Refusal:
    run = session.run
    step = session.agenda.find_step(wanted or run.running or "")
    if step is None:
        return CLOSED if wanted is None else Refusal(f"There is no step “{wanted}” in this agenda.")
    if step.steps:
        return Refusal(f"“{step.title}” is run through its parts; skip those one by one.")
    if step.id in run.skipped:
        return Refusal(f"“{step.title}” is skipped already. Jump to it to bring it back.")
    if step.id != run.running:
        if step.id in run.closed:
            return Refusal(f"“{step.title}” is done already.")
        return ev.StepSkipped, {"step": step.id}
    then = following(session)
    target_s = target_when_begun(session, then, now, "skipped") if then else None
    return ev.StepSkipped, {"step": step.id, "then": then, "target_s": target_s}


def _extend(session: Session, by_s: float, now: datetime) -> Facts | Refusal:
    run = session.run
    if run.running is None:
        return CLOSED
    target_s = run.targets_s.get(run.running)
    if target_s is None:
        return Refusal("This step has no time limit, so there is nothing to add or take.")
    changed_s = extension(target_s, by_s, run.spent_in(run.running, now))
    if changed_s == target_s:
        return Refusal("The time of this step is used up; there is nothing left to take.")
    return ev.TargetChanged, {
        "step": run.running,
        "by_s": by_s if by_s > 0 else changed_s - target_s,
        "target_s": changed_s,
    }


def _move_deadline(session: Session, deadline: datetime, now: datetime) -> Facts | Refusal:
    if session.run.ended is not None:
        return CLOSED
    if deadline <= now:
        return Refusal("That time is over already. Give one that is still to come.")
    return ev.DeadlineMoved, {"deadline": deadline}
