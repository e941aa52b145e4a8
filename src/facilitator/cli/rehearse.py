"""`facilitator rehearse`: a whole agenda walked with a simulated clock, and the report it leads to."""

from dataclasses import replace
from typing import Any

import click

from facilitator.agenda.model import Agenda
from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.agenda_figures import count_of
from facilitator.cli.form_options import FormWords, form_of, form_options
from facilitator.cli.output import say, tell
from facilitator.cli.report_text import report_text
from facilitator.cli.run import checked
from facilitator.cli.surroundings import Fault, place_of, surroundings_of
from facilitator.live.exports import NotWritten, write_export
from facilitator.live.found import NotOpened
from facilitator.live.openings import OpenRehearsal
from facilitator.live.rehearsal import Rehearsed, begin_rehearsal, rehearse
from facilitator.live.set_up_form import SetUp
from facilitator.live.workplace import Workplace, zone_at
from facilitator.timing.clock import FastClock, local_time

SLOWEST, FASTEST = 1, 600
GRACE_S = 4.0
"""For so many seconds of the facilitator's own time nothing happens by itself after each of their keys."""


def _speed(ctx: click.Context, param: click.Parameter, typed: str | None) -> float | None:
    if typed is None:
        return None
    figure = typed.strip().lower().removesuffix("x").removesuffix("×").strip()
    try:
        speed = float(figure)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise click.BadParameter(
            f"“{typed}” is no speed. Give a number from {SLOWEST} to {FASTEST}; 20 takes three minutes for an hour.",
            ctx,
            param,
        )
    return speed


@click.command("rehearse")
@click.argument("agenda")
@form_options
@click.option(
    "--speed",
    metavar="N",
    callback=_speed,
    help=f"In a terminal: show it in the console, N times as fast ({SLOWEST}–{FASTEST}).",
)
@click.pass_context
def command(ctx: click.Context, /, agenda: str, *, speed: float | None, **words: Any) -> int:
    """Walk through AGENDA without a room: a simulated clock, made-up answers, a real session and its report.

    AGENDA is a name, a code or the path of a file. Prints what does not work, and the paths of the session and of the
    report.
    """
    place = place_of(ctx)
    plan = read_or_fail(place, find_agenda(place, agenda))
    form = form_of(FormWords(**words), plan)
    checked(place, plan, form, FormWords(**words))
    if speed is not None and surroundings_of(ctx).has_terminal():
        code, rehearsed = _at_speed(ctx, place, plan, form, speed)
    else:
        code, rehearsed = 0, _at_once(place, plan, form)
    _narrate(rehearsed)
    say(str(rehearsed.path))
    text = report_text(place, rehearsed.session, rehearsed.ended, "md")
    report = write_export(place.folders, rehearsed.session, text, "rehearsal", ".md")
    if isinstance(report, NotWritten):
        raise Fault(report.sentence)
    say(str(report))
    return code


def _at_once(place: Workplace, plan: Agenda, form: SetUp) -> Rehearsed:
    start = place.now()
    rehearsed = rehearse(plan, place.folders, place.state_folder, start, form, zone_at(start))
    if isinstance(rehearsed, NotOpened):
        raise Fault(rehearsed.sentence)
    return rehearsed


def _at_speed(ctx: click.Context, place: Workplace, plan: Agenda, form: SetUp, speed: float) -> tuple[int, Rehearsed]:
    """Let the console show the rehearsal until it is left; return its exit code and what came of it."""
    start = place.now()
    rehearsal = begin_rehearsal(
        plan,
        place.folders,
        place.state_folder,
        start,
        form,
        zone_at(start),
        grace_s=GRACE_S * speed,
        background=True,
    )
    if isinstance(rehearsal, NotOpened):
        raise Fault(rehearsal.sentence)
    clock = FastClock(place.clock, speed, rehearsal.start)
    try:
        code = surroundings_of(ctx).start_console(replace(place, clock=clock), OpenRehearsal(rehearsal, clock))
    finally:
        rehearsed = rehearsal.close()
    return code, rehearsed


def _narrate(rehearsed: Rehearsed) -> None:
    session = rehearsed.session
    began = local_time(session.run.began or rehearsed.ended, session.zone)
    ended = local_time(rehearsed.ended, session.zone)
    room = [count_of("group", len(session.group_names))] if session.group_names else []
    people = ["1 person" if session.people == 1 else f"{session.people} people"] if session.people else []
    answers = count_of("made-up answer", len(session.answers)) if session.answers else "it asks for no answers"
    with_whom = " in ".join(people + room) or "the whole room"
    left = "" if session.run.ended else " It was left before its end."
    tell(f"Rehearsed “{session.agenda.workshop}” from {began} to {ended} with {with_whom}: {answers}.{left}")
    for remark in rehearsed.remarks:
        tell(f"- {remark}")
