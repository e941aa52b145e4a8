"""A sheet and a step as forms, byte for byte; UPDATE_GOLDEN=1 renews the files."""

import os
from pathlib import Path

import pytest

from facilitator.agenda.library import Entry, Library
from facilitator.agenda.model import Agenda
from facilitator.documents.forms.csv_form import to_csv_form
from facilitator.documents.forms.markdown_form import to_markdown_form
from facilitator.documents.forms.note_form import NoteForm, form_of_sheet, form_of_step

GOLDEN = Path(__file__).parents[2] / "golden"


def agenda(name: str) -> Agenda:
    library = Library(Path("nowhere"))
    entry = library.find(name)
    assert isinstance(entry, Entry)
    found = library.read(entry).agenda
    assert found is not None
    return found


def forms() -> dict[str, NoteForm]:
    kick_off, culture = agenda("kick-off"), agenda("service-culture")
    step = kick_off.find_step("A2")
    assert step is not None
    return {
        "tool-check-form": form_of_sheet(kick_off.sheets[0], kick_off, "Blue"),
        "manager-interview-form": form_of_sheet(culture.sheets[0], culture),
        "kick-off-a2-form": form_of_step(kick_off, step, "Green"),
    }


@pytest.mark.parametrize("name", ["tool-check-form", "manager-interview-form", "kick-off-a2-form"])
@pytest.mark.parametrize("ending", [".md", ".csv"])
def test_a_form_is_written_as_it_was_read_and_approved(name: str, ending: str) -> None:
    form = forms()[name]
    written = (to_csv_form(form) if ending == ".csv" else to_markdown_form(form)).encode("utf-8")
    path = GOLDEN / f"{name}{ending}"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(written)
    assert written == path.read_bytes()
