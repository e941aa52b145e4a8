"""The rules of promises: what may become of them, and how one is added that the agenda does not ask for."""

from collections.abc import Mapping
from typing import Any

from facilitator.agenda.model import ACTIONS, ANSWERED, OPEN
from facilitator.session import events as ev
from facilitator.session.answer_rules import step_for
from facilitator.session.open_questions import STILL_OPEN, column_at
from facilitator.session.promise_intents import Promised, PromiseIntent, Settle
from facilitator.session.promises import promise_with
from facilitator.session.refusal import Refusal
from facilitator.session.session import Session

Facts = tuple[type[ev.KnownEvent], Mapping[str, Any]]

NO_REASON = Refusal("Say in a few words why it is dropped.")
NOT_THERE = Refusal("That is not on the list any more.")


def decide_promise(session: Session, intent: PromiseIntent) -> Facts | Refusal | None:
    """Return what follows from an intent about promises, why it cannot be done, or None where nothing changes."""
    return _settle(session, intent) if isinstance(intent, Settle) else _promised(session, intent)


def _settle(session: Session, intent: Settle) -> Facts | Refusal | None:
    promise = promise_with(session, intent.promise)
    if promise is None:
        return NOT_THERE
    reason = intent.reason.strip()
    if intent.state == "dropped" and not reason:
        return NO_REASON
    if (promise.state, promise.reason) == (intent.state, reason):
        return None
    if promise.kind == "question" and (written := _in_its_row(session, intent)) is not None:
        return written
    return ev.PromiseSettled, {"promise": promise.id, "state": intent.state, "reason": reason}


def _in_its_row(session: Session, intent: Settle) -> Facts | None:
    """Return the word in a question's own row that says it is open or answered; None where it has to be kept beside."""
    settled, answer = session.settled.get(intent.promise), session.answer(intent.promise)
    prompt = session.agenda.find_prompt(answer.prompt) if answer is not None else None
    if intent.state == "dropped" or intent.reason.strip() or answer is None or prompt is None:
        return None
    if settled is not None and settled.state != "open":
        return None
    word = ANSWERED if intent.state == "done" else OPEN
    return ev.CellWritten, {"answer": answer.id, "column": column_at(prompt, STILL_OPEN), "text": word}


def _promised(session: Session, intent: Promised) -> Facts | Refusal:
    if not intent.what.strip():
        return Refusal("Nothing was written yet.")
    return ev.AnswerAdded, {
        "step": step_for(session, ACTIONS.id),
        "prompt": ACTIONS.id,
        "text": intent.what,
        "cells": (intent.what, intent.who, intent.due),
    }
