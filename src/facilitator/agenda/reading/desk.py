"""The desk at which one file is read: its text, its keys and words, and all that was found wrong so far."""

import re
from collections.abc import Collection

from facilitator.agenda.problems import Findings, Problem, Severity, short
from facilitator.agenda.reading.keys import (
    INSTEAD,
    LIST_KEYS,
    LONGEST_COMPARED,
    MARKS,
    NOT_KNOWN,
    OTHERWISE,
    SPOKEN_KEYS,
    TABLES,
    nearest,
    plain_key,
    unknown_key,
)
from facilitator.agenda.reading.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence, as_written, last_end
from facilitator.agenda.reading.otherwise import PASSED_OVER
from facilitator.agenda.reading.pasted import numbered, parted
from facilitator.agenda.reading.strays import stray_in_step
from facilitator.agenda.source import SourceReading

Fields = dict[str, Node]
"""What stands behind each key; a key with nothing behind it is left out."""

ENDS = frozenset({"end", "ends", "until"})
"""Keys that lead to `time`, behind which no length stands."""

MOST_COMPARED = 2_000_000
"""Pairs of letters that are compared in one file to find out what wrong names were meant to be."""


class Desk:
    """Turns nodes into words and collects every problem with its place, so that none hides another."""

    def __init__(self, file: str, source: SourceReading) -> None:
        self.file = file
        self.lines = source.lines
        self.findings = Findings()
        self._text = source.text
        self._told_places = {(told.line, told.column) for told in source.problems if told.severity == "problem"}
        self._set_aside = source.set_aside
        self._compared = 0

    def problem(self, at: Node | Mark, what: str, fix: str) -> None:
        """Note what stops the file from being used."""
        self._note(at, what, fix, "problem")

    def warn(self, at: Node | Mark, what: str, fix: str) -> None:
        """Note what is probably not meant, but can be used."""
        self._note(at, what, fix, "warning")

    def _note(self, at: Node | Mark, what: str, fix: str, severity: Severity) -> None:
        """Take a problem in; where the form of a line is at fault, what its words mean is not judged as well."""
        mark = at if isinstance(at, Mark) else at.mark
        if mark.line in self._set_aside or (mark.line, mark.column) in self._told_places:
            return
        shown = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        self.findings.add(Problem(self.file, mark.line, mark.column, what, fix, severity, shown))

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """Return the name of the file's own that looks most like this one, or None.

        Also None once very much was compared: with so many wrong names a guess for each helps nobody.
        """
        if self._compared >= MOST_COMPARED:
            return None
        letters = sum(min(len(each), LONGEST_COMPARED) for each in known)
        self._compared += max(1, letters) * max(1, min(len(word), LONGEST_COMPARED))
        return nearest(word, tuple(known)) if self._compared <= MOST_COMPARED else None

    def fields(self, node: Mapping, place: str) -> Fields:
        """Return what stands behind the known keys; unknown keys are noted.

        Where it is clear which key is meant, what stands behind it is judged in the same go.
        """
        found: Fields = {}
        meant: Fields = {}
        there = frozenset(plain_key(entry.key.text) for entry in node.entries)
        for entry in node.entries:
            name = plain_key(entry.key.text)
            if instead := NOT_KNOWN.get(place, {}).get(name):
                self.problem(entry.key, f"“{name}” is nothing that an agenda knows.", instead)
            elif place == "step" and name not in (*TABLES[place], *INSTEAD[place]) and self._stray(node, entry):
                continue
            elif name not in TABLES[place]:
                self._take_for(entry, place, meant, there)
            elif not is_empty(entry.value):
                found[name] = entry.value
        judged = {key: value for key, value in meant.items() if key in TABLES[place] and not is_empty(value)}
        return {**judged, **found}

    def _take_for(self, entry: Entry, place: str, meant: Fields, there: Collection[str]) -> None:
        """Take another word for a key as that key and say so; a problem where none or more than one is meant."""
        name = plain_key(entry.key.text)
        key = INSTEAD.get(place, {}).get(name, "")
        is_free = key in SPOKEN_KEYS or (key not in there and key not in meant)
        if key and is_free and name not in ENDS:
            self.warn(entry.key, f"“{short(entry.key.text)}” is taken for `{key}`.", f"Write `{key}:` to be sure.")
        elif name in PASSED_OVER.get(place, ()):
            self.warn(entry.key, f"“{short(entry.key.text)}” is passed over: no agenda has it.", OTHERWISE[place][name])
        else:
            self.problem(entry.key, *unknown_key(entry.key.text, place))
        if name not in ENDS:
            meant.setdefault(key, entry.value)

    def _stray(self, node: Mapping, entry: Entry) -> bool:
        """Note a key of a question or a homework that stands in a step; return whether it is one."""
        name = plain_key(entry.key.text)
        told = stray_in_step(node, INSTEAD["question"].get(name, name), entry.value)
        if told:
            self.problem(entry.key, *told)
        return told is not None

    def items(self, node: Sequence) -> tuple[Node, ...]:
        """Return the entries of a list; a dash with nothing behind it is warned of."""
        if not node.flow:
            for item in filter(is_empty, node.items):
                self.warn(item, "This dash has nothing behind it.", "Write the words behind it, or delete the line.")
        return tuple(item for item in node.items if not is_empty(item))

    def text(self, node: Node, key: str) -> str:
        """Return the words of a node as they were written; lines with keys of their own are a problem."""
        written = as_written(node, self._text)
        if written is not None:
            return written.strip()
        here = "a list" if isinstance(node, Sequence) else "lines with keys of their own"
        what = f"“{key}” wants words, but here {'stands' if here == 'a list' else 'stand'} {here}."
        fix = f"Write `{key}: |` and put the words on the lines below it, two spaces further in."
        self.problem(node, what, "Put each on a line of its own behind a dash." if key in LIST_KEYS else fix)
        return ""

    def line(self, node: Node, key: str) -> str:
        """Return words that belong on one line, like a title."""
        written = self.text(node, key)
        if isinstance(node, Scalar) and node.style == "plain" and len(parts := parted(written)) == 1:
            written = parts[0]
        return " ".join(written.split())

    def texts(self, node: Node, key: str, *, commas: bool = False) -> tuple[str, ...]:
        """Return a list of words; a single text is a list of one, or of its parts where `commas` part them."""
        if isinstance(node, Sequence):
            found = [part for item in self.items(node) for part in self._parts(item, key, commas=False)]
        elif isinstance(node, Scalar) and node.style in {"literal", "folded"} and (lines := _lines(node)):
            found = _parted_at_signs(lines[0]) if commas and len(lines) == 1 else lines
        elif isinstance(node, Mapping) and as_written(node, self._text) is None:
            what = f"“{key}” wants a list, but here stand lines with keys of their own."
            self.problem(node, what, "Put each entry on a line of its own behind a dash.")
            found = []
        else:
            found = self._parts(node, key, commas=commas)
        return tuple(words for words in (each.strip() for each in found) if words)

    def things(self, node: Node, key: str) -> tuple[str, ...]:
        """Return a list of things; those of one line are parted at commas, but not inside brackets or numbers."""
        found = self.texts(node, key)
        if len(found) != 1 or not isinstance(node, Scalar) or node.style != "plain":
            return found
        signs = r"\s*[;|]\s*" if re.search("[;|]", found[0]) else r",(?![^()]*\))(?![0-9])\s*"
        return tuple(part for part in (each.strip() for each in re.split(signs, found[0])) if part)

    def _parts(self, node: Node, key: str, *, commas: bool) -> list[str]:
        """Return the words of a node parted at bullets or, where they are meant to, at commas."""
        written = self.text(node, key)
        if isinstance(node, Scalar) and node.style == "plain" and (entries := numbered(self.lines_of(node))):
            return entries
        if not isinstance(node, Scalar) or node.style == "plain":
            parts = parted(written)
            if parts != [written]:
                return parts
        return _parted_at_signs(written) if commas else [written]

    def listed_text(self, node: Node, key: str) -> str:
        """Return words that may go over several lines; a list of them keeps its lines, with their dashes or numbers."""
        if isinstance(node, Sequence) and not node.flow and all(isinstance(item, Scalar) for item in node.items):
            return "\n".join(f"- {words}" for words in self.texts(node, key))
        if isinstance(node, Scalar) and node.style == "plain" and (entries := numbered(self.lines_of(node))):
            return "\n".join(f"{number}. {words}" for number, words in enumerate(entries, start=1))
        return self.text(node, key)

    def lines_of(self, node: Scalar) -> list[str]:
        """Return the lines of a bare text as they stand in the file, where it goes over more than one."""
        if node.end.line == node.mark.line:
            return []
        first, *others = self.lines[node.mark.line - 1 : node.end.line]
        return [first[node.mark.column - 1 :], *others]

    def keyed(self, node: Node, key: str, example: str) -> Mapping | None:
        """Return a node of lines with keys, or None with a problem that shows how it is written."""
        if isinstance(node, Mapping):
            return node
        self.problem(node, f"“{key}” wants lines with keys of their own below it.", f"Write it like {example}.")
        return None


