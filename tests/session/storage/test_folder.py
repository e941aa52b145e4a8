"""Where files live, how they are called, and which sessions a list shows."""

import os
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.session.storage.file import NotSaved, Opened, continue_recording, create, open_session, rescue
from facilitator.session.storage.folder import (
    Folders,
    default_home,
    list_sessions,
    safe_name,
    session_path,
    state_folder,
)
from facilitator.session.storage.listing import LARGEST_LISTED_B, copies_of


def header(session_id: str) -> dict[str, object]:
    return {"format": "facilitator-session/1", "id": session_id, "agenda": {"title": session_id}}


def said(seq: int, minute: int = 0) -> dict[str, object]:
    return {"seq": seq, "at": f"2026-11-22T09:{minute:02}:00.000Z", "text": f"answer {seq}"}


def opened(path: Path) -> Opened:
    found = open_session(path)
    assert isinstance(found, Opened)
    return found


def test_the_given_home_comes_before_the_environment(tmp_path: Path) -> None:
    environ = {"FACILITATOR_HOME": str(tmp_path / "b")}
    assert default_home(environ, tmp_path / "a") == tmp_path / "a"
    assert default_home(environ, None) == tmp_path / "b"


def test_without_a_word_the_home_is_among_the_documents() -> None:
    documents = platformdirs.user_documents_path() / "Facilitator"
    assert default_home({}, None) == documents
    assert default_home({"FACILITATOR_HOME": "  "}, None) == documents


def test_a_tilde_is_the_users_home(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "FACILITATOR_HOME": "~/work shops"}
    assert default_home(environ, None) == tmp_path / "work shops"
    assert default_home(environ, Path("~")) == tmp_path
    assert default_home(environ, Path("~nobody-of-this-name/x")).is_absolute()


def test_a_relative_home_does_not_move_with_the_working_folder() -> None:
    assert default_home({}, Path("here")) == Path.cwd() / "here"


