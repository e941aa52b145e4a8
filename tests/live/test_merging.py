"""The screen on which answers are put together, decided; and what the main screen shows of it."""

from pathlib import Path

from facilitator.agenda.model import Column, Prompt
from facilitator.live.aim import Aim
from facilitator.live.answer_rows import HIDDEN, AnswerRow
from facilitator.live.board import Board, board
from facilitator.live.journal import SaveState
from facilitator.live.merging import Merging, keys_of, merging, not_the_same, question_for, questions, who_said
from facilitator.session import intents as ask
from facilitator.session.answer_rules import step_at
from facilitator.session.merge_intents import PutTogether
from tests.fakes import GROUPS, Stage, asking, set_up

ISSUES = Prompt(id="issues", ask="Issues?", kind="list", who="group")
SECRET = Prompt(id="secret", ask="Honestly?", kind="list", who="group", hidden=True)
VOTE = Prompt(id="vote", ask="Which?", kind="vote", votes=1, source="issues")
EACH = Prompt(
    id="each", ask="And?", kind="table", each_of="issues", columns=(Column(name="Issue"), Column(name="What we do"))
)
SAID = (
    ("Blue", "late deliveries"),
    ("Green", "deliveries come late"),
    ("Red", "delivery late"),
    ("Blue", "phone busy"),
    ("Green", "the phone is always busy"),
    ("Red", "rude staff"),
)
"""From a3 to a8."""


def stage(*, extra: tuple[Prompt, ...] = ()) -> Stage:
    at = Stage(asking(ISSUES, SECRET, VOTE, EACH, *extra), set_up(people=12, groups=GROUPS)).start()
    for group, text in SAID:
        at.write("issues", text, group)
    return at


def pair(shows: Merging) -> tuple[str, str] | None:
    return (shows.at_hand.first.says, shows.at_hand.second.says) if shows.at_hand else None


def drawn(at: Stage, prompt: str, saved_seq: int | None = None) -> Board:
    state = SaveState("saved", at.session.last_seq if saved_seq is None else saved_seq, Path("s.json"))
    return board(at.session, at.clock.now(), state, Aim(prompt, "Blue", step_at(at.session)))


def test_only_questions_with_two_answers_in_words_can_be_chosen() -> None:
    at = stage()
    assert questions(at.session) == (ISSUES,)
    at.write("-notes", "one").write("-notes", "two").write("vote", "1", "Blue").write("each", "this").write(
        "each", "and"
    )
    assert [prompt.id for prompt in questions(at.session)] == ["issues", "-notes"]


def test_what_is_given_with_the_question_is_the_same_already() -> None:
    rows = Prompt(id="rows", ask="Rows?", kind="table", rows=("a", "b"), columns=EACH.columns)
    headings = Prompt(id="under", ask="Under?", kind="list", each=("a", "b"), columns=EACH.columns)
    at = stage(extra=(rows, headings))
    for prompt in ("rows", "rows", "under", "under"):
        at.write(prompt, "1 | words" if prompt == "under" else "words", "")
    assert [prompt.id for prompt in questions(at.session)] == ["issues", "under"]


def test_it_begins_with_what_is_aimed_at_or_what_that_takes_up_or_what_was_answered_last() -> None:
    at = stage().write("-notes", "one").write("-notes", "two")
    assert question_for(at.session, "issues") == ISSUES
    assert question_for(at.session, "each") == ISSUES
    assert question_for(at.session, "vote") == ISSUES
    found = question_for(at.session, "secret")
    assert found is not None
    assert found.id == "-notes"
    assert question_for(Stage().session, "") is None


def test_the_suggestions_come_one_after_the_other_with_how_many_are_left() -> None:
    at = stage()
    shows = merging(at.session, ISSUES)
    assert shows.counts == "6 answers"
    assert shows.left == "3 suggestions left"
    assert pair(shows) == ("late deliveries", "delivery late")
    at.do(PutTogether(("a3", "a4")))
    shows = merging(at.session, ISSUES)
    assert (shows.counts, shows.left) == ("6 answers, 5 different", "2 suggestions left")


