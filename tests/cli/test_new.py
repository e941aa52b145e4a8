"""`new`: an agenda to begin with is there at once, runs as it stands, and never takes the place of another."""

import os
import re
import shlex
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda.reader import read_agenda
from facilitator.agenda.starter import retitled, starter, title_from, yaml_line
from facilitator.cli.new import open_in_editor
from facilitator.live.openings import OpenSetUp
from tests.cli.shell import Ran, Shell

FINE = "workshop: X\nsteps:\n  - Welcome, 5 min\n"


def text_of(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    return Path(ran.out.rstrip("\n")).read_text(encoding="utf-8")


def test_a_new_agenda_stands_in_the_users_folder_and_both_next_commands_are_told(shell: Shell) -> None:
    code, out, err = shell.run("new", "Saturday opening hours")
    assert code == 0
    assert out == f"{shell.home / 'agendas' / 'saturday-opening-hours.yaml'}\n"
    told = [line.strip() for line in err.splitlines() if line.startswith("  ")]
    assert told == ["facilitator check saturday-opening-hours", "facilitator run saturday-opening-hours"]


def test_a_new_agenda_has_nothing_to_mend_and_runs(shell: Shell) -> None:
    shell.run("new", "Saturday opening hours")
    checked = shell.run("check", "saturday-opening-hours")
    assert checked.out.startswith("saturday-opening-hours.yaml: all is well.\n")
    assert shell.run("rehearse", "saturday-opening-hours").code == 0
    assert shell.run("run", "saturday-opening-hours").code == 0
    assert [type(opening) for opening in shell.openings] == [OpenSetUp]


def test_a_new_agenda_is_short_and_teaches(shell: Shell) -> None:
    text = text_of(shell.run("new", "Plan"))
    lines = text.splitlines()
    assert len(lines) <= 32
    assert sum(" # " in line for line in lines) >= 8
    assert max(map(len, lines)) <= 100


def test_an_editor_finds_the_keys_beside_the_folder_and_no_path_of_this_computer(shell: Shell) -> None:
    text = text_of(shell.run("new", "Plan"))
    first = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
    assert first is not None
    assert str(shell.folder) not in text
    schema = (shell.home / "agendas" / first[1]).resolve()
    assert schema.read_text(encoding="utf-8").startswith("{")
    assert (shell.home / "sheet.schema.json").is_file()


def test_the_keys_for_editors_are_renewed(shell: Shell) -> None:
    old = shell.write("home/agenda.schema.json", "{}")
    shell.run("new", "Plan")
    assert "additionalProperties" in old.read_text(encoding="utf-8")


def test_where_editors_cannot_be_helped_the_agenda_is_there_all_the_same(shell: Shell) -> None:
    shell.write("home/agenda.schema.json/in the way", "x")
    assert shell.run("new", "Plan").code == 0


def test_the_next_commands_name_the_home_that_was_given(shell: Shell) -> None:
    home = str(shell.folder / "my home")
    err = shell.run("new", "Plan", "--home", home).err
    assert f"facilitator run plan --home {shlex.quote(home)}" in err


@pytest.mark.parametrize("again", ["Plan", "PLAN", "plan.yaml", "plan!"])
def test_nothing_is_written_over(shell: Shell, again: str) -> None:
    path = shell.write("home/agendas/Plan.yaml", FINE)
    code, out, err = shell.run("new", again)
    assert (code, out) == (1, "")
    assert str(path) in err
    assert "choose another name" in err
    assert [file.name for file in path.parent.iterdir()] == ["Plan.yaml"]
    assert path.read_text(encoding="utf-8") == FINE


def test_a_name_that_ships_is_told(shell: Shell) -> None:
    assert "stands in for the “kick-off”" in shell.run("new", "kick-off").err


@pytest.mark.parametrize(
    ("typed", "file", "title"),
    [
        ("Saturday opening hours", "saturday-opening-hours", "Saturday opening hours"),
        ("saturday-hours.yaml", "saturday-hours", "Saturday hours"),
        ("Q3 Review", "q3-review", "Q3 Review"),
        ("../../etc/passwd", "passwd", "Passwd"),
        ("C:\\plans\\mine.yml", "mine", "Mine"),
        ("Ask / answer", "ask-answer", "Ask / answer"),
        ("con", "con-file", "Con"),
        ("Größe: der #1 Tag", "größe-der-1-tag", "Größe: der #1 Tag"),
        ("日本語の会議", "日本語の会議", "日本語の会議"),
        ("a\x1b[31m\u202eb", "a-31mb", "A[31mb"),
        ("x" * 300, "x" * 60, "X" + "x" * 299),
        ("yes", "yes", "Yes"),
    ],
)
def test_a_name_becomes_a_title_and_a_safe_file(shell: Shell, typed: str, file: str, title: str) -> None:
    ran = shell.run("new", "--", typed)
    assert ran.code == 0, ran.err
    [path] = (shell.home / "agendas").iterdir()
    assert unicodedata.normalize("NFC", path.name) == f"{file}.yaml"
    reading = read_agenda(path.read_bytes(), path.name, lambda name: None)
    assert reading.problems == ()
    assert reading.agenda is not None
    assert reading.agenda.workshop == title


@pytest.mark.parametrize("typed", ["", "  ", "!!!", "...", "/"])
def test_a_name_without_letters_is_a_wrong_call(shell: Shell, typed: str) -> None:
    code, out, err = shell.run("new", typed)
    assert (code, out) == (2, "")
    assert "letters" in err
    assert not shell.home.exists()


def test_no_name_is_answered_with_an_example(shell: Shell) -> None:
    code, _, err = shell.run("new")
    assert code == 2
    assert "Saturday opening hours" in err


@given(st.text(max_size=80))
def test_any_title_is_read_back_as_it_was_meant(words: str) -> None:
    title = title_from(words)
    if not title:
        return
    agenda = read_agenda(starter(title), "x.yaml", lambda name: None).agenda
    assert agenda is not None
    assert agenda.workshop.split() == title.replace("\xa0", " ").split()


@pytest.mark.parametrize("folder", ["home", "home/agendas"])
def test_a_folder_that_cannot_be_made_is_told(shell: Shell, folder: str) -> None:
    shell.write(folder, "a file")
    code, out, err = shell.run("new", "Plan")
    assert (code, out) == (1, "")
    assert err.strip()
    assert "mistake of its own" not in err


# From another agenda


def test_a_copy_has_its_own_title_and_keeps_every_remark(shell: Shell) -> None:
    copy = text_of(shell.run("new", "Our own day", "--from", "kick-off"))
    original = next(path for path in Path(__file__).parents[2].glob("agendas/kick-off.yaml")).read_text(
        encoding="utf-8"
    )
    first, _, rest = copy.partition("\n")
    assert "$schema=../agenda.schema.json" in first
    expected = re.sub("^workshop: .*$", "workshop: Our own day", original, count=1, flags=re.MULTILINE)
    assert rest == expected
    assert shell.run("check", "our-own-day").out.startswith("our-own-day.yaml: all is well.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("workshop: Old  # ours", "workshop: New  # ours"),
        ("Workshop:   'Old: it'   # ours", "Workshop:   New   # ours"),
        ("code: X\nworkshop: >\n  Old\n  day\ntime: 5 min", "code: X\nworkshop: New\ntime: 5 min"),
        ("# a\n# yaml-language-server: $schema=x.json\n# b\nworkshop: Old", "# a\n# b\nworkshop: New"),
        ("workshop: [Old]", "workshop: New"),
        ("workshop: Old\xa0day", "workshop: New"),
        ("code: Ünï 🎉\nworkshop: Old", "code: Ünï 🎉\nworkshop: New"),
    ],
)
def test_only_the_title_changes(before: str, after: str) -> None:
    steps = "\nsteps:\n  - Welcome, 5 min\n"
    for text in (before + steps, f"\ufeff{before}{steps}".replace("\n", "\r\n")):
        made = retitled(text, "New")
        assert made is not None
        assert made.partition("\n")[2] == after + steps


