"""What was promised, parked and settled, in words for the facilitator."""

from datetime import datetime

from facilitator.agenda.model import PARKED
from facilitator.agenda.problems import short
from facilitator.session import events as ev
from facilitator.session.cells import say_odd_cells
from facilitator.session.due import explain_due
from facilitator.session.promises import BY_WHEN, action_column, parked_open, promise_with
from facilitator.session.session import Session
from facilitator.session.workshop_day import said_on, workshop_day

_WORDS = {"done": "Done", "dropped": "Dropped", "open": "Open again"}


def say_promise(before: Session, event: ev.PromiseSettled | ev.AnswerAdded | ev.CellWritten) -> str:
    """Return what is to be said of an event that changed `before`, where it promises, parks or settles something."""
    return say_settled(before, event) if isinstance(event, ev.PromiseSettled) else say_written(before, event)


def say_settled(before: Session, event: ev.PromiseSettled) -> str:
    """Return what has become of a promise: "Dropped: “Call the supplier” (they called us)."."""
    promise = promise_with(before, event.promise)
    what = f"“{short(promise.what)}”" if promise is not None else "a promise"
    reason = f" ({event.reason})" if event.reason else ""
    return f"{_WORDS[event.state]}: {what}{reason}. Press u to take that back."


def name_settled(session: Session, event: ev.PromiseSettled) -> str:
    """Return what an event was, for “Undone: …”."""
    promise = promise_with(session, event.promise)
    what = f"“{short(promise.what)}”" if promise is not None else "a promise"
    return f"{what} is {event.state}"


def say_written(before: Session, event: ev.AnswerAdded | ev.CellWritten) -> str:
    """Return that something is parked, or the day that was written into a row of actions, in full; else nothing."""
    if isinstance(event, ev.AnswerAdded) and event.prompt == PARKED.id:
        waiting = parked_open(before) + 1
        return f"Parked: “{short(event.text)}”. {waiting} wait there; h shows them." if waiting > 1 else _first(event)
    prompt_id, at, written = _written(before, event)
    prompt = before.agenda.find_prompt(prompt_id)
    if prompt is None:
        return ""
    if prompt.kind != "actions":
        return say_odd_cells([prompt.columns[at] for at in written if at < len(prompt.columns)], [*written.values()])
    due = written.get(action_column(prompt, BY_WHEN), "")
    return explain_due(due, said_on(before, at), workshop_day(before))


def _first(event: ev.AnswerAdded) -> str:
    return f"Parked: “{short(event.text)}”. h shows it."


def _written(before: Session, event: ev.AnswerAdded | ev.CellWritten) -> tuple[str, datetime, dict[int, str]]:
    """Return the prompt, the moment from which its days are counted, and what was written by column."""
    if isinstance(event, ev.AnswerAdded):
        return event.prompt, event.at, dict(enumerate(event.cells))
    answer = before.answer(event.answer)
    cells = dict(enumerate((event.text, *event.more), start=event.column))
    return (answer.prompt, answer.at, cells) if answer is not None else ("", event.at, cells)
