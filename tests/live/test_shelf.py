"""What the home screen offers: everything that can be gone on with, and the titles of agendas."""

from datetime import timedelta
from pathlib import Path

from facilitator.live.opening import Begun, begin
from facilitator.live.session_rows import session_rows
from facilitator.live.shelf import Item, sessions_on_shelf, title_of
from facilitator.live.workplace import Workplace, workplace
from facilitator.session import intents as ask
from facilitator.session.storage.folder import Folders
from facilitator.timing.clock import Instant
from tests.fakes import KICK_OFF_SET_UP, START, FakeClock, after, small_agenda

LATER = START + timedelta(days=30)
DAY_S = 24 * 3600.0


def place_in(home: Path) -> Workplace:
    return workplace({"XDG_STATE_HOME": str(home / "state")}, home, FakeClock())


def left(home: Path, at_s: float, *intents: ask.Intent, rehearsal: bool = False) -> Path:
    setup = KICK_OFF_SET_UP.model_copy(update={"rehearsal": rehearsal, "at": after(at_s)})
    begun = begin(small_agenda(), setup, Folders(home), home / "state", background=False)
    assert isinstance(begun, Begun)
    for intent in intents:
        begun.recorder.record(intent, Instant(after(at_s), after(at_s)))
    return begun.recorder.close().path


def offered(home: Path) -> list[Path]:
    return [item.path for item in sessions_on_shelf(place_in(home), LATER) if item.kind == "unfinished"]


def test_every_unfinished_session_is_offered_however_old_the_newest_first(tmp_path: Path) -> None:
    old = left(tmp_path, 0, ask.ToggleClock())
    finished = left(tmp_path, 26 * DAY_S, ask.ToggleClock(), ask.Close())
    new = left(tmp_path, 25 * DAY_S, ask.ToggleClock())
    never_begun = left(tmp_path, 10 * DAY_S)
    left(tmp_path, 27 * DAY_S, ask.ToggleClock(), rehearsal=True)
    assert offered(tmp_path) == [new, never_begun, old]
    items = sessions_on_shelf(place_in(tmp_path), LATER)
    assert [item.kind for item in items] == ["unfinished"] * 3 + ["past"] * 2
    assert finished in {item.path for item in items if item.kind == "past"}


def test_home_and_resume_go_on_with_the_same_session(tmp_path: Path) -> None:
    left(tmp_path, 3 * DAY_S, ask.ToggleClock())
    left(tmp_path, 20 * DAY_S, ask.ToggleClock())
    left(tmp_path, 1 * DAY_S)
    rows = session_rows(tmp_path / "sessions", tmp_path / "state")
    assert offered(tmp_path) == [row.path for row in rows if row.to_resume]


def test_an_old_session_is_told_by_its_day(tmp_path: Path) -> None:
    left(tmp_path, 0, ask.ToggleClock())
    [item] = sessions_on_shelf(place_in(tmp_path), LATER)
    assert item.note == "Mon 23 Nov 2026 10:00, stopped in Step 1"


def test_a_file_that_says_what_cannot_be_is_listed_and_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "sessions" / "odd.json"
    path.parent.mkdir()
    path.write_text("{}", encoding="utf-8")
    [item] = sessions_on_shelf(place_in(tmp_path), LATER)
    assert item == Item("past", path, "odd.json", "cannot be read", ("odd.json is not a session of facilitator.",))


def test_a_workshop_is_known_by_its_title_where_its_agenda_is_on_the_shelf(tmp_path: Path) -> None:
    agendas = tmp_path / "agendas"
    agendas.mkdir()
    (agendas / "second.yaml").write_text("workshop: Judge them all\ncode: Z\nsteps:\n  - Welcome, 5 min\n")
    (agendas / "broken.yaml").write_text("workshop: Broken\n")
    (tmp_path / "elsewhere.yaml").write_text("workshop: Elsewhere\nsteps:\n  - Welcome, 5 min\n")
    place = place_in(tmp_path)
    assert (title_of(place, "second"), title_of(place, "z")) == ("Judge them all",) * 2
    assert [title_of(place, what) for what in ("", "third", "broken", str(tmp_path / "elsewhere.yaml"))] == [""] * 4
