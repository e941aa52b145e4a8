"""Doubles and makers that several tests share: a clock that is set by hand, files that block or fail, workshops."""

import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import (
    Agenda,
    Blank,
    Column,
    Cue,
    GroupsRule,
    GuideBlock,
    Homework,
    Prompt,
    Setting,
    Sheet,
    Step,
)
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.decide import decide
from facilitator.session.groups import form_groups
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session, apply, replay
from facilitator.session.storage.file import NotSaved, SessionFile
from facilitator.timing.clock import Instant
from facilitator.timing.room_zone import RoomZone

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""The moment at which a `FakeClock` stands at first."""
UTC_ROOM = RoomZone(timedelta())
"""A room whose clock shows UTC all year round."""
PATIENCE_S = 20.0
"""How long a test waits for another thread before it fails; no test that passes waits for its end."""
Record = Mapping[str, Any]


def after(seconds: float) -> datetime:
    """Return the moment so many seconds after `START`."""
    return START + timedelta(seconds=seconds)


class FakeClock:
    """A clock that goes on only when it is told to."""

    def __init__(self, start: datetime = START) -> None:
        self._wall = self._system = start
        self._asleep_s = 0.0

    def now(self) -> Instant:
        """Return the moment that was set."""
        return Instant(wall=self._wall, system=self._system, asleep_s=self._asleep_s)

    def advance(self, seconds: float) -> Instant:
        """Let time go by and return the moment reached."""
        self._wall += timedelta(seconds=seconds)
        self._system += timedelta(seconds=seconds)
        return self.now()

    def sleep(self, seconds: float) -> Instant:
        """Let time go by while the computer sleeps and return the moment at which it wakes up."""
        self._asleep_s += seconds
        return self.advance(seconds)

    def set_system(self, seconds: float) -> None:
        """Set the computer's clock by so many seconds, as a person or the network does; steady time goes on."""
        self._system += timedelta(seconds=seconds)


class FakeFile(SessionFile):
    """A session file in memory that takes what it is given, or waits or fails as it is told."""

    def __init__(self, path: Path = Path("/nowhere/session.json")) -> None:
        """Begin as a file that takes everything at once."""
        self.path = path
        self.trusted = True
        self.taken: list[Record] = []
        self.closed = False
        self.fails: str | Exception | None = None
        """What goes wrong with every further append: the reason of a NotSaved, or an exception."""
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()
        """Set once an append has come to the gate."""

    def append(self, records: Sequence[Record]) -> None:
        """Take records once the gate is open."""
        self.reached.set()
        if not self.gate.wait(PATIENCE_S):
            raise AssertionError("nobody opened the gate")
        if isinstance(self.fails, Exception):
            raise self.fails
        if self.fails is not None:
            self.trusted = False
            raise NotSaved(self.fails)
        self.taken.extend(records)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True

    @property
    def seqs(self) -> list[int]:
        """Return the numbers of the records it took, in order."""
        return [int(record["seq"]) for record in self.taken]


class Bell:
    """Something to be told, and to be waited for."""

    def __init__(self) -> None:
        self.count = 0
        self._rung = threading.Condition()

    def __call__(self) -> None:
        """Ring."""
        with self._rung:
            self.count += 1
            self._rung.notify_all()

    def wait_for(self, count: int) -> None:
        """Return once it has rung that often; fail when it never does."""
        with self._rung:
            assert self._rung.wait_for(lambda: self.count >= count, PATIENCE_S), "it never rang"


def minutes(least: int, most: int | None = None) -> TimeRange:
    """Return a range in minutes; one number is a range of one point."""
    return TimeRange(least_s=least * 60, most_s=(least if most is None else most) * 60)


def small_agenda(*times: TimeRange | None, booked: TimeRange | None = None) -> Agenda:
    """Return steps "1", "2" … with these times and nothing to answer; three of 5–10 min where none is given."""
    chosen = times or (minutes(5, 10),) * 3
    steps = tuple(Step(id=str(n), title=f"Step {n}", time=time) for n, time in enumerate(chosen, start=1))
    return Agenda(workshop="Small", name="small", time=booked, steps=steps)


