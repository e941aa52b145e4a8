"""A session as it stands in its file: read, understood, not changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from facilitator.agenda.model import Agenda
from facilitator.session.events import Event, UnknownEvent, read_event
from facilitator.session.session import Session, replay
from facilitator.session.storage.recovery import NotASession, Opened, open_session


@dataclass(frozen=True, slots=True)
class Found:
    """A session as it stands in its file, for reading."""

    path: Path
    session: Session
    remarks: tuple[str, ...] = ()
    """What was damaged or not understood, in sentences."""
    newer: bool = False
    """A later version of the program wrote it."""
    torn: bool = False
    """Its end was cut off, as it is for a moment while somebody adds to it."""
    size_b: int = 0
    """How long the file was when it was read, in bytes."""


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Why a session cannot be opened or made, in a sentence with the way out."""

    sentence: str


def look_up(path: Path) -> Found | NotOpened:
    """Read a session without changing anything."""
    opened = open_session(path)
    if isinstance(opened, NotASession):
        return NotOpened(opened.reason)
    return understand(opened)


def understand(opened: Opened) -> Found | NotOpened:
    """Return the session that a file holds, or why nothing can be made of it."""
    header = opened.header
    try:
        agenda = Agenda.model_validate(header.get("agenda"))
    except ValidationError:
        if opened.newer:
            return NotOpened(f"A later version of facilitator wrote {opened.path.name}. Update to read it.")
        return NotOpened(
            f"The plan at the top of {opened.path.name} is damaged, so the session cannot be shown. "
            f"Every answer is still in the file; it can be read with any text editor."
        )
    events = _events(opened.records)
    lost = len(opened.records) - len(events)
    session = replay(str(header.get("id", "")), agenda, events)
    remarks = tuple(damage.sentence for damage in opened.damage)
    unknown = sum(isinstance(event, UnknownEvent) for event in events)
    if unknown:
        entries, kept = ("1 entry says", "It is") if unknown == 1 else (f"{unknown} entries say", "They are")
        remarks += (f"{entries} something this version does not know. {kept} kept and of no effect.",)
    if lost:
        entries = "1 entry has" if lost == 1 else f"{lost} entries have"
        remarks += (f"{entries} no number or no moment that makes sense, and no effect.",)
    torn = any(damage.kind in {"tail", "end"} for damage in opened.damage)
    return Found(opened.path, session, remarks, opened.newer, torn, opened.state.size)


def _events(records: Sequence[dict[str, Any]]) -> list[Event]:
    return [event for event in map(read_event, records) if event is not None]
