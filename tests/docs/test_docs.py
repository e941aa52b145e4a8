"""The documents are true: their examples read, their figures are computed, their tables match the code.

`UPDATE_GOLDEN=1` renews the parts that are made from the code: the table of keys and the example of a session file.
"""

import ast
import contextlib
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from textual.binding import Binding
from textual.screen import Screen

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration, say_range
from facilitator.agenda.guide import ALWAYS_KNOWN
from facilitator.agenda.library import Library
from facilitator.agenda.model import Agenda, CarriedKind, Prompt, PromptKind, Step
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import read_agenda, read_sheet
from facilitator.agenda.reading import keys as agenda_keys
from facilitator.agenda.reading.values import WHO_OF_SETTING
from facilitator.cli.program import run_program
from facilitator.console.commands import COMMANDS, Command, Section, key_name, keys_text
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.carried import CarriedScreen
from facilitator.console.screens.find import FindScreen
from facilitator.console.screens.groups import GroupsScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.merging import MergingScreen
from facilitator.console.screens.promises import PromisesScreen
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.screens.timekeeper import TimekeeperScreen
from facilitator.documents.document import Table
from facilitator.documents.report_times import times
from facilitator.live.clock_face import ClockFace, clock_face
from facilitator.live.recorder import header_of
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.groups import form_groups
from facilitator.session.plan import schedule_at
from facilitator.session.storage.file import Opened, SessionFile, continue_recording, create, open_session, rescue
from facilitator.session.storage.line_format import encode_whole
from facilitator.session.storage.lock import lock_path
from facilitator.timing.schedule import Fit
from facilitator.timing.words import say_drift, stopwatch
from facilitator.timing.zone import SYMBOLS
from tests.architecture.tree import ROOT, SOURCE
from tests.fakes import START, UTC_ROOM, Stage, after, minutes, set_up

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
PLACES_OF_LINKS = [*PAGES, ROOT / "README.md", ROOT / "CHANGELOG.md"]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


# Reading a page


@dataclass(frozen=True)
class Fence:
    """An example: what stands behind its three backticks, and its text."""

    info: str
    text: str
    line: int


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def fences(markdown: str) -> list[Fence]:
    found = re.finditer(r"^```([^\n]*)\n(.*?)^```$", markdown, flags=re.MULTILINE | re.DOTALL)
    return [Fence(hit[1].strip(), hit[2], markdown.count("\n", 0, hit.start()) + 1) for hit in found]


def without_fences(markdown: str) -> str:
    return re.sub(r"^```[^\n]*\n.*?^```$", "", markdown, flags=re.MULTILINE | re.DOTALL)


