"""The set-up form as typed: how long, who is here, which groups, the blanks, and a sentence for what is wrong."""

from datetime import datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Agenda, GroupsRule, Setting, Step
from facilitator.live.end_time import next_time, read_clock, read_end
from facilitator.live.set_up import SetUpRead, next_proposal, proposed_groups, read_set_up, say_group_keys, say_groups
from facilitator.live.set_up_form import Arranged, SetUp
from facilitator.session.events import SessionStarted
from facilitator.session.groups import Group, Role
from facilitator.session.role_dealing import RoleHeld
from facilitator.session.seats import Seats
from facilitator.timing.room_zone import RoomZone
from tests.fakes import KICK_OFF, START, asking, minutes, small_agenda
from tests.strategies import any_text

ZONE = RoomZone(timedelta(hours=1))
"""It is 10:00 in the room."""
NO_LENGTH = "Give minutes, for example 75, or the end, for example until 11:15."


def read(
    length: str = "",
    people: str = "",
    groups: str = "",
    *,
    fills: dict[str, str] | None = None,
    agenda: Agenda = KICK_OFF,
    now: datetime = START,
) -> SetUpRead:
    return read_set_up(agenda, SetUp(length, people, groups, fills or {}), now, ZONE)


def clock(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def test_an_empty_form_takes_its_defaults_and_can_start() -> None:
    form = read()
    assert form.started == SessionStarted(
        seq=1,
        at=START,
        planned_start=clock(9),
        groups=(Group(name="Blue"), Group(name="Green"), Group(name="Red")),
        utc_offset_min=60,
    )
    assert form.problems == {}
    assert form.unfilled == ("programme length", "today's tools")
    assert form.remarks["length"] == "1 h 30 min; from now that is until 11:30: roomy (the steps take 60–90 min)"


# How long


@pytest.mark.parametrize(
    ("typed", "length_s"),
    [("75", 4500), ("75 min", 4500), ("1h 15", 4500), ("60-90", 5400), (" 5 ", 300), ("1.5 hours", 5400)],
)
def test_minutes_are_a_length(typed: str, length_s: float) -> None:
    form = read(typed)
    assert (form.problems, form.started.length_s, form.started.ends_at) == ({}, length_s, None)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("until 11:15", 11, 15),
        ("Until 11:15", 11, 15),
        ("till 11.15", 11, 15),
        ("til 11:15", 11, 15),
        ("to 11:15", 11, 15),
        ("11:15", 11, 15),
        ("11:15 am", 11, 15),
        ("until 11", 11, 0),
        ("until 1 pm", 13, 0),
        ("until 13 h", 13, 0),
        ("until 12 o'clock", 12, 0),
        ("23:59", 23, 59),
    ],
)
def test_a_time_of_day_is_the_end(typed: str, hour: int, minute: int) -> None:
    form = read(typed)
    assert (form.problems, form.started.length_s) == ({}, None)
    assert form.started.ends_at == clock(hour, minute)


@pytest.mark.parametrize("typed", ["9:30", "until 10:00", "0:30", "until 2:15", "9 am"])
def test_a_time_that_is_over_is_said(typed: str) -> None:
    form = read(typed)
    assert form.problems["length"].endswith("is over already. Give the time at which the workshop has to end.")
    assert "length" not in form.remarks


@pytest.mark.parametrize(("typed", "hour", "minute"), [("0:45", 0, 45), ("until 1", 1, 0), ("until 11 am", 11, 0)])
def test_a_workshop_may_run_past_midnight(typed: str, hour: int, minute: int) -> None:
    form = read(typed, now=clock(23, 30).astimezone(ZONE))
    assert form.started.ends_at == clock(hour, minute, day=24)


@pytest.mark.parametrize(
    ("at", "now", "next_at"),
    [
        (time(10, 30), clock(10), clock(10, 30)),
        (time(10), clock(10, 0), None),
        (time(9), clock(10), None),
        (time(1), clock(23, 30), clock(1, day=24)),
        (time(11, 30), clock(23, 30), clock(11, 30, day=24)),
        (time(11, 31), clock(23, 30), None),
        (time(23, 0), clock(23, 30), None),
    ],
)
def test_the_clock_shows_a_time_next_today_or_within_the_night(
    at: time, now: datetime, next_at: datetime | None
) -> None:
    assert next_time(at, now, ZONE) == next_at
    assert next_time(at, now.astimezone(timezone.utc), ZONE) == next_at  # noqa: UP017 - beside the zone of the room


