"""Votes: what is voted on, what a ballot may say, and how votes add up."""

import pytest

from facilitator.agenda.model import Column, Prompt
from facilitator.session import intents as ask
from facilitator.session.answers import Meaning, NotUnderstood
from facilitator.session.votes import distinct, read_ballot, rows_of, tally, things_of
from tests.fakes import Stage, asking

IDEAS = Prompt(id="ideas", ask="Ideas?", kind="list")
VOTE = Prompt(id="vote", ask="Which?", kind="vote", who="person", votes=3, source="ideas")
THINGS = ("Later hours", "A second till", "Free coffee", "A bench")


def voting(*ballots: str, vote: Prompt = VOTE) -> Stage:
    stage = Stage(asking(IDEAS, vote)).start()
    for idea in THINGS:
        stage.write("ideas", idea)
    for ballot in ballots:
        stage.write("vote", ballot)
    return stage


def test_what_was_answered_is_voted_on_each_thing_once() -> None:
    stage = voting().write("ideas", "later  HOURS ").write("ideas", "A bench")
    assert things_of(stage.session, VOTE) == THINGS


def test_of_a_table_the_first_column_is_voted_on_and_options_come_first() -> None:
    table = Prompt(id="ideas", ask="Ideas?", kind="table", columns=(Column(name="What"), Column(name="Why")))
    stage = Stage(asking(table, VOTE)).start().write("ideas", "bread | it runs out").write("ideas", "milk | late")
    assert things_of(stage.session, VOTE) == ("bread", "milk")
    assert things_of(stage.session, VOTE.model_copy(update={"options": ("x", "y")})) == ("x", "y")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2", ("A second till",)),
        ("3 1", ("Free coffee", "Later hours")),
        ("1,2;4", ("Later hours", "A second till", "A bench")),
        ("free, a b", ("Free coffee", "A bench")),
        (" A bench ", ("A bench",)),
    ],
)
def test_a_ballot_names_things_in_the_order_of_the_choice(text: str, named: tuple[str, ...]) -> None:
    assert read_ballot(VOTE, THINGS, text) == Meaning(named)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 2 3 4", "Everyone has 3 votes, and this ballot has 4."),
        ("1 1", "“Later hours” stands twice"),
        ("7", "“7” is not one of: 1 Later hours, 2 A second till"),
        ("a", "“a” is the beginning of several: A second till, A bench."),
        ("x", "“x” is not one of"),
        (" , ", "Nothing was written"),
        ("", "Nothing was written"),
    ],
)
def test_a_wrong_ballot_is_refused_with_the_reason(text: str, words: str) -> None:
    refused = read_ballot(VOTE, THINGS, text)
    assert isinstance(refused, NotUnderstood)
    assert words in refused.sentence


def test_one_vote_is_said_in_the_singular() -> None:
    refused = read_ballot(VOTE.model_copy(update={"votes": 1}), THINGS, "1 2")
    assert refused == NotUnderstood("Everyone has 1 vote, and this ballot has 2.")


def test_nobody_can_vote_on_nothing() -> None:
    stage = Stage(asking(IDEAS, VOTE)).start()
    assert stage.refusal(ask.Write("vote", "1")) == "There is nothing to vote on yet."


def test_every_ballot_of_a_person_counts() -> None:
    ballots = voting("1 2", "2 3", "2").session.answers_to("vote")
    assert [(row.thing, row.points, row.voters) for row in tally(VOTE, ballots, THINGS)] == [
        ("A second till", 3, 3),
        ("Later hours", 1, 1),
        ("Free coffee", 1, 1),
        ("A bench", 0, 0),
    ]


def test_the_room_has_one_ballot_that_the_next_one_replaces() -> None:
    stage = voting("1 2", "3", vote=VOTE.model_copy(update={"who": "room"}))
    assert [ballot.values for ballot in stage.session.answers_to("vote")] == [("Free coffee",)]


def test_weights_count_the_first_choice_most() -> None:
    weighed = VOTE.model_copy(update={"weights": (3, 2, 1)})
    ballots = voting("2 1", "1 4 2", vote=weighed).session.answers_to("vote")
    assert [(row.thing, row.points) for row in tally(weighed, ballots)] == [
        ("Later hours", 5),
        ("A second till", 4),
        ("A bench", 2),
    ]


def test_a_choice_beyond_the_weights_counts_nothing_but_its_voter() -> None:
    weighed = VOTE.model_copy(update={"weights": (2,)})
    ballots = voting("1 2", vote=weighed).session.answers_to("vote")
    assert [(row.thing, row.points, row.voters) for row in tally(weighed, ballots)] == [
        ("Later hours", 2, 1),
        ("A second till", 0, 1),
    ]


def test_a_ballot_is_read_anew_when_it_is_changed() -> None:
    stage = voting("1 2")
    ballot = stage.session.answers_to("vote")[0]
    assert "twice" in stage.refusal(ask.Rewrite(ballot.id, "2 2"))
    stage.do(ask.Rewrite(ballot.id, "4"))
    assert stage.session.answers_to("vote")[0].values == ("A bench",)


def test_things_that_differ_in_case_and_blanks_are_one() -> None:
    assert distinct(["B  b", "b B", "", " ", "a"]) == ("B b", "a")


PLACES = ("phone", "e-mail")
SCALE = Prompt(
    id="how",
    ask="How good are we?",
    kind="scale",
    who="group",
    levels=("1", "2", "3"),
    each=PLACES,
    columns=(Column(name="For each"), Column(name="How good are we?", options=("1", "2", "3"))),
)


def test_a_question_for_each_thing_has_a_row_for_each() -> None:
    stage = Stage(asking(SCALE)).start()
    assert rows_of(stage.session, SCALE) == PLACES
    stage.write("how", "3")
    assert "not one of" in stage.refusal(ask.Write("how", "9"))
    stage.write("how", "1")
    assert [answer.cells for answer in stage.session.answers_to("how")] == [("phone", "3"), ("e-mail", "1")]


def test_a_question_for_each_answer_goes_through_what_was_answered() -> None:
    through = SCALE.model_copy(update={"each": (), "each_of": "ideas"})
    stage = Stage(asking(IDEAS, through)).start()
    for idea in ("bread", "Bread ", "milk"):
        stage.write("ideas", idea)
    assert rows_of(stage.session, through) == ("bread", "milk")
    stage.write("how", "2").write("how", "3")
    assert [answer.cells for answer in stage.session.answers_to("how")] == [("bread", "2"), ("milk", "3")]


def test_a_vote_for_each_thing_is_still_a_vote() -> None:
    assert not VOTE.model_copy(update={"each": PLACES}).in_rows
    assert SCALE.in_rows


def test_for_single_people_the_things_begin_anew() -> None:
    own = SCALE.model_copy(update={"who": "person"})
    stage = Stage(asking(own)).start()
    for score in "3123":
        stage.write("how", score)
    assert [answer.cells[0] for answer in stage.session.answers_to("how")] == [*PLACES, *PLACES]
