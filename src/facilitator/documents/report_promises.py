"""What was taken home, in the report: homework, actions, questions that are open, and what was parked."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from facilitator.agenda.model import Homework, Step
from facilitator.documents.document import Block, BulletList, Label, Paragraph, Table
from facilitator.documents.report_answers import ASKED
from facilitator.documents.step_times import say_state
from facilitator.documents.wording import counted, fill, joined, quoted
from facilitator.session.due import say_day
from facilitator.session.promises import Promise, asked_by, due_on, handed_in, homework_of, promises_of
from facilitator.session.session import Session
from facilitator.session.step_state import state_of

NO_OWNER = "nobody named"
NO_DATE = "no date"
STATES = {"open": "open", "done": "done", "dropped": "dropped"}


def homework(session: Session, now: datetime) -> tuple[Block, ...]:
    """Return what goes home with its owners and days, what has none saying so; what was carried over stands apart."""
    if session.run.began is None and not session.answers:
        return ()
    promises = [promise for promise in promises_of(session) if not promise.of]
    actions = [promise for promise in promises if promise.kind == "action"]
    asked = [promise for promise in promises if promise.kind == "question" and promise.state != "done"]
    return (
        *_tasks(session, now),
        *_labelled("Actions", _owned(actions, "action", "What", lambda promise: (promise.what,))),
        *_labelled(
            "Questions that are open",
            _owned(asked, "question", "Question", lambda promise: (promise.what, asked_by(session, promise))),
        ),
        *_parked([promise for promise in promises if promise.kind == "parked"]),
    )


def say_by(due: str, on: date | None) -> str:
    """Return by when something is promised: the day in full, or that there is none with what was written."""
    if on is not None:
        return say_day(on)
    return f"{NO_DATE}: “{due}”" if due.strip() else NO_DATE


def say_standing(promise: Promise) -> str:
    """Return how a promise stands: "dropped: they called us"."""
    return f"{STATES[promise.state]}: {promise.reason}" if promise.reason else STATES[promise.state]


def _labelled(label: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Label(label), *blocks) if blocks else ()


def _owned(
    promises: Sequence[Promise], noun: str, first: str, begin: Callable[[Promise], tuple[str, ...]]
) -> tuple[Block, ...]:
    """Return promises that somebody owns as a table, and below it how many lack what."""
    if not promises:
        return ()
    settled = any(promise.state != "open" for promise in promises)
    header = (first, *(("Asked by",) if noun == "question" else ()), "Who", "By when")
    rows = tuple(
        (
            *begin(promise),
            promise.who.strip() or NO_OWNER,
            say_by(promise.due, promise.due_on),
            *((say_standing(promise),) if settled else ()),
        )
        for promise in promises
    )
    wanting = [promise for promise in promises if promise.state == "open"]
    unowned = sum(not promise.who.strip() for promise in wanting)
    undated = sum(promise.due_on is None for promise in wanting)
    table = Table((*header, *(("How it stands",) if settled else ())), rows)
    if not unowned and not undated:
        return (table,)
    return table, Paragraph(_unowned_and_undated(unowned, undated, len(wanting), noun))


def _parked(promises: Sequence[Promise]) -> tuple[Block, ...]:
    if not promises:
        return ()
    said = (
        promise.what if promise.state == "open" else f"{promise.what} ({say_standing(promise)})" for promise in promises
    )
    return Label("Parking lot"), BulletList(tuple(said))


def _unowned_and_undated(unowned: int, undated: int, total: int, noun: str) -> str:
    of = f" of {counted(total, noun)}"
    said = []
    if unowned:
        said.append(f"{unowned}{of} {'has' if unowned == 1 else 'have'} no owner")
    if undated:
        said.append(f"{undated}{'' if unowned else of} {'has' if undated == 1 else 'have'} no date")
    return f"{joined(said)}."


# The homework of the agenda


def _tasks(session: Session, now: datetime) -> tuple[Block, ...]:
    tasks = [(step, number, task) for step in session.agenda.walk() for number, task in enumerate(step.homework, 1)]
    if session.run.began is None or not tasks:
        return ()
    rows = [_task_row(session, step, task, now) for step, _, task in tasks]
    header = ["Task", "Who", "Due"]
    if any(task.hand_in for _, _, task in tasks):
        header.append("To hand in")
        rows = [(*row, _sheet(session, task)) for row, (_, _, task) in zip(rows, tasks, strict=True)]
    standing = ["; ".join(_standing(session, step, number)) for step, number, _ in tasks]
    if any(standing):
        header.append("How it stands")
        rows = [(*row, said or "open") for row, said in zip(rows, standing, strict=True)]
    blocks: list[Block] = [Table(tuple(header), tuple(rows))]
    unowned = sum(row[1] == NO_OWNER for row in rows)
    undated = sum(row[2].startswith(NO_DATE) for row in rows)
    if unowned or undated:
        blocks.append(Paragraph(_unowned_and_undated(unowned, undated, len(rows), "task")))
    agreed = [
        prompt.ask
        for step in dict.fromkeys(step.id for step, _, _ in tasks)
        for prompt in session.agenda.prompts_in(step)
        if prompt.kind == "table" and session.answers_to(prompt.id)
    ]
    if agreed:
        blocks.append(Paragraph(f"What was agreed in the room stands below, under {quoted(agreed)}."))
    return tuple(blocks)


def _standing(session: Session, step: Step, number: int) -> Iterator[str]:
    """Yield what has become of a task, group by group; nothing while nothing has."""
    for group, promise in homework_of(session, step, number):
        rows = handed_in(session, promise)
        said = [say_standing(promise)] if promise.state != "open" else []
        said += [f"{counted(rows, 'row')} handed in"] if rows else []
        if said:
            yield f"{group}: {', '.join(said)}" if group else ", ".join(said)


def _sheet(session: Session, task: Homework) -> str:
    sheet = session.agenda.find_sheet(task.hand_in)
    return sheet.title if sheet is not None else task.hand_in


def _task_row(session: Session, step: Step, task: Homework, now: datetime) -> tuple[str, ...]:
    state = state_of(session, step)
    verb = "is" if session.run.ended is None and state == "not reached" else "was"
    remark = f" (the step {verb} {say_state(session, state)})" if state not in ASKED else ""
    due = fill(task.due, session, now)
    on = due_on(session, due.text.strip("[]"), session.run.began or now)
    when = say_day(on) if on is not None else due.text.strip() or NO_DATE
    if due.missing and on is None:
        when = f"{NO_DATE}: {when} was not filled in"
    return fill(task.task, session, now).text + remark, fill(task.who, session, now).text.strip() or NO_OWNER, when
