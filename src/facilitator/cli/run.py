"""`facilitator run`: straight to the set-up of one agenda, or past it."""

from dataclasses import replace
from typing import Any

import click

from facilitator.agenda.model import Agenda
from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.form_options import FormWords, form_of, form_options, option_of
from facilitator.cli.open_console import require_terminal
from facilitator.cli.output import tell
from facilitator.cli.surroundings import place_of, surroundings_of
from facilitator.live.openings import OpenSetUp, StartNow
from facilitator.live.set_up import SetUpRead, read_set_up
from facilitator.live.set_up_form import NONE, SetUp
from facilitator.live.workplace import Workplace, zone_at


@click.command("run")
@click.argument("agenda")
@form_options
@click.option("--no-carry-over", "alone", is_flag=True, help="Take nothing over from an earlier session.")
@click.option("--now", "at_once", is_flag=True, help="Skip the set-up and go to the main screen.")
@click.pass_context
def command(ctx: click.Context, /, agenda: str, *, alone: bool, at_once: bool, **words: Any) -> int:
    """Open AGENDA, ready to start.

    AGENDA is a name, a code or the path of a file. What you say here stands in the set-up already; the clock starts
    when you press space.
    """
    require_terminal(ctx)
    place = place_of(ctx)
    entry = find_agenda(place, agenda)
    plan = read_or_fail(place, entry)
    form = form_of(FormWords(**words), plan)
    if alone:
        form = replace(form, carry={each.source: NONE for each in plan.carry_over})
    read = checked(place, plan, form, FormWords(**words))
    path = str(entry.path.absolute())
    if not at_once:
        return surroundings_of(ctx).start_console(place, OpenSetUp(path, form))
    if read.unfilled:
        tell(f"Still to be filled in: {', '.join(read.unfilled)}.")
    return surroundings_of(ctx).start_console(place, StartNow(path, form))


def checked(place: Workplace, agenda: Agenda, form: SetUp, words: FormWords) -> SetUpRead:
    """Return what the form means at this moment; raises a UsageError for the first thing that cannot be."""
    now = place.now()
    read = read_set_up(agenda, form, now.wall, zone_at(now))
    for field, sentence in read.problems.items():
        raise click.UsageError(f"{option_of(field, words)}: {sentence}")
    return read
