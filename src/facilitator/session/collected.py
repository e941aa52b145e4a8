"""What a form says that a note-taker has filled in, and where an answer stood that was read from one."""

from dataclasses import dataclass
from hashlib import sha256

from pydantic import BaseModel, ConfigDict

from facilitator.agenda.model import Prompt

SUM_LENGTH = 16


class Source(BaseModel):
    """Where an answer stood that was read from a form."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    file: str
    """The file's name without its folder."""
    sum: str
    """The first 16 hexadecimal digits of the SHA-256 of the file."""
    line: int
    """The line of the file, counted from 1."""
    said: tuple[str, ...] = ()
    """What stood there: the cells of a row, the options that were chosen, or a text alone."""
    group: str = ""
    taker: str = ""
    """The note-taker, where the form says who."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer on a form."""

    line: int
    """Counted from 1."""
    said: tuple[str, ...]
    """The cells of a row in the order of the columns, the options that are chosen, or a text alone."""
    prompt: Prompt | None = None
    """The question that it answers; None where that is not known."""
    reason: str = ""
    """Why it cannot be placed; empty where it can."""
    person: str = ""
    """Who gave it, as it was written beside a row; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands on a form."""

    file: str
    """The file's name without its folder."""
    sum: str
    entries: tuple[Entry, ...] = ()
    """In the order of their lines."""
    group: str = ""
    """As it was written; empty where nothing was."""
    taker: str = ""
    workshop: str = ""
    """The workshop that the form was made for, in words; may be empty."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a file cannot be read as a form, in a sentence with the way out."""

    file: str
    sentence: str


def sum_of(data: bytes) -> str:
    """Return by what the contents of a file are known again."""
    return sha256(data).hexdigest()[:SUM_LENGTH]
