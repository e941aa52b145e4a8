"""The schema for editors agrees with the reader: what is read without a problem has no red line under it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from facilitator.agenda.reader import read_agenda, read_sheet
from facilitator.agenda.reading.keys import KEY_TABLE, TABLES
from facilitator.agenda.schema import agenda_schema, sheet_schema
from facilitator.agenda.starter import starter
from tests.architecture.tree import ROOT

AGENDAS = sorted((ROOT / "agendas").glob("*.yaml"))
SHEETS = sorted((ROOT / "handouts").glob("*.yaml"))
WORDS = type("Words", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
"""Reads every value as words, as an editor does that follows YAML 1.2 to the letter."""


@cache
def validator(*, sheet: bool = False) -> Any:
    made = sheet_schema() if sheet else agenda_schema()
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(json.loads(json.dumps(made)))


def typed(value: Any) -> Any:
    """A value as JSON has it: an editor knows no dates."""
    match value:
        case dict():
            return {str(key): typed(inner) for key, inner in value.items()}
        case list():
            return [typed(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return value


def objections(text: str, *, sheet: bool = False) -> list[str]:
    """What an editor underlines, whether it takes `yes` for a word or for a truth."""
    return [
        f"{error.json_path}: {error.message[:200]}"
        for loader in (yaml.SafeLoader, WORDS)
        for error in validator(sheet=sheet).iter_errors(typed(yaml.load(text, loader)))
    ]


def undescribed(part: Any, where: str = "") -> Iterator[str]:
    """Every key an editor offers, anywhere in the schema, that says nothing about itself."""
    if isinstance(part, list):
        for inner in part:
            yield from undescribed(inner, where)
    elif isinstance(part, dict):
        for key, value in part.get("properties", {}).items():
            if isinstance(value, dict) and not {"description", "$ref"} & value.keys():
                yield f"{where}: {key}"
        for key, inner in part.items():
            yield from undescribed(inner, f"{where}/{key}")


@pytest.mark.parametrize("made", [agenda_schema(), sheet_schema()], ids=["agenda", "sheet"])
def test_every_key_that_an_editor_offers_says_what_it_is_for(made: Any) -> None:
    assert list(undescribed(made)) == []


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_every_agenda_that_ships_is_as_the_schema_says(path: Path) -> None:
    assert objections(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_sheet_that_ships_is_as_the_schema_says(path: Path) -> None:
    assert objections(path.read_text(encoding="utf-8"), sheet=True) == []


def test_an_agenda_to_begin_with_is_as_the_schema_says() -> None:
    assert objections(starter("Saturday opening hours")) == []


# The examples of the documents


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def whole(fragment: str, place: str) -> str:
    match place:
        case "file":
            return f"workshop: Example\n{fragment}steps:\n  - Welcome\n"
        case "step":
            return f"workshop: Example\nsteps:\n{indented(fragment, 2)}"
        case "prompt":
            return f"workshop: Example\nsteps:\n  - title: Ask\n    ask:\n{indented(fragment, 6)}"
        case _:
            return fragment


def examples() -> Iterator[Any]:
    """Every example of the pages that is not shown for what is wrong with it."""
    for page in sorted((ROOT / "docs").glob("*.md")):
        markdown = page.read_text(encoding="utf-8")
        for found in re.finditer(r"^```yaml([^\n]*)\n(.*?)^```$", markdown, flags=re.MULTILINE | re.DOTALL):
            marks = found[1].split()
            if {"problem", "check"} & {*marks}:
                continue
            place = marks[-1] if marks else ""
            line = markdown.count("\n", 0, found.start()) + 1
            yield pytest.param(whole(found[2], place), place == "sheet", id=f"{page.name} line {line}")


@pytest.mark.parametrize(("text", "sheet"), [*examples()])
def test_an_example_that_is_read_has_nothing_underlined(text: str, sheet: bool) -> None:
    read = read_sheet(text, "x.yaml", "x") if sheet else read_agenda(text, "x.yaml", lambda name: None)
    told = [each.what for each in read.problems if each.severity == "problem" and "no sheet called" not in each.what]
    assert told or objections(text, sheet=sheet) == []


# What is taken


STEP = "workshop: X\nsteps:\n  - title: Welcome\n    {}\n"
TAKEN = {
    "two words with a dash": "workshop: X\nfill-in:\n  a: b?\nsteps: [Welcome]",
    "two words with an underscore": "workshop: X\nfill_in:\n  a: b?\nsteps: [Welcome]",
    "a kind in a teacher's words": STEP.format("ask: {ask: Sure, kind: Open-ended question}"),
    "a scale by its ends": STEP.format("ask: {ask: Sure, kind: scale 1 (not at all) to 5 (very)}"),
    "a way to sit in a teacher's words": STEP.format("in: the whole class"),
    "a sheet below its step": STEP.format("handout:\n      sheet: S\n      columns: A | B"),
    "a moment before a reminder": STEP.format("cues:\n      - 2 min: Walk around."),
    "capital letters": "Workshop: X\nSTEPS:\n  - Title: Welcome\n    Time: 5",
    "a title that is a number": "workshop: 1984\nsteps: [2001]",
    "a clock time that looks like seconds": "workshop: X\nstart: 9:30\nsteps: [Welcome]",
    "a key with nothing behind it": "workshop: X\ngoal:\nsteps:\n  - title: Welcome\n    guide:\n",
    "a blank alone": STEP.format("homework:\n      - task: Read\n        due: [hand-in date]"),
    "a note with a colon": STEP.format("bring:\n      - Note: bring pens"),
    "yes in capitals": STEP.format("protect: YES"),
    "a question in a line": STEP.format("ask: What next?"),
    "a question with keys": STEP.format("ask:\n      ask: What next?"),
    "a scale": STEP.format("ask:\n      - ask: How?\n        kind: Scale 1-5"),
    "teams": STEP.format("in: teams Red, Blue"),
    "in pairs": STEP.format("in: In pairs"),
    "each person": STEP.format("ask:\n      - ask: How?\n        who: each person"),
    "a step with a colon": "workshop: X\nsteps:\n  - Top three: why?\n  - Lunch: in the hall\n  - Lunch: {a: b}\n",
    "a question with a colon": STEP.format("ask:\n      - Top three: why?"),
    "one question with a colon": STEP.format("ask:\n      Top three: why?"),
    "a homework with a colon": STEP.format("homework:\n      - Top three: why?"),
    "words in braces": "workshop: X\ngoal: {x: y}\nsteps: [Welcome]",
    "things in braces": "workshop: X\nbring: {a: b}\nbefore: {a: b, c}\nsteps:\n  - Welcome",
    "a block with nothing in it": STEP.format("guide:\n      - say:\n      - do: Wait"),
    "tracks with keys in capitals": STEP.format(
        "tracks:\n      - Name: A\n        Do: b\n      - name: C\n        do: d"
    ),
    "columns in double brackets": STEP.format("ask:\n      - ask: Q\n        kind: table\n        columns: [[A, B]]"),
    "the most rounds": STEP.format("rounds: 20"),
    "a number of times in quotes": STEP.format('repeat: "3"'),
    "documents in a line": "workshop: X\ndocuments: report, Complaint-log\nsteps: [Welcome]",
    "documents in a list": "workshop: X\ndocuments:\n  - sop\n  - Trend\n  -\nsteps: [Welcome]",
    "typed blocks": STEP.format("guide:\n      - say: Hello\n      - Note: Smile"),
}


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    assert objections(text) == []


@pytest.mark.parametrize("written", ["{a: b}", "{a: b, c: d}", "{}", "[{a: b, c: [d]}]", "[[[a]]]", "[[a, {b: c}]]"])
@pytest.mark.parametrize("put", ["bring: {}", "ask: [{{ask: Q, kind: choice, options: {}}}]"], ids=["bring", "options"])
def test_words_in_brackets_of_any_kind_are_words_to_both(written: str, put: str) -> None:
    text = STEP.format(put.format(written))
    stopped = [each for each in read_agenda(text, "x.yaml", lambda name: None).problems if each.severity == "problem"]
    assert (stopped, objections(text)) == ([], [])


MISTAKES = {
    "an unknown key": STEP.format("tiem: 5 min"),
    "an unknown key at the top": "workshop: X\nstepz: 1\nsteps: [Welcome]",
    "an unknown kind": STEP.format("ask:\n      - ask: How?\n        kind: tabel"),
    "an unknown way to sit": STEP.format("in: the garden"),
    "nobody who could answer": STEP.format("ask:\n      - ask: How?\n        who: the cat"),
    "neither yes nor no": STEP.format("protect: nope"),
    "no title": "steps: [Welcome]",
    "no words behind the title": "workshop:\nsteps: [Welcome]",
    "no steps": "workshop: X",
    "a step without a title": "workshop: X\nsteps:\n  - time: 5 min",
    "steps that are no list": "workshop: X\nsteps: Welcome",
    "a key of the sheet": STEP.format("one per: tool"),
    "a mistake deep inside": STEP.format("steps:\n      - title: Inner\n        steps:\n          - titel: Innermost"),
    "a list": "- Welcome",
    "a step in brackets": "workshop: X\nsteps:\n  - [Welcome, 5 min]",
    "steps in double brackets": "workshop: X\nsteps: [[Welcome]]",
    "a mark of the guide as a step": "workshop: X\nsteps:\n  - Note: bring pens",
    "a wrong key alone in a question": STEP.format("ask:\n      - opsions: why?"),
    "a wrong key alone in a homework": STEP.format("homework:\n      - taks: Read"),
    "repeated once": STEP.format("repeat: 1"),
    "too many rounds": STEP.format("rounds: 21"),
    "a document that nobody makes": "workshop: X\ndocuments: minutes, foo\nsteps: [Welcome]",
    "one document that nobody makes": "workshop: X\ndocuments: report, foo\nsteps: [Welcome]",
    "a document in a list that nobody makes": "workshop: X\ndocuments: [report, foo]\nsteps: [Welcome]",
}


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_underlined(text: str) -> None:
    assert objections(text)
    assert any(each.severity == "problem" for each in read_agenda(text, "x.yaml", lambda name: None).problems)


@pytest.mark.parametrize("key", TABLES["step"])
def test_only_what_the_reader_takes_for_a_slip_is_underlined_as_one(key: str) -> None:
    changed = [key[:at] + put + key[at + 1 :] for at in range(1, len(key)) for put in ("", "x", key[at] + "x")]
    turned = [key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(1, len(key) - 1)]
    for word in (*changed, *turned):
        text = f"workshop: X\nsteps:\n  - {word}: why?\n"
        read = read_agenda(text, "x.yaml", lambda name: None)
        if read.agenda is not None and not read.problems:
            assert objections(text) == [], word


def test_a_sheet_is_no_agenda_and_an_agenda_no_sheet() -> None:
    assert objections(SHEETS[0].read_text(encoding="utf-8"))
    assert objections(AGENDAS[0].read_text(encoding="utf-8"), sheet=True)
    assert objections("sheet: X\ncolumns: [A]\nrow: [b]", sheet=True)


# What an editor shows


def test_every_key_is_proposed_with_its_sentence() -> None:
    agenda = agenda_schema()
    places = {"file": agenda, **agenda["$defs"]}
    for entry in KEY_TABLE:
        shown = places[entry.where.replace(" ", "-")]["properties"]
        assert shown[entry.name]["description"] == entry.says


def test_the_kinds_are_proposed() -> None:
    known = agenda_schema()["$defs"]["as-kind"]["anyOf"]
    assert {"list", "number", "choice", "table"} <= {*known[0]["enum"]}


def test_every_reference_leads_somewhere() -> None:
    for made in (agenda_schema(), sheet_schema()):
        for name in re.findall(r'"\$ref": "#/\$defs/([\w-]+)', json.dumps(made)):
            assert name in made["$defs"]
