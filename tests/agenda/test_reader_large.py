"""Very large and very wrong files: what is told stays short, and the work grows with the file, no faster."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, SupportsIndex

import pytest
import yaml

from facilitator.agenda.model import GuideBlock
from facilitator.agenda.problems import MOST_TOLD, Findings, Problem
from facilitator.agenda.reader import Reading, SheetSource, read_agenda
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import repeated
from facilitator.agenda.reading.nodes import Mapping, Mark
from facilitator.agenda.reading.script import ScriptBlock, read_script
from facilitator.agenda.reading.sheets import MOST_COPIED, MOST_SHEETS
from facilitator.agenda.source import MOST_READ_AGAIN, MOST_REPAIRS, read_source

STEPS = "workshop: W\nsteps:\n"
STEP = f"{STEPS}  - title: A\n"
NO_BLANKS: frozenset[str] = frozenset()


def read(text: str, sheets: Callable[[str], SheetSource | None] = lambda _: None) -> Reading:
    return read_agenda(text, "w.yaml", sheets)


def places(reading: Reading) -> list[tuple[int, int]]:
    return [(told.line, told.column) for told in reading.problems]


# What is told


@pytest.mark.parametrize(("wrong", "last"), [(0, ""), (1, "There is 1 more."), (1234, "There are 1,234 more.")])
def test_of_very_many_problems_the_first_are_told_and_the_others_counted(wrong: int, last: str) -> None:
    reading = read(STEP + "".join(f"    q{n}: x\n" for n in range(MOST_TOLD + wrong)))
    told = reading.problems[:MOST_TOLD]
    assert [each.line for each in told] == list(range(4, 4 + MOST_TOLD))
    assert [each.what for each in reading.problems[MOST_TOLD:]] == ([last] if last else [])
    assert reading.problems[-1].severity == "problem"
    assert places(reading) == sorted(places(reading))


def test_the_last_line_says_what_to_do_first_and_stands_at_the_last_place_told() -> None:
    last = read(STEP + "".join(f"    q{n}: x\n" for n in range(MOST_TOLD + 5))).problems[-1]
    assert (last.file, last.line, last.column, last.fix) == ("w.yaml", MOST_TOLD + 3, 5, "Mend these first.")


def test_no_problem_is_left_out_for_the_warnings_before_it() -> None:
    reading = read(STEPS + "  - Welcome 5 min\n" * (MOST_TOLD + 10) + "  - title: A\n    time: soon\n")
    assert reading.agenda is None
    assert [told.severity for told in reading.problems].count("problem") == 1
    assert len(reading.problems) == MOST_TOLD + 1
    assert (reading.problems[-1].what, reading.problems[-1].severity) == ("There are 11 more.", "warning")


def test_very_many_warnings_do_not_stop_a_workshop() -> None:
    reading = read(STEPS + "  - Welcome 5 min\n" * (MOST_TOLD + 10))
    assert reading.agenda is not None
    assert len(reading.agenda.steps) == MOST_TOLD + 10
    assert reading.problems[-1].severity == "warning"


def test_very_many_mistakes_of_form_are_counted_with_the_others() -> None:
    entries = "".join(f"      - &a{n} x\n" for n in range(MOST_TOLD + 50))
    reading = read(f"{STEP}    tiem: x\n    bring:\n{entries}")
    assert reading.problems[-1].what == "There are 51 more."
    assert reading.problems[-1].severity == "problem"


def test_the_same_at_the_same_place_is_told_once_and_rather_as_a_problem() -> None:
    findings = Findings()
    for severity in ("warning", "problem", "problem"):
        findings.add(Problem("f", 3, 1, "Wrong.", "Mend.", "warning" if severity == "warning" else "problem"))
    findings.add(Problem("f", 2, 1, "Wrong.", "Mend."))
    assert [(told.line, told.severity) for told in findings.told()] == [(2, "problem"), (3, "problem")]


def test_what_was_counted_elsewhere_is_counted_on() -> None:
    form, meaning = Findings(), Findings()
    for line in range(1, MOST_TOLD + 3):
        form.add(Problem("f", line, 1, "Wrong.", "Mend."))
        meaning.add(Problem("f", line, 2, "Odd.", "Mend.", "warning"))
    form.take_in(meaning)
    assert form.told()[-1].what == f"There are {MOST_TOLD + 4} more."
    assert all(told.what == "Wrong." for told in form.told()[:-1])


def test_a_long_name_in_braces_is_told_in_short() -> None:
    reading = read(f"{STEP}    bring:\n      - {{{{{'x' * 5000}}}}}\n")
    assert all(len(told.what) < 200 for told in reading.problems)


# The work


class _Counter:
    """Counts function calls while it is the profiler; looking through a list counts for each of its entries."""

    def __init__(self) -> None:
        self.steps = 0

    def __call__(self, frame: FrameType, event: str, arg: Any) -> None:
        if event == "call":
            self.steps += 1
        elif event == "c_call":
            looked_through = getattr(arg, "__name__", "") in {"count", "index"}
            owner = getattr(arg, "__self__", None)
            self.steps += len(owner) if looked_through and isinstance(owner, list | tuple) else 1


def steps_to_read(text: str) -> int:
    counter, before = _Counter(), sys.getprofile()
    sys.setprofile(counter)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return counter.steps


def lines(count: int, line: str) -> str:
    return "".join(line.replace("#", str(n)) for n in range(count))


def ids(count: int) -> str:
    asked = lines(count, "      - {ask: Why, id: the-question-of-the-workshop-#}\n")
    return f"{STEP}    ask:\n{asked}    guide: |\n"


LARGE: dict[str, Callable[[int], str]] = {
    "steps": lambda n: STEPS + lines(n, "  - Step #, 1 sec\n"),
    "steps with keys": lambda n: STEPS + lines(n, "  - {title: A, code: c#, time: soon}\n"),
    "codes given twice": lambda n: STEPS + lines(n, "  - {title: A, code: c}\n"),
    "parts": lambda n: f"{STEP}    steps:\n{lines(n, '      - Part, 1 sec' + chr(10))}",
    "unknown keys": lambda n: STEP + lines(n, "    titel#: x\n"),
    "keys of a question beside it": lambda n: f"{STEP}    ask: Why\n{lines(n, '    kind: list' + chr(10))}",
    "who beside many questions": lambda n: f"{STEP}    ask:\n{lines(n, '      - Why #' + chr(10))}    who: person\n",
    "words to say under keys": lambda n: STEP + lines(n, "    say: Hello [b]\n"),
    "marks": lambda n: f"{STEP}    guide: |\n{lines(n, '      SAY: Hello [b]' + chr(10))}",
    "blanks": lambda n: f"{STEP}    guide: |\n      SAY: {lines(n, '[b#] ')}\n",
    "blanks that are declared": lambda n: (
        f"workshop: W\nfill in:\n{lines(n, '  b#: q' + chr(10))}steps:\n  - title: A\n    guide: |\n"
        + lines(n, "      SAY: Hello [b#]\n")
    ),
    "questions that nobody asked": lambda n: ids(n) + lines(n, "      ASK: the-qeustion-of-the-workshop-#\n"),
    "answers that nobody gave": lambda n: ids(n) + lines(n, "      SAY: [answer: the-qeustion-of-the-workshop-#]\n"),
    "the same question": lambda n: f"{STEP}    ask:\n{lines(n, '      - Why' + chr(10))}",
    "ids given twice": lambda n: f"{STEP}    ask:\n{lines(n, '      - {ask: Why, id: a}' + chr(10))}",
    "questions that begin alike": lambda n: f"{STEP}    ask:\n" + 2 * lines(n, f"      - {'long' * 9} #\n"),
    "options": lambda n: f"{STEP}    ask:\n      ask: Which\n      options: [{lines(n, 'o#, ')}]\n",
    "rows": lambda n: f"{STEP}    ask:\n      ask: Which\n      columns: [a]\n      rows: [{lines(n, 'o#, ')}]\n",
    "columns": lambda n: f"{STEP}    ask:\n      ask: Which\n      columns: [{lines(n, 'o#, ')}]\n",
    "braces on one line": lambda n: f"{STEP}    bring: [{lines(n, chr(39) + '{{n#}}' + chr(39) + ', ')}]\n",
    "questions that lead nowhere": lambda n: (
        f"{STEP}    ask:\n"
        + lines(n, "      - {ask: Why, id: the-question-of-the-workshop-#, from: the-qeustion-of-the-workshop-#}\n")
    ),
    "votes": lambda n: f"{STEP}    ask:\n      - {{ask: L, kind: list}}\n" + lines(n, "      - kind: vote\n"),
    "repeated steps": lambda n: STEPS + lines(n, "  - {title: A, code: c#, repeat: 3, ask: {ask: Q, id: q#}}\n"),
    "tracks": lambda n: f"{STEP}    tracks:\n" + lines(n, "      Track #: Do it.\n"),
    "fixed starts": lambda n: STEPS + lines(n, "  - {title: A, at: '9:00', time: 5 min each person}\n"),
    "parts with a time for each": lambda n: (
        f"workshop: W\npeople: 9\ntime: 5 min\nsteps:\n{lines(n, '  - Part, 1 sec each person' + chr(10))}"
    ),
    "carried over": lambda n: (
        "workshop: W\ncarry over:\n" + lines(n, "  - {from: A#, show: [x#, homewrok]}\n") + "steps:\n  - A\n"
    ),
    "sheets that are not there": lambda n: (
        f"workshop: W\nhandouts:\n{lines(90, '  sheet#: {sheet: S}' + chr(10))}steps:\n"
        + lines(n, "  - {title: A, handout: shete#}\n")
    ),
}


@pytest.mark.parametrize("kind", LARGE)
def test_a_file_twice_as_large_takes_about_twice_the_work(kind: str) -> None:
    once, twice = (steps_to_read(LARGE[kind](count)) for count in (250, 500))
    assert twice < 2.5 * once


class Measured(str):
    """A text that counts how many of its characters are looked at."""

    __slots__ = ()
    looked_at = 0

    def __getitem__(self, key: "SupportsIndex | slice[Any, Any, Any]") -> str:
        part = super().__getitem__(key)
        Measured.looked_at += len(part)
        return part

    def find(self, sub: str, start: SupportsIndex | None = None, end: SupportsIndex | None = None, /) -> int:
        found = super().find(sub, start, end)
        first, last = int(start or 0), len(self) if end is None else min(int(end), len(self))
        Measured.looked_at += max(0, (last if found < 0 else found + len(sub)) - first)
        return found

    def count(self, sub: str, start: SupportsIndex | None = None, end: SupportsIndex | None = None, /) -> int:
        Measured.looked_at += (len(self) if end is None else int(end)) - int(start or 0)
        return super().count(sub, start, end)


@pytest.mark.parametrize("by_line", [True, False])
@pytest.mark.parametrize("words", ["[b] " * 2000, "[b]\n" * 2000, "\x01[b] " * 2000])
def test_the_places_of_brackets_are_found_in_one_walk_through_their_block(words: str, by_line: bool) -> None:
    desk = Desk("f", read_source("a: b\n", "f"))
    shown = words.replace("\x01", "~") if "\x01" in words else words
    desk.lines = tuple(Measured(line) for line in shown.split("\n"))
    block = GuideBlock.model_construct(kind="say", text=Measured(words))
    Measured.looked_at = 0
    found = list(ScriptBlock(block, Mark(1, 1, 0), by_line).brackets(desk, NO_BLANKS))
    assert len(found) == 2000
    assert Measured.looked_at < 10 * len(words)


class Lines(tuple[str, ...]):
    """Lines that count how many of them are handed out."""

    __slots__ = ()
    handed_out = 0

    def __getitem__(self, key: Any) -> Any:
        part = super().__getitem__(key)
        Lines.handed_out += len(part) if isinstance(key, slice) else 1
        return part


def test_words_that_are_folded_are_read_from_their_own_lines_only() -> None:
    source = read_source("guide:\n" + "  - >\n    SAY: a\n    b\n" * 300, "f")
    assert isinstance(source.tree, Mapping)
    desk = Desk("f", source)
    desk.lines = Lines(desk.lines)
    Lines.handed_out = 0
    script = read_script(desk, source.tree.entries[0].value)
    assert [each.block.text for each in script] == ["a\nb"] * 300
    assert Lines.handed_out < 10 * len(source.lines)


def test_the_first_name_that_stands_a_second_time_is_found() -> None:
    assert repeated(["b", "a", "c", "a", "b"]) == 3
    assert repeated(["a", "b"]) is None
    assert repeated([]) is None


class _CountingLoader(yaml.SafeLoader):
    made = 0

    def __init__(self, stream: str) -> None:
        _CountingLoader.made += 1
        super().__init__(stream)


@pytest.mark.parametrize("filling", [0, 200_000])
def test_a_large_file_is_read_again_less_often_than_a_small_one(filling: int) -> None:
    text = "a: " + "x" * filling + "\n" + lines(MOST_REPAIRS + 10, "k#: b: c\n")
    _CountingLoader.made = 0
    assert read_source(text, "f", _CountingLoader).tree is None
    assert _CountingLoader.made == 1 + min(MOST_REPAIRS, MOST_READ_AGAIN // len(text))


# Sheets, each of which multiplies


def test_no_more_sheets_are_looked_for_than_an_agenda_may_name() -> None:
    asked: list[str] = []

    def find(name: str) -> SheetSource | None:
        asked.append(name)
        return SheetSource(f"{name}.yaml", b"sheet: S\ncolumns: [a]\n")

    reading = read(STEPS + lines(MOST_SHEETS, "  - {title: A, handout: s#}\n"), find)
    assert reading.problems == ()
    reading = read(
        STEPS + lines(MOST_SHEETS + 1, "  - {title: A, handout: s#}\n") + "  - {title: A, handout: s1}\n", find
    )
    assert [(told.line, told.what) for told in reading.problems] == [
        (MOST_SHEETS + 3, f"This agenda names more than {MOST_SHEETS} sheets.")
    ]
    assert len(asked) == 2 * MOST_SHEETS


def test_a_long_sheet_in_very_many_steps_is_refused() -> None:
    sheet = "ask: [{ask: x}, {ask: y}]\ncolumns: [a, b]\nrows: [" + lines(95, "r#, ") + "]\nsheet: S\n"
    fits = MOST_COPIED // 100

    def copied(steps: int) -> Reading:
        return read(
            STEPS + lines(steps, "  - {title: A, handout: s}\n"), lambda _: SheetSource("s.yaml", sheet.encode())
        )

    assert copied(fits).agenda is not None
    (told,) = copied(fits + 1).problems
    assert told.line == fits + 3
    assert "20,000 lines of sheets" in told.what
