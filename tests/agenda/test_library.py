"""Agendas and sheets are found where a person put them, and a disk that refuses gives a sentence."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from facilitator.agenda.library import Entry, Library, NotFound, bundled_content
from facilitator.agenda.reading.text import MOST_BYTES

AGENDA = "workshop: {title}\ncode: {code}\ntime: 5 min\nsteps:\n  - Welcome, 5 min\n"
WITH_SHEET = AGENDA + "  - title: Judge\n    time: 5 min\n    handout: tool-check\n"
SHEET = "sheet: {title}\ncolumns: [Tool, Verdict]\n"


def put(path: Path, text: str = AGENDA, title: str = "Any", code: str = "Z") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(title=title, code=code), encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "Größe und Übung" / "Facilitator"


@pytest.fixture
def library(home: Path, tmp_path: Path) -> Library:
    """A library with three shipped agendas and two of the user's, one of which has a shipped one's name."""
    bundled = tmp_path / "shipped content"
    put(bundled / "agendas" / "kick-off.yaml", title="Shipped kick-off", code="A")
    put(bundled / "agendas" / "complaints.yaml", code="C")
    put(bundled / "agendas" / "quick-start.yml", code="")
    put(home / "agendas" / "kick-off.yaml", title="Our kick-off", code="A")
    put(home / "agendas" / "Übergabe.yaml", code='"H 1"')
    return Library(home, bundled)


def found(library: Library, what: str) -> Entry:
    entry = library.find(what)
    assert isinstance(entry, Entry), entry
    return entry


def reason(library: Library, what: str) -> str:
    missing = library.find(what)
    assert isinstance(missing, NotFound), missing
    return missing.reason


# What there is


def test_the_users_own_come_first_and_stand_in_for_shipped_ones(library: Library) -> None:
    assert [(entry.name, entry.own) for entry in library.entries()] == [
        ("kick-off", True),
        ("Übergabe", True),
        ("complaints", False),
        ("quick-start", False),
    ]


def test_only_yaml_files_are_agendas(library: Library, home: Path) -> None:
    folder = home / "agendas"
    before = library.entries()
    put(folder / "notes.txt")
    put(folder / "kick-off.yaml.bak")
    put(folder / ".hidden.yaml")
    put(folder / "~$kick-off.yaml")
    (folder / "folder.yaml").mkdir()
    assert library.entries() == before


def test_a_link_that_leads_nowhere_is_passed_over(library: Library, home: Path) -> None:
    before = library.entries()
    _link(home / "agendas" / "gone.yaml", home / "nowhere.yaml")
    assert library.entries() == before


def test_a_name_with_both_endings_is_one_agenda(library: Library, home: Path) -> None:
    put(home / "agendas" / "kick-off.yml", title="The other ending")
    [entry] = [entry for entry in library.entries() if entry.name == "kick-off"]
    assert entry.path.suffix == ".yaml"


def test_without_folders_there_are_no_agendas(tmp_path: Path) -> None:
    assert Library(tmp_path / "no home", tmp_path / "no content").entries() == ()


def test_a_file_where_the_folder_should_be_gives_no_agendas(tmp_path: Path) -> None:
    put(tmp_path / "agendas")
    assert Library(tmp_path, tmp_path / "no content").entries() == ()


def test_a_folder_that_cannot_be_read_hides_only_itself(library: Library, home: Path) -> None:
    shutil.rmtree(home / "agendas")
    _link(home / "agendas", home / "agendas")
    assert [entry.name for entry in library.entries()] == ["complaints", "kick-off", "quick-start"]


def test_a_folder_that_may_not_be_read_hides_only_itself(library: Library, home: Path) -> None:
    folder = home / "agendas"
    folder.chmod(0)
    try:
        if os.access(folder, os.R_OK):
            pytest.skip("this user may read everything")
        assert [entry.own for entry in library.entries()] == [False, False, False]
    finally:
        folder.chmod(0o700)


def test_a_file_added_later_is_seen(library: Library, home: Path) -> None:
    put(home / "agendas" / "later.yaml")
    assert found(library, "later").own


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")


# Finding one


@pytest.mark.parametrize("what", ["complaints", "Complaints", " complaints ", "complaints.yaml", "C", "c"])
def test_an_agenda_is_found_by_name_and_by_code_in_any_case(library: Library, what: str) -> None:
    assert found(library, what).name == "complaints"


@pytest.mark.parametrize("what", ["h 1", "übergabe", "ÜBERGABE", unicodedata.normalize("NFD", "Übergabe")])
def test_umlauts_and_quoted_codes_are_found(library: Library, what: str) -> None:
    assert found(library, what).name == "Übergabe"


def test_a_name_with_parted_letters_on_the_disk_is_found(library: Library, home: Path) -> None:
    put(home / "agendas" / unicodedata.normalize("NFD", "Rückblick.yaml"))
    assert found(library, "rückblick").name == "Rückblick"


def test_a_code_finds_the_users_own_before_the_shipped_one(library: Library) -> None:
    assert found(library, "A").own


def test_an_agenda_with_mistakes_is_found_by_its_code(library: Library, home: Path) -> None:
    put(home / "agendas" / "draft.yaml", "workshop: [\ncode: X9  # not run yet\n")
    assert found(library, "x9").name == "draft"


def test_a_path_finds_any_file(library: Library, tmp_path: Path) -> None:
    path = put(tmp_path / "Meine Übungen" / "mit Leerzeichen.yaml")
    assert found(library, str(path)) == Entry("mit Leerzeichen", path, own=True)


def test_a_path_to_a_shipped_file_is_not_the_users_own(library: Library) -> None:
    assert not found(library, str(library.bundled / "agendas" / "kick-off.yaml")).own


def test_a_file_named_in_full_comes_before_the_library(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "here" / "complaints.yaml")
    put(tmp_path / "here" / "plan.txt")
    monkeypatch.chdir(tmp_path / "here")
    assert found(library, "complaints.yaml").own
    assert not found(library, "complaints").own
    assert found(library, "plan.txt").name == "plan"


@pytest.mark.parametrize(
    ("what", "named"),
    [("kickoff", "kick-off"), ("complaint", "complaints"), ("quick", "quick-start"), ("uebergabe", "Übergabe")],
)
def test_the_nearest_name_is_offered(library: Library, what: str, named: str) -> None:
    assert f"“{what}”" in reason(library, what)
    assert named in reason(library, what)
    assert "Did you mean" in reason(library, what)


def test_with_nothing_near_all_names_are_told(library: Library) -> None:
    assert "kick-off, Übergabe, complaints, quick-start" in reason(library, "xyzzy")


def test_what_is_not_found_in_an_empty_library_says_so(tmp_path: Path) -> None:
    assert "Give the path" in reason(Library(tmp_path, tmp_path), "kick-off")


def test_a_path_that_leads_nowhere_is_told_as_a_path(library: Library, tmp_path: Path) -> None:
    assert "There is no file" in reason(library, str(tmp_path / "nowhere.yaml"))


def test_a_folder_is_told_from_an_agenda(library: Library, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert "is a folder" in reason(library, str(tmp_path / "x.yaml"))


def test_a_link_in_a_circle_is_not_told_as_a_missing_agenda(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _link(tmp_path / "round.yaml", tmp_path / "round.yaml")
    for what in ("round.yaml", str(tmp_path / "round.yaml")):
        assert "is a link that leads to no file" in reason(library, what)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_told_from_an_agenda_and_never_waited_for(library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "is a pipe or a device, not a file" in reason(library, str(tmp_path / "pipe.yaml"))
    [problem] = library.read(Entry("pipe", tmp_path / "pipe.yaml", own=True)).problems
    assert problem.what == "This is a pipe or a device, not a file."


@pytest.mark.parametrize("what", ["", "  ", "\0", "a\0.yaml", "x" * 5000, "../" * 2000, "\ud800", "://"])
def test_whatever_is_asked_for_gets_a_sentence(library: Library, what: str) -> None:
    assert reason(library, what).endswith((".", "?"))


# Reading one


def test_the_users_own_agenda_is_the_one_that_is_read(library: Library) -> None:
    reading = library.read(found(library, "kick-off"))
    assert reading.agenda is not None
    assert (reading.agenda.workshop, reading.agenda.name) == ("Our kick-off", "kick-off")


def test_a_file_that_has_gone_gives_a_problem(library: Library, home: Path) -> None:
    entry = found(library, "kick-off")
    entry.path.unlink()
    reading = library.read(entry)
    assert reading.agenda is None
    [problem] = reading.problems
    assert (problem.file, problem.line, problem.column) == (str(entry.path), 1, 1)
    assert problem.what == "There is no such file."
    assert problem.fix


def test_a_folder_named_like_an_agenda_gives_a_problem(library: Library, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    [problem] = library.read(Entry("x", tmp_path / "x.yaml", own=True)).problems
    assert problem.what == "This is a folder, not a file."


def test_a_link_in_a_circle_gives_a_problem(library: Library, tmp_path: Path) -> None:
    _link(tmp_path / "round.yaml", tmp_path / "round.yaml")
    [problem] = library.read(Entry("round", tmp_path / "round.yaml", own=True)).problems
    assert problem.what == "This is a link that leads to no file."
    assert problem.fix


def test_a_file_that_may_not_be_read_gives_a_problem(library: Library) -> None:
    entry = found(library, "kick-off")
    entry.path.chmod(0)
    if os.access(entry.path, os.R_OK):
        pytest.skip("this user may read everything")
    [problem] = library.read(entry).problems
    assert problem.what == "This file may not be read by you."


def test_a_file_over_the_limit_is_refused(library: Library, home: Path) -> None:
    big = home / "agendas" / "big.yaml"
    put(big, AGENDA + "#" * MOST_BYTES)
    reading = library.read(found(library, "big"))
    assert reading.agenda is None
    assert "larger than 256 kilobytes" in reading.problems[0].what


def test_the_next_workshop_may_lie_in_the_library_or_beside_the_agenda(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "series"
    put(folder / "second.yaml", code="S2")
    for name in ("C", "complaints", "S2", "second"):
        first = put(folder / "first.yaml", AGENDA + f"next: {name}\n")
        assert library.read(found(library, str(first))).problems == ()
    lost = put(folder / "first.yaml", AGENDA + "next: nowhere\n")
    assert "nowhere" in library.read(found(library, str(lost))).problems[0].what


# Sheets


def title_of_sheet(library: Library, agenda: Path) -> str:
    reading = library.read(Entry(agenda.stem, agenda, own=True))
    assert reading.agenda is not None, reading.problems
    return reading.agenda.sheets[0].title


def test_the_nearest_sheet_is_taken(library: Library, home: Path, tmp_path: Path) -> None:
    agenda = put(tmp_path / "mine" / "agendas" / "plan.yaml", WITH_SHEET)
    places = {
        "shipped": library.bundled / "handouts",
        "own": home / "handouts",
        "above": tmp_path / "mine" / "handouts",
        "beside": tmp_path / "mine" / "agendas" / "handouts",
    }
    for title, folder in places.items():
        put(folder / "tool-check.yaml", SHEET, title=title)
        assert title_of_sheet(library, agenda) == title


def test_a_sheet_is_found_in_any_case_and_with_its_ending(library: Library, home: Path) -> None:
    path = put(home / "handouts" / "Prüf-Blatt.yml", SHEET)
    for name in ("prüf-blatt", "Prüf-Blatt.yml", unicodedata.normalize("NFD", "PRÜF-BLATT")):
        sheet = library.sheet(name, home)
        assert sheet is not None
        assert (sheet.file, sheet.text) == (str(path), path.read_bytes())


@pytest.mark.parametrize(
    "name", ["../secret", "..", "a/b", "a\\b", "C:secret", ".secret", "/secret", "se\0cret", "", "nowhere"]
)
def test_a_sheet_is_never_taken_from_outside_the_handouts(library: Library, home: Path, name: str) -> None:
    put(home / "secret.yaml", SHEET)
    put(home / "handouts" / "a" / "b.yaml", SHEET)
    put(home / "handouts" / ".secret.yaml", SHEET)
    assert library.sheet(name, home / "agendas") is None


def test_a_sheet_that_cannot_be_read_lets_the_next_place_serve(library: Library, home: Path) -> None:
    (home / "handouts" / "tool-check.yaml").mkdir(parents=True)
    shipped = put(library.bundled / "handouts" / "tool-check.yaml", SHEET)
    sheet = library.sheet("tool-check", home / "agendas")
    assert sheet is not None
    assert sheet.file == str(shipped)


# What ships


def test_the_content_that_ships_is_found(tmp_path: Path) -> None:
    assert (bundled_content() / "handouts").is_dir()
    names = {entry.name for entry in Library(tmp_path).entries()}
    assert {"kick-off", "quick-start"} <= names
