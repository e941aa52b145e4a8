"""A sheet, or the questions of a step, as a form that a note-taker fills in with any editor."""

from pathlib import Path

from facilitator.agenda.model import Agenda
from facilitator.cli.agenda_choice import read_or_fail
from facilitator.cli.sheet_choice import INSIDE, Printable, agenda_around, sources_of
from facilitator.cli.surroundings import WrongCall
from facilitator.documents.forms.csv_form import to_csv_form
from facilitator.documents.forms.markdown_form import to_markdown_form
from facilitator.documents.forms.note_form import NoteForm, form_of_sheet, form_of_step
from facilitator.live.workplace import Workplace


def form_text(form: NoteForm, ending: str) -> str:
    """Return a form as "md" or as "csv"."""
    return to_csv_form(form) if ending == "csv" else to_markdown_form(form)


def sheet_form(place: Workplace, found: Printable, group: str) -> NoteForm:
    """Return the form of a sheet; for the agenda that uses it, where there is only one."""
    agenda = _agenda_of(place, found)
    return form_of_sheet(found.sheet, agenda, group)


def step_form(place: Workplace, name: str, code: str, group: str) -> tuple[NoteForm, tuple[Path, ...]]:
    """Return the form of what groups answer in a step of an agenda, and the files it is made of; raises a WrongCall."""
    entry = agenda_around(place, name)
    agenda = read_or_fail(place, entry)
    wanted = code.strip().casefold()
    step = next((each for each in agenda.walk() if wanted in {each.id.casefold(), each.code.casefold()}), None)
    if step is None:
        codes = ", ".join(each.id for each in agenda.steps)
        raise WrongCall(f"“{agenda.workshop}” has no step “{code}”. It has: {codes}.")
    form = form_of_step(agenda, step, group)
    if not form.questions:
        raise WrongCall(
            f"Groups answer nothing in “{step.label}”; what the whole room answers is typed in the console."
        )
    return form, sources_of(place, entry, agenda.sheets)


def _agenda_of(place: Workplace, found: Printable) -> Agenda | None:
    if INSIDE in found.name:
        around = found.name.rpartition(INSIDE)[0]
        return read_or_fail(place, agenda_around(place, around))
    users = [
        plan
        for plan in (place.library.read(entry).agenda for entry in place.library.entries())
        if plan is not None and any(sheet.id.casefold() == found.sheet.id.casefold() for sheet in plan.sheets)
    ]
    return users[0] if len(users) == 1 else None
