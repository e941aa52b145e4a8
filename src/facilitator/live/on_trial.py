"""Carrying out intents on trial: the same rules as when they are recorded, and nothing is written."""

from collections.abc import Sequence
from typing import Protocol

from facilitator.session.decide import decide
from facilitator.session.events import Event
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session, apply
from facilitator.timing.clock import Instant


class Records(Protocol):
    """Whatever writes a session down."""

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        ...

    def record(self, intent: Intent, now: Instant) -> Sequence[Event] | Refusal:
        """Carry out an intent, or say why it cannot be done."""
        ...


class OnTrial:
    """Carries intents out in memory alone, to show what would become of them."""

    def __init__(self, session: Session) -> None:
        """Begin with a session, which stays as it is."""
        self.session = session

    def record(self, intent: Intent, now: Instant) -> Sequence[Event] | Refusal:
        """Carry out an intent, or say why it cannot be done."""
        decision = decide(self.session, intent, now.wall)
        if not isinstance(decision, Refusal):
            for event in decision:
                self.session = apply(self.session, event)
        return decision
