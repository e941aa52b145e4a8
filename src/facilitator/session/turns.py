"""Speakers who report back one after the other: what is left of the step is divided among those still to speak.

It is divided again as each finishes, so that who is brief gives the rest to those after; a step with a `timer` gives
everyone that length.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facilitator.agenda.model import Step
from facilitator.session import events as ev
from facilitator.session.intents import Refusal
from facilitator.session.plan import span_of
from facilitator.session.run import spoken_in
from facilitator.session.session import Session
from facilitator.timing.zone import bounds

LEAST_SHARE_S = 30.0
"""Where the target leaves less for each, what is left to the maximum is shared."""

NOBODY = Refusal("There are no groups and no names to take turns. A step with a `timer` counts turns without them.")


def speakers(session: Session, step: Step) -> tuple[str, ...]:
    """Return who takes turns in a step: its teams, else the groups, else the people by name; may be empty."""
    return step.setting.teams or session.group_names or session.seats.names


def decide_turn(session: Session, now: datetime) -> tuple[type[ev.KnownEvent], Mapping[str, Any]] | Refusal:
    """Return whose turn begins, or that the round is over, or why nobody can speak."""
    run = session.run
    step = session.agenda.find_step(run.running or "")
    if step is None:
        return Refusal("The workshop is closed. Press b to go back into its last step.")
    names, taken = speakers(session, step), spoken_in(run, step.id)
    if not names and not step.timer_s:
        return NOBODY
    if run.turn is not None and names and taken % len(names) == 0:
        return ev.TurnsEnded, {"step": step.id}
    speaker = names[taken % len(names)] if names else f"Turn {taken + 1}"
    left = len(names) - taken % len(names) if names else 1
    return ev.TurnStarted, {"step": step.id, "speaker": speaker, "share_s": _share_s(session, step, left, now)}


def _share_s(session: Session, step: Step, speakers_left: int, now: datetime) -> float | None:
    """Return a speaker's share in whole seconds: of its target, or of its maximum where that leaves too little."""
    if step.timer_s:
        return float(step.timer_s)
    span, target_s = span_of(step, session.people, len(session.group_names)), session.run.targets_s.get(step.id)
    if span is None or target_s is None:
        return None
    spent_s = session.run.spent_in(step.id, now)
    share = share_s(target_s - spent_s, speakers_left)
    return share if share >= LEAST_SHARE_S else share_s(bounds(span, target_s).most_s - spent_s, speakers_left)


def share_s(left_s: float, speakers_left: int) -> float:
    """Return the whole seconds that each of so many speakers gets of what is left."""
    return float(max(0.0, left_s) // max(1, speakers_left))
