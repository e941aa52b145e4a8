"""The rules: what happens when a person asks for something.

`decide` answers an intent with the event that follows from it, with none where nothing changes, or with a refusal; an
answer that was half typed before it was entered ends its draft with a second event. The rules of the clock are in
`time_rules.py`, those of answers in `answer_rules.py`.
"""

from datetime import datetime

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answer_rules import Facts, decide_answer
from facilitator.session.collect_rules import decide_taking_in, last_at_console
from facilitator.session.event_fields import to_milliseconds
from facilitator.session.gap_rules import decide_gap
from facilitator.session.group_intents import GroupIntent
from facilitator.session.group_rules import regroup
from facilitator.session.intents import Intent, Refusal, RunIntent
from facilitator.session.merge_intents import MergeIntent, Part, PutTogether
from facilitator.session.merge_rules import decide_merge
from facilitator.session.move_rules import decide_move
from facilitator.session.next_intents import PlanNext
from facilitator.session.next_rules import decide_next
from facilitator.session.plan import plan_of_added
from facilitator.session.promise_intents import Promised, PromiseIntent, Settle
from facilitator.session.promise_rules import decide_promise
from facilitator.session.role_history import served_before, served_by_now
from facilitator.session.session import Session
from facilitator.session.takeover import taken_over
from facilitator.session.time_rules import decide_time

Decision = tuple[ev.Event, ...] | Refusal


def decide(session: Session, intent: Intent, now: datetime) -> Decision:
    """Return the events that follow from an intent at `now`, or a refusal; the session itself is not changed."""
    facts = _regroup(session, intent) if isinstance(intent, GroupIntent) else _decide(session, intent, now)
    if facts is None:
        return ()
    if isinstance(facts, Refusal):
        return facts
    every = [facts, *_draft_over(session, intent)]
    at = to_milliseconds(now)
    return tuple(kind(seq=seq, at=at, **fields) for seq, (kind, fields) in enumerate(every, session.last_seq + 1))


def _draft_over(session: Session, intent: Intent) -> list[Facts]:
    """Return the end of the draft from which an answer was written."""
    if not isinstance(intent, ask.Write) or intent.typed_at is None or intent.typed_at not in session.drafts:
        return []
    draft = session.drafts[intent.typed_at]
    return [(ev.DraftKept, {"prompt": draft.prompt, "group": draft.group, "person": draft.person, "text": ""})]


def _decide(session: Session, intent: RunIntent, now: datetime) -> Facts | Refusal | None:
    match intent:
        case ask.Undo() | ask.Redo():
            return _undo_or_redo(session, intent)
        case ask.FillBlank(name=name, value=value):
            if all(blank.name != name for blank in session.agenda.blanks):
                return Refusal(f"There is no blank “{name}” in this agenda.")
            return None if session.fills.get(name, "") == value else (ev.BlankFilled, {"name": name, "value": value})
        case ask.TakeOver(agenda=agenda):
            if session.run.ended is not None:
                return Refusal("The workshop is closed. The changed agenda is there for the next one.")
            merged = taken_over(session, agenda)
            return ev.AgendaTakenOver, {
                "agenda": merged,
                "plan_s": plan_of_added(session, merged, to_milliseconds(now)),
            }
        case ask.Reopen(seen=seen):
            return _reopened(session, seen, now)
        case ask.Write() | ask.CloseRow() | ask.Rewrite() | ask.Remove() | ask.KeepDraft() | ask.ShowAnswers():
            return decide_answer(session, intent)
        case ask.Move():
            return decide_move(session, intent)
        case ask.TakeIn():
            return decide_taking_in(session, intent)
        case PlanNext() | PutTogether() | Part() | Settle() | Promised():
            return _decide_note(session, intent, now)
        case ask.NoteSleep() | ask.NoteClock() | ask.DoNotCount():
            return decide_gap(session, intent, to_milliseconds(now))
        case _:
            return decide_time(session, intent, to_milliseconds(now))


def _decide_note(
    session: Session, intent: PlanNext | MergeIntent | PromiseIntent, now: datetime
) -> Facts | Refusal | None:
    match intent:
        case PlanNext():
            return decide_next(session, intent, now)
        case PutTogether() | Part():
            return decide_merge(session, intent)
        case _:
            return decide_promise(session, intent)


def _undo_or_redo(session: Session, intent: ask.Undo | ask.Redo) -> Facts | Refusal:
    """Return what is taken back or brought back, the last thing first."""
    if isinstance(intent, ask.Undo):
        return (ev.Undone, {"target": session.done[-1]}) if session.done else Refusal("There is nothing to undo.")
    if not session.undone:
        return Refusal("There is nothing to bring back.")
    return ev.Redone, {"target": session.undone[-1]}


def _reopened(session: Session, seen: datetime | None, now: datetime) -> Facts:
    """Return how long no console was there: since it was seen last, if that is known, else since its last entry."""
    last = last_at_console(session) if session.log else now
    since = max(last, seen) if seen is not None and seen <= now else last
    return ev.SessionResumed, {"away_s": round(max(0.0, (now - since).total_seconds()), 3)}


def _regroup(session: Session, intent: GroupIntent) -> Facts | Refusal | None:
    roles = session.agenda.groups.roles
    found = regroup(session.seats, intent, roles, served_before(session), served_by_now(session))
    if found is None or isinstance(found, Refusal):
        return found
    seats = found.seats
    facts = {"how": found.how, "about": found.about, "seed": found.seed}
    return ev.GroupsChanged, {**facts, "people": seats.people, "names": seats.names, "groups": seats.groups}
