"""What both shells work with: where things lie, and what time it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from facilitator.agenda.library import Library
from facilitator.session.storage.folder import Folders, default_home, state_folder
from facilitator.timing.clock import Clock, Instant, SystemClock
from facilitator.timing.room_zone import RoomZone, zone_from

A_YEAR = timedelta(days=366)
"""So far ahead a session knows when summer time begins and ends."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folders, the agendas and the clock of one run of the program."""

    folders: Folders
    library: Library
    state_folder: Path
    """Where a session is rescued to when its own folder fails."""
    clock: Clock

    def now(self) -> Instant:
        """Return this moment."""
        return self.clock.now()

    def set_right(self) -> None:
        """Go by what the computer's clock shows, as long as no session is at hand."""
        if isinstance(self.clock, SystemClock):
            self.clock.set_right()


def workplace(environ: Mapping[str, str], home: Path | None = None, clock: Clock | None = None) -> Workplace:
    """Return the workplace of this computer, its home moved by `home` or FACILITATOR_HOME."""
    chosen = default_home(environ, home)
    state = state_folder(environ)
    if chosen != default_home({**environ, "FACILITATOR_HOME": ""}, None):
        # Sessions of one home are not offered in another.
        state /= f"home-{sha256(str(chosen).encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
    return Workplace(Folders(chosen), Library(chosen), state, clock or SystemClock())


def zone_at(now: Instant) -> RoomZone:
    """Return this computer's local time zone as it is at a moment, with what its clock does in the year to come."""
    return zone_from(now.system, A_YEAR, _local_offset)


def _local_offset(moment: datetime) -> timedelta:
    return moment.astimezone().utcoffset() or timedelta()
