"""`facilitator rehearse`: a whole agenda walked with a simulated clock, and the report it leads to."""

from typing import Any

import click

from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.agenda_figures import count_of
from facilitator.cli.form_options import FormWords, form_of, form_options
from facilitator.cli.output import say, tell
from facilitator.cli.report_text import report_text
from facilitator.cli.run import checked
from facilitator.cli.surroundings import Fault, place_of
from facilitator.live.exports import NotWritten, write_export
from facilitator.live.found import NotOpened
from facilitator.live.rehearsal import Rehearsed, rehearse
from facilitator.live.workplace import zone_at
from facilitator.timing.clock import local_time


@click.command("rehearse")
@click.argument("agenda")
@form_options
@click.pass_context
def command(ctx: click.Context, /, agenda: str, **words: Any) -> int:
    """Walk through AGENDA without a room: a simulated clock, made-up answers, a real session and its report.

    AGENDA is a name, a code or the path of a file. Prints the paths of the session and of the report.
    """
    place = place_of(ctx)
    plan = read_or_fail(place, find_agenda(place, agenda))
    form = form_of(FormWords(**words), plan)
    checked(place, plan, form, FormWords(**words))
    start = place.now()
    rehearsed = rehearse(plan, place.folders, place.state_folder, start, form, zone_at(start))
    if isinstance(rehearsed, NotOpened):
        raise Fault(rehearsed.sentence)
    _narrate(rehearsed)
    say(str(rehearsed.path))
    text = report_text(place, rehearsed.session, rehearsed.ended, "md")
    report = write_export(place.folders, rehearsed.session, text, "rehearsal", ".md")
    if isinstance(report, NotWritten):
        raise Fault(report.sentence)
    say(str(report))
    return 0


def _narrate(rehearsed: Rehearsed) -> None:
    session = rehearsed.session
    began = local_time(session.run.began or rehearsed.ended, session.zone)
    ended = local_time(rehearsed.ended, session.zone)
    room = [count_of("group", len(session.group_names))] if session.group_names else []
    people = ["1 person" if session.people == 1 else f"{session.people} people"] if session.people else []
    answers = count_of("made-up answer", len(session.answers)) if session.answers else "it asks for no answers"
    with_whom = " in ".join(people + room) or "the whole room"
    tell(f"Rehearsed “{session.agenda.workshop}” from {began} to {ended} with {with_whom}: {answers}.")
    for remark in rehearsed.remarks:
        tell(f"- {remark}")
