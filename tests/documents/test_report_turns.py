"""What the report says of turns, reminders and beginnings that were put right."""

from facilitator.agenda.model import Agenda, Cue, Step
from facilitator.documents.document import Paragraph, Table
from facilitator.documents.report import report_sections
from facilitator.documents.report_data import report_data
from facilitator.session import intents as ask
from tests.fakes import GROUPS, Stage, after, minutes, set_up

CUES = (Cue(at_s=60, text="A minute gone"), Cue(at_s=120, text="Two gone"), Cue(left_s=10, text="Nearly over"))
STEPS = (
    Step(id="1", title="Report back", code="R1", time=minutes(6), cues=CUES),
    Step(id="2", title="Close", time=minutes(5)),
)


def stage() -> Stage:
    return Stage(Agenda(workshop="W", steps=STEPS), set_up(length_s=660.0, groups=GROUPS)).start()


def said(at: Stage) -> str:
    return " ".join(block.text for block in report_sections(at.session, at.now).times if isinstance(block, Paragraph))


def test_each_turn_has_its_share_and_its_own_actual() -> None:
    at = stage().do(ask.Speak()).wait(60).do(ask.Speak()).wait(100)
    tables = [block for block in report_sections(at.session, at.now).times if isinstance(block, Table)]
    assert tables[1].rows == (
        ("R1 Report back", "Blue", "2:00", "1:00"),
        ("R1 Report back", "Green", "2:30", "1:40"),
    )
    data = report_data(at.session, at.now)["turns"]
    assert data == [
        {"step": "1", "speaker": "Blue", "share_s": 120.0, "took_s": 60.0},
        {"step": "1", "speaker": "Green", "share_s": 150.0, "took_s": 100.0},
    ]


def test_reminders_are_told_once_somebody_has_marked_one() -> None:
    at = stage().wait(70)
    assert "reminder" not in said(at)
    at.do(ask.FollowCue()).next(130)
    assert "1 reminder was followed, 1 was missed: “Two gone”." in said(at)
    assert report_data(at.session, at.now)["reminders"] == [
        {"step": "1", "cue": 1, "nth": 1, "state": "done"},
        {"step": "1", "cue": 2, "nth": 1, "state": "missed"},
    ]


def test_a_beginning_that_was_put_right_is_told_and_moves_the_end_it_was_measured_by() -> None:
    at = stage().wait(60).do(ask.Backdate(after(-120)))
    assert "“R1 Report back” began at 08:58, as was noted at 09:01." in said(at)
    at.next(300).wait(240).do(ask.Close())
    sections = report_sections(at.session, at.now)
    assert "planned 11 min" in str(sections.summary)
