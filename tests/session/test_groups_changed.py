"""Who sits where while a workshop runs: recorded whole, undone exactly, and no answer is lost."""

from hypothesis import given, settings

from facilitator.agenda.model import GroupsRule
from facilitator.session import events as ev
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.blanks import blank_values
from facilitator.session.intents import Refusal
from facilitator.session.role_history import held_over, roles_served, served_by_now
from facilitator.session.seats import Seats, form_seats
from facilitator.session.session import replay
from tests.fakes import KICK_OFF, START, Stage
from tests.strategies import Play, plays

NAMES = ("Ana", "Bo", "Cem", "Di", "Ed", "Fay")
ROLES = ("facilitator", "timekeeper", "note-taker")


def seated() -> Stage:
    seats = form_seats(Seats(names=NAMES, people=6), ("Blue", "Green"), ROLES, None)
    started = ev.SessionStarted(seq=1, at=START, names=NAMES, people=6, groups=seats.groups)
    return Stage(KICK_OFF, started)


def who(stage: Stage, role: str) -> list[str]:
    return [each.person for group in stage.session.groups for each in group.roles if each.role == role]


def test_answers_go_with_a_group_that_gets_another_name() -> None:
    stage = seated()
    stage.do(ask.ToggleClock()).do(ask.Write("tools", "price list", "Blue")).do(ask.KeepDraft("tools", "half", "Blue"))
    stage.do(sit.RenameGroup("Blue", "Sharks"))
    assert stage.session.group_names == ("Sharks", "Green")
    assert [answer.group for answer in stage.session.answers] == ["Sharks"]
    assert list(stage.session.drafts) == [("tools", "Sharks")]
    stage.do(ask.Undo())
    assert stage.session.group_names == ("Blue", "Green")
    assert [answer.group for answer in stage.session.answers] == ["Blue"]


def test_answers_of_a_dissolved_group_stay_under_its_name() -> None:
    stage = seated()
    stage.do(ask.ToggleClock()).do(ask.Write("tools", "price list", "Blue")).do(sit.Dissolve("Blue"))
    assert stage.session.group_names == ("Green",)
    assert [(answer.group, answer.text) for answer in stage.session.answers] == [("Blue", "price list")]
    assert set(stage.session.groups[0].people) == set(NAMES)
    stage.do(ask.Rewrite(stage.session.answers[0].id, "phone list"))
    assert stage.session.answers[0].text == "phone list"
    assert isinstance(stage.ask(ask.Write("tools", "late", "Blue")), Refusal)


def test_who_comes_and_leaves_is_counted() -> None:
    stage = seated()
    stage.do(sit.Come("Zoe"))
    assert (stage.session.people, stage.session.groups[0].people) == (7, ("Ana", "Cem", "Ed", "Zoe"))
    stage.do(sit.Leave("Bo"))
    assert (stage.session.people, "Bo" in stage.session.seats.names) == (6, False)
    assert len(who(stage, "facilitator")) == 2


def test_roles_go_round_when_they_are_asked_to() -> None:
    stage = seated()
    had = [who(stage, "timekeeper")]
    for _ in range(2):
        stage.do(sit.RotateRoles())
        had.append(who(stage, "timekeeper"))
    assert sorted(person for turn in had for person in turn) == sorted(NAMES)
    assert sum(each.times for each in roles_served(stage.session)) == 3 * 2 * len(ROLES)
    assert max(served_by_now(stage.session).values()) == 1


def test_a_shuffle_and_an_undone_rotation_are_no_turns() -> None:
    stage = seated()
    stage.do(sit.Shuffle(3)).do(sit.RotateRoles()).do(ask.Undo())
    assert sum(each.times for each in held_over([stage.session])) == 2 * len(ROLES)


def test_the_names_of_roles_fill_the_blanks() -> None:
    values = blank_values(seated().session, START).named
    assert values["note-takers"] == "Ed and Fay"
    assert values["timekeeper"] == "Cem and Di"
    assert values["facilitators"] == "Ana and Bo"


def test_without_names_the_word_stands_for_itself() -> None:
    agenda = KICK_OFF.model_copy(update={"groups": GroupsRule(roles=("spokesperson", "Note-takers"))})
    values = blank_values(replay("", agenda, [ev.SessionStarted(seq=1, at=START, people=6)]), START).named
    assert values["note-takers"] == "the note-takers"
    assert values["timekeeper"] == "the timekeeper"
    assert values["spokespeople"] == "the spokespeople"


@settings(max_examples=100)
@given(plays("all"))
def test_undoing_everything_brings_the_first_groups_back_and_redoing_the_last(play: Play) -> None:
    stage = Stage(play.agenda, play.started)
    for gap_s, intent in play.moves:
        stage.wait(gap_s).ask(intent)
    before = stage.session
    for _ in before.done:
        stage.do(ask.Undo())
    assert stage.session.groups == play.started.groups
    for _ in before.done:
        stage.do(ask.Redo())
    assert (stage.session.seats, stage.session.answers) == (before.seats, before.answers)
