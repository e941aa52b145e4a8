"""How long all steps together may take, and where brackets and columns stand that share a line."""

import pytest

from facilitator.agenda.reader import Reading, read_agenda


def read(text: str) -> Reading:
    return read_agenda(text, "w.yaml", lambda _: None)


def steps(*written: str, top: str = "") -> str:
    return f"workshop: W\n{top}steps:\n" + "".join(f"  - {each}\n" for each in written)


WEEK = ["A day, 24 h"] * 7


def test_steps_of_seven_days_can_be_run_and_one_second_more_cannot() -> None:
    assert read(steps(*WEEK)).problems == ()
    reading = read(steps(*WEEK, "And more, 1 sec"))
    assert reading.agenda is None
    (told,) = reading.problems
    assert (told.line, told.column) == (3, 3)
    assert told.what == "The steps take 8 days in all, and a workshop may take 7."
    assert told.fix == "Look for a time that is too long, or part the agenda into several workshops."


def test_what_counts_is_the_most_that_steps_may_take() -> None:
    assert read(steps(*["A day, 1-24 h"] * 8)).agenda is None


@pytest.mark.parametrize(
    ("people", "fits"), [("", True), ("people: 7\n", True), ("people: 8\n", False), ("people: 8-9\n", False)]
)
def test_a_time_for_each_person_counts_for_the_fewest_that_the_file_expects(people: str, fits: bool) -> None:
    assert (read(steps("Round, 24 h each person", top=people)).agenda is not None) == fits


def test_a_time_for_each_group_counts_once_as_nobody_knows_the_groups() -> None:
    assert read(steps("Round, 24 h each group", top="people: 500\n")).agenda is not None


@pytest.mark.parametrize("own", ["", "time: 24 h, "])
def test_the_steps_inside_a_step_count_where_they_take_longer_than_it(own: str) -> None:
    parts = ", ".join(["'P, 24 h'"] * 8)
    told = [each for each in read(steps(f"{{title: A, {own}steps: [{parts}]}}")).problems if each.severity == "problem"]
    assert [each.what for each in told] == ["The steps take 8 days in all, and a workshop may take 7."]
    fits = ", ".join(["'P, 24 h'"] * 7)
    assert read(steps(f"{{title: A, {own}steps: [{fits}]}}")).agenda is not None


GUIDE = "workshop: W\nsteps:\n  - title: A\n    guide: "


@pytest.mark.parametrize(
    ("guide", "places"),
    [
        ("|\n      SAY: Hi [b], [b] and [c]\n      then [b].\n", [(5, 15), (5, 20), (5, 28), (6, 12)]),
        ("|\n      SAY: [Wave.] [b] [people] [b]\n", [(5, 20), (5, 33)]),
        ("|\n      SAY: [a\n      b] c [d]\n", [(5, 12), (6, 12)]),
        ('"SAY: Hi [b] [b]\\nSAY: Hi [b]"\n', [(4, 21), (4, 25), (4, 38)]),
        ('"SAY: \\"Hi\\" [b]"\n', [(4, 25)]),
        ('"SAY: \\x5bb] [c]"\n', [(4, 12), (4, 12)]),
        (">\n      SAY: Hi [b]\n      and [c]\n", [(5, 15), (6, 11)]),
    ],
)
def test_every_bracket_is_told_at_its_own_place(guide: str, places: list[tuple[int, int]]) -> None:
    reading = read(GUIDE + guide)
    assert [(told.line, told.column) for told in reading.problems] == places
    assert all("blank?" in told.what for told in reading.problems)


def test_an_answer_that_nobody_gives_is_told_at_its_own_place() -> None:
    reading = read(GUIDE + "|\n      SAY: You said [answer: x]\n      and [answer: y]\n")
    assert [(told.line, told.column) for told in reading.problems] == [(5, 21), (6, 11)]


def test_columns_on_one_line_are_read_one_by_one() -> None:
    ask = "  - title: A\n    ask: {ask: Q, columns: {a: b, c: [d, e], f: }}\n"
    reading = read(f"workshop: W\nsteps:\n{ask}")
    assert reading.agenda is not None
    columns = reading.agenda.steps[0].prompts[0].columns
    assert [(column.name, column.options) for column in columns] == [("a: b", ()), ("c", ("d", "e")), ("f", ())]


@pytest.mark.parametrize(
    ("key", "told"), [("options: [a, b, a]", "“a” stands twice"), ("columns: [x, y, X]", "called “X”")]
)
def test_what_stands_twice_in_a_question_is_told(key: str, told: str) -> None:
    (problem,) = read(f"workshop: W\nsteps:\n  - title: A\n    ask: {{ask: Q, {key}}}\n").problems
    assert told in problem.what


def test_a_meaning_for_no_level_is_told_and_each_level_may_have_one() -> None:
    scale = "workshop: W\nsteps:\n  - title: A\n    ask: {ask: Q, kind: 'scale a, b', labels: 'a = x, b = y%s'}\n"
    assert read(scale % "").problems == ()
    (problem,) = read(scale % ", c = z").problems
    assert problem.what == "“c” is no level of this scale."


def test_words_in_parts_without_a_time_are_held_against_the_step_around_them() -> None:
    words = "very " * 600
    text = (
        "workshop: W\nsteps:\n  - title: Around\n    time: 2 min\n    steps:\n"
        f"      - title: Inside\n        guide: |\n          SAY: {words}\n"
    )
    reading = read_agenda(text.encode(), "w.yaml", lambda name: None)
    assert reading.agenda is not None
    assert any("600 words to say here" in problem.what for problem in reading.problems)
    timed = text.replace("title: Inside\n", "title: Inside\n        time: 6 min\n").replace("2 min", "6 min")
    told = [problem.what for problem in read_agenda(timed.encode(), "w.yaml", lambda name: None).problems]
    assert not any("words to say" in what for what in told)