def asking(*prompts: Prompt) -> Agenda:
    """Return a workshop whose first step asks these questions, and a second that asks nothing."""
    first = Step(id="1", title="Ask", time=minutes(5, 10), prompts=prompts)
    return Agenda(workshop="Asking", steps=(first, Step(id="2", title="Close", time=minutes(5))))


VERDICTS = ("keep", "improve", "drop")

KICK_OFF = Agenda(
    workshop="Kick-off session",
    name="kick-off",
    code="A",
    series="Just-in-time tools",
    time=minutes(60, 90),
    start="9:00",
    people_least=6,
    people_most=24,
    blanks=(
        Blank(name="programme length", question="How long will the series run?"),
        Blank(name="today's tools", question="Which tools?"),
    ),
    before=("Put [today's tools] on every table",),
    groups=GroupsRule(least=3, most=6, roles=("facilitator", "timekeeper", "note-taker")),
    sheets=(Sheet(id="tool-check", title="Analyzing our tools"),),
    steps=(
        Step(
            id="A1",
            code="A1",
            title="Introduce the programme",
            time=minutes(5, 8),
            section="Morning",
            guide=(
                GuideBlock(kind="say", text="Over [Programme Length] we build tools. [Ask for hands.]"),
                GuideBlock(kind="ask", text="hands", prompt="hands"),
                GuideBlock(kind="say", text="We start from [today’s tools]; [answer: hands] of us are in."),
            ),
            prompts=(Prompt(id="hands", ask="How many hands went up?", kind="number", unit="hands"),),
        ),
        Step(
            id="A2",
            code="A2",
            title="Judge our tools",
            time=minutes(45, 70),
            setting=Setting(kind="groups"),
            handout="tool-check",
            guide=(GuideBlock(kind="note", text="Quality before quantity."),),
            prompts=(
                Prompt(
                    id="sheet",
                    ask="One row for each tool",
                    kind="table",
                    who="group",
                    sheet="tool-check",
                    columns=(Column(name="Tool"), Column(name="What for"), Column(name="Verdict", options=VERDICTS)),
                ),
            ),
            steps=(
                Step(
                    id="A2.1",
                    title="Form groups",
                    time=minutes(5, 10),
                    bring=("Scissors", "Pens"),
                    guide=(GuideBlock(kind="do", text="Hand out the sheets."),),
                    prompts=(Prompt(id="tools", ask="Which tools?", kind="list", who="group", at_least=3),),
                ),
                Step(
                    id="A2.2",
                    title="One tool together",
                    time=minutes(15, 20),
                    prompts=(
                        Prompt(id="ready", ask="What is ready?", kind="checklist", options=("names", "dates", "lines")),
                        Prompt(
                            id="ease",
                            ask="How easy?",
                            kind="scale",
                            who="group",
                            levels=("1", "2", "3", "4", "5"),
                            labels=(("1", "hard"), ("5", "easy")),
                        ),
                    ),
                ),
                Step(
                    id="A2.3",
                    title="Many more tools",
                    time=minutes(25, 40),
                    cues=(
                        Cue(half_way=True, text="Finish the tool you are on."),
                        Cue(left_s=300, text="Warn the timekeepers."),
                        Cue(every_s=600, text="Look around."),
                    ),
                    prompts=(
                        Prompt(id="verdict", ask="Keep it?", kind="choice", who="group", options=VERDICTS),
                        Prompt(id="voices", ask="What did you like?", who="person"),
                    ),
                ),
            ),
        ),
        Step(
            id="A3",
            code="A3",
            title="Homework",
            time=minutes(10, 12),
            protect=True,
            homework=(Homework(task="Judge the next tools", who="each group", due="[hand-in date]", hand_in="check"),),
            prompts=(
                Prompt(
                    id="plan",
                    ask="Who judges which tool?",
                    kind="table",
                    rows=("price list", "phone list"),
                    columns=(Column(name="Tool"), Column(name="Who"), Column(name="By when")),
                ),
            ),
        ),
        Step(id="4", title="Open floor", optional=True),
    ),
    after=("Put the groups' answers together",),
    next="B",
)
"""A workshop with groups, parts, every kind of question, a protected step and one without time."""

