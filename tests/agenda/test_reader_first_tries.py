"""What people write the first time: it is read as they mean it, or they are shown the lines as they belong."""

import pytest

from facilitator.agenda.model import Agenda, Prompt
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import read_agenda

TOP = "workshop: W\nsteps:\n"
STEP = TOP + "  - title: A\n"
ASK = STEP + "    ask:\n"


def told(text: str) -> list[Problem]:
    return list(read_agenda(text, "w.yaml", lambda _: None).problems)


def only(text: str) -> Problem:
    found = told(text)
    assert len(found) == 1, found
    return found[0]


def clean(text: str) -> Agenda:
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    assert reading.problems == ()
    return reading.agenda


def prompt(lines: str) -> Prompt:
    return clean(ASK + lines).steps[0].prompts[0]


# Lists


@pytest.mark.parametrize("sign", ["|", ">", "|-"])
@pytest.mark.parametrize("key", ["for each", "options"])
def test_one_line_below_a_list_key_is_parted_at_its_commas(key: str, sign: str) -> None:
    found = prompt(f"      - ask: Q?\n        {key}: {sign}\n          North, Quality: none, Brand\n")
    assert (found.each or found.options) == ("North", "Quality: none", "Brand")


def test_several_lines_below_a_list_key_keep_their_commas() -> None:
    found = prompt("      - ask: Q?\n        options: |\n          here, now\n          later\n")
    assert found.options == ("here, now", "later")


@pytest.mark.parametrize("key", ["for each", "options", "columns", "rows", "labels"])
def test_a_colon_in_a_list_on_one_line_leads_to_dashes(key: str) -> None:
    found = only(f"{ASK}      - ask: Q?\n        {key}: North, Quality: none, Brand\n")
    assert found.fix == "Put each on a line of its own behind a dash."


@pytest.mark.parametrize("lines", ["  -\n  - B, 5 min\n", "  - B, 5 min\n  -\n"])
def test_a_dash_without_words_is_warned_of(lines: str) -> None:
    found = only(TOP + lines)
    assert (found.severity, found.what) == ("warning", "This dash has nothing behind it.")


# Bullets


@pytest.mark.parametrize("bullet", "•◦▪–")
@pytest.mark.parametrize(
    "text",
    [
        TOP + "  • Welcome, 5 min\n  • End, 5 min\n",
        TOP + "  • title: A\n    time: 5 min\n",
        ASK + "      • What is new?\n      • What is old?\n",
        ASK + "      - ask: Q?\n        options:\n          • a\n          • b: c\n          • d\n",
        "workshop: W\nbring:\n• Helmet\n• Glasses\nsteps:\n  - A, 5 min\n",
        "workshop: W\nbring:\n  • Helmet: red\n  • Glasses\nsteps:\n  - A, 5 min\n",
    ],
)
def test_a_bullet_where_a_dash_belongs_is_named(text: str, bullet: str) -> None:
    found = only(text.replace("•", bullet))
    assert f"begins with “{bullet}”" in found.what
    assert f"Put a dash and a space in the place of each “{bullet}”, like `- " in found.fix


@pytest.mark.parametrize("bullet", "•◦▪–")
@pytest.mark.parametrize(
    "lines", ["\n  • Helmet\n  • Safety glasses", " • Helmet • Safety glasses", "\n  - • Helmet\n  - Safety glasses"]
)
def test_running_words_are_parted_at_their_bullets(lines: str, bullet: str) -> None:
    agenda = clean(f"workshop: W\nbring:{lines.replace('•', bullet)}\nsteps:\n  - • A, 5 min\n")
    assert agenda.bring == ("Helmet", "Safety glasses")
    assert agenda.steps[0].title == "A"


def test_a_guide_keeps_its_bullets_and_takes_no_blame_for_the_line_below_it() -> None:
    guide = STEP + "    guide: |\n      • the photo\n"
    assert clean(guide).steps[0].guide[0].text == "• the photo"
    assert "colon inside" in only(guide + "    section: One: two\n").what


def test_a_long_dash_between_words_parts_nothing() -> None:
    assert clean("workshop: W\nbring: Pens – two each\nsteps:\n  - A, 5 min\n").bring == ("Pens – two each",)


# Keys in the wrong place


