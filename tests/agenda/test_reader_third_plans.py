"""Running orders and guides as they stand in published plans: read as their writers meant them, or told."""

import pytest

from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import SheetSource, read_agenda


def read(text: str) -> tuple[Agenda, list[Problem]]:
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    return reading.agenda, list(reading.problems)


def clean(text: str) -> Agenda:
    agenda, problems = read(text)
    assert problems == []
    return agenda


def step(*lines: str, top: str = "") -> str:
    first, *others = lines
    return f"workshop: W\n{top}steps:\n  - {first}\n" + "".join(f"    {line}\n" for line in others)


def only_step(*lines: str, top: str = "") -> Step:
    return clean(step(*lines, top=top)).steps[0]


def times(found: Step) -> tuple[str, str, int | None]:
    return found.title, found.at, found.time.most_s // 60 if found.time else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("title: 10:00 am – 10:20 am Introduction",), ("Introduction", "10:00", 20)),
        (("title: Welcome, 5 min",), ("Welcome", "", 5)),
        (("title: Game – 7 minutes",), ("Game", "", 7)),
        (("title: 10:00 Start", "time: 15 min"), ("Start", "10:00", 15)),
        (("title: Introduction", "time: 10:00 am – 10:20 am"), ("Introduction", "10:00", 20)),
        (("title: Introduction", "at: 10:00", "time: 10:00-10:20"), ("Introduction", "10:00", 20)),
        (("title: Colours, 5",), ("Colours, 5", "", None)),
        (("title: Films of the year, 2024",), ("Films of the year, 2024", "", None)),
        (('title: "Talk, 5 min"', "time: 6 min"), ("Talk, 5 min", "", 6)),
        (('title: "10:00 Start"', "time: 5 min"), ("10:00 Start", "", 5)),
    ],
)
def test_a_step_with_lines_of_its_own_is_read_like_one_on_a_line(
    lines: tuple[str, ...], expected: tuple[str, str, int | None]
) -> None:
    assert times(only_step(*lines)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0900 to 0945 Assembly", ("Assembly", "09:00", 45)),
        ("1030 to 1045 (0:15) Break", ("Break", "10:30", 15)),
        ("11:00 to 11:30 (0:30) Use of the kit", ("Use of the kit", "11:00", 30)),
        ("1300-1330 hrs Lunch", ("Lunch", "13:00", 30)),
        ("1914-1918 The Great War, 20 min", ("1914-1918 The Great War", "", 20)),
    ],
)
def test_clock_times_without_colons_are_read(line: str, expected: tuple[str, str, int]) -> None:
    assert times(only_step(line)) == expected


@pytest.mark.parametrize("written", ["0900 to 0945", "0900-0945 hrs", "0900 to 0945 (0:45)"])
def test_a_time_without_colons_is_no_number_of_minutes(written: str) -> None:
    assert times(only_step("title: Assembly", f"time: {written}")) == ("Assembly", "09:00", 45)


def test_the_room_may_be_booked_from_clock_to_clock() -> None:
    agenda = clean("workshop: W\ntime: 9:00 am – 2:30 pm\nsteps:\n  - Talk, 5 h 30 min\n")
    assert (agenda.start, agenda.time and agenda.time.most_s) == ("09:00", 330 * 60)
    agenda = clean("workshop: W\nstart: 9:00\ntime: 9:00 - 11:00\nsteps:\n  - Talk, 2 h\n")
    assert (agenda.start, agenda.time and agenda.time.most_s) == ("09:00", 2 * 3600)


def test_two_beginnings_that_differ_are_told() -> None:
    reading = read_agenda(step("title: Talk", "at: 10:30", "time: 10:00-10:20"), "w.yaml", lambda _: None)
    assert [each.what for each in reading.problems] == ["“10:00-10:20” begins at 10:00, and `at` says 10:30."]
    assert reading.problems[0].fix == "Write how long it takes here, like `time: 20 min`."


