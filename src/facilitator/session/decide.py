"""The rules: what happens when a person asks for something.

`decide` answers an intent with the one event that follows from it, with none where nothing changes, or with a
refusal. The rules of the clock are in `time_rules.py`, those of answers in `answer_rules.py`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answer_rules import decide_answer
from facilitator.session.events import to_milliseconds
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session
from facilitator.session.time_rules import decide_time

Decision = tuple[ev.Event, ...] | Refusal


def decide(session: Session, intent: Intent, now: datetime) -> Decision:
    """Return the events that follow from an intent at `now`, or a refusal; the session itself is not changed."""
    facts = _decide(session, intent, now)
    if facts is None:
        return ()
    if isinstance(facts, Refusal):
        return facts
    kind, fields = facts
    return (kind(seq=session.last_seq + 1, at=to_milliseconds(now), **fields),)


def _decide(
    session: Session, intent: Intent, now: datetime
) -> tuple[type[ev.KnownEvent], Mapping[str, Any]] | Refusal | None:
    match intent:
        case ask.Undo():
            if not session.done:
                return Refusal("There is nothing to undo.")
            return ev.Undone, {"target": session.done[-1]}
        case ask.Redo():
            if not session.undone:
                return Refusal("There is nothing to bring back.")
            return ev.Redone, {"target": session.undone[-1]}
        case ask.FillBlank(name=name, value=value):
            if all(blank.name != name for blank in session.agenda.blanks):
                return Refusal(f"There is no blank “{name}” in this agenda.")
            return None if session.fills.get(name, "") == value else (ev.BlankFilled, {"name": name, "value": value})
        case ask.Reopen():
            away_s = (now - session.log[-1].at).total_seconds() if session.log else 0.0
            return ev.SessionResumed, {"away_s": round(max(0.0, away_s), 3)}
        case ask.Write() | ask.CloseRow() | ask.Rewrite() | ask.Remove() | ask.KeepDraft():
            return decide_answer(session, intent)
        case _:
            return decide_time(session, intent, to_milliseconds(now))
