"""Whatever is written on a form comes back byte for byte, from text and from CSV."""

import csv
import io
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, Column, Prompt, Sheet, Step
from facilitator.documents.forms.csv_form import to_csv_form
from facilitator.documents.forms.filled_form import read_form
from facilitator.documents.forms.markdown_form import to_markdown_form
from facilitator.documents.forms.note_form import FormQuestion, NoteForm, with_answers
from facilitator.session.collected import Filled

TABLE = Prompt(
    id="table", ask="What of each?", kind="table", who="group", columns=(Column(name="What"), Column(name="Or | who"))
)
LIST = Prompt(id="list", ask="Which ones?", kind="list", who="group")
WORDS = Prompt(id="words", ask="What surprised you?", who="group")
TICKS = Prompt(id="ticks", ask="Which hold?", kind="checklist", who="group", options=("a, b", "[x] c", "c | d", "- e"))
WIDE = Prompt(
    id="wide",
    ask="What of all?",
    kind="table",
    who="group",
    columns=tuple(Column(name=name) for name in ("Ref", "A: b", "*c*", "- d", "e|f", "Group", "Note")),
)
AGENDA = Agenda(workshop="Forms", steps=(Step(id="1", title="Ask", prompts=(TABLE, LIST, WORDS, TICKS, WIDE)),))

HOSTILE = (
    *("a|b", "\\|", "\\\\|", "ends with \\", "|", "||", "`|`", '"quoted"', "it's", "”", "a\nb", "\n", "a\r\nb", "\r"),
    *("=1+1", "'=1+1", "''", "+49", "-5", "@x", "- dash", "1. one", "• dot", "[x] done", "> quoted", "# head"),
    *("## 2 Which ones? {#list}", "{#list}", "{#", "<br>", "<BR />", "&#10;", "&#60;br>", "&#;", "&amp;", "---", "-"),
    *(
        " blanks ",
        "\ttab\t",
        "\u00a0",
        "\u3000x",
        "\u202eRTL",
        "שלום",
        "👩‍👩‍👧",
        "e\u0301",
        "\x00",
        "\x1b[31m",
        "\ud800",
    ),
    *("\ufeff", "\ufeffx", "\u2028", "\x85", "\x0b", "Answer", "x", "What", "Or | who", "sep=;", "a;b,c\td", "_" * 16),
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(), min_size=1, max_size=20),
    st.text("|\\-<>&#; \n\"'=,", min_size=1),
)
rows = st.tuples(texts | st.just(""), texts | st.just("")).filter(any)


def form(*answers: tuple[tuple[str, ...], ...]) -> NoteForm:
    prompts = AGENDA.steps[0].prompts
    answers = (*answers, *[()] * (len(prompts) - len(answers)))
    blank = [FormQuestion(prompt, prompt.ask) for prompt in prompts]
    return NoteForm("Forms", tuple(with_answers(q, given) for q, given in zip(blank, answers, strict=True)), "Blue")


def come_back(data: bytes, name: str) -> dict[str, list[tuple[str, ...]]]:
    filled = read_form(data, name, AGENDA)
    assert isinstance(filled, Filled), filled
    assert (filled.group, [entry.reason for entry in filled.entries if entry.reason]) == ("Blue", [])
    found: dict[str, list[tuple[str, ...]]] = {prompt.id: [] for prompt in AGENDA.steps[0].prompts}
    for entry in filled.entries:
        assert entry.prompt is not None
        found[entry.prompt.id].append(entry.said)
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.lists(rows, max_size=5),
    st.lists(texts, max_size=4),
    st.lists(texts, max_size=3),
    st.lists(st.sampled_from(TICKS.options), unique=True),
    st.sampled_from(("md", "csv")),
)
@example([(text, text) for text in HOSTILE], [*HOSTILE], [*HOSTILE], [*TICKS.options], "md")
@example([(text, text) for text in HOSTILE], [*HOSTILE], [*HOSTILE], [*TICKS.options], "csv")
def test_what_is_written_on_a_form_comes_back_byte_for_byte(
    table: list[tuple[str, str]], items: list[str], words: list[str], ticks: list[str], ending: str
) -> None:
    chosen = tuple(option for option in TICKS.options if option in ticks)
    wide = tuple((items[0], *row, *row, "", row[0]) for row in table if items)
    answers = (tuple((each,) for each in items), tuple((each,) for each in words), (chosen,) if chosen else ())
    filled = form(tuple(table), *answers, wide)
    text = to_csv_form(filled) if ending == "csv" else to_markdown_form(filled)
    back = come_back(text.encode("utf-8"), f"form.{ending}")
    assert back["table"] == table
    assert back["list"] == [(each,) for each in items]
    assert back["words"] == [(each,) for each in words]
    assert back["wide"] == [*wide]
    assert back["ticks"] == ([chosen] if chosen else [])


SAID = form(
    (("price list", "it’s “old”\nvery"), ("phone list", "a|b")),
    (("Öffnung", ), ("zwei – drei",)),
    (("Nothing — really",),),
    (("a, b", "- e"),),
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_form_is_read_however_an_editor_has_saved_it(encoding: str, ending: str) -> None:
    plain = to_markdown_form(SAID)
    expected = come_back(plain.encode(), "form.md")
    assert expected["table"][0] == ("price list", "it’s “old”\nvery")
    saved = plain.replace("\n", ending).encode(encoding)
    assert come_back(saved, "form.txt") == expected


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_a_spreadsheet_may_save_it_with_its_own_delimiter(
    delimiter: str, encoding: str, quoting: Literal[0, 1]
) -> None:
    plain = to_csv_form(SAID).removeprefix("\ufeff")
    expected = come_back(plain.encode(), "form.csv")
    out = io.StringIO()
    width = max(len(row) for row in csv.reader(io.StringIO(plain, newline="")))
    kept = [[*row, *[""] * (width - len(row))] for row in csv.reader(io.StringIO(plain, newline=""))]
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(kept)
    assert come_back(out.getvalue().encode(encoding), "form.csv") == expected
    assert come_back(b"sep=" + delimiter.encode() + b"\r\n" + out.getvalue().encode(), "form.csv") == expected


@pytest.mark.parametrize("ending", ["md", "csv"])
def test_a_blank_form_says_nothing(ending: str) -> None:
    blank = form((), (), (), ())
    text = to_csv_form(blank) if ending == "csv" else to_markdown_form(blank)
    assert not any(come_back(text.encode(), f"blank.{ending}").values())


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    text = to_csv_form(form((("=1+1", "@x"),), (("+49 30",), ("-5",), ("\t=2",)), (("=cmd|' /C calc'!A0",),), ()))
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []


def test_the_columns_of_a_sheet_are_known_by_the_name_of_the_sheet() -> None:
    sheet = Sheet(id="check", title="Check", one_per="tool", columns=(Column(name="Tool"), Column(name="For")))
    live = Prompt(id="check-2", ask="Check", kind="table", who="group", sheet="check", columns=sheet.columns)
    agenda = Agenda(workshop="W", sheets=(sheet,), steps=(Step(id="1", title="S", prompts=(live,)),))
    filled = read_form(
        b"Group: Blue\n\n## 1 One row for each tool {#check}\n\n| price list | calls |\n", "a.md", agenda
    )
    assert isinstance(filled, Filled)
    assert [(entry.prompt, entry.said) for entry in filled.entries] == [(live, ("price list", "calls"))]