def test_a_title_that_needs_quotes_gets_them() -> None:
    assert yaml_line("Saturday, 10 things (and more)") == "Saturday, 10 things (and more)"
    for title in ("a: b", "#1", "- x", "“a”", 'say "x"', "x\\y", "[x]", "a #b"):
        assert yaml_line(title).startswith('"')


def test_a_copy_brings_the_sheets_that_lie_beside_its_original(shell: Shell) -> None:
    plan = "workshop: X\nsteps:\n  - title: A\n    handout: own\n  - title: B\n    handout: tool-check\n"
    path = shell.write("team/plan.yaml", plan)
    sheet = shell.write("team/handouts/own.yaml", "sheet: Own\ncolumns: [A]\n")
    ran = shell.run("new", "Ours", "--from", str(path))
    assert ran.code == 0
    copied = shell.home / "handouts" / "own.yaml"
    assert str(copied) in ran.err
    assert copied.read_bytes() == sheet.read_bytes()
    assert [file.name for file in copied.parent.iterdir()] == ["own.yaml"]
    assert shell.run("check", "ours").out.startswith("ours.yaml: all is well.")


def test_a_sheet_of_the_users_own_is_kept(shell: Shell) -> None:
    mine = shell.write("home/handouts/own.yaml", "sheet: Mine\ncolumns: [A]\n")
    path = shell.write("team/plan.yaml", "workshop: X\nsteps:\n  - title: A\n    handout: own\n")
    shell.write("team/handouts/own.yaml", "sheet: Theirs\ncolumns: [A]\n")
    err = shell.run("new", "Ours", "--from", str(path)).err
    assert f"It uses the sheet {mine} that you have already" in err
    assert "Mine" in mine.read_text(encoding="utf-8")


