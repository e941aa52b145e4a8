"""The rules of answers: who may answer what, what each kind of prompt takes, and how a table row fills up."""

import re
from collections.abc import Mapping
from typing import Any

from facilitator.agenda.model import Column, Prompt
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answers import Answer, Meaning, NotUnderstood, takes_one, understand
from facilitator.session.intents import AnswerIntent, Refusal
from facilitator.session.rows import columns_of, given_row, next_column, open_row
from facilitator.session.session import Session
from facilitator.session.votes import read_ballot, things_of

Facts = tuple[type[ev.KnownEvent], Mapping[str, Any]]

GONE = Refusal("That answer is not there any more.")


def decide_answer(session: Session, intent: AnswerIntent) -> Facts | Refusal | None:
    """Return what follows from an intent about answers, why it cannot be done, or None where nothing changes."""
    match intent:
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

    Groups have answered when each has given something, single people when there are as many answers as people.
    """
    if not prompt.hidden or session.run.running is None or prompt not in session.agenda.prompts_in(step_at(session)):
        return False
    if prompt.who == "group" and session.group_names:
        return not {answer.group for answer in given} >= set(session.group_names)
    if prompt.who not in {"person", "pair"}:
        return False
    # Nobody can tell that all are in where nobody was counted: then they are seen once the step is over.
    wanted = session.people // (2 if prompt.who == "pair" else 1)
    return not wanted or len(given) < wanted


def _answerer(session: Session, prompt: Prompt, group: str) -> str | Refusal:
    """Return the group under which an answer is kept, or why nobody can give it."""
    if prompt.who == "room" or not session.group_names:
        return ""
    if not group and prompt.who == "group":
        return Refusal(f"Which group says that? Press its number first, 1 to {len(session.group_names)}.")
    if group and group not in session.group_names:
        return Refusal(f"There is no group “{group}” in this session.")
    return group


def _write(session: Session, intent: ask.Write) -> Facts | Refusal:
    prompt = session.agenda.find_prompt(intent.prompt)
    if prompt is None:
        return Refusal("There is nothing to answer in this step.")
    group = _answerer(session, prompt, intent.group)
    if isinstance(group, Refusal):
        return group
    if prompt.in_rows:
        return _write_cells(session, prompt, group, intent)
    before = session.answers_to(prompt.id, group)[-1:] if takes_one(prompt) else ()
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
        "group": group,
        "text": intent.text,
        "values": meaning.values,
    }


def _meaning(session: Session, prompt: Prompt, text: str, ticked: tuple[str, ...] = ()) -> Meaning | NotUnderstood:
    if prompt.kind == "vote":
        return read_ballot(prompt, things_of(session, prompt), text)
    return understand(prompt, text, ticked)


def step_for(session: Session, prompt_id: str) -> str:
    """Return the step an answer belongs to: the one that the room is in if it asks this, else the one that does."""
    here = step_at(session)
    if any(prompt.id == prompt_id for prompt in session.agenda.prompts_in(here)):
        return here
    return next((s.id for s in session.agenda.walk() if any(p.id == prompt_id for p in s.prompts)), "")


def step_at(session: Session) -> str:
    """Return the step that the room is in: before the start the first, after the end the one that ran last."""
    return session.run.last or next((step.id for step in session.agenda.leaves()), "")


def _write_cells(session: Session, prompt: Prompt, group: str, intent: ask.Write) -> Facts | Refusal:
    row, column = open_row(session, prompt, group), next_column(session, prompt, group)
    parts = _cells_of(intent, len(prompt.columns) - column)
    if row is None and column == 0 and not any(part.strip() for part in parts):
        belongs = Refusal("Which of them does it belong to? Begin with its number.")
        return belongs if prompt.sorts else Refusal(f"A row begins with its {prompt.columns[0].name.lower()}.")
    cells: list[str] = []
    columns = columns_of(session, prompt)
    for offset, part in enumerate(parts):
        cell = understand_cell(columns[column + offset], part)
        if isinstance(cell, NotUnderstood):
            return Refusal(cell.sentence)
        cells.append(cell)
    if row is not None:
        return ev.CellWritten, {"answer": row.id, "column": column, "text": cells[0], "more": tuple(cells[1:])}
    given = given_row(session, prompt, group)
    whole = tuple(cells) if given is None else (given, *cells)
    return _row_added(session, prompt, group, intent.text, whole)


def _cells_of(intent: ask.Write, room: int) -> list[str]:
    """Return the cells that a text fills; what is beyond the last of `room` columns stays in the last one."""
    parts = re.split(r"[|\t]", intent.text) if intent.cells else [intent.text]
    if len(parts) == 1 or room == 1:
        return [intent.text]
    parts = [part.strip() for part in parts]
    return parts if len(parts) <= room else [*parts[: room - 1], " | ".join(parts[room - 1 :])]


def _row_added(session: Session, prompt: Prompt, group: str, text: str, cells: tuple[str, ...]) -> Facts:
    return ev.AnswerAdded, {
        "step": step_for(session, prompt.id),
        "prompt": prompt.id,
        "group": group,
        "text": text,
        "cells": cells,
    }


def understand_cell(column: Column, text: str) -> str | NotUnderstood:
    """Return what is kept in a cell: the option that was meant where the column has some, else the text as typed."""
    if not column.options or not text.strip():
        return text
    choice = Prompt(id="", ask=column.name, kind="choice", options=column.options)
    meaning = understand(choice, text)
    return meaning if isinstance(meaning, NotUnderstood) else meaning.values[0]


def _close_row(session: Session, intent: ask.CloseRow) -> Facts | Refusal | None:
    prompt = session.agenda.find_prompt(intent.prompt)
    if prompt is None or not prompt.in_rows:
        return None
    group = _answerer(session, prompt, intent.group)
    row = open_row(session, prompt, group) if isinstance(group, str) else None
    if row is None:
        return group if isinstance(group, Refusal) else None
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
    kept = session.drafts.get((intent.prompt, intent.group))
    if intent.text == (kept.text if kept else ""):
        return None
    return ev.DraftKept, {"prompt": intent.prompt, "group": intent.group, "text": intent.text}
