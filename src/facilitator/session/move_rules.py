"""The rules of moving an answer: it has to fit where it goes, and nothing that stands there is replaced."""

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answer_rules import GONE, Facts, step_for
from facilitator.session.answers import Answer, NotUnderstood, takes_one, understand
from facilitator.session.cells import understand_cell
from facilitator.session.open_questions import with_standing
from facilitator.session.persons import Answerer, goes_by_name, members, people_here
from facilitator.session.refusal import Refusal
from facilitator.session.rows import columns_of, given_by
from facilitator.session.session import Session
from facilitator.session.themes import standing_words
from facilitator.session.votes import read_ballot, things_of

WAY_OUT = "The notes and the parking lot take everything."


def decide_move(session: Session, intent: ask.Move) -> Facts | Refusal | None:
    """Return where an answer goes and what it means there, why it cannot go, or None where it is there already."""
    answer = session.answer(intent.answer)
    prompt = session.agenda.find_prompt(intent.prompt or answer.prompt) if answer is not None else None
    if answer is None or prompt is None:
        return GONE
    who = _whose(session, answer, prompt, intent.group)
    if isinstance(who, Refusal):
        return who
    if (prompt.id, who.group, who.person) == (answer.prompt, answer.group, answer.person):
        return None
    given = given_by(session, prompt, who.group, who.person)[-1:] if takes_one(prompt, who.person) else ()
    if given:
        name = who.person or who.group or "The room"
        return Refusal(f"{name} has answered “{short(prompt.ask)}” already: “{short(given[0].says)}”.")
    stays = prompt.id == answer.prompt
    fields = _as_it_stands(answer, prompt) if stays else _meant_by(session, answer, prompt)
    if isinstance(fields, NotUnderstood):
        return Refusal(f"{fields.sentence} {WAY_OUT}")
    step = answer.step if stays else step_for(session, prompt.id)
    to = {"step": step, "prompt": prompt.id, "group": who.group, "person": who.person}
    return ev.AnswerMoved, {"answer": answer.id, **to, **fields}


def _whose(session: Session, answer: Answer, prompt: Prompt, group: str | None) -> Answerer | Refusal:
    """Return whose a moved answer is: it keeps its person only where that person can answer the question."""
    if group is not None and group not in ("", *session.group_names):
        return Refusal(f"There is no group “{group}” in this session.")
    if prompt.who == "room" or not session.group_names:
        if group and prompt.id == answer.prompt:
            return Refusal(f"“{short(prompt.ask)}” is answered by the whole room, not by groups.")
        return Answerer("", _person_of(session, answer, prompt) if not session.group_names else "")
    wanted = answer.group if group is None else group
    if not wanted and prompt.who == "group":
        return Refusal(f"“{short(prompt.ask)}” is answered by groups. Press the number of the group first.")
    return Answerer(wanted, _person_of(session, answer, prompt) if wanted == answer.group else "")


def _person_of(session: Session, answer: Answer, prompt: Prompt) -> str:
    if not answer.person or prompt.id == answer.prompt:
        return answer.person
    here = {each.person for each in people_here(session)}
    names = members(session, answer.person)
    fits = goes_by_name(session, prompt) and (len(names) > 1) == (prompt.who == "pair")
    return answer.person if fits and all(name in here for name in names) else ""


Fields = dict[str, str | tuple[str, ...]]


def _as_it_stands(answer: Answer, prompt: Prompt) -> Fields:
    """Return what an answer says; a row that was still being written is closed: the next one is one of its own."""
    cells = _padded(answer.cells, prompt) if prompt.in_rows else answer.cells
    return {"text": answer.text, "values": answer.values, "cells": cells}


def _meant_by(session: Session, answer: Answer, prompt: Prompt) -> Fields | NotUnderstood:
    """Return what an answer means to another question."""
    before = session.agenda.find_prompt(answer.prompt)
    typed = not answer.cells and (not answer.values or (before is not None and before.kind == "number"))
    words = answer.text if typed else answer.says
    if prompt.in_rows:
        return _row(session, answer, prompt, words)
    if prompt.kind == "vote":
        meaning = read_ballot(prompt, things_of(session, prompt), words, standing_words(session, prompt.id))
    elif prompt.kind in {"text", "list"}:
        return {"text": words, "values": (), "cells": ()}
    else:
        meaning = understand(prompt, words)
    if isinstance(meaning, NotUnderstood):
        return meaning
    return {"text": words, "values": meaning.values, "cells": ()}


def _row(session: Session, answer: Answer, prompt: Prompt, words: str) -> Fields | NotUnderstood:
    """Return the row that an answer becomes: its cells one beside the other, or its words in the first column."""
    cells, columns = list(answer.cells) or [words], columns_of(session, prompt)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    if len(cells) > len(columns):
        return NotUnderstood(f"“{short(prompt.ask)}” has {len(columns)} columns, and this row has {len(cells)}.")
    kept = list[str]()
    for column, text in zip(columns, cells, strict=False):
        cell = understand_cell(column, text)
        if isinstance(cell, NotUnderstood):
            return cell
        kept.append(cell)
    if prompt.kind == "questions":
        kept = with_standing(prompt, (), kept)
    return {"text": words, "values": (), "cells": _padded(tuple(kept), prompt)}


def _padded(cells: tuple[str, ...], prompt: Prompt) -> tuple[str, ...]:
    return (*cells, *[""] * (len(prompt.columns) - len(cells)))
