"""What happened, in words for the facilitator."""

from facilitator.session import events as ev
from facilitator.session.answer_rules import is_hidden
from facilitator.session.answers import takes_one
from facilitator.session.gap_words import name_gap_event, say_gap_event
from facilitator.session.group_words import name_regrouped, say_regrouped
from facilitator.session.merge_words import name_merge, say_merge
from facilitator.session.next_rules import say_planned
from facilitator.session.promise_words import name_settled, say_promise
from facilitator.session.session import Session
from facilitator.session.time_words import name_time_event, quoted, say_time_event


def say_event(before: Session, event: ev.Event) -> str:
    """Return what has to be said of an event that changed `before`; empty where the screen shows it by itself."""
    match event:
        case ev.Undone():
            return f"Undone: {name_event(before, event.target)}."
        case ev.Redone():
            return f"Back again: {name_event(before, event.target)}."
        case ev.BlankFilled():
            return f"[{event.name}] is “{event.value}” from here on."
        case ev.GroupsChanged():
            return say_regrouped(event)
        case ev.NextPlanned():
            return say_planned(event)
        case ev.AnswerChanged():
            return _instead(before, event)
        case ev.AnswerRemoved():
            return f"Removed: {_said(before, event.answer)}. Press u to bring it back."
        case ev.AnswerMoved():
            return _moved(before, event)
        case ev.AnswersMerged() | ev.AnswersParted():
            return say_merge(before, event)
        case ev.PromiseSettled() | ev.AnswerAdded() | ev.CellWritten():
            return say_promise(before, event)
        case ev.ComputerSlept() | ev.ClockSet() | ev.GapLeftOut():
            return say_gap_event(before, event)
        case _:
            return _SAYS.get(type(event)) or say_time_event(before, event)


_SAYS: dict[type, str] = {
    ev.AgendaTakenOver: "The changed agenda holds for the steps to come. Press u to take that back.",
    ev.AnswersShown: "The answers are shown. Press u to hide them again.",
}


def name_event(session: Session, seq: int) -> str:
    """Return what the event with this number was: "the answer “Price list” of Blue", "the pause"."""
    event = session.event(seq)
    match event:
        case ev.AnswerAdded():
            whose = event.person or event.group or "the room"
            if _is_hidden(session, event.prompt):
                return f"the answer of {whose}"
            return f"the answer {quoted(event.text or ' · '.join(filter(None, event.cells)))} of {whose}"
        case ev.AnswerChanged() | ev.CellWritten():
            changed = session.answer(event.answer)
            return "an answer" if changed and _is_hidden(session, changed.prompt) else quoted(event.text)
        case ev.BlankFilled():
            return f"the words for [{event.name}]"
        case ev.GroupsChanged():
            return name_regrouped(event)
        case ev.AnswersMerged() | ev.AnswersParted():
            return name_merge(session, event)
        case ev.GapLeftOut():
            return name_gap_event(event)
        case _:
            if isinstance(event, ev.PromiseSettled):
                return name_settled(session, event)
            return _NAMES.get(type(event)) or (name_time_event(session, event) if event else "") or "the last thing"


_NAMES: dict[type, str] = {
    ev.AnswerRemoved: "the removal of an answer",
    ev.AnswerMoved: "the moving of an answer",
    ev.AnswersShown: "the early look at the answers",
    ev.AgendaTakenOver: "the changed agenda",
    ev.NextPlanned: "the day of the next workshop",
}


def _instead(before: Session, event: ev.AnswerChanged) -> str:
    """Return what stood there before, where a second answer took the place of the only one there is."""
    answer = before.answer(event.answer)
    prompt = before.agenda.find_prompt(answer.prompt) if answer else None
    if answer is None or prompt is None or not takes_one(prompt, answer.person) or prompt.kind == "checklist":
        return ""
    whose = f" of {answer.person}" if answer.person else ""
    what = "the answer before" if _is_hidden(before, prompt.id) else quoted(answer.says)
    return f"Instead of {what}{whose}. Press u to take that back."


def _moved(before: Session, event: ev.AnswerMoved) -> str:
    """Return where an answer went: "Moved to Red: “Late bread”. Press u to bring it back."."""
    answer, prompt = before.answer(event.answer), before.agenda.find_prompt(event.prompt)
    asked = quoted(prompt.ask) if prompt and answer and answer.prompt != event.prompt else ""
    whose = event.person or event.group
    same = answer is not None and whose == answer.by
    where = ", ".join(filter(None, (asked, "" if asked and same else whose))) or "the room"
    left = answer.person if answer is not None and answer.person and not event.person else ""
    nameless = f", without the name of {left}" if left else ""
    return f"Moved to {where}{nameless}: {_said(before, event.answer)}. Press u to bring it back."


def _said(session: Session, answer_id: str) -> str:
    answer = session.answer(answer_id)
    if answer is None or _is_hidden(session, answer.prompt):
        return f"the answer of {answer.by or 'the room'}" if answer else "an answer"
    return quoted(answer.says)


def _is_hidden(session: Session, prompt_id: str) -> bool:
    """Return whether what was answered to a prompt is not to be seen yet, in a sentence neither."""
    prompt = session.agenda.find_prompt(prompt_id)
    return prompt is not None and is_hidden(session, prompt, session.answers_to(prompt_id))
