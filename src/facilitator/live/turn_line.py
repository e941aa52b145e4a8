"""Whose turn it is in the running step, in a line and for large letters."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.agenda.model import Step
from facilitator.session.run import spoken_in
from facilitator.session.session import Session
from facilitator.session.turns import speakers
from facilitator.timing.words import countdown, stopwatch


@dataclass(frozen=True, slots=True)
class SpeakersTurn:
    """A turn that somebody has at this moment."""

    speaker: str
    place: str
    """Which turn of how many: "1 of 3"; empty where nobody knows how many there are."""
    took_s: float
    share_s: float | None
    """How long it may take; None where no time is given."""

    @property
    def left(self) -> str:
        """Return what is left of it in words; of a turn without a time, what it took."""
        if self.share_s is None:
            return stopwatch(self.took_s)
        if self.took_s < self.share_s:
            return f"{countdown(self.share_s - self.took_s)} left of {stopwatch(self.share_s)}"
        return f"over by {stopwatch(self.took_s - self.share_s)}"

    @property
    def digits(self) -> str:
        """Return the same in digits and as short as can be; what is over has a plus."""
        if self.share_s is None:
            return stopwatch(self.took_s)
        if self.took_s < self.share_s:
            return countdown(self.share_s - self.took_s)
        return f"+{stopwatch(self.took_s - self.share_s)}"

    @property
    def line(self) -> str:
        """Return all of it: "Blue, 1 of 3: 1:20 left of 2:00"."""
        place = f", {self.place}" if self.place else ""
        return f"{self.speaker}{place}: {self.left}"


def turn_at(session: Session, step: Step, now: datetime) -> SpeakersTurn | None:
    """Return who has the turn in the running step; None where nobody has."""
    turn = session.run.turn
    if turn is None or turn.step != step.id:
        return None
    names = speakers(session, step)
    place = f"{(spoken_in(session.run, step.id) - 1) % len(names) + 1} of {len(names)}" if names else ""
    took_s = max(0.0, session.run.spent_in(step.id, now) - turn.from_s)
    return SpeakersTurn(turn.speaker, place, took_s, turn.share_s)


def turn_text(session: Session, step: Step, now: datetime) -> str:
    """Return who speaks, in which place, and what is left of the turn; empty where nobody does."""
    turn = turn_at(session, step, now)
    return turn.line if turn is not None else ""
