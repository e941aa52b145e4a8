"""The bell: off until somebody wants it, and then on until somebody does not, also after a resume."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.live.bell_note import BellNote
from facilitator.live.chimes import chimes
from facilitator.session.session import Session


@dataclass(slots=True)
class Bell:
    """Whether moments of a step are rung; kept for as long as the program runs, and longer where there is a note."""

    on: bool = False
    note: BellNote | None = None
    _listened: datetime | None = None

    @classmethod
    def of(cls, session: Session, state_folder: Path, *, writes: bool) -> "Bell":
        """Return the bell of a session as it was left; a rehearsal and a console that only reads keep nothing."""
        note = BellNote(state_folder, session.id) if writes and not session.rehearsal else None
        return cls(note is not None and note.on, note)

    @property
    def remark(self) -> str:
        """Return what is to be said of it where the session is gone on with; empty where it is off."""
        return "The bell is on, as you left it. ! mutes it." if self.on else ""

    def toggle(self) -> str:
        """Turn it on or off, and return what it does from here on."""
        self.on = not self.on
        if self.note is not None:
            self.note.keep(on=self.on)
        if self.on:
            return "The bell rings at reminders and at the ends of a step, also when it had to be over. ! mutes it."
        return "The bell is off."

    def rings(self, session: Session, now: datetime) -> bool:
        """Return whether it rings: where the running step has come to something since this was asked last."""
        before, self._listened = self._listened, now
        return self.on and before is not None and bool(chimes(session, before, now))
