"""What is wrong with a file, as a value: where it stands, what it is, and the way out."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["problem", "warning"]
"""A problem stops the workshop from being run; a warning does not."""

MOST_TOLD = 200
"""The most problems that are told of one file; nobody mends more at a sitting."""

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
    hides: bool = False
    """Whether words in its line or behind it could not be read, so that more may come to light once it is mended."""
    more_problems: int = 0
    """In the line that closes a long list: how many problems it stands for."""
    more_warnings: int = 0
    """In the line that closes a long list: how many warnings it stands for."""

    @property
    def closes(self) -> bool:
        """Return whether this only says how many others there are."""
        return bool(self.more_problems or self.more_warnings)


def count_of_each(problems: Iterable[Problem]) -> dict[Severity, int]:
    """Return how many problems and warnings there are in all, those that are not told one by one included."""
    counts: dict[Severity, int] = {"problem": 0, "warning": 0}
    for each in problems:
        counts["problem"] += each.more_problems
        counts["warning"] += each.more_warnings
        counts[each.severity] += not each.closes
    return counts


class Findings:
    """What was found wrong in a file; of very many only the first are kept, and the others are counted."""

    def __init__(self) -> None:
        self.kept: dict[Severity, dict[tuple[int, int, str], Problem]] = {"problem": {}, "warning": {}}
        self.more: Counter[Severity] = Counter()

    def add(self, problem: Problem) -> None:
        """Take a problem in; one that was told already at the same place is the same."""
        kept = self.kept[problem.severity]
        if len(kept) < MOST_TOLD:
            kept.setdefault((problem.line, problem.column, problem.what), problem)
        else:
            self.more[problem.severity] += 1

    def take_in(self, other: "Findings") -> None:
        """Take in all that was found elsewhere in the same file."""
        for kept in other.kept.values():
            for problem in kept.values():
                self.add(problem)
        self.more.update(other.more)

    def told(self) -> tuple[Problem, ...]:
        """Return what is told, from the top of the file to its end, and how many more there are.

        No problem is left out for a warning, so a file that cannot be run never looks as if it could.
        """
        problems, warnings = self.kept["problem"], self.kept["warning"]
        found = [*problems.values(), *(told for key, told in warnings.items() if key not in problems)]
        first = sorted(found[:MOST_TOLD], key=lambda told: (told.line, told.column, told.severity))
        more_problems = self.more["problem"]
        more_warnings = self.more["warning"] + len(found) - len(first)
        more = more_problems + more_warnings
        if not more:
            return tuple(first)
        last = first[-1]
        what = f"There {'is' if more == 1 else 'are'} {more:,} more."
        severity: Severity = "problem" if more_problems else "warning"
        closing = Problem(
            last.file,
            last.line,
            last.column,
            what,
            "Mend these first.",
            severity,
            more_problems=more_problems,
            more_warnings=more_warnings,
        )
        return (*first, closing)


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
