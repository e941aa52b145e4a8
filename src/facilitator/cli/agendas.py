"""`facilitator agendas`: what can be run."""

import click

from facilitator.agenda.duration import say_range
from facilitator.agenda.library import Entry
from facilitator.agenda.model import Agenda
from facilitator.agenda.reader import Reading
from facilitator.cli.agenda_figures import booked_range, count_of, plain_range, steps_range
from facilitator.cli.output import say_json, tell
from facilitator.cli.session_choice import refuse_unreadable
from facilitator.cli.surroundings import place_of
from facilitator.cli.tables import list_format, say_table


@click.command("agendas")
@list_format
@click.pass_context
def command(ctx: click.Context, form: str) -> int:
    """List the agendas there are: yours first, then those that came with the program."""
    place = place_of(ctx)
    refuse_unreadable(place.folders.agendas)
    read = [(entry, place.library.read(entry)) for entry in place.library.entries()]
    if form == "json":
        say_json([_plain(entry, reading) for entry, reading in read])
        return 0
    header = ("Name", "Code", "Workshop", "Time", "Steps", "Whose")
    say_table(header, [_cells(*one) for one in read], ("left", "left", "left", "left", "right", "left"))
    for entry, reading in read:
        if reading.agenda is None:
            problems = count_of("problem", len(_stopping(reading)))
            tell(f"{entry.name} cannot be run yet, it has {problems}. See: facilitator check {entry.name}")
    tell(f"Your own agendas go into {place.folders.agendas}.")
    return 0


def _cells(entry: Entry, reading: Reading) -> tuple[str, ...]:
    agenda, whose = reading.agenda, "yours" if entry.own else "shipped"
    if agenda is None:
        return entry.name, "", "(cannot be run yet)", "", "", whose
    time = say_range(booked_range(agenda) or steps_range(agenda))
    return entry.name, agenda.code, agenda.workshop, time, str(_steps(agenda)), whose


def _plain(entry: Entry, reading: Reading) -> dict[str, object]:
    agenda = reading.agenda
    return {
        "name": entry.name,
        "path": str(entry.path),
        "own": entry.own,
        "problems": len(_stopping(reading)),
        "workshop": agenda.workshop if agenda else None,
        "code": agenda.code if agenda else None,
        "series": agenda.series if agenda else None,
        "goal": agenda.goal if agenda else None,
        "steps": _steps(agenda) if agenda else None,
        "time": plain_range(steps_range(agenda)) if agenda else None,
        "booked": plain_range(booked_range(agenda)) if agenda else None,
    }


def _steps(agenda: Agenda) -> int:
    return sum(1 for _ in agenda.leaves())


def _stopping(reading: Reading) -> list[object]:
    return [problem for problem in reading.problems if problem.severity == "problem"]
