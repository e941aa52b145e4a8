"""The rules of answers: who may answer what, what each kind of prompt takes, and how a table row fills up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from facilitator.agenda.model import BUILT_IN, Prompt
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answers import Answer, Meaning, NotUnderstood, takes_one, understand
from facilitator.session.cells import cells_of, understand_cell
from facilitator.session.intents import AnswerIntent, Refusal
from facilitator.session.open_questions import with_standing
from facilitator.session.persons import Answerer, goes_by_name, members, people_here, roll_call
from facilitator.session.rows import columns_of, given_by, given_row, next_column, open_row
from facilitator.session.session import Session
from facilitator.session.themes import standing_words
from facilitator.session.votes import read_ballot, things_of

Facts = tuple[type[ev.KnownEvent], Mapping[str, Any]]

GONE = Refusal("That answer is not there any more.")


def decide_answer(session: Session, intent: AnswerIntent) -> Facts | Refusal | None:
    """Return what follows from an intent about answers, why it cannot be done, or None where nothing changes."""
    match intent:
        case ask.ShowAnswers(prompt=prompt):
            return _show(session, prompt)
        case ask.Write():
            return _write(session, intent)
        case ask.CloseRow():
            return _close_row(session, intent)
        case ask.Rewrite():
            return _rewrite(session, intent)
        case ask.Remove():
            return GONE if session.answer(intent.answer) is None else (ev.AnswerRemoved, {"answer": intent.answer})
        case ask.KeepDraft():
            return _keep_draft(session, intent)


def is_hidden(session: Session, prompt: Prompt, given: tuple[Answer, ...]) -> bool:
    """Return whether answers are kept out of sight: while its step runs and somebody has not answered yet.

    Groups have answered when each has given something, single people when each has, by name or without one. Where
    nobody was counted nobody can tell that all are in: then they are seen once the step is over.
    """
    if not prompt.hidden or session.run.running is None or prompt.id in session.shown:
        return False
    if prompt not in session.agenda.prompts_in(step_at(session)):
        return False
    if prompt.who in {"person", "pair"} or (prompt.who == "group" and session.group_names):
        return not roll_call(session, prompt, given).complete
    return False


LEFT_AFTER_S = 6 * 3600.0
"""A session in which nothing has happened for so long was left, even if nobody closed it."""


def as_left(session: Session, now: datetime | None = None) -> Session:
    """Return a session as it is known once nobody sits in its room any more: what was hidden is seen.

    Where `now` is given and something happened in the last hours, it stays as it is.
    """
    if now is not None and session.log and (now - session.log[-1].at).total_seconds() < LEFT_AFTER_S:
        return session
    hidden = (prompt.id for step in session.agenda.walk() for prompt in step.prompts if prompt.hidden)
    return replace(session, shown=session.shown.union(hidden))


def _show(session: Session, prompt_id: str) -> Facts | Refusal | None:
    prompt = session.agenda.find_prompt(prompt_id)
    if prompt is None or not is_hidden(session, prompt, session.answers_to(prompt_id)):
        return Refusal("These answers are not hidden.")
    return ev.AnswersShown, {"prompt": prompt_id}


def _answerer(session: Session, prompt: Prompt, group: str, person: str = "") -> Answerer | Refusal:
    """Return under which group and name an answer is kept, or why nobody can give it."""
    if person and goes_by_name(session, prompt):
        return person_answering(session, person)
    if prompt.who == "room" or not session.group_names:
        return Answerer("")
    if not group and prompt.who == "group":
        return Refusal(f"Which group says that? Press its number first, 1 to {len(session.group_names)}.")
    if group and group not in session.group_names:
        return Refusal(f"There is no group “{group}” in this session.")
    return Answerer(group)


def person_answering(session: Session, person: str) -> Answerer | Refusal:
    """Return a person or a pair with the group that they sit in, or that somebody of that name is not here."""
    here = {each.person: each.group for each in people_here(session)}
    names = members(session, person)
    strange = next((name for name in names if name not in here), None)
    if strange is not None:
        return Refusal(f"Nobody called “{strange}” is here. Press l to see who is.")
    return Answerer(here[names[0]], person)


def _write(session: Session, intent: ask.Write) -> Facts | Refusal:
    prompt = session.agenda.find_prompt(intent.prompt)
    if prompt is None:
        return Refusal("There is nothing to answer in this step.")
    who = _answerer(session, prompt, intent.group, intent.person)
    if isinstance(who, Refusal):
        return who
    if prompt.in_rows:
        return _write_cells(session, prompt, who, intent)
    before = given_by(session, prompt, who.group, who.person)[-1:] if takes_one(prompt, who.person) else ()
    meaning = _meaning(session, prompt, intent.text, before[0].values if before else ())
    if isinstance(meaning, NotUnderstood):
        return Refusal(meaning.sentence)
    if before and prompt.kind == "checklist" and not meaning.values:
        return ev.AnswerRemoved, {"answer": before[0].id}
    if before:
        return ev.AnswerChanged, {"answer": before[0].id, "text": intent.text, "values": meaning.values}
    return ev.AnswerAdded, {
        "step": step_for(session, prompt.id),
        "prompt": prompt.id,
        "group": who.group,
        "person": who.person,
        "text": intent.text,
        "values": meaning.values,
    }


def _meaning(session: Session, prompt: Prompt, text: str, ticked: tuple[str, ...] = ()) -> Meaning | NotUnderstood:
    if prompt.kind == "vote":
        return read_ballot(prompt, things_of(session, prompt), text, standing_words(session, prompt.id))
    return understand(prompt, text, ticked)


def step_for(session: Session, prompt_id: str) -> str:
    """Return the step an answer belongs to: the one that the room is in if it asks this, else the one that does."""
    here = step_at(session)
    asked = (*session.agenda.prompts_in(here), *BUILT_IN)
    if any(prompt.id == prompt_id for prompt in asked):
        return here
    return next((s.id for s in session.agenda.walk() if any(p.id == prompt_id for p in s.prompts)), "")


def step_at(session: Session) -> str:
    """Return the step that the room is in: before the start the first, after the end the one that ran last."""
    return session.run.last or next((step.id for step in session.agenda.leaves()), "")


def _write_cells(session: Session, prompt: Prompt, who: Answerer, intent: ask.Write) -> Facts | Refusal:
    row = open_row(session, prompt, who.group, who.person)
    column = next_column(session, prompt, who.group, who.person)
    parts = cells_of(intent, len(prompt.columns) - column)
    if row is None and column == 0 and not any(part.strip() for part in parts):
        belongs = Refusal("Which of them does it belong to? Begin with its number.")
        return belongs if prompt.sorts else Refusal(f"A row begins with its {prompt.columns[0].name.lower()}.")
    cells: list[str] = []
    columns = columns_of(session, prompt)
    for offset, part in enumerate(parts):
        cell = understand_cell(columns[column + offset], part)
        if isinstance(cell, NotUnderstood) and (len(parts) == 1 or (prompt.sorts and not column + offset)):
            return Refusal(cell.sentence)
        # Of a whole row nothing waits for one cell: it stands as typed, and that is said.
        cells.append(part if isinstance(cell, NotUnderstood) else cell)
    if intent.row_done:
        cells += [""] * (len(prompt.columns) - column - len(cells))
    if prompt.kind == "questions":
        cells = with_standing(prompt, row.cells if row is not None else (), cells)
    if row is not None:
        return ev.CellWritten, {"answer": row.id, "column": column, "text": cells[0], "more": tuple(cells[1:])}
    given = given_row(session, prompt, who.group, who.person)
    whole = tuple(cells) if given is None else (given, *cells)
    return _row_added(session, prompt, who, intent.text, whole)


def _row_added(session: Session, prompt: Prompt, who: Answerer, text: str, cells: tuple[str, ...]) -> Facts:
    return ev.AnswerAdded, {
        "step": step_for(session, prompt.id),
        "prompt": prompt.id,
        "group": who.group,
        "person": who.person,
        "text": text,
        "cells": cells,
    }


def _close_row(session: Session, intent: ask.CloseRow) -> Facts | Refusal | None:
    prompt = session.agenda.find_prompt(intent.prompt)
    if prompt is None or not prompt.in_rows:
        return None
    who = _answerer(session, prompt, intent.group, intent.person)
    if isinstance(who, Refusal):
        return who
    row = open_row(session, prompt, who.group, who.person)
    if row is None:
        given = given_row(session, prompt, who.group, who.person)
        rest = ("",) * (len(prompt.columns) - 1)
        return None if given is None else _row_added(session, prompt, who, given, (given, *rest))
    return ev.CellWritten, {"answer": row.id, "column": len(prompt.columns) - 1, "text": ""}


def _rewrite(session: Session, intent: ask.Rewrite) -> Facts | Refusal | None:
    answer = session.answer(intent.answer)
    prompt = session.agenda.find_prompt(answer.prompt) if answer is not None else None
    if answer is None or prompt is None:
        return GONE
    if prompt.in_rows:
        if not 0 <= intent.column < len(prompt.columns):
            return GONE
        cell = understand_cell(columns_of(session, prompt)[intent.column], intent.text)
        if isinstance(cell, NotUnderstood):
            return Refusal(cell.sentence)
        if answer.cells[intent.column : intent.column + 1] == (cell,):
            return None
        return ev.CellWritten, {"answer": answer.id, "column": intent.column, "text": cell}
    meaning = _meaning(session, prompt, intent.text)
    if isinstance(meaning, NotUnderstood):
        return Refusal(meaning.sentence)
    if answer.text == intent.text and answer.values == meaning.values:
        return None
    return ev.AnswerChanged, {"answer": answer.id, "text": intent.text, "values": meaning.values}


def _keep_draft(session: Session, intent: ask.KeepDraft) -> Facts | None:
    kept = session.drafts.get((intent.prompt, intent.person or intent.group))
    if intent.text == (kept.text if kept else ""):
        return None
    whose = {"prompt": intent.prompt, "group": intent.group, "person": intent.person}
    return ev.DraftKept, {**whose, "text": intent.text}
