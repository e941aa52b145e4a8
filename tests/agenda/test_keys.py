"""The table of keys, from which messages, documents and editors' completions are made."""

from collections import Counter
from typing import get_args

import pytest

from facilitator.agenda.model import Agenda, Homework, Prompt, Step
from facilitator.agenda.reading.keys import (
    INSTEAD,
    KEY_TABLE,
    NOT_KNOWN,
    SPOKEN_KEYS,
    TABLES,
    KeyEntry,
    Place,
    Takes,
    plain_key,
)


def test_every_key_stands_once_in_its_place_as_it_is_compared() -> None:
    twice = [key for key, count in Counter((each.where, each.name) for each in KEY_TABLE).items() if count > 1]
    assert twice == []
    assert all(each.name == plain_key(each.name) for each in KEY_TABLE)
    assert {each.where for each in KEY_TABLE} == set(get_args(Place))
    assert {each.takes for each in KEY_TABLE} == set(get_args(Takes))


@pytest.mark.parametrize("entry", KEY_TABLE, ids=lambda entry: f"{entry.where} {entry.name}")
def test_every_key_says_in_one_sentence_what_it_does(entry: KeyEntry) -> None:
    assert entry.says.endswith(".")
    assert entry.says.count(". ") == 0
    assert len(entry.says) <= 90
    assert entry.says[0].isupper() or entry.says[0] == "`"


def test_a_word_that_stands_for_a_key_is_none_itself_and_leads_to_one() -> None:
    for place, words in INSTEAD.items():
        assert not set(words) & set(TABLES[place])
        assert set(words.values()) <= set(TABLES[place])
    for place, refused in NOT_KNOWN.items():
        assert not set(refused) & set(TABLES[place])


def names(place: str) -> set[str]:
    return {name.replace(" ", "_") for name in TABLES[place]}


CALLED: dict[str, str] = {
    "handouts": "sheets", "fill_in": "blanks", "people": "people_least", "in": "setting", "ask": "prompts",
    "break": "is_break", "timer": "timer_s", "from": "source", "for_each": "each",
}  # fmt: skip
"""Keys whose field in the model has another name."""


@pytest.mark.parametrize(
    ("place", "model", "without_field"),
    [("file", Agenda, set[str]()), ("step", Step, {"repeat", *SPOKEN_KEYS}), ("homework", Homework, set[str]())],
)
def test_every_key_has_its_field(place: str, model: type, without_field: set[str]) -> None:
    fields = set(getattr(model, "model_fields"))  # noqa: B009
    assert {CALLED.get(name, name) for name in names(place)} - fields == without_field


def test_every_key_of_a_question_has_its_field() -> None:
    called = {**CALLED, "ask": "ask"}
    assert {called.get(name, name) for name in names("question")} <= set(Prompt.model_fields)
