"""An agenda that is made for so many groups has them, whoever comes."""

import pytest

from facilitator.agenda.model import Agenda, GroupsRule, Setting, Step
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.live.usual_room import usual_room
from tests.fakes import START, UTC_ROOM, minutes

STEP = Step(id="1", title="Talk", time=minutes(10), setting=Setting(kind="groups"))
FIVE = Agenda(workshop="W", people_least=20, people_most=50, groups=GroupsRule(number=5), steps=(STEP,))


def groups(people: str, typed: str = "") -> list[int | None]:
    read = read_set_up(FIVE, SetUp(people=people, groups=typed), START, UTC_ROOM)
    return [group.size for group in read.started.groups]


@pytest.mark.parametrize(
    ("people", "sizes"), [("20", [4] * 5), ("52", [10, 10, 10, 11, 11]), ("3", [1, 1, 1]), ("", [None] * 5)]
)
def test_there_are_so_many_groups(people: str, sizes: list[int | None]) -> None:
    assert groups(people) == sizes


def test_another_number_can_be_said_on_the_day() -> None:
    assert groups("20", "4") == [5, 5, 5, 5]


def test_the_guide_and_a_rehearsal_reckon_with_them() -> None:
    assert usual_room(FIVE).groups == 5
