"""The questions of the room: which are open, and where in a row that stands."""

from facilitator.agenda.model import ANSWERED, OPEN, QUESTION_COLUMNS, Prompt
from facilitator.session.answers import Answer
from facilitator.session.session import Session

QUESTION, ASKED_BY, ANSWER, STILL_OPEN = range(len(QUESTION_COLUMNS))
"""The columns of a row, counted from the last ones: a prompt that asks for each of several things has one before."""


def column_at(prompt: Prompt, column: int) -> int:
    """Return where a column of the kind stands in the rows of a prompt."""
    return max(0, len(prompt.columns) - len(QUESTION_COLUMNS)) + column


def question_cell(prompt: Prompt, answer: Answer, column: int) -> str:
    """Return one cell of a question's row; empty where nothing was written."""
    at = column_at(prompt, column)
    return answer.cells[at].strip() if at < len(answer.cells) else ""


def is_answered(prompt: Prompt, answer: Answer) -> bool:
    """Return whether a question's row says that it is answered; with no word on that, whether there is an answer."""
    word = question_cell(prompt, answer, STILL_OPEN).casefold()
    return word == ANSWERED if word in {OPEN, ANSWERED} else bool(question_cell(prompt, answer, ANSWER))


def with_standing(prompt: Prompt, before: tuple[str, ...], cells: list[str]) -> list[str]:
    """Return cells for a question's row with the word on how it stands, where nobody wrote one.

    A question whose answer is left empty is open; one that has an answer is answered.
    """
    whole = [*before, *cells]
    at = column_at(prompt, STILL_OPEN)
    if len(whole) == at and not whole[-1].strip():
        return [*cells, OPEN]
    if len(whole) == at + 1 and not whole[-1].strip():
        return [*cells[:-1], ANSWERED if whole[at - 1].strip() else OPEN]
    return cells


def open_questions(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return the questions that actions are taken `from` and that nobody has answered or dropped, as they stand."""
    if prompt.kind != "actions":
        return ()
    asked = [session.agenda.find_prompt(source) for source in prompt.sources]
    return tuple(
        question_cell(source, answer, QUESTION)
        for source in asked
        if source is not None and source.kind == "questions"
        for answer in session.answers_to(source.id)
        if is_open(session, source, answer) and question_cell(source, answer, QUESTION)
    )


def is_open(session: Session, prompt: Prompt, answer: Answer) -> bool:
    """Return whether a question still wants an answer."""
    settled = session.settled.get(answer.id)
    return not is_answered(prompt, answer) if settled is None or settled.state == "open" else False
