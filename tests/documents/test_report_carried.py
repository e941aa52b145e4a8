"""The report tells what came from earlier sessions, what has become of it, how the scores went, and what comes next."""

from datetime import date, timedelta

from facilitator.agenda.model import Agenda, CarryOver, Prompt, Step
from facilitator.documents.document import Document, Paragraph
from facilitator.documents.report import report, report_sections
from facilitator.documents.report_data import report_data
from facilitator.documents.writers.markdown import to_markdown
from facilitator.session import intents as ask
from facilitator.session.carried import (
    CarriedAnswer,
    CarriedOver,
    CarriedPromise,
    CarriedPrompt,
    CarriedTheme,
    Figure,
)
from facilitator.session.next_intents import PlanNext
from facilitator.session.promise_intents import Settle
from tests.fakes import START, Stage, minutes, set_up

SCORE = Prompt(id="score", ask="How do we do?", kind="scale", levels=("1", "2", "3", "4", "5"), who="person")
AGENDA = Agenda(
    workshop="Review",
    next="R",
    carry_over=(CarryOver(source="last time", show=("answers",)),),
    steps=(
        Step(id="1", title="Score", time=minutes(5), prompts=(SCORE,)),
        Step(id="2", title="Close", time=minutes(5)),
    ),
)
BEFORE = START.date() - timedelta(days=28)
CARRIED = CarriedOver(
    session="b",
    workshop="Review",
    on=BEFORE,
    prompts=(
        CarriedPrompt(
            id="ideas",
            ask="Which ideas?",
            kind="list",
            answers=(CarriedAnswer(says="late", group="Blue"), CarriedAnswer(says="late", group="Red")),
            themes=(CarriedTheme(says="late", answers=2, groups=("Blue", "Red")),),
            things=("late",),
        ),
        CarriedPrompt(
            id="tools",
            ask="Which tools?",
            kind="table",
            columns=("Tool", "Verdict"),
            answers=(CarriedAnswer(says="Map", cells=("Map",), group="Blue"),),
        ),
    ),
    promises=(
        CarriedPromise(id="c:b:a1", kind="action", what="Fix the map", who="Ana", due_on=BEFORE),
        CarriedPromise(id="c:b:a2", kind="parked", what="New phones"),
        CarriedPromise(id="c:a:a9", kind="homework", what="Read it", of="Kick-off, 3 January 2020"),
    ),
    figures=(
        Figure(session="a", on=BEFORE - timedelta(days=28), prompt="score", ask="How do we do?", mean=3.2, count=5),
        Figure(session="b", on=BEFORE, prompt="score", ask="How do we do?", mean=3.6, count=5),
    ),
)


def stage() -> Stage:
    return Stage(AGENDA, set_up(carried=(CARRIED,), people=2)).start()


def text_of(at: Stage) -> str:
    return to_markdown(report(at.session, at.now))


def test_what_came_in_stands_with_what_has_become_of_it() -> None:
    at = stage().do(Settle("c:b:a1", "done"), Settle("c:b:a2", "dropped", "too dear"))
    carried = to_markdown(Document("", report_sections(at.session, at.now).carried))
    rows = [line for line in carried.splitlines() if line.startswith("|")]
    assert "| Fix the map | Action | Ana |" in rows[2]
    assert rows[2].rstrip(" |").endswith("done")
    assert "dropped: too dear" in rows[3]
    assert "Read it (from Kick-off, 3 January 2020)" in rows[4]
    assert "1 of 3 promises is still open." in carried
    assert "late (2 groups)" in carried
    assert "| Blue  | Map " in carried


def test_the_scores_are_told_from_session_to_session() -> None:
    at = stage().write("score", "3").write("score", "5")
    assert "3.2 → 3.6 → 4.0, 3 sessions" in text_of(at)
    trends = report_data(at.session, at.now)["trends"]
    assert isinstance(trends, list)
    assert [point["mean"] for point in trends[0]["points"]] == [3.2, 3.6, 4.0]


def test_the_day_of_the_next_workshop_stands_at_the_end() -> None:
    at = stage().do(ask.Close())
    last = report_sections(at.session, at.now).afterwards[-1]
    assert last == Paragraph("The next workshop is “R”.")
    at.do(PlanNext(date(2031, 5, 1)))
    assert report_sections(at.session, at.now).afterwards[-1] == Paragraph(
        "The next workshop is “R”, on Thursday 1 May 2031."
    )
    assert report_data(at.session, at.now)["next_on"] == "2031-05-01"


def test_a_session_of_its_own_has_neither_part() -> None:
    at = Stage().start()
    sections = report_sections(at.session, at.now)
    assert (sections.carried, sections.trend) == ((), ())
    assert "Carried over" not in text_of(at)
