"""What many people gave to one question, in the report: whose it is, the average, how it spreads."""

import pytest

from facilitator.agenda.model import Column, Prompt
from facilitator.documents.answer_blocks import answer_blocks
from facilitator.documents.answers_of_people import in_figures
from facilitator.documents.document import KeyValues, Paragraph, Table
from facilitator.documents.report_answers import answers_by_prompt, gaps, in_group_order
from facilitator.session import intents as ask
from facilitator.session.groups import Group
from tests.fakes import Stage, asking, set_up

LEVELS = ("1", "2", "3", "4", "5")
SCORE = Prompt(id="score", ask="How was it?", kind="scale", levels=LEVELS, who="person")
EACH = Prompt(
    id="each", ask="Each?", kind="scale", levels=LEVELS, who="person", each=("calm", "clear"),
    columns=(Column(name="For each"), Column(name="Each?", options=LEVELS)),
)  # fmt: skip
BLUE, RED = Group(name="Blue", people=("Ana", "Ben")), Group(name="Red", people=("Cem",))


def room(*prompts: Prompt) -> Stage:
    return Stage(asking(*prompts), set_up(people=3, names=("Ana", "Ben", "Cem"), groups=(BLUE, RED))).start()


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (["4", "5", "2", "4", "5", "3"], "3.8 on average, from 2 to 5, 6 people."),
        (["4", "4"], "4 on average, all of them 4, 2 people."),
        (["-1", "0.5"], "-0.3 on average, from -1 to 0.5, 2 people."),
        (["4"], ""),
        (["low", "high"], ""),
        (["4", "high"], ""),
    ],
)
def test_an_average_is_told_with_its_spread_where_figures_were_given(figures: list[str], said: str) -> None:
    assert in_figures(figures) == said


def test_a_scale_tells_who_gave_which_level_and_the_average() -> None:
    at = room(SCORE).do(*(ask.Write("score", text, person=who) for who, text in (("Cem", "2"), ("Ana", "4"))))
    at.do(ask.Write("score", "4", person="Ben"))
    table, average, _ = answer_blocks(SCORE, in_group_order(at.session, at.session.answers))
    assert isinstance(table, Table)
    assert table.rows[3] == ("4", "2", "Ana (Blue) and Ben (Blue)")
    assert average == Paragraph("3.3 on average, from 2 to 4, 3 people.")


def test_several_scores_stand_thing_by_thing_and_person_by_person() -> None:
    at = room(EACH)
    for who, scores in (("Cem", "23"), ("Ana", "45")):
        at.do(*(ask.Write("each", score, person=who) for score in scores))
    figures, people = answer_blocks(EACH, in_group_order(at.session, at.session.answers))
    assert isinstance(figures, Table)
    assert isinstance(people, Table)
    assert figures.rows == (
        ("calm", "3", "2–4", "2", "0", "1", "0", "1", "0"),
        ("clear", "4", "3–5", "2", "0", "0", "1", "0", "1"),
    )
    assert people.rows == (("Ana (Blue)", "4", "5"), ("Cem (Red)", "2", "3"))


def test_sheets_without_a_name_are_told_apart() -> None:
    at = Stage(asking(EACH), set_up(people=2)).start()
    at.do(*(ask.Write("each", score) for score in "4523"))
    people = answer_blocks(EACH, at.session.answers)[1]
    assert isinstance(people, Table)
    assert people.rows == (("Sheet 1", "4", "5"), ("Sheet 2", "2", "3"))


def test_given_rows_of_several_people_do_not_run_together() -> None:
    table = Prompt(
        id="t", ask="?", kind="table", who="person", rows=("a", "b"), columns=(Column(name="What"), Column(name="How"))
    )
    at = room(table).do(ask.Write("t", "x", person="Ana"), ask.Write("t", "y", person="Cem"))
    (drawn,) = answer_blocks(table, in_group_order(at.session, at.session.answers))
    assert drawn == Table(("Who", "What", "How"), (("Ana (Blue)", "a", "x"), ("Cem (Red)", "a", "y")))


def test_ballots_are_told_by_name_unless_they_were_given_without() -> None:
    vote = Prompt(id="v", ask="?", kind="vote", votes=2, options=("tea", "cake"), who="person")
    at = room(vote).do(ask.Write("v", "1 2", person="Ben"), ask.Write("v", "2", person="Cem"))
    _, ballots = answer_blocks(vote, at.session.answers)
    assert ballots == Table(("Who", "Votes for"), (("Ben (Blue)", "tea, cake"), ("Cem (Red)", "cake")))
    secret = vote.model_copy(update={"anonymous": True})
    at = room(secret).do(ask.Write("v", "1 2", "Blue", "Ben"))
    assert len(answer_blocks(secret, at.session.answers)) == 1


def test_words_and_lists_stand_under_who_gave_them() -> None:
    words = Prompt(id="w", ask="?", who="person")
    at = room(words).do(ask.Write("w", "calm", person="Cem"), ask.Write("w", "loud", person="Ana"))
    (said,) = answer_blocks(words, in_group_order(at.session, at.session.answers))
    assert said == KeyValues((("Ana (Blue)", "loud"), ("Cem (Red)", "calm")))


def test_who_gave_a_part_of_a_sheet_is_told_what_is_left() -> None:
    at = room(EACH).do(ask.Write("each", "4", person="Ben"))
    assert [gap.sentence(about=False) for gap in gaps(at.session)] == [
        "Nothing yet from Ana and Cem.",
        "1 of 2 is open yet by Ben: “clear”.",
    ]


def test_who_gave_nothing_is_named() -> None:
    at = room(SCORE).do(ask.Write("score", "4", person="Ben"))
    assert [gap.sentence() for gap in gaps(at.session)] == ["Nothing yet from Ana and Cem on “How was it?”."]
    at.do(ask.Close())
    assert Paragraph("Ana and Cem gave nothing.") in answers_by_prompt(at.session)
