"""The agenda that a command was given, found and read."""

from facilitator.agenda.library import Entry, NotFound
from facilitator.agenda.model import Agenda
from facilitator.cli.output import page_width, tell
from facilitator.cli.problem_lines import problem_lines
from facilitator.cli.surroundings import Fault, WrongCall
from facilitator.live.workplace import Workplace


def find_agenda(place: Workplace, what: str) -> Entry:
    """Return the agenda of this name, code or path; raises a WrongCall where there is none."""
    found = place.library.find(what)
    if isinstance(found, NotFound):
        raise WrongCall(found.reason)
    return found


def read_or_fail(place: Workplace, entry: Entry, purpose: str = "run") -> Agenda:
    """Return the agenda; where something stops it, tell every problem and raise a Fault.

    `purpose` is what it is wanted for, as in "cannot be run yet".
    """
    reading = place.library.read(entry)
    if reading.agenda is None:
        width = page_width(piped=80)
        for problem in reading.problems:
            if problem.severity == "problem":
                tell("\n".join(problem_lines(problem, width)))
        raise Fault(f"{entry.path.name} cannot be {purpose} yet. Mend what is named above, then try again.")
    return reading.agenda