@pytest.mark.parametrize(
    "typed",
    ["soon", "until", "until noon", "until 75", "25:00", "until 24:00", "0", "0 min", "-5", "no limit", "3 days"],
)
def test_what_is_no_length_is_said_with_two_examples(typed: str) -> None:
    form = read(typed)
    assert form.problems == {"length": NO_LENGTH}
    assert (form.started.length_s, form.started.ends_at) == (None, None)


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("75", "1 h 15 min; from now that is until 11:15: comfortable (the steps take 60–90 min)"),
        ("until 11:15", "until 11:15, 1 h 15 min: comfortable (the steps take 60–90 min)"),
        ("62", "1 h 2 min; from now that is until 11:02: tight (the steps take 60–90 min)"),
        ("60", "1 h; from now that is until 11:00: at the minimum (the steps take 60–90 min)"),
        ("50", "50 min; from now that is until 10:50: cut 10 min (the steps take 60–90 min)"),
        ("120", "2 h; from now that is until 12:00: roomy, 30 min to spare (the steps take 60–90 min)"),
    ],
)
def test_a_length_is_told_with_what_it_means(typed: str, remark: str) -> None:
    assert read(typed).remarks["length"] == remark


def test_steps_of_one_length_are_not_told_as_a_range() -> None:
    form = read("30", agenda=small_agenda(minutes(10), minutes(15)))
    assert form.remarks["length"].endswith("roomy, 5 min to spare (the steps take 25 min)")


def test_a_length_counts_everyone_who_is_here() -> None:
    each = TimeRange(least_s=60, most_s=120, each="person")
    form = read("", "10", agenda=small_agenda(each))
    assert form.remarks["length"] == "20 min; from now that is until 10:20: roomy (the steps take 10–20 min)"


@pytest.mark.parametrize(
    ("typed", "hour"), [("until 9", 9), ("9:00", 9), ("9 am", 9), ("9 pm", 21), ("to 9 h", 9), ("until 0", 0)]
)
def test_an_end_is_read_with_and_without_its_word(typed: str, hour: int) -> None:
    found = read_end(typed)
    assert found is not None
    assert (found.hour, found.minute) == (hour, 0)


@pytest.mark.parametrize("typed", ["9", "75", "tomorrow", "until tomorrow", "", "total 9:00", "24"])
def test_a_bare_number_is_no_end(typed: str) -> None:
    assert read_end(typed) is None
    assert read_clock(typed) is None


# Who is here


@pytest.mark.parametrize("typed", ["14", " 14 ", "14 people", "14 participants", "about 14", "014"])
def test_a_head_count_is_a_number(typed: str) -> None:
    form = read(people=typed)
    assert (form.problems, form.started.people, form.started.names) == ({}, 14, ())
    assert form.remarks["people"] == "14 people"


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("1", "1 person; the agenda is made for 6 or more"),
        ("5", "5 people; the agenda is made for 6 or more"),
        ("6", "6 people"),
        ("24", "24 people"),
        ("25", "25 people; the agenda is made for 24 at most"),
        ("", "reckoned with 6; a number or names can be given"),
    ],
)
def test_a_head_count_is_compared_with_what_the_agenda_is_made_for(typed: str, remark: str) -> None:
    form = read(people=typed)
    assert (form.remarks["people"], form.problems) == (remark, {})


def test_where_nobody_is_expected_nothing_is_said() -> None:
    assert "people" not in read(agenda=small_agenda()).remarks


@pytest.mark.parametrize("typed", ["0", "1000", "999999999"])
def test_a_head_count_has_its_limits(typed: str) -> None:
    assert read(people=typed).problems == {"people": "A head-count is between 1 and 999."}


def test_names_are_taken_as_pasted_and_counted() -> None:
    form = read(people="1. Ana\n2. Bo\n3. Cy Li\n4. Di\n5. Ed\n6. Fay\n7. Gus")
    assert form.started.names == ("Ana", "Bo", "Cy Li", "Di", "Ed", "Fay", "Gus")
    assert (form.started.people, form.remarks["people"]) == (7, "7 people")
    assert [group.people for group in form.started.groups] == [("Ana", "Cy Li", "Ed", "Gus"), ("Bo", "Di", "Fay")]


@pytest.mark.parametrize("typed", [",", "- \n• ", "1.\n2."])
def test_a_list_without_names_is_said(typed: str) -> None:
    form = read(people=typed)
    assert form.problems == {"people": "Give a number, or names with commas between them."}


def test_far_too_many_names_are_said() -> None:
    form = read(people="\n".join(f"Name {number}" for number in range(1200)))
    assert form.problems == {"people": "These are 1200 names; there is room for 999."}
    assert form.started.names == ()


# Groups


