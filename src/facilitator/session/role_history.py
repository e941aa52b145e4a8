"""Who has had which role: in this session, and in those of its series before it."""

from collections.abc import Iterable, Sequence

from facilitator.session import events as ev
from facilitator.session.groups import Group
from facilitator.session.role_dealing import Held, RoleHeld, held_in, times_held
from facilitator.session.session import Session


def served_before(session: Session) -> Held:
    """Return who had which role before those that are dealt at this moment, in this session and in its series."""
    return times_held((*_of_the_series(session), *held_in(_handed_on(session))))


def served_by_now(session: Session) -> Held:
    """Return the same with the roles of this moment counted as well."""
    return times_held((*_of_the_series(session), *roles_served(session)))


def roles_served(session: Session) -> tuple[RoleHeld, ...]:
    """Return who has had which role in this session alone: each deal that was rotated on, and the one that stands."""
    return held_in((*_handed_on(session), session.groups))


def held_over(sessions: Iterable[Session]) -> tuple[RoleHeld, ...]:
    """Return who had which role how often over several sessions."""
    times: dict[tuple[str, str], int] = {}
    for session in sessions:
        for each in roles_served(session):
            times[each.role, each.person] = times.get((each.role, each.person), 0) + each.times
    return tuple(RoleHeld(role=role, person=person, times=count) for (role, person), count in times.items())


def _of_the_series(session: Session) -> tuple[RoleHeld, ...]:
    return session.setup.roles_before if session.setup is not None else ()


def _handed_on(session: Session) -> tuple[Sequence[Group], ...]:
    """Return the groups as they stood before each rotation that counts."""
    counting = frozenset(session.done)
    standing: Sequence[Group] = session.setup.groups if session.setup is not None else ()
    handed_on: list[Sequence[Group]] = []
    for event in session.log:
        if isinstance(event, ev.GroupsChanged) and event.seq in counting:
            if event.how == "rotated":
                handed_on.append(standing)
            standing = event.groups
    return tuple(handed_on)
