"""What most groups raised comes first; votes and rows go by what was put together, and lose nothing by it."""

import pytest

from facilitator.agenda.model import Column, Prompt, Who
from facilitator.session import intents as ask
from facilitator.session.merge_intents import Part, PutTogether
from facilitator.session.rows import entry_of, given_row, rows_left
from facilitator.session.themes import standing_words, themes_of
from facilitator.session.votes import result_of, rows_of, tally, things_of
from tests.fakes import GROUPS, Stage, asking, set_up

IDEAS = Prompt(id="ideas", ask="Ideas?", kind="list", who="group")
VOTE = Prompt(id="vote", ask="Which?", kind="vote", who="person", votes=3, weights=(3, 2, 1), source="ideas")
COLUMNS = (Column(name="Idea"), Column(name="What we do"))
EACH = Prompt(id="each", ask="And?", kind="table", each_of="ideas", columns=COLUMNS)
AFTER_VOTE = Prompt(id="after", ask="So?", each_of="vote", columns=(Column(name="For each"), Column(name="So?")))
SAID = (("Blue", "late"), ("Green", "rude"), ("Blue", "busy"), ("Green", "late again"), ("Red", "no phone"))
"""From a3 to a7."""


def ideas(*prompts: Prompt) -> Stage:
    stage = Stage(asking(IDEAS, *(prompts or (VOTE, EACH, AFTER_VOTE))), set_up(people=12, groups=GROUPS)).start()
    for group, text in SAID:
        stage.write("ideas", text, group)
    return stage


def test_what_most_groups_raised_comes_first_then_what_was_said_first() -> None:
    stage = ideas().do(PutTogether(("a5", "a7"), "phone"), PutTogether(("a3", "a6")))
    found = [(theme.says, theme.groups) for theme in themes_of(stage.session, "ideas")]
    assert found == [("late", ("Blue", "Green")), ("phone", ("Blue", "Red")), ("rude", ("Green",))]


def test_two_answers_of_one_group_are_one_voice() -> None:
    stage = ideas().do(PutTogether(("a3", "a5"), "Blue's"), PutTogether(("a6", "a7"), "two groups"))
    assert [theme.says for theme in themes_of(stage.session, "ideas")] == ["two groups", "Blue's", "rude"]


def test_what_the_room_said_counts_as_often_as_it_was_said() -> None:
    stage = Stage(asking(IDEAS.model_copy(update={"who": "room"}), EACH)).start()
    for text in ("a", "b", "c"):
        stage.write("ideas", text)
    stage.do(PutTogether(("a4", "a5")))
    assert [theme.says for theme in themes_of(stage.session, "ideas")] == ["b", "a"]
    assert rows_of(stage.session, EACH) == ("b", "a")


def test_a_vote_shows_each_thing_once_in_the_place_of_what_was_said_first() -> None:
    stage = ideas().do(PutTogether(("a6", "a3"), "delivery"))
    assert things_of(stage.session, VOTE) == ("delivery", "rude", "busy", "no phone")


def test_the_numbers_of_a_vote_stay_when_more_groups_raise_a_thing() -> None:
    stage = ideas()
    before = things_of(stage.session, VOTE)
    stage.write("ideas", "no phone", "Blue").write("ideas", "more", "Red")
    assert things_of(stage.session, VOTE) == (*before, "more")


def test_a_ballot_counts_for_what_its_words_were_put_together_to() -> None:
    stage = ideas().write("vote", "4").write("vote", "2")
    stage.do(PutTogether(("a3", "a6"), "delivery"))
    assert stage.session.answers_to("vote")[0].values == ("late again",)
    assert result_of(stage.session, VOTE) == "delivery (3), rude (3)"
    stage.do(Part(("a3", "a6")))
    assert result_of(stage.session, VOTE) == "late again (3), rude (3)"


