"""Running orders that count from the start are read as lengths; times of the day and ranges beside them are not."""

import pytest

from facilitator.agenda.model import Agenda
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import read_agenda

Read = list[tuple[str, str, float | None]]


def read(*lines: str, top: str = "") -> tuple[Agenda, tuple[Problem, ...]]:
    steps = "".join(f"  {line}\n" for line in lines)
    reading = read_agenda(f"workshop: W\n{top}steps:\n{steps}", "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    return reading.agenda, reading.problems


def steps_of(agenda: Agenda) -> Read:
    return [(step.title, step.at, step.time.most_s / 60 if step.time else None) for step in agenda.steps]


def clean(*lines: str, top: str = "") -> Read:
    agenda, problems = read(*lines, top=top)
    assert problems == ()
    return steps_of(agenda)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("- :00 Welcome", "- title: Talk", "  time: :05 - :25", "- title: Work", "  time: :25 - 1:05"),
            [("Welcome", "", 5), ("Talk", "", 20), ("Work", "", 40)],
        ),
        (
            ("- 0:00 Welcome", "- 0:10 Talk", "- 1:00 Coffee", "- 1:05 Work"),
            [("Welcome", "", 10), ("Talk", "", 50), ("Coffee", "", 5), ("Work", "", None)],
        ),
        (
            ("- :00 Welcome", "- Talk, 20 min", "- title: Work", "  at: 1:05", "  time: 20 min"),
            [("Welcome", "", 45), ("Talk", "", 20), ("Work", "", 20)],
        ),
        (
            ("- 0:00-0:05 Welcome", "- 0:05-1:25: Talk", "- title: 1:25-1:30 Close", "  in: pairs"),
            [("Welcome", "", 5), ("Talk", "", 80), ("Close", "", 5)],
        ),
        (
            ("- Welcome (0:00 – 0:05)", "- Talk, 0:05 – 1:25", "- +1:25 Close, 5 min"),
            [("Welcome", "", 5), ("Talk", "", 80), ("Close", "", 5)],
        ),
        (
            ("- 0-5 min: Welcome", "- 5–15 min – Talk", "- 15-40 Work", "- title: Close", "  time: 40-45"),
            [("Welcome", "", 5), ("Talk", "", 10), ("Work", "", 25), ("Close", "", 5)],
        ),
        (("- T+0 Welcome", "- T+5 Talk", "- T+15 Close"), [("Welcome", "", 5), ("Talk", "", 10), ("Close", "", None)]),
        (("- 0:00:00 Welcome", "- 0:10:00 – 0:30:00 Talk"), [("Welcome", "", 10), ("Talk", "", 20)]),
        (
            ("- Minutes 0-5: Welcome", "- Talk (5-15 min)", "- 15’-40’ Work"),
            [("Welcome", "", 5), ("Talk", "", 10), ("Work", "", 25)],
        ),
    ],
)
def test_places_counted_from_the_start_become_lengths(lines: tuple[str, ...], expected: Read) -> None:
    assert clean(*lines) == expected


def test_the_last_place_lasts_until_the_booked_end() -> None:
    assert clean("- :00 Welcome", "- :10 Talk", top="time: 90 min\n") == [("Welcome", "", 10), ("Talk", "", 80)]


def test_places_are_minutes_and_seconds_where_the_booked_time_says_so() -> None:
    found = clean("- 00:00-02:00 Welcome", "- 02:00-05:30 Talk", "- 05:30 Close", top="time: 10 min\n")
    assert found == [("Welcome", "", 2), ("Talk", "", 3.5), ("Close", "", 4.5)]


@pytest.mark.parametrize(
    ("lines", "top", "expected"),
    [
        (("- 1:05 Talk", "- 1:25 Close"), "", [("Talk", "13:05", 20), ("Close", "13:25", None)]),
        (("- 0:00 Fireworks", "- 0:30 Cake"), "start: 23:30\n", [("Fireworks", "00:00", 30), ("Cake", "00:30", None)]),
        (("- Welcome, 5-10 min", "- Talk, 10-15 min"), "", [("Welcome", "", 10), ("Talk", "", 15)]),
        (("- Welcome, 5-10 min", "- Talk, 10-15 min", "- End, 15-20 min"), "", None),
        (("- 12:00 am Fireworks", "- 12:30 am Cake"), "", [("Fireworks", "00:00", 30), ("Cake", "00:30", None)]),
    ],
)
def test_times_of_the_day_and_ranges_stay_what_they_are(
    lines: tuple[str, ...], top: str, expected: Read | None
) -> None:
    agenda, _ = read(*lines, top=top)
    assert steps_of(agenda) == (expected or [("Welcome", "", 10), ("Talk", "", 15), ("End", "", 20)])


def test_steps_that_do_not_fit_between_two_places_are_told() -> None:
    agenda, problems = read("- 0:00-0:10 Welcome", "- 0:15-0:40 Talk", "- title: Close", "  time: 0:40 - 0:45")
    assert steps_of(agenda) == [("Welcome", "", 10), ("Talk", "", 25), ("Close", "", 5)]
    assert [problem.what for problem in problems] == [
        "“Talk” begins 15 min after “Welcome”, and what stands before it takes 10 min."
    ]
