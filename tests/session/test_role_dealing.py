"""Roles are dealt in turn and fairly: nobody has one twice while somebody in the group has had it less."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session.groups import Group, Role
from facilitator.session.role_dealing import RoleHeld, deal_roles, held_in, refill_roles, times_held

ROLES = ("facilitator", "timekeeper", "note-taker")


def said(roles: Sequence[Role]) -> dict[str, str]:
    return {role.role: role.person for role in roles}


def people(count: int) -> tuple[str, ...]:
    return tuple(f"p{number}" for number in range(count))


def test_the_first_deal_goes_in_turn() -> None:
    dealt = deal_roles(("Ana", "Bo", "Cem", "Di"), ROLES)
    assert said(dealt) == {"facilitator": "Ana", "timekeeper": "Bo", "note-taker": "Cem"}


def test_nobody_gets_nothing_and_two_share_three() -> None:
    assert deal_roles((), ROLES) == ()
    assert [role.person for role in deal_roles(("Ana", "Bo"), ROLES)] == ["Ana", "Bo", "Ana"]


def test_a_choice_for_one_role_does_not_spoil_the_next() -> None:
    held = times_held([RoleHeld(role="timekeeper", person="Bo"), RoleHeld(role="timekeeper", person="Cem")])
    assert said(deal_roles(("Ana", "Bo", "Cem"), ROLES[:2], held))["timekeeper"] == "Ana"


def test_a_name_is_known_again_however_it_is_written() -> None:
    held = times_held([RoleHeld(role="Facilitator", person="ana  bell")])
    assert said(deal_roles(("Ana Bell", "Bo"), ROLES[:1], held)) == {"facilitator": "Bo"}


@settings(max_examples=60)
@given(st.integers(1, 8), st.integers(1, 8), st.integers(1, 20))
def test_over_any_number_of_turns_each_role_goes_round_before_it_comes_again(size: int, roles: int, turns: int) -> None:
    names, wanted = people(size), tuple(f"r{number}" for number in range(min(size, roles)))
    stood: list[tuple[Group, ...]] = []
    for _ in range(turns):
        dealt = deal_roles(names, wanted, times_held(held_in(stood)))
        assert [role.role for role in dealt] == list(wanted)
        assert len({role.person for role in dealt}) == len(wanted)
        stood.append((Group(name="Blue", people=names, roles=dealt),))
        times = times_held(held_in(stood))
        for role in wanted:
            counts = [times.get((role, name), 0) for name in names]
            assert max(counts) - min(counts) <= 1


def test_who_stays_keeps_the_role_and_who_has_none_takes_what_is_left() -> None:
    group = Group(name="Blue", people=("Ana", "Cem", "Di"), roles=deal_roles(("Ana", "Bo", "Cem"), ROLES))
    assert said(refill_roles(group, ROLES).roles) == {"facilitator": "Ana", "timekeeper": "Di", "note-taker": "Cem"}


def test_somebody_with_two_roles_hands_one_to_who_comes() -> None:
    group = Group(name="Blue", people=("Ana", "Bo"), roles=deal_roles(("Ana", "Bo"), ROLES))
    more = group.model_copy(update={"people": ("Ana", "Bo", "Cem")})
    assert said(refill_roles(more, ROLES).roles) == {"facilitator": "Ana", "timekeeper": "Bo", "note-taker": "Cem"}


def test_a_head_count_has_no_roles() -> None:
    assert refill_roles(Group(name="Blue", size=4), ROLES).roles == ()
    assert refill_roles(Group(name="Blue", people=("Ana",), size=4), ROLES).roles == ()


@settings(max_examples=100)
@given(st.integers(1, 7), st.integers(0, 5), st.sets(st.integers(0, 6)), st.integers(0, 3))
def test_every_role_is_dealt_once_after_any_coming_and_going(size: int, roles: int, gone: set[int], come: int) -> None:
    names, wanted = people(size), tuple(f"r{number}" for number in range(roles))
    left = tuple(name for at, name in enumerate(names) if at not in gone) + tuple(
        f"n{number}" for number in range(come)
    )
    group = Group(name="Blue", people=left, roles=deal_roles(names, wanted))
    filled = refill_roles(group, wanted)
    assert [role.role for role in filled.roles] == (list(wanted) if left else [])
    counts = [len(filled.roles_of(person)) for person in left]
    assert not left or max(counts) - min(counts) <= 1