def test_a_code_that_two_agendas_have_is_told(shell: Shell) -> None:
    err = shell.run("new", "Ours", "--from", "A").err
    assert "kept the code A of “kick-off”: `facilitator run A` opens this one" in err


def test_an_agenda_with_problems_is_not_copied(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\nstepz: 1\n")
    code, out, err = shell.run("new", "Ours", "--from", str(path))
    assert (code, out) == (1, "")
    assert "cannot be copied yet" in err
    assert not (shell.home / "agendas").exists()


def test_what_is_not_there_cannot_be_copied(shell: Shell) -> None:
    code, _, err = shell.run("new", "Ours", "--from", "nope")
    assert code == 2
    assert "nope" in err


# In an editor


EDITOR = """
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
path.write_text(path.read_text(encoding="utf-8") + "after: [" + sys.argv[1] + "]\\n", encoding="utf-8")
sys.exit(int(sys.argv[2]))
"""


def editor(shell: Shell, code: int) -> str:
    script = shell.write("my editor.py", EDITOR)
    return f'"{sys.executable}" "{script}" Tidy {code}'


def test_the_editor_gets_its_options_and_the_file(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(shell, 0))
    ran = shell.run("new", "Plan", "--edit")
    assert text_of(ran).endswith("after: [Tidy]\n")
    assert "facilitator check plan" in ran.err


def test_what_the_editor_ended_with_is_told_and_the_file_stays(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor(shell, 3))
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    code, out, err = shell.run("new", "Plan", "--edit")
    assert code == 1
    assert "ended with a failure (3)" in err
    assert Path(out.rstrip("\n")).is_file()


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "No editor is set"),
        ({"VISUAL": " ", "EDITOR": ""}, "No editor is set"),
        ({"EDITOR": "no-such-editor-anywhere -w"}, "“no-such-editor-anywhere” is not on this computer"),
        ({"VISUAL": '"vi'}, "a quotation mark is not closed"),
        ({"EDITOR": "a\x00b"}, "could not be started"),
    ],
)
def test_an_editor_that_cannot_be_opened_is_told_with_the_way_out(environ: dict[str, str], said: str) -> None:
    assert said in open_in_editor(Path("plan.yaml"), environ)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permission")
def test_an_editor_that_may_not_be_run_is_told(tmp_path: Path) -> None:
    assert "could not be started" in open_in_editor(Path("plan.yaml"), {"EDITOR": shlex.quote(str(tmp_path))})


@pytest.mark.parametrize("title", ["New, title", "New {title}", 'New [title]: it\'s "so"', "New title"])
@pytest.mark.parametrize(
    "text", ["{workshop: X, steps: [{title: A}]}\n", '{"workshop":"X","steps":[{"title":"A"}]}\n', FINE]
)
def test_a_copy_has_its_title_whole_however_the_file_is_written(shell: Shell, title: str, text: str) -> None:
    copied = text_of(shell.run("new", title, "--from", str(shell.write("plan.yaml", text))))
    agenda = read_agenda(copied, "copy.yaml", lambda name: None).agenda
    assert agenda is not None
    assert agenda.workshop == title
