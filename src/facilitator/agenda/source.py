"""YAML text as a tree in which every text stands as it was written and knows its place.

The tree is built from the parser's events with a stack, so the limits hold before any memory or recursion is spent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from facilitator.agenda.problems import Findings, Problem, short
from facilitator.agenda.reading.asides import asides
from facilitator.agenda.reading.keys import MARKS, SPOKEN_KEYS, plain_key
from facilitator.agenda.reading.mistakes import Mistake, curly, explain
from facilitator.agenda.reading.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence, Style
from facilitator.agenda.reading.text import FIRST_LINE, NOT_TEXT, CleanText, read_text
from facilitator.agenda.reading.untitled import unquoted

MOST_LEVELS = 50
MOST_NODES = 20_000
"""The agendas that ship have about 300."""
MOST_REPAIRS = 20
"""After so many mistakes of form the rest of the file is not looked at."""
MOST_READ_AGAIN = 512 * 1024
"""Characters that are read again, all in all, to go on behind mistakes of form; large files go on less often."""

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What was found in a text: the tree as far as it could be read, and every problem of form."""

    tree: Node | None
    decoded: str
    lines: tuple[str, ...]
    text: str
    findings: Findings
    set_aside: frozenset[int] = frozenset()
    """Lines that could be read only after a mistake of form in them was set aside."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is told of the form, in the order of the file."""
        return self.findings.told()


def read_source(text: bytes | str, file: str, loader: type = LOADER) -> SourceReading:
    """Return the tree of a YAML text with positions, and the problems of its form."""
    clean = read_text(text, file)
    findings = Findings()
    if isinstance(clean, Problem):
        findings.add(clean)
        return SourceReading(None, "", (), "", findings)
    aside: set[int] = set()
    lines = clean.lines
    tree = _read_on(clean, lines, file, loader, findings, aside)
    if tree is None and not findings.told():
        findings.add(Problem(file, 1, 1, "There is nothing in this file yet.", FIRST_LINE))
    return SourceReading(tree, clean.decoded, tuple(lines), clean.text, findings, frozenset(aside))


