"""`check`: every mistake gets its place and a way out, and the exit code says whose fault it is."""

import os
import re
from pathlib import Path

import pytest

from facilitator.agenda.problems import Problem
from facilitator.cli.problem_lines import problem_lines
from facilitator.documents.writers.width import display_width
from tests.cli.shell import Shell

FINE = "workshop: X\nsteps:\n  - Welcome, 5 min\n"


def test_where_all_is_well_a_few_figures_follow(shell: Shell) -> None:
    code, out, err = shell.run("check", "kick-off")
    assert (code, err) == (0, "")
    first, time, *more, counts, reading = out.splitlines()
    assert first == "kick-off.yaml: all is well."
    assert time == "  5 steps, 3 of them inside another, take 60–90 min; booked 60–90 min: exact."
    asks = "Asks 9 questions; 3 steps in groups; 3 reminders; 3 tasks to take home."
    assert " ".join(" ".join(more).split()) == asks
    assert counts == "  5 blanks, 1 sheet."
    assert re.fullmatch(r"  Reading the words aloud takes about \d min\.", reading)


STEPS = "workshop: X\ntime: {}\nsteps:\n  - Welcome, 5 min\n  - Talk, 10-15 min\n"


@pytest.mark.parametrize(
    ("booked", "said"),
    [
        ("15-20 min", "15–20 min: exact."),
        ("20 min", "20 min: it fits."),
        ("27 min", "27 min: 7 min to spare."),
        ("10 min", "10 min: 5 min over."),
        ("1 h", "1 h: 40 min to spare."),
    ],
)
def test_the_steps_are_held_against_the_booked_time(shell: Shell, booked: str, said: str) -> None:
    path = shell.write("plan.yaml", STEPS.format(booked))
    out = shell.run("check", str(path)).out
    assert out.splitlines()[-1] == f"  2 steps take 15–20 min; booked {said}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("workshop: X\nsteps:\n  - Welcome\n  - Talk\n", "2 steps without a time."),
        ("workshop: X\nsteps:\n  - Welcome, 5 min\n  - Talk\n", "1 step takes 5 min; 1 more has no time."),
        ("workshop: X\npeople: 6\nsteps:\n  - Talk, 2 min each person\n", "1 step takes 12 min with 6 people."),
        (
            "workshop: X\nsteps:\n  - title: All\n    steps:\n      - Welcome, 5 min\n      - Talk, 5 min\n",
            "2 steps, all inside another, take 10 min.",
        ),
        (
            "workshop: X\nsteps:\n  - title: All\n    steps:\n      - Welcome, 5 min\n",
            "1 step, inside another, takes 5 min.",
        ),
        ("workshop: X\nsteps:\n  - Talk, 2 min each person\n", "1 step takes 2 min with 1 person."),
    ],
)
def test_it_is_said_what_the_sum_holds(shell: Shell, text: str, said: str) -> None:
    path = shell.write("plan.yaml", text)
    assert shell.run("check", str(path)).out.splitlines()[1:] == [f"  {said}"]


def test_a_time_for_each_person_is_told_for_the_smallest_room_and_the_largest_and_the_one_reckoned_with(
    shell: Shell,
) -> None:
    path = shell.write("plan.yaml", "workshop: X\npeople: 6-24\nsteps:\n  - Talk, 2 min each person\n")
    ran = shell.run("check", str(path))
    assert ran.out.splitlines()[1:] == [
        "  1 step takes 12–48 min with 6–24 people.",
        "  With 15 people, as `show` and `rehearse` reckon, it takes 30 min.",
    ]
    [plan] = shell.run("check", str(path), "--format", "json").data
    assert plan["time"] == {"least_s": 720, "most_s": 2880}
    assert plan["usual"] == {"people": 15, "groups": 0, "time": {"least_s": 1800, "most_s": 1800}}
    assert "reckoned with 15 people." in shell.run("show", str(path)).out
    assert "with 15 people:" in shell.run("rehearse", str(path)).err


