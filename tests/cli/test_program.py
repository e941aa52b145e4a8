"""The door: what every command has in common, and how the program is left."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import facilitator
from facilitator.cli.output import to_json
from facilitator.cli.program import PLACES, program
from facilitator.cli.surroundings import Surroundings
from facilitator.live.openings import Home
from tests.cli.shell import Shell


def test_the_version_is_data(shell: Shell) -> None:
    assert shell.run("--version") == (0, f"facilitator {facilitator.__version__}\n", "")


@pytest.mark.parametrize("question", ["--help", "-h"])
def test_help_names_every_command(shell: Shell, question: str) -> None:
    code, out, err = shell.run(question)
    assert (code, err) == (0, "")
    assert re.findall(r"^  ([a-z]+)  ", out, flags=re.MULTILINE) == list(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_every_command_has_help_and_takes_a_home(shell: Shell, name: str) -> None:
    code, out, _ = shell.run(name, "--help")
    assert code == 0
    assert f"facilitator {name}" in out
    assert out.count("--home") == 1


def test_the_table_of_commands_is_what_is_found() -> None:
    ctx = click.Context(program)
    found = [program.get_command(ctx, name) for name in program.list_commands(ctx)]
    assert [command.name for command in found if command] == list(PLACES)


def test_no_command_opens_the_home_screen(shell: Shell) -> None:
    assert shell.run() == (0, "", "")
    assert shell.openings == [Home()]


@pytest.mark.parametrize("typed", [(), ("run", "quick-start"), ("resume",)])
def test_without_a_terminal_the_console_names_what_works_without(shell: Shell, typed: tuple[str, ...]) -> None:
    shell.terminal = False
    code, out, err = shell.run(*typed)
    assert (code, out) == (2, "")
    assert "needs a terminal" in err
    for name in ("agendas", "sessions", "find", "new", "check", "show", "handout", "rehearse", "report", "schema"):
        assert name in err
    assert shell.openings == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("chek", "Did you mean check?"), ("REPORT", "Did you mean report?"), ("kick-off", "put `run` before its name")],
)
def test_a_misspelled_command_is_answered_with_the_near_one(shell: Shell, typed: str, said: str) -> None:
    code, out, err = shell.run(typed)
    assert (code, out) == (2, "")
    assert said in err
    assert "facilitator --help" in err


class Wire(io.StringIO):
    """Something to read from or to write to that may be a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_the_console_needs_a_terminal_for_its_keys_and_for_all_that_it_draws(
    monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Wire(is_terminal=True))
    assert Surroundings().has_terminal()
    for other in (Wire(is_terminal=False), None):
        monkeypatch.setattr(sys, stream, other)
        assert not Surroundings().has_terminal()


def test_an_unknown_option_is_a_wrong_call(shell: Shell) -> None:
    code, out, err = shell.run("report", "--foo")
    assert (code, out) == (2, "")
    assert "--foo" in err
    assert "facilitator report --help" in err


def test_the_home_may_stand_before_or_after_the_command(shell: Shell) -> None:
    shell.write("other/agendas/mine.yaml", "workshop: Mine\nsteps:\n  - Welcome, 5 min\n")
    other = str(shell.folder / "other")
    before, after = shell.run("--home", other, "agendas"), shell.run("agendas", "--home", other)
    assert before == after
    assert "mine" in before.out
    assert "mine" not in shell.run("agendas").out


def test_the_home_after_the_command_wins(shell: Shell) -> None:
    shell.write("inner/agendas/mine.yaml", "workshop: Mine\nsteps:\n  - Welcome, 5 min\n")
    ran = shell.run("--home", str(shell.folder / "outer"), "agendas", "--home", str(shell.folder / "inner"))
    assert "mine" in ran.out


def test_a_home_that_is_a_file_is_a_wrong_call(shell: Shell) -> None:
    file = shell.write("a file", "x")
    assert shell.run("sessions", "--home", str(file)).code == 2


def test_an_empty_home_is_not_the_folder_one_stands_in(shell: Shell) -> None:
    code, _, err = shell.run("--home", "", "sessions")
    assert code == 2
    assert "Name a folder" in err


