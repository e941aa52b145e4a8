"""Finding what was said: in answers, notes, drafts and blanks, the best first, with the place of every word."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import NOTES, Column, Prompt
from facilitator.session import intents as ask
from facilitator.session.answers import Answer, Draft
from facilitator.session.find import FITS, MARKS_MOST, Filled, Finds, Hit, find, sayings, words_of
from facilitator.session.folded import folded
from facilitator.session.intents import Refusal
from tests.fakes import AS_TYPED, KICK_OFF, KICK_OFF_SET_UP, Stage, asking, set_up, small_agenda

LIST = Prompt(id="list", ask="What is slow?", kind="list")


def listed(*texts: str) -> Stage:
    stage = Stage(asking(LIST)).start()
    for text in texts:
        stage.write("list", text)
    return stage


def found(stage: Stage, typed: str, most: int = 100) -> Finds:
    return find(words_of(typed), [sayings(stage.session)], most)


def texts(stage: Stage, typed: str) -> list[str]:
    return [hit.text for hit in found(stage, typed).hits]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


def test_answers_notes_drafts_and_blanks_are_found_with_where_they_were_said() -> None:
    stage = Stage().start().do(ask.JumpTo("A2.1"))
    stage.write("tools", "Bread list", "Blue").write(NOTES.id, "Bread came late")
    stage.do(ask.KeepDraft("tools", "bread and", "Green"), ask.FillBlank("today's tools", "the bread board"))
    hits = found(stage, "bread").hits
    assert [type(hit.said) for hit in hits] == [Answer, Answer, Draft, Filled]
    assert [(hit.step, hit.prompt and hit.prompt.ask, hit.group) for hit in hits] == [
        ("A2.1", "Which tools?", "Blue"),
        ("A2.1", "Notes", ""),
        ("A2.1", "Which tools?", "Green"),
        ("", None, ""),
    ]
    source = hits[0].source
    assert (source.workshop, source.place("A2.1"), source.code("A2.1")) == (
        "Kick-off session",
        "A2 · Form groups",
        "A2",
    )
    assert source.began == stage.now
    assert not source.rehearsal


def test_every_cell_of_a_table_is_looked_in_and_the_words_may_stand_in_different_ones() -> None:
    stage = Stage().start().do(ask.JumpTo("A2.3"))
    stage.do(ask.Write("sheet", "price list | prices | keep", "Red"))
    for typed in ("price", "prices", "keep", "keep list"):
        assert texts(stage, typed) == ["price list · prices · keep"]


def test_of_a_choice_its_meaning_is_found() -> None:
    stage = Stage().start().do(ask.JumpTo("A2.3")).write("verdict", "2", "Blue")
    assert texts(stage, "improve") == ["improve"]


def test_removed_and_undone_answers_are_not_found_and_of_a_changed_one_the_last_words() -> None:
    stage = listed("old bread", "new bread", "stale bread")
    first, second, _ = stage.session.answers
    stage.do(ask.Undo(), ask.Remove(first.id), ask.Rewrite(second.id, "fresh bread"))
    assert texts(stage, "bread") == ["fresh bread"]


def test_a_draft_that_was_entered_is_found_once() -> None:
    stage = listed()
    stage.do(ask.KeepDraft("list", "slow till", ""), ask.Write("list", "slow till"), ask.KeepDraft("list", "", ""))
    assert texts(stage, "till") == ["slow till"]


def test_all_words_must_occur_in_any_order() -> None:
    stage = listed("the till is slow", "slow bread", "till")
    assert texts(stage, "slow till") == ["the till is slow"]
    assert texts(stage, "till nowhere") == []


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u0301"])
def test_no_words_find_nothing(typed: str) -> None:
    assert found(listed("anything"), typed) == Finds()


@pytest.mark.parametrize("typed", ["CAFE", "café", "cafe\u0301", "Café"])
def test_capitals_and_accents_are_not_needed(typed: str) -> None:
    [hit] = found(listed("Closed cafe\u0301s and the Café."), typed).hits
    assert marked(hit) == ["Café"]


def test_a_mark_takes_in_the_accents_and_letters_that_it_stands_for() -> None:
    [hit] = found(listed("le cafe\u0301 Straßenlampe"), "afe s").hits
    assert marked(hit) == ["afe\u0301", "S", "ß"]


def test_whole_words_come_before_beginnings_and_those_before_parts() -> None:
    stage = listed("unlisted", "listing", "a List.", "blacklists", "lists and list")
    hits = found(stage, "list").hits
    assert [(hit.text, hit.fit) for hit in hits] == [
        ("a List.", "word"),
        ("lists and list", "word"),
        ("listing", "beginning"),
        ("unlisted", "inside"),
        ("blacklists", "inside"),
    ]
    assert marked(hits[1]) == ["list"]


def test_of_several_sessions_the_order_stays_and_rehearsals_come_last() -> None:
    newest, older = sayings(listed("lists", "bread").session), sayings(listed("list").session)
    rehearsed = Stage(asking(LIST), set_up(rehearsal=True)).start().write("list", "list").session
    hits = find(words_of("list"), [sayings(rehearsed), newest, older], 10).hits
    assert [(hit.text, hit.source.rehearsal) for hit in hits] == [("list", False), ("lists", False), ("list", True)]
    [bread] = find(words_of("bread"), [newest, newest], 1).hits
    assert bread.source is newest


def test_only_the_best_are_returned_and_all_are_counted() -> None:
    found_ = found(listed("lists", "list", "enlist"), "list", most=2)
    assert ([hit.text for hit in found_.hits], found_.total) == (["list", "lists"], 3)


def test_an_answer_that_is_hidden_until_all_have_answered_is_not_given_away() -> None:
    secret = Prompt(id="secret", ask="Honestly?", who="group", hidden=True)
    stage = Stage(asking(secret), KICK_OFF_SET_UP).start().write("secret", "too slow", "Blue")
    stage.do(ask.KeepDraft("secret", "slow again", "Red"))
    assert texts(stage, "slow") == []
    stage.write("secret", "fine", "Green").write("secret", "slower", "Red")
    assert sorted(texts(stage, "slow")) == ["slow again", "slower", "too slow"]


def test_a_question_that_the_plan_dropped_is_known_from_the_first_plan() -> None:
    session = replace(listed("slow till").session, agenda=small_agenda(), first_agenda=asking(LIST))
    [hit] = find(words_of("till"), [sayings(session)], 1).hits
    assert hit.prompt == LIST
    assert hit.source.workshop == "Small"


@pytest.mark.parametrize("text", AS_TYPED, ids=range(len(AS_TYPED)))
def test_whatever_was_typed_is_found_by_itself(text: str) -> None:
    [hit] = found(listed(text), text).hits
    assert hit.text == text


def test_a_text_full_of_a_word_has_so_many_marks_and_no_more() -> None:
    [hit] = found(listed("e " * 5 * MARKS_MOST), "e").hits
    assert len(hit.marks) == MARKS_MOST


@settings(max_examples=200)
@given(
    st.lists(st.text("aAbéÉßſ \u0301.-", min_size=1, max_size=12), max_size=6),
    st.text("abeés \u0301-", min_size=1, max_size=5),
)
def test_hits_hold_all_words_and_marks_are_those_words(said: list[str], typed: str) -> None:
    words = words_of(typed)
    columns = (Column(name="a"), Column(name="b"))
    stage = Stage(asking(LIST, Prompt(id="t", ask="?", kind="table", columns=columns))).start()
    kept = [text for text in said if not isinstance(stage.ask(ask.Write("list", text)), Refusal)]
    hits = found(stage, typed).hits
    wanted = [text for text in kept if words and all(word in folded(text) for word in words)]
    assert sorted(hit.text for hit in hits) == sorted(wanted)
    assert [FITS.index(hit.fit) for hit in hits] == sorted(FITS.index(hit.fit) for hit in hits)
    for hit in hits:
        assert hit.marks
        edges = [edge for mark in hit.marks for edge in mark]
        assert edges == sorted(edges)
        assert all(any(word in folded(part) for word in words) for part in marked(hit))


def test_the_kick_off_is_looked_through_without_answers_too() -> None:
    stage = Stage(KICK_OFF, KICK_OFF_SET_UP)
    assert texts(stage, "eight") == ["eight weeks"]
    assert texts(stage, "introduce") == []
