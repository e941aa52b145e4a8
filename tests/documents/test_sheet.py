"""A blank sheet: room to write for everything that is asked, and nothing filled in that is not given."""

import pytest

from facilitator.agenda.model import Column, Prompt, Sheet
from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    FillIns,
    Form,
    FormCell,
    Heading,
    Label,
    Numbered,
    PageBreak,
    Paragraph,
    WritingLines,
)
from facilitator.documents.sheet import say_one_per, sheet_blocks, sheet_document
from facilitator.documents.writers.html import to_html
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text

TOOLS = (Column(name="Tool"), Column(name="Verdict", options=("keep", "drop")))


def sheet(**fields: object) -> Sheet:
    return Sheet.model_validate({"id": "s", "title": "Sheet", **fields})


def asked(**fields: object) -> tuple[Block, ...]:
    """The blocks under a question of a sheet."""
    prompt = Prompt.model_validate({"id": "p", "ask": "Why?", **fields})
    name, label, *rest = sheet_blocks(sheet(prompts=(prompt,)))
    assert (name, label) == (FillIns(("Group", "Note-taker", "Date")), Label("Why?"))
    return tuple(rest)


def the_form(of: Sheet) -> Form:
    [form] = [block for block in sheet_blocks(of) if isinstance(block, Form)]
    return form


def test_columns_are_a_page_of_empty_rows_with_the_options_in_each() -> None:
    form = the_form(sheet(columns=TOOLS))
    assert form.header == ("Tool", "Verdict")
    assert len(form.rows) == 14
    assert set(form.rows) == {(FormCell(), FormCell(options=("keep", "drop")))}


def test_given_rows_are_filled_in_and_fill_the_page_by_their_height() -> None:
    form = the_form(sheet(columns=TOOLS, rows=("price list", "phone list")))
    assert [row[0] for row in form.rows] == [FormCell("price list"), FormCell("phone list")]
    assert {row[1] for row in form.rows} == {FormCell(options=("keep", "drop"))}
    assert form.height == 2


def test_with_very_many_columns_every_row_is_a_box_of_its_own() -> None:
    columns = tuple(Column(name=f"c{number}") for number in range(7))
    boxes = [block for block in sheet_blocks(sheet(columns=columns)) if isinstance(block, Form)]
    assert len(boxes) == 2
    assert [row[0].text for row in boxes[0].rows] == [column.name for column in columns]
    assert boxes[0].header == ("", "")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"one_per": "tool", "columns": TOOLS}, "One row for each tool"),
        ({"one_per": "tool", "columns": TOOLS, "rows": ("a",)}, "One row for each tool"),
        ({"one_per": "person", "columns": TOOLS, "rows": ("a",)}, "One sheet for each person"),
        ({"one_per": "case", "columns": TOOLS * 4}, "One box for each case"),
        ({"one_per": "manager"}, "One sheet for each manager"),
        ({"one_per": "group", "columns": TOOLS}, "One sheet for each group"),
        ({"one_per": "Pair", "columns": TOOLS}, "One sheet for each pair"),
        ({"one_per": "participant", "columns": TOOLS * 4}, "One sheet for each participant"),
        ({"one_per": "everyone", "columns": TOOLS}, "One sheet for everyone"),
        ({"one_per": "room"}, "One sheet for the whole room"),
    ],
)
def test_it_says_what_a_row_or_a_copy_stands_for(fields: dict[str, object], said: str) -> None:
    assert say_one_per(sheet(**fields)) == said


@pytest.mark.parametrize(
    ("fields", "room"),
    [
        ({}, WritingLines(4)),
        ({"kind": "list"}, WritingLines(6, numbered=True)),
        ({"kind": "list", "at_least": 9}, WritingLines(9, numbered=True)),
        ({"kind": "number", "unit": "calls"}, FillIns(("calls",))),
        ({"kind": "number"}, FillIns(("Number",))),
        ({"kind": "vote", "votes": 3}, WritingLines(3, numbered=True)),
    ],
)
def test_every_question_has_lines_to_write_on(fields: dict[str, object], room: Block) -> None:
    assert asked(**fields) == (room,)


