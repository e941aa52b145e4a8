"""A problem of a file on the page: its place and sentence, then the line with a mark under the place."""

import os
from pathlib import Path

from facilitator.agenda.problems import Problem
from facilitator.cli.folding import fold
from facilitator.documents.writers.visible import visible
from facilitator.documents.writers.width import display_width

TAB = "→"
"""How a tab is shown, as many editors do."""
_INDENT = "    "
_NEAR = 200
"""Characters on either side of a place that are looked at; no page shows more."""


def problem_lines(problem: Problem, width: int) -> list[str]:
    """Return the lines of a problem; sentences are wrapped, and of a long source line the part around the place is."""
    if problem.closes:
        return fold(f"{problem.what} {problem.fix}", width)
    place = f"{shown_path(problem.file)}:{problem.line}:{problem.column}  "
    lines = fold(f"{problem.what} {problem.fix}", width, place, "  ")
    if not problem.source_line.strip():
        return lines
    shown, mark = _around(problem.source_line, problem.column - 1, width - len(_INDENT))
    return [*lines, _INDENT + shown, f"{_INDENT}{' ' * mark}^"]


def shown_path(path: str | Path) -> str:
    """Return a path as seen from the folder one stands in, where it lies below that; else as it is."""
    plain = str(path)
    try:
        seen = os.path.relpath(plain)
    except (OSError, ValueError):
        return plain
    return plain if seen.startswith(os.pardir) or len(seen) >= len(plain) else seen


def _around(line: str, at: int, width: int) -> tuple[str, int]:
    """Return at most `width` columns of a line around a place, and how many of them stand in front of it."""
    line = line.replace("\t", TAB)
    before = [visible(char) for char in line[max(0, at - _NEAR) : at]]
    behind = [visible(char) for char in line[at : at + _NEAR]]
    cut_before = cut_behind = False
    if display_width("".join(before + behind)) > width or at > _NEAR or len(line) > at + _NEAR:
        room = max(2, width // 2)
        cut_before = at > _NEAR
        while display_width("".join(before)) + cut_before > room:
            before.pop(0)
            cut_before = True
        left = width - display_width("".join(before)) - cut_before
        cut_behind = len(line) > at + _NEAR
        while display_width("".join(behind)) + cut_behind > left:
            behind.pop()
            cut_behind = True
    head = "…" * cut_before + "".join(before)
    return head + "".join(behind) + "…" * cut_behind, display_width(head)