def section(markdown: str, heading: str) -> str:
    """The text below a heading, up to the next heading of its level or above."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", markdown, flags=re.MULTILINE)
    assert start is not None, heading
    rest = markdown[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, flags=re.MULTILINE)
    return rest[: end.start()] if end else rest


def tables(markdown: str) -> list[list[list[str]]]:
    """Every table as its rows of cells, the heading first."""
    found = re.findall(r"(?:^\|.*\|\n)+", without_fences(markdown) + "\n", flags=re.MULTILINE)
    return [[cells(line) for line in table.splitlines() if not line.startswith("|---")] for table in found]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def spans(markdown: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", markdown)


def first_column(table: list[list[str]]) -> list[str]:
    return [spans(row[0])[0] for row in table[1:]]


def hold(page: str, name: str, made: str) -> None:
    """Compare a part of a page with what it is made from, or renew it."""
    markdown = text_of(page)
    found = re.search(rf"(<!-- {name}:[^\n]*-->\n)(.*?)(<!-- end of {name} -->)", markdown, flags=re.DOTALL)
    assert found is not None, f"{page} has no place for “{name}”"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        renewed = markdown[: found.start(2)] + made + markdown[found.end(2) :]
        (DOCS / page).write_bytes(renewed.encode("utf-8"))
        return
    assert found[2] == made, f"docs/{page} is out of date: UPDATE_GOLDEN=1 python -m pytest tests/docs renews it"


# Links and pages


def slug(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", without_fences(page.read_text(encoding="utf-8")), flags=re.MULTILINE)
    return {slug(heading) for heading in headings}


@pytest.mark.parametrize("page", PLACES_OF_LINKS, ids=lambda page: page.name)
def test_links_between_the_documents_lead_somewhere(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_fences(page.read_text(encoding="utf-8"))):
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        if re.match(r"[a-z]+:", target):
            continue
        if not place.exists() or (anchor and anchor not in anchors(place)):
            broken.append(target)
    assert broken == []


def test_the_index_names_every_document() -> None:
    named = set(re.findall(r"\]\(([\w-]+\.md)\)", text_of("README.md")))
    assert named == {page.name for page in PAGES} - {"README.md"}


@each_page
def test_a_page_has_one_title_and_plain_line_ends(page: Path) -> None:
    raw = page.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert len(re.findall(r"^# ", without_fences(raw.decode("utf-8")), flags=re.MULTILINE)) == 1


# agenda-format.md and writing-agendas.md: the examples


AGENDA_FORMAT, WRITING_AGENDAS = "agenda-format.md", "writing-agendas.md"
SEVERITIES = ("", "problem", "warning", "check")
LIBRARY = Library(ROOT / "no such home", ROOT)


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def wrapped(fragment: str, place: str) -> str:
    """A whole agenda around a part of one."""
    match place:
        case "file":
            return f"workshop: Example\n{fragment}steps:\n  - Welcome\n"
        case "step":
            return f"workshop: Example\nsteps:\n{indented(fragment, 2)}"
        case "prompt":
            return f"workshop: Example\nsteps:\n  - title: Ask\n    ask:\n{indented(fragment, 6)}"
        case _:
            assert fragment.startswith("workshop:"), place
            return fragment


def problems_in(example: str, place: str) -> tuple[Problem, ...]:
    if place == "sheet":
        return read_sheet(example, "sheet.yaml", "sheet").problems
    return read_agenda(
        wrapped(example, place), "agenda.yaml", lambda name: LIBRARY.sheet(name, ROOT / "agendas")
    ).problems


def examples(severity: str) -> Iterator[Any]:
    """Every fenced YAML of the two pages of one severity (none for one that reads), with the text below it."""
    yield from examples_of(AGENDA_FORMAT, severity)
    yield from examples_of(WRITING_AGENDAS, severity)


def examples_of(page: str, severity: str) -> Iterator[Any]:
    """The same of one page."""
    found = fences(text_of(page))
    for fence, below in zip(found, [*found[1:], Fence("", "", 0)], strict=True):
        language, _, rest = fence.info.partition(" ")
        marked = rest.split(" ")[0] if rest.split(" ")[0] in {"problem", "warning", "check"} else ""
        if language == "yaml" and marked == severity:
            place = rest.removeprefix(marked).strip()
            said = below.text.rstrip("\n") if below.info == "text" else ""
            yield pytest.param(fence.text, place, said, id=f"{page} line {fence.line}")


@pytest.mark.parametrize(("example", "place", "said"), [*examples("")])
def test_an_example_reads_without_a_word(example: str, place: str, said: str) -> None:
    assert problems_in(example, place) == ()
    assert said == ""


@pytest.mark.parametrize(
    ("example", "place", "said", "severity"),
    [
        pytest.param(*each.values, severity, id=each.id)
        for severity in ("problem", "warning")
        for each in examples(severity)
    ],
)
def test_a_trap_says_what_the_page_says(example: str, place: str, said: str, severity: str) -> None:
    told = problems_in(example, place)
    assert [f"{each.what} {each.fix}" for each in told] == [said]
    assert [each.severity for each in told] == [severity]


@pytest.mark.parametrize(("example", "name", "said"), [*examples("check")])
def test_check_prints_what_the_page_shows(
    example: str,
    name: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(example, encoding="utf-8")
    assert run_program(["check", name]) == 1
    assert capsys.readouterr().out.rstrip("\n") == said


def test_every_example_of_the_format_is_looked_at() -> None:
    markdown = text_of(AGENDA_FORMAT)
    assert {fence.info.partition(" ")[0] for fence in fences(markdown)} == {"yaml", "text"}
    counts = {severity: len([*examples_of(AGENDA_FORMAT, severity)]) for severity in SEVERITIES}
    assert sum(counts.values()) == markdown.count("\n```yaml")
    assert markdown.count("\n```text") == counts["problem"] + counts["warning"] + counts["check"]
    assert min(counts.values()) > 0


def test_every_example_of_the_lessons_is_looked_at() -> None:
    markdown = text_of(WRITING_AGENDAS)
    assert {fence.info.partition(" ")[0] for fence in fences(markdown)} == {"yaml", "text", "sh"}
    counts = {severity: len([*examples_of(WRITING_AGENDAS, severity)]) for severity in SEVERITIES}
    assert sum(counts.values()) == markdown.count("\n```yaml")
    assert markdown.count("\n```text") == counts["problem"] + counts["warning"] + counts["check"]


def test_each_of_the_ten_mistakes_is_told_with_its_message_and_mended() -> None:
    told = re.split(r"^### ", section(text_of(WRITING_AGENDAS), "When check complains"), flags=re.MULTILINE)[1:]
    assert [each.partition(".")[0] for each in told] == [str(number) for number in range(1, 11)]
    for each in told:
        wrong, message, mended = fences(each)
        assert wrong.info in {"yaml problem", "yaml warning"}
        assert (message.info, mended.info) == ("text", "yaml")
        assert wrong.text != mended.text


def test_the_lessons_use_every_kind_of_question_and_name_it() -> None:
    markdown = section(text_of(WRITING_AGENDAS), "Questions")
    assert sorted(first_column(tables(markdown)[0])) == sorted(get_args(PromptKind))
    one_of_each = next(fence.text for fence in fences(markdown) if fence.info == "yaml prompt")
    agenda = read_agenda(wrapped(one_of_each, "prompt"), "agenda.yaml", lambda _: None).agenda
    assert agenda is not None
    assert sorted(prompt.kind for prompt in agenda.steps[0].prompts) == sorted(get_args(PromptKind))


# agenda-format.md: the tables


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("The top of the file", "file"),
        ("Steps", "step"),
        ("Questions", "question"),
        ("Sheets", "sheet"),
        ("Reminders", "reminder"),
        ("Homework", "homework"),
        ("Looking back", "carry over"),
    ],
)
def test_the_page_names_every_key_and_no_other(heading: str, place: str) -> None:
    table = tables(section(text_of(AGENDA_FORMAT), heading))[0]
    assert sorted(first_column(table)) == sorted(agenda_keys.TABLES[place])


def test_the_page_names_every_kind_mark_blank_and_way_to_sit() -> None:
    markdown = text_of(AGENDA_FORMAT)
    kinds = tables(section(markdown, "Questions"))[1]
    assert first_column(kinds) == list(get_args(PromptKind))
    marks = tables(section(markdown, "The words to say"))[0]
    assert {spans(row[0])[0].rstrip(":").lower(): row[1] for row in marks[1:]} == agenda_keys.MARKS
    known = {span.strip("[]") for span in spans(section(markdown, "Blanks")) if span.startswith("[")}
    assert known == {*ALWAYS_KNOWN, "answer: commitment", "day 100"}
    sits = tables(section(markdown, "Groups"))[0]
    assert {spans(row[0])[0].removesuffix(" A, B"): row[1] for row in sits[1:]} == WHO_OF_SETTING


def test_what_no_agenda_knows_is_told_as_the_program_tells_it() -> None:
    table = [
        {spans(row[0])[0]: row[1] for row in rows[1:]}
        for rows in tables(section(text_of(AGENDA_FORMAT), "What an agenda does not know"))
    ]
    assert table == [*agenda_keys.NOT_KNOWN.values()]
    assert list(agenda_keys.NOT_KNOWN) == ["file", "step"]


def test_what_can_be_shown_and_made_is_named() -> None:
    markdown = text_of(AGENDA_FORMAT)
    assert first_column(tables(section(markdown, "Looking back"))[1]) == list(get_args(CarriedKind))
    documents = next(
        row for row in tables(section(markdown, "The top of the file"))[0] if spans(row[0]) == ["documents"]
    )
    assert spans(documents[1]) == list(agenda_keys.DOCUMENTS)


def test_lengths_are_read_as_the_page_says() -> None:
    rows = tables(section(text_of(AGENDA_FORMAT), "Time"))[0][1:]
    for written, says in rows:
        read = read_duration(spans(written)[0])
        assert not isinstance(read, DurationRefused)
        assert say_range(read) == says
    remarked = read_duration("20 min, standing")
    assert isinstance(remarked, TimeRange)
    assert remarked.remark == "standing"


# keys.md


def keys_made() -> str:
    """The keys of the main screen, a table for each section."""
    parts = []
    for heading in get_args(Section):
        rows = [_key_row(command) for command in COMMANDS if command.section == heading]
        parts += [f"\n### {heading}\n", "| key | while writing | does |", "|---|---|---|", *rows]
    return "\n".join([*parts, "", ""])


def _key_row(command: Command) -> str:
    free = "" if command.mode == "writing" else _quoted(keys_text(command))
    writing = "" if command.mode == "commands" else _quoted(keys_text(command, "writing"))
    return f"| {free} | {writing} | {command.help} |"


def _quoted(keys: str) -> str:
    return ", ".join(f"`{key}`" for key in keys.split(", ") if key)


def test_the_keys_are_those_of_the_table_of_commands() -> None:
    hold("keys.md", "keys", keys_made())


NAMES = {"up": "↑", "down": "↓", "left": "←", "right": "→", "delete": "Delete", "backspace": "Backspace"}
BUILT_IN = {"Enter", "Space", "↑", "↓"}
"""Keys that a list or a field answers to by itself."""


@pytest.mark.parametrize(
    ("heading", "screen"),
    [
        ("Home", HomeScreen),
        ("Set-up", SetUpScreen),
        ("Who sits where", GroupsScreen),
        ("Putting answers together", MergingScreen),
        ("What was carried over", CarriedScreen),
        ("Report", ReportScreen),
        ("Timekeeper", TimekeeperScreen),
        ("Going through answers", AnswersScreen),
        ("Finding what was said", FindScreen),
        ("What is promised", PromisesScreen),
    ],
)
def test_the_keys_of_the_other_screens_are_those_they_bind(heading: str, screen: type[Screen[Any]]) -> None:
    bound = set()
    for binding in screen.BINDINGS:
        keys = binding.key if isinstance(binding, Binding) else binding[0]
        bound |= {NAMES.get(key) or key_name(key) for key in keys.split(",")}
    told = set(spans(section(text_of("keys.md"), heading)))
    assert bound <= told
    assert told - bound <= BUILT_IN


# session-file.md


SESSION_FILE = "session-file.md"
SATURDAY = Agenda(
    workshop="Saturday opening hours",
    name="saturday",
    steps=(
        Step(
            id="1",
            title="What do customers ask?",
            time=minutes(10, 15),
            prompts=(Prompt(id="asked", ask="What do customers ask on Saturdays?", kind="list", who="group"),),
        ),
    ),
)
SAVED_AS = "2026-11-23-0900-saturday.json"


def example_session() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The header and the events of the session that the page shows."""
    stage = Stage(SATURDAY, set_up(length_s=900.0, people=8, groups=form_groups(2, 8)))
    stage.wait(12).start().wait(95).write("asked", "Are you open at Easter?", "Blue")
    stage.wait(31).write("asked", "Parking? ☂", "Green").wait(4).do(ask.Undo())
    header = header_of(stage.session) | {"id": "c3b50f057aa2491494bd277671e4136e"}
    return header, [ev.write_event(event) for event in stage.session.log]


