"""Whose an answer on a form is: the name in front of a line, beside a row, or on top of one's own sheet."""

from facilitator.agenda.model import Agenda, Column, Prompt, Sheet, Step
from facilitator.documents.document import FillIns
from facilitator.documents.forms.csv_form import to_csv_form
from facilitator.documents.forms.filled_form import read_form
from facilitator.documents.forms.markdown_form import to_markdown_form
from facilitator.documents.forms.note_form import NoteForm, form_of_sheet, form_of_step
from facilitator.documents.sheet import sheet_blocks
from facilitator.session.collected import Filled

SCORE = Prompt(id="score", ask="How was it?", kind="scale", levels=("1", "2", "3"), who="person")
TABLE = Prompt(
    id="look", ask="What did you see?", kind="table", who="person", columns=(Column(name="What"), Column(name="Where"))
)
STEP = Step(id="1", code="A1", title="Look", prompts=(SCORE, TABLE))
AGENDA = Agenda(workshop="W", steps=(STEP,))
OWN = Sheet(id="own", title="My sheet", one_per="person", prompts=(Prompt(id="why", ask="Why?"),))


def read(text: str, name: str = "form.md") -> Filled:
    filled = read_form(text.encode(), name, AGENDA)
    assert isinstance(filled, Filled)
    return filled


def filled_in(form: NoteForm) -> str:
    text = to_markdown_form(form).replace("\n- \n", "\n- Ana: 3\n", 1)
    lines = text.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith("| Name"))
    lines[head + 2] = "| Ana | a leaf | on the path |"
    lines[head + 3] = "| | a stone | |"
    return "\n".join(lines)


def test_a_form_asks_for_the_name_beside_every_answer_of_a_person() -> None:
    text = to_markdown_form(form_of_step(AGENDA, STEP))
    assert "> One line for each person. Begin with the name and a colon." in text
    assert "| Name | What | Where |" in text
    assert "Name,What,Where" in to_csv_form(form_of_step(AGENDA, STEP))


def test_the_name_is_read_back_apart_from_the_row() -> None:
    entries = read(filled_in(form_of_step(AGENDA, STEP))).entries
    assert [(entry.person, entry.said) for entry in entries] == [
        ("", ("Ana: 3",)),
        ("Ana", ("a leaf", "on the path")),
        ("", ("a stone", "")),
    ]


def test_a_form_that_was_not_filled_in_says_nothing() -> None:
    assert read(to_markdown_form(form_of_step(AGENDA, STEP))).entries == ()
    assert read(to_csv_form(form_of_step(AGENDA, STEP)), "form.csv").entries == ()


def test_a_question_without_names_asks_for_none() -> None:
    step = STEP.model_copy(update={"prompts": tuple(p.model_copy(update={"anonymous": True}) for p in STEP.prompts)})
    text = to_markdown_form(form_of_step(Agenda(workshop="W", steps=(step,)), step))
    assert "Name" not in text.replace("Note-taker", "")
    assert "> One line for each person.\n" in text


def test_a_sheet_that_each_person_has_is_headed_by_the_name() -> None:
    assert sheet_blocks(OWN)[0] == FillIns(("Name", "Date"))
    assert sheet_blocks(OWN.model_copy(update={"one_per": "pair"}))[0] == FillIns(("Names", "Date"))
    assert sheet_blocks(OWN.model_copy(update={"one_per": "tool"}))[0] == FillIns(("Group", "Note-taker", "Date"))
    assert "\nName: ___" in to_markdown_form(form_of_sheet(OWN))
    agenda = Agenda(workshop="W", steps=(Step(id="1", title="x", prompts=OWN.prompts),), sheets=(OWN,))
    form = to_markdown_form(form_of_sheet(OWN)).replace("Name: " + "_" * 16, "Name: Ana Bell").replace("- \n", "- so\n")
    filled = read_form(form.encode(), "own.md", agenda)
    assert isinstance(filled, Filled)
    assert filled.taker == "Ana Bell"
