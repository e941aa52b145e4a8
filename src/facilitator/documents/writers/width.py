"""How much room a text takes in a line of a terminal, and where such a line is broken."""

import re
import unicodedata

_JOINER = "\u200d"
_NO_WIDTH = {"Mn", "Me", "Cf"}


def display_width(text: str) -> int:
    """Return the columns a line takes: two for a wide character, none for a mark that sits on the one before it."""
    if text.isascii():
        return len(text)
    return sum(_advance(char, before) for before, char in zip(" " + text, text, strict=False))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled up with blanks to `width` columns; `right` puts them in front."""
    blanks = " " * max(0, width - display_width(text))
    return blanks + text if right else text + blanks


def wrap(line: str, width: int) -> list[str]:
    """Return a line in pieces of at most `width` columns, broken at blanks, and inside a word that is too long.

    Blanks in front of the line stay; an empty line is one empty piece.
    """
    if display_width(line) <= width:
        return [line.rstrip()]
    indent = line[: len(line) - len(line.lstrip(" "))][: width // 2]
    pieces: list[str] = []
    piece = indent
    for word in re.findall("[^ ]+", line):
        joined = f"{piece} {word}" if piece.strip() else piece + word
        if display_width(joined) <= width:
            piece = joined
            continue
        if piece.strip():
            pieces.append(piece)
        *full, piece = _cut(word, width)
        pieces += full
    return [*pieces, piece]


def _cut(word: str, width: int) -> list[str]:
    """Return a word in parts that fit, never parting a character from its marks."""
    parts = [""]
    taken = 0
    before = " "
    for char in word:
        advance = _advance(char, before)
        if advance and taken + advance > width and parts[-1]:
            parts.append("")
            taken = 0
        parts[-1] += char
        taken += advance
        before = char
    return parts


def _advance(char: str, before: str) -> int:
    if before == _JOINER or unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
