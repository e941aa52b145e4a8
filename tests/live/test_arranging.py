"""The seats of a set-up while they are changed by hand, and the rows that show them."""

from facilitator.live.arranging import Arranging
from facilitator.live.seat_rows import next_count, say_seats, seat_rows
from facilitator.session import group_intents as ask
from facilitator.session.seats import Seats, form_seats
from tests.fakes import KICK_OFF

NAMES = ("Ana", "Bo", "Cem", "Di", "Ed", "Fay", "Gus", "Hal", "Ida", "Jo")
ROLES = KICK_OFF.groups.roles
SEATS = form_seats(Seats(names=NAMES, people=10), ("Blue", "Green"), ROLES, None)


def test_what_is_changed_is_said_and_taken_back_step_by_step() -> None:
    table = Arranging(KICK_OFF, SEATS)
    assert table.change(ask.Swap("Ana", "Bo")) == (True, "Ana and Bo have changed places.")
    assert table.change(ask.Come("Kim")) == (True, "Kim is in Blue.")
    assert table.change(ask.Move("Nobody", "Blue"))[0] is False
    assert table.changed
    assert table.undo() == (True, "Taken back: Kim is in Blue.")
    assert table.undo()[0]
    assert (table.seats, table.changed) == (SEATS, False)
    assert table.undo() == (False, "There is nothing to undo.")


def test_roles_go_on_to_somebody_else_with_each_press() -> None:
    table = Arranging(KICK_OFF, SEATS)
    had = [SEATS.groups[0].roles[0].person]
    for _ in range(4):
        table.change(ask.RotateRoles())
        had.append(table.seats.groups[0].roles[0].person)
    assert len(set(had)) == len(had) == 5


def test_everybody_has_a_row_below_the_group() -> None:
    rows = seat_rows(SEATS)
    assert [row.words for row in rows[:3]] == ["Blue · 5", "Ana (facilitator)", "Cem (timekeeper)"]
    assert [row.words for row in seat_rows(Seats(names=("Ana",), people=1))] == ["Ana"]
    assert [row.words for row in seat_rows(form_seats(Seats(), ("Blue",), (), None))] == ["Blue · not counted"]


def test_other_sizes_are_offered_in_turn() -> None:
    assert say_seats(SEATS, 3, 6) == "2 groups: 5 + 5, or 3 + 3 + 4"
    assert next_count(SEATS, 3, 6) == 3
    assert next_count(form_seats(SEATS, ("A", "B", "C"), (), None), 3, 6) == 2
    assert next_count(form_seats(SEATS, tuple("ABCDE"), (), None), 3, 6) == 2
    assert say_seats(Seats(), 3, 6) == "There are no groups: the room answers as one."