@pytest.mark.parametrize("kind", ["choice", "checklist", "vote"])
def test_options_can_be_ticked(kind: str) -> None:
    blocks = asked(kind=kind, options=("a", "b"), votes=2)
    ticks = [tick for block in blocks if isinstance(block, Checklist) for tick in block.items]
    assert [(tick.text, tick.ticked) for tick in ticks] == [("a", False), ("b", False)]


def test_the_levels_of_a_scale_say_what_they_mean() -> None:
    [scale] = asked(kind="scale", levels=("1", "2"), labels=(("1", "hard"),))
    assert isinstance(scale, Checklist)
    assert [tick.text for tick in scale.items] == ["1 (hard)", "2"]


@pytest.mark.parametrize(("kind", "first"), [("table", "Tool"), ("actions", "What"), ("questions", "Question")])
def test_what_is_written_in_rows_gets_a_table(kind: str, first: str) -> None:
    [form] = asked(kind=kind, columns=TOOLS if kind == "table" else ())
    assert isinstance(form, Form)
    assert form.header[0] == first
    assert len(form.rows) == 4


def test_a_question_for_each_of_several_things_has_room_for_each() -> None:
    [form] = asked(kind="choice", options=("yes", "no"), each=("price list", "phone list"))
    assert isinstance(form, Form)
    assert [row[0].text for row in form.rows] == ["price list", "phone list"]
    assert {row[1].options for row in form.rows} == {("yes", "no")}


def test_help_and_text_stand_above_the_lines() -> None:
    assert asked(help="One sentence.")[0] == Paragraph("One sentence.")
    blocks = sheet_blocks(sheet(text="Take\n  one tool.\n\nBe honest."))
    assert blocks[1:] == (Paragraph("Take one tool."), Paragraph("Be honest."), WritingLines(14))


def test_lists_in_the_text_of_a_sheet_stay_lists() -> None:
    text = "Do this:\n1. Open it.\n2. Read\n   it all.\n\nThen bring\n- a pen\n- a cup\nThank you."
    assert sheet_blocks(sheet(text=text))[1:-1] == (
        Paragraph("Do this:"),
        Numbered(("Open it.", "Read it all.")),
        Paragraph("Then bring"),
        BulletList(("a pen", "a cup")),
        Paragraph("Thank you."),
    )


def test_a_short_line_keeps_its_end_and_a_long_one_runs_on() -> None:
    long = "This line is as long as the editor of its author let it become before"
    assert sheet_blocks(sheet(text=f"Name:\nStreet:\n\n{long}\nit was broken."))[1:-1] == (
        Paragraph("Name:\nStreet:"),
        Paragraph(f"{long} it was broken."),
    )


def test_a_list_that_begins_later_keeps_its_numbers() -> None:
    blocks = sheet_blocks(sheet(text="3. Third\n4. Fourth\n7. Seventh"))[1:-1]
    assert blocks == (Numbered(("Third", "Fourth"), 3), Numbered(("Seventh",), 7))
    assert "3. Third\n4. Fourth" in to_markdown(Document("T", blocks))
    assert "3. Third\n4. Fourth" in to_text(Document("T", blocks))
    assert '<li value="3">Third</li>\n<li>Fourth</li>' in to_html(Document("T", blocks))


def test_every_copy_begins_on_a_page_of_its_own() -> None:
    document = sheet_document(sheet(columns=TOOLS), copies=3, language="de")
    assert (document.title, document.language) == ("Sheet", "de")
    assert sum(isinstance(block, Form) for block in document.blocks) == 3
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, PageBreak)]
    assert [document.blocks[place + 1] for place in places] == [Heading(2, "Sheet")] * 2