def test_the_home_has_four_folders(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    names = [folders.sessions, folders.agendas, folders.handouts, folders.exports]
    assert [path.relative_to(tmp_path).as_posix() for path in names] == [
        "sessions",
        "agendas",
        "handouts",
        "exports",
    ]


def test_the_state_folder_is_not_in_the_home(tmp_path: Path) -> None:
    assert state_folder({"XDG_STATE_HOME": str(tmp_path)}) == tmp_path / "facilitator"
    assert state_folder({"XDG_STATE_HOME": "relative"}).is_absolute()
    assert state_folder({}) != default_home({}, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kick-off", "kick-off"),
        ("  Stand up & go!  ", "stand-up-go"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("\u05e9\u05dc\u05d5\u05dd \u4f1a\u8bae", "\u05e9\u05dc\u05d5\u05dd-\u4f1a\u8bae"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", "\u0939\u093f\u0928\u094d\u0926\u0940"),
        ("Cafe\u0301", "caf\u00e9"),
        ("con", "con-file"),
        ("NUL", "nul-file"),
        ("com\u00b9", "com1-file"),
        ("\uff23\uff2f\uff2e", "con-file"),
        ("lpt10", "lpt10"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("\u0301", "unnamed"),
        ("a\0b\x1bc", "a-b-c"),
        ("\ud800", "unnamed"),
        ("a_b.c", "a-b-c"),
    ],
)
def test_names_are_made_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=200))
def test_every_name_is_one_that_every_disk_takes(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= 60
    assert len(f".2026-11-22-1000-{name}-recovered-99.json.draft".encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|. \0')
    assert name == safe_name(name)
    assert Path("x", name).parent == Path("x")


def test_the_longest_names_still_make_a_file(tmp_path: Path) -> None:
    for letter in ("a", "\u4f1a", "\U00020000"):
        path = session_path(tmp_path, datetime(2026, 11, 22, 10, 0, tzinfo=UTC), letter * 300)
        file = create(path, header(letter), [])
        assert rescue(header(letter), [], file.path, tmp_path).path.exists()


def test_a_session_is_named_by_its_start_in_the_room(tmp_path: Path) -> None:
    path = session_path(tmp_path, datetime(2026, 11, 22, 10, 0, tzinfo=UTC), "Kick-off")
    assert path == tmp_path / "2026-11-22-1000-kick-off.json"


def test_a_folder_that_is_not_there_lists_nothing(tmp_path: Path) -> None:
    assert list_sessions(tmp_path / "none") == ()


def test_the_latest_session_comes_first_with_what_it_holds(tmp_path: Path) -> None:
    create(tmp_path / "a.json", header("a"), [said(1, minute=5), said(2, minute=50)])
    create(tmp_path / "b.json", header("b"), [said(1, minute=10)])
    (tmp_path / ".c.json.draft").write_text("{}")
    (tmp_path / ".d.json").write_text("{}")
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "folder.json").mkdir()
    first, second = list_sessions(tmp_path)
    assert (first.path.name, first.records, first.last, first.header) == (
        "a.json",
        2,
        said(2, minute=50),
        header("a"),
    )
    assert (second.path.name, second.damaged, second.problem) == ("b.json", False, "")


def test_a_session_without_records_is_listed(tmp_path: Path) -> None:
    create(tmp_path / "a.json", header("a"), [])
    (entry,) = list_sessions(tmp_path)
    assert (entry.records, entry.last, entry.damaged) == (0, None, False)


@pytest.mark.parametrize("content", ["", "hello", "{}"])
def test_a_file_that_cannot_be_read_is_listed_with_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    (entry,) = list_sessions(tmp_path)
    assert entry.damaged
    assert entry.problem.startswith("a.json is ")


def test_damage_anywhere_is_flagged(tmp_path: Path) -> None:
    path = create(tmp_path / "a.json", header("a"), [said(1), said(2), said(3)]).path
    data = path.read_bytes()
    for wrong in (data.replace(b"answer 2", b"answer 7"), data[:-4], data.replace(b'"title"', b'"tetle"')):
        path.write_bytes(wrong)
        (entry,) = list_sessions(tmp_path)
        assert entry.damaged
        assert entry.records == len(opened(path).records)


def test_a_newer_session_is_listed_as_such(tmp_path: Path) -> None:
    create(tmp_path / "a.json", {**header("a"), "format": "facilitator-session/2"}, [said(1)])
    (entry,) = list_sessions(tmp_path)
    assert (entry.newer, entry.damaged) == (True, False)


def test_a_damaged_session_is_not_listed_beside_its_recovered_copy(tmp_path: Path) -> None:
    path = create(tmp_path / "a.json", header("a"), [said(1), said(2)]).path
    path.write_bytes(path.read_bytes()[:-5])
    assert [entry.path.name for entry in list_sessions(tmp_path)] == ["a.json"]
    copy = continue_recording(path, opened(path))
    assert [entry.path.name for entry in list_sessions(tmp_path)] == ["a-recovered.json"]
    copy.append([said(2), said(3)])
    assert [(entry.path.name, entry.records) for entry in list_sessions(tmp_path)] == [("a-recovered.json", 3)]


def test_a_rescued_session_hides_the_file_it_left(tmp_path: Path) -> None:
    sessions, state = tmp_path / "sessions", tmp_path / "state"
    file = create(sessions / "a.json", header("a"), [said(1)])
    rescue(header("a"), [said(1), said(2)], tmp_path / "nowhere" / "a.json", state)
    (tmp_path / "nowhere").rename(tmp_path / "elsewhere")
    shown = list_sessions(sessions, state, tmp_path / "elsewhere")
    assert [(entry.path.name, entry.records) for entry in shown] == [("a-rescued.json", 2)]
    assert file.path.exists()


def test_two_copies_that_went_different_ways_are_both_listed(tmp_path: Path) -> None:
    create(tmp_path / "a.json", header("a"), [said(1), said(2)])
    create(tmp_path / "a-copy.json", header("a"), [said(1), said(3)])
    assert {entry.path.name for entry in list_sessions(tmp_path)} == {"a.json", "a-copy.json"}


def test_a_file_too_large_for_a_session_is_listed_without_being_read(tmp_path: Path) -> None:
    path = create(tmp_path / "a.json", header("a"), [said(1)]).path
    with path.open("r+b") as file:
        file.truncate(LARGEST_LISTED_B)
    (entry,) = list_sessions(tmp_path)
    assert (entry.header, entry.problem) == (header("a"), "")
    with path.open("r+b") as file:
        file.truncate(LARGEST_LISTED_B + 1)
    (entry,) = list_sessions(tmp_path)
    assert (entry.header, entry.records, entry.damaged) == ({}, 0, True)
    assert entry.problem == (
        "a.json is too large for a session: it has 67 MB, a day of answers is under 2. It was not read."
    )


def test_the_copies_of_a_session_are_known_by_their_names(tmp_path: Path) -> None:
    names = ("a.json", "a-rescued.json", "a-rescued-2.json", "a-recovered.json", "a-2.json", "b-rescued.json", "a.txt")
    for name in names:
        (tmp_path / name).write_text("{}")
    state = tmp_path / "state"
    state.mkdir()
    (state / "a-rescued.json").write_text("{}")
    copies = {path.relative_to(tmp_path).as_posix() for path in copies_of(tmp_path / "a.json", state, tmp_path / "no")}
    assert copies == {"a-rescued.json", "a-rescued-2.json", "a-recovered.json", "state/a-rescued.json"}
    assert {path.name for path in copies_of(tmp_path / "a-rescued.json")} == {"a-rescued-2.json", "a-recovered.json"}


def test_sessions_without_a_readable_id_never_hide_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        path = create(tmp_path / f"{name}.json", header(name), [said(1)]).path
        path.write_bytes(path.read_bytes().partition(b"\n")[2])
    assert len(list_sessions(tmp_path)) == 2


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need a right on Windows")
def test_a_broken_link_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "gone")
    assert list_sessions(tmp_path) == ()


def test_a_copy_cannot_be_made_in_a_name_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(NotSaved):
        create(tmp_path / "a" / "b" / "s.json", header("a"), [])
