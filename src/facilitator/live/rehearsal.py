"""Walking a whole agenda with a simulated clock and made-up answers, into a real session file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

from facilitator.agenda.duration import say_length
from facilitator.agenda.guide import blank_name
from facilitator.agenda.model import Agenda, Step
from facilitator.live.found import NotOpened
from facilitator.live.made_up import NO_EXAMPLE, answerers, example_in, made_up, prompts_of
from facilitator.live.recorder import Recorder, header_of
from facilitator.live.rehearsal_day import fixed_leaves, rehearsal_start
from facilitator.live.script import script_blocks
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.session.events import SessionStarted, write_event
from facilitator.session.intents import GoNext, Intent, Refusal, ToggleClock
from facilitator.session.plan import schedule_at, span_of
from facilitator.session.session import Session, replay
from facilitator.session.storage.file import NotSaved, create
from facilitator.session.storage.folder import Folders, safe_name, session_path
from facilitator.session.storage.lock import Lock, take_lock, this_process
from facilitator.timing.clock import Instant, local_time

SUFFIX = "-rehearsal"
"""How the name of a rehearsal's file ends."""

NAME_MAX = 34
"""Characters of the agenda's name that are kept, so that the suffix always fits."""

OFF_TARGET = (-0.06, 0.04, -0.04, 0.03)
"""How far the steps end off their targets, in turn: a room is never exact."""

NO_LIMIT_S = 120.0
"""How long a step without a length is made to take."""

SHORTEST_S = 10.0
PAUSE_S = 30.0
LATE_S = 180.0
"""Ending later than this after the deadline is worth a remark."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal that was walked to its end."""

    path: Path
    session: Session
    remarks: tuple[str, ...]
    """What did not work, in sentences."""
    ended: datetime
    """When it ended by the simulated clock."""


def rehearse(
    agenda: Agenda, folders: Folders, state_folder: Path, start: Instant, form: SetUp, zone: timezone
) -> Rehearsed | NotOpened:
    """Walk an agenda as if a room were there; nothing waits. `start` is this moment.

    The clock begins at the planned start of the agenda, where it has one, else now. What the form leaves open is made
    up: the middle of the head-count, and for a blank the example in its question.
    """
    full = replace(form, people=form.people.strip() or _usual_people(agenda), fills=_fills(agenda, form.fills))
    read = read_set_up(agenda, full, start.wall, zone)
    if not read.problems:
        begins = rehearsal_start(replay("", agenda, [read.started]), start.wall)
        start = Instant(begins, begins)
        read = read_set_up(agenda, full, begins, zone)
    if read.problems:
        return NotOpened(" ".join(read.problems.values()))
    recorder = _record_into(agenda, read.started, folders, state_folder, zone)
    if isinstance(recorder, NotOpened):
        return recorder
    walk = _Walk(recorder, start)
    try:
        walk.through()
    finally:
        saved = recorder.close()
    remarks = [*_unlike_a_room(recorder.session, form), *walk.remarks]
    remarks += [saved.reason] if saved.reason else []
    return Rehearsed(saved.path, recorder.session, tuple(dict.fromkeys(remarks)), walk.now.wall)


