"""The guide: marks open blocks, brackets are blanks or directions, nothing is read aloud by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda.guide import Piece, RawBlock, answer_of, pieces, read_guide, reading_words

NONE: frozenset[str] = frozenset()


def test_words_before_any_mark_are_for_the_leader() -> None:
    assert read_guide("Mind the door.\nSAY: Welcome.") == (
        RawBlock("note", "Mind the door.", 0),
        RawBlock("say", "Welcome.", 1),
    )


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("SAY", "say"), ("say", "say"), ("Script", "say"), ("READ ALOUD", "say"), ("NOTE", "note"), ("TRAINER", "note"),
        ("LEADER'S NOTE", "note"), ("Leader’s note", "note"), ("DO", "do"), ("Show", "show"), ("ask", "ask"),
    ],
)  # fmt: skip
def test_every_mark_opens_its_block_in_any_case(mark: str, kind: str) -> None:
    assert [(block.kind, block.text) for block in read_guide(f"{mark}: words")] == [(kind, "words")]


def test_a_mark_counts_only_at_the_start_of_a_line_and_with_its_colon() -> None:
    assert [block.kind for block in read_guide("Then SAY: no\nSAY nothing\nSAYING: no")] == ["note"]


def test_a_blank_line_keeps_the_block_and_lists_stay_lists() -> None:
    (block,) = read_guide("SAY: One\n\n  - two\n    - three\n")
    assert block == RawBlock("say", "One\n\n- two\n  - three", 0)


def test_a_mark_alone_on_its_line_takes_the_lines_below() -> None:
    assert read_guide("\nDO:\n\n  Wave.\nSAY:\n") == (RawBlock("do", "Wave.", 3),)


def test_brackets_are_blanks_when_declared_in_any_case_and_directions_otherwise() -> None:
    found = pieces("Over [Programme  Length] we work. [Wave.]", frozenset({"programme length"}))
    assert found == (
        Piece("words", "Over ", 0),
        Piece("blank", "Programme Length", 5),
        Piece("words", " we work. ", 24),
        Piece("direction", "Wave.", 34),
    )


def test_a_curly_apostrophe_is_the_same_as_a_straight_one() -> None:
    assert pieces("[today’s tools]", frozenset({"today's tools"}))[0].kind == "blank"


@pytest.mark.parametrize("name", ["workshop", "Next step", "end time", "time left", "people", "groups", "note-takers"])
def test_names_that_the_program_knows_are_always_blanks(name: str) -> None:
    assert pieces(f"[{name}]", NONE) == (Piece("blank", name, 0),)


def test_an_answer_is_a_blank_that_names_its_question() -> None:
    assert pieces("[answer: hands]", NONE) == (Piece("blank", "answer: hands", 0),)
    assert answer_of("Answer: hands") == "hands"
    assert answer_of("workshop") is None


def test_nested_and_unclosed_brackets_are_read_without_failing() -> None:
    assert [(p.kind, p.text) for p in pieces("a [b [c] d] e] [f", NONE)] == [
        ("words", "a "),
        ("direction", "b [c] d"),
        ("words", " e] [f"),
    ]
    assert [p.kind for p in pieces("[[[ x", NONE)] == ["words"]
    assert [p.kind for p in pieces("[]", NONE)] == ["words"]


def test_directions_are_not_read_aloud_and_a_blank_counts_as_two_words() -> None:
    assert reading_words("We end at [end time]. [Ask for hands.]", NONE) == 6


@given(st.text(alphabet="ab[]: \n", max_size=60))
def test_the_pieces_together_are_the_whole_text(text: str) -> None:
    found = pieces(text, frozenset({"a"}))
    assert [piece.at for piece in found] == sorted({piece.at for piece in found})
    assert bool(found) == bool(text)
    ends = [*(piece.at for piece in found[1:]), len(text)]
    for piece, after in zip(found, ends, strict=False):
        part = text[piece.at : after]
        assert part == piece.text if piece.kind == "words" else part[0] + part[-1] == "[]"


@given(st.text(max_size=120))
def test_any_text_is_a_guide(text: str) -> None:
    for block in read_guide(text):
        assert block.text.strip()
