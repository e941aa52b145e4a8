"""`handout` as a form and `collect`: from a blank form to answers in the session's file and in its report."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.cli.collect_words import say_collected
from facilitator.documents.forms.filled_form import read_form
from facilitator.live.collecting import Collected, collect
from facilitator.live.on_trial import OnTrial
from facilitator.live.recorder import header_of
from facilitator.session.collected import NotRead
from facilitator.session.events import read_event, write_event
from facilitator.session.storage.file import create
from facilitator.session.storage.lock import Lock, take_lock, this_process
from tests.cli.shell import Shell
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, START, Stage

BLUE = """Group: Blue
Note-taker: Ann

## 1 One row for each tool {#sheet}

| Tool | What for | Verdict |
|---|---|---|
| price list | calls | keep |
| phone list | all day | perhaps |

## 2 Which tools? {#tools}

- maps
- roads

## Remarks
- good coffee
"""


@pytest.fixture
def session(shell: Shell) -> Path:
    stage = Stage(KICK_OFF, KICK_OFF_SET_UP).start().write("hands", "11")
    path = shell.home / "sessions" / "kick-off.json"
    path.parent.mkdir(parents=True)
    file = create(path, header_of(stage.session), [write_event(event) for event in stage.session.log])
    file.close()
    shell.clock.advance(60)
    return file.path


def test_a_form_is_read_into_the_session_and_told(shell: Shell, session: Path) -> None:
    form = shell.write("tool-check-blue.md", BLUE)
    before = session.read_bytes()
    trial = shell.run("collect", "kick-off", str(form), "--dry-run")
    assert (trial.code, session.read_bytes()) == (0, before)
    assert trial.err == "Nothing was written: this is what would be.\n"
    code, out, err = shell.run("collect", "kick-off", str(form))
    assert (code, err, out) == (0, "", trial.out)
    assert out == (
        "tool-check-blue.md: Blue: 2 rows to “One row for each tool” and 2 answers to “Which tools?”; "
        "2 lines could not be placed and are kept in the notes.\n"
        "  line 9: “perhaps” – Verdict: “perhaps” is not one of: 1 keep, 2 improve, 3 drop.\n"
        "  line 17: “good coffee” – nobody asks “Remarks” in this workshop.\n"
    )
    after = session.read_bytes()
    events = json.loads(after)["events"]
    assert [event["event"] for event in events[3:]] == ["answer-added"] * 6
    assert events[3]["source"] | {"sum": ""} == {
        "file": "tool-check-blue.md",
        "sum": "",
        "line": 8,
        "said": ["price list", "calls", "keep"],
        "group": "Blue",
        "taker": "Ann",
    }
    again = shell.run("collect", "kick-off", str(form))
    assert again.out == "tool-check-blue.md: Blue: nothing to add; 6 were there already.\n"
    assert session.read_bytes() == after
    assert "Parked from Blue, tool-check-blue.md, line 17: good coffee" in shell.run("report", "kick-off").out


def test_a_corrected_form_says_what_it_has_changed(shell: Shell, session: Path) -> None:
    form = shell.write("blue.md", BLUE)
    shell.run("collect", "kick-off", str(form))
    form.write_text(BLUE.replace("perhaps", "drop").replace("- roads\n", "- roads\n- rivers\n"), encoding="utf-8")
    assert shell.run("collect", "kick-off", str(form)).out == (
        "blue.md: Blue: 1 answer to “Which tools?”; 1 answer corrected; 4 were there already.\n"
        "  line 9: “phone list | all day | drop” was “phone list · all day” and is corrected.\n"
        "  line 9: “perhaps” was parked and is put right: its note is taken away.\n"
    )


def test_a_program_may_read_what_was_done(shell: Shell, session: Path) -> None:
    form = shell.write("blue.md", BLUE)
    ran = shell.run("collect", "kick-off", str(form), str(shell.folder / "nothing.md"), "--format", "json")
    assert ran.code == 1
    first, second = ran.data["files"]
    assert (ran.data["session"], ran.data["written"], first["group"]) == (str(session), True, "Blue")
    assert first["lines"][0] == {
        "line": 8,
        "what": "added",
        "prompt": "sheet",
        "text": "price list | calls | keep",
        "reason": "",
    }
    assert second["problem"] in ran.err
    assert "There is no file" in second["problem"]


def test_a_session_that_a_console_records_is_left_alone(shell: Shell, session: Path) -> None:
    form = shell.write("blue.md", BLUE)
    before = session.read_bytes()
    lock = take_lock(session, this_process(START))
    assert isinstance(lock, Lock)
    try:
        code, out, err = shell.run("collect", "kick-off", str(form))
    finally:
        lock.release()
    assert (code, out) == (1, "")
    assert "is recording this session" in err
    assert "Leave it there with Ctrl+Q" in err
    assert session.read_bytes() == before


def test_a_file_that_cannot_be_read_keeps_no_other_one_from_being_read(shell: Shell, session: Path) -> None:
    pink = shell.write("pink.md", BLUE.replace("Blue", "Pink"))
    blue = shell.write("blue.md", BLUE)
    code, out, err = shell.run("collect", "kick-off", str(shell.folder), str(pink), str(blue))
    assert code == 1
    assert out.startswith("blue.md: Blue: 2 rows")
    assert "is a folder. Name the forms in it." in err
    assert "pink.md is of the group “Pink”, and the groups here are: Blue, Green, Red." in err
    assert shell.run("collect", "kick-off", str(pink), "--group", "Red").out.startswith("pink.md: Red: 2 rows")


PIECES = st.sampled_from(
    (*BLUE.splitlines(keepends=True), "## {#verdict}\n",
     "## {#ready}\n", "## {#ease}\n", "## {#plan}\n", "## {#hands}\n",
     "- [x] names\n", "- [x] keep\n", "- 3\n", "| price list | Ann |\n", "\ud800", "|", "{#", "\x1b[2J", "\u202e\n")
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=40), st.sampled_from(("a.md", "a.csv")))
def test_whatever_a_file_says_is_told_in_words_and_changes_nothing_that_was_typed(parts: list[str], name: str) -> None:
    stage = Stage(KICK_OFF, KICK_OFF_SET_UP).start().write("hands", "11").write("verdict", "keep", "Blue")
    filled = read_form("".join(parts).encode("utf-8", "surrogatepass"), name, KICK_OFF)
    if isinstance(filled, NotRead):
        return
    trial = OnTrial(stage.session)
    came = collect(trial, filled, "Blue", stage.clock.advance(1))
    assert isinstance(came, Collected)
    assert say_collected(came).startswith(f"{name}: Blue: ")
    assert [answer for answer in trial.session.answers if answer.source is None] == list(stage.session.answers)
    recorded = [read_event(write_event(event)) for event in trial.session.log]
    assert recorded == list(trial.session.log)
    before = trial.session.log
    collect(trial, filled, "Blue", stage.clock.advance(1))
    assert trial.session.log == before


@pytest.mark.parametrize(("form", "ending"), [("md", "md"), ("csv", "csv")])
def test_a_form_of_the_handout_comes_back(shell: Shell, form: str, ending: str) -> None:
    path = shell.folder / f"blue.{ending}"
    code, _, err = shell.run("handout", "tool-check", "--group", "Blue", "--output", str(path))
    assert (code, err) == (0, f"The form of “Analyzing our current information tools” is in {path}.\n")
    text = path.read_text(encoding="utf-8-sig")
    assert "{#tool-check}" in text
    assert "Kick-off session (A)" in text
    assert shell.run("handout", "tool-check", "--group", "Blue", "--format", form).out.removeprefix("\ufeff") == text


def test_a_step_has_a_form_of_what_its_groups_answer(shell: Shell) -> None:
    out = shell.run("handout", "kick-off", "--step", "a2", "--group", "Green").out
    assert [line for line in out.splitlines() if line.startswith(("# ", "## ", "Group"))] == [
        "# A2 Evaluate the current information tools",
        "Group: Green",
        "## 1 Analyzing our current information tools: One row for each tool {#tool-check}",
        "## 2 Which tools does your group have on the table? {#tools-taken}",
        "## 3 Which finding would help the most customers soonest? {#best-find}",
    ]
    nowhere = shell.run("handout", "kick-off", "--step", "Z9")
    assert (nowhere.code, nowhere.err) == (2, "“Kick-off session” has no step “Z9”. It has: A1, A2, A3.\n")
    assert "Groups answer nothing in" in shell.run("handout", "kick-off", "--step", "A1").err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--group", "Blue", "--format", "html"), "--group and --step are for forms"),
        (("--step", "A2", "--format", "text"), "--group and --step are for forms"),
        (("--copies", "2", "--format", "md"), "--copies is for paper"),
    ],
)
def test_paper_and_forms_are_told_apart(shell: Shell, typed: tuple[str, ...], said: str) -> None:
    code, out, err = shell.run("handout", "tool-check", *typed)
    assert (code, out) == (2, "")
    assert said in err
