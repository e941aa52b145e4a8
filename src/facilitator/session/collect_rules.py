"""The rules of answers that a note-taker has handed in: those of typing, and nothing is changed that others wrote."""

from datetime import datetime

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answer_rules import GONE, Facts, person_answering, step_for
from facilitator.session.answers import Answer, Meaning, NotUnderstood, takes_one, understand
from facilitator.session.cells import understand_cell
from facilitator.session.intents import Refusal
from facilitator.session.persons import Answerer, goes_by_name, person_begun, split_name
from facilitator.session.rows import columns_of, given_by
from facilitator.session.session import Session
from facilitator.session.themes import standing_words
from facilitator.session.votes import read_ballot, things_of

PARTING = " | "
"""What stands between the cells of a row, and between options, in the text of an answer."""


def decide_taking_in(session: Session, intent: ask.TakeIn) -> Facts | Refusal | None:
    """Return the answer that is added or corrected, why it cannot be, or None where nothing changes."""
    prompt = session.agenda.find_prompt(intent.prompt)
    if prompt is None:
        return Refusal("Nobody asks that in this workshop.")
    if intent.answer:
        return _corrected(session, prompt, intent)
    if intent.group and intent.group not in session.group_names:
        return Refusal(f"There is no group “{intent.group}” in this session.")
    person, _ = who_said(session, prompt, intent.said, intent.person)
    group = _group_of(session, person) or intent.group
    given = given_by(session, prompt, group, person)[-1:] if takes_one(prompt, person) else ()
    if given:
        whose = person or group or "The room"
        return Refusal(f"{whose} has answered this already: “{short(given[0].says)}”.")
    fields = read_said(session, prompt, intent.said)
    if isinstance(fields, NotUnderstood):
        return Refusal(fields.sentence)
    step = step_for(session, prompt.id)
    who = {"step": step, "prompt": prompt.id, "group": group, "person": person, "source": intent.source}
    return ev.AnswerAdded, {**fields, **who}


def who_said(session: Session, prompt: Prompt, said: tuple[str, ...], person: str = "") -> tuple[str, tuple[str, ...]]:
    """Return who gave an answer on a form and the answer without the name; an empty name where none is known.

    `person` is what stands in the column for the name; else a line may begin with it: "Ana: 4".
    """
    if prompt.who not in {"person", "pair"} or prompt.anonymous:
        return "", said
    if person:
        found = person_begun(session, prompt, person)
        return (found[0] if len(found) == 1 else "" if goes_by_name(session, prompt) else person), said
    if prompt.in_rows or len(said) != 1:
        return "", said
    if goes_by_name(session, prompt):
        named, words = split_name(session, prompt, said[0])
        return named or "", (words,)
    name, colon, words = said[0].partition(":")
    as_it_is = _meaning(session, prompt, said)
    if colon and isinstance(as_it_is, NotUnderstood) and isinstance(_meaning(session, prompt, (words,)), Meaning):
        return " ".join(name.split()), (words.strip(),)
    return "", said


def _group_of(session: Session, person: str) -> str:
    found = person_answering(session, person) if person else None
    return found.group if isinstance(found, Answerer) else ""


def read_said(
    session: Session, prompt: Prompt, said: tuple[str, ...]
) -> dict[str, str | tuple[str, ...]] | NotUnderstood:
    """Return the text, and the cells or the values, that an answer on a form amounts to."""
    if prompt.in_rows:
        cells = list[str]()
        for column, text in zip(columns_of(session, prompt), said, strict=False):
            cell = understand_cell(column, text)
            if isinstance(cell, NotUnderstood):
                return cell
            cells.append(cell)
        cells += [""] * (len(prompt.columns) - len(cells))
        return {"text": PARTING.join(said), "cells": tuple(cells)}
    said = who_said(session, prompt, said)[1]
    meaning = _meaning(session, prompt, said)
    if isinstance(meaning, NotUnderstood):
        return meaning
    return {"text": PARTING.join(said), "values": meaning.values}


def _meaning(session: Session, prompt: Prompt, said: tuple[str, ...]) -> Meaning | NotUnderstood:
    if prompt.kind == "vote":
        return read_ballot(prompt, things_of(session, prompt), ", ".join(said), standing_words(session, prompt.id))
    if len(said) == 1:
        return understand(prompt, said[0])
    if not said:
        return NotUnderstood("Nothing was written yet.")
    if prompt.kind != "checklist" and not prompt.many:
        return NotUnderstood(f"“{short(prompt.ask)}” takes one answer, and {len(said)} are chosen.")
    chosen = list[str]()
    for each in said:
        meaning = understand(prompt, each)
        if isinstance(meaning, NotUnderstood):
            return meaning
        chosen += meaning.values
    return Meaning(tuple(option for option in prompt.options if option in chosen))


def _corrected(session: Session, prompt: Prompt, intent: ask.TakeIn) -> Facts | Refusal | None:
    answer = session.answer(intent.answer)
    if answer is None:
        return GONE
    fields = read_said(session, prompt, intent.said)
    if isinstance(fields, NotUnderstood):
        return Refusal(fields.sentence)
    if "cells" in fields:
        return _row_corrected(answer, tuple(fields["cells"]), intent)
    return ev.AnswerChanged, {**fields, "answer": answer.id, "source": intent.source}


def _row_corrected(answer: Answer, cells: tuple[str, ...], intent: ask.TakeIn) -> Facts:
    """Return the cells that differ as one event, with those between them."""
    before = (*answer.cells, *[""] * (len(cells) - len(answer.cells)))
    differs = [at for at, cell in enumerate(cells) if before[at] != cell] or [0]
    first, last = differs[0], differs[-1]
    written = cells[first : last + 1]
    fields = {"answer": answer.id, "column": first, "text": written[0], "more": written[1:]}
    return ev.CellWritten, {**fields, "source": intent.source}


def last_at_console(session: Session) -> datetime:
    """Return the moment of the last event that came from a console; what is read from forms comes without one."""
    typed = (event for event in reversed(session.log) if getattr(event, "source", None) is None)
    return next(typed, session.log[-1]).at
