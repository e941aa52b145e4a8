"""The words at leaving: where a session is kept, or what of it is not."""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.documents.writers.visible import visible
from facilitator.live.unsaved import Unsaved

if TYPE_CHECKING:
    from facilitator.console.desk import Desk


@dataclass(frozen=True, slots=True)
class Parting:
    """How a session stood when it was put away."""

    desk: "Desk"

    @property
    def path(self) -> Path:
        """Return the file in which the session is."""
        return self.desk.saved.path

    @property
    def unfinished(self) -> bool:
        """Return whether the session can be gone on with."""
        return self.desk.session.run.ended is None and not self.desk.read_only and not self.desk.session.rehearsal

    @property
    def unsaved(self) -> Unsaved:
        """Return what is in memory only: a slow disk may take something after the session was put away."""
        return self.desk.unsaved()

    @property
    def words(self) -> str:
        """Return what is to be said of it after the console has closed; empty where there is nothing to say."""
        if self.unsaved:
            return "\n".join((*self._lost(), self._kept("What was saved before is in")))
        return self._kept("The session is kept in") if self.unfinished else ""

    def _lost(self) -> tuple[str, ...]:
        lines = (f"  {visible(line.replace(chr(10), ' ⏎ '))}" for line in self.unsaved.lines)
        why = visible(self.desk.saved.reason) or "The disk did not answer in time."
        copy = "Copy them from here:" if self.unsaved.lines else ""
        return tuple(filter(None, (f"NOT SAVED: {self.unsaved.words}. {why}", copy, *lines)))

    def _kept(self, begin: str) -> str:
        way_on = "\nGo on with it: facilitator resume" if self.unfinished else ""
        return f"{begin} {visible(str(self.path))}{way_on}"


def say_at_the_end(words: str) -> None:
    """Write to the terminal, if it is still there."""
    with suppress(OSError, ValueError):
        if words:
            sys.stderr.write(words + "\n")
            sys.stderr.flush()
