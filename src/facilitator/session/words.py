"""What happened, in words for the facilitator."""

from facilitator.agenda.duration import say_length
from facilitator.session import events as ev
from facilitator.session.answers import takes_one
from facilitator.session.plan import price_at
from facilitator.session.session import Session
from facilitator.timing.words import stopwatch

LONGEST = 40
MOST_PAYERS = 3


def say_event(before: Session, event: ev.Event) -> str:
    """Return what has to be said of an event that changed `before`; empty where the screen shows it by itself."""
    match event:
        case ev.Undone():
            return f"Undone: {name_event(before, event.target)}."
        case ev.Redone():
            return f"Back again: {name_event(before, event.target)}."
        case ev.StepSkipped():
            closed = " The workshop is closed." if event.then is None and before.run.running == event.step else ""
            return f"Skipped: {_title(before, event.step)}.{closed} Press u to take it back."
        case ev.WorkshopEnded():
            return "The workshop is closed. Press r for the report."
        case ev.TargetChanged():
            amount = say_length(max(1.0, abs(event.by_s)))
            return f"{amount} {'more' if event.by_s > 0 else 'less'} for this step.{_price(before, event)}"
        case ev.DeadlineMoved():
            return f"The workshop has to end at {event.deadline.astimezone(before.zone):%H:%M}."
        case ev.BlankFilled():
            return f"[{event.name}] is “{event.value}” from here on."
        case ev.AgendaTakenOver():
            return "The changed agenda holds for the steps to come. Press u to take that back."
        case ev.AnswerChanged():
            return _instead(before, event)
        case ev.AnswerRemoved():
            return f"Removed: {_said(before, event.answer)}. Press u to bring it back."
        case _:
            return ""


def name_event(session: Session, seq: int) -> str:
    """Return what the event with this number was: "the answer “Price list” of Blue", "the pause"."""
    event = session.event(seq)
    match event:
        case ev.StepStarted():
            return f"the step to {_title(session, event.step)}"
        case ev.StepSkipped():
            return f"the skipping of {_title(session, event.step)}"
        case ev.TargetChanged():
            return "the minute more" if event.by_s > 0 else "the minute less"
        case ev.AnswerAdded():
            return f"the answer {_quote(event.text or ' · '.join(event.cells))} of {event.group or 'the room'}"
        case ev.AnswerChanged() | ev.CellWritten():
            return _quote(event.text)
        case ev.BlankFilled():
            return f"the words for [{event.name}]"
        case _:
            return _NAMES.get(type(event), "the last thing")


_NAMES: dict[type, str] = {
    ev.WorkshopStarted: "the start",
    ev.WorkshopEnded: "the close of the workshop",
    ev.ClockPaused: "the pause",
    ev.ClockResumed: "the end of the pause",
    ev.DeadlineMoved: "the other end time",
    ev.AnswerRemoved: "the removal of an answer",
    ev.AgendaTakenOver: "the changed agenda",
}


def _price(before: Session, event: ev.TargetChanged) -> str:
    """Return which steps pay for more time, and how much; empty where nobody has to."""
    if event.by_s <= 0 or event.step != before.run.running:
        return ""
    price = price_at(before, event.at, event.by_s)
    paid = [
        f"{stopwatch(each.taken_s)} from {_title(before, each.key)}" for each in price.payments if each.taken_s >= 1
    ]
    payers = (
        f" It takes {', '.join(paid[:MOST_PAYERS])}{' and others' if len(paid) > MOST_PAYERS else ''}." if paid else ""
    )
    short = f" {stopwatch(price.short_s)} of it is nowhere to be found." if price.short_s >= 1 else ""
    return f"{payers}{short}"


def _instead(before: Session, event: ev.AnswerChanged) -> str:
    """Return what stood there before, where a second answer took the place of the only one there is."""
    answer = before.answer(event.answer)
    prompt = before.agenda.find_prompt(answer.prompt) if answer else None
    if answer is None or prompt is None or not takes_one(prompt) or prompt.kind == "checklist":
        return ""
    return f"Instead of {_quote(answer.says)}. Press u to take that back."


def _title(session: Session, step_id: str) -> str:
    step = session.agenda.find_step(step_id)
    return step.title if step else step_id


def _said(session: Session, answer_id: str) -> str:
    answer = session.answer(answer_id)
    return _quote(answer.says) if answer else "an answer"


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"
