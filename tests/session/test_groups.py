"""People into groups: how many, how large, who sits where, and names as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.session.groups import (
    GROUP_NAMES,
    Group,
    form_groups,
    group_sizes,
    name_of_group,
    propose_group_count,
    read_names,
)


@pytest.mark.parametrize(
    ("people", "least", "most", "sizes"),
    [
        (7, 3, 6, (3, 4)),
        (10, 3, 6, (5, 5)),
        (12, 3, 6, (4, 4, 4)),
        (6, 3, 6, (3, 3)),
        (5, 3, 6, (5,)),
        (24, 3, 6, (4, 5, 5, 5, 5)),
        (2, 3, 6, (2,)),
        (7, 4, 5, (7,)),
        (1, 3, 6, (1,)),
        (9, None, None, (4, 5)),
        (16, 8, None, (8, 8)),
        (4, None, 2, (4,)),
    ],
)
def test_groups_are_as_near_to_the_middle_of_their_range_as_can_be(
    people: int, least: int | None, most: int | None, sizes: tuple[int, ...]
) -> None:
    assert group_sizes(people, propose_group_count(people, least, most)) == sizes


@pytest.mark.parametrize("people", [0, -3])
def test_nobody_forms_no_groups(people: int) -> None:
    assert propose_group_count(people, 3, 6) == 0
    assert group_sizes(0, 0) == ()
    assert form_groups(0) == ()


@given(st.integers(1, 300), st.integers(1, 8), st.integers(0, 8))
def test_proposed_groups_fit_their_range_wherever_any_number_does(people: int, least: int, more: int) -> None:
    most = least + more
    count = propose_group_count(people, least, most)
    sizes = group_sizes(people, count)
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    possible = any(least <= people // n and -(-people // n) <= most for n in range(1, people + 1))
    assert (least <= min(sizes) and max(sizes) <= most) or not possible


def test_names_are_dealt_out_like_cards() -> None:
    groups = form_groups(2, names=("Ana", "Bo", "Cy", "Di", "Ed"))
    assert groups == (
        Group(name="Blue", people=("Ana", "Cy", "Ed"), size=3),
        Group(name="Green", people=("Bo", "Di"), size=2),
    )


def test_a_head_count_gives_sizes_and_nothing_gives_none() -> None:
    assert [group.size for group in form_groups(3, 10)] == [3, 3, 4]
    assert [group.size for group in form_groups(3)] == [None, None, None]


def test_groups_have_colours_and_then_numbers() -> None:
    assert name_of_group(0) == "Blue"
    assert name_of_group(9) == "Group 10"
    assert len({name_of_group(index) for index in range(40)}) == 40
    assert len(GROUP_NAMES) == 9


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Ana\nBo\r\nCy", ("Ana", "Bo", "Cy")),
        ("Ana, Bo; Cy\tDi", ("Ana", "Bo", "Cy", "Di")),
        ("1. Ana\n2) Bo\n 3 Cy\n(4) Di\n10.\tEd", ("Ana", "Bo", "Cy", "Di", "Ed")),
        ("- Ana\n• Bo\n* Cy\n– Di\n— Ed", ("Ana", "Bo", "Cy", "Di", "Ed")),
        ("  Ana   Maria  ", ("Ana Maria",)),
        ("2Pac, 3M Smith", ("2Pac", "3M Smith")),
        ("Jean-Luc, O'Neil, Müller-Lüdenscheidt", ("Jean-Luc", "O'Neil", "Müller-Lüdenscheidt")),
        ("\u05d3\u05d5\u05d3\n\u738b\u5c0f\u660e", ("\u05d3\u05d5\u05d3", "\u738b\u5c0f\u660e")),
        ("A1, B2", ("A1", "B2")),
        ("\n\n1.\n- \n2\n", ()),
        ("", ()),
    ],
)
def test_names_are_read_as_people_paste_them(pasted: str, names: tuple[str, ...]) -> None:
    assert read_names(pasted) == names


def test_two_people_of_the_same_name_are_two_people() -> None:
    assert read_names("Ana, Ana") == ("Ana", "Ana")


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_paste_gives_names_without_blanks_around_them(pasted: str) -> None:
    assert all(name and name == " ".join(name.split()) for name in read_names(pasted))
