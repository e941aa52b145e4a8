"""Walking a whole agenda with a simulated clock and made-up answers, into a real session file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from facilitator.agenda.guide import blank_name
from facilitator.agenda.model import Agenda
from facilitator.live.found import NotOpened
from facilitator.live.made_up import example_in
from facilitator.live.recorder import Recorder, header_of
from facilitator.live.rehearsal_day import rehearsal_start
from facilitator.live.rehearsal_remarks import unlike_a_room
from facilitator.live.rehearsal_walk import RehearsalWalk
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.live.usual_room import usual_people
from facilitator.session.events import SessionStarted, write_event
from facilitator.session.intents import Refusal
from facilitator.session.session import Session, replay
from facilitator.session.storage.file import NotSaved, create
from facilitator.session.storage.folder import Folders, safe_name, session_path
from facilitator.session.storage.lock import Lock, take_lock, this_process
from facilitator.timing.clock import Instant
from facilitator.timing.room_zone import RoomZone

SUFFIX = "-rehearsal"
"""How the name of a rehearsal's file ends."""

NAME_MAX = 34
"""Characters of the agenda's name that are kept, so that the suffix always fits."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal that was walked to its end, or left before."""

    path: Path
    session: Session
    remarks: tuple[str, ...]
    """What did not work, in sentences."""
    ended: datetime
    """When it ended by the simulated clock."""


class Rehearsal:
    """A session that is being rehearsed, and what is done in it next."""

    def __init__(self, recorder: Recorder, start: Instant, walk: RehearsalWalk) -> None:
        """Walk through the session of a recorder, whose clock shows `start`."""
        self.recorder = recorder
        self.start = start
        self._walk = walk

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what has not worked so far, in sentences."""
        return tuple(self._walk.remarks)

    def go_on(self, until: datetime | None = None, most: int | None = None) -> None:
        """Do what is due until a moment, or all there is to do; `most` things at once, so that no screen waits."""
        count = 0
        while (most is None or count < most) and (act := self._walk.upcoming(self.recorder.session)) is not None:
            if until is not None and act.at > until:
                return
            at = max(act.at, self.recorder.session.log[-1].at)
            what = self.recorder.record(act.intent, Instant(at, at))
            self._walk.done(self.recorder.session, what.sentence if isinstance(what, Refusal) else "")
            count += 1

    @property
    def waits(self) -> bool:
        """Return whether nothing is done before a person does something."""
        return self._walk.upcoming(self.recorder.session) is None

    def close(self) -> Rehearsed:
        """Save what is left and return what came of it; may be called again."""
        saved, session = self.recorder.close(), self.recorder.session
        remarks = [*self.remarks, *([saved.reason] if saved.reason else [])]
        return Rehearsed(saved.path, session, tuple(dict.fromkeys(remarks)), session.log[-1].at)


def rehearse(
    agenda: Agenda, folders: Folders, state_folder: Path, start: Instant, form: SetUp, zone: RoomZone
) -> Rehearsed | NotOpened:
    """Walk an agenda as if a room were there; nothing waits. `start` is this moment."""
    begun = begin_rehearsal(agenda, folders, state_folder, start, form, zone)
    if isinstance(begun, NotOpened):
        return begun
    try:
        begun.go_on()
    finally:
        rehearsed = begun.close()
    return rehearsed


def begin_rehearsal(
    agenda: Agenda,
    folders: Folders,
    state_folder: Path,
    start: Instant,
    form: SetUp,
    zone: RoomZone,
    *,
    grace_s: float = 0.0,
    background: bool = False,
) -> Rehearsal | NotOpened:
    """Begin to rehearse an agenda; nothing is done before it is told to go on.

    The clock begins at the planned start of the agenda, where it has one, else at `start`, which is this moment. What
    the form leaves open is made up: the middle of the head-count, and for a blank the example in its question.
    `grace_s` is left to a person after each of their keys; see `Recorder` for `background`.
    """
    people = form.people.strip() or str(usual_people(agenda) or "")
    full = replace(form, people=people, fills=_fills(agenda, form.fills))
    read = read_set_up(agenda, full, start.wall, zone)
    if not read.problems:
        begins = rehearsal_start(replay("", agenda, [read.started]), start.wall)
        start = Instant(begins, begins)
        read = read_set_up(agenda, full, begins, zone)
    if read.problems:
        return NotOpened(" ".join(read.problems.values()))
    recorder = _record_into(agenda, read.started, folders, state_folder, zone, background=background)
    if isinstance(recorder, NotOpened):
        return recorder
    return Rehearsal(recorder, start, RehearsalWalk(start.wall, grace_s, unlike_a_room(recorder.session, form)))


def _record_into(
    agenda: Agenda, started: SessionStarted, folders: Folders, state_folder: Path, zone: RoomZone, *, background: bool
) -> Recorder | NotOpened:
    setup = started.model_copy(update={"rehearsal": True})
    session = replay(uuid4().hex, agenda, [setup])
    name = safe_name(agenda.name or agenda.workshop)[:NAME_MAX].rstrip("-") + SUFFIX
    path = session_path(folders.sessions, setup.at.astimezone(zone), name)
    try:
        file = create(path, header_of(session), [write_event(setup)])
    except NotSaved as failure:
        return NotOpened(failure.reason)
    lock = take_lock(file.path, this_process(setup.at))
    release = lock.release if isinstance(lock, Lock) else _nothing
    return Recorder(session, file, state_folder=state_folder, background=background, release=release)


def _fills(agenda: Agenda, given: Mapping[str, str]) -> dict[str, str]:
    filled = {blank_name(name) for name, value in given.items() if value.strip()}
    open_blanks = (blank for blank in agenda.blanks if blank_name(blank.name) not in filled)
    return dict(given) | {blank.name: example_in(blank.question) for blank in open_blanks}


def _nothing() -> None:
    """Release nothing: where there is no lock there is none to give back."""
