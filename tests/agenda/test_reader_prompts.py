"""Questions whose answers are written down."""

import pytest

from facilitator.agenda.model import Column, Prompt
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda


def read(prompts: str, setting: str = "everyone") -> Reading:
    text = f"workshop: W\nsteps:\n  - title: A\n    in: {setting}\n    ask:\n{prompts}"
    return read_agenda(text, "w.yaml", lambda _: None)


def prompts(text: str, setting: str = "everyone") -> tuple[Prompt, ...]:
    reading = read(text, setting)
    assert reading.agenda is not None, reading.problems
    return reading.agenda.steps[0].prompts


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


def test_a_bare_question_takes_a_text_and_its_id_is_made_of_its_words() -> None:
    (prompt,) = prompts("      - What’s next, for us?\n")
    assert prompt == Prompt(id="whats-next-for-us", ask="What’s next, for us?", kind="text", who="room")


def test_a_question_with_a_colon_is_still_a_question() -> None:
    assert prompts("      - Top three: why these?\n")[0].ask == "Top three: why these?"


@pytest.mark.parametrize(
    ("setting", "who"),
    [("everyone", "room"), ("alone", "person"), ("pairs", "pair"), ("groups of 3-4", "group"), ("teams A, B", "group")],
)
def test_who_answers_follows_from_how_the_room_sits(setting: str, who: str) -> None:
    assert prompts("      - What next?\n", setting)[0].who == who


@pytest.mark.parametrize(
    ("written", "who"), [("person", "person"), ("each group", "group"), ("the room", "room"), ("Pairs", "pair")]
)
def test_who_answers_may_be_said(written: str, who: str) -> None:
    assert prompts(f"      - {{ask: x, who: {written}}}\n")[0].who == who


def test_everyone_is_not_clear_enough_for_who() -> None:
    told = only(read("      - ask: x\n        who: everyone\n"))
    assert (told.line, told.column) == (7, 14)
    assert "`room`" in told.fix


def test_ids_are_unique_short_and_the_authors_come_first() -> None:
    long = "word " * 30
    found = prompts(
        f"      - Next\n      - next!\n      - {{ask: x, id: next}}\n      - {long}\n      - '?'\n      - מה הלאה?\n"
    )
    ids = [prompt.id for prompt in found]
    assert ids[:3] == ["next-2", "next-3", "next"]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(each) <= 40 for each in ids)
    assert ids[4:] == ["question", "מה-הלאה"]


def test_the_same_id_twice_names_both_lines() -> None:
    told = only(read("      - {ask: x, id: one}\n      - {ask: y, id: one}\n"))
    assert (told.line, told.column) == (7, 9)
    assert "lines 6 and 7" in told.what


def test_every_kind_keeps_what_belongs_to_it() -> None:
    text = """\
      - {ask: a, kind: list, at least: 3}
      - {ask: b, kind: number, unit: hours, help: Round up.}
      - {ask: c, kind: choice, options: [x, y], many: yes}
      - {ask: d, kind: checklist, options: "x, y"}
      - {ask: e, kind: scale 1-5, labels: "1 = bad, 5 = good"}
      - {ask: f, kind: "scale red, amber, green", labels: {red: stop}}
      - ask: g
        kind: table
        columns:
          - Issue
          - Policy: [none, must follow]
        rows: [one, two]
        at least: 2
"""
    a, b, c, d, e, f, g = prompts(text)
    assert (a.kind, a.at_least) == ("list", 3)
    assert (b.kind, b.unit, b.help) == ("number", "hours", "Round up.")
    assert (c.kind, c.options, c.many) == ("choice", ("x", "y"), True)
    assert (d.kind, d.options) == ("checklist", ("x", "y"))
    assert (e.kind, e.levels, e.labels) == ("scale", ("1", "2", "3", "4", "5"), (("1", "bad"), ("5", "good")))
    assert (f.levels, f.labels) == (("red", "amber", "green"), (("red", "stop"),))
    assert g.columns == (Column(name="Issue"), Column(name="Policy", options=("none", "must follow")))
    assert (g.rows, g.at_least) == (("one", "two"), 2)


@pytest.mark.parametrize(
    ("keys", "line", "column", "fix"),
    [
        ("kind: choice", 6, 9, "options"),
        ("kind: checklist", 6, 9, "options"),
        ("kind: table", 6, 9, "columns"),
        ("kind: scale", 7, 15, "`kind: scale 1-5`"),
        ("kind: scale 5-1", 7, 15, "`kind: scale 1-5`"),
        ("kind: scale 1-1000", 7, 15, "`kind: number`"),
        ("kind: lst", 7, 15, "`kind: list`"),
        ("kind: text 3", 7, 15, "`at least: 3`"),
        ("kind: acton", 7, 15, "`kind: actions`"),
        ("kind: vots", 7, 15, "`kind: vote`"),
        ("options: [x, x]", 7, 18, "Keep one"),
        ("columns: [x, X]", 7, 18, "name of its own"),
        ("chioce: x", 7, 9, "Known here"),
        ("optoins: [x]", 7, 9, "`options`"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(keys: str, line: int, column: int, fix: str) -> None:
    told = only(read(f"      - ask: x\n        {keys}\n"))
    assert (told.severity, told.line, told.column) == ("problem", line, column)
    assert fix in told.fix


def test_a_level_that_is_not_on_the_scale_and_a_number_in_words_are_told() -> None:
    assert only(read("      - ask: x\n        kind: scale 1-3\n        labels: 4 = much\n")).line == 8
    assert only(read("      - ask: x\n        kind: list\n        at least: many\n")).column == 19


def test_a_key_that_means_nothing_for_the_kind_is_warned_of() -> None:
    told = only(read("      - ask: x\n        kind: list\n        unit: km\n"))
    assert (told.severity, told.line, told.column) == ("warning", 8, 15)
    assert "`kind: number`" in told.fix


def test_a_question_without_words_is_told() -> None:
    assert only(read("      - kind: list\n")).what == "This question has no words."
