"""Texts as they are compared: what a person would type finds what was written, and the place of it is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.session.folded import folded, places_in


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Price LIST", "price list"),
        ("Café – Straße", "cafe - strasse"),
        ("cafe\u0301", "cafe"),
        ("İstanbul, Łódź, Ærø", "istanbul, lodz, aero"),
        ("don’t “say” it", 'don\'t "say" it'),
        ("ﬁve ½", "five 1⁄2"),
        ("Ωραία", "ωραια"),
        ("が", "か\u3099"),
        ("की", "की"),
    ],
)
def test_capitals_and_accents_make_no_difference_but_other_letters_do(text: str, small: str) -> None:
    assert folded(text) == small


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_every_sign_has_its_place_in_the_text(text: str) -> None:
    places = places_in(text)
    assert len(places) == len(folded(text)) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(small in folded(text[at]) for small, at in zip(folded(text), places, strict=False))
