"""The list of what was promised, its owners and what can be changed of it."""

from datetime import date

import pytest

from facilitator.agenda.model import ACTION_COLUMNS, PARKED, QUESTION_COLUMNS, Agenda, Homework, Prompt, Step
from facilitator.live.aim import Aim
from facilitator.live.owners import explain_owner, owner_named
from facilitator.live.promise_rows import promise_rows, say_by_when
from facilitator.live.promise_words import explain_day, parts_to_change, reworded, rewriting
from facilitator.live.writing_line import writing_line
from facilitator.session import intents as ask
from facilitator.session.groups import Group
from facilitator.session.promise import Promise
from facilitator.session.promise_intents import Promised, Settle
from facilitator.session.promises import promises_of
from facilitator.session.session import Session
from tests.fakes import Stage, minutes, set_up

LOG = Prompt(id="log", ask="Questions", kind="questions", columns=QUESTION_COLUMNS)
PLAN = Prompt(id="plan", ask="Who does what?", kind="actions", columns=ACTION_COLUMNS)
AGENDA = Agenda(
    workshop="Small",
    steps=(
        Step(
            id="1",
            title="Ask",
            time=minutes(5),
            prompts=(LOG, PLAN),
            homework=(Homework(task="Read it", who="everyone", due="[next meeting]"),),
        ),
    ),
)
GROUPS = (Group(name="Blue", people=("Ana Lopez", "Joseph")), Group(name="Green", people=("Jo", "Anton")))


def stage() -> Stage:
    return Stage(AGENDA, set_up(groups=GROUPS)).start()


def listed(played: Stage, order: tuple[str, ...] = ()) -> list[str]:
    return [f"{row.words} / {row.about}".strip(" /") for row in promise_rows(played.session, played.now, order)]


def only(session: Session, kind: str) -> Promise:
    return next(promise for promise in promises_of(session) if promise.kind == kind)


def test_every_kind_stands_under_its_heading_with_owner_and_day_in_full() -> None:
    played = stage().write("log", "Why us? | Ana | because |").write("log", "Who pays? | Ben | |")
    played.write("plan", "Call | Jo | friday").write("plan", "Who pays? | Cleo | soon").write(PARKED.id, "the car park")
    assert listed(played) == [
        "Homework · 1 open",
        "☐ Read it / everyone · no date yet: [next meeting] is not filled in",
        "Actions · 1 open",
        "☐ Call / Jo · by Friday 27 November 2026, in 4 days",
        "Questions · 1 open",
        "☐ Who pays? / asked by Ben · Cleo answers · “soon”, no date yet",
        "☑ Why us? / answered · asked by Ana",
        "Parking lot · 1 open",
        "☐ the car park",
    ]
    wanting = [row.promise.what for row in promise_rows(played.session, played.now) if row.promise and row.wanting]
    assert wanting == ["Read it", "Who pays?"]


def test_what_is_settled_keeps_its_place_while_the_list_stands_and_says_why() -> None:
    played = stage().write(PARKED.id, "one").write(PARKED.id, "two")
    order = tuple(row.promise.id for row in promise_rows(played.session, played.now) if row.promise)
    played.do(Settle("a3", "dropped", "solved"))
    assert listed(played, order)[-2:] == ["✗ one / dropped: solved", "☐ two"]
    assert listed(played)[-2:] == ["☐ two", "✗ one / dropped: solved"]


def test_a_promise_without_owner_or_day_says_so() -> None:
    assert listed(stage().do(Promised("Call")))[-1] == "☐ Call / nobody named yet · no date yet"
    promise = Promise("a1", "action", "Call", due_on=date(2026, 11, 24))
    assert say_by_when(promise, date(2026, 11, 23)) == "by Tuesday 24 November 2026, tomorrow"


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("ana", "Ana Lopez"),
        ("lop", "Ana Lopez"),
        ("an", "an"),
        ("jo", "Jo"),
        ("jos", "Joseph"),
        ("jos.", "jos"),
        ("2", "Green"),
        ("blu", "Blue"),
        ("9", "9"),
        ("the boss", "the boss"),
        ("", ""),
    ],
)
def test_an_owner_is_named_by_the_beginning_of_a_name_or_by_a_group_number(typed: str, owner: str) -> None:
    assert owner_named(stage().session, typed) == owner


