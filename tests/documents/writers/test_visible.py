"""No character that commands a terminal or turns a text around leaves the house as itself."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.documents.writers.visible import visible, visible_lines

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ACTING = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *BIDI_CONTROLS, "\u2028", "\u2029", "\ud800", "\udfff"]


@pytest.mark.parametrize("char", [char for char in ACTING if char != "\n"], ids=lambda char: f"U+{ord(char):04X}")
def test_an_acting_character_is_shown_as_a_sign(char: str) -> None:
    shown = visible(f"a{char}b")
    assert char not in shown
    assert shown[0] == "a"
    assert shown[-1] == "b"
    assert len(shown) > 2


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x00\x7f", "␀␡"),
        ("\x9b31m", "⟦U+009B⟧31m"),
        ("\u202egnp.exe", "⟦U+202E⟧gnp.exe"),
        ("\ud83d", "⟦U+D83D⟧"),
        ("one\r\ntwo\rthree", "one\ntwo␍three"),
        ("\u2028", "⟦U+2028⟧"),
    ],
)
def test_signs_are_those_a_person_can_look_up(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@pytest.mark.parametrize(
    "text", ["plain", "two\nlines", "👩\u200d🏫 and 👍🏽", "שלום עולם", "naïve café", "ｆｕｌｌ", "a\xa0b", "क्\u200dष"]
)
def test_ordinary_writing_of_any_language_is_left_alone(text: str) -> None:
    assert visible(text) == text


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_what_is_shown_can_be_written_to_a_file_and_shown_again_unchanged(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert visible(shown) == shown
    assert not [char for char in shown if char != "\n" and unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]


def test_a_tab_in_a_document_is_room_and_not_a_sign() -> None:
    assert visible_lines("a\tb\nc") == ["a    b", "c"]
    assert visible_lines("") == [""]