def test_what_is_not_the_same_is_gone_and_what_is_put_off_comes_last() -> None:
    at = stage().do(PutTogether(("a3", "a4", "a5")))
    at.write("issues", "staff rude", "Blue")
    first = merging(at.session, ISSUES).at_hand
    assert first is not None
    off = merging(at.session, ISSUES, later=(keys_of(first),))
    assert off.left == "2 suggestions left, 1 put off"
    second = off.at_hand
    assert second is not None
    assert second != first
    refused = frozenset(not_the_same(second))
    again = merging(at.session, ISSUES, refused, (keys_of(first),))
    assert again.at_hand == first
    assert again.left == "1 suggestion left, 1 put off"
    none = merging(at.session, ISSUES, refused | frozenset(not_the_same(first)))
    assert (none.at_hand, none.left) == (None, "No suggestions left. Look through the list yourself.")


def test_the_list_stands_in_the_order_of_the_groups_with_every_wording() -> None:
    at = stage().do(PutTogether(("a6", "a7"), "phone"))
    row = merging(at.session, ISSUES).rows[0]
    assert (row.theme.says, row.raised, row.groups) == ("phone", "2 of 3 groups", "Blue, Green")
    assert row.wordings == ("Blue: phone busy", "Green: the phone is always busy")
    assert who_said(row.theme) == "Blue, Green"
    assert merging(at.session, ISSUES).rows[1].wordings == ()


def test_of_single_people_the_names_are_told_and_of_many_the_first() -> None:
    alone = Prompt(id="alone", ask="Alone?", kind="list", who="person")
    people = ("Ana", "Ben", "Cy", "Di", "Ed", "Fay")
    at = Stage(asking(alone), set_up(people=6, names=people)).start()
    for number, person in enumerate(people):
        at.do(ask.Write("alone", f"late {number}", person=person))
    at.do(PutTogether(tuple(answer.id for answer in at.session.answers_to("alone"))))
    (row,) = merging(at.session, alone).rows
    assert who_said(row.theme) == "Ana, Ben, Cy, Di and 2 more"
    assert row.wordings[0] == "Ana: late 0"
    assert (row.raised, row.groups) == ("6 times", "")


def test_hidden_answers_are_not_shown_here_either() -> None:
    at = stage().write("secret", "late", "Blue").write("secret", "so late", "Green")
    shows = merging(at.session, SECRET)
    assert shows.refusal.startswith("These answers are hidden")
    assert (shows.rows, shows.at_hand) == ((), None)


def test_the_answers_panel_shows_what_was_put_together_in_one_row_most_groups_first() -> None:
    at = stage().do(PutTogether(("a4", "a3", "a5"), "late deliveries"))
    rows = drawn(at, "issues").answers
    assert rows[0] == AnswerRow("a3", "Same", "late deliveries · Blue, Green, Red · 3 of 3 groups", saved=True)
    assert [(row.who, row.says) for row in rows[1:]] == [
        ("Blue", "phone busy"),
        ("Green", "the phone is always busy"),
        ("Red", "rude staff"),
    ]
    assert [row.count for row in drawn(at, "issues").groups] == ["2 answers"] * 3


def test_a_row_is_saved_when_all_of_its_answers_are() -> None:
    at = stage().do(PutTogether(("a3", "a8")))
    assert not drawn(at, "issues", saved_seq=7).answers[0].saved
    assert drawn(at, "issues", saved_seq=8).answers[0].saved


def test_hidden_answers_stay_hidden_in_the_panel() -> None:
    at = stage().write("secret", "late", "Blue").write("secret", "so late", "Green").write("secret", "busy", "Red")
    at.do(PutTogether(("a9", "a10")), ask.Remove("a11"))
    assert [row.says for row in drawn(at, "secret").answers] == [HIDDEN, HIDDEN]


def test_the_writing_line_says_how_many_groups_raised_what_is_written_about() -> None:
    at = stage().do(PutTogether(("a3", "a4", "a5")))
    writing = drawn(at, "each").writing
    assert writing is not None
    assert writing.question == "Issue 1 of 4 · 3 of 3 groups · What we do (2 of 2)"
    assert writing.label == "Room · late deliveries"
    at.write("each", "we ring")
    writing = drawn(at, "each").writing
    assert writing is not None
    assert writing.question == "Issue 2 of 4 · 1 of 3 groups · What we do (2 of 2)"


def test_a_row_that_is_being_written_goes_by_the_words_its_thing_has_since() -> None:
    three = EACH.model_copy(update={"id": "three", "columns": (*EACH.columns, Column(name="Who"))})
    at = stage(extra=(three,)).write("three", "we ring").do(PutTogether(("a6", "a3"), "delivery"))
    writing = drawn(at, "three").writing
    assert writing is not None
    assert writing.label == "Room · delivery"
    assert writing.question == "Issue 1 of 5 · 1 of 3 groups · Who (3 of 3)"
