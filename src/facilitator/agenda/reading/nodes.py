"""The tree that YAML text is read into: every node knows its place, every text is as it was written."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "quoted", "literal", "folded"]
"""How a text was written: bare, in quotes, under `|`, under `>`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text."""

    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""
    index: int
    """In characters from the start of the text, counted from 0."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, never a number, date or yes."""

    text: str
    mark: Mark
    end: Mark
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list: with dashes, or in square brackets where `flow` is true."""

    items: "tuple[Node, ...]"
    mark: Mark
    end: Mark
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and what stands after its colon."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order they were written."""

    entries: tuple[Entry, ...]
    mark: Mark
    end: Mark
    flow: bool = False


Node = Scalar | Sequence | Mapping


def last_end(node: Node) -> Mark:
    """Return the place behind the last character of a node, without the blanks and remarks that follow it."""
    while not isinstance(node, Scalar):
        inner = node.items if isinstance(node, Sequence) else tuple(entry.value for entry in node.entries)
        if node.flow or not inner:
            return node.end
        node = inner[-1]
    return node.end


def as_written(node: Node, text: str) -> str | None:
    """Return the words of a node of one line just as they stand in the text, or None for more than one line.

    Words that look like keys or lists to the parser (`Note: bring the book`, `[Hand out the tools]`) are words again.
    """
    if isinstance(node, Scalar):
        return node.text
    end = last_end(node)
    if end.line != node.mark.line:
        return None
    return text[node.mark.index : end.index].strip()
