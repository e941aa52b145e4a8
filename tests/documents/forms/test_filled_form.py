"""A form as people and their editors hand it back: told apart line by line, and nothing on it is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, Column, Prompt, Step
from facilitator.documents.forms.csv_form import to_csv_form
from facilitator.documents.forms.filled_form import read_form
from facilitator.documents.forms.markdown_form import to_markdown_form
from facilitator.documents.forms.note_form import form_of_step
from facilitator.session.collected import Filled, NotRead

TOOLS = Prompt(
    id="tools",
    ask="What did you find?",
    kind="table",
    who="group",
    columns=(Column(name="Tool"), Column(name="Verdict", options=("keep", "don't keep")), Column(name="Why")),
)
LIST = Prompt(id="which", ask="Which are missing?", kind="list", who="group")
WORDS = Prompt(id="surprise", ask="What surprised you?", who="group")
PICK = Prompt(id="pick", ask="Where do we begin?", kind="choice", who="group", options=("the shop", "the phone"))
EASE = Prompt(id="ease", ask="How easy?", kind="scale", who="group", levels=("1", "2"), labels=(("1", "hard"),))
COUNT = Prompt(id="count", ask="How many calls?", kind="number", who="group", unit="calls")
EACH = Prompt(id="each", ask="How was it?", kind="choice", who="person", options=("good", "bad"))
STEP = Step(id="1", code="A1", title="Ask", prompts=(TOOLS, LIST, WORDS, PICK, EASE, COUNT, EACH))
AGENDA = Agenda(workshop="Forms", code="F", steps=(STEP,))
BLANK = to_markdown_form(form_of_step(AGENDA, STEP, "Blue"))


def read(text: str, name: str = "blue.md") -> Filled:
    filled = read_form(text.encode("utf-8"), name, AGENDA)
    assert isinstance(filled, Filled), filled
    return filled


def said(text: str, name: str = "blue.md") -> list[tuple[str, ...]]:
    """What can be placed, one after the other."""
    return [entry.said for entry in read(text, name).entries if not entry.reason]


def left(text: str) -> list[tuple[int | str, ...]]:
    """What cannot be placed."""
    return [(entry.line, *entry.said, entry.reason) for entry in read(text).entries if entry.reason]


def below(heading: str, *lines: str) -> str:
    """A form with one question."""
    return "\n".join(("Group: Blue", "", heading, "", *lines, ""))


TABLE_HEAD = ("| Tool | Verdict | Why |", "|---|---|---|")


@pytest.mark.parametrize(
    "lines",
    [
        (*TABLE_HEAD, "| price list | keep | old |"),
        (*TABLE_HEAD, "price list|keep|old"),
        (*TABLE_HEAD, "|price list|   keep|old   ", "", "|  |  |  |"),
        ("| Why | Tool | Verdict |", "|:--|--:|:-:|", "| old | price list | keep |"),
        ("| WHY | tool  | Verdict (keep / don't keep) |", "|---|---|---|", "| old | price list | keep |"),
        ("| Why? | Tools | Verdicts |", "|---|---|---|", "| old | price list | keep |"),
        ("| price list | keep | old |",),
        ("Tool\tVerdict\tWhy", "price list\tkeep\told"),
        ("", *TABLE_HEAD, "", "", "| price list | keep | old |"),
    ],
)
def test_a_table_may_be_realigned_reordered_and_pulled_apart(lines: tuple[str, ...]) -> None:
    assert said(below("## 1 What did you find? {#tools}", *lines)) == [("price list", "keep", "old")]


def test_a_cell_too_many_leaves_the_choice_before_it_as_it_is() -> None:
    head = ("| Tool | Why | Verdict |", "|---|---|---|")
    text = below("## 1 What did you find? {#tools}", *head, "| price list | old | keep | and more |")
    assert said(text) == [("price list", "keep", "old")]
    assert [(*words, reason) for _, *words, reason in left(text)] == [("and more", "it has no column")]


def test_a_cell_too_many_belongs_to_the_words_before_it() -> None:
    text = below("## 1 What did you find? {#tools}", *TABLE_HEAD, "| price list | keep | old | and more |")
    assert said(text) == [("price list", "keep", "old | and more")]


def test_the_columns_of_a_row_may_stand_one_below_the_other() -> None:
    lines = (
        "- Tool: price list",
        "Verdict: keep",
        "* **Why**: it is",
        "  old: very",
        "",
        "- Tool: phones",
        "- Why:",
        "",
        "?",
    )
    text = below("## 1 {#tools}", *lines)
    assert said(text) == [("price list", "keep", "it is old: very"), ("phones", "", "")]
    assert left(text) == [(13, "?", "this is no row of the table; a row has bars between its cells")]


@pytest.mark.parametrize(
    "heading",
    [
        "## 2 Which are missing? {#which}",
        "## 2 Which are missing? { #which }",
        "2 Which are missing? {#which}",
        "##2 changed altogether {#WHICH}",
        "## 2 Which are missing?",
        "2 Which are missing?",
        "## Which are misssing?",
        "**2 Which are missing? {#which}**",
    ],
)
def test_a_question_is_known_by_its_id_or_else_by_its_words(heading: str) -> None:
    assert said(below(heading, "- maps")) == [("maps",)]


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "• ", "– ", "1. ", "2) ", "", "  - ", "-\t", "o "])
def test_items_stand_behind_any_mark_or_none(mark: str) -> None:
    text = below("## 2 {#which}", f"{mark}maps", "", f"{mark}a -5 degree list", "-")
    assert said(text) == [("maps",), ("a -5 degree list",)]


def test_a_line_that_an_editor_has_broken_belongs_to_the_item_above() -> None:
    assert said(below("## 2 {#which}", "- the list of", "  phone numbers", "- maps")) == [
        ("the list of phone numbers",),
        ("maps",),
    ]
    text = below("## 3 {#surprise}", "First", "second.", "", "Another one.")
    assert said(text) == [("First\nsecond.",), ("Another one.",)]


@pytest.mark.parametrize(
    "tick", ["- [x] the phone", "- [X] the phone", "[ x ] the phone", "* (x) the phone", "the phone"]
)
def test_a_choice_may_be_ticked_or_written(tick: str) -> None:
    assert said(below("## 4 {#pick}", "- [ ] the shop", tick)) == [("the phone",)]


def test_a_level_is_known_with_what_it_means() -> None:
    assert said(below("## 5 {#ease}", "- [x] 1 (hard)", "- [ ] 2")) == [("1",)]


def test_quotes_that_an_editor_has_changed_name_the_option_still() -> None:
    agenda_option = "- [x] don’t keep"
    choice = PICK.model_copy(update={"options": TOOLS.columns[1].options})
    agenda = AGENDA.model_copy(update={"steps": (STEP.model_copy(update={"prompts": (choice,)}),)})
    filled = read_form(below("## {#pick}", agenda_option).encode(), "a.md", agenda)
    assert isinstance(filled, Filled)
    assert [entry.said for entry in filled.entries] == [("don't keep",)]


def test_a_number_and_a_line_for_each_person() -> None:
    text = below("## 6 {#count}", "- -5", "", "## 7 {#each}", "> One line for each person.", "- good", "- bad", "-")
    assert said(text) == [("-5",), ("good",), ("bad",)]


def test_hints_of_the_form_are_no_answers_even_where_an_editor_broke_them() -> None:
    broken = BLANK.replace("> Leave the words in curly brackets", "> Leave the words\nin curly brackets")
    assert read(broken).entries == ()
    assert read(BLANK.replace("\n\n", "\n")).entries == ()
    assert read(to_csv_form(form_of_step(AGENDA, STEP, "Blue")), "blue.csv").entries == ()


def test_what_cannot_be_placed_is_told_with_its_line() -> None:
    text = "\n".join(
        (
            "# Our form",
            "Group: Blue",
            "We were late.",
            "## 1 What did you find? {#tools}",
            "| Tool | Verdict | Why | Mood |",
            "|---|---|---|---|",
            "| price list | keep | old | fine |",
            "and the phone list",
            "## Remarks",
            "- good coffee",
            "## 4 {#pick}",
            "> What a question!",
            "- [ ] the garden",
        )
    )
    assert left(text) == [
        (3, "We were late.", "it stands above the first question"),
        (7, "fine", "the table has no column “Mood”"),
        (8, "and the phone list", "this is no row of the table; a row has bars between its cells"),
        (10, "good coffee", "nobody asks “Remarks” in this workshop"),
        (12, "What a question!", "it stands among the hints"),
        (13, "the garden", "it is none of the options, and has no x"),
    ]
    assert said(text) == [("price list", "keep", "old")]


def test_more_cells_than_columns_stay_in_the_last_one_as_in_typing() -> None:
    assert said(below("## 1 {#tools}", *TABLE_HEAD, "| a | keep | x | y |")) == [("a", "keep", "x | y")]


@pytest.mark.parametrize(
    "line", ["Group: Blue", "group : Blue", "**Group:** Blue", "Group: __Blue____", "> Group: Blue"]
)
def test_who_it_is_of_is_read(line: str) -> None:
    filled = read(f"{line}\nNote taker: Ann\nDate: 3 December\n\n## 2 {{#which}}\n- maps\n")
    assert (filled.group, filled.taker, len(filled.entries)) == ("Blue", "Ann", 1)


def test_a_spreadsheet_with_line_breaks_and_a_tick() -> None:
    text = (
        "sep=;\r\nForms\r\nGroup;Blue\r\n\r\n1 What did you find?;{#tools}\r\nWhy;Tool;Verdict\r\n"
        '"two\r\nlines";a;keep\r\n'
        "\r\n4 Where;{#pick};\r\n;x;\r\nthe shop;;\r\nthe phone;X;\r\n2;{#which}\r\nAnswer\r\nmaps\r\nroads;rivers\r\n"
    )
    found = read(text, "blue.csv")
    assert [(entry.line, entry.said) for entry in found.entries] == [
        (7, ("a", "keep", "two\nlines")),
        (13, ("the phone",)),
        (16, ("maps",)),
        (17, ("roads, rivers",)),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.md is empty. Ask the note-taker whether it was saved."),
        (b" \n", "a.md is empty. Ask the note-taker whether it was saved."),
        (
            b"PK\x03\x04rest",
            "a.md is a document of Word, Excel or LibreOffice. Save it as plain text or as CSV, and read",
        ),
        (b"{\\rtf1 x}", "a.md is saved as RTF."),
        (b"%PDF-1.7", "a.md is a PDF."),
        (b"\x7fELF\0\1\2\3 a b c d", "a.md is no text file."),
        (b"x" * 5_000_001, "a.md is larger than 5 MB"),
        (b"just some words", "a.md is no form of this workshop: no line of it names a question."),
        (
            b"# T\n\n## 1 Else {#elsewhere}\n- x",
            "a.md is a form for something else: nothing on it is asked in “Forms”.",
        ),
    ],
)
def test_what_is_no_form_is_told_in_words(data: bytes, sentence: str) -> None:
    found = read_form(data, "a.md", AGENDA)
    assert isinstance(found, NotRead)
    assert found.sentence.startswith(sentence)


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line() -> None:
    text = 'Group,Blue\n2 Which,{#which}\nAnswer\nmaps\n"roads\n' + "more words\n" * 20_000
    found = read_form(text.encode(), "a.csv", AGENDA)
    assert found == NotRead(
        "a.csv", "From line 5 of a.csv on one cell goes on and on. Is a quotation mark not closed there?"
    )


PIECES = st.sampled_from(
    (*BLANK.splitlines(keepends=True), "{#tools}", "{#which}", "| a |", "|", "\\", "- x\n", "[x]", '"', ";", ",", "\t",
     "sep=;\n", "\0", "\ufeff", "Group:", "##", "<br>", "&#x110000;", "&#55296;", "\n", "\r")
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=60).map(lambda parts: "".join(parts).encode())),
    st.sampled_from(("a.md", "a.csv", "a.txt", "a")),
)
def test_whatever_stands_in_a_file_is_read_or_refused_in_words(data: bytes, name: str) -> None:
    found = read_form(data, name, AGENDA)
    if isinstance(found, NotRead):
        assert found.sentence.startswith((name, "From line"))
    else:
        assert all(entry.line >= 1 and any(entry.said) for entry in found.entries)
