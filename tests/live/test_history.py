"""The earlier sessions of an agenda: those that took place, found without reading all others."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.agenda.model import Agenda, Step
from facilitator.live import history
from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.history import MOST, Past, past_sessions, told_by_past
from facilitator.session import intents as ask
from tests.fakes import START, minutes, small_agenda
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
    told = told_by_past(AGENDA, tmp_path / "sessions")
    assert "last" not in told.glance[0]
    assert len(told.steps) == 2


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
    assert told_by_past(AGENDA, tmp_path / "sessions").glance[0].startswith("Your last 2 took 62–81 min. ")


def test_steps_that_did_not_keep_to_the_file_are_told_first(tmp_path: Path) -> None:
    agenda = Agenda(
        workshop="Past",
        steps=(
            Step(id="A1", code="A1", title="Kept", time=minutes(5, 10)),
            Step(id="2", title="Untimed"),
            Step(id="A3", code="A3", title="Once", time=minutes(5, 10)),
            Step(id="A4", code="A4", title="Long", time=minutes(5, 10)),
        ),
    )
    kept(tmp_path, agenda, [*held(6, 3, 6, 12), (0.0, ask.GoBack())])
    kept(tmp_path, agenda, held(7, 4, 6, 14), START + timedelta(days=1))
    kept(tmp_path, agenda, held(7, 4, 11, 14), START + timedelta(days=2))
    told = told_by_past(agenda, tmp_path / "sessions")
    assert told.glance == (
        "Your last 2 took 31–36 min. 2 of 3 steps did not keep to the file:",
        "! A3 Once took 6–11 min; the file says 5–10 min",
        "! A4 Long took 14 min; the file says 5–10 min",
    )
    assert told.steps == (
        "A3 Once took 6–11 min; the file says 5–10 min",
        "A4 Long took 14 min; the file says 5–10 min",
        "A1 Kept took 6–7 min; the file says 5–10 min",
        "Untimed took 3–4 min; the file gives no time",
    )


def test_steps_that_all_kept_to_the_file_take_one_line(tmp_path: Path) -> None:
    agenda = Agenda(workshop="Past", steps=(Step(id="1", title="One", time=minutes(5, 10)),))
    kept(tmp_path, agenda, held(6))
    assert told_by_past(agenda, tmp_path / "sessions").glance == (
        "Your last one took 6 min. Every step kept to the file.",
    )


def test_of_an_agenda_without_a_past_nothing_is_told(tmp_path: Path) -> None:
    assert told_by_past(AGENDA, tmp_path / "sessions") == Past()
