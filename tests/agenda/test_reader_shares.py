"""Parts without a time share what is left of their step, and the last fixed start lasts until the booked end."""

import pytest

from facilitator.agenda.model import Agenda
from facilitator.agenda.reader import read_agenda


def read(text: str) -> tuple[Agenda, list[str]]:
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    return reading.agenda, [problem.what for problem in reading.problems]


def parts(time: str, *lines: str) -> list[tuple[float, float] | None]:
    below = "".join(f"      - {line}\n" for line in lines)
    agenda, told = read(f"workshop: W\nsteps:\n  - title: Talk\n    time: {time}\n    steps:\n{below}")
    assert told == []
    times = [part.time for part in agenda.steps[0].steps]
    return [(time.least_s / 60, time.most_s / 60) if time else None for time in times]


@pytest.mark.parametrize(
    ("time", "lines", "expected"),
    [
        ("40 min", ("One, 5 min", "Two", "Three"), [(5, 5), (18, 18), (17, 17)]),
        ("30-40 min", ("One, 5-10 min", "Two"), [(5, 10), (25, 30)]),
        ("40 min", ("One, 5-10 min", "Two"), [(5, 10), (30, 35)]),
        ("20 min", ("One", "Two"), [(10, 10), (10, 10)]),
        ("5 min", ("One, 4 min", "Two", "Three"), [(4, 4), (0.5, 0.5), (0.5, 0.5)]),
        ("40 min", ("One, 5 min", "Two, no limit", "Three"), [(5, 5), None, None]),
        ("3 min each person", ("One, 1 min", "Two"), [(1, 1), None]),
        ("20 min", ("One, 12 min", "Two, 8 min"), [(12, 12), (8, 8)]),
    ],
)
def test_parts_without_a_time_share_what_the_others_leave(
    time: str, lines: tuple[str, ...], expected: list[tuple[float, float] | None]
) -> None:
    assert parts(time, *lines) == expected


def test_parts_of_parts_share_what_their_part_was_given() -> None:
    agenda, _ = read(
        "workshop: W\nsteps:\n  - title: Talk\n    time: 40 min\n    steps:\n      - One, 10 min\n"
        "      - title: Two\n        steps:\n          - Near\n          - Far\n"
    )
    two = agenda.steps[0].steps[1]
    assert [part.time and part.time.most_s for part in (two, *two.steps)] == [1800, 900, 900]


def test_parts_that_take_the_whole_step_leave_nothing_and_that_is_told() -> None:
    _, told = read(
        "workshop: W\nsteps:\n  - title: Talk\n    time: 20 min\n    steps:\n      - One, 20 min\n      - Two\n"
    )
    assert told == ["The parts of “Talk” that have a time take 20 min of its 20 min, so nothing is left for “Two”."]


def test_parts_that_take_more_than_the_step_are_told_with_their_sum() -> None:
    _, told = read(
        "workshop: W\nsteps:\n  - title: Talk\n    time: 20 min\n    steps:\n      - One, 25 min\n      - Two\n"
    )
    assert told == ["The steps inside “Talk” take 25 min at least, but it has 20 min: 5 min over."]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("start: 10:00\ntime: 2 h\n", (30, 30)),
        ("time: 10 am - 12 pm\n", (30, 30)),
        ("start: 10:00\ntime: 110-120 min\n", (20, 30)),
        ("time: 2 h\n", (30, 30)),
        ("start: 10:00\n", None),
    ],
)
def test_the_last_fixed_start_lasts_until_the_booked_end(top: str, expected: tuple[int, int] | None) -> None:
    agenda, _ = read(
        f"workshop: W\n{top}steps:\n  - 10:00 Welcome\n  - title: Talk\n    at: 11:00\n"
        "  - title: Close\n    at: 11:20\n  - Thanks, 10 min\n"
    )
    time = agenda.steps[2].time
    assert (time and (time.least_s // 60, time.most_s // 60)) == expected


def test_a_step_after_the_booked_end_is_given_no_time() -> None:
    agenda, _ = read("workshop: W\nstart: 10:00\ntime: 1 h\nsteps:\n  - 10:00 Welcome\n  - 11:00 Close\n")
    assert agenda.steps[1].time is None
