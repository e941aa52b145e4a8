"""The report tells who sat in which group with which role, as it stood at the end; the timekeeper does not."""

from facilitator.documents.document import KeyValues
from facilitator.documents.report import report
from facilitator.documents.report_data import report_data
from facilitator.live.timekeeper import timekeeper_face
from facilitator.session import events as ev
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.seats import Seats, form_seats
from tests.fakes import KICK_OFF, START, Stage

NAMES = ("Ana", "Bo", "Cem", "Di")


def after_a_latecomer() -> Stage:
    seats = form_seats(Seats(names=NAMES, people=4), ("Blue", "Green"), ("timekeeper",), None)
    started = ev.SessionStarted(seq=1, at=START, names=NAMES, people=4, groups=seats.groups)
    agenda = KICK_OFF.model_copy(update={"groups": KICK_OFF.groups.model_copy(update={"roles": ("timekeeper",)})})
    return Stage(agenda, started).do(ask.ToggleClock()).do(sit.Come("Zoe")).do(sit.Swap("Ana", "Bo"))


def test_the_report_shows_people_and_roles() -> None:
    stage = after_a_latecomer()
    facts = dict(next(block.rows for block in report(stage.session, stage.now).blocks if isinstance(block, KeyValues)))
    assert facts["People"] == "5 in 2 groups"
    assert facts["Group Blue"] == "Bo (timekeeper), Cem and Zoe"
    assert facts["Group Green"] == "Ana (timekeeper) and Di"


def test_the_report_for_programs_shows_them_too() -> None:
    stage = after_a_latecomer()
    data = report_data(stage.session, stage.now)
    assert (data["people"], data["names"]) == (5, [*NAMES, "Zoe"])
    assert data["groups"] == [
        {
            "name": "Blue",
            "people": ["Bo", "Cem", "Zoe"],
            "size": 3,
            "roles": [{"role": "timekeeper", "person": "Bo"}],
        },
        {"name": "Green", "people": ["Ana", "Di"], "size": 2, "roles": [{"role": "timekeeper", "person": "Ana"}]},
    ]


def test_the_timekeeper_names_nobody() -> None:
    stage = after_a_latecomer()
    shown = str(timekeeper_face(stage.session, stage.now, ""))
    assert not any(name in shown for name in ("Ana", "Cem", "Zoe"))
