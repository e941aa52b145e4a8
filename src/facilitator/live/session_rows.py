"""What a list of sessions shows: each with its workshop, its state and what was answered."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from facilitator.live.found import Found, NotOpened, look_up
from facilitator.session.storage.listing import SessionEntry, list_sessions

SessionState = Literal["not started", "unfinished", "finished", "unreadable"]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list."""

    path: Path
    workshop: str
    """The title of its agenda; empty where nothing could be read."""
    state: SessionState
    rehearsal: bool = False
    began: datetime | None = None
    """When its clock was started, else when it was set up; in the room's own time zone."""
    last: datetime | None = None
    """The moment of its last event, in the room's own time zone."""
    step: str = ""
    """The step that runs or was left: its code, else its title."""
    answers: int = 0
    next_agenda: str = ""
    """The workshop that is planned after it, as its agenda names it; empty where none is."""
    next_on: date | None = None
    id: str = ""
    carried_from: tuple[str, ...] = ()
    """The ids of the sessions that something was carried over from."""
    problem: str = ""
    """Why it cannot be read, or what of it is damaged, in sentences."""

    @property
    def name(self) -> str:
        """Return what people type to name it."""
        return self.path.stem

    @property
    def to_resume(self) -> bool:
        """Return whether it is waiting to be gone on with."""
        return self.state in {"not started", "unfinished"} and not self.rehearsal


def session_rows(folder: Path, *more: Path) -> tuple[SessionRow, ...]:
    """Return the sessions of one or more folders, the latest first; rehearsals come after what really took place."""
    rows = [_row(entry) for entry in list_sessions(folder, *more)]
    return tuple(sorted(rows, key=lambda row: row.rehearsal))


def _row(entry: SessionEntry) -> SessionRow:
    if entry.problem:
        return _unreadable(entry, entry.problem)
    try:
        found = look_up(entry.path)
        return _unreadable(entry, found.sentence) if isinstance(found, NotOpened) else _readable(entry, found)
    except (ValueError, OverflowError):
        # One file that was made to look like a session may not hide all others.
        return _unreadable(entry, f"{entry.path.name} says something that cannot be, so it cannot be shown.")


def _unreadable(entry: SessionEntry, sentence: str) -> SessionRow:
    return SessionRow(entry.path, "", "unreadable", problem=sentence)


def _readable(entry: SessionEntry, found: Found) -> SessionRow:
    session, run = found.session, found.session.run
    began = run.began or (session.setup.at if session.setup is not None else None)
    step = session.agenda.find_step(run.running or "")
    return SessionRow(
        path=entry.path,
        workshop=session.agenda.workshop,
        state="not started" if run.began is None else "unfinished" if run.ended is None else "finished",
        rehearsal=session.rehearsal,
        began=began.astimezone(session.zone) if began else None,
        last=session.log[-1].at.astimezone(session.zone) if session.log else None,
        step=(step.code or step.title) if step else "",
        answers=len(session.answers),
        next_agenda=session.planned.agenda if session.planned and session.planned.date else "",
        next_on=session.planned.date if session.planned else None,
        id=session.id,
        carried_from=tuple(each.session for each in session.setup.carried) if session.setup else (),
        problem=" ".join(found.remarks),
    )
