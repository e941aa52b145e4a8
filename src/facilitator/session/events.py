"""Everything that can happen in a session, one class an event, as it stands in the session file.

An event is a fact with its moment; it is never changed or taken away. What follows from the facts is worked out
by `session.py`. A line of the file is `{"seq": …, "at": …, "event": …, …, "sum": …}`; see `docs/session-file.md`.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from facilitator.session.answer_events import (
    AnswerAdded,
    AnswerChanged,
    AnswerMoved,
    AnswerRemoved,
    AnswersShown,
    CellWritten,
    DraftKept,
)
from facilitator.session.carried import Carried
from facilitator.session.clock_changes import ClockChanges, Offset
from facilitator.session.event_fields import (
    LONGEST_AWAY_S,
    MOST_PEOPLE,
    Length,
    Moment,
    Number,
    Plan,
    iso_milliseconds,
)
from facilitator.session.gap_events import ClockSet, ComputerSlept, GapLeftOut
from facilitator.session.group_events import GroupsChanged
from facilitator.session.groups import Group
from facilitator.session.merge_events import AnswersMerged, AnswersParted
from facilitator.session.next_events import NextPlanned
from facilitator.session.promise_events import PromiseSettled
from facilitator.session.recorded import Recorded
from facilitator.session.role_dealing import RoleHeld
from facilitator.session.time_events import (
    ClockPaused,
    ClockResumed,
    CueDone,
    DeadlineMoved,
    StepBackdated,
    StepSkipped,
    StepStarted,
    TargetChanged,
    TurnsEnded,
    TurnStarted,
    WorkshopEnded,
    WorkshopStarted,
)

__all__ = [
    "NOT_UNDOABLE",
    "AgendaTakenOver",
    "AnswerAdded",
    "AnswerChanged",
    "AnswerMoved",
    "AnswerRemoved",
    "AnswersMerged",
    "AnswersParted",
    "AnswersShown",
    "BlankFilled",
    "CellWritten",
    "ClockPaused",
    "ClockResumed",
    "ClockSet",
    "ComputerSlept",
    "CueDone",
    "DeadlineMoved",
    "DraftKept",
    "Event",
    "GapLeftOut",
    "GroupsChanged",
    "KnownEvent",
    "NextPlanned",
    "PromiseSettled",
    "Recorded",
    "Redone",
    "SessionResumed",
    "SessionStarted",
    "StepBackdated",
    "StepSkipped",
    "StepStarted",
    "TargetChanged",
    "TurnStarted",
    "TurnsEnded",
    "Undone",
    "UnknownEvent",
    "WorkshopEnded",
    "WorkshopStarted",
    "read_event",
    "write_event",
]


class SessionStarted(Recorded):
    """The set-up was confirmed; the clock is not running yet."""

    event: Literal["session-started"] = "session-started"
    length_s: Length | None = None
    """How long the workshop may take from its start; None where `ends_at` is given."""
    ends_at: Moment | None = None
    """The clock time at which it has to end."""
    planned_start: Moment | None = None
    file: str = ""
    """Where the agenda was read from, so that a change there is noticed; empty where that is not known."""
    people: Annotated[int, Field(ge=0, le=MOST_PEOPLE)] | None = None
    names: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    seed: int | None = None
    """What the order of the people follows from, where they were shuffled."""
    roles_before: tuple[RoleHeld, ...] = ()
    """Who had which role how often in the earlier sessions of the series."""
    carried: Carried = ()
    """What was carried over from earlier sessions, so that this file stands on its own."""
    fills: dict[str, str] = Field(default_factory=dict)
    """The blanks of the script by name."""
    ready: tuple[str, ...] = ()
    """What was ticked at the set-up of the things to do before and to bring."""
    rehearsal: bool = False
    """The clock was simulated and the answers are made up."""
    utc_offset_min: Offset = 0
    """The room's local time against UTC, so that a report shows the room's own times anywhere."""
    clock_changes: ClockChanges = ()
    """When the clocks in the room go forward or back in the year to come."""


class BlankFilled(Recorded):
    """A blank of the script got its value after the set-up, or another one."""

    event: Literal["blank-filled"] = "blank-filled"
    name: str
    value: str


class AgendaTakenOver(Recorded):
    """The agenda was changed while the workshop ran, and holds for the steps to come."""

    event: Literal["agenda-taken-over"] = "agenda-taken-over"
    agenda: Plan
    """The whole agenda as the session goes on with it: what was begun stands in it as it was."""
    plan_s: dict[str, Length] = Field(default_factory=dict)
    """The plan of the timed steps that it adds, in seconds."""


class SessionResumed(Recorded):
    """The console was opened on this session once more."""

    event: Literal["session-resumed"] = "session-resumed"
    away_s: Annotated[float, Field(ge=0.0, le=LONGEST_AWAY_S, allow_inf_nan=False)]
    """Seconds since a console was there last, else since the event before this one; they count."""


class Undone(Recorded):
    """The event with that number no longer counts."""

    event: Literal["undone"] = "undone"
    target: Number


class Redone(Recorded):
    """The event with that number counts again."""

    event: Literal["redone"] = "redone"
    target: Number


class UnknownEvent(Recorded):
    """An event of a later version: kept, shown as unknown, and without effect here."""

    event: str


KnownEvent = Annotated[
    SessionStarted
    | WorkshopStarted
    | StepStarted
    | StepSkipped
    | WorkshopEnded
    | ClockPaused
    | ClockResumed
    | TargetChanged
    | StepBackdated
    | TurnStarted
    | TurnsEnded
    | CueDone
    | DeadlineMoved
    | AnswerAdded
    | AnswerChanged
    | CellWritten
    | AnswerMoved
    | AnswerRemoved
    | AnswersShown
    | AnswersMerged
    | AnswersParted
    | PromiseSettled
    | DraftKept
    | BlankFilled
    | GroupsChanged
    | AgendaTakenOver
    | NextPlanned
    | SessionResumed
    | ComputerSlept
    | ClockSet
    | GapLeftOut
    | Undone
    | Redone,
    Field(discriminator="event"),
]
Event = KnownEvent | UnknownEvent

_KNOWN: TypeAdapter[KnownEvent] = TypeAdapter(KnownEvent, config=ConfigDict(defer_build=True))

NOT_UNDOABLE = (SessionStarted, DraftKept, SessionResumed, ComputerSlept, ClockSet, Undone, Redone, UnknownEvent)
"""Kinds that `u` passes over: they are no decision of the facilitator, or are undoing itself."""


def read_event(record: Mapping[str, Any]) -> Event | None:
    """Return the event of a line of the session file; None where the line lacks even a number and a moment."""
    fields = {key: value for key, value in record.items() if key != "sum"}
    with suppress(ValidationError):
        return _KNOWN.validate_python(fields)
    try:
        return UnknownEvent.model_validate(fields)
    except ValidationError:
        return None


def write_event(event: Event) -> dict[str, Any]:
    """Return the event as the plain values of one line, without its sum; fields of a later version stand as found."""
    record = event.model_dump(mode="python", exclude_none=True) | (event.model_extra or {})
    return {key: _plain(value) for key, value in record.items()}


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it; a whole number loses its ".0", which other programs would drop as well."""
    if isinstance(value, datetime):
        return iso_milliseconds(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
