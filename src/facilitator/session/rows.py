"""How the rows of a table fill up: which is being written, and which of the given ones come next."""

from facilitator.agenda.model import Column, Prompt
from facilitator.session.answers import Answer
from facilitator.session.session import Session
from facilitator.session.votes import rows_of


def columns_of(session: Session, prompt: Prompt) -> tuple[Column, ...]:
    """Return the columns with what may stand in them: where items are sorted, the first one names a heading."""
    if not prompt.sorts:
        return prompt.columns
    return (prompt.columns[0].model_copy(update={"options": rows_of(session, prompt)}), *prompt.columns[1:])


def open_row(session: Session, prompt: Prompt, group: str) -> Answer | None:
    """Return the table row that the group is still writing: its last one, while columns are left; else None."""
    rows = [row for row in session.answers_to(prompt.id, group) if row.source is None]
    return rows[-1] if rows and len(rows[-1].cells) < len(prompt.columns) else None


def next_column(session: Session, prompt: Prompt, group: str) -> int:
    """Return the column that the next cell goes to, 0 first; 1 where the first one is given."""
    row = open_row(session, prompt, group)
    if row is not None:
        return len(row.cells)
    return 1 if given_row(session, prompt, group) is not None else 0


def given_row(session: Session, prompt: Prompt, group: str) -> str | None:
    """Return the given entry of the first column that the group's next row starts with, if one is left."""
    return next(iter(rows_left(session, prompt, group)), None)


def rows_left(session: Session, prompt: Prompt, group: str) -> tuple[str, ...]:
    """Return the given entries of the first column that the group has no row for, in their order.

    The entry of a removed row is left again; a row that begins otherwise stands in the place of the next entry. Where
    single people or pairs answer, the entries begin anew for the next one.
    """
    if prompt.sorts or len(prompt.columns) < 2:
        return ()
    left, others = list(rows_of(session, prompt)), 0
    written = session.answers_to(prompt.id, group)
    if prompt.who in {"person", "pair"} and left:
        left *= len(written) // len(left) + 1
    for row in written:
        if row.cells and row.cells[0] in left:
            left.remove(row.cells[0])
        else:
            others += 1
    return tuple(left[others:])
