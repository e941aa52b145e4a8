"""A script on paper: what is read aloud flows, and an act never hides in it."""

import pytest
from hypothesis import given, settings

from facilitator.documents.document import ScriptLine
from facilitator.documents.script_words import script_lines
from tests.documents.any_document import TEXTS

BLANKS = frozenset({"today's tools"})


def plain(lines: tuple[ScriptLine, ...]) -> list[str]:
    return [" ".join((line.lead, "".join(span.text for span in line.spans))).strip() for line in lines]


def kinds(lines: tuple[ScriptLine, ...]) -> list[list[str]]:
    return [[span.kind for span in line.spans] for line in lines]


def test_the_line_breaks_of_the_editor_are_gone_and_paragraphs_stay() -> None:
    assert plain(script_lines("One\n  two\nthree.\n\nFour.", BLANKS)) == ["One two three.", "Four."]


def test_an_act_that_is_a_sentence_stands_alone_and_a_few_words_stay_in_their_place() -> None:
    lines = script_lines("Ready? [Wait.] Then [point up] go on. [Sit!]", BLANKS)
    assert plain(lines) == ["Ready?", "[Wait.]", "Then [point up] go on.", "[Sit!]"]
    assert kinds(lines) == [["words"], ["direction"], ["words", "direction", "words"], ["direction"]]


def test_a_blank_keeps_its_brackets_and_its_kind() -> None:
    lines = script_lines("We look at [Today’s tools], all [people] of us.", BLANKS)
    assert plain(lines) == ["We look at [Today’s tools], all [people] of us."]
    assert kinds(lines) == [["words", "blank", "words", "blank", "words"]]


def test_lists_keep_their_items() -> None:
    lines = script_lines("Three jobs:\n- one\n  and more\n- two [Point.]\n\n2) three", BLANKS)
    assert plain(lines) == ["Three jobs:", "- one and more", "- two [Point.]", "2) three"]


@pytest.mark.parametrize(
    ("text", "stressed"),
    [("the tools we *really* use", ["really"]), ("2 * 3 * 4", []), ("a*b*c", []), ("*all the way*", ["all the way"])],
)
def test_what_stands_between_stars_is_stressed(text: str, stressed: list[str]) -> None:
    lines = script_lines(text, BLANKS)
    assert [span.text for line in lines for span in line.spans if span.kind == "stressed"] == stressed


@given(text=TEXTS)
@settings(max_examples=200)
def test_no_word_of_a_script_is_lost(text: str) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalnum())

    assert letters("".join(plain(script_lines(text, BLANKS)))) == letters(text)