def _record_into(
    agenda: Agenda, started: SessionStarted, folders: Folders, state_folder: Path, zone: timezone
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
    return Recorder(session, file, state_folder=state_folder, background=False, release=release)


class _Walk:
    """The facilitator of a rehearsal: presses the keys at simulated moments."""

    def __init__(self, recorder: Recorder, start: Instant) -> None:
        self.now = start
        self.remarks: list[str] = []
        self._recorder = recorder

    @property
    def _session(self) -> Session:
        return self._recorder.session

    def through(self) -> None:
        """Begin, take every step in order, pause once on the way, and end."""
        steps = tuple(self._session.agenda.leaves())
        self._compare_with_the_room()
        self._do(ToggleClock())
        starts = fixed_leaves(self._session, self.now.wall)
        for turn, step in enumerate(steps):
            self._take(step, turn, pausing=turn == len(steps) // 2)
            self._meet_start(steps[turn + 1 : turn + 2], starts)
            self._do(GoNext())
        run = self._session.run
        if run.ended and run.deadline and (run.ended - run.deadline).total_seconds() > LATE_S:
            end = local_time(run.deadline, self._session.zone)
            late = say_length(round((run.ended - run.deadline).total_seconds() / 60) * 60)
            self.remarks.append(f"It ended {late} after {end}, when it had to be over.")

    def _meet_start(self, following: tuple[Step, ...], starts: Mapping[str, datetime]) -> None:
        """Wait for a step that begins at a fixed time, or say how late it was reached."""
        for step in following:
            wait_s = (starts.get(step.id, self.now.wall) - self.now.wall).total_seconds()
            if wait_s > 0:
                self._pass(wait_s)
            elif wait_s < -LATE_S:
                begins = local_time(starts[step.id], self._session.zone)
                late = say_length(round(-wait_s / 60) * 60)
                self.remarks.append(f"“{step.title}” begins at {begins}, and was reached {late} after that.")

    def _compare_with_the_room(self) -> None:
        figures = schedule_at(self._session, self.now.wall)
        if figures.short_by_s >= 1:
            needed, there = say_length(figures.least_s), say_length(figures.least_s - figures.short_by_s)
            self.remarks.append(
                f"The steps need at least {needed}, and there are {there}. Book more time, or shorten a step."
            )

    def _take(self, step: Step, turn: int, *, pausing: bool) -> None:
        """Let a step run a little under or over its target, its answers spread over it."""
        target_s = self._session.run.targets_s.get(step.id)
        length_s = self._length_s(step, target_s, turn)
        writes = [
            (prompt, group, number)
            for prompt in prompts_of(self._session.agenda, step)
            for number, group in enumerate(answerers(self._session, prompt))
        ]
        gap_s = length_s / (len(writes) + 1)
        for at, (prompt, group, number) in enumerate(writes):
            if pausing and at == len(writes) // 2:
                self._pause()
            intents = made_up(self._session, prompt, group, number)
            if not intents and not self._session.answers_to(prompt.id, group):
                self.remarks.append(f"“{step.title}”: nothing can be answered to “{prompt.ask}”.")
            for intent in intents:
                self._pass(gap_s / len(intents))
                self._do(intent, f"“{prompt.ask}”: ")
        if pausing and not writes:
            self._pause()
        self._pass(gap_s)
        self._look_at_script(step)
        self._look_at_cues(step, target_s)

    def _length_s(self, step: Step, target_s: float | None, turn: int) -> float:
        if target_s is None:
            return NO_LIMIT_S
        span = span_of(step, self._session.people, len(self._session.group_names))
        least_s = min(span.least_s, target_s) if span is not None else 0.0
        return max(target_s * (1 + OFF_TARGET[turn % len(OFF_TARGET)]), least_s, SHORTEST_S)

    def _pause(self) -> None:
        self._do(ToggleClock())
        self._pass(PAUSE_S)
        self._do(ToggleClock())

    def _pass(self, seconds: float) -> None:
        gone_by = timedelta(seconds=seconds)
        self.now = Instant(self.now.wall + gone_by, self.now.system + gone_by)

    def _do(self, intent: Intent, about: str = "") -> None:
        what = self._recorder.record(intent, self.now)
        if isinstance(what, Refusal):
            self.remarks.append(about + what.sentence)

    def _look_at_script(self, step: Step) -> None:
        blocks = script_blocks(self._session, self.now.wall)
        for words in dict.fromkeys(run.text for block in blocks for run in block.runs if run.kind == "missing"):
            self.remarks.append(f"“{step.title}”: {words} has no value when it is to be said.")

    def _look_at_cues(self, step: Step, target_s: float | None) -> None:
        for cue in step.cues:
            due_s = cue.at_s if cue.at_s is not None else cue.left_s
            if due_s is None or target_s is None or due_s <= target_s:
                continue
            when = f"after {say_length(due_s)}" if cue.at_s is not None else f"{say_length(due_s)} before its end"
            self.remarks.append(f"“{step.title}” has {say_length(target_s)}: the cue “{cue.text}” {when} never comes.")


def _usual_people(agenda: Agenda) -> str:
    """Return the middle of the head-count that the agenda is made for, empty where it names none."""
    if agenda.people_least is None:
        return ""
    return str(max(1, (agenda.people_least + (agenda.people_most or agenda.people_least)) // 2))


def _fills(agenda: Agenda, given: Mapping[str, str]) -> dict[str, str]:
    filled = {blank_name(name) for name, value in given.items() if value.strip()}
    open_blanks = (blank for blank in agenda.blanks if blank_name(blank.name) not in filled)
    return dict(given) | {blank.name: example_in(blank.question) for blank in open_blanks}


def _unlike_a_room(session: Session, form: SetUp) -> list[str]:
    """Return what the rehearsal could not try out."""
    remarks = []
    given = {blank_name(name) for name in form.fills}
    bare = [n for n, value in session.fills.items() if value == NO_EXAMPLE and blank_name(n) not in given]
    if bare:
        names = ", ".join(f"[{name}]" for name in bare)
        remarks.append(f"No example to fill in for {names}: “{NO_EXAMPLE}” stands there instead.")
    if not session.group_names:
        in_groups = [step.title for step in session.agenda.leaves() if step.setting.kind in {"groups", "teams"}]
        remarks += [f"“{title}” is done in groups, and there are none: the room answers as one." for title in in_groups]
    return remarks


def _nothing() -> None:
    """Release nothing: where there is no lock there is none to give back."""