def example_file() -> bytes:
    return encode_whole(*example_session())


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / SAVED_AS
    path.write_bytes(example_file())
    return path


def test_the_file_that_is_shown_is_what_the_program_writes(example: Path) -> None:
    hold(SESSION_FILE, "example", f"\n```json\n{example_file().decode('ascii')}```\n\n")
    opened = open_session(example)
    assert isinstance(opened, Opened)
    assert opened.whole


def event_kinds() -> dict[str, type[ev.Recorded]]:
    kinds = get_args(get_args(ev.KnownEvent)[0])
    return {kind.model_fields["event"].default: kind for kind in kinds}


def test_every_event_is_told_and_no_other() -> None:
    assert re.findall(r"^### `([a-z-]+)`$", text_of(SESSION_FILE), flags=re.MULTILINE) == [*event_kinds()]


@pytest.mark.parametrize("name", event_kinds())
def test_every_field_of_an_event_is_told(name: str) -> None:
    told = {
        spans(row[0])[0]: row[1] for table in tables(section(text_of(SESSION_FILE), f"`{name}`")) for row in table[1:]
    }
    fields = {
        field: info for field, info in event_kinds()[name].model_fields.items() if field not in {"seq", "at", "event"}
    }
    assert list(told) == list(fields)
    may_be_missing = {field for field, info in fields.items() if not info.is_required() and info.default is None}
    assert {field for field, words in told.items() if "may be missing" in words} == may_be_missing


