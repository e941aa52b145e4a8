"""Files that no facilitator writes: read or refused with a line, never with a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from facilitator.agenda.problems import render
from facilitator.agenda.reader import Reading, SheetSource, read_agenda, read_sheet
from facilitator.agenda.reading.text import MOST_BYTES
from facilitator.agenda.source import LOADER, MOST_LEVELS, MOST_NODES, read_source

SUITE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "yaml-test-suite" / "documents.json").read_text(encoding="utf-8")
)
"""Every document of the YAML test suite; the licence lies beside it."""

SMALL = "workshop: W\nsteps:\n  - title: A\n    time: 5 min\n"


def read(text: str | bytes) -> Reading:
    """Read a text as an agenda and as a sheet of itself, and hold what every reading holds."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    reading = read_agenda(text, "w.yaml", lambda name: SheetSource(f"{name}.yaml", raw))
    sheet = read_sheet(text, "s.yaml", "s")
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert (reading.agenda is None) == any(told.severity == "problem" for told in reading.problems)
    for told in (*reading.problems, *sheet.problems):
        assert 1 <= told.line <= lines
        assert told.column >= 1
        assert told.what.endswith((".", "?"))
        assert told.fix.endswith((".", "?", "!"))
        assert len(render(told)) < 2000
    return reading


def refused(text: str | bytes) -> list[tuple[int, str]]:
    reading = read(text)
    assert reading.agenda is None
    return [(told.line, told.what) for told in reading.problems if told.severity == "problem"]


# The YAML test suite


def test_the_suite_is_whole() -> None:
    assert len({document["id"] for document in SUITE}) == len(SUITE) == 402


@pytest.mark.parametrize("document", SUITE, ids=lambda document: document["id"])
def test_every_document_of_the_yaml_test_suite_is_read_or_refused_with_a_line(document: dict[str, Any]) -> None:
    assert refused(document["yaml"])


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader], ids=["fast", "plain"])
def test_both_parsers_read_or_refuse_every_document(loader: type) -> None:
    for document in SUITE:
        source = read_source(document["yaml"], "w.yaml", loader)
        assert source.tree is not None or source.problems


@pytest.mark.parametrize("document", SUITE, ids=lambda document: document["id"])
def test_every_document_can_be_pasted_into_a_guide(document: dict[str, Any]) -> None:
    words = "".join(f"      {line}\n" for line in document["yaml"].replace("\ufeff", "").split("\n"))
    reading = read(f"{SMALL}    guide: |\n      NOTE: Pasted.\n{words}")
    told = [each for each in reading.problems if "no question with the id" not in each.what]
    assert [each.what for each in told if each.severity == "problem"] == []


# What is too much


def test_a_file_over_the_limit_is_refused_at_its_first_line() -> None:
    (line, what), *more = refused(b"workshop: W\n" + b"# filling\n" * (11 * MOST_BYTES // 100))
    assert (line, more) == (1, [])
    assert "larger than" in what
    assert refused(SMALL + "#" * int(1.1 * 1024 * 1024))[0][0] == 1


def test_a_file_just_within_the_limit_is_read() -> None:
    filled = f"{SMALL}    guide: |\n" + "      Words to say and more of them.\n" * 8000
    text = filled[: MOST_BYTES - 1] + "\n"
    assert read(text).agenda is not None


@pytest.mark.parametrize(
    "nested",
    [
        "a: " + "[" * 60 + "]" * 60,
        "a: " + "{b: " * 60 + "c" + "}" * 60,
        "\n".join(f"{'  ' * level}a:" for level in range(60)),
        "a:\n" + "- " * 60 + "a",
        "steps:\n" + "".join(f"{'  ' * (2 * n)}  - title: A\n{'  ' * (2 * n)}    steps:\n" for n in range(60)),
        "a: " + "[" * 50_000,
    ],
    ids=["brackets", "braces", "keys", "dashes", "steps", "brackets that never close"],
)
def test_sixty_levels_are_refused_with_their_line(nested: str) -> None:
    told = refused(f"workshop: W\n{nested}\n")
    assert any("levels inside each other" in what for _, what in told)
    assert MOST_LEVELS < 60


def test_very_many_entries_are_refused_with_the_line_where_there_are_too_many() -> None:
    (told,) = refused(SMALL + "    bring: [" + "x," * MOST_NODES + "]\n")
    assert told == (5, f"This file has more than {MOST_NODES:,} entries.")


# Signs of YAML that an agenda has no use for


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("goal: &a x\n", 5),
        ("goal: *a\n", 5),
        ("before: &a [x]\nafter: *a\n", 5),
        ("<<: {goal: x}\n", 5),
        ("groups:\n  <<: *a\n", 6),
        ("goal: !!str x\n", 5),
        ("goal: !!python/object/apply:os.system [x]\n", 5),
        ("before: !!set {a, b}\n", 5),
        ("goal: !<tag:yaml.org,2002:str> x\n", 5),
        ("? goal\n: x\n? [a, b]\n: y\n", 7),
        ("a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n", 5),
        ("---\nworkshop: X\n", 5),
        ("%YAML 1.1\n---\nworkshop: X\n", 5),
    ],
)
def test_anchors_aliases_merges_tags_and_second_files_are_refused(written: str, line: int) -> None:
    assert line in [told for told, _ in refused(SMALL + written)]


