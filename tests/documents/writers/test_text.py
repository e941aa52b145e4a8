"""Plain text: nothing is lost, nothing is wider than the page, nothing acts on the terminal."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    FillIns,
    Form,
    FormCell,
    Heading,
    KeyValues,
    Label,
    PageBreak,
    Paragraph,
    Quote,
    Script,
    ScriptLine,
    Span,
    Table,
    Tick,
    WritingLines,
)
from facilitator.documents.writers.text import to_text
from facilitator.documents.writers.visible import visible
from facilitator.documents.writers.width import display_width, pad, wrap
from tests.documents.any_document import every_block

TEXTS = st.text(alphabet=st.one_of(st.characters(codec=None), st.sampled_from(" \n\t日👩\u200d\u0301-")), max_size=60)


def only(*blocks: Block) -> Document:
    return Document("T", blocks)


def body(*blocks: Block, width: int = 80) -> str:
    return to_text(only(*blocks), width).removeprefix("T\n=\n\n").removesuffix("\n")


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


@given(text=TEXTS, width=st.integers(min_value=30, max_value=90))
@settings(max_examples=150)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    written = to_text(Document(text, every_block(text)), width)
    assert [line for line in written.split("\n") if display_width(line) > width] == []


@given(text=TEXTS)
@settings(max_examples=150)
def test_nothing_acts_on_the_terminal_and_every_file_can_hold_it(text: str) -> None:
    written = to_text(Document(text, every_block(text)))
    written.encode("utf-8")
    assert {char for char in written if unicodedata.category(char) == "Cc"} <= {"\n"}
    assert written.endswith("\n")
    assert [line for line in written.split("\n") if line.endswith(" ")] == []


@given(text=TEXTS, width=st.integers(min_value=30, max_value=90))
@settings(max_examples=150)
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    assert letters(body(Paragraph(text + "."), width=width)) == letters(visible(text.replace("\t", " ")) + ".")


@given(line=TEXTS.map(lambda text: visible(text).replace("\n", " ")), width=st.integers(min_value=4, max_value=40))
@settings(max_examples=150)
def test_a_piece_of_a_line_always_fits(line: str, width: int) -> None:
    pieces = wrap(line, width)
    assert max(display_width(piece) for piece in pieces) <= width
    assert letters("".join(pieces)) == letters(line)


def test_a_character_is_not_parted_from_its_marks() -> None:
    assert wrap("👩\u200d🏫" * 4, 4) == ["👩\u200d🏫👩\u200d🏫"] * 2
    assert wrap("e\u0301" * 6, 3) == ["e\u0301" * 3] * 2


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("👩\u200d🏫", 2), ("e\u0301", 1), ("", 0)])
def test_wide_characters_take_two_columns_and_marks_none(text: str, columns: int) -> None:
    assert display_width(text) == columns
    assert display_width(pad(text, 6)) == display_width(pad(text, 6, right=True)) == 6


def test_a_table_stands_in_columns_and_wraps_inside_them() -> None:
    table = Table(("Step", "Actual"), (("One long title of a step", "7:30"), ("Two", "skipped")), ("left", "right"))
    assert body(table, width=24).split("\n") == [
        "Step              Actual",
        "---------------  -------",
        "One long title      7:30",
        "of a step",
        "",
        "Two              skipped",
    ]


def test_a_table_with_too_many_columns_becomes_a_list_for_each_row() -> None:
    header = tuple(f"Column {number}" for number in range(1, 6))
    rows = (("a", "b", "c", "d", "e"), ("f", "g"))
    assert body(Table(header, rows), width=30).split("\n")[4:8] == ["Column 5: e", "", "Column 1: f", "Column 2: g"]


def test_lists_hang_under_their_marks() -> None:
    written = body(BulletList(("one two three four five", "six\nseven")), Checklist((Tick("done", True),)), width=20)
    assert written.split("\n") == ["- one two three four", "  five", "- six", "  seven", "", "[x] done"]


def test_facts_stand_in_one_column_and_a_long_name_on_its_own_line() -> None:
    rows = (("When", "Monday"), ("A name that is far too long", "x"), ("Who", "Ana"))
    assert body(KeyValues(rows)).split("\n") == [
        "When:  Monday",
        "A name that is far too long:",
        "       x",
        "Who:   Ana",
    ]


def test_what_belongs_to_a_small_heading_is_indented() -> None:
    written = body(
        Heading(3, "A1"), Heading(4, "Why?"), Quote("because\nI say so"), Heading(2, "Times"), Paragraph("p")
    )
    assert written == "A1\n..\n\nWhy?\n\n  > because\n  > I say so\n\nTimes\n-----\n\np"


def test_a_script_hangs_under_its_mark_and_an_act_stands_beside_the_words() -> None:
    lines = (
        ScriptLine((Span("words", "Who is with me,"), Span("stressed", " all"), Span("words", " the way?"))),
        ScriptLine((Span("direction", "[Count the hands.]"),)),
        ScriptLine((Span("words", "Thank you."),)),
        ScriptLine((Span("words", "Then:"),)),
        ScriptLine((Span("words", "one"),), "-"),
        ScriptLine((Span("words", "two"),), "-"),
    )
    assert body(Script("SAY", lines, spoken=True), width=26).split("\n") == [
        "SAY   Who is with me, all",
        "      the way?",
        "      [Count the hands.]",
        "      Thank you.",
        "",
        "      Then:",
        "",
        "      - one",
        "      - two",
    ]


def test_a_form_is_drawn_in_boxes_with_its_options_to_circle() -> None:
    form = Form(("Tool", "Verdict"), ((FormCell("phone list"), FormCell(options=("keep", "drop"))), (FormCell(),) * 2))
    assert body(form, width=34).split("\n") == [
        "┌────────────────┬───────────────┐",
        "│ Tool           │ Verdict       │",
        "├────────────────┼───────────────┤",
        "│ phone list     │ keep   drop   │",
        "│                │               │",
        "├────────────────┼───────────────┤",
        "│                │               │",
        "│                │               │",
        "└────────────────┴───────────────┘",
    ]


def test_a_form_with_too_many_columns_becomes_a_list_with_room_behind_each_name() -> None:
    form = Form(
        ("One", "Two", "Three", "Four"), ((FormCell("x"), FormCell(options=("a", "b")), FormCell(), FormCell()),)
    )
    assert body(form, width=30).split("\n") == [
        "One: x",
        "Two: a / b",
        "Three: _______________________",
        "Four: ________________________",
    ]


def test_names_to_fill_in_stand_side_by_side_where_there_is_room() -> None:
    assert body(FillIns(("Group", "Date")), width=40) == "Group: ____________  Date: ____________"
    assert body(FillIns(("Group", "Date")), width=24).split("\n") == ["Group: " + "_" * 17, "Date: " + "_" * 18]


def test_lines_to_write_on_go_from_edge_to_edge_and_a_new_page_is_a_rule() -> None:
    written = body(WritingLines(2), WritingLines(2, numbered=True), PageBreak(), width=20).split("\n")
    assert written == ["_" * 20, "", "_" * 20, "", "1. " + "_" * 17, "", "2. " + "_" * 17, "", "─" * 20]


def test_a_label_that_is_a_question_gets_no_colon() -> None:
    assert body(Label("What is hard?"), Label("Homework")) == "What is hard?\n\nHomework:"
