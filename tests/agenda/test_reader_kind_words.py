"""What an answer looks like, in the words of teachers and of forms, and what it is read as."""

import pytest

from facilitator.agenda.model import Prompt
from facilitator.agenda.reader import Reading, read_agenda


def read(question: str) -> Reading:
    text = f"workshop: W\nsteps:\n  - title: A\n    ask:\n      - {question}\n"
    return read_agenda(text, "w.yaml", lambda _: None)


def prompt(question: str, warnings: int = 0) -> Prompt:
    reading = read(question)
    assert reading.agenda is not None, reading.problems
    assert [told.severity for told in reading.problems] == ["warning"] * warnings
    return reading.agenda.steps[0].prompts[0]


def of_kind(kind: str, more: str = "") -> str:
    return f"ask: Q?\n        kind: {kind}\n        {more}"


@pytest.mark.parametrize(
    ("kind", "levels", "labels"),
    [
        ("1-10", 10, ()),
        ("1 to 5", 5, ()),
        ("rating 1-5", 5, ()),
        ("scale of 1 to 10", 10, ()),
        ("1-5 scale", 5, ()),
        ("5 stars", 5, ()),
        ("scale 1 (not at all) to 5 (very)", 5, (("1", "not at all"), ("5", "very"))),
        ("1 = bad to 5 = good", 5, (("1", "bad"), ("5", "good"))),
        ("scale 1-5 (low to high)", 5, (("1", "low"), ("5", "high"))),
        ("scale 1-5 (1=low, 5=high)", 5, (("1", "low"), ("5", "high"))),
    ],
)
def test_a_scale_is_read_by_its_ends(kind: str, levels: int, labels: tuple[tuple[str, str], ...]) -> None:
    found = prompt(of_kind(kind))
    assert (found.kind, found.levels) == ("scale", tuple(map(str, range(1, levels + 1))))
    assert found.labels == labels


def test_labels_that_are_written_stand_above_those_behind_the_kind() -> None:
    assert prompt(of_kind("1 (bad) to 5 (good)", "labels: 1 = a, 5 = b")).labels == (("1", "a"), ("5", "b"))


@pytest.mark.parametrize(
    ("kind", "options"),
    [("yes/no", ("yes", "no")), ("Yes or no", ("Yes", "no")), ("yes/no/maybe", ("yes", "no", "maybe")),
     ("true / false", ("true", "false")), ("agree/disagree", ("agree", "disagree"))],
)  # fmt: skip
def test_what_can_be_answered_may_stand_for_the_kind(kind: str, options: tuple[str, ...]) -> None:
    found = prompt(of_kind(kind))
    assert (found.kind, found.options) == ("choice", options)


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("open", "text"), ("open-ended question", "text"), ("short answer", "text"), ("brainstorm", "list"),
     ("sticky notes", "list"), ("count", "number"), ("action plan", "actions"), ("Q&A", "questions")],
)  # fmt: skip
def test_another_word_for_a_kind_is_read(kind: str, meant: str) -> None:
    assert prompt(of_kind(kind)).kind == meant


@pytest.mark.parametrize(("kind", "many"), [("multiple choice", False), ("check all that apply", True)])
def test_words_of_a_form_are_a_choice(kind: str, many: bool) -> None:
    found = prompt(of_kind(kind, "options: red, green"))
    assert (found.kind, found.many, found.options) == ("choice", many, ("red", "green"))


@pytest.mark.parametrize("kind", ["3 dots", "vote (3 dots)", "vote 3 dots", "dot vote 3", "3 votes each"])
def test_dots_are_votes(kind: str) -> None:
    found = prompt(of_kind(kind, "options: red, green, blue, black"))
    assert (found.kind, found.votes) == ("vote", 3)


def test_a_list_of_so_many_hopes_for_so_many() -> None:
    found = prompt(of_kind("list of 5"))
    assert (found.kind, found.at_least) == ("list", 5)


def test_a_poll_is_a_vote_and_a_rating_a_scale_and_both_are_told() -> None:
    assert prompt(of_kind("poll", "options: red, green"), warnings=1).kind == "vote"
    assert len(prompt(of_kind("rating"), warnings=1).levels) == 5


@pytest.mark.parametrize(
    ("question", "ask", "kind"),
    [
        ("How could we respond? (list)", "How could we respond?", "list"),
        ("Did you like it? (yes/no)", "Did you like it?", "choice"),
        ("How sure are you? (scale 1-5)", "How sure are you?", "scale"),
        ("Anything else? (open)", "Anything else?", "text"),
    ],
)
def test_a_kind_in_brackets_behind_a_question_is_read_and_told(question: str, ask: str, kind: str) -> None:
    found = prompt(question, warnings=1)
    assert (found.ask, found.kind) == (ask, kind)


@pytest.mark.parametrize(
    "question",
    ["What about Johnny (the dog)?", "Who comes (2-3 people)", "Pages (3-5)", "What happened? (discussion)",
     "Which colour? (red, green)", "What (a) and (b) mean", "What do A. Smith and B. Jones say?", "Plan a or b?"],
)  # fmt: skip
def test_other_brackets_and_letters_are_words_of_the_question(question: str) -> None:
    found = prompt(question)
    assert (found.ask, found.kind) == (question, "text")


def test_choices_may_stand_in_brackets_behind_a_choice() -> None:
    found = prompt("ask: How is the mood? (green, yellow, red)\n        kind: choice")
    assert (found.ask, found.options) == ("How is the mood?", ("green", "yellow", "red"))


@pytest.mark.parametrize("question", ["Which? (multiple choice)", "Which?", "ask: Which?"])
def test_lines_with_letters_below_a_question_are_its_options(question: str) -> None:
    found = prompt(f"{question}\n          a) The same each month\n          b) Another, each month")
    assert (found.ask, found.kind) == ("Which?", "choice")
    assert found.options == ("The same each month", "Another, each month")


@pytest.mark.parametrize(
    "written",
    ["a) red b) green", "|\n          a) red\n          b) green", "red | green", "red; green", "red / green",
     "red or green", "[red, green]", "red, green"],
)  # fmt: skip
def test_options_are_parted_however_they_stand(written: str) -> None:
    assert prompt(f"ask: Q?\n        options: {written}").options == ("red", "green")


@pytest.mark.parametrize("written", ["What | Who | By when", "What; Who; By when", "What, Who, By when"])
def test_columns_are_parted_at_bars_and_semicolons_too(written: str) -> None:
    columns = prompt(f"ask: Q?\n        columns: {written}").columns
    assert [column.name for column in columns] == ["What", "Who", "By when"]


def test_a_comma_between_bars_belongs_to_its_column() -> None:
    assert [each.name for each in prompt("ask: Q?\n        columns: Food, drink | Who").columns] == [
        "Food, drink",
        "Who",
    ]
