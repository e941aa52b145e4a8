"""`timekeeper`: which session it takes, the line a second, and that it writes and loads nothing it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.live.opening import Begun, reopen
from facilitator.live.openings import OpenTimekeeper
from facilitator.live.recorder import Recorder
from facilitator.session import intents as ask
from tests.cli.shell import Shell
from tests.cli.test_lists import left_session

SEEN = """
import sys
from facilitator.cli.program import run_program
code = run_program(sys.argv[1:])
print("textual" in sys.modules, "facilitator.console" in sys.modules, file=sys.stderr)
sys.exit(code)
"""


def recorded_by_somebody(shell: Shell, path: Path) -> Recorder:
    begun = reopen(path, shell.clock.now(), shell.state, background=False)
    assert isinstance(begun, Begun)
    return begun.recorder


def fresh(shell: Shell, *typed: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SEEN, "--home", str(shell.home), *typed],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_the_session_that_a_console_records_comes_before_a_newer_one(shell: Shell) -> None:
    older = left_session(shell, ask.ToggleClock())
    recorder = recorded_by_somebody(shell, older)
    left_session(shell, ask.ToggleClock(), ask.GoNext(), ask.GoNext())
    assert shell.run("timekeeper") == (0, "", "")
    recorder.close()
    assert shell.openings == [OpenTimekeeper(older)]


def test_without_a_console_it_is_the_newest_unfinished_session(shell: Shell) -> None:
    left_session(shell)
    newest = left_session(shell, ask.ToggleClock(), ask.GoNext())
    left_session(shell, ask.ToggleClock(), ask.GoNext(), ask.Close())
    code, out, err = shell.run("timekeeper")
    assert (code, out) == (0, "")
    assert shell.openings == [OpenTimekeeper(newest)]
    assert newest.stem in err


def test_a_session_is_named_as_for_resume(shell: Shell) -> None:
    path = left_session(shell, ask.ToggleClock())
    for named in (str(path), path.name, path.stem, "kick"):
        assert shell.run("timekeeper", named).code == 0
    assert shell.openings == [OpenTimekeeper(path)] * 4
    assert shell.run("timekeeper", "no such session").code == 2


def test_of_several_that_are_called_so_it_is_the_one_that_runs(shell: Shell) -> None:
    left_session(shell, ask.ToggleClock(), ask.Close())
    running = left_session(shell, ask.ToggleClock())
    left_session(shell, ask.ToggleClock(), ask.Close())
    code, out, err = shell.run("timekeeper", "kick")
    assert (code, out) == (0, "")
    assert shell.openings == [OpenTimekeeper(running)]
    assert f"Of 3 sessions called like “kick”, this one is under way: {running.stem}" in err


def test_of_several_that_run_it_is_the_one_that_a_console_records(shell: Shell) -> None:
    recorded = left_session(shell, ask.ToggleClock())
    left_session(shell, ask.ToggleClock())
    recorder = recorded_by_somebody(shell, recorded)
    assert shell.run("timekeeper", "kick").code == 0
    recorder.close()
    assert shell.openings == [OpenTimekeeper(recorded)]


def test_where_it_stays_open_which_every_call_is_there_to_be_typed(shell: Shell) -> None:
    paths = [left_session(shell, ask.ToggleClock()) for _ in range(2)]
    code, out, err = shell.run("timekeeper", "kick")
    assert (code, out, shell.openings) == (2, "", [])
    calls = [line.split()[2] for line in err.splitlines() if line.startswith("  facilitator timekeeper ")]
    assert sorted(calls) == sorted(path.stem for path in paths)
    for call in calls:
        assert shell.run("timekeeper", call).code == 0
    assert shell.openings == [OpenTimekeeper(next(path for path in paths if path.stem == call)) for call in calls]


def test_of_several_that_are_over_none_is_guessed(shell: Shell) -> None:
    paths = [left_session(shell, ask.ToggleClock(), ask.Close()) for _ in range(2)]
    code, _, err = shell.run("timekeeper", "kick")
    assert (code, shell.openings) == (2, [])
    assert all(path.stem in err for path in paths)


def test_without_a_session_it_says_how_to_begin_one(shell: Shell) -> None:
    shell.run("rehearse", "quick-start")
    code, out, err = shell.run("timekeeper")
    assert (code, out) == (1, "")
    assert "facilitator run AGENDA" in err


def test_a_file_that_is_no_session_is_refused(shell: Shell) -> None:
    assert shell.run("timekeeper", str(shell.write("odd.json", "{}"))).code == 1
    assert shell.openings == []


def test_without_a_terminal_the_large_digits_are_refused_with_the_way_out(shell: Shell) -> None:
    left_session(shell, ask.ToggleClock())
    shell.terminal = False
    code, out, err = shell.run("timekeeper")
    assert (code, out) == (2, "")
    assert "--plain" in err


def test_plain_says_a_line_without_a_terminal(shell: Shell) -> None:
    left_session(shell, ask.ToggleClock())
    shell.terminal = False
    shell.clock.advance(60 + 5.5 * 60)
    code, out, err = shell.run("timekeeper", "--plain", "--lines", "1")
    assert (code, err) == (0, "")
    assert "left of" in out
    assert ", A1 Introduce the programme, may close, end by " in out
    assert out.endswith(". The console is gone. The time goes on.\n")
    assert out.count("\n") == 1


def test_plain_ends_with_a_closed_workshop(shell: Shell) -> None:
    path = left_session(shell, ask.ToggleClock(), ask.Close())
    code, out, _ = shell.run("timekeeper", path.stem, "--plain")
    assert (code, out.count("\n")) == (0, 1)
    assert out.endswith(", closed\n")


@pytest.mark.parametrize("typed", [["--lines", "3"], ["--plain", "--lines", "0"]])
def test_a_number_of_lines_that_cannot_be_meant_is_a_wrong_call(shell: Shell, typed: list[str]) -> None:
    left_session(shell, ask.ToggleClock())
    assert shell.run("timekeeper", *typed).code == 2
    assert shell.openings == []


def test_nothing_is_written_by_any_of_it(shell: Shell) -> None:
    left_session(shell, ask.ToggleClock())
    before = {path: path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()}
    shell.run("timekeeper")
    shell.run("timekeeper", "--plain", "--lines", "1")
    assert {path: path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()} == before


def test_plain_loads_no_textual(shell: Shell) -> None:
    left_session(shell, ask.ToggleClock())
    with fresh(shell, "timekeeper", "--plain", "--lines", "1") as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.count("\n") == 1
    assert err.splitlines()[-1] == "False False"


def test_plain_ends_without_a_word_when_nobody_reads_any_more(shell: Shell) -> None:
    left_session(shell, ask.ToggleClock())
    with fresh(shell, "timekeeper", "--plain") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.wait(60)
    assert err.splitlines() == ["False False"]