GROUPS = form_groups(3, 12)
"""Blue, Green and Red, four people each."""


def set_up(**fields: Any) -> ev.SessionStarted:
    """Return the first event of a session, an hour long unless said otherwise."""
    wanted: dict[str, Any] = {"seq": 1, "at": START, "length_s": 3600.0} | fields
    return ev.SessionStarted(**wanted)


KICK_OFF_SET_UP = set_up(
    length_s=75 * 60.0,
    people=12,
    groups=GROUPS,
    fills={"programme length": "eight weeks"},
    utc_offset_min=60,
)


class Stage:
    """A session and a clock: intents at given moments, decided and applied as the recorder does it."""

    def __init__(self, agenda: Agenda | None = None, started: ev.SessionStarted | None = None) -> None:
        """Begin with a set-up that was confirmed at `START`; the kick-off workshop unless another one is given."""
        if agenda is None:
            agenda, started = KICK_OFF, started or KICK_OFF_SET_UP
        self.clock = FakeClock()
        self.session: Session = replay("stage", agenda, [started or set_up()])

    @property
    def now(self) -> datetime:
        """Return the moment that the clock shows."""
        return self.clock.now().wall

    def wait(self, seconds: float) -> "Stage":
        """Let time go by."""
        self.clock.advance(seconds)
        return self

    def ask(self, intent: Intent) -> tuple[ev.Event, ...] | Refusal:
        """Carry an intent out and return what came of it."""
        decision = decide(self.session, intent, self.now)
        if not isinstance(decision, Refusal):
            for event in decision:
                self.session = apply(self.session, event)
        return decision

    def do(self, *intents: Intent) -> "Stage":
        """Carry out intents that must not be refused."""
        for intent in intents:
            decision = self.ask(intent)
            assert not isinstance(decision, Refusal), decision.sentence
        return self

    def event(self, intent: Intent) -> ev.Event:
        """Carry out an intent that makes one event, and return it."""
        decision = self.ask(intent)
        assert not isinstance(decision, Refusal), decision.sentence
        assert len(decision) == 1
        return decision[0]

    def refusal(self, intent: Intent) -> str:
        """Carry out an intent that must be refused without a trace, and return the sentence."""
        before = self.session
        decision = self.ask(intent)
        assert isinstance(decision, Refusal), decision
        assert self.session is before
        return decision.sentence

    def start(self) -> "Stage":
        """Start the clock."""
        return self.do(ask.ToggleClock())

    def next(self, after_s: float = 0.0) -> "Stage":
        """Go to the next step, after so many seconds."""
        return self.wait(after_s).do(ask.GoNext())

    def write(self, prompt: str, text: str, group: str = "") -> "Stage":
        """Write down an answer."""
        return self.do(ask.Write(prompt, text, group))

    def spent(self, step: str) -> float:
        """Return the seconds that a step has taken by this moment."""
        return self.session.run.spent_in(step, self.now)

    def says(self, prompt: str, group: str | None = None) -> list[str]:
        """Return what was answered to a prompt, in words."""
        return [answer.says for answer in self.session.answers_to(prompt, group)]


AS_TYPED = (
    "[/oops]",
    "[x] done",
    "=1+1",
    "the trainer \N{WOMAN}\N{ZERO WIDTH JOINER}\N{SCHOOL} and the \N{FAMILY}",
    "\u05e9\u05dc\u05d5\u05dd \u202eabc",
    "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m",
    "two\nlines\r\nand \u2028 and \x85 and \0",
    "lone \ud800 and \udfff, and the wrong way round \udc00\ud800",
    ']}\n,{"seq": 9, "sum": "00000000"}',
    "\\\\\"'",
    "x" * 5000,
)
"""What people type and paste, and what must come back byte for byte."""