def _parted_at_signs(written: str) -> list[str]:
    """Return words parted at `|`, where there is none at `;`, and else at commas."""
    sign = next((sign for sign in "|;" if sign in written), ",")
    return written.split(sign)


def _lines(node: Scalar) -> list[str]:
    """Return the lines below `|` or `>` that hold words, without dashes and bullets."""
    text = node.text if node.style == "literal" else node.text.strip()
    if entries := numbered(text.split("\n")):
        return entries
    lines = [line.strip().removeprefix("- ") for line in text.split("\n") if line.strip()]
    return [part for line in lines for part in parted(line)]


def is_empty(node: Node) -> bool:
    """Return whether nothing at all stands here."""
    return isinstance(node, Scalar) and not node.text.strip()


def looks_like_words(node: Node, place: str) -> bool:
    """Return whether this is one line of words with a colon ("Top three: why these?") and not a key with its value."""
    if not isinstance(node, Mapping) or len(node.entries) != 1 or last_end(node).line != node.mark.line:
        return False
    word = plain_key(node.entries[0].key.text)
    known = word in TABLES[place] or word in NOT_KNOWN.get(place, {}) or word in INSTEAD.get(place, {})
    return not known and word not in MARKS and nearest(word, TABLES[place]) is None


def in_order(source: SourceReading, desk: Desk) -> tuple[Problem, ...]:
    """Return what is told of a file, its form and its meaning, from its top to its end."""
    findings = Findings()
    findings.take_in(source.findings)
    findings.take_in(desk.findings)
    return findings.told()
