"""A neutral document: what is said and in which form, not yet how a file spells it.

Every text in it is as a person typed it, line breaks included. It holds no markup; each writer escapes for itself.
"""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right"]
"""How the entries of a column stand."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its text is one line."""

    level: int
    """2 for a section, 3 and more inside it; 1 is the document's own title."""
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A few words that stand out above the block they belong to, too small for a heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What someone said, in their own words."""

    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items in no order that matters."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Items in the order they are done."""

    items: tuple[str, ...]
    first: int = 1
    """The number of the first item; the others count on from it."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a checklist."""

    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """Lines that are ticked or not."""

    items: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Short facts, each with its name; a name may come more than once."""

    rows: tuple[tuple[str, str], ...]
    """(name, fact)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns; a row shorter than the header is filled up with empty cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...] = ()
    """One for each column from the first on; the columns beyond it stand left."""


SpanKind = Literal["words", "stressed", "blank", "direction", "aside"]
"""Spoken; spoken with weight; a blank to be filled in; an act; a remark in small letters."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line of a script."""

    kind: SpanKind
    text: str
    """The words; a blank and a direction stand in their brackets."""


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A paragraph of a script, or an item of a list in it."""

    spans: tuple[Span, ...]
    lead: str = ""
    """"-" or "2." for an item of a list."""


@dataclass(frozen=True, slots=True)
class Script:
    """A stretch of a leader's script under one mark."""

    mark: str
    """"SAY", "NOTE", "DO", "SHOW", "ASK"."""
    lines: tuple[ScriptLine, ...]
    spoken: bool = False
    """Whether it is said aloud."""


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Lines to write on by hand."""

    count: int
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class FillIns:
    """Names side by side, each with room to write behind it."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormCell:
    """A box of a form: what stands in it, options to circle, or nothing but room to write."""

    text: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A table to write into by hand."""

    header: tuple[str, ...]
    rows: tuple[tuple[FormCell, ...], ...]
    """Each with one cell for every column."""
    height: int = 1
    """How high a row is at least, in lines of handwriting."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


OnPaper = WritingLines | FillIns | Form | PageBreak
"""What only paper needs."""
Block = Heading | Label | Paragraph | Quote | BulletList | Numbered | Checklist | KeyValues | Table | Script | OnPaper


@dataclass(frozen=True, slots=True)
class Document:
    """A document from its title to its last block."""

    title: str
    blocks: tuple[Block, ...]
    language: str = ""
    """The language tag of its words, "en" or "pt-BR"; empty where it is not known."""
    is_card: bool = False
    """Whether it is to lie on the table on as few sheets as can be: printed across, in small letters."""


def full_row(row: tuple[str, ...], table: Table) -> tuple[str, ...]:
    """Return a row with one cell for every column of the header; what is beyond the header is joined to the last."""
    columns = len(table.header)
    if len(row) > columns:
        return (*row[: columns - 1], " ".join(row[columns - 1 :])) if columns else ()
    return (*row, *[""] * (columns - len(row)))


def column_align(table: Table, column: int) -> Align:
    """Return how the entries of a column stand, 0 for the first."""
    return table.align[column] if column < len(table.align) else "left"
