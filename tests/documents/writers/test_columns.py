"""The columns of a form on paper: words stay whole, what is empty has room to write, and all of it fits."""

import pytest

from facilitator.documents.document import Form, FormCell, Table
from facilitator.documents.writers.columns import PAGE_CH, form_widths, table_least

EMPTY = FormCell()


def form(*names: str, rows: int = 3, first: FormCell = EMPTY, options: tuple[str, ...] = ()) -> Form:
    others = [FormCell(options=options)] if options else [EMPTY]
    return Form(names, tuple((first, *others * (len(names) - 1)) for _ in range(rows)))


def test_a_short_name_above_an_empty_column_leaves_room_to_write() -> None:
    widths = form_widths(form("Tool", "What it is for", "What to make quicker or better"))
    assert widths.size == 1
    assert min(widths.percent) >= 20
    assert sum(widths.percent) == 100


@pytest.mark.parametrize("count", [1, 2, 4, 6, 9, 20])
def test_the_columns_always_fill_the_page(count: int) -> None:
    widths = form_widths(form(*["Interpretation"] * count))
    assert sum(widths.percent) == 100
    assert len(widths.percent) == count


def test_with_many_columns_the_letters_get_smaller_until_the_words_stay_whole() -> None:
    names = ("Indicator", "Unit", "Reference Level", "Opening CI", "Closing CI", "CI Change", "Interpretation", "Data")
    widths = form_widths(form(*names))
    assert 0.65 <= widths.size < 1
    for name, percent in zip(names, widths.percent, strict=True):
        assert PAGE_CH / widths.size * percent / 100 >= 1.2 * max(map(len, name.split())), name


def test_what_is_written_into_gets_more_than_what_is_only_circled() -> None:
    both = Form(("A", "B"), ((EMPTY, FormCell(options=("yes", "no"))),) * 3)
    left, right = form_widths(both).percent
    assert left > right


def test_a_long_text_gets_the_most() -> None:
    question = FormCell("When do you meet again as a team, and where will it be?")
    blank, text, room = form_widths(Form(("Blank", "Question", "Today"), ((FormCell("[x]"), question, EMPTY),))).percent
    assert text > room > blank


def test_a_table_keeps_its_words_whole_unless_they_are_wider_than_the_page() -> None:
    assert table_least(Table(("Who", "Step"), (("everyone", "A"),))) == (8, 5)
    assert table_least(Table(("word",) * 30, ())) == ()
    assert table_least(Table(("x" * 300,), ()))[0] < PAGE_CH
