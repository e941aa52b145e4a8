"""Words that can be read, but not as their author means them: cut off by a remark, moved by a tab, in curly braces."""

import re
from collections.abc import Iterator

from facilitator.agenda.problems import Problem
from facilitator.agenda.reading.mistakes import curly, tab
from facilitator.agenda.reading.nodes import Node, Scalar, Sequence

CUT_OFF = re.compile(r"\s#|\s+#[^\s#]")
"""A remark close behind words; one that is meant stands two blanks away and begins with one."""

CURLY = re.compile(r"\{\{[^{}\n]{0,80}\}\}")


def asides(tree: Node | None, file: str, lines: list[str]) -> list[Problem]:
    """Return the warnings about words cut off or braces not filled in, and a problem for each tab that moves a line."""
    found: list[Problem] = []
    inside, looked_at = set[int](), set[int]()
    for scalar, is_value in _scalars(tree):
        if scalar.style in {"literal", "folded"}:
            inside.update(range(scalar.mark.line + 1, scalar.end.line + 1))
        elif scalar.style == "plain" and is_value and scalar.text:
            found.extend(_cut_off(scalar, file, lines))
        if "{{" in scalar.text:
            here = set(range(scalar.mark.line, min(scalar.end.line, len(lines)) + 1)) - looked_at
            found.extend(problem for number in sorted(here) for problem in _curly(number, file, lines[number - 1]))
            looked_at |= here
    for number, line in enumerate(lines, start=1):
        lead = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in lead and number not in inside and not line.lstrip().startswith("#"):
            told = tab(number - 1, lead.index("\t"))
            found.append(Problem(file, told.line, told.column, told.what, told.fix, source_line=line))
    return found


def _scalars(tree: Node | None) -> Iterator[tuple[Scalar, bool]]:
    """Yield every text, and whether it is more than a key."""
    waiting: list[tuple[Node, bool]] = [] if tree is None else [(tree, True)]
    while waiting:
        node, is_value = waiting.pop()
        if isinstance(node, Scalar):
            yield node, is_value
        elif isinstance(node, Sequence):
            waiting.extend((item, True) for item in node.items)
        else:
            waiting.extend((entry.key, False) for entry in node.entries)
            waiting.extend((entry.value, True) for entry in node.entries)


def _cut_off(scalar: Scalar, file: str, lines: list[str]) -> Iterator[Problem]:
    line = lines[scalar.end.line - 1] if scalar.end.line <= len(lines) else ""
    if CUT_OFF.match(line, scalar.end.column - 1):
        rest = line[scalar.end.column - 1 :]
        column = scalar.end.column + rest.index("#")
        what = f"“{rest.strip()[:60]}” counts as a remark, so these words end before it."
        fix = "If it belongs to them, put the whole text in quotes; if it is a remark, put two spaces before the #."
        if re.match(r"\s{2,}#\S", rest):
            fix = "If it belongs to them, put the whole text in quotes; if it is a remark, put a space after the #."
        yield Problem(file, scalar.end.line, column, what, fix, "warning", line)


def _curly(number: int, file: str, line: str) -> Iterator[Problem]:
    for hit in CURLY.finditer(line):
        what, fix = curly(hit[0])
        yield Problem(file, number, hit.start() + 1, what, fix, "warning", line)