@pytest.mark.parametrize("key", ["ask", "time", "guide", "in"])
@pytest.mark.parametrize("first", ["North: Sort", "name: North\n        do: Sort"])
def test_a_key_of_a_step_is_no_track(key: str, first: str) -> None:
    found = only(f"{STEP}    tracks:\n      - {first}\n        {key}: alone\n      - South: Count\n")
    assert found.what == f"“{key}” is no key that a track knows."
    assert found.fix == "A track has a name and what it does; ask it in a step of its own."


@pytest.mark.parametrize("line", ["kind: choice", "options: a, b", "columns: [a, b]"])
def test_a_key_of_a_question_in_a_step_is_shown_where_it_belongs(line: str) -> None:
    found = only(f"{STEP}    ask:\n      - Which gear?\n      - Why?\n    {line}\n")
    key = line.partition(":")[0]
    assert found.fix.startswith("Write `ask:` alone, below it `  - ask: …`, and below that `    ")
    assert f"    {key}: " in found.fix
    assert "optional" not in found.fix


@pytest.mark.parametrize(
    "lines", ["    homework:\n      - Do it\n        due: Friday\n", "    homework: Do it\n    due: Friday\n"]
)
def test_a_date_below_plain_homework_is_shown_with_its_task(lines: str) -> None:
    fixes = [each.fix for each in told(STEP + lines) if each.severity == "problem"]
    assert len(fixes) == 1
    assert "- task: Do it`" in fixes[0]
    assert "due: Friday`" in fixes[0]


@pytest.mark.parametrize(("key", "value"), [("kind", "list"), ("time", "5 min"), ("who", "group")])
def test_a_plain_entry_with_a_key_below_it_gets_the_first_key_of_its_list(key: str, value: str) -> None:
    place, first = ("steps", "title") if key == "time" else ("ask", "ask")
    text = (
        f"{TOP}  - Plain words\n    time: 5 min\n"
        if place == "steps"
        else f"{ASK}      - Plain words\n        {key}: {value}\n"
    )
    assert f"`- {first}: Plain words`" in only(text).fix


def test_a_key_further_in_than_its_question_is_shown_where_it_belongs() -> None:
    found = only(STEP + "    ask: Which gear?\n      kind: choice\n")
    assert found.line == 4
    assert "`  - ask: Which gear?`, and below that `    kind: choice`" in found.fix
    found = only(STEP + "    homework: Do it\n      due: Friday\n")
    assert "`  - task: Do it`, and below that `    due: Friday`" in found.fix


# Words for something else


def test_a_stretch_of_the_clock_turned_around_is_no_length() -> None:
    assert "time:" not in only(STEP + "    time: 10:00-9:00\n").fix


@pytest.mark.parametrize(
    ("written", "at", "length_min"),
    [("15:00 - 15:15", "15:00", 15), ("9:30–11:00", "09:30", 90), ("2 to 2:45 pm", "14:00", 45)],
)
def test_a_stretch_of_the_clock_is_a_start_and_a_length(written: str, at: str, length_min: int) -> None:
    step = clean(f"{STEP}    time: {written}\n").steps[0]
    assert step.time is not None
    assert (step.at, step.time.least_s, step.time.most_s) == (at, length_min * 60, length_min * 60)


def test_a_stretch_that_may_be_in_the_morning_or_not_is_parted_in_words() -> None:
    assert only(STEP + "    time: 7:00 - 7:45\n").fix == "Write `at: 7:00`, and below it `time: 45 min`."


def test_a_start_inside_a_step_is_at() -> None:
    assert only(STEP + "    start: 15:00\n").fix == "Write `at:` to be sure."


@pytest.mark.parametrize("key", ["end", "until"])
def test_an_end_of_the_workshop_leads_to_its_time(key: str) -> None:
    assert only(f"workshop: W\n{key}: 16:00\nsteps:\n  - A, 5 min\n").fix == "Did you mean `time`?"


@pytest.mark.parametrize(
    ("kind", "better"),
    [
        ("dot vote", "vote 3"),
        ("dots", "vote 3"),
        ("Voting", "vote 3"),
        ("parking lot", "questions"),
        ("parking", "questions"),
    ],
)
def test_another_name_for_a_kind_leads_to_it(kind: str, better: str) -> None:
    assert only(f"{ASK}      - ask: Q?\n        kind: {kind}\n").fix == f"Did you mean `kind: {better}`?"


