"""`run` and `resume`: what was typed becomes the screen that opens."""

from pathlib import Path

import pytest

from facilitator.live.openings import OpenSession, OpenSetUp, StartNow
from facilitator.live.set_up_form import NONE, SetUp
from facilitator.session import intents as ask
from facilitator.session.people_list import Person, read_people
from tests.cli.shell import Shell
from tests.cli.test_lists import left_session

PLAN = "workshop: Mine\nfill in:\n  hand-in date: When?\nsteps:\n  - title: Welcome\n    time: 5 min\n    in: groups\n"


@pytest.fixture
def plan(shell: Shell) -> Path:
    return shell.write("my plan.yaml", PLAN)


def test_run_opens_the_set_up_of_the_agenda(shell: Shell, plan: Path) -> None:
    assert shell.run("run", str(plan)) == (0, "", "")
    assert shell.openings == [OpenSetUp(str(plan), SetUp())]


def test_what_is_said_on_the_line_stands_in_the_form(shell: Shell, plan: Path) -> None:
    names = shell.write("who is here.txt", "﻿Ada\r\n2. Grace\nMiná\n")
    typed = ["run", str(plan), "--minutes", "1h 15", "--names", str(names), "--groups", "2"]
    assert shell.run(*typed, "--fill", "Hand-In Date = 3 December = soon").code == 0
    [opening] = shell.openings
    assert isinstance(opening, OpenSetUp)
    assert (opening.form.length, opening.form.groups) == ("1h 15", "2")
    assert opening.form.people.split() == ["Ada", "2.", "Grace", "Miná"]
    assert opening.form.fills == {"hand-in date": "3 December = soon"}


def test_now_skips_the_set_up_and_says_what_is_open(shell: Shell, plan: Path) -> None:
    code, out, err = shell.run("run", str(plan), "--now", "--people", "14")
    assert (code, out) == (0, "")
    assert "hand-in date" in err
    assert shell.openings == [StartNow(str(plan), SetUp(people="14"))]
    assert shell.run("run", str(plan), "--now", "--fill", "hand-in date=today").err == ""


def test_nothing_is_carried_over_where_that_is_said(shell: Shell) -> None:
    plan = shell.write("monthly.yaml", f"carry over: last time\n{PLAN}")
    assert shell.run("run", str(plan), "--no-carry-over") == (0, "", "")
    assert shell.openings == [OpenSetUp(str(plan), SetUp(carry={"last time": NONE}))]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--minutes", "soon"], "--minutes: Give minutes"),
        (["--minutes", "11:15"], "--end 11:15"),
        (["--end", "75"], "--end wants a time of day"),
        (["--minutes", "75", "--end", "11:15"], "not both"),
        (["--people", "0"], "--people: A head-count"),
        (["--people", "3", "--groups", "7"], "--groups: "),
        (["--fill", "hand-in date"], "--fill wants a name and a value"),
        (["--fill", "colour=red"], "There are: hand-in date."),
        (["--names", "no such file.txt"], "could not be read"),
        (["--names", "."], "could not be read"),
        (["--names", "who.txt", "--people", "4"], "--people or --names"),
    ],
)
def test_a_form_that_cannot_be_meant_is_a_wrong_call(shell: Shell, plan: Path, options: list[str], said: str) -> None:
    code, out, err = shell.run("run", str(plan), *options)
    assert (code, out) == (2, "")
    assert said in err
    assert shell.openings == []


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00A", b"a\x00b"])
def test_a_file_without_names_is_a_wrong_call(shell: Shell, plan: Path, content: bytes) -> None:
    names = shell.write("names.txt", content)
    assert shell.run("run", str(plan), "--names", str(names)).code == 2
    assert shell.openings == []


def test_an_agenda_with_mistakes_is_not_opened(shell: Shell) -> None:
    path = shell.write("broken.yaml", "workshop: X\n")
    code, out, err = shell.run("run", str(path))
    assert (code, out) == (1, "")
    assert f"{path}:1:1" in err
    assert shell.openings == []


def test_an_agenda_that_is_not_there_is_a_wrong_call(shell: Shell) -> None:
    code, _, err = shell.run("run", "kikc-off")
    assert code == 2
    assert "Did you mean kick-off?" in err


def test_resume_goes_on_with_the_newest_unfinished_session(shell: Shell) -> None:
    left_session(shell)
    newest = left_session(shell, ask.ToggleClock(), ask.GoNext())
    shell.run("rehearse", "quick-start")
    code, out, err = shell.run("resume")
    assert (code, out) == (0, "")
    assert shell.openings == [OpenSession(newest)]
    assert "2 unfinished sessions" in err


def test_resume_says_so_when_nothing_is_waiting(shell: Shell) -> None:
    shell.run("rehearse", "quick-start")
    code, out, err = shell.run("resume")
    assert (code, out) == (1, "")
    assert "No session is waiting" in err
    assert shell.openings == []


def test_a_session_may_be_named_by_its_path_its_name_or_a_part(shell: Shell) -> None:
    path = left_session(shell, ask.ToggleClock())
    for named in (str(path), path.name, path.stem, path.stem.upper(), "kick"):
        assert shell.run("resume", named).code == 0
    assert shell.openings == [OpenSession(path)] * 5


def test_a_part_that_fits_several_sessions_is_answered_with_their_names(shell: Shell) -> None:
    paths = [left_session(shell), left_session(shell)]
    code, _, err = shell.run("resume", "kick")
    assert code == 2
    assert all(path.stem in err for path in paths)
    assert shell.run("resume", paths[0].stem).code == 0


def test_a_rehearsal_is_not_gone_on_with(shell: Shell) -> None:
    shell.run("rehearse", "quick-start")
    code, _, err = shell.run("resume", "quick-start")
    assert code == 1
    assert "rehearsal" in err
    assert shell.openings == []


@pytest.mark.parametrize(("content", "code"), [("", 1), ("{}", 1), ("[1]", 1), (None, 2)])
def test_a_file_that_is_no_session_is_refused(shell: Shell, content: str | None, code: int) -> None:
    path = shell.folder / "odd.json" if content is None else shell.write("odd.json", content)
    assert shell.run("resume", str(path)).code == code
    assert shell.openings == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_a_table_of_names_is_read_as_spreadsheets_save_it(shell: Shell, plan: Path, encoding: str) -> None:
    names = shell.write("who.csv", "Name;Group\r\nMiña;Blue\r\nZoë;Red\r\n".encode(encoding))
    assert shell.run("run", str(plan), "--names", str(names)).code == 0
    [opening] = shell.openings
    assert isinstance(opening, OpenSetUp)
    assert read_people(opening.form.people).people == (Person("Miña", "Blue"), Person("Zoë", "Red"))
