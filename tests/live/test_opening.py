"""How a session comes to be recorded: begun, gone on with after a crash, found held, damaged or too new."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.opening import Begun, Held, begin, reopen
from facilitator.live.recorder import header_of
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.answers import Draft
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session
from facilitator.session.storage.file import Opened, create, open_session
from facilitator.session.storage.folder import Folders
from facilitator.session.storage.lock import CannotLock, HeldBy, Holder, Lock, take_lock, this_process
from tests.fakes import AS_TYPED, KICK_OFF, KICK_OFF_SET_UP, START, FakeClock, Record, Stage, after

LATER = "A later version of facilitator wrote this session. It can be read here, not continued."


def started(home: Path, *, background: bool = False) -> Begun:
    begun = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(home), home / "state", background=background)
    assert isinstance(begun, Begun), begun
    return begun


def gone_on(path: Path, seconds: float = 0.0) -> Begun:
    begun = reopen(path, FakeClock(after(seconds)).now(), path.parent.parent / "state", background=False)
    assert isinstance(begun, Begun), begun
    return begun


def do(begun: Begun, clock: FakeClock, *intents: Intent) -> None:
    for intent in intents:
        what = begun.recorder.record(intent, clock.advance(60))
        assert not isinstance(what, Refusal), what.sentence


def written(home: Path) -> Path:
    """A session with a clock that runs, an answer and a draft, closed as it should be."""
    begun = started(home)
    do(begun, FakeClock(), ask.ToggleClock(), ask.Write("hands", "11"), ask.KeepDraft("hands", "1"))
    return begun.recorder.close().path


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def records_of(path: Path) -> Sequence[Record]:
    opened = open_session(path)
    assert isinstance(opened, Opened)
    return opened.records


# Begin


def test_a_session_begins_in_a_file_named_by_day_hour_and_agenda(tmp_path: Path) -> None:
    begun = started(tmp_path)
    state = begun.recorder.saved
    assert state.path == tmp_path / "sessions" / "2026-11-23-1000-kick-off.json"
    assert (state.state, state.saved_seq, begun.remarks) == ("saved", 1, ())
    whole = json.loads(state.path.read_text(encoding="utf-8"))
    assert [event["event"] for event in whole["events"]] == ["session-started"]
    begun.recorder.close()


def test_two_sessions_of_one_minute_are_two_files(tmp_path: Path) -> None:
    first, second = started(tmp_path), started(tmp_path)
    assert first.recorder.saved.path != second.recorder.saved.path
    assert first.recorder.session.id != second.recorder.session.id
    first.recorder.close()
    second.recorder.close()


def test_a_folder_that_takes_nothing_leads_to_the_state_folder_and_a_remark(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("in the way")
    begun = started(tmp_path)
    path = begun.recorder.saved.path
    assert path.parent == tmp_path / "state"
    assert str(path) in begun.remarks[0]
    do(begun, FakeClock(), ask.ToggleClock())
    assert begun.recorder.close().state == "saved"
    assert len(records_of(path)) == 2


def test_where_nothing_can_be_written_no_session_is_begun(tmp_path: Path) -> None:
    for name in ("sessions", "state"):
        (tmp_path / name).write_text("in the way")
    refused = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(tmp_path), tmp_path / "state", background=False)
    assert isinstance(refused, NotOpened)
    assert refused.sentence.endswith("Nothing can be recorded before that is mended.")


# Go on


def test_a_session_goes_on_with_the_same_answers_clocks_and_half_typed_text(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = look_up(path)
    assert isinstance(before, Found)
    begun = gone_on(path, 1000)
    session = begun.recorder.session
    assert (session.run, session.answers, session.done) == (
        before.session.run,
        before.session.answers,
        before.session.done,
    )
    assert session.draft == Draft("hands", "", "1")
    assert session.agenda == KICK_OFF
    assert session.run.spent_in("A1", after(1000)) == 940.0
    assert (begun.remarks, begun.recorder.saved.path) == ((), path)
    begun.recorder.close()


def test_the_time_away_is_written_down_and_counts(tmp_path: Path) -> None:
    path = written(tmp_path)
    begun = gone_on(path, 1000)
    assert begun.recorder.session.log[-1] == ev.SessionResumed(seq=5, at=after(1000), away_s=820.0)
    begun.recorder.close()
    assert records_of(path)[-1]["event"] == "session-resumed"


def test_a_session_that_was_gone_on_with_is_one_file_with_every_event(tmp_path: Path) -> None:
    path = written(tmp_path)
    for turn in range(3):
        begun = gone_on(path, 1000 + turn)
        do(begun, FakeClock(after(2000)), ask.Write("hands", str(turn)))
        begun.recorder.close()
    found = look_up(path)
    assert isinstance(found, Found)
    assert [event.seq for event in found.session.log] == [*range(1, 11)]
    assert [answer.says for answer in found.session.answers] == ["2"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]


CHILD = """
import sys, threading
from pathlib import Path
from facilitator.live.opening import begin
from facilitator.session import intents as ask
from facilitator.session.storage.folder import Folders
from tests.fakes import AS_TYPED, KICK_OFF, KICK_OFF_SET_UP, FakeClock
home, clock = Path(sys.argv[1]), FakeClock()
recorder = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(home), home / "state").recorder
saved = threading.Event()
recorder.told = saved.set
intents = [ask.ToggleClock(), ask.GoNext()]
intents += [ask.Write("tools", text, "Blue") for text in AS_TYPED]
intents += [ask.KeepDraft("tools", "half a wo", "Green")]
for intent in intents:
    recorder.record(intent, clock.advance(60))
