"""A hit in words: the day, the place, who, and the text around the words."""

import pytest

from facilitator.live.hit_words import (
    BEFORE_MOST,
    Piece,
    beside,
    excerpt,
    say_day,
    say_place,
    say_session,
    say_who,
    whole,
)
from facilitator.session import intents as ask
from facilitator.session.find import Hit, find, sayings, words_of
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, Stage


def first(stage: Stage, typed: str) -> Hit:
    return find(words_of(typed), [sayings(stage.session)], 1).hits[0]


def in_groups() -> Stage:
    return Stage().start().do(ask.JumpTo("A2.1"))


def plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"*{piece.text}*" if piece.marked else piece.text for piece in pieces)


def test_an_answer_has_a_day_a_place_and_a_group() -> None:
    hit = first(in_groups().write("tools", "Price list", "Blue"), "list")
    assert say_session(hit) == "2026-11-23 Kick-off session"
    assert say_place(hit) == "A2 · Which tools?"
    assert say_who(hit) == "Blue"
    assert say_day(hit) == "Mon 23 Nov 2026, 10:00"
    assert plain(excerpt(hit, 80)) == "Price *list*"


def test_a_blank_is_named_and_a_draft_is_called_one() -> None:
    stage = in_groups().do(ask.KeepDraft("tools", "price li", "Red"))
    weeks = first(stage, "weeks")
    assert (say_place(weeks), say_who(weeks), beside(weeks, 9)) == ("[programme length]", "", ())
    assert say_who(first(stage, "price")) == "Red, half typed"


def test_the_room_and_a_rehearsal_are_named() -> None:
    stage = Stage(KICK_OFF, KICK_OFF_SET_UP.model_copy(update={"rehearsal": True})).start().write("hands", "12")
    assert say_who(first(stage, "12")) == "Room"
    assert say_session(first(stage, "12")) == "2026-11-23 Kick-off session (rehearsal)"


@pytest.mark.parametrize("before", [0, 5, BEFORE_MOST, 200, 5000])
def test_of_a_long_text_the_part_with_the_words_is_shown(before: int) -> None:
    text = "x" * before + " needle " + "y" * 3000
    pieces = excerpt(first(in_groups().write("tools", text, "Blue"), "needle"), 60)
    shown = "".join(piece.text for piece in pieces)
    assert "*needle*" in plain(pieces)
    assert len(shown.strip("…")) == 60
    assert shown.strip("…") in text
    assert shown.endswith("…")
    assert shown.startswith("…") == (before >= BEFORE_MOST)


def test_a_word_longer_than_the_room_is_cut_and_stays_marked() -> None:
    pieces = excerpt(first(in_groups().write("tools", "x" * 500, "Blue"), "x" * 300), 50)
    assert pieces == (Piece("x" * 50, marked=True), Piece("…"))


def test_a_table_row_is_whole_with_the_names_of_its_columns() -> None:
    stage = Stage().start().do(ask.JumpTo("A2.3"))
    stage.do(ask.Write("sheet", "price list | | keep", "Red"), ask.Write("sheet", "phone list | calls", "Blue"))
    hit = first(stage, "keep list")
    assert [(name, plain(pieces)) for name, pieces in whole(hit)] == [
        ("Tool", "price *list*"),
        ("Verdict", "*keep*"),
    ]
    assert [answer.says for answer in beside(hit, 9)] == ["phone list · calls"]


def test_a_text_is_whole_with_every_word_marked() -> None:
    hit = first(in_groups().write("tools", "list\nand list", "Blue"), "list")
    assert [(name, plain(pieces)) for name, pieces in whole(hit)] == [("", "*list*\nand *list*")]
