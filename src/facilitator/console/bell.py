"""The bell: off until somebody wants it."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.live.chimes import chimes
from facilitator.session.session import Session


@dataclass(slots=True)
class Bell:
    """Whether moments of a step are rung; kept for as long as the program runs."""

    on: bool = False
    _listened: datetime | None = None

    def toggle(self) -> str:
        """Turn it on or off, and return what it does from here on."""
        self.on = not self.on
        if self.on:
            return "The bell rings at reminders and at the ends of a step, also when it had to be over. ! mutes it."
        return "The bell is off."

    def rings(self, session: Session, now: datetime) -> bool:
        """Return whether it rings: where the running step has come to something since this was asked last."""
        before, self._listened = self._listened, now
        return self.on and before is not None and bool(chimes(session, before, now))
