"""Sessions to measure with: the kick-off, running, with three groups and as many answers as wanted."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from facilitator.agenda.model import Prompt
from facilitator.live.opening import Begun, begin
from facilitator.live.recorder import Recorder
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.live.workplace import Workplace, workplace, zone_at
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal
from facilitator.timing.clock import Instant

GROUPS = "Blue, Green, Red"
ANSWER = "We waited on the delivery map for the third time this week, and the customer heard us sigh"


def begin_kick_off(place: Workplace, *, background: bool = False) -> Recorder:
    """Begin the kick-off and go on to the step in which every group lists its tools."""
    reading = place.library.read(next(entry for entry in place.library.entries() if entry.name == "kick-off"))
    assert reading.agenda is not None, reading.problems
    now = place.now()
    form = SetUp(people="14", groups=GROUPS, length="75")
    started = read_set_up(reading.agenda, form, now.wall, zone_at(now)).started
    begun = begin(reading.agenda, started, place.folders, place.state_folder, background=background)
    assert isinstance(begun, Begun), begun
    recorder = begun.recorder
    for intent in (ask.ToggleClock(), ask.GoNext()):
        do(recorder, intent, place.now())
    return recorder


def lists_of(recorder: Recorder) -> list[Prompt]:
    """Return the questions that take any number of answers."""
    return [prompt for step in recorder.session.agenda.walk() for prompt in step.prompts if prompt.kind == "list"]


def add_answers(recorder: Recorder, count: int, now: Instant, prompts: Sequence[str] = ()) -> None:
    """Write down answers to these questions in turn, to every list where none is named, by every group in turn."""
    asked = cycle(prompts or [prompt.id for prompt in lists_of(recorder)])
    groups = cycle(recorder.session.group_names)
    for number in range(count):
        do(recorder, ask.Write(next(asked), f"{ANSWER} ({number})", next(groups)), now)


def do(recorder: Recorder, intent: ask.Intent, now: Instant) -> None:
    """Record an intent that cannot be refused."""
    done = recorder.record(intent, now)
    assert not isinstance(done, Refusal), done


def running_session(home: Path, environ: dict[str, str], answers: int) -> Path:
    """Return the file of a kick-off that was left while it ran."""
    place = workplace(environ, home)
    recorder = begin_kick_off(place, background=True)
    add_answers(recorder, answers, place.now())
    return recorder.close().path


def closed_sessions(home: Path, environ: dict[str, str], count: int, answers: int) -> None:
    """Leave so many closed sessions in the folder."""
    for _ in range(count):
        place = workplace(environ, home)
        recorder = begin_kick_off(place)
        add_answers(recorder, answers, place.now())
        now = place.now()
        while recorder.session.run.ended is None:
            now = Instant(now.wall + timedelta(minutes=5), now.system + timedelta(minutes=5))
            do(recorder, ask.GoNext(), now)
        recorder.close()
