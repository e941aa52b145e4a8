"""`check`: every mistake gets its place and a way out, and the exit code says whose fault it is."""

import os

import pytest

from tests.cli.shell import Shell

FINE = "workshop: X\nsteps:\n  - Welcome, 5 min\n"


def test_all_is_well_in_one_line(shell: Shell) -> None:
    code, out, err = shell.run("check", "kick-off")
    assert (code, err) == (0, "")
    assert out == "kick-off.yaml: all is well. 5 steps, 60–90 min of 60–90 min booked, 5 blanks, 1 sheet.\n"


@pytest.mark.parametrize("name", ["A", "a", "kick-off", "KICK-OFF", "kick-off.yaml"])
def test_an_agenda_is_found_by_name_and_by_code(shell: Shell, name: str) -> None:
    assert shell.run("check", name).out.startswith("kick-off.yaml: all is well.")


def test_a_name_with_spaces_and_a_name_that_looks_like_markup(shell: Shell) -> None:
    for name in ("my saturday plan.yaml", "[bold]x[oops].yaml"):
        path = shell.write(name, FINE)
        code, out, _ = shell.run("check", str(path))
        assert (code, out) == (0, f"{name}: all is well. 1 step, 5 min.\n")


MISTAKES = {
    "a mark as a step": ("workshop: X\nsteps:\n  - Note: bring pens\n", 3, "guide: |"),
    "a tab": ("workshop: X\nsteps:\n\t- Welcome, 5 min\n", 3, "spaces"),
    "the same key twice": ("workshop: X\nworkshop: Y\nsteps:\n  - Welcome, 5 min\n", 2, "line 1"),
    "double braces": ("workshop: X\nsteps:\n  - title: {{name}}\n", 3, "[name]"),
    "an empty file": ("", 1, "workshop:"),
    "a binary file": (bytes(range(255, -1, -1)) * 8, 1, "UTF-8"),
}


@pytest.mark.parametrize(("text", "line", "way_out"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_has_its_place_and_a_way_out(shell: Shell, text: str | bytes, line: int, way_out: str) -> None:
    path = shell.write("plan.yaml", text)
    code, out, err = shell.run("check", str(path))
    assert (code, err) == (1, "")
    assert out.startswith(f"{path}:{line}:")
    assert way_out in out
    assert out.splitlines()[-1].startswith("plan.yaml: 1 problem to mend")


def test_every_mistake_of_a_file_is_told_at_once(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\ntime: 4-ish\nstepz: 1\nsteps:\n  - title: A\n    time: 9-5 min\n")
    ran = shell.run("check", str(path))
    assert ran.code == 1
    assert [line.split(":")[1] for line in ran.out.splitlines() if line.startswith(str(path))] == ["2", "3", "6"]
    assert "3 problems to mend" in ran.out


@pytest.mark.parametrize("what", ["nope", "no/such/plan.yaml", ".", ""])
def test_what_is_not_there_is_a_wrong_call(shell: Shell, what: str) -> None:
    code, out, err = shell.run("check", what)
    assert (code, out) == (2, "")
    assert err.strip()


def test_a_folder_is_a_wrong_call(shell: Shell) -> None:
    code, out, err = shell.run("check", str(shell.folder))
    assert (code, out) == (2, "")
    assert "is a folder" in err


def test_no_agenda_at_all_is_a_wrong_call(shell: Shell) -> None:
    code, _, err = shell.run("check")
    assert code == 2
    assert "AGENDA" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(shell: Shell) -> None:
    path = shell.write("plan.yaml", FINE)
    path.chmod(0)
    assert shell.run("check", str(path)).code == 1


def test_a_warning_does_not_stop_a_workshop(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\ntime: 45 min\nsteps:\n  - Welcome, 5 min\n")
    code, out, _ = shell.run("check", str(path))
    assert code == 0
    assert "Warning: " in out
    assert out.splitlines()[-1] == "plan.yaml: 1 warning. 1 step, 5 min of 45 min booked."


def test_of_several_agendas_the_worst_decides(shell: Shell) -> None:
    good, bad = shell.write("good.yaml", FINE), shell.write("bad.yaml", "")
    assert shell.run("check", str(good), "quick-start").code == 0
    both = shell.run("check", str(bad), str(good))
    assert both.code == 1
    assert "good.yaml: all is well." in both.out
    assert shell.run("check", str(bad), "nope", str(good)).code == 2


def test_a_program_reads_every_agenda_that_was_asked_for(shell: Shell) -> None:
    bad = shell.write("bad.yaml", "workshop: X\nworkshop: \x1b[31mY\nsteps:\n  - Welcome, 5 min\n")
    code, out, err = ran = shell.run("check", "A", str(bad), "nope", "--format", "json")
    assert code == 2
    assert "nope" in err
    assert out.isascii()
    fine, broken, missing = ran.data
    assert (fine["status"], fine["steps"], fine["time"]) == ("fine", 5, {"least_s": 3600, "most_s": 5400})
    assert fine["sheets"] == ["tool-check"]
    assert (broken["status"], broken["workshop"]) == ("problems", None)
    assert {problem["severity"] for problem in broken["problems"]} == {"problem"}
    assert (missing["status"], missing["file"]) == ("not found", None)


def test_the_text_of_a_file_cannot_command_the_terminal(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\nsteps:\n  - time: \u202e4-ish \u009b31m\n")
    ran = shell.run("check", str(path))
    assert ran.code == 1
    assert not {"\u202e", "\u009b", "\x1b"} & {*ran.out, *ran.err}