def test_damage_is_said_as_the_page_says(example: Path) -> None:
    whole = example.read_bytes()
    fourth = whole.index(b',{"seq": 3')
    damaged = [
        whole[:-40],
        whole[:-3],
        whole.replace(b"Easter", b"Eas er"),
        whole[:fourth] + whole[fourth + 1 :],
        whole.replace(b"Saturday opening", b"Sunday opening"),
    ]
    said = []
    for data in damaged:
        example.write_bytes(data)
        opened = open_session(example)
        assert isinstance(opened, Opened)
        said += [each.sentence for each in opened.damage]
    rows = tables(section(text_of(SESSION_FILE), "When a file is damaged"))[0][1:]
    assert said == [row[1] for row in rows]


def names_in(part: str) -> set[str]:
    return {span for span in spans(section(text_of(SESSION_FILE), part)) if span.endswith((".json", ".lock"))}


def closed(file: SessionFile) -> str:
    file.close()
    return file.path.name


def test_copies_and_locks_are_called_as_the_page_says(example: Path, tmp_path: Path) -> None:
    header, events = example_session()
    rescued = closed(rescue(header, events, beside=example, state_folder=tmp_path / "state"))
    assert names_in("When the disk does not take it") == {rescued}
    assert closed(create(example, header, events)) == SAVED_AS.replace(".json", "-2.json")
    example.write_text(json.dumps(json.loads(example.read_bytes()), indent=2), encoding="utf-8")
    opened = open_session(example)
    assert isinstance(opened, Opened)
    assert [*opened.records] == json.loads(json.dumps(events))
    assert not opened.damage
    assert names_in("When a file is damaged") == {closed(continue_recording(example, opened))}
    assert names_in("One writer at a time") == {lock_path(example).name}


