"""What the pages quote of earlier sessions, of the rehearsal and of the cue card is what the program says."""

import re

import pytest

from facilitator.agenda.library import Library
from facilitator.agenda.model import Step
from facilitator.cli.rehearse import FASTEST, GRACE_S, SLOWEST
from facilitator.cli.step_history import say_history
from facilitator.documents.cue_card import cue_card
from facilitator.documents.document import Table
from facilitator.live.history import MOST
from facilitator.live.usual_room import usual_room
from facilitator.session.history import ENOUGH, StepHistory, say_whole_lengths
from tests.architecture.tree import ROOT
from tests.fakes import minutes

FORMAT = " ".join((ROOT / "docs" / "agenda-format.md").read_text(encoding="utf-8").split())
TIMEKEEPER = " ".join((ROOT / "docs" / "timekeeper.md").read_text(encoding="utf-8").split())
NUMBERS = {"two": 2, "four": 4, "twelve": 12}


def test_what_earlier_sessions_say_is_quoted_as_it_is_said() -> None:
    tools = StepHistory(Step(id="A2", code="A2", title="Judge tools", time=minutes(45, 70)), (3120, 3960, 3600, 3400))
    homework = StepHistory(Step(id="2", title="Homework", time=minutes(10, 12)), (840, 1200))
    first, second = say_history([tools, homework])
    assert f"“{first}”" in FORMAT
    assert f"“{second[second.index('Better') :]}”" in FORMAT
    assert f"“{say_whole_lengths([62 * 60, 81 * 60, 70 * 60, 70 * 60])}”" in FORMAT


@pytest.mark.parametrize(
    ("pattern", "figure"),
    [
        (r"your latest sessions of the workshop, (\w+) at most", MOST),
        (r"and (\w+) sessions or more say so", ENOUGH),
        (r"nothing happens by itself for (\w+) seconds", GRACE_S),
    ],
)
def test_the_figures_on_the_page_are_those_of_the_program(pattern: str, figure: float) -> None:
    found = re.search(pattern, FORMAT)
    assert found is not None, pattern
    assert NUMBERS[found[1]] == figure


def test_the_speeds_that_are_taken_are_named() -> None:
    assert f"from {SLOWEST} to {FASTEST} it may be" in FORMAT


def test_the_reminders_that_the_page_quotes_stand_on_the_card() -> None:
    library = Library(ROOT / "nowhere")
    kick_off = next(library.read(entry).agenda for entry in library.entries() if entry.name == "kick-off")
    assert kick_off is not None
    room = usual_room(kick_off)
    [table] = [block for block in cue_card(kick_off, room.people, room.groups).blocks if isinstance(block, Table)]
    reminders = {reminder for row in table.rows for reminder in row[4].split(" · ")}
    quoted = re.findall(r"`(\d+: [^`]+)`", TIMEKEEPER)
    assert quoted[:3] == ["10: Stop the groups and ask how it went.", "15: minimum", "20: maximum"]
    assert set(quoted[:3]) <= reminders
