"""`handout`: a blank sheet by its name, as many as are wanted, and a list of all there are."""

import pytest

from tests.cli.shell import Shell

OWN = "sheet: My own sheet\ncolumns: [What, Who]\n"
INSIDE = """workshop: Plan
language: de
handouts:
  tool-list:
    sheet: Tools of ours
    columns:
      - Tool
      - Verdict: [keep, drop]
steps:
  - title: Work
    time: 5 min
    in: groups
    handout: tool-list
"""


@pytest.mark.parametrize("name", ["tool-check", "TOOL-CHECK", "tool-check.yaml", "A:tool-check", "kick-off:Tool-Check"])
def test_a_sheet_is_found_by_its_name_and_by_the_agenda_that_uses_it(shell: Shell, name: str) -> None:
    code, out, err = shell.run("handout", name)
    assert (code, err) == (0, "")
    assert out.startswith("Analyzing our current information tools\n====")


@pytest.mark.parametrize(
    ("form", "begins", "row"),
    [
        ("text", "Analyzing our current information tools\n====", "│ improve"),
        ("html", "<!DOCTYPE html>", '<span class="option">improve</span>'),
    ],
)
def test_options_can_be_circled_in_every_row(shell: Shell, form: str, begins: str, row: str) -> None:
    out = shell.run("handout", "tool-check", "--format", form).out
    assert out.startswith(begins)
    assert out.count(row) >= 10


def test_text_fits_eighty_columns(shell: Shell) -> None:
    for name in ("tool-check", "complaint-log", "six-keys", "most-frequent-issues"):
        code, out, _ = shell.run("handout", name, "--format", "text")
        assert code == 0
        assert max(len(line) for line in out.splitlines()) == 80


def test_copies_come_on_pages_of_their_own(shell: Shell) -> None:
    once = shell.run("handout", "six-keys", "--format", "html").out
    thrice = shell.run("handout", "six-keys", "--format", "html", "--copies", "3").out
    assert (once.count('<hr class="page">'), thrice.count('<hr class="page">')) == (0, 2)
    assert thrice.count("agree what is wanted") == 3
    for count in ("0", "-1", "x", "100000"):
        assert shell.run("handout", "six-keys", "--copies", count).code == 2


def test_a_sheet_of_ones_own_stands_in_for_the_shipped_one(shell: Shell) -> None:
    shell.write("home/handouts/tool-check.yaml", OWN)
    assert shell.run("handout", "tool-check").out.startswith("My own sheet\n")
    rows = [line.split("  ")[0] for line in shell.run("handout").out.splitlines()]
    assert "tool-check" in rows


def test_a_sheet_inside_an_agenda_has_the_agendas_name_before_it(shell: Shell) -> None:
    shell.write("home/agendas/plan.yaml", INSIDE)
    code, out, _ = shell.run("handout", "plan:tool-list", "--format", "html")
    assert code == 0
    assert "<h1>Tools of ours</h1>" in out
    assert '<html lang="de">' in out
    assert any(line.startswith("plan:tool-list  ") for line in shell.run("handout").out.splitlines())
    path = shell.folder / "elsewhere.yaml"
    path.write_text(INSIDE, encoding="utf-8")
    assert shell.run("handout", f"{path}:tool-list").out.startswith("Tools of ours")


def test_a_sheet_inside_an_agenda_is_found_by_its_own_name_while_only_one_agenda_has_it(shell: Shell) -> None:
    shell.write("home/agendas/plan.yaml", INSIDE)
    assert shell.run("handout", "Tool-List").out.startswith("Tools of ours")
    shell.write("home/agendas/other.yaml", INSIDE.replace("Tools of ours", "Tools of theirs"))
    code, out, err = shell.run("handout", "tool-list")
    assert (code, out) == (2, "")
    assert "Say which one is meant: other:tool-list, plan:tool-list." in err
    assert "`agenda-file.yaml:sheet-name`" in shell.run("handout", "nope").err


def test_an_agenda_of_this_folder_needs_no_ending(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shell.write("here/mine.yaml", INSIDE).parent
    monkeypatch.chdir(folder)
    assert shell.run("handout", "mine:tool-list").out.startswith("Tools of ours")
    assert shell.run("handout", "mine.yaml:tool-list").out.startswith("Tools of ours")
    assert shell.run("handout", "yours:tool-list").code == 2


def test_without_a_name_the_sheets_are_listed_with_the_agendas_that_use_them(shell: Shell) -> None:
    code, out, err = shell.run("handout")
    assert code == 0
    rows = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in out.splitlines()]
    assert rows[0] == ["Name", "Title", "Used by"]
    assert ["tool-check", "Analyzing our current information tools", "kick-off"] in rows
    assert str(shell.home / "handouts") in err


@pytest.mark.parametrize("more", [["--format", "html"], ["--output", "x.md"]])
def test_a_list_cannot_be_printed_as_a_sheet(shell: Shell, more: list[str]) -> None:
    code, out, err = shell.run("handout", *more)
    assert (code, out) == (2, "")
    assert "Say which sheet" in err


@pytest.mark.parametrize(
    ("typed", "near"), [("toolcheck", "tool-check"), ("tool-chek.yaml", "tool-check"), ("six", "six-keys")]
)
def test_an_unknown_name_is_answered_with_the_nearest_and_with_all(shell: Shell, typed: str, near: str) -> None:
    code, out, err = shell.run("handout", typed)
    assert (code, out) == (2, "")
    assert f"Did you mean {near}?" in err
    assert "complaint-log" in err


@pytest.mark.parametrize("typed", ["", " ", "zzzz", "../kick-off", "no/such/sheet.yaml", "[/oops]\x1b", "x" * 5000])
def test_what_is_nothing_like_a_sheet_is_told_with_all_there_are(shell: Shell, typed: str) -> None:
    code, out, err = shell.run("handout", typed)
    assert (code, out) == (2, "")
    assert "There are: " in err
    assert "\x1b" not in err


def test_an_unknown_sheet_of_an_agenda_is_answered_with_its_sheets(shell: Shell) -> None:
    code, _, err = shell.run("handout", "kick-off:tool-chek")
    assert code == 2
    assert "Did you mean kick-off:tool-check?" in err
    assert shell.run("handout", "quick-start:x").err.startswith("The agenda “Saturday opening hours” has no sheets.")
    assert shell.run("handout", "nope:tool-check").code == 2


def test_a_sheet_with_problems_is_told_with_its_lines(shell: Shell) -> None:
    path = shell.write("home/handouts/broken.yaml", "sheet: X\ncolumnz: [A]\n")
    code, out, err = shell.run("handout", "broken")
    assert (code, out) == (1, "")
    assert f"{path}:2:" in err
    assert "broken.yaml cannot be printed yet." in err
    assert shell.run("handout").code == 0


def test_a_file_that_is_there_is_replaced_only_by_force_and_the_sheet_itself_never(shell: Shell) -> None:
    own = shell.write("home/handouts/mine.yaml", OWN)
    old = shell.write("old.html", "mine")
    refused = shell.run("handout", "mine", "--output", str(old))
    assert refused.code == 1
    assert "--force" in refused.err
    assert old.read_text(encoding="utf-8") == "mine"
    assert shell.run("handout", "mine", "--output", str(old), "--force").code == 0
    assert old.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert shell.run("handout", "mine", "--output", str(own), "--force").code == 2
    assert own.read_text(encoding="utf-8") == OWN
