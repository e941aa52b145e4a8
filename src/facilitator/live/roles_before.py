"""Who had which role in the earlier sessions of a series, looked up once and only when it is asked for."""

from pathlib import Path

from facilitator.agenda.model import Agenda
from facilitator.live.history import sessions_of_series
from facilitator.session.role_dealing import RoleHeld
from facilitator.session.role_history import held_over


class RolesBefore:
    """The roles of a series before this session."""

    def __init__(self, agenda: Agenda, *folders: Path) -> None:
        """Look into these folders when it is asked."""
        self._agenda = agenda
        self._folders = folders
        self._found: tuple[RoleHeld, ...] | None = None

    def __call__(self) -> tuple[RoleHeld, ...]:
        """Return who had which role how often; nothing is read for an agenda without a series or without roles."""
        if self._found is None:
            wanted = bool(self._agenda.series and self._agenda.groups.roles and self._folders)
            self._found = held_over(sessions_of_series(self._agenda.series, *self._folders)) if wanted else ()
        return self._found