def test_what_was_typed_cannot_command_the_terminal(shell: Shell) -> None:
    for typed in (["\x1b]0;owned\x07"], ["check", "\x1b[2J"], ["report", "a\u202eb"], ["run", "x\x9b31m"]):
        ran = shell.run(*typed)
        assert ran.code == 2
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


ACTING = "\x1b]0;owned\x07\u202e\x9b31m"
"""Retitles a terminal, turns a line around, colours what follows."""


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no such names")
def test_no_name_of_a_file_or_folder_can_command_the_terminal(shell: Shell) -> None:
    home = f"home{ACTING}"
    shell.home = shell.folder / home
    shell.write(f"{home}/agendas/plan{ACTING}.yaml", "workshop: Plan\nsteps:\n  - Welcome, 5 min\n")
    broken = shell.write(f"{home}/agendas/broken{ACTING}.yaml", "workshop: Broken\n")
    shell.write(f"{home}/sessions/odd{ACTING}.json", "{}")
    names = shell.write(f"names{ACTING}.txt", b"\xff")
    rehearsed = shell.run("rehearse", f"plan{ACTING}")
    assert rehearsed.code == 0
    session = next((shell.home / "sessions").glob("2026*.json")).rename(shell.home / "sessions" / f"moved{ACTING}.json")
    damaged = shell.write(f"torn{ACTING}.json", session.read_bytes()[:-9])
    calls = [
        (),
        ("agendas",),
        ("sessions",),
        ("check", f"plan{ACTING}", str(broken), f"none{ACTING}"),
        ("run", str(broken)),
        ("run", f"plan{ACTING}", "--names", str(names)),
        ("run", f"plan{ACTING}", "--fill", f"{ACTING}=x"),
        ("report",),
        ("report", str(damaged)),
        ("report", f"odd{ACTING}"),
        ("report", "none"),
        ("report", "o"),
        ("report", f"moved{ACTING}", "--output", str(shell.folder / f"report{ACTING}.md")),
        ("report", f"moved{ACTING}", "--output", str(broken / "report.md")),
        ("report", f"moved{ACTING}", "--output", str(shell.home)),
        ("resume",),
        ("resume", f"moved{ACTING}"),
        ("sessions", "--home", str(broken)),
        ("sessions", ACTING),
        ("agendas", f"--{ACTING}"),
    ]
    told = [rehearsed, *(shell.run(*typed) for typed in calls)]
    assert any("owned" in ran.err for ran in told)
    for ran in told:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_interrupting_leaves_with_130(shell: Shell) -> None:
    shell.fails = KeyboardInterrupt()
    code, out, err = shell.run()
    assert (code, out) == (130, "")
    assert err.strip() == "Interrupted."


def test_a_mistake_of_the_program_is_told_in_a_sentence_and_kept_in_a_log(shell: Shell) -> None:
    shell.fails = ZeroDivisionError("by zero \x1b[31m")
    code, out, err = shell.run()
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert "every answer that was shown as saved is in its file" in err
    assert len(err.splitlines()) == 1
    [log] = shell.state.rglob("*.log")
    assert str(log) in err
    assert "ZeroDivisionError: by zero" in log.read_text(encoding="utf-8")


def test_a_mistake_that_cannot_be_logged_is_told_all_the_same(shell: Shell) -> None:
    shell.write("state", "a file where the folder would be")
    shell.fails = ZeroDivisionError("by zero")
    code, _, err = shell.run()
    assert code == 1
    assert "could not be written" in err
    assert "Traceback" not in err


def test_json_gives_every_text_back_and_is_plain_ascii() -> None:
    text = "\u202e \x1b[31m \ud800 é \u2028"
    assert to_json(text).isascii()
    assert "\x1b" not in to_json(text)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
def test_a_reader_that_has_gone_is_no_reason_to_complain(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-W", "error", "-m", "facilitator", "check", "quick-start"],
            env={**os.environ, "FACILITATOR_HOME": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == 1


def test_a_pipe_gets_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    agenda = tmp_path / "größe.yaml"
    agenda.write_text("workshop: Größe\nsteps:\n  - Wie groß?, 5-8 min\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-m", "facilitator", "check", str(agenda)],
        env={**os.environ, "FACILITATOR_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode("utf-8").startswith("größe.yaml: all is well.\n  1 step takes 5–8 min.")
