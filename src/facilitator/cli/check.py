"""`facilitator check`: every mistake in an agenda, with its place and the way out."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click

from facilitator.agenda.library import NotFound
from facilitator.agenda.problems import Problem, render
from facilitator.agenda.reader import Reading
from facilitator.cli.agenda_figures import booked_range, count_of, plain_range, say_figures, steps_range
from facilitator.cli.output import say, say_json, tell
from facilitator.cli.surroundings import place_of
from facilitator.cli.tables import list_format
from facilitator.live.workplace import Workplace

CODES = {"fine": 0, "warnings": 0, "problems": 1, "not found": 2}


@dataclass(frozen=True, slots=True)
class Checked:
    """One agenda that was asked for, and what came of it."""

    asked: str
    """As typed."""
    path: Path | None = None
    reading: Reading | None = None
    reason: str = ""
    """Why it was not found."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems and warnings."""
        return self.reading.problems if self.reading else ()

    @property
    def status(self) -> str:
        """Return "fine", "warnings", "problems" or "not found"."""
        if self.reading is None:
            return "not found"
        if self.reading.agenda is None:
            return "problems"
        return "warnings" if self.problems else "fine"


@click.command("check")
@click.argument("agendas", nargs=-1, required=True, metavar="AGENDA...")
@list_format
@click.pass_context
def command(ctx: click.Context, agendas: tuple[str, ...], form: str) -> int:
    """Find every mistake in AGENDA, with its line and the way out.

    AGENDA is a name, a code or the path of a file. The exit code is 0 where it can be run, 1 where a problem stops
    it, 2 where it was not found.
    """
    place = place_of(ctx)
    checked = [_check(place, what) for what in agendas]
    if form == "json":
        say_json([_plain(one) for one in checked])
    for one in checked:
        if one.reading is None:
            tell(one.reason)
        elif form == "text":
            _say(one)
    return max(CODES[one.status] for one in checked)


def _check(place: Workplace, what: str) -> Checked:
    found = place.library.find(what)
    if isinstance(found, NotFound):
        return Checked(what, reason=found.reason)
    return Checked(what, found.path, place.library.read(found))


def _say(one: Checked) -> None:
    for problem in one.problems:
        say(render(problem if problem.severity == "problem" else replace(problem, what=f"Warning: {problem.what}")))
    name = one.path.name if one.path else one.asked
    agenda = one.reading.agenda if one.reading else None
    if agenda is None:
        stopping = [problem for problem in one.problems if problem.severity == "problem"]
        say(f"{name}: {count_of('problem', len(stopping))} to mend before it can be run.")
        return
    word = count_of("warning", len(one.problems)) if one.problems else "all is well"
    say(f"{name}: {word}. {say_figures(agenda)}.")


def _plain(one: Checked) -> dict[str, object]:
    agenda = one.reading.agenda if one.reading else None
    return {
        "agenda": one.asked,
        "file": str(one.path) if one.path else None,
        "status": one.status,
        "reason": one.reason,
        "workshop": agenda.workshop if agenda else None,
        "steps": sum(1 for _ in agenda.leaves()) if agenda else None,
        "time": plain_range(steps_range(agenda)) if agenda else None,
        "booked": plain_range(booked_range(agenda)) if agenda else None,
        "blanks": [blank.name for blank in agenda.blanks] if agenda else [],
        "sheets": [sheet.id for sheet in agenda.sheets] if agenda else [],
        "problems": [asdict(problem) for problem in one.problems],
    }
