"""What is wrong with a file, as a value: where it stands, what it is, and the way out."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Severity = Literal["problem", "warning"]
"""A problem stops the workshop from being run; a warning does not."""

WINDOW = 96
"""The most characters of a source line that are shown beneath a problem."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right in a file, told to a person who does not program."""

    file: str
    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""
    what: str
    """One sentence: what is wrong."""
    fix: str
    """One sentence: the way out."""
    severity: Severity = "problem"
    source_line: str = ""
    """The line as it stands in the file, without its ending."""


def render(problem: Problem) -> str:
    """Return the problem as text: place and sentence, then the line with a caret under the column."""
    head = f"{problem.file}:{problem.line}:{problem.column}  {problem.what} {problem.fix}".rstrip()
    if not problem.source_line.strip():
        return head
    at = problem.column - 1
    start = max(0, at - WINDOW // 2) if len(problem.source_line) > WINDOW else 0
    shown = problem.source_line[start : start + WINDOW].replace("\t", " ")
    return f"{head}\n    {shown}\n    {' ' * _cells(shown[: at - start])}^"


def short(text: str, most: int = 60) -> str:
    """Return a text fit to be quoted inside a sentence: on one line, and cut where it is long."""
    flat = " ".join(text[: most * 4].split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def _cells(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