UNDERSTOOD = """workshop: X
steps:
  - title: Choose
    time: 10 min
    in: pairs
    ask:
      - Which way?
      - ask: Which one?
        kind: vote
        options: [a, b]
  - title: Coffee
    break: yes
    at: 10:30
    time: 15 min
  - title: Work
    time: 30 min
    steps:
      - title: Alone
        in: alone
      - title: Together
        in: groups
  - title: Open end
"""


def test_what_was_understood_is_counted_so_that_a_misreading_shows(shell: Shell) -> None:
    path = shell.write("plan.yaml", UNDERSTOOD)
    said = " ".join(shell.run("check", str(path)).out.split())
    assert "4 steps, 2 of them inside another, take 55 min; 1 more has no time." in said
    assert "Asks 1 question, 1 vote; 1 step in groups, 1 in pairs, 1 alone; 1 break; 1 fixed time." in said
    [plan] = shell.run("check", str(path), "--format", "json").data
    assert (plan["steps"], plan["steps_inside"], plan["untimed"]) == (5, 2, 1)
    counted = {name: count for name, count in plan["understood"].items() if count}
    assert counted == {
        "questions": 1,
        "votes": 1,
        "in_groups": 1,
        "in_pairs": 1,
        "alone": 1,
        "breaks": 1,
        "fixed_times": 1,
    }


def test_what_the_script_leaves_is_given_to_a_program_step_by_step(shell: Shell) -> None:
    words = "word " * 250
    path = shell.write(
        "plan.yaml", f"workshop: X\nsteps:\n  - title: Talk\n    time: 5-8 min\n    guide: |\n      SAY: {words}\n"
    )
    text = " ".join(shell.run("check", str(path)).out.split())
    assert "Reading the words aloud takes about 2 min." in text
    [plan] = shell.run("check", str(path), "--format", "json").data
    assert (plan["words"], plan["read_s"], plan["left"]) == (250, 115, {"least_s": 180, "most_s": 360})
    left = {"least_s": 300 - 115, "most_s": 480 - 115}
    assert plan["script"] == [{"step": "Talk", "words": 250, "read_s": 115, "left": left}]


@pytest.mark.parametrize("name", ["A", "a", "kick-off", "KICK-OFF", "kick-off.yaml"])
def test_an_agenda_is_found_by_name_and_by_code(shell: Shell, name: str) -> None:
    assert shell.run("check", name).out.startswith("kick-off.yaml: all is well.")


def test_a_name_with_spaces_and_a_name_that_looks_like_markup(shell: Shell) -> None:
    for name in ("my saturday plan.yaml", "[bold]x[oops].yaml"):
        path = shell.write(name, FINE)
        code, out, _ = shell.run("check", str(path))
        assert (code, out) == (0, f"{name}: all is well.\n  1 step takes 5 min.\n")


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
    assert way_out in " ".join(out.split())
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
    assert "FILE" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(shell: Shell) -> None:
    path = shell.write("plan.yaml", FINE)
    path.chmod(0)
    assert shell.run("check", str(path)).code == 1


