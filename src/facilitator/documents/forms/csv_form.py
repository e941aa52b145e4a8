"""A form as a CSV file, to be filled in with a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from facilitator.documents.forms.note_form import (
    DATE,
    GROUP,
    HOW_IN_CELLS,
    WORKSHOP,
    Cells,
    FormQuestion,
    NoteForm,
    choices_of,
    heads_of,
    hints,
    layout_of,
    rows_to_show,
    said_above,
)
from facilitator.documents.forms.spelling import in_cell

ANSWER, CHOOSE = "Answer", "x"
"""The heads of a list, and of the column beside what can be chosen."""
MARK = "\ufeff"
"""What tells Excel that a file is UTF-8."""


def to_csv_form(form: NoteForm) -> str:
    """Return a form as comma-separated values; it can always be encoded as UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_rows(form))
    return MARK + out.getvalue()


def _rows(form: NoteForm) -> Iterator[Cells]:
    yield (in_cell(form.title),)
    yield GROUP, in_cell(form.group)
    yield form.taker, ""
    yield DATE, ""
    if form.workshop:
        yield WORKSHOP, in_cell(form.workshop)
    yield from ((f"> {line}",) for line in said_above(form, HOW_IN_CELLS))
    for number, question in enumerate(form.questions, start=1):
        yield ()
        yield f"{number} {in_cell(question.title)}", f"{{#{in_cell(question.prompt.id)}}}"
        yield from ((f"> {line}",) for line in hints(question))
        yield from _answers(form, question)


def _answers(form: NoteForm, question: FormQuestion) -> Iterator[Cells]:
    match layout_of(question.prompt):
        case "table" | "boxes":
            yield tuple(map(in_cell, heads_of(question.prompt)))
            yield from (tuple(map(in_cell, row)) for row in rows_to_show(form, question))
        case "ticks":
            chosen = {option for answer in question.answers for option in answer}
            yield "", CHOOSE
            for option, shown in choices_of(question.prompt):
                yield in_cell(shown), CHOOSE if option in chosen else ""
        case "lines":
            yield (ANSWER,)
            yield from ((in_cell(row[0]),) for row in rows_to_show(form, question))