def test_who_could_be_meant_is_said_before_it_is_taken() -> None:
    session = stage().session
    assert explain_owner(session, "") == "Ana Lopez · Joseph · Jo · Anton · Blue and 1 more"
    assert explain_owner(session, "an") == "Ana Lopez · Anton"
    assert explain_owner(session, "lop") == "Enter takes Ana Lopez. “lop.” with a full stop stays as it is."
    assert explain_owner(session, "Jo") == explain_owner(session, "the boss") == explain_owner(session, "jos.") == ""


def test_an_open_question_gets_an_owner_and_a_day_in_a_row_of_actions() -> None:
    played = stage().write("log", "Who pays? | Ben | |")
    played.do(*rewriting(played.session, only(played.session, "question"), "Who", "Cleo"))
    played.do(*rewriting(played.session, only(played.session, "question"), "By when", "friday"))
    question = only(played.session, "question")
    assert (question.who, question.due, question.due_on) == ("Cleo", "friday", date(2026, 11, 27))
    played.do(*rewriting(played.session, question, "Question", "Who pays for it?"))
    asked = only(played.session, "question")
    assert (asked.what, asked.who) == ("Who pays for it?", "Cleo")
    assert len(promises_of(played.session)) == 2


def test_a_question_that_is_rewritten_among_the_answers_keeps_its_owner() -> None:
    played = stage().write("log", "Who pays? | Ben | |")
    played.do(*rewriting(played.session, only(played.session, "question"), "Who", "Cleo"))
    asked = played.session.answers_to("log")[0].id
    played.do(*reworded(played.session, ask.Rewrite(asked, "Who pays for it?", 0)))
    assert [(each.what, each.who) for each in promises_of(played.session) if each.kind != "homework"] == [
        ("Who pays for it?", "Cleo")
    ]
    assert reworded(played.session, ask.Rewrite(asked, "Ana", 1)) == (ask.Rewrite(asked, "Ana", 1),)


def test_an_answer_that_is_written_down_answers_the_question() -> None:
    played = stage().write("log", "Who pays? | Ben | |")
    played.do(*rewriting(played.session, only(played.session, "question"), "Answer", "We do"))
    assert played.session.answers[0].cells == ("Who pays?", "Ben", "We do", "answered")


def test_actions_and_what_is_parked_can_be_put_in_other_words_and_homework_cannot() -> None:
    played = stage().do(Promised("Call")).write(PARKED.id, "the car park")
    played.do(*rewriting(played.session, only(played.session, "action"), "By when", "in 2 weeks"))
    assert only(played.session, "action").due_on == date(2026, 12, 7)
    played.do(*rewriting(played.session, only(played.session, "parked"), "Parking lot", "the bicycles"))
    assert only(played.session, "parked").what == "the bicycles"
    assert parts_to_change(played.session, only(played.session, "homework")) == ()
    assert rewriting(played.session, only(played.session, "homework"), "Who", "Ana") == ()


def test_a_day_is_explained_while_it_is_typed() -> None:
    played = stage()
    assert explain_day(played.session, "day 2", played.now) == "By Wednesday 25 November 2026, in 2 days."


def test_the_writing_line_says_what_the_column_takes() -> None:
    played = stage().write("plan", "Call | Jo").write("log", "Who pays? | Ben")
    hints = [writing_line(played.session, Aim(prompt, "", "1")) for prompt in ("plan", "log")]
    assert [line.hint for line in hints if line] == [
        "friday, in 2 weeks, 1 Dec, day 100",
        "Enter alone leaves it open",
    ]