def test_a_warning_does_not_stop_a_workshop(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\ntime: 45 min\nsteps:\n  - Welcome, 5 min\n")
    code, out, _ = shell.run("check", str(path))
    assert code == 0
    assert out.startswith(f"Worth a look:\n{path}:2:7")
    assert out.splitlines()[-2:] == [
        "plan.yaml: it can be run, with 1 thing worth a look.",
        "  1 step takes 5 min; booked 45 min: 40 min to spare.",
    ]


def test_problems_come_first_and_warnings_apart(shell: Shell) -> None:
    path = shell.write(
        "plan.yaml", "workshop: X\ntime: 45 min\nsteps:\n  - Welcome, 5 min\n  - title: B\n    time: 5\n    tiem: 5\n"
    )
    out = shell.run("check", str(path)).out
    before, _, behind = out.partition("Worth a look:\n")
    assert "“tiem”" in before
    assert f"{path}:2:7" in behind
    closing = "plan.yaml: 1 problem to mend before it can be run, and 1 thing worth a look."
    assert out.splitlines()[-1] == closing


@pytest.mark.parametrize(
    ("lines", "closing"),
    [
        ("  - title: A: 5 min\n", "plan.yaml: 1 problem to mend before it can be run. There may be more behind it."),
        (
            "  - title: A\n   time: 5 min\n",
            "plan.yaml: 1 problem to mend before it can be run. There may be more behind it.",
        ),
        (
            "  - title: A: 5 min\n    tiem: 5 min\n",
            "plan.yaml: 2 problems to mend before it can be run. There may be more behind them.",
        ),
    ],
)
def test_where_words_could_not_be_read_it_is_said_that_more_may_come(shell: Shell, lines: str, closing: str) -> None:
    path = shell.write("plan.yaml", f"workshop: X\nsteps:\n{lines}")
    assert " ".join(shell.run("check", str(path)).out.split()).endswith(f" {closing}")


def test_of_very_many_problems_the_others_are_counted(shell: Shell) -> None:
    lines = "".join(f"  - title: S{number}\n    tiem: 5 min\n" for number in range(1434))
    path = shell.write("plan.yaml", f"workshop: X\nsteps:\n{lines}")
    *_, more, closing = shell.run("check", str(path)).out.splitlines()
    assert more == "And 1,234 more problems, not shown here."
    assert closing == "plan.yaml: 1,434 problems to mend before it can be run."
    [plan] = shell.run("check", str(path), "--format", "json").data
    assert plan["counts"] == {"problems": 1434, "warnings": 0}
    assert len(plan["problems"]) == 200


def test_warnings_beyond_the_limit_are_no_problems(shell: Shell) -> None:
    lines = "".join(f"  - Step {number} of 5 min\n" for number in range(203))
    path = shell.write("plan.yaml", f"workshop: X\nsteps:\n{lines}")
    code, out, _ = shell.run("check", str(path))
    assert code == 0
    assert "And 3 more things worth a look, not shown here." in out
    assert "plan.yaml: it can be run, with 203 things worth a look." in out


# Lines that fit


LONG = "word " * 40


def test_no_line_is_wider_than_the_page_and_no_word_is_cut(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shell.folder)
    title = "a" * 70
    shell.write(
        "plan.yaml", f"workshop: X\nsteps:\n  - title: {title}\n    guide: {LONG}first: {LONG}日本語\n    tiem: 5\n"
    )
    out = shell.run("check", "plan.yaml").out
    assert [line for line in out.splitlines() if display_width(line) > 80] == []
    assert "`guide: |`" in out
    assert "…" in out


@pytest.mark.parametrize("before", [0, 30, 90, 5000], ids=str)
@pytest.mark.parametrize("behind", [0, 30, 5000], ids=str)
def test_the_mark_stands_under_the_place(before: int, behind: int) -> None:
    line = "日" * before + "X" + "y" * behind
    problem = Problem("plan.yaml", 3, before + 1, "Wrong.", "Mend it.", source_line=line)
    head, shown, mark = problem_lines(problem, 80)
    assert head == f"plan.yaml:3:{before + 1}  Wrong. Mend it."
    assert display_width(shown) <= 80
    assert display_width(shown.partition("X")[0]) == mark.index("^")


def test_a_tab_can_be_seen(shell: Shell) -> None:
    path = shell.write("plan.yaml", "workshop: X\nsteps:\n\t- Welcome\n")
    assert "    →- Welcome\n    ^\n" in shell.run("check", str(path)).out


def test_a_long_path_stands_alone_and_whole(shell: Shell) -> None:
    path = shell.write(f"{'deep/' * 12}{'long' * 20}.yaml", "workshop: X\n")
    lines = shell.run("check", str(path)).out.splitlines()
    assert lines[0] == f"{path}:1:1"
    assert lines[1].startswith("  There are no steps here.")


def test_a_path_is_shown_from_where_one_stands(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shell.write("plans/plan.yaml", "workshop: X\n")
    monkeypatch.chdir(shell.folder)
    assert shell.run("check", str(path)).out.startswith(f"{Path('plans', 'plan.yaml')}:1:1  ")


# Sheets


SHEET = "sheet: Tool check\ncolumns: [Tool, Verdict]\nask: What is missing?\n"


def test_a_sheet_is_checked_as_a_sheet(shell: Shell) -> None:
    path = shell.write("tool.yaml", SHEET)
    assert shell.run("check", str(path)) == (0, "tool.yaml: all is well.\n  A sheet: 2 columns, 1 question.\n", "")
    [plain] = shell.run("check", str(path), "--format", "json").data
    assert (plain["kind"], plain["sheet"], plain["workshop"]) == ("sheet", "Tool check", None)


def test_the_column_that_given_rows_fill_is_named(shell: Shell) -> None:
    sheets = (
        "handouts:\n  a:\n    sheet: Tool check\n    columns: [Tool, Verdict]\n    rows: [Phone list, Price list]\n"
    )
    path = shell.write("plan.yaml", f"{FINE}{sheets}")
    assert "Sheet “Tool check”: 2 rows are given; they fill the column “Tool”." in " ".join(
        shell.run("check", str(path)).out.split()
    )


def test_a_sheet_is_found_by_its_name(shell: Shell) -> None:
    shell.write("home/handouts/tool.yaml", SHEET)
    assert shell.run("check", "tool").out.startswith("tool.yaml: all is well.")
    assert shell.run("check", "six-keys").code == 0


@pytest.mark.parametrize("name", ["handouts/tool.yaml", "tool.yaml"])
def test_a_mistake_in_a_sheet_is_one_of_a_sheet(shell: Shell, name: str) -> None:
    title = "" if "/" in name else "Sheet: X\n"
    path = shell.write(name, f"{title}colums: [A]\n")
    code, out, _ = shell.run("check", str(path))
    assert code == 1
    assert "no key that a sheet knows. Did you mean `columns`?" in " ".join(out.split())
    assert "before it can be used" in out


def test_an_agenda_with_sheets_in_it_is_an_agenda(shell: Shell) -> None:
    path = shell.write("handouts/plan.yaml", f"handouts:\n  a:\n    sheet: A\n{FINE}")
    assert "1 step takes 5 min" in shell.run("check", str(path)).out


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


GROUPS = """workshop: X
time: 15 min
people: 12
groups: 3-4
steps:
  - title: Reports
    in: {}
    time: 5 min each group
"""


@pytest.mark.parametrize(
    ("sits", "said"),
    [
        ("groups", "15–20 min with 12 people; booked 15 min: it fits."),
        ("groups of 2", "30 min with 12 people; booked 15 min: 15 min over."),
        ("teams Red, Blue", "10 min with 12 people; booked 15 min: 5 min to spare."),
    ],
)
def test_groups_are_counted_as_the_step_makes_them(shell: Shell, sits: str, said: str) -> None:
    path = shell.write("plan.yaml", GROUPS.format(sits))
    out = shell.run("check", str(path)).out
    assert f"1 step takes {said}" in out
    assert ("at least, but the room is booked for 15 min: 15 min over" in " ".join(out.split())) == ("over" in said)


@pytest.mark.parametrize(
    ("booked", "untimed", "said"),
    [
        ("60 min", 1, "1 more has no time; booked 1 h: 40–45 min are left for it."),
        ("50-60 min", 2, "2 more have no time; booked 50–60 min: 30–45 min are left for them."),
        ("18 min", 1, "1 more has no time; booked 18 min: up to 3 min are left for it."),
        ("15 min", 1, "1 more has no time; booked 15 min: nothing is left for it."),
        ("10 min", 1, "1 more has no time; booked 10 min: 5 min over."),
    ],
)
def test_what_the_booked_time_leaves_for_steps_without_a_time_is_said(
    shell: Shell, booked: str, untimed: int, said: str
) -> None:
    more = "".join(f"  - Talk {number}\n" for number in range(untimed))
    path = shell.write(
        "plan.yaml", f"workshop: X\ntime: {booked}\nsteps:\n  - Hello, 5 min\n  - Work, 10-15 min\n{more}"
    )
    out = " ".join(shell.run("check", str(path)).out.split())
    assert f"2 steps take 15–20 min; {said}" in out
