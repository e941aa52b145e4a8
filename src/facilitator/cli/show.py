"""`facilitator show`: the leader's guide of an agenda."""

import click

from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.document_output import Wanted, deliver, document_options
from facilitator.cli.sheet_choice import sources_of
from facilitator.cli.surroundings import place_of
from facilitator.documents.cue_card import cue_card
from facilitator.documents.leaders_guide import leaders_guide
from facilitator.live.shelf import title_of
from facilitator.live.usual_room import usual_room


@click.command("show")
@click.argument("agenda")
@click.option("--cue-card", "card", is_flag=True, help="The timekeeper's card instead: every step on a page or two.")
@document_options
@click.pass_context
def command(ctx: click.Context, agenda: str, *, card: bool, wanted: Wanted) -> int:
    """Write the leader's guide of AGENDA: who, what, when, the words to say, and the sheets at the end.

    AGENDA is a name, a code or the path of a file.
    """
    place = place_of(ctx)
    entry = find_agenda(place, agenda)
    plan = read_or_fail(place, entry)
    room, sources = usual_room(plan), sources_of(place, entry, plan.sheets)
    if card:
        deliver(cue_card(plan, room.people, room.groups), wanted, f"The cue card of “{plan.workshop}”", sources)
        return 0
    others = {name for name in (plan.next, *(each.source for each in plan.carry_over)) if name}
    titles = {name: title_of(place, name) for name in others}
    guide = leaders_guide(plan, room.people, room.groups, titles)
    deliver(guide, wanted, f"The guide of “{plan.workshop}”", sources)
    return 0
