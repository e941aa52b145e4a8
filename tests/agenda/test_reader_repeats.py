"""Steps that are repeated, have rounds, turns or tracks, or begin on the clock."""

import pytest

from facilitator.agenda.model import Agenda, Track
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda


def read(steps: str, top: str = "") -> Reading:
    return read_agenda(f"workshop: W\n{top}steps:\n{steps}", "w.yaml", lambda _: None)


def agenda(steps: str, top: str = "") -> Agenda:
    reading = read(steps, top)
    assert reading.agenda is not None, reading.problems
    return reading.agenda


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


REPEATED = """\
  - title: Judge a tool
    code: A2
    time: 10 min
    section: Tools
    repeat: 3
    guide: |
      SAY: You said [answer: verdict]. [Wait.] And [answer: verdict]!
      ASK: verdict
    ask:
      - {id: verdict, ask: What do you think?, kind: list}
      - kind: vote
    steps:
      - Look at it, 4 min
      - {title: Say it, code: S, time: 6 min}
"""


def test_a_step_that_is_repeated_stands_as_often_one_after_the_other() -> None:
    found = agenda(REPEATED)
    assert [step.title for step in found.steps] == [f"Judge a tool ({number} of 3)" for number in (1, 2, 3)]
    assert [step.id for step in found.walk()] == [
        "A2", "A2.1", "S", "A2-2", "A2.1-2", "S-2", "A2-3", "A2.1-3", "S-3",
    ]  # fmt: skip
    assert [step.code for step in found.steps] == ["A2"] * 3
    assert [step.section for step in found.steps] == ["Tools", "", ""]


def test_every_copy_asks_and_tells_its_own_questions() -> None:
    for number, step in enumerate(agenda(REPEATED).steps, start=1):
        own = "verdict" if number == 1 else f"verdict-{number}"
        assert step.prompts[0].id == own
        assert step.prompts[1].source == own
        assert step.guide[1].prompt == own
        assert step.guide[0].text == f"You said [answer: {own}]. [Wait.] And [answer: {own}]!"


def test_ids_of_copies_make_way_for_those_of_the_author() -> None:
    found = agenda(f"{REPEATED}  - {{title: B, code: a2-2, ask: {{ask: x, id: verdict-2}}}}\n")
    assert [step.id for step in found.steps] == ["A2", "A2-3", "A2-4", "a2-2"]
    ids = [prompt.id for step in found.walk() for prompt in step.prompts]
    assert len(set(ids)) == len(ids)
    assert ids[-1] == "verdict-2"


def test_from_outside_the_first_copy_is_meant_and_every_other_can_be_named() -> None:
    asked = "  - title: B\n    ask:\n      - {ask: x, from: verdict}\n      - {ask: y, from: verdict-3}\n"
    assert [prompt.source for prompt in agenda(REPEATED + asked).steps[3].prompts] == ["verdict", "verdict-3"]


def test_the_copies_count_in_the_sums_and_what_is_wrong_is_told_once() -> None:
    assert read(REPEATED, "time: 30 min\n").problems == ()
    assert "10 min over" in only(read(REPEATED, "time: 20 min\n")).what
    assert only(read(REPEATED.replace("[Wait.]", "[wait]"))).line == 9
    assert "“Judge a tool (1 of 3)”" in only(read(REPEATED.replace("6 min", "5 min"))).what


@pytest.mark.parametrize(("key", "number"), [(key, n) for key in ("repeat", "rounds") for n in ("0", "1", "21", "99")])
def test_how_often_goes_from_2_to_20(key: str, number: str) -> None:
    told = only(read(f"  - title: A\n    {key}: {number}\n"))
    assert (told.line, told.what) == (4, f"“{key}” goes from 2 to 20.")


def test_how_often_is_a_whole_number() -> None:
    assert "whole number" in only(read("  - title: A\n    repeat: twice\n")).what


def test_repeats_inside_repeats_that_make_far_too_many_are_told() -> None:
    deep = "{title: A, repeat: 20, steps: [{title: B, repeat: 20, steps: [{title: C, repeat: 20}]}]}"
    told = only(read(f"  - {deep}\n"))
    assert "more than 5,000 lines" in told.what
    assert len(agenda("  - {title: A, repeat: 20, steps: [{title: B, repeat: 20}]}\n").steps) == 20


