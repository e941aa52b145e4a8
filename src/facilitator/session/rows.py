"""How the rows of a table fill up: which is being written, and which of the given ones come next."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.agenda.model import Column, Prompt
from facilitator.session.answers import Answer
from facilitator.session.session import Session
from facilitator.session.themes import plain, standing_words
from facilitator.session.votes import NO_OTHERS, rows_of


def columns_of(session: Session, prompt: Prompt) -> tuple[Column, ...]:
    """Return the columns with what may stand in them: where items are sorted, the first one names a heading."""
    if not prompt.sorts:
        return prompt.columns
    return (prompt.columns[0].model_copy(update={"options": rows_of(session, prompt)}), *prompt.columns[1:])


def given_by(session: Session, prompt: Prompt, group: str, person: str = "") -> tuple[Answer, ...]:
    """Return what a person or a pair has given to a prompt, else what a group or the room has without a name."""
    given = session.answers_to(prompt.id, None if person else group)
    return tuple(answer for answer in given if answer.person == person)


def open_row(session: Session, prompt: Prompt, group: str, person: str = "") -> Answer | None:
    """Return the table row that is still being written: the last one, while columns are left; else None."""
    rows = [row for row in given_by(session, prompt, group, person) if row.source is None]
    return rows[-1] if rows and len(rows[-1].cells) < len(prompt.columns) else None


def next_column(session: Session, prompt: Prompt, group: str, person: str = "") -> int:
    """Return the column that the next cell goes to, 0 first; 1 where the first one is given."""
    row = open_row(session, prompt, group, person)
    if row is not None:
        return len(row.cells)
    return 1 if given_row(session, prompt, group, person) is not None else 0


def given_row(session: Session, prompt: Prompt, group: str, person: str = "") -> str | None:
    """Return the given entry of the first column that the next row starts with, if one is left."""
    return next(iter(rows_left(session, prompt, group, person)), None)


def rows_left(session: Session, prompt: Prompt, group: str, person: str = "") -> tuple[str, ...]:
    """Return the given entries of the first column that an answerer has no row for, in their order.

    The entry of a removed row is left again; a row that begins otherwise stands in the place of the next entry. Where
    people or pairs answer without a name, the entries begin anew for the next one. A row stays with its entry under
    whatever words that goes since; several rows of what was put together after they were written are one.
    """
    if prompt.sorts or len(prompt.columns) < 2:
        return ()
    left, others = list(rows_of(session, prompt)), 0
    written = _entries_written(session, prompt, given_by(session, prompt, group, person))
    if prompt.who in {"person", "pair"} and left and not person:
        left *= len(written) // len(left) + 1
    for entry in written:
        if entry in left:
            left.remove(entry)
        elif not (prompt.kind == "actions" and prompt.source):
            others += 1
    return tuple(left[others:])


def entry_of(session: Session, prompt: Prompt, row: Answer) -> str:
    """Return the given entry that a row is of, under the words that it goes by; else how the row begins."""
    return _standing(row, _known_by(session, prompt))


def _known_by(session: Session, prompt: Prompt) -> Mapping[str, str]:
    return standing_words(session, prompt.each_of) if prompt.each_of else NO_OTHERS


def _standing(row: Answer, known: Mapping[str, str]) -> str:
    begins = row.cells[0] if row.cells else ""
    return known.get(plain(begins), begins)


def _entries_written(session: Session, prompt: Prompt, rows: Sequence[Answer]) -> list[str]:
    """Return the entry of each row; rows of several wordings of one entry count as often as the commonest."""
    known = _known_by(session, prompt)
    if not known:
        return [row.cells[0] if row.cells else "" for row in rows]
    by_words: dict[str, Counter[str]] = {}
    written = list[str]()
    for row in rows:
        entry = _standing(row, known)
        counts = by_words.setdefault(entry, Counter())
        words = plain(row.cells[0]) if row.cells else ""
        counts[words] += 1
        if counts[words] > max((count for other, count in counts.items() if other != words), default=0):
            written.append(entry)
    return written
