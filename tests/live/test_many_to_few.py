"""Agenda B as it is meant: four groups, forty issues, the common ones put together, and the SOP in that order."""

from pathlib import Path

from facilitator.agenda.library import Entry, Library
from facilitator.live.aim import Aim
from facilitator.live.merging import merging, question_for
from facilitator.live.writing_line import writing_line
from facilitator.session import intents as ask
from facilitator.session.answer_rules import step_at
from facilitator.session.groups import form_groups
from facilitator.session.merge_intents import PutTogether
from facilitator.session.rows import rows_left
from facilitator.session.votes import rows_of
from tests.fakes import Stage, set_up

SHARED = {
    "Blue": ("Late deliveries", "Wrong invoices", "The phone is always busy", "Price on the website is wrong"),
    "Green": ("Deliveries come late", "Invoice is wrong", "Phone busy all the time", "Broken on arrival"),
    "Red": ("delivery late again", "Missing parts", "Rude driver", "Parking is full"),
    "Yellow": ("Late delivery", "Wrong price on the website", "Broken when it arrives", "Parts missing in the box"),
}
ALONE = [
    *("queue", "voucher", "colour", "manual", "lamp", "guarantee", "shouting", "language", "cash"),
    *("card", "address", "parcel", "bill", "hotline", "app"),
]
"""Things that only one group has."""


def at_the_floor() -> Stage:
    library = Library(Path("nowhere"))
    entry = library.find("problem-solving-sop")
    assert isinstance(entry, Entry)
    agenda = library.read(entry).agenda
    assert agenda is not None
    stage = Stage(agenda, set_up(length_s=5400.0, people=8, groups=form_groups(4, 8))).start().next(700).next(500)
    assert stage.session.group_names == tuple(SHARED)
    for place in range(10):
        for number, (group, issues) in enumerate(SHARED.items()):
            issue = issues[place] if place < 4 else f"{ALONE[(place * 4 + number) % 15]} {chr(65 + place)}{number}"
            stage.wait(25).write("most-frequent-issues", f"{issue} | none | we look | sorry | a little", group)
    return stage.next()


def test_the_common_issues_take_a_key_each_and_lead_the_table_of_the_sop() -> None:
    stage = at_the_floor()
    assert len(stage.session.answers_to("most-frequent-issues")) == 40
    agreed = stage.session.agenda.find_prompt("agreed-issues")
    prompt = question_for(stage.session, "agreed-issues")
    assert agreed is not None
    assert prompt is not None
    keys, accepted = 0, set[str]()
    while len(accepted) < 10:
        pair = merging(stage.session, prompt).at_hand
        assert pair is not None
        stage.do(PutTogether((*pair.first.ids, *pair.second.ids)))
        accepted |= {*pair.first.ids, *pair.second.ids}
        keys += 1
    assert keys <= 9
    while (pair := merging(stage.session, prompt).at_hand) is not None and pair.likeness > 0.8:
        stage.do(PutTogether((*pair.first.ids, *pair.second.ids)))
    assert rows_of(stage.session, agreed)[0] == "Late deliveries"
    line = writing_line(stage.session, Aim("agreed-issues", "", step_at(stage.session)))
    assert line is not None
    assert "4 of 4 groups" in line.question
    total = len(rows_left(stage.session, agreed, ""))
    stage.write("agreed-issues", "we ring before noon | I am sorry, let me see where it is | up to 20")
    assert stage.session.answers_to("agreed-issues")[0].cells[0] == "Late deliveries"
    assert len(rows_left(stage.session, agreed, "")) == total - 1
    assert len(stage.session.answers_to("most-frequent-issues")) == 40
    assert stage.do(ask.Undo()).session.merges
