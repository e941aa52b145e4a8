"""Eight hours on a laptop that sleeps twice, loses its console and has its clock set back: the time shown is true."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.agenda.model import Agenda, Step
from facilitator.live.clock_face import clock_face
from facilitator.live.opening import Begun, begin, reopen
from facilitator.live.recorder import Recorder
from facilitator.live.timekeeper import Timekeeper, keep_time
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal
from facilitator.session.plan import schedule_at
from facilitator.session.storage.folder import Folders
from facilitator.timing.clock import SystemClock
from tests.fakes import minutes, set_up

NINE = datetime(2026, 10, 24, 21, 0, 0, 123_456, tzinfo=UTC)
"""In the evening before daylight saving ends, so that midnight and the change of the hour lie in the day."""
STEPS, PAUSES, HOURS = 60, 40, 8
OFF_S = 0.05
"""How far a time that is shown may be from the truth."""
LONG = Agenda(
    workshop="A long day",
    name="long",
    steps=tuple(Step(id=f"{n}", title=f"Step {n}", time=minutes(6, 11)) for n in range(1, STEPS + 1)),
)
S = 1_000_000_000
"""Nanoseconds."""


@dataclass
class Laptop:
    """A computer by its three clocks, in nanoseconds since it was switched on."""

    boot_ns: int = 77 * S
    awake_ns: int = 55 * S
    set_by: timedelta = timedelta()

    def clock(self) -> SystemClock:
        return SystemClock(lambda: self.boot_ns, self.shows, awake_ns=lambda: self.awake_ns)

    def shows(self) -> datetime:
        return NINE + timedelta(microseconds=(self.boot_ns - 77 * S) // 1000) + self.set_by


@dataclass
class Day:
    """A workshop, and what each of its steps has truly taken, kept beside the program."""

    home: Path
    laptop: Laptop = field(default_factory=Laptop)
    rng: random.Random = field(default_factory=lambda: random.Random(20261024))
    truth_ns: dict[str, int] = field(default_factory=dict)
    step: int = 0
    paused: bool = False
    checks: int = 0
    worst_s: float = 0.0

    def __post_init__(self) -> None:
        self.clock = self.laptop.clock()
        begun = begin(
            LONG,
            set_up(at=self.clock.now().wall, length_s=HOURS * 3600),
            Folders(self.home),
            self.home,
            background=False,
        )
        assert isinstance(begun, Begun)
        self.recorder: Recorder = begun.recorder

    # What happens

    def go_by(self, ns: int, *, asleep: bool = False) -> None:
        self.laptop.boot_ns += ns
        self.laptop.awake_ns += 0 if asleep else ns
        if self.step and not self.paused:
            self.truth_ns[str(self.step)] += ns

    def tick(self) -> list[ev.Event]:
        now = self.clock.now()
        noted: list[ev.Event] = []
        for intent in self.recorder.to_note(now):
            what = self.recorder.record(intent, now)
            assert not isinstance(what, Refusal)
            noted += what
        return noted

    def press(self, intent: ask.Intent) -> None:
        what = self.recorder.record(intent, self.clock.now())
        assert not isinstance(what, Refusal), what.sentence

    def live(self, seconds: float) -> None:
        """Let the console tick for so long, a little unevenly, as a busy computer does."""
        until_ns = self.laptop.boot_ns + round(seconds * S)
        while (left_ns := until_ns - self.laptop.boot_ns) > 0:
            self.go_by(min(left_ns, self.rng.randrange(S // 4, 3 * S)))
            assert self.tick() == []
            self.check()

    def sleep(self, seconds: float) -> None:
        self.go_by(round(seconds * S), asleep=True)
        self.go_by(self.rng.randrange(S // 4))
        assert [event.event for event in self.tick()] == ["computer-slept"]
        self.check()

    def set_clock(self, by: timedelta) -> None:
        self.laptop.set_by += by
        self.go_by(self.rng.randrange(S // 4))
        assert [event.event for event in self.tick()] == ["clock-set"]
        self.check()

    def crash(self, seconds: float) -> None:
        """Let the console be gone for so long, and another run of the program take the session up."""
        path = self.recorder.saved.path
        self.recorder.close()
        self.go_by(round(seconds * S))
        self.clock = self.laptop.clock()
        begun = reopen(path, self.clock.now(), self.home, background=False)
        assert isinstance(begun, Begun)
        self.recorder = begun.recorder
        self.check()

    # What is shown

    @property
    def now(self) -> datetime:
        return self.clock.now().wall + self.recorder.ahead

    def check(self) -> None:
        self.checks += 1
        run = self.recorder.session.run
        for step, truth_ns in [*self.truth_ns.items()][-2:]:
            self.worst_s = max(self.worst_s, abs(run.spent_in(step, self.now) - truth_ns / S))
        assert self.worst_s <= OFF_S
        if self.checks % 40 == 0 and self.step:
            figures = schedule_at(self.recorder.session, self.now)
            face = clock_face(self.recorder.session, self.now, figures)
            self.hold(face.digits, face.caption)

    def hold(self, digits: str, caption: str) -> None:
        """Hold whole seconds against the truth: those that are left are counted up, those that are over down."""
        truth_s = self.truth_ns[str(self.step)] / S
        mins, secs = digits.removeprefix("+").split(":")
        shown_s = int(mins) * 60 + int(secs)
        most_s = 11 * 60
        if digits.startswith("+"):
            assert -OFF_S <= truth_s - most_s - shown_s < 1 + OFF_S
        else:
            target_s = self.recorder.session.run.targets_s[str(self.step)]
            left_s = (target_s if caption.startswith("left of") else most_s) - truth_s
            assert -OFF_S <= shown_s - left_s < 1 + OFF_S

    def hold_another(self, keeper: Timekeeper) -> None:
        face = keeper.look()
        self.hold(face.digits, face.caption)


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return Day(tmp_path)


def pauses_of(day: Day) -> list[int]:
    """Return how many pauses each step has."""
    counts = [0] * STEPS
    for _ in range(PAUSES):
        counts[day.rng.randrange(STEPS)] += 1
    return counts


def walk_to_the_end(day: Day) -> int:
    """Walk the workshop through and return how many nanoseconds the clock stood still."""
    stood_ns = 0
    watching: Timekeeper | None = None
    for number, pauses in enumerate(pauses_of(day), start=1):
        day.press(ask.ToggleClock() if number == 1 else ask.GoNext())
        day.step = number
        day.truth_ns[str(number)] = 0
        day.live(day.rng.uniform(20, 60))
        for _ in range(pauses):
            day.press(ask.ToggleClock())
            day.paused, since_ns = True, day.laptop.boot_ns
            day.live(day.rng.uniform(1, 60))
            day.press(ask.ToggleClock())
            day.paused, stood_ns = False, stood_ns + day.laptop.boot_ns - since_ns
            day.live(day.rng.uniform(5, 60))
        if number == 12:
            day.sleep(8 * 60 + 0.0123)
        if number == 25:
            before_ns = day.truth_ns["25"]
            day.sleep(1203.4567)
            day.press(ask.DoNotCount())
            # What the console needed to wake up is no part of the sleep.
            left_out_ns = round(1203.4567 * S)
            day.truth_ns["25"] -= left_out_ns
            stood_ns += left_out_ns
            assert day.truth_ns["25"] >= before_ns
        if number == 33:
            day.set_clock(timedelta(days=-1, seconds=17))
            watching = keep(day)
        if number == 41:
            day.crash(95.5)
        if number == 47:
            day.set_clock(timedelta(days=1))
        if watching is not None:
            day.hold_another(watching)
            day.hold_another(keep(day))
        day.live(day.rng.uniform(300, 420))
    day.press(ask.Close())
    return stood_ns


def keep(day: Day) -> Timekeeper:
    """Return a timekeeper in another terminal, whose clock begins at what the computer shows at this moment."""
    keeper = keep_time(day.recorder.saved.path, day.laptop.clock().now, day.home)
    assert isinstance(keeper, Timekeeper)
    return keeper


def test_in_eight_hours_no_time_shown_is_off_by_more_than_the_blink_of_an_eye(day: Day) -> None:
    began_ns = day.laptop.boot_ns
    stood_ns = walk_to_the_end(day)
    gone_by_s = (day.laptop.boot_ns - began_ns) / S
    session = day.recorder.session
    day.recorder.close()
    kinds = [event.event for event in session.log]
    assert (kinds.count("clock-paused"), kinds.count("computer-slept"), kinds.count("clock-set")) == (PAUSES, 2, 2)
    assert gone_by_s > (HOURS - 0.5) * 3600
    assert session.run.spent_s == pytest.approx({step: ns / S for step, ns in day.truth_ns.items()}, abs=OFF_S)
    assert len(session.run.closed) == STEPS
    assert session.run.ended is not None
    assert session.run.began is not None
    assert (session.run.ended - session.run.began).total_seconds() == pytest.approx(gone_by_s, abs=OFF_S)
    assert sum(session.run.spent_s.values()) == pytest.approx(gone_by_s - stood_ns / S, abs=OFF_S)
    moments = [event.at for event in session.log]
    assert moments == sorted(moments)
