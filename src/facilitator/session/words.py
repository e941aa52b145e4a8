"""What happened, in words for the facilitator."""

from facilitator.session import events as ev
from facilitator.session.answers import takes_one
from facilitator.session.gap_words import name_gap_event, say_gap_event
from facilitator.session.group_words import name_regrouped, say_regrouped
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
        case ev.AgendaTakenOver():
            return "The changed agenda holds for the steps to come. Press u to take that back."
        case ev.GroupsChanged():
            return say_regrouped(event)
        case ev.AnswerChanged():
            return _instead(before, event)
        case ev.AnswerRemoved():
            return f"Removed: {_said(before, event.answer)}. Press u to bring it back."
        case ev.ComputerSlept() | ev.ClockSet() | ev.GapLeftOut():
            return say_gap_event(before, event)
        case _:
            return say_time_event(before, event)


def name_event(session: Session, seq: int) -> str:
    """Return what the event with this number was: "the answer “Price list” of Blue", "the pause"."""
    event = session.event(seq)
    match event:
        case ev.AnswerAdded():
            return f"the answer {quoted(event.text or ' · '.join(event.cells))} of {event.group or 'the room'}"
        case ev.AnswerChanged() | ev.CellWritten():
            return quoted(event.text)
        case ev.BlankFilled():
            return f"the words for [{event.name}]"
        case ev.GroupsChanged():
            return name_regrouped(event)
        case ev.GapLeftOut():
            return name_gap_event(event)
        case _:
            return _NAMES.get(type(event)) or (name_time_event(session, event) if event else "") or "the last thing"


_NAMES: dict[type, str] = {
    ev.AnswerRemoved: "the removal of an answer",
    ev.AgendaTakenOver: "the changed agenda",
}


def _instead(before: Session, event: ev.AnswerChanged) -> str:
    """Return what stood there before, where a second answer took the place of the only one there is."""
    answer = before.answer(event.answer)
    prompt = before.agenda.find_prompt(answer.prompt) if answer else None
    if answer is None or prompt is None or not takes_one(prompt) or prompt.kind == "checklist":
        return ""
    return f"Instead of {quoted(answer.says)}. Press u to take that back."


def _said(session: Session, answer_id: str) -> str:
    answer = session.answer(answer_id)
    return quoted(answer.says) if answer else "an answer"
