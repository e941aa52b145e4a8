"""Sessions that took place before, each step as long as a test says."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from facilitator.agenda.model import Agenda
from facilitator.live.opening import Begun, begin
from facilitator.session import intents as ask
from facilitator.session.decide import decide
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session, apply, replay
from facilitator.session.storage.folder import Folders
from facilitator.timing.clock import Instant
from tests.fakes import START, set_up

Timed = Sequence[tuple[float, Intent]]
"""How many seconds go by before each intent."""


def held(*minutes: float) -> Timed:
    """Return a workshop whose steps take so many minutes, one after the other, the last one closing it."""
    return [(0.0, ask.ToggleClock()), *((each * 60.0, ask.GoNext()) for each in minutes)]


def past(agenda: Agenda, what: Timed, **setup: Any) -> Session:
    """Return a session in which this happened."""
    session, now = replay("past", agenda, [set_up(**setup)]), START
    for wait_s, intent in what:
        now += timedelta(seconds=wait_s)
        decision = decide(session, intent, now)
        assert not isinstance(decision, Refusal), decision.sentence
        for event in decision:
            session = apply(session, event)
    return session


def kept(home: Path, agenda: Agenda, what: Timed, start: datetime = START, **setup: Any) -> Path:
    """Record a session in which this happened, and return its file."""
    begun = begin(agenda, set_up(at=start, **setup), Folders(home), home / "state", background=False)
    assert isinstance(begun, Begun)
    now = start
    for wait_s, intent in what:
        now += timedelta(seconds=wait_s)
        what_happened = begun.recorder.record(intent, Instant(now, now))
        assert not isinstance(what_happened, Refusal), what_happened.sentence
    return begun.recorder.close().path
