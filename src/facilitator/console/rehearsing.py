"""A desk on which a workshop is rehearsed: it runs by itself, and a person may take a hand in it at any time."""

from datetime import datetime, timedelta

from facilitator.console.desk import Desk, Outcome
from facilitator.live.rehearsal import Rehearsal
from facilitator.live.workplace import Workplace
from facilitator.session.intents import Intent
from facilitator.timing.clock import FastClock

QUIET = timedelta(seconds=4)
"""For so long after a person's key the clock runs as every clock does."""
AT_ONCE = 40
"""So many things are done in one tick at most; what is due beyond them waits for the next."""
SHOWN = 3
"""So many remarks stand on the screen at once, the latest."""


class RehearsalDesk(Desk):
    """A session that is rehearsed at speed.

    While there is nothing to do, as in a person's pause, and while somebody types, its clock runs as every clock does.
    """

    def __init__(self, place: Workplace, rehearsal: Rehearsal, clock: FastClock) -> None:
        """Lay a rehearsal on the desk, by whose clock `place` works."""
        super().__init__(place, rehearsal.recorder, (_welcome(clock.speed), *rehearsal.remarks))
        self._rehearsal = rehearsal
        self._clock = clock
        self._speed = clock.speed
        self._told = len(rehearsal.remarks)
        self._held = self._ended = False
        self._quiet_until: datetime | None = None

    def tick(self) -> None:
        """Do what is due."""
        super().tick()
        if not self._held:
            self._rehearsal.go_on(self.place.now().wall, AT_ONCE)
        self._keep_pace()

    def record(self, intent: Intent) -> Outcome:
        """Hand a person's intent to the recorder; a pause holds from this moment."""
        outcome = super().record(intent)
        self._quiet_until = self.place.now().wall + QUIET
        self._keep_pace()
        return outcome

    def hold(self, *, typing: bool) -> None:
        """Wait while somebody types."""
        self._held = typing
        self._keep_pace()

    def _keep_pace(self) -> None:
        quiet = self._quiet_until is not None and self.place.now().wall < self._quiet_until
        self._clock.run_at(1.0 if self._held or quiet or self._rehearsal.waits else self._speed)

    def news(self) -> list[str]:
        """Return what is to be said of the disk, and the latest remarks once there are more."""
        remarks = self._rehearsal.remarks
        fresh = remarks[-SHOWN:] if len(remarks) > self._told else ()
        self._told = len(remarks)
        return [*super().news(), *fresh]

    def calls_for_report(self) -> bool:
        """Return, once at each end of the workshop, that the report is to be shown."""
        ended_before, self._ended = self._ended, self.session.run.ended is not None
        return self._ended and not ended_before


def _welcome(speed: float) -> str:
    pace = "at the usual speed" if speed == 1.0 else f"{speed:g} times as fast"
    return f"A rehearsal, {pace}, with made-up answers. Space pauses it, every key works, Ctrl+Q leaves."
