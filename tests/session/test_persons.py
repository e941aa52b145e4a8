"""Who answers by name: whose an answer is, who is missing, and when hidden answers are seen."""

import pytest

from facilitator.agenda.model import Column, Prompt
from facilitator.session import events as ev
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.answer_rules import is_hidden
from facilitator.session.groups import Group
from facilitator.session.persons import Answerer, answerers, roll_call, split_name
from facilitator.session.words import name_event, say_event
from tests.fakes import Stage, asking, set_up

SCORE = Prompt(id="score", ask="How was it?", kind="scale", levels=("1", "2", "3", "4", "5"), who="person")
HIDDEN = SCORE.model_copy(update={"hidden": True})
WORDS = Prompt(id="words", ask="In a word?", who="person")
PAIRS = Prompt(id="pairs", ask="What do you two say?", who="pair")
SHEET = Prompt(
    id="sheet", ask="Each?", kind="scale", levels=("1", "2", "3"), who="person", each=("calm", "clear"),
    columns=(Column(name="For each"), Column(name="Each?", options=("1", "2", "3"))),
)  # fmt: skip
BLUE = Group(name="Blue", people=("Ana Bell", "Ben", "Cem"))
RED = Group(name="Red", people=("Dora", "Anabel"))
NAMES = (*BLUE.people, *RED.people)


def room(*prompts: Prompt) -> Stage:
    """Five people known by name in two groups, in a step that runs."""
    return Stage(asking(*prompts), set_up(people=5, names=NAMES, groups=(BLUE, RED))).start()


def given(stage: Stage, prompt: Prompt, *what: tuple[str, str]) -> Stage:
    return stage.do(*(ask.Write(prompt.id, text, person=person) for person, text in what))


def says(stage: Stage, prompt: Prompt) -> str:
    return roll_call(stage.session, prompt, stage.session.answers_to(prompt.id)).sentence()


def hidden(stage: Stage, prompt: Prompt) -> bool:
    return is_hidden(stage.session, prompt, stage.session.answers_to(prompt.id))


def test_an_answer_is_kept_under_the_person_and_the_group_they_sit_in() -> None:
    stage = given(room(SCORE), SCORE, ("Dora", "4"))
    (answer,) = stage.session.answers
    assert (answer.person, answer.group, answer.by) == ("Dora", "Red", "Dora")
    assert name_event(stage.session, answer.seq) == "the answer “4” of Dora"


def test_a_second_score_of_the_same_person_takes_the_place_of_the_first_and_says_so() -> None:
    stage = given(room(SCORE), SCORE, ("Ben", "4"), ("Cem", "4"))
    before = stage.session
    event = stage.event(ask.Write("score", "5", person="Ben"))
    assert isinstance(event, ev.AnswerChanged)
    assert say_event(before, event) == "Instead of “4” of Ben. Press u to take that back."
    assert [(answer.person, answer.says) for answer in stage.session.answers] == [("Ben", "5"), ("Cem", "4")]


def test_nobody_else_s_name_is_taken() -> None:
    assert "Nobody called “Zoe” is here" in room(SCORE).refusal(ask.Write("score", "4", person="Zoe"))


def test_without_a_name_ballots_are_added_line_by_line() -> None:
    stage = room(SCORE).write("score", "4", "Blue").write("score", "4", "Blue")
    assert [(answer.person, answer.group) for answer in stage.session.answers] == [("", "Blue")] * 2


def test_who_is_missing_is_told_by_name_and_who_has_left_is_not_missed() -> None:
    stage = given(room(SCORE), SCORE, ("Ana Bell", "3"), ("Dora", "3"))
    assert says(stage, SCORE) == "2 of 5 are in, missing: Ben, Cem, Anabel."
    stage.do(sit.Leave("Cem"))
    assert says(stage, SCORE) == "2 of 4 are in, missing: Ben, Anabel."
    given(stage, SCORE, ("Ben", "3"), ("Anabel", "3"))
    assert says(stage, SCORE) == "All 4 are in."
    stage.do(sit.Come("Fay"))
    assert says(stage, SCORE) == "4 of 5 are in, missing: Fay."


def test_the_answer_of_somebody_who_left_stands_and_counts_for_nobody_else() -> None:
    stage = given(room(HIDDEN), HIDDEN, ("Ana Bell", "3")).do(sit.Leave("Ana Bell"))
    assert [answer.person for answer in stage.session.answers] == ["Ana Bell"]
    given(stage, HIDDEN, ("Ben", "1"), ("Cem", "1"), ("Dora", "1"))
    assert hidden(stage, HIDDEN)
    given(stage, HIDDEN, ("Anabel", "1"))
    assert not hidden(stage, HIDDEN)


def test_answers_without_a_name_fill_the_places_of_those_who_are_missing() -> None:
    stage = given(room(HIDDEN), HIDDEN, ("Ben", "1")).write("score", "2", "Blue").write("score", "2", "Red")
    assert says(stage, HIDDEN) == "3 of 5 are in, 2 without a name."
    assert hidden(stage, HIDDEN)
    stage.write("score", "2", "Red").write("score", "2", "Red")
    assert not hidden(stage, HIDDEN)


