"""How a session comes to be recorded: a fresh one, or one that was left."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from facilitator.agenda.model import Agenda
from facilitator.live.found import Found, NotOpened, understand
from facilitator.live.heartbeat import last_seen
from facilitator.live.recorder import Recorder, header_of
from facilitator.live.session_clock import ahead_of
from facilitator.session.events import SessionStarted, write_event
from facilitator.session.intents import Reopen
from facilitator.session.session import Session, replay
from facilitator.session.storage.file import (
    NotASession,
    NotSaved,
    SessionFile,
    continue_recording,
    create,
    open_session,
    rescue,
)
from facilitator.session.storage.folder import Folders, session_path
from facilitator.session.storage.line_format import FORMAT
from facilitator.session.storage.lock import CannotLock, HeldBy, Holder, Lock, take_lock, this_process
from facilitator.timing.clock import Instant

LATER = "A later version of facilitator wrote this session. It can be read here, not continued."


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that is being recorded."""

    recorder: Recorder
    remarks: tuple[str, ...] = ()
    """Sentences that the facilitator has to be told."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody else records this session; it can be followed for reading."""

    found: Found
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


def reopen(
    path: Path, now: Instant, state_folder: Path, *, background: bool = True, at_console: bool = True
) -> Begun | Held | NotOpened:
    """Go on recording a session; if somebody else does, or a later version wrote it, say so.

    Without `at_console` nothing of it is put on record: the session goes on to be left as it was.
    """
    guard = Guard(this_process(now.wall))
    lock = guard.take(path)
    opened = open_session(path)
    found = NotOpened(opened.reason) if isinstance(opened, NotASession) else understand(opened)
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
    recorder.ahead = ahead_of(found.session, now)
    if at_console:
        recorder.record(Reopen(last_seen(state_folder, found.session)), now)
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


def _who(lock: HeldBy, session: Session) -> str:
    who = lock.who
    if who is None:
        return "Another console is recording this session."
    since = f" since {who.since.astimezone(session.zone):%H:%M}" if who.since else ""
    where = f" on {who.host}" if who.host else ""
    return f"Another console{where} is recording this session{since} (process {who.pid})."
