"""What is to be done after the workshop, and by whom: actions, homework, what was parked, and the room's questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from facilitator.agenda.model import ACTION_COLUMNS, ACTIONS, PARKED, Homework, Prompt, Step
from facilitator.session import blanks
from facilitator.session.answers import Answer
from facilitator.session.due import read_due
from facilitator.session.groups import Group
from facilitator.session.open_questions import ASKED_BY, QUESTION, is_answered, question_cell
from facilitator.session.promise import Promise, PromiseKind, PromiseState
from facilitator.session.session import Session
from facilitator.session.settled import Settled, homework_id
from facilitator.session.step_state import state_of
from facilitator.session.workshop_day import said_on, workshop_day

__all__ = ["Promise", "PromiseKind", "PromiseState", "promises_of"]

WHAT, WHO, BY_WHEN = range(len(ACTION_COLUMNS))


def promises_of(session: Session) -> tuple[Promise, ...]:
    """Return what was promised: what was carried over first, then homework, actions, questions and what was parked.

    A row of actions that takes up a question by its words is that question's owner and date, and no promise of its own.
    """
    actions = tuple(_actions(session))
    owners = {_plain(action.what): action for action in actions if action.who.strip() or action.due.strip()}
    questions = tuple(_owned(question, owners) for question in _questions(session))
    taken = {_plain(question.what) for question in questions}
    others = (action for action in actions if _plain(action.what) not in taken)
    every = (*_carried(session), *_homework(session), *others, *questions, *_parked(session))
    return tuple(_settled(promise, session.settled.get(promise.id)) for promise in every)


def promise_with(session: Session, promise_id: str) -> Promise | None:
    """Return the promise with this id, or None."""
    return next((promise for promise in promises_of(session) if promise.id == promise_id), None)


def parked_open(session: Session) -> int:
    """Return how many things that were parked in this session wait there."""
    return sum(is_waiting(session, answer) for answer in session.answers_to(PARKED.id))


def is_waiting(session: Session, parked: Answer) -> bool:
    """Return whether what was parked is still to come."""
    settled = session.settled.get(parked.id)
    return settled is None or settled.state == "open"


def due_on(session: Session, text: str, moment: datetime) -> date | None:
    """Return the day that a text names as it was said at a moment; None where it names none."""
    due = read_due(text, said_on(session, moment), workshop_day(session))
    return due.on if due is not None else None


def action_cell(prompt: Prompt, answer: Answer, column: int) -> str:
    """Return one cell of a row of actions; empty where nothing was written."""
    at = action_column(prompt, column)
    return answer.cells[at] if at < len(answer.cells) else ""


def action_column(prompt: Prompt, column: int) -> int:
    """Return where a column of the kind stands in the rows of a prompt; with `for each` there is one before it."""
    return max(0, len(prompt.columns) - len(ACTION_COLUMNS)) + column


def handed_in(session: Session, promise: Promise) -> int | None:
    """Return how many answers are there to the sheet that homework asks for; None where it asks for none."""
    for step in session.agenda.walk():
        for number, task in enumerate(step.homework, start=1):
            for group in _groups_of(session, task):
                if task.hand_in and homework_id(step.id, number, group) == promise.id:
                    return _answers_on(session, step, task.hand_in, group)
    return None


def homework_of(session: Session, step: Step, number: int) -> tuple[tuple[str, Promise], ...]:
    """Return a task of a step, the first being 1, as it stands for each group that has it; one empty name for all."""
    groups = {homework_id(step.id, number, group): group for group in _groups_of(session, step.homework[number - 1])}
    return tuple((groups[each.id], each) for each in promises_of(session) if each.id in groups)


def _answers_on(session: Session, step: Step, sheet: str, group: str) -> int:
    """Return how many answers to a sheet came in since the step that gave it for homework began."""
    began = [session.run.first_began[part.id] for part in step.walk() if part.id in session.run.first_began]
    asked = {prompt.id for each in session.agenda.walk() for prompt in each.prompts if prompt.sheet == sheet}
    given = (each for each in session.answers if each.prompt in asked and (not group or each.group == group))
    return sum(1 for each in given if began and each.at >= min(began))


def _settled(promise: Promise, settled: Settled | None) -> Promise:
    """Return a promise with what was said of it last; where it was opened again, its own words say how it stands."""
    if settled is None:
        return promise
    own = settled.state == "open" and not promise.id.startswith("c:")
    return replace(promise, state=promise.state if own else settled.state, reason=settled.reason)


def _carried(session: Session) -> Iterator[Promise]:
    for earlier in session.setup.carried if session.setup is not None else ():
        for kept in earlier.promises:
            yield Promise(
                kept.id, kept.kind, kept.what, kept.who, kept.due, kept.due_on, kept.state, kept.reason, kept.of
            )


def _actions(session: Session) -> Iterator[Promise]:
    for prompt, answer in _rows(session, "actions"):
        what, who, due = (action_cell(prompt, answer, column) for column in (WHAT, WHO, BY_WHEN))
        if what.strip():
            yield Promise(answer.id, "action", what, who, due, due_on(session, due, answer.at))


def _questions(session: Session) -> Iterator[Promise]:
    for prompt, answer in _rows(session, "questions"):
        if words := question_cell(prompt, answer, QUESTION):
            state: PromiseState = "done" if is_answered(prompt, answer) else "open"
            yield Promise(answer.id, "question", words, state=state)


def _rows(session: Session, kind: str) -> Iterator[tuple[Prompt, Answer]]:
    prompts = {prompt.id: prompt for step in session.agenda.walk() for prompt in step.prompts if prompt.kind == kind}
    if kind == ACTIONS.kind:
        prompts[ACTIONS.id] = ACTIONS
    for answer in session.answers:
        if answer.prompt in prompts:
            yield prompts[answer.prompt], answer


def _owned(question: Promise, owners: Mapping[str, Promise]) -> Promise:
    owner = owners.get(_plain(question.what))
    return replace(question, who=owner.who, due=owner.due, due_on=owner.due_on) if owner is not None else question


def asked_by(session: Session, promise: Promise) -> str:
    """Return who asked a question; empty where nobody was named."""
    answer = session.answer(promise.id)
    prompt = session.agenda.find_prompt(answer.prompt) if answer is not None else None
    return question_cell(prompt, answer, ASKED_BY) if prompt is not None and answer is not None else ""


def owner_row(session: Session, question: Promise) -> Answer | None:
    """Return the row of actions that says who takes a question, the last one; None where nobody does."""
    rows = [
        answer
        for prompt, answer in _rows(session, "actions")
        if _plain(action_cell(prompt, answer, WHAT)) == _plain(question.what)
    ]
    return rows[-1] if rows else None


def _parked(session: Session) -> Iterator[Promise]:
    return (Promise(answer.id, "parked", answer.says) for answer in session.answers_to(PARKED.id))


def _homework(session: Session) -> Iterator[Promise]:
    tasks = [(step, *task) for step in session.agenda.walk() for task in enumerate(step.homework, start=1)]
    given = [(step, number, task) for step, number, task in tasks if _is_given(session, step)]
    if not given or session.run.began is None:
        return
    values = blanks.blank_values(session, session.log[-1].at)
    for step, number, task in given:
        what, due = (_filled(session, text, values) for text in (task.task, task.due))
        on = due_on(session, due, session.run.began)
        for group in _groups_of(session, task):
            who = _owner(session, _filled(session, task.who, values), group)
            yield Promise(homework_id(step.id, number, group), "homework", what, who, due, on)


def _is_given(session: Session, step: Step) -> bool:
    """Return whether the homework of a step is asked for: not where the step was left out, or never reached."""
    state = state_of(session, step)
    return state != "skipped" and (session.run.ended is None or state != "not reached")


def _filled(session: Session, text: str, values: blanks.BlankValues) -> str:
    """Return a text of the agenda with its blanks filled in; one that has no value and names a day stands for that."""
    parts = blanks.fill(text, session.agenda, values)
    return "".join(
        part.text if part.kind in {"words", "blank"} or read_due(part.text, date.min) else f"[{part.text}]"
        for part in parts
    ).strip()


_EACH_GROUP = re.compile(
    r"(?:(?:each|every) (?:group|team|table)|(?:all|the) (?:groups|teams|tables)|groups)", re.IGNORECASE
)
_EACH_ROLE = re.compile(
    r"(?:the )?(?P<role>note[- ]?takers?|timekeepers?|facilitators?)(?: of each group)?", re.IGNORECASE
)


def _groups_of(session: Session, task: Homework) -> tuple[str, ...]:
    """Return the groups that each have a task to themselves; one empty name where it is nobody's in particular."""
    each = _EACH_GROUP.fullmatch(task.who.strip()) or _EACH_ROLE.fullmatch(task.who.strip())
    return session.group_names if each and session.group_names else ("",)


def _owner(session: Session, who: str, group: str) -> str:
    if not group:
        return who
    role = _EACH_ROLE.fullmatch(who)
    if role is None:
        return group
    named = _holder(next(each for each in session.groups if each.name == group), role["role"])
    return f"{named}, {group}" if named else f"{role['role'].removesuffix('s')} of {group}"


def _holder(group: Group, role: str) -> str:
    return next((held.person for held in group.roles if _same_role(held.role, role)), "")


def _same_role(one: str, other: str) -> bool:
    return re.sub(r"[- ]|s$", "", one.casefold()) == re.sub(r"[- ]|s$", "", other.casefold())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
