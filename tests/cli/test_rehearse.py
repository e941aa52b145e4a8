"""`rehearse`: the paths on stdout, the story on stderr, the session and its report on the disk."""

import json
from pathlib import Path

import pytest

from facilitator.live.openings import OpenRehearsal
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


# At speed


def in_console(shell: Shell) -> OpenRehearsal:
    [opening] = shell.openings
    assert isinstance(opening, OpenRehearsal)
    return opening


def test_at_speed_the_console_opens_and_everything_is_told_after_it(shell: Shell) -> None:
    code, out, err = shell.run("rehearse", "kick-off", "--speed", "20", "--minutes", "30")
    opening = in_console(shell)
    session, report = map(Path, out.splitlines())
    assert code == 0
    assert opening.clock.speed == 20
    assert opening.rehearsal.recorder.session.rehearsal
    assert json.loads(session.read_text(encoding="utf-8"))["events"][0]["rehearsal"] is True
    assert session.stem.endswith("-kick-off-rehearsal")
    assert report.is_file()
    assert "It was left before its end." in err
    assert "- The steps need at least" not in err, "nothing was walked, so nothing was found"


def test_what_was_found_in_the_console_is_told_after_it(shell: Shell) -> None:
    shell.meanwhile = lambda opening: opening.rehearsal.go_on()
    silent = shell.run("rehearse", "kick-off", "--minutes", "30")
    shown = shell.run("rehearse", "kick-off", "--minutes", "30", "--speed", "600")
    assert "- The steps need at least" in silent.err
    assert shown.err == silent.err


def test_without_a_terminal_the_speed_makes_no_difference(shell: Shell) -> None:
    shell.terminal = False
    silent, at_speed = shell.run("rehearse", "quick-start"), shell.run("rehearse", "quick-start", "--speed", "20")
    assert (at_speed.code, at_speed.err) == (0, silent.err)
    assert shell.openings == []


@pytest.mark.parametrize("speed", ["1", "600", "2.5", "20x", "20×", " 60 X "])
def test_a_speed_from_1_to_600_is_taken(shell: Shell, speed: str) -> None:
    assert shell.run("rehearse", "quick-start", "--speed", speed).code == 0
    assert 1 <= in_console(shell).clock.speed <= 600


@pytest.mark.parametrize("speed", ["0", "0.5", "601", "-20", "fast", "", "nan", "inf", "1e9"])
def test_any_other_speed_is_refused_with_what_can_be_given(shell: Shell, speed: str) -> None:
    code, out, err = shell.run("rehearse", "quick-start", "--speed", speed)
    assert (code, out) == (2, "")
    assert "a number from 1 to 600" in err
    assert shell.openings == []
    assert not (shell.home / "sessions").exists()


def test_a_console_that_breaks_leaves_the_session_whole_and_open_to_others(shell: Shell) -> None:
    shell.fails = RuntimeError("no screen")
    assert shell.run("rehearse", "quick-start", "--speed", "20").code == 1
    [session] = (shell.home / "sessions").iterdir()
    assert json.loads(session.read_text(encoding="utf-8"))["events"][0]["rehearsal"] is True