@pytest.mark.parametrize("key", ["votes", "dots"])
def test_votes_stand_behind_the_kind(key: str) -> None:
    found = only(f"{ASK}      - ask: Q?\n        kind: vote\n        options: a, b\n        {key}: 3\n")
    assert "`kind: vote 3`" in found.fix


@pytest.mark.parametrize("words", ["circle", "in a circle", "plenary", "together"])
def test_a_circle_is_everyone(words: str) -> None:
    assert clean(f"{STEP}    in: {words}\n").steps[0].setting.kind == "everyone"


@pytest.mark.parametrize(
    "lines",
    [
        "    guide: Welcome all\n      SAY: Hello\n",
        "    guide: Welcome all\n    Hello to you\n    time: 5 min\n",
        "    guide:\n      SAY: hello\n      Hello to you\n    time: 5 min\n",
    ],
)
def test_a_guide_that_goes_on_wants_its_sign(lines: str) -> None:
    assert only(STEP + lines).fix.startswith("Write `guide: |` alone on its line")


def test_a_colon_in_the_line_after_a_guide_is_not_taken_for_its_words() -> None:
    assert "colon inside" in only(STEP + "    guide: Welcome all\n    section: One: two\n").what


def test_curly_quotes_inside_the_words_are_kept_in_the_way_out() -> None:
    found = only("workshop: W\ngoal: “Yes”, she said: “no”\nsteps:\n  - A, 5 min\n")
    assert found.fix.endswith('`goal: "“Yes”, she said: “no”"`.')


def test_a_colon_in_the_first_question_of_a_list_is_told_as_such() -> None:
    found = only(ASK + "      - ask: “What is “good: enough”?”\n")
    assert (found.line, found.what[:13]) == (5, "There is a co")
    assert found.fix.endswith('`ask: "What is “good: enough”?"`.')


def test_curly_quotes_are_told_to_be_straight() -> None:
    found = only("workshop: W\ngoal: “We say “yes” to: it”\nsteps:\n  - A, 5 min\n")
    assert found.fix.startswith("Curly quotes")
    assert found.fix.endswith('`goal: "We say “yes” to: it"`.')


@pytest.mark.parametrize("tail", ["20 min and 1 hour of talk", "about ten minutes or so and one hour"])
def test_a_tail_like_a_time_that_is_none_is_warned_of_with_the_reason(tail: str) -> None:
    found = only(f"{TOP}  - Welcome, {tail}\n")
    assert found.severity == "warning"
    assert "is not read as a time" in found.what
    assert "more than one length" in found.fix


def test_a_length_with_ish_is_read() -> None:
    step = clean(f"{TOP}  - Welcome, 4-ish minutes\n").steps[0]
    assert step.title == "Welcome"
    assert step.time is not None
    assert step.time.most_s == 240


# Columns


def test_options_are_read_behind_the_name_of_a_column() -> None:
    columns = prompt(
        "      - ask: Q?\n        columns:\n          - Decision: start / stop / continue\n"
        '          - Choice (yes/no)\n          - Pros / Cons\n          - "Cost (EUR/month)"\n'
    ).columns
    assert [(each.name, each.options) for each in columns] == [
        ("Decision", ("start", "stop", "continue")),
        ("Choice", ("yes", "no")),
        ("Pros / Cons", ()),
        ("Cost (EUR/month)", ()),
    ]


@pytest.mark.parametrize("column", ["Note: anything", "Cost (EUR / month of all the years)"])
def test_a_column_with_words_that_are_no_options_is_warned_of(column: str) -> None:
    found = only(f"{ASK}      - ask: Q?\n        columns:\n          - {column}\n")
    assert (found.severity, found.line) == ("warning", 7)
    assert "anything can be written" in found.what


@pytest.mark.parametrize(
    ("kind", "names"),
    [("actions", "What, Who and By when"), ("questions", "Question, Asked by, Answer and Still open")],
)
def test_columns_of_a_kind_that_has_its_own_are_told(kind: str, names: str) -> None:
    found = only(f"{ASK}      - kind: {kind}\n        columns: [a, b]\n")
    assert found.what == f"`kind: {kind}` has its columns already: {names}."
