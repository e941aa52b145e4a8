"""The words of a step: a text with marks as typed blocks, and spoken text in its pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from facilitator.agenda.model import BlockKind
from facilitator.agenda.reading.keys import MARKS, plain_key

MARK_WORDS = r"(?P<mark>say|script|read[ ]aloud|note|leader['’‘]s[ ]note|trainer|do|show|ask)"
"""A mark as a pattern, in small letters."""
MARK = re.compile(rf"[ \t]*(?:[-*•–][ \t]+)?{MARK_WORDS}[ \t]*:[ \t]*", re.IGNORECASE)
"""At the start of a line, also behind the bullet of a pasted list: "- Ask: What helps?"."""

LABEL = re.compile(
    r"[ \t]*(?:[-*•–][ \t]+)?\**(?:"
    r"(?P<say>(?:suggested|sample|possible|example)[ ](?:language|words|wording|script|text|introduction)"
    r"|(?:you[ ](?:might|could|can|may)[ ])?say[ ]something[ ]like(?:[ ]this)?|you[ ](?:might|could|can|may)[ ]say)"
    r"|(?P<leader>facilitators?|leader|teacher|instructor|presenter|moderator|host|coach|speaker)"
    r"|(?P<ask>discussion(?:[ ]questions?)?|debrief[ ]questions?|questions?(?:[ ]to[ ](?:ask|discuss))?)"
    r"|(?P<note>(?:possible|expected|sample|likely)[ ](?:answers?|responses?)"
    r"|tips?|hints?|caution|warning|don['’]?ts?|do[ ]not|materials?(?:[ ]needed)?|supplies"
    r"|equipment|you[ ]will[ ]need|(?:facilitator|teacher|presenter|instructor)['’]?s?[ ]notes?|notes"
    r"|participants?|students?|learners|preparation|prep|set[- ]?up|variations?|background|if[ ]asked"
    r"|purpose|objectives?|timing|instructions?|procedure|debrief|transition)"
    r"|(?P<show>slides?(?:[ ][0-9]+)?|video|flip[ ]?chart)"
    r"|(?P<do>dos|activity|action|hand[ ]?outs?|pause)"
    r")\**[ \t]*:\**(?=\s|$)[ \t]*",
    re.IGNORECASE,
)
"""Other labels of published scripts: words that are for the leader, who would be heard reading them aloud."""
BROKEN_AT = 60
"""Characters; a line as long as this was broken by an editor."""
BULLET = re.compile(r"[ \t]*[-*•–][ \t]")
QUOTES = ('"', "“", "„", "«")

ALWAYS_KNOWN = frozenset(
    {
        "workshop",
        "next step",
        "end time",
        "time left",
        "people",
        "groups",
        "note-takers",
        "timekeepers",
    }
)
"""Blanks that the program fills in by itself."""

_STRESSED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
ANSWER = re.compile(r"answer\s*:\s*(?P<prompt>.+)", re.IGNORECASE | re.DOTALL)

DAY = re.compile(r"day\s+[0-9]{1,4}", re.IGNORECASE)
"""A blank that fills itself with the day so many days after the workshop: "day 100"."""

PieceKind = Literal["words", "blank", "direction"]
"""Spoken; spoken with a value in its place; an act that is shown apart from what is spoken."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A run of the guide under one mark, as it stands in the text."""

    kind: BlockKind
    text: str
    """Without the mark; a blank line parts two paragraphs, other line breaks are the author's."""
    line: int
    """The line of the guide where this text begins, counted from 0."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a spoken text."""

    kind: PieceKind
    text: str
    """The words; for the two others what stands between the brackets, on one line."""
    at: int
    """Where it begins in the text, its bracket included, counted from 0."""


def read_guide(text: str, first: BlockKind = "note") -> tuple[RawBlock, ...]:
    """Return the blocks of a guide; `first` is what words before the first mark are.

    In a guide they are a note, so that nothing is read aloud by accident.
    """
    blocks: list[RawBlock] = []
    kind = first
    run: list[str] = []
    begin = 0
    for number, line in enumerate(text.split("\n")):
        # One of several dashed lines is an entry of a list, whatever word it begins with.
        listed = bool(BULLET.match(line)) and bool(run) and bool(BULLET.match(run[-1])) and not MARK.match(line)
        opened = None if listed else _opened(line, kind)
        if opened:
            blocks.extend(_block(kind, run, begin))
            kind, run, begin = opened[0], [opened[1]], number
        else:
            run.append(line)
    blocks.extend(_block(kind, run, begin))
    return tuple(blocks)


