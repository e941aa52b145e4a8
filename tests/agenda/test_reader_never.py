"""What a file asks for and would never come to pass: reminders outside their step, turns that do not fit, words."""

import pytest

from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import read_agenda


def told(text: str) -> list[Problem]:
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    return list(reading.problems)


def only(text: str) -> Problem:
    found = told(text)
    assert len(found) == 1, found
    return found[0]


def step(*lines: str, top: str = "") -> str:
    return f"workshop: W\n{top}steps:\n  - title: A\n" + "".join(f"    {line}\n" for line in lines)


def cue(moment: str, time: str) -> str:
    return step(f"time: {time}", "cues:", f"  - {moment}", "    say: Now.")


@pytest.mark.parametrize(
    ("moment", "time", "what"),
    [
        ("at: 16 min", "10-15 min", "This reminder comes 16 min into the step, and the step has 10–15 min."),
        (
            "every: 15 min",
            "15 min",
            "The first of these reminders comes 15 min into the step, and the step has 15 min.",
        ),
        ("at: 15 min left", "10-15 min", "15 min before its end this step has not begun: the step has 10–15 min."),
    ],
)
def test_a_reminder_outside_its_step_is_warned_of(moment: str, time: str, what: str) -> None:
    problem = only(cue(moment, time))
    assert (problem.what, problem.severity, problem.line) == (what, "warning", 6)
    assert problem.fix == "Change one of the two times."


@pytest.mark.parametrize(
    "moment", ["at: 15 min", "at: 12 min", "every: 14 min", "at: 14 min left", "at: half way", "at: end"]
)
def test_a_reminder_within_the_most_of_its_step_is_fine(moment: str) -> None:
    assert told(cue(moment, "10-15 min")) == []


@pytest.mark.parametrize(
    "end", ["end", "the end", "at the end", "End of the step", "0 min left", "0 left", "0:00 left"]
)
def test_a_reminder_may_come_at_the_end(end: str) -> None:
    reading = read_agenda(cue(f"at: {end}", "10-15 min"), "w.yaml", lambda _: None)
    assert reading.problems == ()
    assert reading.agenda is not None
    assert [(each.left_s, each.text) for each in reading.agenda.steps[0].cues] == [(0, "Now.")]


@pytest.mark.parametrize("written", ["end of May", "0 min", "ending", "0 min later"])
def test_what_only_looks_like_the_end_is_no_moment(written: str) -> None:
    reading = read_agenda(cue(f"at: {written}", "10-15 min"), "w.yaml", lambda _: None)
    assert [problem.what for problem in reading.problems] == [f"“{written}” is no moment inside a step."]


@pytest.mark.parametrize("time", ["no limit", "3 min each person"])
def test_a_step_without_a_known_end_has_room_for_every_reminder(time: str) -> None:
    assert told(cue("at: 50 min", time)) == []


def test_rounds_that_take_longer_than_their_step_are_warned_of() -> None:
    problem = only(step("time: 10 min", "rounds: 3", "timer: 4 min"))
    assert (problem.line, problem.severity) == (6, "warning")
    assert problem.what == "3 rounds of 4 min take 12 min, and the step has 10 min."


def test_a_turn_that_takes_longer_than_its_step_is_warned_of() -> None:
    assert only(step("time: 1 min", "timer: 90 sec")).what == "One turn takes 90 s, and the step has 1 min."


@pytest.mark.parametrize("time", ["12 min", "5-12 min", "no limit", "2 min each person"])
def test_rounds_that_fit_are_fine(time: str) -> None:
    assert told(step(f"time: {time}", "rounds: 3", "timer: 4 min")) == []


def words(count: int) -> list[str]:
    return ["guide: |", "  SAY: " + "word " * count]


def test_words_are_held_against_a_time_for_each_where_the_people_are_known() -> None:
    lines = ("time: 1 min each person", *words(260))
    problem = only(step(*lines, top="people: 1\n"))
    assert problem.what.startswith("The 260 words to say here take 2 min to read aloud, and the step has")
    assert problem.what.endswith("1 min each person for 1 person.")
    assert told(step(*lines, top="people: 1-2\n")) == []
    assert told(step(*lines)) == []


@pytest.mark.parametrize("written", ["Talk, 10 min, 5 min", "Talk, and more, 1 h, 5-8 min"])
def test_two_times_in_a_short_step_are_warned_of(written: str) -> None:
    problem = only(f"workshop: W\nsteps:\n  - {written}\n")
    assert problem.what.startswith("Two times stand here: the step has 5")
    assert problem.fix == "Keep one of them, or make two steps of it, each behind a dash."


@pytest.mark.parametrize(
    "written", ["A film of 10 min, 15 min", "Questions, 3 of them, 5 min", "A, 10 min early, 5 min"]
)
def test_a_length_that_belongs_to_the_title_is_fine(written: str) -> None:
    assert told(f"workshop: W\nsteps:\n  - {written}\n") == []


@pytest.mark.parametrize("top", ["handouts:", "fill in:", "carry over:"])
def test_a_dash_without_words_is_warned_of_at_the_top_too(top: str) -> None:
    problem = only(f"workshop: W\n{top}\n  -\nsteps:\n  - Talk, 5 min\n")
    assert (problem.what, problem.line) == ("This dash has nothing behind it.", 3)


def test_hiding_the_one_answer_of_the_room_is_warned_of() -> None:
    problem = only(step("ask:", "  - ask: How far are we?", "    hidden: yes"))
    assert (problem.line, problem.severity) == (5, "warning")
    assert problem.what == "This is answered once, by the whole room together, so `hidden` hides nothing."


@pytest.mark.parametrize("lines", [("in: alone",), ("in: groups",), ()])
def test_hiding_the_answers_of_several_is_fine(lines: tuple[str, ...]) -> None:
    who = () if lines else ("    who: person",)
    assert told(step(*lines, "ask:", "  - ask: How far are we?", "    hidden: yes", *who)) == []