def test_two_choices_of_a_ballot_that_fall_together_count_once_and_the_others_keep_their_weight() -> None:
    stage = ideas().write("vote", "4 1 2").do(PutTogether(("a3", "a6"), "delivery"))
    known = standing_words(stage.session, "vote")
    counted = tally(VOTE, stage.session.answers_to("vote"), things_of(stage.session, VOTE), known)
    assert [(each.thing, each.points, each.voters) for each in counted] == [
        ("delivery", 3, 1), ("rude", 1, 1), ("busy", 0, 0), ("no phone", 0, 0),
    ]  # fmt: skip


def test_a_ballot_for_words_that_a_theme_had_before_counts_for_it() -> None:
    stage = ideas().do(PutTogether(("a3", "a6"), "delivery")).write("vote", "1")
    stage.do(PutTogether(("a3",), "late delivery"), PutTogether(("a7", "a3")))
    assert result_of(stage.session, VOTE) == "no phone (3)"
    assert things_of(stage.session, VOTE) == ("no phone", "rude", "busy")


def test_words_that_were_put_together_may_still_stand_on_a_ballot() -> None:
    stage = ideas().do(PutTogether(("a3", "a6"), "delivery")).write("vote", "LATE again, rude")
    assert stage.session.answers_to("vote")[0].values == ("delivery", "rude")
    assert "stands twice" in stage.refusal(ask.Write("vote", "late, delivery"))


def test_words_that_somebody_else_still_stands_by_are_theirs() -> None:
    stage = ideas().write("ideas", "late", "Red").do(PutTogether(("a3", "a6"), "delivery"))
    assert standing_words(stage.session, "ideas") == {"late again": "delivery"}
    assert things_of(stage.session, VOTE) == ("delivery", "rude", "busy", "no phone", "late")


def test_one_by_one_goes_through_what_most_groups_raised_first() -> None:
    stage = ideas().do(PutTogether(("a5", "a7"), "phone"))
    assert rows_of(stage.session, EACH) == ("phone", "late", "rude", "late again")
    stage.write("ideas", "Rude", "Blue").write("ideas", "RUDE", "Red")
    assert rows_of(stage.session, EACH)[0] == "rude"


def test_a_row_stays_with_its_thing_under_other_words() -> None:
    stage = ideas().write("each", "we ring").write("each", "we smile")
    stage.do(PutTogether(("a6", "a3"), "delivery"))
    assert rows_left(stage.session, EACH, "") == ("busy", "no phone")
    assert entry_of(stage.session, EACH, stage.session.answers_to("each")[0]) == "delivery"
    assert given_row(stage.session, EACH, "") == "busy"


def test_two_rows_of_what_is_one_since_are_one_and_no_other_is_left_out() -> None:
    stage = ideas().write("each", "we ring").write("each", "we smile").write("each", "more people")
    stage.do(PutTogether(("a3", "a5")))
    assert rows_left(stage.session, EACH, "") == ("late again", "no phone")
    stage.do(Part(("a3", "a5")))
    assert rows_left(stage.session, EACH, "") == ("late again", "no phone")


@pytest.mark.parametrize("who", ["person", "pair"])
def test_of_several_people_each_goes_through_all_of_it(who: Who) -> None:
    each = EACH.model_copy(update={"who": who})
    stage = ideas(each)
    for answer in range(5):
        stage.write("each", f"first {answer}")
    stage.do(PutTogether(("a3", "a5")))
    assert rows_left(stage.session, each, "") == ("late", "rude", "late again", "no phone")


def test_rows_of_a_vote_keep_the_order_of_the_vote() -> None:
    stage = ideas().write("vote", "3 4").write("vote", "2").do(PutTogether(("a3", "a6"), "delivery"))
    assert rows_of(stage.session, AFTER_VOTE) == ("busy", "rude", "delivery")
    stage.write("after", "yes").do(PutTogether(("a5", "a7"), "phone"))
    assert rows_left(stage.session, AFTER_VOTE, "") == ("rude", "delivery")
