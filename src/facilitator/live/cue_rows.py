"""The reminders of the running step as a screen shows them: a row each, with what has become of it."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.agenda.model import Step
from facilitator.live.script import filled
from facilitator.session.blanks import blank_values
from facilitator.session.cue_marks import CueMoment, CueState, cue_moments
from facilitator.session.session import Session

RANK = {"now": 0, "to come": 1, "missed": 2, "done": 2}
"""Which moment of a reminder is shown: the one that is due, else the next, else the last."""


@dataclass(frozen=True, slots=True)
class CueRow:
    """A reminder of the running step."""

    text: str
    in_s: float
    """Seconds until it is due; below zero once it is."""
    state: CueState = "to come"


def cue_rows(session: Session, step: Step, now: datetime) -> tuple[CueRow, ...]:
    """Return the author's reminders of a step, earliest first; a repeated one stands once, at its next moment."""
    if not step.cues:
        return ()
    values = blank_values(session, now)
    chosen: dict[int, CueMoment] = {}
    for moment in cue_moments(session, step, now):
        before = chosen.get(moment.cue)
        later_and_over = before is not None and RANK[moment.state] == RANK[before.state] == RANK["done"]
        if before is None or later_and_over or RANK[moment.state] < RANK[before.state]:
            chosen[moment.cue] = moment
    rows = [
        CueRow(filled(step.cues[at - 1].text, session.agenda, values), each.in_s, each.state)
        for at, each in chosen.items()
    ]
    return tuple(sorted(rows, key=lambda row: row.in_s))