def test_rounds_and_the_timer_of_a_step_are_kept() -> None:
    (step,) = agenda("  - title: A\n    time: 12 min\n    rounds: 3\n    timer: 90 sec\n").steps
    assert (step.rounds, step.timer_s) == (3, 90)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("60-90 sec", "A timer runs for one length of time, and this is a range."),
        ("soon", "“soon” is not how long one turn takes."),
        ("no limit", "“no limit” is not how long one turn takes."),
        ("0", "“0” is not how long one turn takes."),
    ],
)
def test_a_timer_is_one_length(written: str, what: str) -> None:
    told = only(read(f"  - title: A\n    timer: {written}\n"))
    assert (told.line, told.column, told.what) == (4, 12, what)
    assert "`timer: 90 sec`" in told.fix


@pytest.mark.parametrize(
    "tracks",
    [
        "\n      North: Sort the cards.\n      South: Count them.",
        "\n      - {name: North, do: Sort the cards.}\n      - title: South\n        do: Count them.",
        "\n      - North: Sort the cards.\n      - South: Count them.",
    ],
)
def test_tracks_are_names_with_what_they_do(tracks: str) -> None:
    (step,) = agenda(f"  - title: A\n    tracks:{tracks}\n").steps
    assert step.tracks == (Track(name="North", task="Sort the cards."), Track(name="South", task="Count them."))


@pytest.mark.parametrize(
    ("tracks", "what"),
    [
        ("{North: Sort}", "At least two tracks"),
        ("North and South", "a name and a task"),
        ("[{North: a}, {north: b}]", "Two tracks are called “north”"),
        ("{North: a, South: }", "what “South” does"),
        ("[North, South: x]", "what “North” does"),
        ("[{do: x}, {name: B, do: y}]", "no name"),
    ],
)
def test_tracks_that_are_not_clear_are_told(tracks: str, what: str) -> None:
    told = read(f"  - title: A\n    tracks: {tracks}\n").problems
    assert [what in each.what for each in told] == [True]
    assert told[0].line == 4


# Fixed starts


@pytest.mark.parametrize(("written", "at"), [("12:30", "12:30"), ("2:15 pm", "14:15"), ("9 am", "09:00")])
def test_a_step_may_begin_on_the_clock(written: str, at: str) -> None:
    assert agenda(f"  - title: A\n    at: {written}\n").steps[0].at == at


def test_a_length_is_no_fixed_start() -> None:
    told = only(read("  - title: A\n    at: 45 min\n"))
    assert (told.line, told.column) == (4, 9)
    assert told.fix == "Write it like `at: 9:30` or `at: 2:15 pm`. How long the step takes goes into `time:`."


LUNCH = "  - {{title: A, time: {time}}}\n  - {{title: Lunch, at: '12:30', time: 45 min}}\n"


@pytest.mark.parametrize(
    ("time", "what"),
    [
        ("100-150 min", "last until 12:40 at least, and it is to begin at 12:30: 10 min too late."),
        ("40-59 min", "last until 11:59 at most, and it begins at 12:30: a gap of 31 min."),
    ],
)
def test_a_fixed_start_that_cannot_be_met_or_leaves_a_gap_is_warned_of(time: str, what: str) -> None:
    told = only(read(LUNCH.format(time=time), "start: 11:00\n"))
    assert (told.severity, told.line, told.what) == ("warning", 5, f"The steps before “Lunch” {what}")


@pytest.mark.parametrize("time", ["60-90 min", "60 min", "90 min", "no limit", "2 min each person"])
def test_a_fixed_start_that_can_be_met_is_not_warned_of(time: str) -> None:
    assert read(LUNCH.format(time=time), "start: 11:00\n").problems == ()


def test_without_a_start_counting_begins_at_the_first_fixed_start() -> None:
    steps = LUNCH.format(time="9 h") + "  - {title: B, at: '13:00'}\n"
    told = only(read(steps))
    assert (told.line, told.what.endswith("it is to begin at 13:00: 15 min too late.")) == (5, True)


def test_the_steps_inside_a_step_are_counted_up_to_their_own_fixed_starts() -> None:
    inner = "  - title: A\n    at: 9:00\n    steps:\n      - {title: B, at: '9:00', time: 30 min}\n"
    inner += "      - {title: C, at: '9:20', time: 5 min}\n"
    told = only(read(inner, "start: 9:00\n"))
    assert (told.line, told.severity) == (8, "warning")


