"""Steps, reminders, homework, and the sums over them."""

import pytest

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Cue, Setting, Step
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda


def read(steps: str, top: str = "") -> Reading:
    return read_agenda(f"workshop: W\n{top}steps:\n{steps}", "w.yaml", lambda _: None)


def steps(text: str) -> tuple[Step, ...]:
    reading = read(text)
    assert reading.agenda is not None, reading.problems
    return reading.agenda.steps


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


@pytest.mark.parametrize(
    ("written", "title", "minutes"),
    [
        ("Welcome, 5 min", "Welcome", (5, 5)),
        ("Welcome, all of you, 5-8 min", "Welcome, all of you", (5, 8)),
        ("Ideas, as many as you can", "Ideas, as many as you can", None),
        ("Talk, 3", "Talk", (3, 3)),
        ("Wait, no limit", "Wait", None),
        ("Look back on 2024, 2025", "Look back on 2024, 2025", None),
        ("Warm-up: names and places", "Warm-up: names and places", None),
        ("What next?, 1 h 30", "What next?", (90, 90)),
    ],
)
def test_a_step_on_one_line_has_its_time_behind_the_last_comma(
    written: str, title: str, minutes: tuple[int, int] | None
) -> None:
    (step,) = steps(f"  - {written}\n")
    assert step.title == title
    assert (step.time and (step.time.least_s // 60, step.time.most_s // 60)) == minutes


def test_a_time_that_runs_backwards_is_a_problem() -> None:
    assert (only(read("  - Ideas, 8-5 min\n")).line, only(read("  - Ideas, 8-5 min\n")).column) == (3, 5)
    told = only(read("  - title: A\n    time: 10-5 min\n"))
    assert (told.line, told.column) == (4, 11)


def test_a_colon_in_place_of_the_comma_is_told() -> None:
    reading = read("  - Lunch: 30 min\n")
    told = only(reading)
    assert (told.severity, told.line, told.column) == ("warning", 3, 5)
    assert told.fix == "Write a comma to be sure: `- Lunch, 30 min`."
    assert reading.agenda is not None
    assert reading.agenda.steps[0].time == TimeRange(least_s=1800, most_s=1800)


@pytest.mark.parametrize(("written", "column"), [("Lunch, 12:30", 5), ("Lunch 30 min", 5), ("Talk 10–15 min", 5)])
def test_a_time_that_stays_in_the_title_is_warned_of(written: str, column: int) -> None:
    told = only(read(f"  - {written}\n"))
    assert (told.severity, told.line, told.column) == ("warning", 3, column)
    assert "comma" in told.fix or "how long" in told.fix


@pytest.mark.parametrize(
    ("key", "fix"),
    [
        ("tiem", "Did you mean `time`?"),
        ("people", "`people` belongs to the top of the file: move the line there."),
    ],
)
def test_an_unknown_key_of_a_step_is_told_where_to_go(key: str, fix: str) -> None:
    told = only(read(f"  - title: A\n    {key}: 5\n"))
    assert (told.line, told.column, told.fix) == (4, 5, fix)


@pytest.mark.parametrize(
    ("written", "meant"), [("yes", True), ("on", True), ("True", True), ("no", False), ("off", False)]
)
def test_yes_and_no_are_understood(written: str, meant: bool) -> None:
    (step,) = steps(f"  - {{title: A, protect: {written}, optional: {written}, break: {written}}}\n")
    assert (step.protect, step.optional, step.is_break) == (meant, meant, meant)


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("everyone", Setting(kind="everyone")),
        ("alone", Setting(kind="alone")),
        ("in pairs", Setting(kind="pairs")),
        ("Groups", Setting(kind="groups")),
        ("groups of 3-6", Setting(kind="groups", least=3, most=6)),
        ("groups of 4", Setting(kind="groups", least=4, most=4)),
        ("teams North, South", Setting(kind="teams", teams=("North", "South"))),
        ("1-2-4-all", Setting(kind="1-2-4-all")),
    ],
)
def test_the_ways_to_sit_are_understood(written: str, setting: Setting) -> None:
    assert steps(f"  - title: A\n    in: {written}\n")[0].setting == setting


def test_a_way_to_sit_that_is_not_known_lists_those_that_are() -> None:
    told = only(read("  - title: A\n    in: circles\n"))
    assert (told.line, told.column) == (4, 9)
    assert "`groups of 3-6`" in told.fix


def test_codes_name_steps_and_places_name_the_others() -> None:
    text = "  - A, 5 min\n  - title: B\n    code: X\n    steps:\n      - C\n"
    text += "      - title: D\n        steps: [{title: E}]\n"
    reading = read(text)
    assert reading.agenda is not None
    assert [step.id for step in reading.agenda.walk()] == ["1", "X", "X.1", "X.2", "X.2.1"]


def test_a_code_that_is_the_place_of_another_step_keeps_both_apart() -> None:
    assert [step.id for step in steps("  - A\n  - {title: B, code: 1}\n")] == ["step-1", "1"]


def test_the_same_code_twice_names_both_lines() -> None:
    told = only(read("  - {title: A, code: A1}\n  - {title: B, code: a1}\n"))
    assert (told.line, told.column) == (4, 22)
    assert "line 3 and in line 4" in told.what


