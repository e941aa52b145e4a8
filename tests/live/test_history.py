"""The earlier sessions of an agenda: those that took place, found without reading all others."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.live import history
from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.history import MOST, past_sessions, say_past_lengths
from tests.fakes import START, small_agenda
from tests.past import held, kept

AGENDA = small_agenda()
OTHER = AGENDA.model_copy(update={"workshop": "Another “one” \\ ü"})


def found(home: Path, **more: int) -> list[float]:
    """The whole minutes of the sessions that were found."""
    sessions = past_sessions(AGENDA, home / "sessions", home / "state", **more)
    return [sum(session.run.spent_s.values()) / 60 for session in sessions]


def test_only_sessions_of_the_same_workshop_that_took_place_are_found_latest_first(tmp_path: Path) -> None:
    kept(tmp_path, AGENDA, held(5, 5, 5))
    kept(tmp_path, AGENDA, held(6, 6, 6), START + timedelta(days=1))
    kept(tmp_path, AGENDA, held(7, 7, 7), START + timedelta(days=2), rehearsal=True)
    kept(tmp_path, AGENDA, [], START + timedelta(days=3))
    kept(tmp_path, OTHER, held(8, 8, 8), START + timedelta(days=4))
    assert found(tmp_path) == [18, 15]
    assert len(past_sessions(OTHER, tmp_path / "sessions")) == 1


def test_one_that_was_left_is_found_with_what_it_tells(tmp_path: Path) -> None:
    kept(tmp_path, AGENDA, held(5, 9))
    assert found(tmp_path) == [14]
    assert say_past_lengths(AGENDA, tmp_path / "sessions") == ""


def test_no_more_than_the_latest_few_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(MOST + 3):
        kept(tmp_path, AGENDA, held(day + 1, 1, 1), START + timedelta(days=day))
        kept(tmp_path, OTHER, held(1, 1, 1), START + timedelta(days=day))
    read: list[Path] = []

    def noted(path: Path) -> Found | NotOpened:
        read.append(path)
        return look_up(path)

    monkeypatch.setattr(history, "look_up", noted)
    assert found(tmp_path) == [day + 3 for day in range(MOST + 2, 2, -1)]
    assert len(read) == MOST
    assert found(tmp_path, most=2) == [MOST + 5, MOST + 4]


def test_of_two_copies_of_a_session_the_longer_one_stands(tmp_path: Path) -> None:
    path = kept(tmp_path, AGENDA, held(5, 6, 7))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    copy = path.with_name(f"{path.stem}-recovered.json")
    copy.write_text("".join([*lines[:3], lines[-1]]), encoding="utf-8")
    assert found(tmp_path) == [18]
    path.rename(path.with_name(f"{path.stem}-zz.json"))
    assert found(tmp_path) == [18]


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert past_sessions(AGENDA, tmp_path / "nowhere") == ()
    path = kept(tmp_path, AGENDA, held(5, 6, 7))
    folder = path.parent
    (folder / "9 empty.json").write_bytes(b"")
    (folder / "9 odd.json").write_bytes(b'{"workshop": "Small"\n\xff\xff')
    (folder / f"9 {AGENDA.workshop}.json").write_text(f'{{"workshop": "{AGENDA.workshop}"}}\n', encoding="utf-8")
    (folder / "9 folder.json").mkdir()
    assert found(tmp_path) == [18]


def test_the_length_of_the_latest_is_told(tmp_path: Path) -> None:
    kept(tmp_path, AGENDA, held(20, 20, 22))
    kept(tmp_path, AGENDA, held(20, 30, 31), START + timedelta(days=1))
    assert say_past_lengths(AGENDA, tmp_path / "sessions") == "Your last 2 took 62–81 min."
