"""The reminders of the running step: which moments have come, and which were followed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from facilitator.agenda.model import Step
from facilitator.session import events as ev
from facilitator.session.intents import Refusal
from facilitator.session.session import Session
from facilitator.timing.cues import CueRule, cue_points

CueState = Literal["to come", "now", "done", "missed"]

MISSED_AFTER_S = 180.0
"""A reminder that nobody has marked for so long, or until it comes again, is missed."""

NONE_DUE = Refusal("No reminder is due.")


@dataclass(frozen=True, slots=True)
class CueMoment:
    """One moment of a reminder."""

    cue: int
    """The place of the reminder in its step, counted from 1."""
    nth: int
    """Which of its moments, counted from 1."""
    in_s: float
    """Seconds until it comes; below zero once it has come."""
    state: CueState


def cue_moments(session: Session, step: Step, now: datetime) -> tuple[CueMoment, ...]:
    """Return the moments of a step's reminders, earliest first: those that have come, and the next ones."""
    run = session.run
    spent_s, target_s = run.spent_in(step.id, now), run.targets_s.get(step.id)
    rules = [CueRule(at_s=c.at_s, left_s=c.left_s, half_way=c.half_way, every_s=c.every_s) for c in step.cues]
    count: Counter[int] = Counter()
    found: list[CueMoment] = []
    repeated_s = max((rule.every_s or 0.0 for rule in rules), default=0.0)
    moves = run.target_moves.get(step.id, ())
    for point in cue_points(rules, target_s, until_s=spent_s + repeated_s, moves=moves):
        count[point.rule] += 1
        key = (step.id, point.rule + 1, count[point.rule])
        found.append(CueMoment(key[1], key[2], point.at_s - spent_s, "done" if key in run.cues_done else "to come"))
    running = run.running == step.id
    came = Counter(each.cue for each in found if each.in_s <= 0.0)
    return tuple(
        each if each.state == "done" else _judged(each, running=running, again=came[each.cue] > each.nth)
        for each in found
    )


def _judged(moment: CueMoment, *, running: bool, again: bool) -> CueMoment:
    if moment.in_s > 0.0 and running:
        return moment
    late = again or moment.in_s <= -MISSED_AFTER_S or not running
    return replace(moment, state="missed" if late else "now")


def decide_cue(session: Session, now: datetime) -> tuple[type[ev.KnownEvent], Mapping[str, Any]] | Refusal:
    """Return that the reminder which has waited longest is done; where none is due, the last one that was missed."""
    step = session.agenda.find_step(session.run.running or "")
    moments = cue_moments(session, step, now) if step is not None else ()
    due = [each for each in moments if each.state == "now"] or [each for each in moments if each.state == "missed"][-1:]
    if step is None or not due:
        return NONE_DUE
    return ev.CueDone, {"step": step.id, "cue": due[0].cue, "nth": due[0].nth}