@pytest.mark.parametrize(
    ("people", "typed", "remark"),
    [
        ("12", "", "Blue 4, Green 4, Red 4"),
        ("7", "", "Blue 3, Green 4"),
        ("10", "3", "Blue 3, Green 3, Red 4"),
        ("10", "3 groups", "Blue 3, Green 3, Red 4"),
        ("10", "2 teams", "Blue 5, Green 5"),
        ("10", "North, South", "North 5, South 5"),
        ("", "North; South", "North, South"),
        ("", "3", "Blue, Green, Red"),
        ("10", "0", "no groups: the room answers as one"),
        ("10", "none", "no groups: the room answers as one"),
        ("10", "No groups", "no groups: the room answers as one"),
        ("10", "North, South, North", "North 5, South 5"),
    ],
)
def test_groups_are_proposed_counted_or_named(people: str, typed: str, remark: str) -> None:
    form = read("", people, typed)
    assert (form.problems, form.remarks["groups"]) == ({}, remark)
    assert say_groups(form.started.groups) == remark


def test_groups_with_names_are_told_by_name() -> None:
    assert read("", "Ana, Bo, Cy", "2").remarks["groups"] == "Blue: Ana, Cy; Green: Bo"
    assert say_groups((Group(name="Blue", people=("Ana",)), Group(name="Green"))) == "Blue: Ana; Green: nobody"


def test_named_groups_get_the_names_dealt_out() -> None:
    form = read("", "Ana, Bo, Cy", "North, South")
    assert form.started.groups == (
        Group(
            name="North",
            people=("Ana", "Cy"),
            size=2,
            roles=(
                Role(role="facilitator", person="Ana"),
                Role(role="timekeeper", person="Cy"),
                Role(role="note-taker", person="Ana"),
            ),
        ),
        Group(
            name="South",
            people=("Bo",),
            size=1,
            roles=tuple(Role(role=role, person="Bo") for role in ("facilitator", "timekeeper", "note-taker")),
        ),
    )


@pytest.mark.parametrize(
    ("people", "typed", "problem"),
    [
        ("3", "4", "4 groups are more than there are people to fill them."),
        ("3", "a, b, c, d", "4 groups are more than there are people to fill them."),
        ("", "100", "100 groups are too many; 99 is the most."),
        ("500", "400", "400 groups are too many; 99 is the most."),
        ("10", "-", "Give a number of groups, or their names with commas between them."),
        ("10", "1, 2", "Give a number of groups, or their names with commas between them."),
    ],
)
def test_groups_that_cannot_be_formed_are_said(people: str, typed: str, problem: str) -> None:
    form = read("", people, typed)
    assert form.problems == {"groups": problem}
    assert (form.started.groups, "groups" in form.remarks) == ((), False)


def test_groups_are_as_large_as_the_step_or_the_file_says() -> None:
    in_fours = Setting(kind="groups", least=4, most=4)
    plain = asking().model_copy(update={"steps": (Step(id="1", title="Talk", setting=in_fours),)})
    assert proposed_groups(plain, 12) == 3
    pairs = plain.model_copy(update={"groups": GroupsRule(least=2, most=2)})
    assert proposed_groups(pairs, 12) == 6


def test_groups_are_proposed_only_where_a_step_works_in_groups() -> None:
    assert proposed_groups(small_agenda(), 12) == 0
    assert proposed_groups(KICK_OFF, 12) == 3
    assert proposed_groups(KICK_OFF, None) == 3
    assert read(people="12", agenda=small_agenda()).remarks["groups"] == "no groups: the room answers as one"


# The rest


def test_blanks_are_kept_as_typed_and_the_others_listed() -> None:
    form = read(fills={"Programme Length": " 8 weeks ", "today's tools": "  "})
    assert form.started.fills == {"Programme Length": " 8 weeks "}
    assert form.unfilled == ("today's tools",)


def test_what_is_ticked_goes_into_the_session() -> None:
    form = read_set_up(KICK_OFF, SetUp(ready=("Put [today's tools] on every table",)), START, ZONE)
    assert form.started.ready == ("Put [today's tools] on every table",)


def test_the_planned_start_is_today_in_the_room() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=timezone.utc)  # noqa: UP017 - beside the zone of the room
    assert read(now=late).started.planned_start == clock(9)
    assert read(agenda=asking()).started.planned_start is None


def test_the_room_keeps_its_own_time() -> None:
    form = read_set_up(KICK_OFF, SetUp("until 17:00"), START, RoomZone(timedelta(hours=5, minutes=45)))
    assert form.started.utc_offset_min == 345
    assert form.started.ends_at == START + timedelta(hours=2, minutes=15)


