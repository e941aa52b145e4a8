"""What was put together, in the report: the common words with who raised them, and below every wording as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facilitator.agenda.model import Prompt
from facilitator.documents.answer_blocks import NO_GROUP, answer_blocks
from facilitator.documents.answers_of_people import whose
from facilitator.documents.document import Block, BulletList, KeyValues, Label, Paragraph, Table
from facilitator.session.answers import Answer
from facilitator.session.merge_words import say_raised_thing, say_theme
from facilitator.session.rows import entry_of
from facilitator.session.session import Session
from facilitator.session.themes import Theme, plain, standing_words, themes_of, thing_in, under_headings

EVERY_ROW = "Every row as it was written:"
ALL_ELSE = "All else that was said:"
RAISED_BY = "Raised by"


def blocks_with_themes(session: Session, prompt: Prompt, given: Sequence[Answer]) -> Iterator[Block]:
    """Yield the answers to a prompt, at least one and in the order of the groups, the same ones put together first.

    The rows of a table stand below in full; a vote counts for what a thing was put together to.
    """
    if prompt.kind == "vote":
        yield from answer_blocks(prompt, _ballots(session, prompt, given))
        return
    together = [theme for theme in themes_of(session, prompt.id) if theme.put_together]
    for theme in together:
        yield from _theme(session, prompt, theme)
    told = {answer for theme in together for answer in theme.ids}
    rows = prompt.in_rows and not under_headings(prompt)
    left = tuple(answer for answer in given if rows or answer.id not in told)
    if together and left:
        yield Paragraph(EVERY_ROW if rows else ALL_ELSE)
    if left:
        yield from (_raised(session, prompt, left, block) for block in answer_blocks(prompt, left))


def _ballots(session: Session, prompt: Prompt, given: Sequence[Answer]) -> tuple[Answer, ...]:
    known = standing_words(session, prompt.id)
    return tuple(replace(each, values=tuple(known.get(plain(thing), thing) for thing in each.values)) for each in given)


def _theme(session: Session, prompt: Prompt, theme: Theme) -> Iterator[Block]:
    heading = theme.answers[0].cells[0] if under_headings(prompt) and theme.answers[0].cells else ""
    yield Label(f"{heading}: {say_theme(session, theme)}" if heading else say_theme(session, theme))
    wordings = tuple(thing_in(prompt, answer) for answer in theme.answers)
    if any(answer.by for answer in theme.answers):
        names = (whose(answer) or NO_GROUP for answer in theme.answers)
        yield KeyValues(tuple(zip(names, wordings, strict=True)))
    else:
        yield BulletList(wordings)


def _raised(session: Session, prompt: Prompt, given: Sequence[Answer], block: Block) -> Block:
    """Return a table of what groups raised with one more column, which tells by how many; other blocks as they are."""
    if not prompt.each_of or not isinstance(block, Table) or prompt.columns[0].name not in block.header:
        return block
    at = block.header.index(prompt.columns[0].name)
    if [row[at] for row in block.rows[: len(given)]] != [answer.cells[0] for answer in given if answer.cells]:
        return block
    raised = [say_raised_thing(session, prompt, entry_of(session, prompt, answer)) for answer in given]
    if not any(raised):
        return block
    column = [RAISED_BY, *raised, *[""] * (len(block.rows) - len(given))]
    header, *rows = (
        (*row[: at + 1], words, *row[at + 1 :]) for row, words in zip((block.header, *block.rows), column, strict=True)
    )
    align = (*block.align[: at + 1], "left", *block.align[at + 1 :]) if len(block.align) > at else block.align
    return replace(block, header=header, rows=tuple(rows), align=tuple(align))
