"""How people are counted, seated and named in published plans, and what it is read as."""

import pytest

from facilitator.agenda.model import Agenda, GroupsRule, Sheet
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda, read_sheet

STEPS = "steps:\n  - A, 5 min\n"


def read(text: str) -> Reading:
    return read_agenda(f"workshop: W\n{text}", "w.yaml", lambda _: None)


def clean(text: str) -> Agenda:
    reading = read(text)
    assert reading.agenda is not None, reading.problems
    assert reading.problems == ()
    return reading.agenda


def only(text: str) -> Problem:
    [found] = read(text).problems
    return found


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("12 to 20 teens", 12, 20),
        ("12-20 learners", 12, 20),
        ("between 12 and 20", 12, 20),
        ("about 30 participants", 30, 30),
        ("a class of 25", 25, 25),
        ("six to eight people", 6, 8),
        ("10 or 12", 10, 12),
    ],
)
def test_people_are_counted_whatever_they_are_called(written: str, least: int, most: int) -> None:
    agenda = clean(f"people: {written}\n{STEPS}")
    assert (agenda.people_least, agenda.people_most) == (least, most)


@pytest.mark.parametrize(
    ("written", "least", "most", "fix"),
    [
        ("25 students, 2 teachers", 27, 27, "27"),
        ("25 students and 2 teachers", 27, 27, "27"),
        ("25 students, 12th grade", 25, 25, "25"),
        ("25 students aged 12-14", 25, 25, "25"),
        ("8 to 10 per table", 8, 10, "8-10"),
        ("24 (6 per table)", 24, 24, "24"),
        ("6 tables of 4", 24, 24, "24"),
        ("up to 30", 1, 30, "1-30"),
    ],
)
def test_people_that_are_added_up_are_told(written: str, least: int, most: int, fix: str) -> None:
    reading = read(f"people: {written}\n{STEPS}")
    assert reading.agenda
    assert (reading.agenda.people_least, reading.agenda.people_most) == (least, most)
    [told] = reading.problems
    assert (told.severity, told.fix) == ("warning", f"If that is right, write `people: {fix}`.")


@pytest.mark.parametrize("written", ["30 min", "5 groups", "12th grade", "the teachers", "9:30", "20ish", "1.5"])
def test_what_does_not_count_people_is_refused(written: str) -> None:
    told = only(f"people: {written}\n{STEPS}")
    assert (told.severity, told.fix) == ("problem", "Write it like `people: 12` or `people: 6-24`.")


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("4 people each", 4, 4),
        ("3-4", 3, 4),
        ("groups of 5", 5, 5),
        ("three or four", 3, 4),
        ("3 to 5 per group", 3, 5),
    ],
)
def test_how_large_groups_are_is_read(written: str, least: int, most: int) -> None:
    rule = clean(f"groups: {written}\n{STEPS}").groups
    assert (rule.least, rule.most) == (least, most)


@pytest.mark.parametrize(
    "written", ["five groups", "5 groups", "5 Tables", "\n  number: 5", "\n  count: 5", "\n  number of groups: 5"]
)
def test_how_many_groups_there_are_can_be_said(written: str) -> None:
    reading = read_agenda(f"workshop: W\ngroups: {written}\n{STEPS}", "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.groups == GroupsRule(number=5)


@pytest.mark.parametrize("number", ["0", "100", "many", "-1"])
def test_a_number_of_groups_that_cannot_be_is_told(number: str) -> None:
    assert [each.line for each in read(f"groups:\n  number: {number}\n{STEPS}").problems] == [3]


def test_a_number_of_groups_is_no_size_and_leads_to_its_key() -> None:
    told = only(f"groups:\n  size: 5 groups\n{STEPS}")
    assert (told.severity, told.fix) == ("problem", "Write `number: 5` in the place of `size`.")


@pytest.mark.parametrize(
    ("written", "kind", "least", "most"),
    [
        ("small groups", "groups", None, None),
        ("breakout rooms", "groups", None, None),
        ("at their tables", "groups", None, None),
        ("teams", "groups", None, None),
        ("large group", "everyone", None, None),
        ("the whole class", "everyone", None, None),
        ("whole group", "everyone", None, None),
        ("In the large group", "everyone", None, None),
        ("individually", "alone", None, None),
        ("on their own", "alone", None, None),
        ("dyads", "pairs", None, None),
        ("with a partner", "pairs", None, None),
        ("one-on-one", "pairs", None, None),
        ("fishbowl", "everyone", None, None),
        ("triads", "groups", 3, 3),
        ("trios", "groups", 3, 3),
        ("groups of 3 or 4", "groups", 3, 4),
        ("groups of four", "groups", 4, 4),
        ("teams of 4", "groups", 4, 4),
        ("small groups of 4-5 people", "groups", 4, 5),
        ("small groups (3-4)", "groups", 3, 4),
        ("groups, 4-5 each", "groups", 4, 5),
    ],
)
def test_how_people_sit_is_read_in_a_teachers_words(
    written: str, kind: str, least: int | None, most: int | None
) -> None:
    [step] = clean(f"steps:\n  - title: A\n    in: {written}\n").steps
    assert (step.setting.kind, step.setting.least, step.setting.most, step.setting.teams) == (kind, least, most, ())


def test_teams_with_names_keep_them() -> None:
    [step] = clean("steps:\n  - title: A\n    in: teams Red, Blue\n").steps
    assert (step.setting.kind, step.setting.teams) == ("teams", ("Red", "Blue"))


def test_a_number_of_groups_is_read_as_groups_and_told() -> None:
    reading = read("steps:\n  - title: A\n    in: five groups\n")
    assert reading.agenda
    assert reading.agenda.steps[0].setting.kind == "groups"
    assert [told.severity for told in reading.problems] == ["warning"]


@pytest.mark.parametrize(
    ("written", "who"),
    [("student", "person"), ("each learner", "person"), ("pupils", "person"), ("the class", "room"), ("team", "group"),
     ("partners", "pair")],
)  # fmt: skip
def test_who_answers_is_read_in_a_teachers_words(written: str, who: str) -> None:
    [step] = clean(f"steps:\n  - title: A\n    ask:\n      - ask: Why?\n        who: {written}\n").steps
    assert step.prompts[0].who == who


def sheet_of(one_per: str) -> Sheet:
    reading = read_sheet(f"sheet: S\none per: {one_per}\ncolumns: [A]\n", "s.yaml", "s")
    assert reading.sheet is not None, reading.problems
    return reading.sheet


@pytest.mark.parametrize("word", ["student", "Learner", "pupils", "member", "attendee", "youth", "each teen"])
def test_a_sheet_for_each_student_is_one_for_each_person(word: str) -> None:
    assert sheet_of(word).one_per == "person"


@pytest.mark.parametrize("word", ["tool", "case", "table", "Question"])
def test_a_sheet_for_each_thing_stays_as_written(word: str) -> None:
    assert sheet_of(word).one_per == word


@pytest.mark.parametrize("word", ["everyone", "student"])
def test_a_sheet_for_everyone_is_filled_in_by_each(word: str) -> None:
    sheets = f"handouts:\n  s:\n    sheet: S\n    one per: {word}\n    columns: [A]\n"
    [step] = clean(f"{sheets}steps:\n  - title: A\n    in: groups\n    handout: s\n").steps
    assert [prompt.who for prompt in step.prompts] == ["person"]
