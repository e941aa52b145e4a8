"""Headings of published plans: the length beside a title is read in whatever sign it stands, or told."""

import pytest

from facilitator.agenda.model import Step
from facilitator.agenda.reader import read_agenda


def read(*lines: str) -> tuple[Step, list[str]]:
    first, *others = lines
    text = f"workshop: W\nsteps:\n  - {first}\n" + "".join(f"    {line}\n" for line in others)
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    return reading.agenda.steps[0], [f"{problem.what} {problem.fix}" for problem in reading.problems]


def timed(step: Step) -> tuple[str, float | None]:
    return step.title, step.time.most_s / 60 if step.time else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A. Introduction / 5 minutes", ("A. Introduction", 5)),
        ("I. Welcome – 5 min", ("I. Welcome", 5)),
        ("Activity 2 (20 minutes): The market", ("Activity 2: The market", 20)),
        ('"Part One: Looking back [15 mins]"', ("Part One: Looking back", 15)),
        ("Part Two: Looking on [15 mins]", ("Part Two: Looking on", 15)),
        ("What did you hear? 10 minutes", ("What did you hear?", 10)),
        ("Stop! 10 min", ("Stop!", 10)),
        ("Round 1: two words, 5 min", ("Round 1: two words", 5)),
        ("Step 2: Why? (10 min)", ("Step 2: Why?", 10)),
        ("Part Two: Looking on", ("Part Two: Looking on", None)),
        ("Energiser 5'", ("Energiser", 5)),
        ("Warm-up ~5 mins", ("Warm-up", 5)),
        ("Welcome ....... 5 min", ("Welcome", 5)),
        ("Welcome | 5 min | Anna", ("Welcome | Anna", 5)),
        ("Welcome – 5 min – everyone", ("Welcome – everyone", 5)),
        ("Ice breaker - 10 min - Line up", ("Ice breaker - Line up", 10)),
        ("Welcome (Anna, 5 min)", ("Welcome (Anna)", 5)),
        ("Welcome (5 min, Anna)", ("Welcome (Anna)", 5)),
        ("Why? (10 min; in pairs)", ("Why? (in pairs)", 10)),
        ('"Welcome Time: 10 minutes"', ("Welcome", 10)),
        ('"Welcome (duration: 10 min)"', ("Welcome", 10)),
        ("Welcome (half an hour)", ("Welcome", 30)),
        ("Welcome (1½ hours)", ("Welcome", 90)),
        ("Welcome (ten minutes)", ("Welcome", 10)),
        ("Welcome; 5 min", ("Welcome", 5)),
        ("Welcome • 5 min", ("Welcome", 5)),
        ("Welcome -5 min", ("Welcome", 5)),
        ("Welcome => 5 min", ("Welcome", 5)),
        ("Panel | Room 2 | 45 min", ("Panel | Room 2", 45)),
        ("09h30 Talk", ("Talk", None)),
        ("Minute paper", ("Minute paper", None)),
        ("Five-minute break", ("Five-minute break", None)),
        ("Films 10-12", ("Films 10-12", None)),
    ],
)
def test_a_length_beside_a_heading_is_its_time(line: str, expected: tuple[str, float | None]) -> None:
    step, told = read(line)
    assert (timed(step), told) == (expected, [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("title: What's Your Money Story? 10 minutes", "in: pairs"), ("What's Your Money Story?", 10)),
        (("title: Talk (40 min)", "steps:", "  - One", "  - Two"), ("Talk", 40)),
        (("title: Talk / 20 min", "at: 10:00"), ("Talk", 20)),
        (("title: Film (10 min)", "time: 20 min"), ("Film (10 min)", 20)),
        (('title: "Film: part one, 10 min"', "time: 20 min"), ("Film: part one, 10 min", 20)),
    ],
)
def test_a_title_of_a_step_with_lines_of_its_own_is_read_the_same(
    lines: tuple[str, ...], expected: tuple[str, float]
) -> None:
    step, told = read(*lines)
    assert (timed(step), told) == (expected, [])


def test_a_length_inside_quotes_is_read_and_that_is_told() -> None:
    step, told = read('title: "Step 1: What\'s Your Money Story? 10 minutes"')
    assert timed(step) == ("Step 1: What's Your Money Story?", 10)
    assert told == [
        (
            "The time at the end of this title is read as that of the step: 10 min. "
            "If it belongs to the title, give the step a line `time:` of its own."
        )
    ]


@pytest.mark.parametrize("line", ["Welcome [5]", "Welcome (5)", "Welcome .......... 5", "Welcome / 5"])
def test_a_bare_number_set_apart_from_a_title_is_told_with_the_line_to_write(line: str) -> None:
    step, told = read(line)
    assert step.time is None
    assert told == [
        (
            "“5” stands in the title, so this step has no time. "
            "If it is how many minutes the step takes, write “Welcome, 5 min”."
        )
    ]


def test_a_length_without_a_sign_before_it_is_told_in_quotes_and_above_parts_too() -> None:
    for lines in (('title: "Play 10 min"',), ("title: Play 10 min", "steps:", "  - One, 10 min")):
        step, told = read(*lines)
        assert step.time is None
        assert told == [
            "“10 min” stands in the title, so this step has no time. Write `title: Play`, and below it `time: 10 min`."
        ]


@pytest.mark.parametrize(("line", "at", "length_s"), [("10 - 10.30 Coffee", "10:00", 1800), ("09h30 Talk", "09:30", 0)])
def test_clock_times_with_a_dot_or_an_h_are_read(line: str, at: str, length_s: int) -> None:
    step, told = read(line)
    assert (step.at, step.time.most_s if step.time else 0, told) == (at, length_s, [])


def test_clock_times_with_their_length_behind_them_are_a_time() -> None:
    step, told = read("title: Talk", "time: 10:00-10:20 (20 min)")
    assert (step.at, timed(step), told) == ("10:00", ("Talk", 20), [])


def test_a_clock_time_with_a_dot_before_a_dash_is_told() -> None:
    step, told = read("9.10 - Talk")
    assert step.at == ""
    assert told == [
        "“9.10” stands in the title, so this step has no fixed start. If it begins then, write “9:10 Talk”."
    ]
