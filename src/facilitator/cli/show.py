"""`facilitator show`: the leader's guide of an agenda."""

import click

from facilitator.cli.agenda_choice import find_agenda, read_or_fail
from facilitator.cli.document_output import Wanted, deliver, document_options
from facilitator.cli.sheet_choice import sources_of
from facilitator.cli.surroundings import place_of
from facilitator.documents.leaders_guide import leaders_guide
from facilitator.live.set_up import proposed_groups
from facilitator.live.shelf import title_of


@click.command("show")
@click.argument("agenda")
@document_options
@click.pass_context
def command(ctx: click.Context, agenda: str, wanted: Wanted) -> int:
    """Write the leader's guide of AGENDA: who, what, when, the words to say, and the sheets at the end.

    AGENDA is a name, a code or the path of a file.
    """
    place = place_of(ctx)
    entry = find_agenda(place, agenda)
    plan = read_or_fail(place, entry)
    others = {name for name in (plan.next, *(each.source for each in plan.carry_over)) if name}
    titles = {name: title_of(place, name) for name in others}
    guide = leaders_guide(plan, plan.people_least or 0, proposed_groups(plan, None), titles)
    deliver(guide, wanted, f"The guide of “{plan.workshop}”", sources_of(place, entry, plan.sheets))
    return 0
