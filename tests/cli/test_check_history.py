"""`check --history`: what the steps took before stands beside what the file says."""

from datetime import timedelta
from pathlib import Path

from facilitator.agenda.reader import read_agenda
from tests.cli.shell import Shell
from tests.fakes import START
from tests.past import Timed, held, kept

TEXT = """workshop: Tools
steps:
  - code: A2
    title: Judge tools
    time: 45-70 min
  - Homework, 10-12 min
"""


def shelf(shell: Shell, *sessions: Timed) -> Path:
    path = shell.write("tools.yaml", TEXT)
    agenda = read_agenda(TEXT.encode(), "tools.yaml", lambda name: None).agenda
    assert agenda is not None
    for day, what in enumerate(sessions):
        kept(shell.home, agenda, what, START + timedelta(days=day))
    return path


def said(out: str) -> str:
    return " ".join(out.split())


def test_each_step_is_told_with_what_the_file_says_and_a_better_range_where_it_does_not_hold(shell: Shell) -> None:
    path = shelf(shell, held(52, 14), held(66, 20), held(60, 15), held(61))
    code, out, err = shell.run("check", str(path), "--history")
    assert (code, err) == (0, "")
    assert "A2 Judge tools took 52–66 min in your last 4; the file says 45–70 min." in said(out)
    better = "Better write `time: 14–20 min`."
    assert f"Homework took 14–20 min in your last 3; the file says 10–12 min. {better}" in said(out)
    assert out.count("Better") == 1


def test_a_program_reads_the_same(shell: Shell) -> None:
    path = shelf(shell, held(52, 14), held(66, 20))
    [one] = shell.run("check", str(path), "--history", "--format", "json").data
    tools, homework = one["history"]
    assert tools == {
        "step": "A2 Judge tools",
        "id": "A2",
        "actual_s": [66 * 60, 52 * 60],
        "took": {"least_s": 52 * 60, "most_s": 66 * 60},
        "file": {"least_s": 45 * 60, "most_s": 70 * 60},
        "suggested": None,
    }
    assert homework["suggested"] == {"least_s": 14 * 60, "most_s": 20 * 60}


def test_without_being_asked_nothing_is_looked_up(shell: Shell) -> None:
    path = shelf(shell, held(52, 14))
    assert "took" not in shell.run("check", str(path)).out
    assert "history" not in shell.run("check", str(path), "--format", "json").data[0]


def test_once_is_told_as_once_and_nothing_as_nothing(shell: Shell) -> None:
    path = shelf(shell)
    assert "nothing is known" in said(shell.run("check", str(path), "--history").out)
    shelf(shell, held(80))
    out = said(shell.run("check", str(path), "--history").out)
    assert "A2 Judge tools took 80 min the last time; the file says 45–70 min." in out
    assert "Better" not in out


def test_a_sheet_a_broken_agenda_and_a_wrong_name_have_no_history(shell: Shell) -> None:
    broken = shell.write("broken.yaml", "")
    assert shell.run("check", str(broken), "--history").code == 1
    assert shell.run("check", "nope", "--history").code == 2
    assert shell.run("check", "tool-check", "--history").code == 0
