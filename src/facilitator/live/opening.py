"""How a session comes to be recorded: a fresh one, or one that was left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from facilitator.agenda.model import Agenda
from facilitator.live.recorder import Recorder, header_of
from facilitator.session.events import Event, SessionStarted, UnknownEvent, read_event, write_event
from facilitator.session.file import (
    NotASession,
    NotSaved,
    Opened,
    SessionFile,
    continue_recording,
    create,
    open_session,
    rescue,
)
from facilitator.session.folder import Folders, session_path
from facilitator.session.intents import Reopen
from facilitator.session.line_format import FORMAT
from facilitator.session.lock import CannotLock, HeldBy, Holder, Lock, take_lock, this_process
from facilitator.session.session import Session, replay
from facilitator.timing.clock import Instant

LATER = "A later version of facilitator wrote this session. It can be read here, not continued."


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that is being recorded."""

    recorder: Recorder
    remarks: tuple[str, ...] = ()
    """Sentences that the facilitator has to be told."""


@dataclass(frozen=True, slots=True)
class Found:
    """A session as it stands in its file, for reading."""

    path: Path
    session: Session
    remarks: tuple[str, ...] = ()
    """What was damaged or not understood, in sentences."""
    newer: bool = False
    """A later version of the program wrote it."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody else records this session; it can be followed for reading."""

    found: Found
    sentence: str


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Why a session cannot be opened or made, in a sentence with the way out."""

    sentence: str


def begin(
    agenda: Agenda, setup: SessionStarted, folders: Folders, state_folder: Path, *, background: bool = True
) -> Begun | NotOpened:
    """Make the session file of a workshop whose set-up was confirmed, and record into it."""
    session = replay(uuid4().hex, agenda, [setup])
    local = setup.at.astimezone(session.zone)
    path = session_path(folders.sessions, local, agenda.name or agenda.workshop)
    header, first = header_of(session), [write_event(setup)]
    remarks: tuple[str, ...] = ()
    try:
        file = create(path, header, first)
    except NotSaved as failure:
        try:
            file = rescue(header, first, beside=path, state_folder=state_folder)
        except NotSaved:
            return NotOpened(f"{failure.reason} Nothing can be recorded before that is mended.")
        remarks = (f"{failure.reason} The session is kept in {file.path}.",)
    guard = Guard(this_process(setup.at))
    lock = guard.take(file.path)
    remarks += (lock.reason,) if isinstance(lock, CannotLock) else ()
    return Begun(_recorder(session, file, guard, state_folder, background=background), remarks)


def look_up(path: Path) -> Found | NotOpened:
    """Read a session without changing anything."""
    opened = open_session(path)
    if isinstance(opened, NotASession):
        return NotOpened(opened.reason)
    return _understand(opened)


def reopen(path: Path, now: Instant, state_folder: Path, *, background: bool = True) -> Begun | Held | NotOpened:
    """Go on recording a session; if somebody else does, or a later version wrote it, say so."""
    guard = Guard(this_process(now.wall))
    lock = guard.take(path)
    opened = open_session(path)
    found = NotOpened(opened.reason) if isinstance(opened, NotASession) else _understand(opened)
    if isinstance(found, Found) and isinstance(lock, HeldBy):
        return Held(found, _who(lock, found.session))
    if isinstance(opened, NotASession) or isinstance(found, NotOpened) or found.newer:
        guard.release()
        return Held(found, LATER) if isinstance(found, Found) else found
    remarks = found.remarks + ((lock.reason,) if isinstance(lock, CannotLock) else ())
    try:
        file = continue_recording(path, opened)
    except NotSaved as failure:
        try:
            file = rescue(header_of(found.session), opened.records, beside=path, state_folder=state_folder)
        except NotSaved:
            guard.release()
            return Held(found, f"{failure.reason} It can be read here, not continued.")
        remarks += (f"{failure.reason} It goes on in {file.path}.",)
    if file.path != path:
        guard.take(file.path)
    header = {**opened.header, "format": FORMAT} if opened.whole else None
    recorder = _recorder(found.session, file, guard, state_folder, background=background, header=header)
    recorder.record(Reopen(), now)
    return Begun(recorder, remarks)


class Guard:
    """Keeps every other writer away from a session, also from the copies that it moves to."""

    def __init__(self, who: Holder) -> None:
        """Sign every lock with `who`."""
        self._who = who
        self._locks: list[Lock] = []

    def take(self, path: Path) -> Lock | HeldBy | CannotLock:
        """Lock one more file of the session and return how that went."""
        lock = take_lock(path, self._who)
        if isinstance(lock, Lock):
            self._locks.append(lock)
        return lock

    def release(self) -> None:
        """Give everything back."""
        for lock in self._locks:
            lock.release()
        self._locks.clear()


def _recorder(
    session: Session,
    file: SessionFile,
    guard: Guard,
    state_folder: Path,
    *,
    background: bool,
    header: Mapping[str, Any] | None = None,
) -> Recorder:
    return Recorder(
        session,
        file,
        state_folder=state_folder,
        header=header,
        background=background,
        release=guard.release,
        moved=guard.take,
    )


def _understand(opened: Opened) -> Found | NotOpened:
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
    session = replay(str(header.get("id", "")), agenda, events)
    remarks = tuple(damage.sentence for damage in opened.damage)
    unknown = sum(isinstance(event, UnknownEvent) for event in events)
    if unknown:
        entries = "1 entry is" if unknown == 1 else f"{unknown} entries are"
        remarks += (f"{entries} of a kind this version does not know. They are kept.",)
    return Found(opened.path, session, remarks, opened.newer)


def _events(records: Sequence[dict[str, Any]]) -> list[Event]:
    return [event for event in map(read_event, records) if event is not None]


def _who(lock: HeldBy, session: Session) -> str:
    who = lock.who
    if who is None:
        return "Another console is recording this session."
    since = f" since {who.since.astimezone(session.zone):%H:%M}" if who.since else ""
    where = f" on {who.host}" if who.host else ""
    return f"Another console{where} is recording this session{since} (process {who.pid})."
