"""A hit in words: where it was said, by whom, and the text around the words that were looked for."""

from dataclasses import dataclass
from itertools import islice

from facilitator.agenda.problems import short
from facilitator.session.answers import Answer, Draft
from facilitator.session.find import Filled, Hit

QUESTION_MOST = 40
"""Characters of a question that are shown in a line."""
BEFORE_MOST = 30
"""Characters that are shown in front of the first place of a long text."""
BETWEEN_CELLS = " · "
"""What stands between the cells of a table row in one line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    marked: bool = False
    """Whether it is one of the words that were looked for."""


def say_session(hit: Hit) -> str:
    """Return the day and the workshop: "2026-11-22 Kick-off"."""
    day = f"{hit.source.began:%Y-%m-%d} " if hit.source.began else ""
    return f"{day}{hit.source.workshop}{' (rehearsal)' if hit.source.rehearsal else ''}"


def say_place(hit: Hit) -> str:
    """Return step and question: "A2 · Which tools?"; for a blank its name."""
    if isinstance(hit.said, Filled):
        return f"[{hit.said.name}]"
    question = short(hit.prompt.ask, QUESTION_MOST) if hit.prompt else ""
    return " · ".join(filter(None, (short(hit.source.code(hit.step), QUESTION_MOST), question)))


def say_who(hit: Hit) -> str:
    """Return whose it is: "Blue", "Room", "Blue, half typed"; empty for a blank."""
    if isinstance(hit.said, Filled):
        return ""
    return f"{hit.said.by or 'Room'}{', half typed' if isinstance(hit.said, Draft) else ''}"


def excerpt(hit: Hit, most: int) -> tuple[Piece, ...]:
    """Return at most so many characters of a text around the first of the words, what is left out as "…"."""
    text = hit.text
    first = hit.marks[0][0] if hit.marks else 0
    start = 0 if len(text) <= most else max(0, min(first - BEFORE_MOST, len(text) - most))
    pieces = _pieces(hit, start, min(len(text), start + most))
    before, behind = [Piece("…")] * (start > 0), [Piece("…")] * (start + most < len(text))
    return (*before, *pieces, *behind)


def whole(hit: Hit) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """Return all of a text, the words marked: each cell of a table row under its column, else all under no name."""
    cells = hit.said.cells if isinstance(hit.said, Answer) else ()
    if not cells:
        return (("", tuple(_pieces(hit, 0, len(hit.text)))),)
    names = [column.name for column in hit.prompt.columns] if hit.prompt else []
    parts, at = [], 0
    for name, cell in zip(names + [""] * len(cells), cells, strict=False):
        if cell:
            parts.append((name, tuple(_pieces(hit, at, at + len(cell)))))
            at += len(cell) + len(BETWEEN_CELLS)
    return tuple(parts)


def beside(hit: Hit, most: int) -> tuple[Answer, ...]:
    """Return what else was answered to the same question, so many answers at most."""
    if not isinstance(hit.said, Answer):
        return ()
    prompt = hit.said.prompt
    answers = (said for said in hit.source.said if isinstance(said, Answer) and said.prompt == prompt)
    return tuple(islice((answer for answer in answers if answer is not hit.said), most))


def say_day(hit: Hit) -> str:
    """Return when it was said, as exactly as that is known: "Tue 17 Nov 2026, 10:12"; may be empty."""
    began = hit.source.began
    said = hit.said.at.astimezone(began.tzinfo) if isinstance(hit.said, Answer) and began else began
    return f"{said:%a %d %b %Y, %H:%M}" if said else ""


def _pieces(hit: Hit, start: int, end: int) -> list[Piece]:
    pieces, at = [], start
    for first, behind in hit.marks:
        if behind <= start or first >= end:
            continue
        pieces += [Piece(hit.text[at:first]), Piece(hit.text[max(first, start) : min(behind, end)], marked=True)]
        at = behind
    pieces.append(Piece(hit.text[at:end]))
    return [piece for piece in pieces if piece.text]
