"""Lists of people as they are pasted or kept in a file: names, turned names, and tables with headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.session.people_list import Person, number_name, on_one_line, read_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana\nBo\n", ("Ana", "Bo")),
        ("Ana, Bo; Cem", ("Ana", "Bo", "Cem")),
        ("Bell, Ana\nCarr, Bo", ("Ana Bell", "Bo Carr")),
        ("1. Bell, Ana\n2. Carr, Bo", ("Ana Bell", "Bo Carr")),
        ("Bell, Ana", ("Bell", "Ana")),
        ("Ana, Bo\nCem", ("Ana", "Bo", "Cem")),
        ("Ana, Bo\nCem, Di, Ed", ("Ana", "Bo", "Cem", "Di", "Ed")),
        ("Ana Bell <ana@example.org>; Bo <bo@example.org>", ("Ana Bell", "Bo")),
        ("Name\nAna\nBo", ("Ana", "Bo")),
        ("First name,Last name\nAna,Bell\nBo,Carr", ("Ana Bell", "Bo Carr")),
        ("Surname;Forename;E-mail\nBell;Ana;a@example.org\nCarr;Bo;", ("Ana Bell", "Bo Carr")),
        ('Group,Name\nBlue,"Bell, Ana"\nRed,Bo', ("Ana Bell", "Bo")),
        ("Name\tGroup\r\nAna\tBlue\r\n", ("Ana",)),
        ("first_name;LAST NAME\nAna;\n;Carr", ("Ana", "Carr")),
        ("Group;Role\nBlue;timekeeper", ("Group", "Role", "Blue", "timekeeper")),
        ("Name", ("Name",)),
        ("", ()),
        ("Name;Group\n;Blue", ()),
    ],
)
def test_a_list_is_read_as_people_write_it(text: str, names: tuple[str, ...]) -> None:
    assert read_people(text).names == names


def test_a_table_says_who_sits_where_and_does_what() -> None:
    listed = read_people("role;name;group\ntimekeeper;Ana;Blue\n;Bo;\n")
    assert listed.people == (Person("Ana", "Blue", "timekeeper"), Person("Bo"))
    assert listed.says_more


def test_what_has_no_name_is_said() -> None:
    listed = read_people("Name;Group\nAna;Blue\n;Green\n;Red\n")
    assert listed.names == ("Ana",)
    assert listed.remarks == ("2 lines have no name and were left out: “;Green”, “;Red”.",)


def test_of_two_with_one_name_the_second_is_numbered_and_that_is_said() -> None:
    listed = read_people("Ana, ana, Ana 2, Bo")
    assert listed.names == ("Ana", "ana 3", "Ana 2", "Bo")
    assert listed.remarks == ("More than one is called Ana: they are numbered.",)


def test_turned_names_are_told() -> None:
    assert read_people("Bell, Ana\nCarr, Bo").remarks == ("“Last, First” was read as “First Last”.",)


def test_several_lines_become_one_and_a_table_with_groups_stays_one() -> None:
    assert on_one_line("Bell, Ana\nCarr, Bo")[0] == "Ana Bell, Bo Carr"
    assert on_one_line("Name;Group\nAna;Blue") == ("Name;Group\nAna;Blue", ())
    assert on_one_line("Ana, Bo") == ("Ana, Bo", ())
    assert on_one_line("") == ("", ())


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert number_name("Ana", ["ana", "Ana 2"]) == "Ana 3"


@given(st.text(max_size=80) | st.text(alphabet="An,;\t\n\"'<> |", max_size=60))
def test_any_text_gives_names_that_differ_and_read_the_same_again(text: str) -> None:
    listed = read_people(text)
    assert len({name.casefold() for name in listed.names}) == len(listed.names)
    assert all(name.strip() for name in listed.names)
    once = on_one_line(text)[0]
    assert read_people(once).names == listed.names
