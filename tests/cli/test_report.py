"""`report`: data on stdout or in a file, in the format that was asked for."""

import json
from pathlib import Path

import pytest

from facilitator.session import intents as ask
from tests.cli.shell import Shell
from tests.cli.test_lists import left_session

NASTY = "[/oops] =1+1 \x1b]0;owned\x07 \u202eabc \U0001f469\u200d\U0001f4bb שלום \ud800"


@pytest.fixture
def session(shell: Shell) -> Path:
    return left_session(shell, ask.ToggleClock(), ask.GoNext(), answers=("Price list", NASTY))


def test_the_newest_session_is_reported_as_markdown(shell: Shell, session: Path) -> None:
    code, out, err = shell.run("report")
    assert code == 0
    assert out.startswith("# Kick-off session\n")
    assert "Price list" in out
    assert session.stem in err


def test_a_session_that_took_place_comes_before_a_later_rehearsal(shell: Shell, session: Path) -> None:
    shell.run("rehearse", "quick-start")
    assert shell.run("report").out.startswith("# Kick-off session\n")
    assert shell.run("report", "quick-start").out.startswith("# Saturday opening hours (rehearsal)\n")


def test_the_report_of_a_rehearsal_says_that_it_is_one(shell: Shell) -> None:
    shell.run("rehearse", "quick-start")
    assert "made up" in shell.run("report").out
    assert "made up" in shell.run("report", "--format", "text").out
    assert shell.run("report", "--format", "json").data["rehearsal"] is True


def test_a_program_gets_every_answer_as_it_was_typed(shell: Shell, session: Path) -> None:
    ran = shell.run("report", session.name, "--format", "json")
    assert (ran.code, ran.err, ran.out.isascii()) == (0, "", True)
    texts = [answer["text"] for prompt in ran.data["prompts"] for answer in prompt["answers"]]
    assert texts == ["Price list", NASTY]
    assert ran.data["rehearsal"] is False


@pytest.mark.parametrize("form", ["md", "text"])
def test_no_answer_can_command_the_terminal(shell: Shell, session: Path, form: str) -> None:
    ran = shell.run("report", str(session), "--format", form)
    assert ran.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out)
    assert "שלום" in ran.out


def test_text_fits_eighty_columns_in_a_pipe(shell: Shell, session: Path) -> None:
    out = shell.run("report", "--format", "text").out
    assert out.startswith("Kick-off session\n================\n")
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a report.md", "# Kick-off"), ("r.json", "{"), ("r.txt", "Kick-off session\n="), ("new/folder/r", "# Kick-off")],
)
def test_a_file_gets_what_its_ending_says(shell: Shell, session: Path, name: str, begins: str) -> None:
    path = shell.folder / name
    code, out, err = shell.run("report", session.stem, "--output", str(path))
    assert (code, out) == (0, "")
    assert str(path) in err
    assert path.read_text(encoding="utf-8").startswith(begins)
    assert [file for file in path.parent.iterdir() if file.name.endswith(".part")] == []


def test_the_format_that_is_asked_for_beats_the_ending(shell: Shell, session: Path) -> None:
    path = shell.folder / "r.txt"
    shell.run("report", session.stem, "--output", str(path), "--format", "json")
    assert json.loads(path.read_text(encoding="utf-8"))["workshop"] == "Kick-off session"


def test_an_old_report_is_replaced_and_the_session_never(shell: Shell, session: Path) -> None:
    old, before = shell.write("old.md", "old"), session.read_bytes()
    assert shell.run("report", session.stem, "--output", str(old)).code == 0
    assert old.read_text(encoding="utf-8").startswith("# Kick-off")
    code, _, err = shell.run("report", session.stem, "--output", str(session))
    assert code == 2
    assert "must not be written over" in err
    assert session.read_bytes() == before


def test_a_dash_is_stdout(shell: Shell, session: Path) -> None:
    assert shell.run("report", session.stem, "--output", "-") == shell.run("report", session.stem)


def test_an_output_that_cannot_be_written_is_told(shell: Shell, session: Path) -> None:
    code, out, err = shell.run("report", session.stem, "--output", str(shell.folder))
    assert (code, out) == (1, "")
    assert "is a folder" in err
    shell.write("a file", "x")
    assert shell.run("report", session.stem, "--output", str(shell.folder / "a file" / "r.md")).code == 1


@pytest.mark.parametrize("form", ["md", "text", "json"])
def test_the_workshop_that_follows_is_called_by_its_title_where_its_agenda_is_there(
    shell: Shell, session: Path, form: str
) -> None:
    shell.write("home/agendas/second.yaml", "workshop: All the tools\ncode: B\nsteps:\n  - Welcome, 5 min\n")
    ran = shell.run("report", "--format", form)
    if form == "json":
        assert (ran.data["next"], ran.data["next_title"]) == ("B", "All the tools")
    else:
        assert "is “All the tools”." in " ".join(ran.out.split())
    shell.write("home/agendas/second.yaml", "workshop: Broken\ncode: B\n")
    ran = shell.run("report", "--format", form)
    if form == "json":
        assert (ran.data["next"], ran.data["next_title"]) == ("B", None)
    else:
        assert "is “B”." in " ".join(ran.out.split())


def test_no_session_is_told(shell: Shell) -> None:
    code, out, err = shell.run("report")
    assert (code, out) == (1, "")
    assert "facilitator run" in err
    assert shell.run("report", "kick").code == 2


def test_a_name_that_does_not_fit_is_answered_with_what_there_is(shell: Shell, session: Path) -> None:
    code, _, err = shell.run("report", "zzz")
    assert code == 2
    assert session.stem in err


def test_a_damaged_session_is_reported_with_what_was_lost(shell: Shell, session: Path) -> None:
    whole = session.read_bytes()
    session.write_bytes(whole[: whole.rindex(b"step-started")])
    code, out, err = shell.run("report", str(session))
    assert code == 0
    assert "Price list" in out
    assert err.strip()
