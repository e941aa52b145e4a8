"""Events about answers: what was said, how it was changed, and what is half typed."""

from typing import Annotated, Literal

from pydantic import Field

from facilitator.session.collected import Source
from facilitator.session.event_fields import MOST_COLUMNS
from facilitator.session.recorded import Recorded


class AnswerAdded(Recorded):
    """Something was answered. The answer's id is "a" and this event's `seq`."""

    event: Literal["answer-added"] = "answer-added"
    step: str
    prompt: str
    group: str = ""
    """The group's name; empty for the whole room."""
    person: str = ""
    """Who of the group gave it, a pair as "Ana & Ben"; empty where that is not known."""
    text: str
    """What was typed, byte for byte."""
    values: tuple[str, ...] = ()
    """What it means for the kinds that do not take free text: a number, option(s), a level, ticks."""
    cells: tuple[str, ...] = ()
    """The row so far, for a table."""
    source: Source | None = None
    """Where it stood, if it was read from a note-taker's form."""


class AnswerChanged(Recorded):
    """An answer stands with other words, options or ticks."""

    event: Literal["answer-changed"] = "answer-changed"
    answer: str
    text: str
    values: tuple[str, ...] = ()
    source: Source | None = None
    """Where it stands like this, if a note-taker's form was corrected."""


class CellWritten(Recorded):
    """One more cell of a table row, or several side by side."""

    event: Literal["cell-written"] = "cell-written"
    answer: str
    column: Annotated[int, Field(ge=0, lt=MOST_COLUMNS)]
    """0 for the first column."""
    text: str
    more: tuple[str, ...] = ()
    """What goes into the columns after it."""
    source: Source | None = None
    """Where the row stands like this, if a note-taker's form was corrected."""


class AnswerMoved(Recorded):
    """An answer belongs to another question, group or person; what it means there is told with it."""

    event: Literal["answer-moved"] = "answer-moved"
    answer: str
    step: str
    prompt: str
    group: str = ""
    person: str = ""
    text: str
    values: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


class AnswerRemoved(Recorded):
    """An answer was taken off the list; it stays in the file."""

    event: Literal["answer-removed"] = "answer-removed"
    answer: str


class DraftKept(Recorded):
    """What stands in the writing line at a pause in typing; an empty text says that nothing stands there."""

    event: Literal["draft-kept"] = "draft-kept"
    prompt: str
    group: str = ""
    person: str = ""
    text: str


class AnswersShown(Recorded):
    """Hidden answers were shown before everybody had answered."""

    event: Literal["answers-shown"] = "answers-shown"
    prompt: str
