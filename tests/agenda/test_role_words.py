"""Roles in the singular and the plural, and as blanks of a script."""

import pytest

from facilitator.agenda.reader import read_agenda
from facilitator.agenda.role_words import both_numbers

PLAN = """workshop: Roles
groups:
  roles: [spokesperson]
steps:
  - title: Hear them
    time: 5 min
    guide: |
      SAY: [spokespeople], please stand up. [spokesperson], you begin.
"""


@pytest.mark.parametrize(
    ("written", "one", "many"),
    [
        ("note-taker", "note-taker", "note-takers"),
        ("timekeepers", "timekeeper", "timekeepers"),
        ("spokesperson", "spokesperson", "spokespeople"),
        ("chairmen", "chairman", "chairmen"),
        ("secretary", "secretary", "secretaries"),
        ("secretaries", "secretary", "secretaries"),
        ("coach", "coach", "coaches"),
        ("coaches", "coach", "coaches"),
        ("boss", "boss", "bosses"),
        ("Rapporteur", "Rapporteur", "Rapporteurs"),
    ],
)
def test_a_role_is_known_however_it_is_written(written: str, one: str, many: str) -> None:
    assert both_numbers(written) == (one, many)


def test_the_name_of_a_role_is_a_blank_and_no_warning() -> None:
    assert read_agenda(PLAN.encode(), "roles.yaml", lambda _: None).problems == ()
    without = PLAN.replace("groups:\n  roles: [spokesperson]\n", "")
    assert len(read_agenda(without.encode(), "roles.yaml", lambda _: None).problems) == 2
