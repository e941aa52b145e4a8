"""A form as a text file that reads well in any editor; to a program it is Markdown."""

from collections.abc import Iterator, Sequence

from facilitator.documents.forms.note_form import (
    DATE,
    GROUP,
    HOW,
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
from facilitator.documents.forms.spelling import in_bars, in_line
from facilitator.documents.writers.width import display_width, pad

BLANK = "_" * 16
"""Where a name is to be written."""
PADDED_WIDTH_MAX = 160
"""A table wider than this, in columns of text, is written without padding its cells."""


def to_markdown_form(form: NoteForm) -> str:
    """Return a form as text; it can always be encoded as UTF-8."""
    blocks = [f"# {in_line(form.title)}", "\n".join(_named(form)), _quoted(said_above(form, HOW))]
    for number, question in enumerate(form.questions, start=1):
        blocks.append(f"## {number} {in_line(question.title)} {{#{in_line(question.prompt.id)}}}")
        blocks += [block for block in (_quoted(hints(question)), _answers(form, question)) if block]
    return "\n\n".join(blocks) + "\n"


def _named(form: NoteForm) -> Iterator[str]:
    yield f"{GROUP}: {in_line(form.group) or BLANK}"
    yield f"{form.taker}: {BLANK}"
    yield f"{DATE}: {BLANK}"
    if form.workshop:
        yield f"{WORKSHOP}: {in_line(form.workshop)}"


def _quoted(lines: tuple[str, ...]) -> str:
    return "\n".join(f"> {in_line(line)}" for line in lines)


def _answers(form: NoteForm, question: FormQuestion) -> str:
    match layout_of(question.prompt):
        case "table":
            return _table(heads_of(question.prompt), rows_to_show(form, question))
        case "boxes":
            names = heads_of(question.prompt)
            return "\n\n".join(_box(names, row) for row in rows_to_show(form, question))
        case "ticks":
            chosen = {option for answer in question.answers for option in answer}
            return "\n".join(
                f"- [{'x' if option in chosen else ' '}] {in_line(shown)}"
                for option, shown in choices_of(question.prompt)
            )
        case "lines":
            return "\n".join(f"- {in_line(row[0])}" for row in rows_to_show(form, question))


def _box(names: Sequence[str], row: Cells) -> str:
    """Return a row with each of its columns on a line of its own."""
    return "\n".join(f"- {in_line(name)}: {in_line(cell)}" for name, cell in zip(names, row, strict=True))


def _table(header: Cells, rows: tuple[Cells, ...]) -> str:
    written = [[in_bars(cell) for cell in row] for row in (header, *rows)]
    widths = [max(3, *(display_width(cell) for cell in column)) for column in zip(*written, strict=True)]
    if sum(widths) + 3 * len(widths) > PADDED_WIDTH_MAX:
        widths = [3] * len(widths)
    rule = ["-" * width for width in widths]
    lines = ([pad(cell, width) for cell, width in zip(row, widths, strict=True)] for row in written)
    head, *body = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([head, f"| {' | '.join(rule)} |", *body])
