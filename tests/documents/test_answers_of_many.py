"""Answers that are counted, added up, or not to be seen yet."""

from datetime import timedelta

from facilitator.agenda.model import CarryOver, Column, Prompt
from facilitator.documents.answer_blocks import answer_blocks
from facilitator.documents.document import Paragraph, Table
from facilitator.documents.report_answers import answers_by_prompt
from facilitator.session import intents as ask
from facilitator.session.answer_rules import as_left
from facilitator.session.carry import carry_over
from tests.fakes import GROUPS, Stage, asking, set_up


def test_lists_of_single_people_are_counted_by_what_they_ticked() -> None:
    gear = Prompt(id="gear", ask="Gear?", kind="checklist", who="person", options=("helmet", "shoes", "gloves"))
    stage = Stage(asking(gear)).start().write("gear", "1 2").write("gear", "1").write("gear", "1, 3")
    assert [answer.values for answer in stage.session.answers] == [
        ("helmet", "shoes"), ("helmet",), ("helmet", "gloves"),
    ]  # fmt: skip
    (table,) = answer_blocks(gear, stage.session.answers)
    assert isinstance(table, Table)
    assert [row[:2] for row in table.rows] == [("helmet", "3"), ("shoes", "1"), ("gloves", "1")]


def test_numbers_are_added_up_where_the_agenda_asks_for_it() -> None:
    cups = Prompt(id="cups", ask="How many?", kind="number", who="group", unit="cups", total=True)
    stage = Stage(asking(cups), set_up(groups=GROUPS)).start()
    stage.write("cups", "2.5", "Blue").write("cups", "4", "Red")
    assert answer_blocks(cups, stage.session.answers)[-1] == Paragraph("In all: 6.5 cups")
    alone = cups.model_copy(update={"total": False})
    assert Paragraph("In all: 6.5 cups") not in answer_blocks(alone, stage.session.answers)


def test_columns_of_numbers_are_added_up_and_others_are_not() -> None:
    table = Prompt(
        id="t", ask="?", kind="table", total=True, columns=(Column(name="What"), Column(name="Cost"), Column(name="No"))
    )
    stage = Stage(asking(table)).start().write("t", "bread | 3,5 | 1").write("t", "milk | 2 | one")
    (drawn,) = answer_blocks(table, stage.session.answers)
    assert isinstance(drawn, Table)
    assert drawn.rows[-1] == ("", "5.5", "")


def test_hidden_answers_do_not_stand_in_the_report_before_everybody_has_answered() -> None:
    secret = Prompt(id="q", ask="How was I?", kind="list", who="group", hidden=True)
    stage = Stage(asking(secret), set_up(groups=GROUPS)).start().write("q", "too slow", "Blue")

    def told() -> str:
        return repr(answers_by_prompt(stage.session))

    assert "too slow" not in told()
    assert "1 answer so far, hidden until everybody has answered." in told()
    stage.write("q", "fine", "Green").write("q", "good", "Red")
    assert "too slow" in told()


def test_hidden_answers_stand_in_the_report_once_the_workshop_is_closed() -> None:
    secret = Prompt(id="q", ask="How was I?", kind="list", who="group", hidden=True)
    stage = Stage(asking(secret), set_up(groups=GROUPS)).start().write("q", "too slow", "Blue").do(ask.Close())
    assert "too slow" in repr(answers_by_prompt(stage.session))


def test_hidden_answers_of_a_session_that_was_left_are_known_to_whoever_comes_later() -> None:
    secret = Prompt(id="q", ask="How was I?", kind="list", who="group", hidden=True)
    stage = Stage(asking(secret), set_up(groups=GROUPS)).start().write("q", "too slow", "Blue")
    written = stage.session.log[-1].at
    soon, late = written + timedelta(hours=1), written + timedelta(hours=6)
    assert "too slow" not in repr(answers_by_prompt(as_left(stage.session, soon)))
    assert "too slow" in repr(answers_by_prompt(as_left(stage.session, late)))
    carried = carry_over(stage.session, CarryOver(source="last time", show=("answers",)))
    assert carried is not None
    assert [answer.says for answer in carried.prompts[0].answers] == ["too slow"]