def test_the_programs_on_the_page_print_what_it_shows(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example.parent)
    shown = fences(section(text_of(SESSION_FILE), "Reading it with a program"))
    programs = [fence.text for fence in shown if fence.info == "python"]
    outputs = [fence.text for fence in shown if fence.info == "text"]
    assert len(programs) == len(outputs) > 0
    for program, output in zip(programs, outputs, strict=True):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(program, SESSION_FILE, "exec"), {})
        assert printed.getvalue() == output


# timing.md


TIMING = "timing.md"
EXAMPLE = "A workshop, minute by minute"


def kick_off() -> Agenda:
    agenda = LIBRARY.read(next(entry for entry in LIBRARY.entries() if entry.name == "kick-off")).agenda
    assert agenda is not None
    return agenda


def figures_of_the_example() -> list[str]:
    """Every figure of the worked example, in the order of the page."""
    stage = Stage(kick_off(), set_up(length_s=75 * 60.0))
    parts = ["A2.1", "A2.2", "A2.3", "A3"]

    def face() -> ClockFace:
        return clock_face(stage.session, stage.now, schedule_at(stage.session, stage.now))

    def target(step: str) -> str:
        return stopwatch(schedule_at(stage.session, stage.now).targets_s[step])

    def fixed(step: str) -> str:
        return stopwatch(stage.session.run.targets_s[step])

    before = face()
    stage.start()
    plan = {step: stopwatch(length_s) for step, length_s in stage.session.run.plan_s.items()}
    said = [before.fit, *(plan[step] for step in ("A1", "A2", *parts)), before.digits]
    for minute in (3, 5, 7, 9):
        stage.wait((after(minute * 60) - stage.now).total_seconds())
        said += [face().digits, face().word, face().drift]
    stage.next()
    said += [face().drift, face().fit, face().ends]
    for step in parts:
        said += [plan[step], fixed(step) if step == "A2.1" else target(step)]
    said.append(face().wall)
    long_part = target("A2.3")
    stage.wait(180).do(ask.ToggleClock()).wait(300).do(ask.ToggleClock())
    said += [face().digits, face().drift, long_part, target("A2.3")]
    stage.next(after_s=240)
    said.append(fixed("A2.2"))
    unextended = target("A2.3")
    stage.do(ask.Extend(60))
    said += [fixed("A2.2"), unextended, target("A2.3")]
    stage.next(after_s=17 * 60)
    said.append(fixed("A2.3"))
    stage.wait(120).do(ask.MoveDeadline(START + timedelta(minutes=65)))
    said += ["10:05", face().fit]
    stage.next(after_s=20 * 60).next(after_s=10 * 60)
    said.append(face().drift)
    assert stage.now == after(70 * 60)
    table = next(block for block in times(stage.session, stage.now) if isinstance(block, Table))
    return [*said, *(cell for row in table.rows for cell in row[1:])]