while recorder.saved.state != "saved":
    saved.wait(1)
print(recorder.saved.path, flush=True)
threading.Event().wait()
"""


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has a signal that cannot be caught")
def test_a_killed_console_loses_nothing_that_was_shown_as_saved_and_holds_no_lock(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, cwd=root) as child:
        try:
            assert child.stdout is not None
            path = Path(child.stdout.readline().decode().strip())
            held = reopen(path, FakeClock().now(), tmp_path / "state", background=False)
        finally:
            child.send_signal(signal.SIGKILL)
    assert isinstance(held, Held)
    assert f"(process {child.pid})" in held.sentence
    begun = gone_on(path, 3600)
    session = begun.recorder.session
    assert [answer.text for answer in session.answers_to("tools")] == list(AS_TYPED)
    assert session.draft == Draft("tools", "Green", "half a wo")
    assert session.run.spent_by(after(3600)) == {"A1": 60.0, "A2.1": 3480.0}
    begun.recorder.close()


# Damage


def test_a_torn_last_line_is_said_and_the_session_goes_on_in_a_copy(tmp_path: Path) -> None:
    path = written(tmp_path)
    torn = path.read_bytes()[:-40]
    path.write_bytes(torn)
    begun = gone_on(path, 1000)
    assert len(begun.remarks) == 1
    assert path.read_bytes() == torn
    copy = begun.recorder.saved.path
    assert copy.name == f"{path.stem}-recovered.json"
    assert [answer.says for answer in begun.recorder.session.answers] == ["11"]
    assert begun.recorder.session.draft is None
    do(begun, FakeClock(after(1000)), ask.GoNext())
    begun.recorder.close()
    assert [record["seq"] for record in records_of(copy)] == [1, 2, 3, 4, 5]


def test_a_damaged_line_is_left_out_and_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path)
    lines = lines_of(path)
    lines[3] = lines[3].replace(b"11", b"77", 1)
    path.write_bytes(b"".join(lines))
    begun = gone_on(path, 1000)
    assert begun.remarks == ("Line 4 is damaged and was left out.",)
    session = begun.recorder.session
    assert session.answers == ()
    assert (session.run.running, session.draft) == ("A1", Draft("hands", "", "1"))
    begun.recorder.close()


def test_a_damaged_plan_is_said_and_nothing_is_touched(tmp_path: Path) -> None:
    path = written(tmp_path)
    damaged = path.read_bytes().replace(b'"steps": [', b'"stops": [', 1)
    path.write_bytes(damaged)
    for opened in (look_up(path), reopen(path, FakeClock().now(), tmp_path / "state")):
        assert isinstance(opened, NotOpened)
        assert opened.sentence.startswith(f"The plan at the top of {path.name} is damaged")
    assert path.read_bytes() == damaged
    assert isinstance(take_lock(path, this_process(START)), Lock)


def test_what_is_no_session_is_not_opened_and_leaves_nothing_behind(tmp_path: Path) -> None:
    other = tmp_path / "sessions" / "notes.json"
    other.parent.mkdir()
    other.write_text('{"my": "notes"}')
    for path in (other, tmp_path / "sessions" / "nowhere.json", tmp_path / "gone" / "nowhere.json"):
        for opened in (look_up(path), reopen(path, FakeClock().now(), tmp_path / "state")):
            assert isinstance(opened, NotOpened)
            assert opened.sentence.endswith(".")
    assert [each.name for each in other.parent.iterdir()] == ["notes.json"]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Lock | HeldBy | CannotLock]:
    """Hold on to every lock that is taken: else it would be freed with the memory it stands in."""
    taken: list[Lock | HeldBy | CannotLock] = []

    def keeping(path: Path, who: Holder) -> Lock | HeldBy | CannotLock:
        taken.append(take_lock(path, who))
        return taken[-1]

    monkeypatch.setattr("facilitator.live.opening.take_lock", keeping)
    return taken


def test_a_session_that_is_not_recorded_is_left_to_others(
    tmp_path: Path, taken: list[Lock | HeldBy | CannotLock]
) -> None:
    path, other = newer(tmp_path, lambda header: header), tmp_path / "sessions" / "notes.json"
    other.write_text('{"my": "notes"}')
    for each in (path, other):
        assert isinstance(reopen(each, FakeClock().now(), tmp_path / "state"), Held | NotOpened)
        assert isinstance(taken[-1], Lock)
        lock = take_lock(each, this_process(START))
        assert isinstance(lock, Lock)
        lock.release()


def test_a_disk_that_cannot_be_written_any_more_leads_to_the_state_folder(
    tmp_path: Path, taken: list[Lock | HeldBy | CannotLock]
) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    for number in range(1, 100):
        path.with_name(f"{path.stem}-recovered{'' if number == 1 else f'-{number}'}.json").write_text("taken")
        path.with_name(f"{path.stem}-rescued{'' if number == 1 else f'-{number}'}.json").write_text("taken")
    begun = gone_on(path, 1000)
    rescued = begun.recorder.saved.path
    assert rescued.parent == tmp_path / "state"
    assert begun.remarks[-1].endswith(f"It goes on in {rescued}.")
    begun.recorder.close()
    assert [record["seq"] for record in records_of(rescued)] == [1, 2, 3, 4]
    (tmp_path / "state").rename(tmp_path / "elsewhere")
    (tmp_path / "state").write_text("in the way")
    held = reopen(path, FakeClock(after(1000)).now(), tmp_path / "state", background=False)
    assert isinstance(held, Held)
    assert held.sentence.endswith("It can be read here, not continued.")
    assert isinstance(taken[-1], Lock)
    assert isinstance(take_lock(path, this_process(START)), Lock)


# One writer


def test_a_second_console_is_told_who_records_and_may_read(tmp_path: Path) -> None:
    begun = started(tmp_path)
    do(begun, FakeClock(), ask.Write("hands", "11"))
    path = begun.recorder.saved.path
    held = reopen(path, FakeClock(after(60)).now(), tmp_path / "state", background=False)
    assert isinstance(held, Held)
    assert held.sentence.startswith("Another console on ")
    assert held.sentence.endswith(f" is recording this session since 10:00 (process {os.getpid()}).")
    assert [answer.says for answer in held.found.session.answers] == ["11"]
    assert len(records_of(path)) == 2
    begun.recorder.close()
    gone_on(path, 60).recorder.close()


def test_a_copy_that_a_session_moved_to_is_guarded_like_the_session(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    begun = gone_on(path, 1000)
    for each in (path, begun.recorder.saved.path):
        assert isinstance(take_lock(each, this_process(START)), HeldBy)
    begun.recorder.close()
    for each in (path, begun.recorder.saved.path):
        lock = take_lock(each, this_process(START))
        assert isinstance(lock, Lock)
        lock.release()


def test_a_session_rescued_while_it_runs_is_guarded_where_it_went(tmp_path: Path) -> None:
    begun = started(tmp_path)
    first = begun.recorder.saved.path
    first.write_text("a sync client was here")
    do(begun, FakeClock(), ask.ToggleClock())
    moved = begun.recorder.saved.path
    assert moved.name == f"{first.stem}-rescued.json"
    held = reopen(moved, FakeClock(after(60)).now(), tmp_path / "state", background=False)
    assert isinstance(held, Held)
    begun.recorder.close()
    gone_on(moved, 60).recorder.close()


# Later versions


def newer(home: Path, change: Callable[[dict[str, object]], dict[str, object]]) -> Path:
    header = change(header_of(Session("s-2", KICK_OFF)) | {"format": "facilitator-session/2"})
    file = create(home / "sessions" / "s.json", header, [ev.write_event(KICK_OFF_SET_UP)])
    file.close()
    return file.path


def test_a_session_of_a_later_version_is_read_and_never_written(tmp_path: Path) -> None:
    path = newer(tmp_path, lambda header: header)
    before = path.read_bytes()
    held = reopen(path, FakeClock().now(), tmp_path / "state", background=False)
    assert isinstance(held, Held)
    assert (held.sentence, held.found.newer) == (LATER, True)
    assert held.found.session.agenda == KICK_OFF
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["s.json"]


def test_a_plan_of_a_later_version_that_cannot_be_read_is_not_called_damaged(tmp_path: Path) -> None:
    path = newer(tmp_path, lambda header: header | {"agenda": {"rundowns": []}})
    found = look_up(path)
    assert found == NotOpened("A later version of facilitator wrote s.json. Update to read it.")


def test_entries_of_a_later_version_are_kept_through_opening_and_rescue(tmp_path: Path) -> None:
    stage = Stage().start()
    strange: Record = {
        "seq": 3,
        "at": "2026-11-23T09:01:00.000Z",
        "event": "vote-cast",
        "weights": [3, None],
        "x": None,
    }
    known: Record = {"seq": 4, "at": "2026-11-23T09:02:00.000Z", "event": "clock-paused", "why": None, "by": "Ana"}
    records = [*(ev.write_event(event) for event in stage.session.log), strange, known]
    file = create(tmp_path / "sessions" / "s.json", header_of(stage.session), records)
    file.close()
    begun = gone_on(file.path, 1000)
    assert begun.remarks == ("1 entry says something this version does not know. It is kept and of no effect.",)
    file.path.write_text("a sync client was here")
    do(begun, FakeClock(after(1000)), ask.ToggleClock())
    begun.recorder.close()
    kept = records_of(begun.recorder.saved.path)
    assert begun.recorder.saved.path != file.path
    assert kept[2:4] == (strange, known)


def test_a_clock_that_was_set_back_between_two_runs_makes_no_negative_time(tmp_path: Path) -> None:
    path = written(tmp_path)
    begun = gone_on(path, -5000)
    resumed = begun.recorder.session.log[-1]
    assert isinstance(resumed, ev.SessionResumed)
    assert resumed.away_s == 0.0
    assert begun.recorder.session.run.spent_in("A1", START - timedelta(seconds=5000)) == 0.0
    begun.recorder.close()