def test_reminders_are_read_and_wrong_ones_told() -> None:
    text = (
        "  - title: A\n    cues:\n      - {at: 5 min, say: a}\n      - {every: 3 min, do: b}\n"
        "      - {at: half-way, say: c}\n      - {at: 90 sec left, say: d}\n"
    )
    assert steps(text)[0].cues == (
        Cue(at_s=300, text="a"),
        Cue(every_s=180, text="b", kind="do"),
        Cue(half_way=True, text="c"),
        Cue(left_s=90, text="d"),
    )
    wrong = (
        "  - title: A\n    cues:\n      - {at: noon, say: a}\n      - {say: b}\n      - {at: 5 min}\n      - words\n"
    )
    assert [(p.line, p.column) for p in read(wrong).problems] == [(5, 14), (6, 9), (7, 9), (8, 9)]


@pytest.mark.parametrize("homework", ["Read it", "{task: Read it, who: all}", "[{task: Read it}]"])
def test_homework_without_a_date_is_warned_of(homework: str) -> None:
    told = only(read(f"  - title: A\n    homework: {homework}\n"))
    assert (told.severity, told.line) == ("warning", 4)
    assert "`due: Friday`" in told.fix


def test_homework_due_on_an_undeclared_blank_is_warned_of() -> None:
    told = only(read("  - title: A\n    homework:\n      - task: Read it\n        due: [hand-in day]\n"))
    assert (told.severity, told.line, told.column) == ("warning", 6, 14)


@pytest.mark.parametrize(
    ("booked", "inside", "says"),
    [
        ("60 min", "70 min", "10 min over"),
        ("60 min", "40-50 min", "10 min short"),
        ("60-90 min", "95-100 min", "5 min over"),
    ],
)
def test_steps_that_cannot_fill_the_booked_time_are_warned_of(booked: str, inside: str, says: str) -> None:
    told = only(read(f"  - A, {inside}\n", f"time: {booked}\n"))
    assert (told.severity, told.line, told.column) == ("warning", 2, 7)
    assert says in told.what


@pytest.mark.parametrize(
    ("booked", "inside"),
    [("60 min", "50-70 min"), ("60-90 min", "90 min"), ("60 min", "no limit"), ("60 min", "5 min each person")],
)
def test_steps_that_can_fill_the_booked_time_are_not_warned_of(booked: str, inside: str) -> None:
    assert read(f"  - title: A\n    time: {inside}\n", f"time: {booked}\n").problems == ()


def test_sub_steps_are_held_against_the_step_around_them() -> None:
    told = only(read("  - title: A\n    time: 30 min\n    steps:\n      - B, 10 min\n      - C, 5-15 min\n"))
    assert (told.severity, told.line, told.column) == ("warning", 3, 5)
    assert "5 min short" in told.what


def test_words_that_take_longer_to_say_than_the_step_lasts_are_warned_of() -> None:
    script = f"  - title: A\n    time: 1 min\n    guide: |\n      DO: Wave.\n      SAY: {'word ' * 260}\n"
    told = only(read(script))
    assert (told.severity, told.line, told.column) == ("warning", 7, 12)
    assert "2 min to read aloud" in told.what


def test_an_undeclared_blank_is_warned_of_where_it_stands() -> None:
    text = "  - title: A\n    guide: |\n      SAY: One.\n\n      Two [the date] three. [Wave.] [people]\n"
    text += "      DO: [the date]\n"
    told = only(read(text))
    assert (told.severity, told.line, told.column) == ("warning", 7, 11)
    assert told.what == "Is “[the date]” a blank?"


@pytest.mark.parametrize("guide", ["ASK: comitment", "SAY: It was [answer: comitment]."])
def test_a_guide_that_asks_for_a_question_that_is_not_there_names_the_nearest(guide: str) -> None:
    told = only(read(f"  - title: A\n    guide: |\n      {guide}\n    ask:\n      - {{id: commitment, ask: Hands?}}\n"))
    assert (told.line, told.fix) == (5, "Did you mean `commitment`?")


def test_an_ask_with_a_sentence_is_a_question_for_the_air() -> None:
    (step,) = steps("  - title: A\n    guide: |\n      ASK: What is this for?\n      ASK: Why?\n")
    assert [(block.text, block.prompt) for block in step.guide] == [("What is this for?", None), ("Why?", None)]


@pytest.mark.parametrize(
    "guide",
    [
        "guide: |\n      SAY: Hello\n      DO: Wave.",
        "guide: >\n      SAY: Hello\n      DO: Wave.",
        "guide:\n      - say: Hello\n      - do: Wave.",
        "guide:\n      SAY: Hello\n      DO: Wave.",
    ],
)
def test_a_guide_may_be_words_with_marks_or_typed_blocks(guide: str) -> None:
    (step,) = steps(f"  - title: A\n    {guide}\n    time: 5 min\n")
    assert [(block.kind, block.text) for block in step.guide] == [("say", "Hello"), ("do", "Wave.")]


@pytest.mark.parametrize("written", ["[Welcome, 5 min]", "[Welcome]", "[[Welcome]]", "[]"])
def test_a_step_in_square_brackets_is_told_and_never_read_with_half_of_them(written: str) -> None:
    for text in (f"  - {written}\n", f"  [{written}]\n"):
        told = only(read(text))
        assert (told.severity, told.what[:41]) == ("problem", "A step cannot stand in square brackets: i")
    assert steps('  - "[Welcome], 5 min"\n')[0].title == "[Welcome]"


def test_a_list_behind_the_dash_of_a_step_is_told_once() -> None:
    assert only(read("  - - Welcome, 5 min\n    - Talk, 5 min\n")).fix == "Write one dash before each step."


def test_steps_in_square_brackets_or_without_dashes_are_told() -> None:
    assert "behind a dash" in only(read("  Welcome: 5 min\n  Ideas: 5 min\n")).fix
    told = only(read_agenda("workshop: W\nsteps: [Welcome, 5 min]\n", "w.yaml", lambda _: None))
    assert (told.line, told.column) == (2, 8)