@settings(max_examples=150)
@given(any_text, any_text, any_text, st.sampled_from([KICK_OFF, small_agenda(), small_agenda(None)]))
def test_whatever_is_typed_gives_a_form_or_a_sentence(length: str, people: str, groups: str, agenda: Agenda) -> None:
    form = read(length, people, groups, agenda=agenda)
    assert all(problem.endswith(".") for problem in form.problems.values())
    assert "length" in form.remarks or "length" in form.problems
    assert "groups" in form.remarks or "groups" in form.problems
    names = [group.name for group in form.started.groups]
    assert len(names) == len(set(names))


# People by name, their groups and their roles


def roles_in(form: SetUpRead) -> list[dict[str, str]]:
    return [{role.role: role.person for role in group.roles} for group in form.started.groups]


def test_a_head_count_has_no_roles_and_the_proposals_are_said() -> None:
    form = read("", "10")
    assert roles_in(form) == [{}, {}]
    assert form.remarks["sizes"] == "2 groups: 5 + 5, or 3 + 3 + 4"
    assert form.proposals == ((5, 5), (3, 3, 4))


@pytest.mark.parametrize(
    ("people", "groups", "said"),
    [
        ("7", "", "2 groups: 3 + 4"),
        ("2", "", "1 group: 2, smaller than the 3–6 that the agenda asks for"),
        ("14", "2", "2 groups: 7 + 7, larger than the 3–6 that the agenda asks for, or 4 + 5 + 5 or 3 + 3 + 4 + 4"),
    ],
)
def test_groups_of_other_sizes_than_asked_are_told(people: str, groups: str, said: str) -> None:
    assert read("", people, groups).remarks["sizes"] == said


def test_a_table_places_its_people_and_gives_them_its_roles() -> None:
    form = read("", "Name;Group;Role\nAna;Red;Timekeeper\nBo;Green;\nCy;;\nDi;Red;\n;Red;")
    assert [(group.name, group.people) for group in form.started.groups] == [
        ("Red", ("Ana", "Di")),
        ("Green", ("Bo", "Cy")),
    ]
    assert roles_in(form)[0] == {"facilitator": "Di", "timekeeper": "Ana", "note-taker": "Ana"}
    assert form.started.names == ("Ana", "Bo", "Cy", "Di")
    assert "One line has no name" in form.remarks["people"]


def test_typed_groups_count_more_than_those_of_the_list() -> None:
    form = read("", "Name;Group\nAna;Red\nBo;Green", "1")
    assert [group.name for group in form.started.groups] == ["Blue"]
    assert "left aside" in form.remarks["people"]


def shuffled(seed: int) -> SetUpRead:
    return read_set_up(KICK_OFF, SetUp("", "Ana, Bo, Cy, Di, Ed, Fay", seed=seed), START, ZONE)


def test_a_seed_shuffles_and_is_recorded() -> None:
    assert shuffled(5).started == shuffled(5).started
    assert shuffled(5).started.seed == 5
    assert {shuffled(seed).started.groups for seed in range(9)} != {shuffled(5).started.groups}
    assert read("", "6").started.seed is None


def test_the_earlier_sessions_are_asked_only_where_roles_are_dealt() -> None:
    asked: list[str] = []

    def before() -> tuple[RoleHeld, ...]:
        asked.append("asked")
        return (RoleHeld(role="facilitator", person="Ana"),)

    read_set_up(KICK_OFF, SetUp("", "12"), START, ZONE, "", before)
    assert asked == []
    form = read_set_up(KICK_OFF, SetUp("", "Ana, Bo, Cy"), START, ZONE, "", before)
    assert asked == ["asked"]
    assert roles_in(form)[0]["facilitator"] == "Bo"
    assert form.started.roles_before == before()


def test_what_was_arranged_by_hand_stands_until_something_else_is_typed() -> None:
    seats = Seats((Group(name="Red", people=("Bo", "Ana"), size=2),), ("Ana", "Bo"), 2)
    arranged = Arranged("Ana, Bo", "Red", seats)
    form = SetUp("", "Ana, Bo", "Red", arranged=arranged)
    assert read_set_up(KICK_OFF, form, START, ZONE).started.groups == seats.groups
    other = SetUp("", "Ana, Bo, Cy", "Red", arranged=arranged)
    assert read_set_up(KICK_OFF, other, START, ZONE).started.groups[0].people == ("Ana", "Bo", "Cy")


def test_the_next_proposal_goes_round() -> None:
    assert next_proposal(read("", "10")) == 3
    assert next_proposal(read("", "10", "3")) == 2
    assert next_proposal(read("", "10", "7")) == 2
    assert next_proposal(read("", "2")) == 0
    assert say_group_keys(read("", "Ana, Bo, Cy")) == "F3 shuffles · F4 who sits where"