def _opened(line: str, kind: BlockKind) -> tuple[BlockKind, str] | None:
    """Return the block that a line opens below one of this kind, and its words in that line; None if it goes on.

    Other labels than the marks stay with their words, and begin a note of their own; only what is suggested to be said,
    and what a leader is quoted with, is spoken.
    """
    if found := MARK.match(line):
        return mark_kind(found["mark"]) or "note", line[found.end() :]
    label = LABEL.match(line)
    if label is None:
        return None
    if label["say"]:
        return "say", line[label.end() :]
    if label["leader"] and line[label.end() :].startswith(QUOTES):
        return "say", line[label.end() :]
    if label["ask"]:
        return "ask", line[label.end() :]
    opens: BlockKind = "show" if label["show"] else "do" if label["do"] else "note"
    return None if opens == kind != "note" else (opens, line)


def ends_entry(above: str, line: str) -> bool:
    """Return whether a line below a dashed one begins words of its own, and does not go on in that entry.

    It stands no further in than the dash, and no editor would have broken so short a line.
    """
    return _indent(line) <= _indent(above) and len(above.strip()) < BROKEN_AT


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def mark_kind(mark: str) -> BlockKind | None:
    """Return the kind of block that a mark opens, or None where the word is no mark."""
    kind = MARKS.get(plain_key(mark))
    return cast("BlockKind", kind) if kind else None


def _block(kind: BlockKind, run: list[str], begin: int) -> tuple[RawBlock, ...]:
    """Return the block without blank lines around it and without the indent its further lines share."""
    first = next((number for number, line in enumerate(run) if line.strip()), None)
    if first is None:
        return ()
    later = run[first + 1 :]
    indent = min((len(line) - len(line.lstrip()) for line in later if line.strip()), default=0)
    lines = [run[first].strip(), *(line[indent:].rstrip() for line in later)]
    return (RawBlock(kind, "\n".join(lines).rstrip(), begin + first),)


def pieces(text: str, blanks: frozenset[str]) -> tuple[Piece, ...]:
    """Return spoken text in order: the words, the blanks among `blanks` or always known, and the stage directions.

    A bracket that is never closed, or has nothing in it, is a word like any other.
    """
    known = _known(blanks)
    found: list[Piece] = []
    done = 0
    for start, end in _brackets(text):
        inside = " ".join(text[start + 1 : end].split())
        if not inside:
            continue
        if text[done:start]:
            found.append(Piece("words", text[done:start], done))
        is_blank = blank_name(inside) in known or ANSWER.fullmatch(inside) or DAY.fullmatch(inside)
        found.append(Piece("blank" if is_blank else "direction", inside, start))
        done = end + 1
    if text[done:]:
        found.append(Piece("words", text[done:], done))
    return tuple(found)


@lru_cache(maxsize=4)
def _known(blanks: frozenset[str]) -> frozenset[str]:
    """Return the names that are blanks; kept, as every block of an agenda asks for the same."""
    return frozenset(blank_name(name) for name in (*blanks, *ALWAYS_KNOWN))


def blank_name(name: str) -> str:
    """Return the form in which two spellings of a blank are the same: case, apostrophes and blanks do not count."""
    return " ".join(name.replace("’", "'").replace("‘", "'").split()).casefold()


def stressed(words: str) -> Iterator[tuple[bool, str]]:
    """Yield words in order as (whether they stand between two stars, the words without them)."""
    done = 0
    for found in _STRESSED.finditer(words):
        if found.start() > done:
            yield False, words[done : found.start()]
        yield True, found[1]
        done = found.end()
    if words[done:]:
        yield False, words[done:]


def answer_of(blank: str) -> str | None:
    """Return the id of the prompt that `answer: id` asks for, or None for any other blank."""
    found = ANSWER.fullmatch(blank)
    return found["prompt"].strip() if found else None


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the places of every outermost pair of square brackets."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char == "[":
            opened.append(at)
        elif char == "]" and opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at))
    return pairs


def reading_words(text: str, blanks: frozenset[str]) -> int:
    """Return how many words of a spoken text are read aloud; a blank counts as two."""
    return sum(
        2 if piece.kind == "blank" else len(piece.text.split())
        for piece in pieces(text, blanks)
        if piece.kind != "direction"
    )
