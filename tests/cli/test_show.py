"""`show`: the leader's guide on stdout or in a file, which is never replaced unless that is asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell

POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices as POSIX has them")

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


def test_the_sheets_of_an_agenda_are_never_written_over(shell: Shell) -> None:
    plan = shell.write("box/agendas/ag.yaml", "workshop: X\nsteps:\n  - title: Work\n    handout: my-sheet\n")
    sheet = shell.write("box/handouts/my-sheet.yaml", "sheet: Mine\ncolumns: [What, Who]\n")
    before = sheet.read_bytes()
    for typed in (("show", str(plan)), ("handout", f"{plan}:my-sheet")):
        assert "Mine" in shell.run(*typed).out
        code, _, err = shell.run(*typed, "--output", str(sheet), "--force")
        assert code == 2
        assert "must not be written over" in err
        assert sheet.read_bytes() == before


@pytest.mark.parametrize("name", ["", ".", "/", ".."])
@pytest.mark.parametrize("typed", [("show", "kick-off"), ("handout", "tool-check"), ("report",)])
def test_an_output_that_is_a_folder_is_told_in_words(shell: Shell, name: str, typed: tuple[str, ...]) -> None:
    shell.run("rehearse", "quick-start")
    code, out, err = shell.run(*typed, "--output", name)
    assert (code, out) == (1, "")
    assert "is a folder" in err
    assert "mistake of its own" not in err


@POSIX
def test_a_link_stays_and_what_it_leads_to_is_written_only_by_force(shell: Shell) -> None:
    for name, target in (("dangling.md", "later.md"), ("link.md", "there.md")):
        link = shell.folder / name
        link.symlink_to(shell.folder / target)
        shell.write("there.md", "mine")
        code, _, err = shell.run("show", "kick-off", "--output", str(link))
        assert code == 1
        assert "is there already" in err
        assert shell.run("show", "kick-off", "--output", str(link), "--force").code == 0
        assert link.is_symlink()
        assert (shell.folder / target).read_text(encoding="utf-8").startswith("# Kick-off")


@POSIX
def test_a_device_is_written_to_and_never_taken_away(shell: Shell) -> None:
    nowhere = shell.folder / "nowhere.md"
    nowhere.symlink_to(os.devnull)
    assert "is there already" in shell.run("show", "kick-off", "--output", str(nowhere)).err
    assert shell.run("show", "kick-off", "--output", str(nowhere), "--force").code == 0
    assert nowhere.is_char_device()
    assert nowhere.is_symlink()


@POSIX
def test_a_pipe_with_a_name_is_written_to_and_never_taken_away(shell: Shell) -> None:
    pipe = shell.folder / "pipe.md"
    os.mkfifo(pipe)
    assert "is there already" in shell.run("show", "quick-start", "--output", str(pipe)).err
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert shell.run("show", "quick-start", "--output", str(pipe), "--force").code == 0
        assert os.read(reader, 2) == b"# "
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize(
    "typed",
    [
        ("show", "A"),
        ("check", "A"),
        ("schema",),
        ("handout", "tool-check"),
        ("handout",),
        ("--help",),
        ("--version",),
        ("check", "-h"),
    ],
)
def test_output_that_finds_no_room_is_told_in_words(shell: Shell, typed: tuple[str, ...]) -> None:
    program = (sys.executable, "-m", "facilitator", "--home", str(shell.home), *typed)
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, check=False)
    told = ended.stderr.decode("utf-8")
    assert ended.returncode == 1
    assert "could not be written: the disk is full" in told
    assert "mistake of its own" not in told
    assert "Traceback" not in told


@pytest.mark.parametrize(("people", "said"), [("12-20", "16 people."), ("1", "1 person.")])
def test_times_that_count_for_each_say_for_how_many(shell: Shell, people: str, said: str) -> None:
    text = f"workshop: X\npeople: {people}\nsteps:\n  - Round, 2 min each person\n"
    assert f"that begins on time, reckoned with {said}" in shell.run("show", str(shell.write("plan.yaml", text))).out
    text = f"workshop: X\npeople: {people}\nsteps:\n  - Welcome, 5 min\n"
    assert "reckoned" not in shell.run("show", str(shell.write("plan.yaml", text))).out


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


def test_the_cue_card_comes_in_the_place_of_the_guide(shell: Shell) -> None:
    code, out, err = shell.run("show", "kick-off", "--cue-card")
    assert (code, err) == (0, "")
    assert out.startswith("# Kick-off session: cue card\n")
    assert "**SAY**" not in out
    page = shell.folder / "card.html"
    assert shell.run("show", "kick-off", "--cue-card", "--output", str(page)).err.startswith(
        "The cue card of “Kick-off"
    )
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
