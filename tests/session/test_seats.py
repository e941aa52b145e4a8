"""Who sits where: everybody in one group, even sizes, and changes that can be undone exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session import group_intents as ask
from facilitator.session.group_rules import Regrouped, regroup
from facilitator.session.groups import Group, propose_group_count, proposed_sizes, say_sizes
from facilitator.session.refusal import Refusal
from facilitator.session.seats import Seats, come, dissolve, form_seats, leave, move, names_for, swap

ROLES = ("facilitator", "timekeeper", "note-taker")
NAMES = ("Ana", "Bo", "Cem", "Di", "Ed", "Fay", "Gus")
TWO = form_seats(Seats(names=NAMES, people=7), ("Blue", "Green"), ROLES, None)


def rooms() -> st.SearchStrategy[Seats]:
    return st.builds(
        lambda people, count, seed: form_seats(
            Seats(names=tuple(f"p{number}" for number in range(people)), people=people),
            names_for(min(count, people), ()),
            ROLES,
            seed,
        ),
        st.integers(1, 20),
        st.integers(1, 6),
        st.none() | st.integers(0, 99),
    )


def intents(seats: Seats) -> st.SearchStrategy[ask.GroupIntent]:
    person = st.sampled_from((*seats.names, "nobody"))
    group = st.sampled_from((*(each.name for each in seats.groups), "none"))
    return st.one_of(
        st.builds(ask.Shuffle, st.integers(0, 99)),
        st.builds(ask.FormGroups, st.integers(0, 7)),
        st.builds(ask.Swap, person, person),
        st.builds(ask.Move, person, group),
        st.builds(ask.Come, st.sampled_from(("Ana", "Zoe"))),
        st.builds(ask.Leave, person, group),
        st.just(ask.RotateRoles()),
        st.builds(ask.RenameGroup, group, st.sampled_from(("Sharks", "blue", ""))),
        st.builds(ask.Dissolve, group),
    )


def assert_sound(seats: Seats) -> None:
    assert sorted(seats.seated) == sorted(seats.names)
    assert len(set(seats.seated)) == len(seats.seated)
    assert seats.people == len(seats.names) == sum(group.size or 0 for group in seats.groups)
    assert len({group.name for group in seats.groups}) == len(seats.groups)
    for group in seats.groups:
        assert [role.role for role in group.roles] == (list(ROLES) if group.people else [])
        assert {role.person for role in group.roles} <= set(group.people)


@settings(max_examples=150)
@given(rooms(), st.data())
def test_everybody_is_in_one_group_whatever_is_asked_for(seats: Seats, data: st.DataObject) -> None:
    assert_sound(seats)
    sizes = [len(group.people) for group in seats.groups]
    assert max(sizes) - min(sizes) <= 1
    for _ in range(6):
        found = regroup(seats, data.draw(intents(seats)), ROLES)
        if isinstance(found, Refusal):
            assert found.sentence.endswith(".")
        elif found is not None:
            seats = found.seats
            assert_sound(seats)


@given(rooms(), st.data())
def test_two_swaps_are_none(seats: Seats, data: st.DataObject) -> None:
    one, other = (data.draw(st.sampled_from(seats.names)) for _ in range(2))
    assert swap(swap(seats, one, other), one, other) == seats


def test_a_seed_gives_the_same_groups_again_and_another_gives_others() -> None:
    room = Seats(names=NAMES, people=7)
    first = form_seats(room, ("Blue", "Green"), ROLES, 7)
    assert first == form_seats(room, ("Blue", "Green"), ROLES, 7)
    assert form_seats(room, ("Blue", "Green"), ROLES, 8) != first


def test_a_swap_takes_the_roles_along() -> None:
    swapped = swap(TWO, "Ana", "Gus")
    assert swapped.groups[0].people == ("Gus", "Cem", "Ed", "Ana")
    assert swapped.groups[0].roles_of("Gus") == ("facilitator",)
    assert swapped.groups[0].roles_of("Ana") == ()


def test_who_moves_leaves_the_role_behind() -> None:
    moved = move(TWO, "Ana", "Green", ROLES)
    blue, green = moved.groups
    assert (blue.people, green.people) == (("Cem", "Ed", "Gus"), ("Bo", "Di", "Fay", "Ana"))
    assert blue.roles_of("Gus") == ("facilitator",)
    assert green.roles == TWO.groups[1].roles
    assert moved.people == 7


def test_who_comes_sits_in_the_smallest_group() -> None:
    found = regroup(TWO, ask.Come("Ana"), ROLES)
    assert isinstance(found, Regrouped)
    assert found.about == ("Ana 2", "Green")
    assert found.seats.groups[1].people == ("Bo", "Di", "Fay", "Ana 2")
    assert leave(found.seats, "Ana 2", ROLES) == TWO


def test_a_head_count_comes_goes_and_moves_with_its_group() -> None:
    room = form_seats(Seats(people=7), ("Blue", "Green"), ROLES, None)
    assert [group.size for group in room.groups] == [3, 4]
    more = come(room, "", "Blue", ROLES)
    assert ([group.size for group in more.groups], more.people) == ([4, 4], 8)
    assert [group.size for group in dissolve(more, "Blue", ROLES).groups] == [8]
    assert all(group.roles == () for group in more.groups)
    fewer = regroup(more, ask.Leave("", "Green"), ROLES)
    assert isinstance(fewer, Regrouped)
    assert [group.size for group in fewer.seats.groups] == [4, 3]


def test_what_cannot_be_done_is_said() -> None:
    nobody = Seats((Group(name="Blue", size=2),), (), 2)
    assert isinstance(regroup(nobody, ask.Shuffle(1), ROLES), Refusal)
    assert isinstance(regroup(nobody, ask.RotateRoles(), ROLES), Refusal)
    assert isinstance(regroup(nobody, ask.Dissolve("Blue"), ROLES), Refusal)
    assert isinstance(regroup(Seats(), ask.Come(), ROLES), Refusal)
    assert isinstance(regroup(TWO, ask.Come("  "), ROLES), Refusal)
    assert isinstance(regroup(TWO, ask.RenameGroup("Blue", "green"), ROLES), Refusal)
    assert isinstance(
        regroup(form_seats(Seats(names=NAMES, people=7), ("B",), (), None), ask.RotateRoles(), ()), Refusal
    )
    assert regroup(TWO, ask.Move("Ana", "Blue"), ROLES) is None
    assert regroup(TWO, ask.RenameGroup("Blue", "Blue"), ROLES) is None


def test_proposals_are_shown_with_the_nearest_first() -> None:
    assert proposed_sizes(7, 3, 6) == ((3, 4),)
    assert [say_sizes(sizes) for sizes in proposed_sizes(10, 3, 6)] == ["5 + 5", "3 + 3 + 4"]
    assert proposed_sizes(2, 3, 6) == ((2,),)
    assert proposed_sizes(0, 3, 6) == ()
    assert say_sizes((3,) * 5 + (4,) * 3) == "5 × 3 + 3 × 4"


@given(st.integers(1, 200), st.integers(1, 8), st.integers(0, 8))
def test_every_proposal_is_even_and_fits_wherever_any_division_does(people: int, least: int, more: int) -> None:
    proposals = proposed_sizes(people, least, least + more)
    assert len(proposals[0]) == propose_group_count(people, least, least + more)
    assert all(sum(sizes) == people and max(sizes) - min(sizes) <= 1 for sizes in proposals)
    fitting = [count for count in range(1, people + 1) if count * least <= people <= count * (least + more)]
    assert sorted(map(len, proposals)) == fitting or not fitting