def test_hidden_answers_can_be_shown_early_and_hidden_again() -> None:
    stage = given(room(HIDDEN), HIDDEN, ("Ben", "1")).do(ask.ShowAnswers("score"))
    assert not hidden(stage, HIDDEN)
    assert stage.refusal(ask.ShowAnswers("score")) == "These answers are not hidden."
    assert hidden(stage.do(ask.Undo()), HIDDEN)
    assert not hidden(stage.do(ask.Redo()), HIDDEN)


def test_no_sentence_gives_a_hidden_answer_away() -> None:
    stage = given(room(HIDDEN), HIDDEN, ("Ben", "5"))
    before, added = stage.session, stage.session.answers[0]
    changed = stage.event(ask.Write("score", "1", person="Ben"))
    removed = stage.event(ask.Remove(added.id))
    told = [say_event(before, changed), say_event(before, removed), name_event(before, added.seq)]
    assert not any("5" in sentence or "1" in sentence for sentence in told), told


def test_a_sheet_of_several_things_is_in_with_its_last_one() -> None:
    stage = room(SHEET).do(ask.Write("sheet", "3", person="Ben"), ask.Write("sheet", "2", person="Dora"))
    assert [answer.cells for answer in stage.session.answers] == [("calm", "3"), ("calm", "2")]
    assert says(stage, SHEET) == "None of 5 is in yet."
    stage.do(ask.Write("sheet", "1", person="Ben"))
    assert stage.session.answers[-1].cells == ("clear", "1")
    assert says(stage, SHEET) == "1 of 5 is in, missing: Ana Bell, Cem, Dora, Anabel."


def test_neighbours_in_a_group_are_a_pair_and_an_odd_one_makes_three() -> None:
    stage = room(PAIRS)
    assert [each.person for each in answerers(stage.session, PAIRS)] == ["Ana Bell & Ben & Cem", "Dora & Anabel"]


def test_a_pair_that_has_answered_stays_one_when_people_come_and_go() -> None:
    stage = room(PAIRS).do(ask.Write("pairs", "we agree", person="Ben & Cem"))
    assert answerers(stage.session, PAIRS)[:2] == (Answerer("Blue", "Ben & Cem"), Answerer("Blue", "Ana Bell"))
    stage.do(sit.Leave("Ben"), sit.Come("Gus"))
    assert [each.person for each in answerers(stage.session, PAIRS)] == ["Ben & Cem", "Ana Bell & Gus", "Dora & Anabel"]
    assert says(stage, PAIRS) == "1 of 3 is in, missing: Ana Bell & Gus, Dora & Anabel."


def test_pairs_of_one_question_are_those_of_the_next() -> None:
    other = PAIRS.model_copy(update={"id": "other"})
    stage = room(PAIRS, other).do(ask.Write("pairs", "x", person="Ana Bell & Cem"))
    assert [each.person for each in answerers(stage.session, other)] == ["Ana Bell & Cem", "Ben", "Dora & Anabel"]


@pytest.mark.parametrize(
    ("prompt", "text", "person", "words"),
    [
        (SCORE, "ana: 4", "Ana Bell", "4"),
        (SCORE, "b:4", "Ben", "4"),
        (SCORE, "a: 4", None, "a: 4"),
        (SCORE, "anab: 4", "Anabel", "4"),
        (WORDS, "Ben: calm: very", "Ben", "calm: very"),
        (WORDS, "B: calm", None, "B: calm"),
        (WORDS, "Note: bring it", None, "Note: bring it"),
        (WORDS, "do\nra: x", None, "do\nra: x"),
        (PAIRS, "ben + cem: yes", "Ben & Cem", "yes"),
        (PAIRS, "dora: yes", "Dora & Anabel", "yes"),
        (PAIRS, "dora & zoe: yes", None, "dora & zoe: yes"),
        (SCORE.model_copy(update={"anonymous": True}), "ben: 4", None, "ben: 4"),
        (SCORE.model_copy(update={"who": "group"}), "ben: 4", None, "ben: 4"),
    ],
)
def test_a_name_before_a_colon_is_read_where_it_names_one(
    prompt: Prompt, text: str, person: str | None, words: str
) -> None:
    assert split_name(room(prompt).session, prompt, text) == (person, words)


def test_an_anonymous_question_counts_heads_and_keeps_no_name() -> None:
    prompt = HIDDEN.model_copy(update={"anonymous": True})
    stage = room(prompt)
    for count in range(5):
        assert hidden(stage, prompt), count
        stage.do(ask.Write("score", "4", "Blue", "Ben"))
    assert not hidden(stage, prompt)
    assert {answer.person for answer in stage.session.answers} == {""}


def test_a_half_typed_answer_is_kept_for_each_person() -> None:
    stage = room(WORDS).do(ask.KeepDraft("words", "ca", "Blue", "Ben"), ask.KeepDraft("words", "lo", "Blue", "Cem"))
    assert {key: draft.text for key, draft in stage.session.drafts.items()} == {
        ("words", "Ben"): "ca",
        ("words", "Cem"): "lo",
    }
    stage.do(ask.Write("words", "calm", "Blue", "Ben", typed_at=("words", "Ben")))
    assert [draft.person for draft in stage.session.drafts.values()] == ["Cem"]
