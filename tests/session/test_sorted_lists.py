"""Lists whose items stand under headings, votes on what was gathered so, and votes on several lists together."""

from facilitator.agenda.model import Agenda, Column, Prompt, Step
from facilitator.session import intents as ask
from facilitator.session.blanks import blank_values
from facilitator.session.intents import Refusal
from facilitator.session.rows import columns_of, given_row, next_column
from facilitator.session.votes import rows_of, things_of
from tests.fakes import Stage, minutes

HEADINGS = ("Keep doing", "Start doing")
FOR_EACH = (Column(name="For each"), Column(name="Ideas"))
IDEAS = Prompt(id="ideas", ask="Ideas", kind="list", each=HEADINGS, columns=FOR_EACH)
BUGS = Prompt(id="bugs", ask="Bugs", kind="list")
VOTE = Prompt(id="vote", ask="Which?", kind="vote", votes=2, who="person", source="ideas", also_from=("bugs",))
LEVELS = Prompt(id="levels", ask="How far?", kind="scale", levels=("1", "2"), each=HEADINGS, columns=FOR_EACH)
TOPICS = Prompt(id="topics", ask="Under each", kind="list", each_of="bugs", columns=FOR_EACH)


def stage() -> Stage:
    prompts = (IDEAS, BUGS, VOTE, LEVELS, TOPICS)
    agenda = Agenda(workshop="W", steps=(Step(id="1", title="S", time=minutes(5), prompts=prompts),))
    return Stage(agenda).start()


def test_an_item_begins_with_its_heading_and_any_heading_may_come_again() -> None:
    at = stage()
    assert (given_row(at.session, IDEAS, ""), next_column(at.session, IDEAS, "")) == (None, 0)
    assert columns_of(at.session, IDEAS)[0].options == HEADINGS
    at.write("ideas", "2").write("ideas", "a shared list").write("ideas", "1 | coffee").write("ideas", "start | cake")
    assert [answer.cells for answer in at.session.answers_to("ideas")] == [
        ("Start doing", "a shared list"),
        ("Keep doing", "coffee"),
        ("Start doing", "cake"),
    ]


def test_a_heading_that_there_is_not_is_refused_with_those_there_are() -> None:
    at = stage()
    refused = at.ask(ask.Write("ideas", "9 | cake", ""))
    assert isinstance(refused, Refusal)
    assert "Keep doing" in refused.sentence
    empty = at.ask(ask.Write("ideas", "", ""))
    assert isinstance(empty, Refusal)
    assert empty.sentence == "Which of them does it belong to? Begin with its number."


def test_headings_that_another_question_gathers_are_those_of_the_moment() -> None:
    at = stage().write("bugs", "slow").write("bugs", "loud")
    assert columns_of(at.session, TOPICS)[0].options == ("slow", "loud")
    at.write("topics", "2 | the fan")
    assert at.session.answers_to("topics")[0].cells == ("loud", "the fan")


def test_a_vote_is_on_the_items_not_on_their_headings_and_on_every_list_it_names() -> None:
    at = stage().write("ideas", "1 | coffee").write("ideas", "2 | cake").write("ideas", "2").write("bugs", "slow")
    assert things_of(at.session, VOTE) == ("coffee", "cake", "slow")
    at.write("vote", "3 1")
    assert at.session.answers_to("vote")[0].values == ("slow", "coffee")


def test_what_comes_of_a_vote_is_told_in_its_order_and_gone_through_one_by_one() -> None:
    agenda = stage().session.agenda
    after_vote = Prompt(id="next", ask="How?", kind="text", each_of="vote", columns=FOR_EACH)
    step = agenda.steps[0].model_copy(update={"prompts": (*agenda.steps[0].prompts, after_vote)})
    at = Stage(agenda.model_copy(update={"steps": (step,)})).start().write("ideas", "1 | coffee").write("bugs", "slow")
    for ballot in ("2", "2 1", "2"):
        at.write("vote", ballot)
    assert rows_of(at.session, after_vote) == ("slow", "coffee")
    said = blank_values(at.session, at.now).said("vote")
    assert said == "slow (3), coffee (1)"


def test_what_was_given_a_level_is_what_can_be_voted_on() -> None:
    at = stage().write("levels", "1").write("levels", "2")
    on_levels = VOTE.model_copy(update={"source": "levels", "also_from": ()})
    assert things_of(at.session, on_levels) == HEADINGS