@pytest.mark.parametrize("title", ["Lunch", "Morning tea", "Coffee break", "Break", "Lunch break", "Games (break)"])
def test_what_is_nothing_but_a_break_is_one(title: str) -> None:
    assert only_step(f"{title}, 15 min").is_break
    assert only_step(f"title: {title}", "time: 15 min").is_break
    assert not only_step(f"title: {title}", "time: 15 min", "break: no").is_break


@pytest.mark.parametrize("title", ["Lunch and learn", "Breaking the ice", "Talk over coffee", "A break in the wall"])
def test_other_titles_are_no_breaks(title: str) -> None:
    assert not only_step(f"{title}, 15 min").is_break


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "– "])
def test_a_mark_behind_a_bullet_is_a_mark(bullet: str) -> None:
    found = only_step("title: A", "guide: |", f"  {bullet}Ask: What helps?", f"  {bullet}SAY: Hello.")
    assert [(block.kind, block.text) for block in found.guide] == [("ask", "What helps?"), ("say", "Hello.")]


def told(*lines: str) -> list[tuple[str, str]]:
    _, problems = read(step("title: A", "guide: |", *(f"  {line}" for line in lines)))
    return [(each.what, each.fix) for each in problems]


def test_a_mark_whose_colon_is_missing_is_told() -> None:
    assert told("SAY: One.", "SAY Thank you.") == [
        ("“SAY” has no colon behind it, so the word is read aloud.", "If it is a mark, write `SAY:`.")
    ]
    assert told("SAY: One. DO you see? Say yes.") == []


def test_an_act_in_round_brackets_among_the_words_is_told() -> None:
    assert told("SAY: Welcome to the workshop (share the link in Zoom Chat).") == [
        (
            "“(share the link in Zoom Chat)” stands among the words to say, and is read aloud.",
            "If it is something to do, write `[Share the link in Zoom Chat.]`.",
        )
    ]
    assert told("SAY: Three of you (the early ones) may begin.", "NOTE: (share the link)") == []


SHEET = "sheet: Survey\none per: {}\nask:\n  - How was it?\n"


@pytest.mark.parametrize(
    ("per", "sits", "who"),
    [("person", "everyone", "person"), ("person", "pairs", "person"), ("group", "everyone", "group"),
     ("tool", "groups", "group"), ("pair", "groups", "pair")],
)  # fmt: skip
def test_a_sheet_for_each_person_is_filled_in_by_each_however_the_room_sits(per: str, sits: str, who: str) -> None:
    text = step("title: A", f"in: {sits}", "handout: survey")
    reading = read_agenda(text, "w.yaml", lambda _: SheetSource("survey.yaml", SHEET.format(per).encode()))
    assert reading.agenda is not None
    assert [prompt.who for prompt in reading.agenda.steps[0].prompts] == [who]


@pytest.mark.parametrize(
    ("line", "way_out"),
    [("at: end", "A question is asked where `ASK:`"), ("at most: 6", "There is no upper limit to set")],
)
def test_keys_that_a_question_does_not_have_lead_to_what_it_has(line: str, way_out: str) -> None:
    text = step("title: A", "ask:", "  - ask: How was it?", f"    {line}")
    (problem,) = read_agenda(text, "w.yaml", lambda _: None).problems
    assert problem.fix.startswith(way_out)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("title: VI. The Role: Scenarios", "VI. The Role: Scenarios"),
        ('title: "Sifting": what stays?', '"Sifting": what stays?'),
        ("title: “Sifting”: what stays?", "“Sifting”: what stays?"),
    ],
)
def test_a_colon_in_one_line_of_words_is_read_and_told(line: str, words: str) -> None:
    agenda, problems = read(step(line, "time: 5 min"))
    assert agenda.steps[0].title == words
    assert all(each.severity == "warning" and "read as they stand" in each.what for each in problems)


@pytest.mark.parametrize("line", ["title: Welcome: 5 min", "guide: SAY: Hello", "title: One: two # and a remark"])
def test_a_colon_that_may_mean_something_else_is_a_problem(line: str) -> None:
    assert read_agenda(step("title: A", "in: alone") + f"  - {line}\n", "w.yaml", lambda _: None).agenda is None
