"""What was taken home, in the report."""

from collections.abc import Iterable

from facilitator.agenda.model import ACTION_COLUMNS, PARKED, QUESTION_COLUMNS, Agenda, Homework, Prompt, Sheet, Step
from facilitator.documents.document import Block, BulletList, Label, Paragraph, Table
from facilitator.documents.report import report_sections
from facilitator.documents.report_data import report_data
from facilitator.session.promise_intents import Settle
from tests.fakes import GROUPS, Stage, minutes, set_up

LOG = Prompt(id="log", ask="Questions", kind="questions", columns=QUESTION_COLUMNS)
PLAN = Prompt(id="plan", ask="Who does what?", kind="actions", columns=ACTION_COLUMNS)
CHECK = Prompt(id="check", ask="Tools", kind="list", who="group", sheet="tool-check")
TASKS = (
    Homework(task="Judge it", who="each group", due="friday", hand_in="tool-check"),
    Homework(task="Read it", who="everyone", due="day 100"),
)
AGENDA = Agenda(
    workshop="Small",
    sheets=(Sheet(id="tool-check", title="Our tools"),),
    steps=(Step(id="1", title="Ask", time=minutes(5), prompts=(LOG, PLAN, CHECK), homework=TASKS),),
)


def stage() -> Stage:
    return Stage(AGENDA, set_up(groups=GROUPS)).start()


def section(played: Stage) -> tuple[Block, ...]:
    return report_sections(played.session, played.now).homework


def tables(blocks: Iterable[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_actions_stand_first_with_their_days_in_full_and_say_what_they_lack() -> None:
    played = stage().write("plan", "Call | Ana | friday").write("plan", "Paint | | soon").write("plan", "Go | Ben |")
    blocks = section(played)
    assert tables(blocks)[1] == Table(
        ("What", "Who", "By when"),
        (
            ("Call", "Ana", "Friday 27 November 2026"),
            ("Paint", "nobody named", "no date: “soon”"),
            ("Go", "Ben", "no date"),
        ),
    )
    assert Paragraph("1 of 3 actions has no owner and 2 have no date.") in blocks
    assert Label("Actions") in blocks


def test_what_became_of_actions_and_homework_is_told_with_its_reason() -> None:
    played = stage().write("plan", "Call | Ana | friday").write("check", "scissors", "Blue")
    played.do(Settle("a3", "dropped", "they called us"), Settle("h:1:1:Green", "done"))
    tasks, actions = tables(section(played))
    assert tasks.header == ("Task", "Who", "Due", "To hand in", "How it stands")
    assert tasks.rows == (
        ("Judge it", "each group", "Friday 27 November 2026", "Our tools", "Blue: 1 row handed in; Green: done"),
        ("Read it", "everyone", "Wednesday 3 March 2027", "", "open"),
    )
    assert actions.rows == (("Call", "Ana", "Friday 27 November 2026", "dropped: they called us"),)


def test_open_questions_stand_there_with_who_answers_them_and_by_when() -> None:
    played = stage().write("log", "Why us? | Ana | because |").write("log", "Who pays? | Ben | |")
    played.write("log", "At night? | | |").write("plan", "Who pays? | Cleo | in 2 weeks")
    blocks = section(played)
    assert tables(blocks)[1] == Table(
        ("Question", "Asked by", "Who", "By when"),
        (
            ("Who pays?", "Ben", "Cleo", "Monday 7 December 2026"),
            ("At night?", "", "nobody named", "no date"),
        ),
    )
    assert Label("Actions") not in blocks
    assert Paragraph("1 of 2 questions has no owner and 1 has no date.") in blocks


def test_the_parking_lot_is_told_with_what_was_done_about_it() -> None:
    played = (
        stage().write(PARKED.id, "the car park").write(PARKED.id, "the coffee").do(Settle("a4", "dropped", "solved"))
    )
    assert section(played)[-2:] == (Label("Parking lot"), BulletList(("the car park", "the coffee (dropped: solved)")))
    others = report_sections(played.session, played.now).answers
    assert "Other answers" not in [getattr(block, "text", "") for block in others]


def test_programs_get_every_promise() -> None:
    played = stage().write("plan", "Call | Ana | friday")
    promises = report_data(played.session, played.now)["promises"]
    assert isinstance(promises, list)
    assert len(promises) == 5
    assert promises[-1] == {
        "id": "a3",
        "kind": "action",
        "what": "Call",
        "who": "Ana",
        "due": "friday",
        "due_on": "2026-11-27",
        "state": "open",
        "reason": "",
        "of": "",
    }
