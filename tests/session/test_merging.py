"""Putting answers together and parting them: what is refused and why, what follows, and how it is taken back."""

import pytest

from facilitator.agenda.model import Column, Prompt
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.merge_intents import Part, PutTogether
from facilitator.session.merge_words import say_raised, say_theme
from facilitator.session.session import Session, replay
from facilitator.session.themes import themes_of
from facilitator.session.words import say_event
from tests.fakes import GROUPS, Stage, asking, set_up

ISSUES = Prompt(id="issues", ask="Issues?", kind="list", who="group")
OTHER = Prompt(id="other", ask="Other?", kind="list", who="group")
TABLE = Prompt(id="table", ask="Rows?", kind="table", who="group", columns=(Column(name="What"), Column(name="Why")))
CHOICE = Prompt(id="choice", ask="Keep it?", kind="choice", who="group", options=("keep", "drop"))
SECRET = Prompt(id="secret", ask="Honestly?", kind="list", who="group", hidden=True)
SORTED = Prompt(
    id="sorted", ask="What?", kind="list", each=("good", "bad"), columns=(Column(name="Under"), Column(name="Item"))
)


def stage_with(*answers: tuple[str, str]) -> Stage:
    """Return a session with answers to the issues; the first is "a3"."""
    stage = Stage(asking(ISSUES, OTHER, TABLE, CHOICE, SECRET, SORTED), set_up(people=12, groups=GROUPS)).start()
    for group, text in answers:
        stage.write("issues", text, group)
    return stage


def three() -> Stage:
    return stage_with(("Blue", "late deliveries"), ("Green", "deliveries come late"), ("Red", "phone busy"))


def themes(session: Session, prompt: str = "issues") -> list[tuple[str, tuple[str, ...]]]:
    return [(theme.says, theme.ids) for theme in themes_of(session, prompt)]


def test_answers_that_nobody_put_together_stand_alone() -> None:
    session = three().session
    assert themes(session) == [("late deliveries", ("a3",)), ("deliveries come late", ("a4",)), ("phone busy", ("a5",))]


def test_put_together_they_are_one_with_the_words_of_the_first() -> None:
    stage = three()
    assert stage.event(PutTogether(("a4", "a3"))) == ev.AnswersMerged(
        seq=6, at=stage.now, answers=("a4", "a3"), says="deliveries come late"
    )
    assert themes(stage.session)[0] == ("deliveries come late", ("a3", "a4"))


def test_no_answer_is_changed_by_it() -> None:
    stage = three()
    before = stage.session.answers
    stage.do(PutTogether(("a3", "a4", "a5"), "  all of it  "))
    assert stage.session.answers == before
    assert themes(stage.session) == [("all of it", ("a3", "a4", "a5"))]
    stage.do(Part(("a3", "a4", "a5")))
    assert stage.session.answers == before
    assert len(themes(stage.session)) == 3


def test_putting_two_themes_together_joins_them() -> None:
    stage = stage_with(("Blue", "a"), ("Green", "b"), ("Red", "c"), ("Blue", "d"))
    stage.do(PutTogether(("a3", "a4")), PutTogether(("a5", "a6")), PutTogether(("a6", "a3")))
    assert themes(stage.session) == [("c", ("a3", "a4", "a5", "a6"))]
    assert len(stage.session.merges) == 1


def test_a_theme_can_be_given_other_words() -> None:
    stage = three().do(PutTogether(("a3", "a4")), PutTogether(("a3",), "delivery"))
    assert themes(stage.session)[0] == ("delivery", ("a3", "a4"))
    assert stage.ask(PutTogether(("a4",), "delivery")) == ()


def test_one_answer_can_leave_and_the_last_two_part() -> None:
    stage = three().do(PutTogether(("a3", "a4", "a5")), Part(("a4",)))
    assert themes(stage.session) == [("late deliveries", ("a3", "a5")), ("deliveries come late", ("a4",))]
    stage.do(Part(("a5",)))
    assert stage.session.merges == ()


def test_a_removed_answer_leaves_and_a_theme_of_one_is_none() -> None:
    stage = three().do(PutTogether(("a3", "a4"), "delivery"), ask.Remove("a3"))
    assert themes(stage.session) == [("deliveries come late", ("a4",)), ("phone busy", ("a5",))]
    stage.do(ask.Undo())
    assert themes(stage.session)[0] == ("delivery", ("a3", "a4"))


def test_an_answer_that_is_moved_to_another_question_leaves_for_good() -> None:
    stage = three().do(PutTogether(("a3", "a4", "a5"), "delivery"))
    away = ev.AnswerMoved(
        seq=7, at=stage.now, answer="a3", step="1", text="late deliveries", prompt="other", group="Blue"
    )
    back = ev.AnswerMoved(
        seq=8, at=stage.now, answer="a3", step="1", text="late deliveries", prompt="issues", group="Red"
    )
    session = replay("s", stage.session.agenda, [*stage.session.log, away])
    assert themes(session) == [("delivery", ("a4", "a5"))]
    assert themes(session, "other") == [("late deliveries", ("a3",))]
    session = replay("s", stage.session.agenda, [*session.log, back])
    assert ("late deliveries", ("a3",)) in themes(session)


def test_words_that_are_mended_are_mended_in_the_theme_that_goes_by_them() -> None:
    stage = three().do(PutTogether(("a3", "a4")), ask.Rewrite("a3", "Late deliveries, all week"))
    assert themes(stage.session)[0][0] == "Late deliveries, all week"
    stage.do(ask.Rewrite("a4", "something else"), PutTogether(("a3",), "own words"), ask.Rewrite("a3", "again"))
    assert themes(stage.session)[0][0] == "own words"