@pytest.mark.parametrize(("first", "second"), [("12:30", "12:00"), ("12:30", "12:30"), ("9:00", "8:59")])
def test_fixed_starts_follow_one_another(first: str, second: str) -> None:
    steps = f"  - {{title: A, at: '{first}', time: 5 min}}\n  - {{title: B, at: '{second}'}}\n"
    told = only(read(steps))
    assert (told.severity, told.line, told.column) == ("problem", 4, 20)
    assert told.what == f"This step begins at {second}, but one before it begins at {first}."


def test_a_workshop_may_last_past_midnight_and_all_day() -> None:
    night = "  - {title: A, at: '22:00', time: 2 h}\n  - {title: B, at: '0:15', time: 5 min}\n"
    assert read(night).problems == ()
    day = "  - {title: A, at: '7:00', time: no limit}\n  - {title: B, at: '20:00', time: 5 min}\n"
    assert read(day).problems == ()


# People


def test_a_time_for_each_person_that_so_many_cannot_have_is_warned_of() -> None:
    told = only(read("  - Welcome, 10 min\n  - Round, 3 min each person\n", "time: 60 min\npeople: 6-24\n"))
    assert (told.severity, told.line, told.column) == ("warning", 6, 5)
    assert told.what == (
        "With 24 people “Round” takes 72 min at least, together with the others 82 min,"
        " but the room is booked for 1 h: 22 min over."
    )
    assert told.fix == "Give each less time, or let it be for 16 people at most."


def test_a_time_for_each_person_is_held_against_the_step_around_it() -> None:
    step = "  - title: A\n    time: 20 min\n    steps:\n      - Round, 1-2 min each person\n"
    assert read(step, "people: 20\n").problems == ()
    told = only(read(step, "people: 21\n"))
    assert told.what == "With 21 people “Round” takes 21 min at least, but “A” has 20 min: 1 min over."


@pytest.mark.parametrize(
    ("sits", "top", "fits"),
    [
        ("groups of 3-4", "", False),
        ("groups", "groups: 3-4\n", False),
        ("groups", "groups: 3-6\n", True),
        ("groups", "", True),
        ("teams A, B", "", True),
    ],
)
def test_a_time_for_each_group_counts_with_the_fewest_groups(sits: str, top: str, fits: bool) -> None:
    step = f"  - title: Show it\n    in: {sits}\n    time: 5 min each group\n"
    told = read(step, f"time: 25 min\npeople: 24\n{top}").problems
    assert [each.what for each in told] == ([] if fits else [
        "With the groups of 24 people “Show it” takes 30 min at least, but the room is booked for 25 min: 5 min over."
    ])  # fmt: skip


def test_without_a_number_of_people_nobody_is_counted() -> None:
    assert read("  - Round, 3 min each person\n", "time: 10 min\n").problems == ()


# Reading


def script(words: int, time: str, sits: str = "groups") -> str:
    said = "word " * words
    return f"  - title: A\n    in: {sits}\n    time: {time}\n    guide: |\n      SAY: {said}\n"


def test_words_that_leave_the_groups_less_than_half_are_warned_of() -> None:
    told = only(read(script(780, "10-15 min")))
    assert (told.severity, told.line, told.column) == ("warning", 7, 12)
    assert told.what == "The 780 words to say here take 6 min to read aloud; of 10 min that leaves the groups 4 min."


@pytest.mark.parametrize(("words", "sits"), [(650, "groups"), (780, "everyone"), (780, "pairs")])
def test_words_that_leave_half_or_are_for_everyone_are_not_warned_of(words: int, sits: str) -> None:
    assert read(script(words, "10-15 min", sits)).problems == ()


def test_short_and_over_are_said_exactly() -> None:
    assert "59 min 30 sec over" in only(read("  - A, 90 sec\n  - B, 118 min\n", "time: 60 min\n")).what
    assert "30 sec short" in only(read("  - A, 90 sec\n  - B, 118 min\n", "time: 2 h\n")).what
    assert read("  - A, 90 sec\n  - B, 118 min 30 sec\n", "time: 2 h\n").problems == ()
