"""The roles of a series: the next session deals them to those who have had them least."""

from datetime import timedelta
from pathlib import Path

from facilitator.agenda.model import Agenda
from facilitator.live.roles_before import RolesBefore
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.session.groups import Group, Role
from facilitator.session.role_dealing import RoleHeld
from facilitator.timing.room_zone import RoomZone
from tests.fakes import KICK_OFF, START
from tests.past import held, kept

NAMES = "Ana, Bo, Cem"
ZONE = RoomZone(timedelta(hours=1))


def dealt(agenda: Agenda, home: Path, days: int) -> tuple[Group, ...]:
    before = RolesBefore(agenda, home / "sessions")
    now = START + timedelta(days=days)
    read = read_set_up(agenda, SetUp(people=NAMES), now, ZONE, "", before)
    return read.started.groups


def test_over_three_sessions_everybody_has_every_role_once(tmp_path: Path) -> None:
    turns: list[tuple[str, str]] = []
    for week in range(3):
        groups = dealt(KICK_OFF, tmp_path, 7 * week)
        turns += [(role.role, role.person) for role in groups[0].roles]
        other = KICK_OFF.model_copy(update={"workshop": f"Session {week}"})
        kept(tmp_path, other, held(5), START + timedelta(days=7 * week), groups=groups)
    assert len(set(turns)) == len(turns) == 9


def test_another_series_a_rehearsal_and_a_session_never_begun_do_not_count(tmp_path: Path) -> None:
    groups = (Group(name="Blue", people=("Ana",), roles=(Role(role="facilitator", person="Ana"),)),)
    kept(tmp_path, KICK_OFF.model_copy(update={"series": "Another"}), held(5), groups=groups)
    kept(tmp_path, KICK_OFF, held(5), START + timedelta(days=1), groups=groups, rehearsal=True)
    kept(tmp_path, KICK_OFF, (), START + timedelta(days=2), groups=groups)
    assert RolesBefore(KICK_OFF, tmp_path / "sessions")() == ()
    kept(tmp_path, KICK_OFF, held(5), START + timedelta(days=3), groups=groups)
    assert RolesBefore(KICK_OFF, tmp_path / "sessions")() == (RoleHeld(role="facilitator", person="Ana"),)


def test_nothing_is_looked_up_without_a_series_or_roles(tmp_path: Path) -> None:
    kept(tmp_path, KICK_OFF.model_copy(update={"series": ""}), held(5))
    assert RolesBefore(KICK_OFF.model_copy(update={"series": ""}), tmp_path / "sessions")() == ()
    assert RolesBefore(KICK_OFF, tmp_path / "no such folder")() == ()
