"""The workshop that follows, and after how long."""

import pytest

from facilitator.agenda.reader import Reading, read_agenda

LIST = "workshop: W\ncode: W\n{line}\nsteps:\n  - Talk, 5 min\n"


def read(line: str) -> Reading:
    known = {"B", "D", "stay in 2 weeks", "kick-off"}
    return read_agenda(LIST.format(line=line).encode(), "w.yaml", lambda name: None, known)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("next: B", ("B", "")),
        ("next: D in 100 days", ("D", "in 100 days")),
        ("next: kick-off in 4 weeks", ("kick-off", "in 4 weeks")),
        ("next: D, in a month", ("D", "in a month")),
        ("next: D after two weeks", ("D", "in two weeks")),
        ("next: stay in 2 weeks", ("stay in 2 weeks", "")),
        ("next: stay in 2 weeks in 3 days", ("stay in 2 weeks", "in 3 days")),
    ],
)
def test_the_next_workshop_is_named_alone_or_with_a_time(line: str, wanted: tuple[str, str]) -> None:
    reading = read(line)
    assert reading.problems == ()
    assert reading.agenda is not None
    assert (reading.agenda.next, reading.agenda.next_in) == wanted


@pytest.mark.parametrize("line", ["next: Q", "next: Q in 100 days", "next: D in 0 days", "next: D in 9999 months"])
def test_a_workshop_that_is_not_there_and_a_time_that_is_none_are_told(line: str) -> None:
    (problem,) = read(line).problems
    assert (problem.line, problem.severity) == (3, "problem")
