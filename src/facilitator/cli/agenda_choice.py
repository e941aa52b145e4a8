"""The agenda that a command was given, found and read."""

from facilitator.agenda.library import Entry, NotFound
from facilitator.agenda.model import Agenda
from facilitator.agenda.problems import render
from facilitator.cli.output import tell
from facilitator.cli.surroundings import Fault, WrongCall
from facilitator.live.workplace import Workplace


def find_agenda(place: Workplace, what: str) -> Entry:
    """Return the agenda of this name, code or path; raises a WrongCall where there is none."""
    found = place.library.find(what)
    if isinstance(found, NotFound):
        raise WrongCall(found.reason)
    return found


def read_or_fail(place: Workplace, entry: Entry) -> Agenda:
    """Return the agenda; where something stops it, tell every problem and raise a Fault."""
    reading = place.library.read(entry)
    if reading.agenda is None:
        for problem in reading.problems:
            tell(render(problem))
        raise Fault(f"{entry.path.name} cannot be run yet. Mend what is named above, then try again.")
    return reading.agenda
