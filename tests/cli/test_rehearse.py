"""`rehearse`: the paths on stdout, the story on stderr, the session and its report on the disk."""

import json
from pathlib import Path

from tests.cli.shell import Shell


def test_a_rehearsal_writes_a_session_and_its_report(shell: Shell) -> None:
    code, out, err = shell.run("rehearse", "kick-off")
    session, report = map(Path, out.splitlines())
    assert code == 0
    assert session.parent == shell.home / "sessions"
    assert session.stem.endswith("-kick-off-rehearsal")
    assert json.loads(session.read_text(encoding="utf-8"))["events"][0]["rehearsal"] is True
    assert report.parent == shell.home / "exports"
    assert report.read_text(encoding="utf-8").startswith("# Kick-off session (rehearsal)\n")
    assert err.startswith("Rehearsed “Kick-off session” from ")
    assert "15 people in 3 groups" in err
    assert len(err.splitlines()) == 1


def test_a_rehearsal_needs_no_terminal(shell: Shell) -> None:
    shell.terminal = False
    path = shell.write("my saturday plan.yaml", "workshop: X\nsteps:\n  - Welcome, 5 min\n")
    ran = shell.run("rehearse", str(path))
    assert ran.code == 0
    assert all(Path(line).is_file() for line in ran.out.splitlines())
    assert "asks for no answers" in ran.err


def test_the_room_of_the_day_can_be_rehearsed(shell: Shell) -> None:
    ran = shell.run("rehearse", "A", "--people", "9", "--groups", "Red, Blue", "--minutes", "30")
    assert ran.code == 0
    assert "9 people in 2 groups" in ran.err
    assert "need at least" in ran.err


def test_a_second_rehearsal_leaves_the_first_alone(shell: Shell) -> None:
    first, second = (shell.run("rehearse", "quick-start").out.splitlines() for _ in range(2))
    assert not set(first) & set(second)


def test_a_wrong_form_a_wrong_name_and_a_broken_agenda(shell: Shell) -> None:
    broken = shell.write("broken.yaml", "")
    assert shell.run("rehearse", "A", "--people", "none at all, 0").code == 0
    assert shell.run("rehearse", "A", "--minutes", "x").code == 2
    assert shell.run("rehearse", "nope").code == 2
    assert shell.run("rehearse", str(broken)).code == 1


def test_a_home_that_takes_no_file_is_told(shell: Shell) -> None:
    shell.write("home", "a file where the folder would be")
    code, out, err = shell.run("rehearse", "quick-start")
    assert (code, out) == (1, "")
    assert str(shell.home) in err


def test_a_report_that_cannot_be_written_leaves_the_session(shell: Shell) -> None:
    shell.write("home/exports", "a file where the folder would be")
    code, out, err = shell.run("rehearse", "quick-start")
    assert code == 1
    assert Path(out.strip()).is_file()
    assert "exports" in err
