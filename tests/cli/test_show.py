"""`show`: the leader's guide on stdout or in a file, which is never replaced unless that is asked for."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell

NASTY = """workshop: "<script>alert(1)</script>"
language: de
steps:
  - title: "[/oops] & \u202eabc"
    time: 5 min
    guide: |
      SAY: </p><img src=x onerror=alert(1)> [Wait.]
"""


def test_the_guide_is_markdown_on_stdout(shell: Shell) -> None:
    code, out, err = shell.run("show", "kick-off")
    assert (code, err) == (0, "")
    assert out.startswith("# Kick-off session\n")
    assert "> **SAY** Good morning" in out
    assert out.index("## Step by step") < out.index("## Analyzing our current information tools")


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", "# Kick-off"), ("text", "Kick-off session\n===="), ("html", "<!DOCTYPE html>\n<html lang=")],
)
def test_every_format_can_be_asked_for(shell: Shell, form: str, begins: str) -> None:
    assert shell.run("show", "A", "--format", form).out.startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a guide.md", "# Kick"), ("g.html", "<!DOCTYPE"), ("g.HTM", "<!DOCTYPE"), ("g.txt", "Kick-off session\n=")],
)
def test_a_file_gets_what_its_ending_says(shell: Shell, name: str, begins: str) -> None:
    path = shell.folder / "out" / name
    code, out, err = shell.run("show", "kick-off", "--output", str(path))
    assert (code, out) == (0, "")
    assert str(path) in err
    assert path.read_text(encoding="utf-8").startswith(begins)
    assert [file.name for file in path.parent.iterdir()] == [name]


def test_what_is_in_the_file_is_what_is_printed(shell: Shell) -> None:
    for form in ("md", "text", "html"):
        path = shell.folder / form
        shell.run("show", "kick-off", "--format", form, "--output", str(path))
        assert path.read_text(encoding="utf-8") == shell.run("show", "kick-off", "--format", form).out


def test_a_dash_is_stdout(shell: Shell) -> None:
    assert shell.run("show", "A", "--output", "-") == shell.run("show", "A")


def test_a_file_that_is_there_is_replaced_only_by_force(shell: Shell) -> None:
    old = shell.write("old.md", "mine")
    code, out, err = shell.run("show", "kick-off", "--output", str(old))
    assert (code, out) == (1, "")
    assert "is there already" in err
    assert "--force" in err
    assert old.read_text(encoding="utf-8") == "mine"
    assert shell.run("show", "kick-off", "--output", str(old), "--force").code == 0
    assert old.read_text(encoding="utf-8").startswith("# Kick-off")


def test_the_agenda_itself_is_never_written_over(shell: Shell) -> None:
    plan = shell.write("plan.yaml", "workshop: X\nsteps:\n  - Welcome, 5 min\n")
    before = plan.read_bytes()
    code, _, err = shell.run("show", str(plan), "--output", str(plan), "--force")
    assert code == 2
    assert "must not be written over" in err
    assert plan.read_bytes() == before


def test_a_folder_cannot_be_written(shell: Shell) -> None:
    code, out, err = shell.run("show", "kick-off", "--output", str(shell.folder))
    assert (code, out) == (1, "")
    assert "is a folder" in err


@pytest.mark.parametrize("form", ["md", "text", "html"])
def test_the_words_of_an_agenda_stay_words(shell: Shell, form: str) -> None:
    path = shell.write("plan.yaml", NASTY)
    code, out, _ = shell.run("show", str(path), "--format", form)
    assert code == 0
    assert not {"\x1b", "\u202e"} & set(out)
    if form == "html":
        assert '<html lang="de">' in out
        assert "<script" not in out
        assert "<img" not in out
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in out


def test_the_workshop_that_follows_is_called_by_its_title_where_its_agenda_is_there(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\nnext: A\nsteps:\n  - Welcome, 5 min\n")
    assert "is “Kick-off session”." in shell.run("show", str(path)).out


def test_an_agenda_that_cannot_be_read_is_told_with_its_problems(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\nstepz: 1\n")
    code, out, err = shell.run("show", str(path))
    assert (code, out) == (1, "")
    assert f"{path}:2:" in err


def test_what_is_not_there_is_a_wrong_call(shell: Shell) -> None:
    code, out, err = shell.run("show", "kik-off")
    assert (code, out) == (2, "")
    assert "kick-off" in err
    assert shell.run("show").code == 2


def test_every_agenda_that_ships_can_be_shown_in_eighty_columns(shell: Shell) -> None:
    names = [agenda["name"] for agenda in shell.run("agendas", "--format", "json").data if not agenda["problems"]]
    assert "kick-off" in names
    for name in names:
        code, out, err = shell.run("show", name, "--format", "text")
        assert (code, err) == (0, "")
        assert max(len(line) for line in out.splitlines()) <= 80


def test_the_report_is_html_too(shell: Shell) -> None:
    shell.run("rehearse", "quick-start")
    assert shell.run("report", "--format", "html").out.startswith("<!DOCTYPE html>\n")
    path = Path(shell.folder, "report.html")
    assert shell.run("report", "--output", str(path)).code == 0
    assert "<h1>Saturday opening hours (rehearsal)</h1>" in path.read_text(encoding="utf-8")