def test_words_that_another_answer_has_too_stay_with_the_theme() -> None:
    stage = stage_with(("Blue", "late"), ("Green", "late")).do(PutTogether(("a3", "a4")), ask.Rewrite("a4", "slow"))
    assert themes(stage.session)[0][0] == "late"


def test_the_row_of_a_table_goes_by_its_first_column() -> None:
    stage = stage_with().write("table", "late bus | snow", "Blue").write("table", "bus late | ice", "Green")
    stage.do(PutTogether(("a3", "a4")), ask.Rewrite("a3", "late buses", 0))
    assert themes(stage.session, "table") == [("late buses", ("a3", "a4"))]
    assert [answer.cells for answer in stage.session.answers] == [("late buses", "snow"), ("bus late", "ice")]


def test_fewer_than_two_cannot_be_put_together() -> None:
    stage = three()
    for ids in ((), ("a3",), ("a3", "a3")):
        assert stage.refusal(PutTogether(ids)) == "Choose at least two answers to put together."


def test_an_answer_that_is_gone_cannot_be() -> None:
    stage = three().do(ask.Remove("a4"))
    for intent in (PutTogether(("a3", "a4")), Part(("a4",)), Part(())):
        assert stage.refusal(intent) == "That answer is not there any more."


def test_answers_to_different_questions_cannot_be() -> None:
    stage = three().write("other", "late", "Blue")
    assert stage.refusal(PutTogether(("a3", "a6"))).startswith("These answer different questions.")


def test_what_stands_under_different_headings_cannot_be() -> None:
    stage = stage_with().write("sorted", "1 | the food").write("sorted", "2 | the food").write("sorted", "2 | food")
    assert stage.refusal(PutTogether(("a3", "a4"))).startswith("These stand under different headings.")
    assert themes(stage.do(PutTogether(("a4", "a5"))).session, "sorted")[0] == ("the food", ("a4", "a5"))


def test_options_cannot_be() -> None:
    stage = stage_with().write("choice", "keep", "Blue").write("choice", "drop", "Green")
    assert "the same answers are counted together" in stage.refusal(PutTogether(("a3", "a4")))


def test_hidden_answers_cannot_be_until_everybody_has_answered() -> None:
    stage = stage_with().write("secret", "late", "Blue").write("secret", "so late", "Green")
    assert stage.refusal(PutTogether(("a3", "a4"))).startswith("These answers are hidden until everybody has answered.")
    stage.write("secret", "busy", "Red").do(PutTogether(("a3", "a4")))


def test_a_row_without_words_needs_some() -> None:
    stage = stage_with().write("table", "x | y", "Blue").write("table", "late | ice", "Green")
    stage.do(ask.Rewrite("a3", " ", 0))
    assert stage.refusal(PutTogether(("a3", "a4"))).startswith("The first of them has no words yet.")
    stage.do(PutTogether(("a3", "a4"), "late"))


def test_what_stands_alone_cannot_be_parted() -> None:
    assert three().refusal(Part(("a3",))) == "This answer stands for itself already."


def test_undo_and_redo_are_exact() -> None:
    stage = three().do(PutTogether(("a3", "a4")), PutTogether(("a4", "a5"), "all"), Part(("a4",)))
    seen = [stage.session.merges]
    for _ in range(3):
        stage.do(ask.Undo())
        seen.append(stage.session.merges)
    assert seen[-1] == ()
    for merges in reversed(seen[:-1]):
        assert stage.do(ask.Redo()).session.merges == merges


def test_a_file_that_names_answers_which_are_not_there_opens_all_the_same() -> None:
    stage = three()
    strange: list[ev.Event] = [
        ev.AnswersMerged(seq=6, at=stage.now, answers=("a3", "a99", "a4"), says="late"),
        ev.AnswersMerged(seq=7, at=stage.now, answers=("a99",), says="nothing"),
        ev.AnswersMerged(seq=8, at=stage.now, answers=(), says="nothing"),
        ev.AnswersParted(seq=9, at=stage.now, answers=("a77",)),
    ]
    session = replay("s", stage.session.agenda, [*stage.session.log, *strange])
    assert themes(session)[0] == ("late", ("a3", "a4"))


def test_what_happened_is_said_with_the_groups() -> None:
    stage = three()
    before = stage.session
    merged = stage.event(PutTogether(("a4", "a3"), "late delivery"))
    assert say_event(before, merged) == "Put together: “late delivery” (Blue, Green). Press u to part them."
    before, undone = stage.session, stage.event(ask.Undo())
    assert say_event(before, undone) == "Undone: putting together “late delivery”."
    before = stage.do(ask.Redo()).session
    parted = stage.event(Part(("a3", "a4")))
    assert say_event(before, parted) == "Parted: “late delivery”. Press u to put it together again."


@pytest.mark.parametrize(
    ("groups", "times", "words"),
    [
        (("Blue", "Red"), 2, "2 of 3 groups"),
        (("Blue",), 4, "1 of 3 groups"),
        (("Gone", "Red"), 2, "2 of 4 groups"),
        ((), 3, "3 times"),
        ((), 1, ""),
    ],
)
def test_it_is_said_how_many_raised_a_thing(groups: tuple[str, ...], times: int, words: str) -> None:
    assert say_raised(three().session, groups, times) == words


def test_a_theme_is_told_in_a_line() -> None:
    stage = three().do(PutTogether(("a5", "a4", "a3"), "all of it"))
    (theme,) = themes_of(stage.session, "issues")
    assert say_theme(stage.session, theme) == "all of it · Blue, Green, Red · 3 of 3 groups"
