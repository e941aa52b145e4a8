"""Sentences in lines that fit the page: broken at blanks only, so that no word, path or piece of code is cut."""

import re

from facilitator.documents.writers.visible import visible
from facilitator.documents.writers.width import display_width

_WORD = re.compile(r"(?:`[^`\n]{1,60}`|(?<![^\s(])[0-9][0-9–-]* (?:min|sec|h|s)\b|[^ \n])+")
"""A word; what stands in backticks is one, as it is to be typed like that, and so is a number with its unit."""

_LEAST_BESIDE = 24
"""Columns; less room than this beside a place, and the sentence begins on the next line."""


def fold(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text in lines of at most `width` columns, but for a word that is wider by itself.

    The first line begins with `first`, the others with `rest`; where `first` leaves hardly any room it stands alone.
    """
    words = _WORD.findall(visible(text))
    lines: list[str] = []
    line, bare = visible(first), True
    room = width - display_width(line)
    if line.strip() and room < min(_LEAST_BESIDE, display_width(" ".join(words))):
        lines.append(line.rstrip())
        line = rest
    for word in words:
        joined = line + word if bare else f"{line} {word}"
        if bare or display_width(joined) <= width:
            line, bare = joined, False
        else:
            lines.append(line)
            line = rest + word
    return [*lines, line.rstrip()]


def fold_lines(text: str, width: int) -> str:
    """Return a text of several lines, each folded by itself; what a line is indented by, its further lines are too."""
    folded = []
    for line in text.split("\n"):
        if display_width(line) <= width:
            folded.append(line)
            continue
        indent = line[: len(line) - len(line.lstrip(" "))]
        folded += fold(line, width, indent, indent)
    return "\n".join(folded)