def test_an_alias_that_leads_to_itself_is_refused() -> None:
    assert refused("workshop: W\nsteps: &a\n  - *a\n")[0][0] == 2


# Numbers


DIGITS = "9" * 5000


@pytest.mark.parametrize("digits", [DIGITS, f"-{DIGITS}", f"{DIGITS}-{DIGITS}", f"{DIGITS} min", f"1e{DIGITS}"])
@pytest.mark.parametrize(
    ("frame", "line"),
    [
        ("workshop: W\npeople: {}\nsteps:\n  - A\n", 2),
        ("workshop: W\nstart: {}\nsteps:\n  - A\n", 2),
        ("workshop: W\ntime: {}\nsteps:\n  - A\n", 2),
        ("workshop: W\ngroups: {}\nsteps:\n  - A\n", 2),
        ("workshop: W\nsteps:\n  - title: A\n    in: groups of {}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    rounds: {}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    repeat: {}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    timer: {}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    at: {}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    cues: [{{at: {}, say: x}}]\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    ask: {{ask: Q, kind: list, at least: {}}}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    ask: {{ask: Q, kind: scale {}}}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    ask: {{options: [a], kind: vote {}}}\n", 4),
        ("workshop: W\nsteps:\n  - title: A\n    ask: {{options: [a], kind: vote, weights: {}}}\n", 4),
    ],
)
def test_numbers_of_5000_digits_are_refused_where_they_stand(frame: str, line: int, digits: str) -> None:
    assert line in [told for told, _ in refused(frame.format(digits))]


def test_a_long_number_among_words_is_words() -> None:
    assert read(f"workshop: {DIGITS}\nsteps:\n  - A, {DIGITS}\n").agenda is not None


# Bytes and characters


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        (b"workshop: W\nsteps:\n  - A\x00, 5 min\n", 3, "zero bytes"),
        (b"\x00" * 500, 1, "zero bytes"),
        (SMALL.encode("utf-16"), 1, "UTF-16"),
        (SMALL.encode("utf-16-be"), 1, "zero bytes"),
        (SMALL.encode("utf-32"), 1, "UTF-16"),
        (b"workshop: W\ngoal: caf\xe9\n", 2, "UTF-8"),
        (b"workshop: W\ngoal: \xed\xa0\x80\n", 2, "UTF-8"),
        (b"workshop: W\ngoal: \xf8\x88\x80\x80\x80\n", 2, "UTF-8"),
        (b"workshop: W\ngoal: a\x1bb\n", 2, "invisible character"),
        (bytes(range(256)) * 20, 3, "UTF-8"),
        (b"", 1, "nothing in this file"),
        (b"\n\n\n", 1, "nothing in this file"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_line(raw: bytes, line: int, what: str) -> None:
    (told,) = refused(raw)
    assert told[0] == line
    assert what in told[1]


@pytest.mark.parametrize("lone", [0xD800, 0xDFFF, 0xDC80])
@pytest.mark.parametrize("written", ["goal: a{}b\n", '"a{}": b\n', "    guide: |\n      SAY: {}\n"])
def test_lone_halves_of_characters_are_refused_with_their_line(written: str, lone: int) -> None:
    text = SMALL + written.format(chr(lone))
    line = next(number for number, each in enumerate(text.split("\n"), start=1) if chr(lone) in each)
    assert [told[0] for told in refused(text)] == [line]


def test_a_half_of_a_character_that_a_backslash_makes_is_refused() -> None:
    assert [line for line, _ in refused(f'{SMALL}goal: "\\ud800"\n')] == [5]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_line_ending_and_a_mark_at_the_start_are_fine(end: str, mark: str) -> None:
    text = mark + f"{SMALL}    guide: |\n      SAY: One.\n\n      Two.\n".replace("\n", end)
    for written in (text, text.encode()):
        reading = read(written)
        assert reading.agenda is not None, reading.problems
        assert reading.problems == ()
        assert reading.agenda.steps[0].guide[0].text == "One.\n\nTwo."


def test_lines_are_counted_alike_with_every_line_ending() -> None:
    wrong = f"{SMALL}tiem: x\n"
    assert [refused(wrong.replace("\n", end))[0][0] for end in ("\n", "\r\n", "\r")] == [5, 5, 5]


def test_a_mark_in_the_middle_is_told_or_read_and_nothing_is_lost() -> None:
    read("workshop: W\n\ufeffsteps:\n  - A\n")