def test_the_worked_example_is_computed() -> None:
    assert spans(section(text_of(TIMING), EXAMPLE)) == figures_of_the_example()


def test_the_set_up_says_of_the_example_what_the_page_says() -> None:
    read = read_set_up(kick_off(), SetUp(length="75"), START, UTC_ROOM)
    assert read.remarks["length"].endswith(": comfortable (the steps take 60–90 min)")
    assert "The steps take 60–90 minutes" in section(text_of(TIMING), EXAMPLE)


def test_fits_and_zones_are_told_as_they_are_called() -> None:
    fits, zones = tables(section(text_of(TIMING), "What the screen says"))
    assert first_column(fits) == list(get_args(Fit))
    assert {spans(row[0])[0]: spans(row[1])[0] for row in zones[1:]} == dict(SYMBOLS)


def test_what_the_screen_is_quoted_with_is_said_in_the_example() -> None:
    words = section(text_of(TIMING), "What the screen says")
    quoted = {*re.findall(r"\*\*([^*]*\d[^*]*)\*\*", words), *(span for span in spans(words) if re.search(r"\d", span))}
    assert quoted - {*figures_of_the_example()} == {say_drift(-120.0)}


# architecture.md


HOUSE = text_of("architecture.md")
LOOKS_LIKE_A_PATH = re.compile(r"[\w.-]*[/.][\w./-]*(?::[\w.]+)?")


def paths_named() -> list[str]:
    named = [span for span in spans(without_fences(HOUSE)) if LOOKS_LIKE_A_PATH.fullmatch(span)]
    return sorted({span for span in named if "/" in span or span.startswith(".") or ".py" in span})


def names_defined(tree: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name):
                yield name
                yield from (f"{name}.{inner}" for inner in names_defined(node))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                continue


def leads_somewhere(named: str) -> bool:
    path, _, name = named.partition(":")
    place = next((folder / path for folder in (SOURCE, ROOT) if (folder / path).exists()), None)
    if place is None or not name:
        return place is not None
    return name in names_defined(ast.parse(place.read_text(encoding="utf-8")))


@pytest.mark.parametrize("named", paths_named())
def test_every_path_on_the_map_leads_somewhere(named: str) -> None:
    assert leads_somewhere(named)


def test_the_map_names_every_room() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert set(first_column(tables(section(HOUSE, "The rooms"))[0])) == rooms


def test_the_search_finds_paths_and_tells_those_that_lead_nowhere() -> None:
    found = set(paths_named())
    assert {
        "console/commands.py:COMMANDS",
        "session/storage/file.py:SessionFile.append",
        "docs/keys.md",
        ".importlinter",
    } <= found
    assert not leads_somewhere("session/attic.py")
    assert not leads_somewhere("session/storage/file.py:SessionFile.forget")
