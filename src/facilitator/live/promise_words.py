"""What can be changed of a promise from the list of promises, and what that asks for."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.agenda.model import ACTION_COLUMNS, PARKED
from facilitator.session import intents as ask
from facilitator.session.answers import Answer
from facilitator.session.due import explain_due
from facilitator.session.intents import Intent
from facilitator.session.open_questions import ANSWER, QUESTION, column_at, question_cell
from facilitator.session.promise import Promise
from facilitator.session.promise_intents import Promised, Settle
from facilitator.session.promises import action_cell, action_column, owner_row, promise_with
from facilitator.session.session import Session
from facilitator.session.workshop_day import said_on, workshop_day

_OF_ACTIONS = tuple(column.name for column in ACTION_COLUMNS)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a promise that can be changed."""

    name: str
    stands: str
    """What stands there."""


def parking(words: str) -> Intent:
    """Return what lets words wait in the parking lot."""
    return ask.Write(PARKED.id, words)


def explain_day(session: Session, typed: str, now: datetime) -> str:
    """Return what day a text names at this moment, in full."""
    return explain_due(typed, said_on(session, now), workshop_day(session))


def parts_to_change(session: Session, promise: Promise) -> tuple[Part, ...]:
    """Return what can be changed of a promise; nothing of the agenda's homework and of what was carried over."""
    answer = session.answer(promise.id)
    prompt = session.agenda.find_prompt(answer.prompt) if answer is not None else None
    if answer is None or prompt is None:
        return ()
    if promise.kind == "action":
        cells = (action_cell(prompt, answer, column) for column in range(len(_OF_ACTIONS)))
        return tuple(map(Part, _OF_ACTIONS, cells))
    if promise.kind == "question":
        words, said = (question_cell(prompt, answer, column) for column in (QUESTION, ANSWER))
        return (
            Part("Answer", said),
            Part("Who", promise.who),
            Part("By when", promise.due),
            Part("Question", words),
        )
    return (Part(PARKED.ask, answer.text),)


def rewriting(session: Session, promise: Promise, part: str, typed: str) -> tuple[Intent, ...]:
    """Return what lets a part of a promise stand with other words.

    An answer to a question lets it be answered. Who takes an open question, and by when, stands in a row of actions
    with the question's words; there is one more where nobody has taken it yet.
    """
    answer = session.answer(promise.id)
    prompt = session.agenda.find_prompt(answer.prompt) if answer is not None else None
    if answer is None or prompt is None:
        return ()
    if promise.kind == "action":
        return (ask.Rewrite(answer.id, typed, action_column(prompt, _OF_ACTIONS.index(part))),)
    if promise.kind != "question":
        return (ask.Rewrite(answer.id, typed),)
    if part == "Answer":
        return ask.Rewrite(answer.id, typed, column_at(prompt, ANSWER)), Settle(promise.id, "done")
    if part == "Question":
        return _asked_otherwise(session, promise, ask.Rewrite(answer.id, typed, column_at(prompt, QUESTION)))
    row = owner_row(session, promise)
    if row is None:
        return (Promised(promise.what, typed if part == "Who" else "", typed if part == "By when" else ""),)
    return (_in_row(session, row, part, typed),)


def reworded(session: Session, rewrite: ask.Rewrite) -> tuple[Intent, ...]:
    """Return what a rewriting asks for in all: the words of a question stand in the row of who takes it as well."""
    promise, answer = promise_with(session, rewrite.answer), session.answer(rewrite.answer)
    prompt = session.agenda.find_prompt(answer.prompt) if answer is not None else None
    if promise is None or promise.kind != "question" or prompt is None:
        return (rewrite,)
    asks = rewrite.column == column_at(prompt, QUESTION)
    return _asked_otherwise(session, promise, rewrite) if asks else (rewrite,)


def _asked_otherwise(session: Session, promise: Promise, rewrite: ask.Rewrite) -> tuple[Intent, ...]:
    """Return what lets a question stand in other words, in the row of who takes it as well."""
    row = owner_row(session, promise)
    return (rewrite,) if row is None else (rewrite, _in_row(session, row, "What", rewrite.text))


def _in_row(session: Session, row: Answer, part: str, typed: str) -> Intent:
    prompt = session.agenda.find_prompt(row.prompt)
    column = _OF_ACTIONS.index(part)
    return ask.Rewrite(row.id, typed, action_column(prompt, column) if prompt is not None else column)
