"""The list of sessions: its order, its states, and what is waiting to be gone on with."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.opening import Begun, begin
from facilitator.live.session_rows import SessionRow, session_rows
from facilitator.session import intents as ask
from facilitator.session.storage.folder import Folders
from facilitator.session.storage.listing import LARGEST_LISTED_B
from facilitator.timing.clock import Instant
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, after, small_agenda


def left(folder: Path, *intents: ask.Intent, at_s: float = 60.0, rehearsal: bool = False) -> Path:
    setup = KICK_OFF_SET_UP.model_copy(update={"rehearsal": rehearsal})
    begun = begin(small_agenda(), setup, Folders(folder), folder / "state", background=False)
    assert isinstance(begun, Begun)
    for intent in intents:
        begun.recorder.record(intent, Instant(after(at_s), after(at_s)))
    return begun.recorder.close().path


def rows(folder: Path) -> tuple[SessionRow, ...]:
    return session_rows(folder / "sessions", folder / "state")


def test_a_folder_that_is_not_there_holds_no_session(tmp_path: Path) -> None:
    assert rows(tmp_path) == ()


def test_each_state_has_its_word(tmp_path: Path) -> None:
    start, on = ask.ToggleClock(), ask.GoNext()
    not_started = left(tmp_path)
    unfinished = left(tmp_path, start, on)
    finished = left(tmp_path, start, on, on, on)
    (tmp_path / "sessions" / "odd.json").write_text("{}", encoding="utf-8")
    state = {row.path: row.state for row in rows(tmp_path)}
    assert [state[path] for path in (not_started, unfinished, finished)] == ["not started", "unfinished", "finished"]
    assert state[tmp_path / "sessions" / "odd.json"] == "unreadable"
    assert {row.path for row in rows(tmp_path) if row.to_resume} == {not_started, unfinished}


def test_going_back_into_a_closed_workshop_makes_it_unfinished_again(tmp_path: Path) -> None:
    on = ask.GoNext()
    left(tmp_path, ask.ToggleClock(), on, on, on, ask.GoBack())
    [row] = rows(tmp_path)
    assert (row.state, row.step) == ("unfinished", "Step 3")


def test_the_latest_comes_first_and_rehearsals_last(tmp_path: Path) -> None:
    early = left(tmp_path, ask.ToggleClock(), at_s=60)
    rehearsed = left(tmp_path, ask.ToggleClock(), at_s=6000, rehearsal=True)
    late = left(tmp_path, ask.ToggleClock(), at_s=600)
    assert [row.path for row in rows(tmp_path)] == [late, early, rehearsed]
    assert not rows(tmp_path)[-1].to_resume


def test_a_row_tells_the_time_of_the_room_and_counts_its_answers(tmp_path: Path) -> None:
    begun = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(tmp_path), tmp_path / "state", background=False)
    assert isinstance(begun, Begun)
    begun.recorder.record(ask.ToggleClock(), Instant(after(60), after(60)))
    begun.recorder.record(ask.Write("hands", "12"), Instant(after(90), after(90)))
    begun.recorder.close()
    [row] = rows(tmp_path)
    assert (row.workshop, row.answers, row.step) == ("Kick-off session", 1, "A1")
    assert row.began == after(60)
    assert row.began.utcoffset() == timedelta(hours=1)
    assert row.last == after(90)


@pytest.mark.parametrize("error", [ValueError("no such moment"), OverflowError("date value out of range")])
def test_a_file_that_leads_nowhere_is_a_row_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    odd, fine = left(tmp_path), left(tmp_path)

    def look_up_or_fail(path: Path) -> Found | NotOpened:
        if path == odd:
            raise error
        return look_up(path)

    monkeypatch.setattr("facilitator.live.session_rows.look_up", look_up_or_fail)
    told = {row.path: row for row in rows(tmp_path)}
    assert (told[odd].state, told[fine].state) == ("unreadable", "not started")
    assert told[odd].problem == f"{odd.name} says something that cannot be, so it cannot be shown."


def test_a_file_far_too_large_for_a_session_is_a_row_and_is_not_read(tmp_path: Path) -> None:
    path = left(tmp_path)
    with path.open("ab") as file:
        file.truncate(LARGEST_LISTED_B + 1)
    [row] = rows(tmp_path)
    assert (row.state, row.workshop) == ("unreadable", "")
    assert row.problem.startswith(f"{path.name} is too large for a session: it has 67 MB")
