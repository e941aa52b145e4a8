"""Answers on a form that belong to single people."""

import pytest

from facilitator.agenda.model import Prompt
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.collected import Source
from facilitator.session.groups import Group
from tests.fakes import Stage, asking, set_up

SCORE = Prompt(id="score", ask="?", kind="scale", levels=("1", "2", "3"), who="person")
BLUE = Group(name="Blue", people=("Ana Bell", "Ben"))
SOURCE = Source(file="f.md", sum="0", line=1)


def room(*, known: bool = True) -> Stage:
    started = set_up(people=2, names=BLUE.people, groups=(BLUE,)) if known else set_up(people=2)
    return Stage(asking(SCORE), started).start()


def taken(at: Stage, *said: str, person: str = "") -> ev.AnswerAdded:
    event = at.event(ask.TakeIn("score", said, SOURCE, person=person))
    assert isinstance(event, ev.AnswerAdded)
    return event


@pytest.mark.parametrize(("said", "person"), [("ana: 3", ""), ("3", "ana b")])
def test_an_answer_goes_to_the_person_who_is_named(said: str, person: str) -> None:
    added = taken(room(), said, person=person)
    assert (added.person, added.group, added.values) == ("Ana Bell", "Blue", ("3",))


def test_a_person_who_has_answered_is_not_overruled_by_a_form() -> None:
    at = room().do(ask.Write("score", "1", person="Ben"))
    assert at.refusal(ask.TakeIn("score", ("ben: 3",), SOURCE)) == "Ben has answered this already: “1”."
    assert taken(at, "ana: 3").person == "Ana Bell"


def test_a_strange_name_is_no_answer_and_is_left_to_the_notes() -> None:
    assert "is not on the scale" in room().refusal(ask.TakeIn("score", ("zoe: 3",), SOURCE))


def test_where_nobody_is_known_a_name_is_kept_as_it_was_written() -> None:
    at = room(known=False)
    assert taken(at, "Zoe: 3").person == "Zoe"
    assert (taken(at, "2").person, taken(at, "2").values) == ("", ("2",))
