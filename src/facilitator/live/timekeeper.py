"""The timekeeper: the running step for a whole room, read from a session that anybody may be recording.

It writes nothing and needs no lock. Where another console records, it follows that console's file and says when that
console is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.agenda.model import Step
from facilitator.live.chimes import chimes
from facilitator.live.clock_face import clock_face
from facilitator.live.cue_rows import CueRow
from facilitator.live.follower import Follower
from facilitator.live.found import NotOpened, look_up
from facilitator.live.heartbeat import as_the_console
from facilitator.live.session_clock import ahead_of, followed
from facilitator.live.turn_line import turn_at
from facilitator.session.plan import schedule_at, span_of
from facilitator.session.session import Session
from facilitator.timing.clock import Instant
from facilitator.timing.words import countdown, stopwatch
from facilitator.timing.zone import bounds

NOT_OPEN = "No console has it open."
GONE = "The console is gone. The time goes on."
GONE_PAUSED = "The console is gone. It stands paused."
BACK = "The console is back."
BACK_SHOWN_S = 15.0
LINE_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class TimekeeperFace:
    """What the timekeeper shows at an instant; every field but the digits may be empty."""

    where: str
    """The running step by code and title; before and after the workshop its title."""
    title: str
    """The same without a code."""
    digits: str
    """Time left of the target, then to the maximum, then over it with a plus; counting up for a step without time."""
    caption: str
    """What the digits count: "left of 15:00"."""
    zone: str
    """The zone's name, as `ClockFace.zone`."""
    symbol: str
    word: str
    """The zone in words."""
    limits: str
    """"target 15:00, maximum 20:00"."""
    wall: str
    """"end by 10:42"."""
    drift: str
    ends: str
    next: str
    cues: tuple[str, ...]
    """Reminders of the step, the next one first."""
    notice: str
    """What has become of the console that records, in a sentence."""
    passed: tuple[str, ...] = ()
    """What the step has come to since the face before, in sentences: a reason for a bell."""
    turn: str = ""
    """Whose turn it is: "Blue, 1 of 3: 1:20 left of 2:00"."""
    speaker: str = ""
    """Who speaks: "Blue"."""
    turn_digits: str = ""
    """What is left of the turn, over it with a plus: "1:20"."""

    @property
    def said_large(self) -> str:
        """Return the zone where the room has to know it: not while there is nothing to do about it."""
        return "" if self.zone in {"open", "too early"} else self.zone

    @property
    def closed(self) -> bool:
        """Return whether the workshop is over."""
        return self.zone == "closed"


def timekeeper_face(session: Session, now: datetime, notice: str = "") -> TimekeeperFace:
    """Return what the timekeeper shows of a session at `now`."""
    clock = clock_face(session, now, schedule_at(session, now))
    step = session.agenda.find_step(session.run.running or "")
    turn = turn_at(session, step, now) if step else None
    closed, begun = clock.zone == "closed", session.run.began is not None
    return TimekeeperFace(
        where=session.agenda.place_of(step.id) if step else session.agenda.workshop,
        title=step.title if step else session.agenda.workshop,
        digits=clock.digits,
        caption=clock.caption,
        zone=clock.zone,
        symbol=clock.symbol,
        word=clock.word if begun else clock.zone,
        limits=_limits(session, step) if step else "",
        wall=clock.wall,
        drift=clock.drift,
        ends=clock.ends,
        next="" if closed else clock.next,
        cues=tuple(_say_cue(cue) for cue in clock.cues if cue.state in {"now", "to come"}),
        notice=notice,
        turn=clock.turn,
        speaker=turn.speaker if turn is not None else "",
        turn_digits=turn.digits if turn is not None else "",
    )


def plain_line(face: TimekeeperFace) -> str:
    """Return the face as one line: "12:04 left of 15:00, Welcome, may close, end by 10:42"."""
    parts = (f"{face.digits} {face.caption}", face.where, face.word, face.turn, face.wall)
    line = ", ".join(part for part in parts if part)
    return " ".join(f"{line}. {face.notice}".split()) if face.notice else " ".join(line.split())


class Timekeeper:
    """Follows a session that another console records."""

    def __init__(self, follower: Follower, now: Callable[[], Instant], state_folder: Path) -> None:
        """Show what is followed, at the moment that `now` gives; the console leaves its notes in `state_folder`."""
        self._follower = follower
        self._state_folder = state_folder
        self._now = now
        self._ahead = ahead_of(follower.session, now())
        """How far the clock of the session is ahead of this one."""
        self._back_until: datetime | None = None
        self._looked: datetime | None = None

    @property
    def session(self) -> Session:
        """Return the session as far as it has been read."""
        return self._follower.session

    def look(self) -> TimekeeperFace:
        """Read what has been added, see whether the console is there, and return the face of this moment."""
        was_gone, before = self._follower.free, self.session
        read_more, here = self._follower.look(), self._now()
        known = followed(before, self.session, here, self._ahead) if read_more else self._ahead
        self._ahead = as_the_console(self._state_folder, self.session, here, known)
        now = here.wall + self._ahead
        if self._follower.free:
            self._back_until = None
        elif was_gone:
            self._back_until = now + timedelta(seconds=BACK_SHOWN_S)
        looked, self._looked = self._looked or now, now
        face = timekeeper_face(self.session, now, self._notice(now))
        return replace(face, passed=chimes(self.session, looked, now))

    def _notice(self, now: datetime) -> str:
        run = self.session.run
        if run.ended is not None:
            return ""
        if not self._follower.free:
            return BACK if self._back_until is not None and now < self._back_until else ""
        if run.began is None:
            return NOT_OPEN
        return GONE_PAUSED if run.paused else GONE


def keep_time(
    path: Path, now: Callable[[], Instant], state_folder: Path, lock_every: int = 1
) -> Timekeeper | NotOpened:
    """Return a timekeeper for a session file; at every so many looks it sees whether the console is there."""
    found = look_up(path)
    if isinstance(found, NotOpened):
        return found
    return Timekeeper(Follower(found, "", state_folder, lock_every), now, state_folder)


def tell_plainly(
    keeper: Timekeeper,
    now: Callable[[], Instant],
    say: Callable[[str], None],
    wait: Callable[[float], object],
    lines_max: int | None = None,
) -> None:
    """Say a line a second until the workshop is closed, or until so many lines are said; `wait` is given seconds."""
    began, said = now().wall, 0
    while True:
        face = keeper.look()
        say(plain_line(face))
        said += 1
        if face.closed or said == lines_max:
            return
        gone_by_s = (now().wall - began).total_seconds()
        wait(LINE_EVERY_S - gone_by_s % LINE_EVERY_S)


def _limits(session: Session, step: Step) -> str:
    span = span_of(step, session.people, len(session.group_names))
    target_s = session.run.targets_s.get(step.id)
    if span is None or target_s is None:
        return "no time given"
    return f"target {stopwatch(target_s)}, maximum {stopwatch(bounds(span, target_s).most_s)}"


def _say_cue(cue: CueRow) -> str:
    return f"in {countdown(cue.in_s)}: {cue.text}" if cue.in_s > 0.0 else f"now: {cue.text}"
