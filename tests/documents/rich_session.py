"""A workshop made by hand: three groups, every kind of prompt, pauses, a break of the console, nasty answers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Agenda, Blank, Column, Homework, Prompt, Sheet, Step
from facilitator.session import events as ev
from facilitator.session.groups import Group
from facilitator.session.session import Session, replay

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OFFSET_MIN = 60
ZWJ_TEACHER = "👩\u200d🏫"

GROUPS = (
    Group(name="Blue", people=("Ana", "Bo", "Cyril")),
    Group(name="Green", people=("Dora", "Emil", "Fay", "Gus")),
    Group(name="Red", size=4),
)


def minutes(least: int, most: int) -> TimeRange:
    return TimeRange(least_s=least * 60, most_s=most * 60)


def after(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


WELCOME = Step(
    id="A1",
    code="A1",
    title="Introduce the programme",
    time=minutes(5, 8),
    prompts=(Prompt(id="hands", ask="How many hands went up?", kind="number", unit="hands"),),
)
JUDGE = Step(
    id="A2",
    code="A2",
    title="Judge the current tools",
    time=minutes(45, 60),
    prompts=(
        Prompt(
            id="sheet",
            ask="One line for each tool",
            kind="table",
            who="group",
            columns=(Column(name="Tool"), Column(name="What is it for?"), Column(name="Verdict")),
            sheet="tool-check",
        ),
    ),
    steps=(
        Step(
            id="A2.1",
            title="Form groups and share out the tools",
            time=minutes(5, 10),
            prompts=(Prompt(id="tools", ask="Which tools does your group have?", kind="list", who="group"),),
        ),
        Step(
            id="A2.2",
            title="As many tools as time allows",
            time=minutes(40, 50),
            prompts=(
                Prompt(id="find", ask="Which finding would help most?", who="group"),
                Prompt(id="copies", ask="How many sheets did you use?", kind="number", unit="sheets", who="group"),
                Prompt(
                    id="ease",
                    ask="How easy are the tools to use?",
                    kind="scale",
                    who="person",
                    levels=("1", "2", "3", "4"),
                    labels=(("1", "hard"), ("4", "easy")),
                ),
                Prompt(
                    id="verdict",
                    ask="Keep, improve or drop the phone list?",
                    kind="choice",
                    who="group",
                    options=("keep", "improve", "drop"),
                ),
                Prompt(
                    id="ready",
                    ask="What is ready to hand in?",
                    kind="checklist",
                    who="group",
                    options=("names on the sheet", "every line filled in"),
                ),
            ),
        ),
    ),
)
PAUSE = Step(
    id="3",
    title="Break",
    time=minutes(5, 10),
    optional=True,
    is_break=True,
    prompts=(Prompt(id="mood", ask="How is the mood?"),),
)
WRAP = Step(
    id="A3",
    code="A3",
    title="Share out the homework",
    prompts=(
        Prompt(
            id="plan",
            ask="Who judges which tool, and by when?",
            kind="table",
            columns=(Column(name="Tool"), Column(name="Who"), Column(name="By when")),
        ),
        Prompt(id="gathers", ask="Who gathers the results?", kind="choice", options=("the leader", "peer leaders")),
        Prompt(id="voice", ask="What does one voice from the room say?"),
        Prompt(id="open", ask="What is still open?", kind="list"),
    ),
    homework=(
        Homework(task="Judge the next set of tools", who="each group", due="[hand-in date]", hand_in="tool-check"),
        Homework(task="Send in the results of [today's tools]", due="[next meeting]"),
        Homework(task="Thank the hosts", who="Ana"),
    ),
)

AGENDA = Agenda(
    workshop="Kick-off session",
    code="A",
    series="Just-in-time tools",
    time=minutes(60, 90),
    goal="The team knows the plan and has judged at least one tool honestly.",
    blanks=(
        Blank(name="today's tools", question="Which tools?"),
        Blank(name="hand-in date", question="By when?"),
        Blank(name="next meeting", question="When do you meet again?"),
    ),
    sheets=(Sheet(id="tool-check", title="Analyzing our current tools"),),
    steps=(WELCOME, JUDGE, PAUSE, WRAP),
    after=("Put the results of [today's tools] together", "Judge the tools you kept for yourself"),
    next="B",
)


class Log:
    """Events one after the other, each at its minute."""

    def __init__(self) -> None:
        self.events: list[ev.Event] = []

    def add(self, minute: float, kind: Callable[..., ev.Event], **fields: Any) -> int:
        """Adds an event and returns its number."""
        event = kind(seq=len(self.events) + 1, at=after(minute), **fields)
        self.events.append(event)
        return event.seq

    def answer(self, minute: float, step: str, prompt: str, text: str, group: str = "", **fields: Any) -> str:
        """Adds an answer and returns its id."""
        seq = self.add(minute, ev.AnswerAdded, step=step, prompt=prompt, group=group, text=text, **fields)
        return f"a{seq}"

    def session(self, agenda: Agenda = AGENDA) -> Session:
        """The session that these events make."""
        return replay("2026-11-23-kick-off", agenda, self.events)


def set_up(log: Log) -> None:
    fills = {"today's tools": "the price list and the phone list", "hand-in date": "Friday 4 December"}
    log.add(-10, ev.SessionStarted, length_s=4500, people=11, groups=GROUPS, fills=fills, utc_offset_min=OFFSET_MIN)


def begin(log: Log) -> None:
    plan_s = {"A1": 400.0, "A2": 3300.0, "A2.1": 550.0, "A2.2": 2750.0, "3": 475.0}
    log.add(0, ev.WorkshopStarted, step="A1", deadline=after(75), plan_s=plan_s, target_s=400.0)


def first_half(log: Log) -> None:
    log.answer(6, "A1", "hands", "11 hands", values=("11",))
    log.add(7.5, ev.StepStarted, step="A2.1", target_s=540.0)
    for group, text in (
        ("Blue", "price list"),
        ("Blue", "[/oops]"),
        ("Green", "phone list, see <script>alert('hi')</script>"),
        ("Blue", f"{ZWJ_TEACHER} the trainer's notes"),
        ("Green", "# not a heading"),
    ):
        log.answer(10, "A2.1", "tools", text, group)
    log.add(12, ev.ClockPaused)
    log.add(15, ev.ClockResumed)
    log.add(18, ev.StepStarted, step="A2.2", target_s=2600.0)
    log.add(27, ev.SessionResumed, away_s=240.0)


def second_half(log: Log) -> None:
    log.answer(30, "A2.2", "sheet", "", "Blue", cells=("price list", "what | it | costs", "keep"))
    log.answer(31, "A2.2", "sheet", "", "Green", cells=("phone list", "whom to call\nand when"))
    log.answer(32, "A2.2", "sheet", "", "Blue", cells=("=1+1", "| a | b |", ""))
    log.answer(40, "A2.2", "find", "The price list is from March.\n\n  - page 2: [x] done\n  - page 3: open", "Blue")
    log.answer(41, "A2.2", "find", "רשימת הטלפונים ישנה", "Green")
    log.answer(42, "A2.2", "find", "\x1b[31mred\x1b[0m and \u202ebackwards and half \ud83d", "Red")
    log.answer(43, "A2.2", "copies", "4", "Blue", values=("4",))
    log.answer(43, "A2.2", "copies", "2,5 sheets", "Red", values=("2.5",))
    for level in ("2", "4", "3", "3"):
        log.answer(44, "A2.2", "ease", level, values=(level,))
    log.answer(45, "A2.2", "verdict", "imp", "Red", values=("improve",))
    log.answer(45, "A2.2", "verdict", "2", "Blue", values=("improve",))
    log.answer(45, "A2.2", "verdict", "d", "Green", values=("drop",))
    log.answer(46, "A2.2", "ready", "1", "Green", values=("names on the sheet",))
    log.add(50, ev.StepSkipped, step="3")
    log.add(61.5, ev.StepStarted, step="A3")
    taken_back = log.add(62, ev.ClockPaused)
    log.add(63, ev.Undone, target=taken_back)
    log.answer(65, "A3", "plan", "", cells=("delivery map", "Green", "4 December"))
    log.answer(66, "A3", "plan", "", cells=("spare parts *search*", "", ""))
    log.answer(67, "A3", "gathers", "2", values=("peer leaders",))
    log.answer(68, "A3", "voice", "Good day.\n1. more time\n2. more tools")
    log.answer(69, "A3", "old-question", "kept from an older agenda", "Red")


def finished() -> Session:
    log = Log()
    set_up(log)
    begin(log)
    first_half(log)
    second_half(log)
    log.add(70, ev.UnknownEvent, event="vote-cast")
    log.add(81, ev.WorkshopEnded)
    return log.session()


def half_way() -> Session:
    log = Log()
    set_up(log)
    begin(log)
    first_half(log)
    log.add(28, ev.DraftKept, prompt="find", group="Red", text="The phone li")
    return log.session()


def only_set_up() -> Session:
    log = Log()
    set_up(log)
    return log.session()
