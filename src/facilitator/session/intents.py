"""What a person may ask for. Whether it can be done, and what then happened, is said by `decide.py`."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.agenda.model import Agenda
from facilitator.session.collected import Source
from facilitator.session.group_intents import GroupIntent
from facilitator.session.merge_intents import MergeIntent
from facilitator.session.next_intents import PlanNext
from facilitator.session.promise_intents import PromiseIntent
from facilitator.session.refusal import Refusal as Refusal  # noqa: PLC0414 - handed on


@dataclass(frozen=True, slots=True)
class ToggleClock:
    """Start the workshop, pause it, or go on."""


@dataclass(frozen=True, slots=True)
class GoNext:
    """Close the running step and begin the next one, or end the workshop."""


@dataclass(frozen=True, slots=True)
class GoBack:
    """Take up the step before this one again; this one stays open."""


@dataclass(frozen=True, slots=True)
class JumpTo:
    """Begin any step."""

    step: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave a step out: the running one where none is named."""

    step: str | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """End the workshop here; what is left stays open."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Give the running step more time, or less with a figure below zero."""

    by_s: float


@dataclass(frozen=True, slots=True)
class Backdate:
    """Let the running step have begun at another moment, for a key that was pressed too late or too early."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Speak:
    """Give the word to the next speaker; after the last one, end the round."""


@dataclass(frozen=True, slots=True)
class FollowCue:
    """Mark the reminder that is due as done."""


@dataclass(frozen=True, slots=True)
class MoveDeadline:
    """Let the workshop end at another time."""

    deadline: datetime


@dataclass(frozen=True, slots=True)
class Write:
    """Write down an answer, or the next cell of a table row."""

    prompt: str
    text: str
    group: str = ""
    """A group's name; empty for the room."""
    person: str = ""
    """Who of the group gives it, a pair as "Ana & Ben"; empty where that is not known."""
    cells: bool = True
    """For a table: whether `|` and tabs part the text into several cells."""
    row_done: bool = False
    """For a table: whether the rest of the row stays empty."""
    typed_at: tuple[str, str] | None = None
    """The prompt and the person or group in whose line it was typed: what was kept there as half typed is over."""


@dataclass(frozen=True, slots=True)
class CloseRow:
    """Leave the rest of a table row empty; of a row whose first column is given, all of it."""

    prompt: str
    group: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class ShowAnswers:
    """Show hidden answers before everybody has answered."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Let an answer stand with other words."""

    answer: str
    text: str
    column: int = 0
    """The cell that is meant, for a table row."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an answer off the list."""

    answer: str


@dataclass(frozen=True, slots=True)
class Move:
    """Let an answer belong to another question, or to another group."""

    answer: str
    prompt: str = ""
    """The question that it answers from here on; empty where that stays."""
    group: str | None = None
    """The group's name, empty for the room; None where whose it is stays, as far as the question takes it."""


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Write down a whole answer that a note-taker has handed in, or let it stand as a corrected form has it."""

    prompt: str
    said: tuple[str, ...]
    """The cells of a row, the options that are chosen, or a text alone."""
    source: Source
    group: str = ""
    """A group's name; empty for the room."""
    answer: str = ""
    """The answer that is corrected; empty for one that is added."""
    person: str = ""
    """Who gives it, where the form says so."""


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep what stands in the writing line."""

    prompt: str
    text: str
    group: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class FillBlank:
    """Give a blank of the script its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Go by a changed agenda in the steps to come."""

    agenda: Agenda
    """The changed agenda as its file has it."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """Go on with a session that another run of the program left."""

    seen: datetime | None = None
    """When a console was there last, as far as anybody knows."""


@dataclass(frozen=True, slots=True)
class NoteSleep:
    """Keep on record that the computer has slept up to this moment."""

    slept_s: float


@dataclass(frozen=True, slots=True)
class NoteClock:
    """Keep on record that the computer's clock was set."""

    before: datetime
    """What it would show at this moment."""
    after: datetime
    """What it shows."""


@dataclass(frozen=True, slots=True)
class DoNotCount:
    """Leave out of the running step the last stretch in which the computer slept or the console was gone."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last thing back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what was undone."""


InsideStep = Extend | Backdate | Speak | FollowCue | MoveDeadline
TimeIntent = ToggleClock | GoNext | GoBack | JumpTo | Skip | Close | InsideStep
AnswerIntent = Write | CloseRow | Rewrite | Remove | KeepDraft | ShowAnswers
GapIntent = NoteSleep | NoteClock | DoNotCount
NoteIntent = MergeIntent | PromiseIntent | FillBlank | PlanNext
RunIntent = TimeIntent | AnswerIntent | Move | TakeIn | NoteIntent | GapIntent | TakeOver | Reopen | Undo | Redo
Intent = RunIntent | GroupIntent