def _read_on(
    clean: CleanText, lines: list[str], file: str, loader: type, findings: Findings, aside: set[int]
) -> Node | None:
    """Read to the end: behind a mistake that can be set aside, reading goes on to find the others too."""
    text, repairs = clean.text, dict[int, str]()
    most_repairs = min(MOST_REPAIRS, MOST_READ_AGAIN // max(1, len(text)))
    while True:
        builder = _Builder(file, lines, clean.text, repairs)
        try:
            tree = builder.build(yaml.parse(text, Loader=loader))
        except yaml.YAMLError as error:
            mistake = explain(error, lines, builder.last_quote)
            findings.add(_problem(mistake, file, lines))
            start = mistake.start + len(mistake.lead)
            if not mistake.length or start in repairs or len(repairs) >= most_repairs:
                findings.take_in(builder.findings)
                return None
            if not mistake.is_clear:
                aside.add(mistake.line)
            end = mistake.start + mistake.length
            written = text[mistake.start : end]
            repairs[start] = unquoted(written) if mistake.lead else written
            text = text[: mistake.start] + mistake.lead + "x" * (end - start) + text[end:]
        else:
            findings.take_in(builder.findings)
            for problem in asides(tree, file, lines):
                findings.add(problem)
            return tree


def _problem(mistake: Mistake, file: str, lines: list[str]) -> Problem:
    shown = lines[mistake.line - 1] if mistake.line <= len(lines) else ""
    if mistake.lead:
        return Problem(file, mistake.line, mistake.column, mistake.what, mistake.fix, "warning", shown)
    if mistake.is_clear:
        what = f"{mistake.what.rstrip('.').removesuffix(', so they are taken for a key')}; they are read as they stand."
        return Problem(file, mistake.line, mistake.column, what, mistake.fix, "warning", shown)
    return Problem(file, mistake.line, mistake.column, mistake.what, mistake.fix, source_line=shown, hides=True)


@dataclass(slots=True)
class _Open:
    """A list or a set of keys whose end has not come yet."""

    keyed: bool
    mark: Mark
    flow: bool
    nodes: list[Node] = field(default_factory=list)


class _Builder:
    """Builds the tree event by event and notes what may not stand in an agenda."""

    def __init__(self, file: str, lines: list[str], text: str, repairs: dict[int, str]) -> None:
        self.file, self.lines, self.text, self.repairs = file, lines, text, repairs
        self.findings = Findings()
        self.stack: list[_Open] = []
        self.last_quote: tuple[int, int, int, int] | None = None
        """First line and column, last line and column of the last quoted text, counted from 0."""
        self._documents = self._nodes = 0
        self._root: Node | None = None

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        """Return the tree, or None where a limit was passed; parser errors go through."""
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    what = "Three dashes start a second file here."
                    self._note(_mark(event.start_mark), what, "Keep one agenda in a file, and delete this line.")
                    return self._root
            elif isinstance(event, yaml.NodeEvent):
                self._nodes += 1
                if not self._within_limits(event):
                    return None
                self._take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(_mark(event.end_mark))
        return self._root

    def _within_limits(self, event: yaml.Event) -> bool:
        what = ""
        if self._nodes > MOST_NODES:
            what = f"This file has more than {MOST_NODES:,} entries."
        elif len(self.stack) >= MOST_LEVELS and not isinstance(event, yaml.ScalarEvent):
            what = f"Here the lines stand more than {MOST_LEVELS} levels inside each other."
        if what:
            self._note(_mark(event.start_mark), what, "Check that this is the agenda you mean.")
        return not what

    def _take(self, event: yaml.NodeEvent) -> None:
        mark = _mark(event.start_mark)
        self._refuse_signs(event, mark)
        if isinstance(event, yaml.ScalarEvent):
            self._place(self._scalar(event, mark))
        elif isinstance(event, yaml.AliasEvent):
            end = _mark(event.end_mark)
            self._place(Scalar(self.text[mark.index : end.index], mark, end))
        else:
            flow = bool(getattr(event, "flow_style", False))
            self.stack.append(_Open(isinstance(event, yaml.MappingStartEvent), mark, flow))

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Scalar:
        end, text = _mark(event.end_mark), str(event.value)
        styles: dict[str | None, Style] = {"'": "quoted", '"': "quoted", "|": "literal", ">": "folded"}
        style = styles.get(event.style or None, "plain")
        if style == "quoted":
            self.last_quote = (mark.line - 1, mark.column - 1, end.line - 1, end.column - 1)
            if NOT_TEXT.search(text):
                what = "A backslash makes an invisible character here."
                self._note(mark, what, "Delete the backslash, or write it twice to see one.")
                text = NOT_TEXT.sub("\ufffd", text)
        if (written := self.repairs.get(mark.index)) is not None:
            text = written + text[len(written) :]
        return Scalar(text, mark, end, style)

    def _refuse_signs(self, event: yaml.NodeEvent, mark: Mark) -> None:
        """Note a `*name`, `&name` or `!name`: signs of YAML that an agenda has no use for."""
        sign = self.text[mark.index : mark.index + 1]
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            what = f"A text that begins with {sign} would be read as a sign to the program, not as words."
            self._note(mark, what, "Put it in quotes, or under `guide: |` if it is to be said.")

    def _close(self, end: Mark) -> None:
        top = self.stack.pop()
        if not top.keyed:
            self._place(Sequence(tuple(top.nodes), top.mark, end, top.flow))
        elif self.text.startswith("{{", top.mark.index):
            written = self.text[top.mark.index : end.index]
            self._note(top.mark, *curly(written))
            self._place(Scalar(written, top.mark, end, "quoted"))
        else:
            pairs = zip(top.nodes[::2], top.nodes[1::2], strict=True)
            entries = tuple(Entry(self._key(key), value) for key, value in pairs)
            self._refuse_twins(entries)
            self._place(Mapping(entries, top.mark, end, top.flow))

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if node.text == "<<":
                self._note(node.mark, "`<<` has no meaning in an agenda.", "Write out what you mean in its place.")
            return node
        what = "The words before this colon stand in brackets, so they cannot be read."
        self._note(node.mark, what, "Put the whole text in quotes, or under `guide: |` if it is to be said.")
        return Scalar(self.text[node.mark.index : node.end.index], node.mark, node.end)

    def _refuse_twins(self, entries: tuple[Entry, ...]) -> None:
        seen: dict[str, Scalar] = {}
        in_step = any(plain_key(entry.key.text) == "title" for entry in entries)
        for entry in entries:
            name = plain_key(entry.key.text)
            if in_step and name in SPOKEN_KEYS:
                continue
            first = seen.setdefault(name, entry.key)
            if first is entry.key:
                continue
            lines = f"in line {first.mark.line} and in line {entry.key.mark.line}"
            what = f"“{short(entry.key.text)}” stands here twice: {lines}."
            fix = "Keep one of the two, or join them into one."
            if name == "ask":
                fix = "Put all questions under one `ask:`, each on a line of its own behind a dash."
            elif name in MARKS:
                fix = "Put both under `guide: |`, each on a line of its own below it, one after the other."
            self._note(entry.key.mark, what, fix)

    def _place(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self._root = node

    def _note(self, mark: Mark, what: str, fix: str) -> None:
        shown = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        self.findings.add(Problem(self.file, mark.line, mark.column, what, fix, source_line=shown))


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1, mark.index)
