"""Reading along with a session that another console records, whatever becomes of its file."""

from pathlib import Path

import pytest

from facilitator.live.follower import Follower
from facilitator.live.found import Found, look_up
from facilitator.live.opening import Begun, Held, begin, reopen
from facilitator.live.recorder import Recorder, header_of
from facilitator.session import intents as ask
from facilitator.session.events import write_event
from facilitator.session.storage.file import create, rescue
from facilitator.session.storage.folder import Folders
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, FakeClock, Stage, after

WHY = "Another console records this session."


def recording(home: Path) -> Recorder:
    begun = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(home), home / "state", background=False)
    assert isinstance(begun, Begun)
    return begun.recorder


def found_at(path: Path) -> Found:
    found = look_up(path)
    assert isinstance(found, Found)
    return found


def following(home: Path, recorder: Recorder) -> Follower:
    return Follower(found_at(recorder.saved.path), WHY, home / "state")


def write(recorder: Recorder, text: str, at_s: float = 60.0) -> None:
    recorder.record(ask.Write("-notes", text), FakeClock(after(at_s)).now())


def said(follower: Follower) -> list[str]:
    return [answer.says for answer in follower.session.answers]


def test_what_is_added_is_seen_once(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    follower = following(tmp_path, recorder)
    assert not follower.look()
    write(recorder, "11")
    assert follower.look()
    assert said(follower) == ["11"]
    assert not follower.look()
    assert (follower.saved.state, follower.saved.saved_seq, follower.saved.reason) == ("read only", 2, WHY)


def test_what_was_added_between_the_finding_and_the_following_is_seen(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    found = found_at(recorder.saved.path)
    write(recorder, "11")
    assert Follower(found, WHY).look()


@pytest.mark.parametrize("missing", [1, 3, 40])
def test_a_torn_read_is_read_again_although_the_file_has_not_grown(tmp_path: Path, missing: int) -> None:
    recorder = recording(tmp_path)
    follower = following(tmp_path, recorder)
    write(recorder, "11")
    write(recorder, "12", 70)
    path = recorder.saved.path
    whole = path.read_bytes()
    path.write_bytes(whole[:-missing] + b"\0" * missing)
    follower.look()
    path.write_bytes(whole)
    assert path.stat().st_size == len(whole)
    follower.look()
    assert follower.session.log == recorder.session.log


def test_a_torn_read_takes_nothing_back(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    write(recorder, "11")
    follower = following(tmp_path, recorder)
    path = recorder.saved.path
    path.write_bytes(path.read_bytes()[:-40])
    assert not follower.look()
    assert said(follower) == ["11"]


def test_a_session_that_was_torn_when_it_was_found_is_read_again(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    write(recorder, "11")
    path = recorder.saved.path
    whole = path.read_bytes()
    path.write_bytes(whole[:-40] + b"\0" * 40)
    follower = following(tmp_path, recorder)
    path.write_bytes(whole)
    assert follower.look()
    assert said(follower) == ["11"]


@pytest.mark.parametrize("there", ["beside", "state"])
def test_a_rescued_session_is_followed_to_where_it_goes_on_and_that_is_said(tmp_path: Path, there: str) -> None:
    recorder = recording(tmp_path)
    first = recorder.saved.path
    write(recorder, "11")
    follower = following(tmp_path, recorder)
    if there == "state":
        for number in ("", *(f"-{count}" for count in range(2, 100))):
            first.with_name(f"{first.stem}-rescued{number}.json").write_text("taken")
    first.write_bytes(first.read_bytes() + b"a sync client was here")
    write(recorder, "12", 70)
    moved = recorder.saved.path
    assert (moved != first, moved.parent == tmp_path / "state") == (True, there == "state")
    assert follower.look()
    assert said(follower) == ["11", "12"]
    assert follower.saved.path == moved
    assert follower.saved.reason == f"{first.name} is not written to any more. The session goes on in {moved}."
    write(recorder, "13", 80)
    assert follower.look()
    assert said(follower)[-1] == "13"
    assert not follower.look()


def test_a_session_whose_file_was_deleted_is_followed_all_the_same(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    follower = following(tmp_path, recorder)
    recorder.saved.path.unlink()
    assert not follower.look()
    write(recorder, "11")
    assert follower.look()
    assert said(follower) == ["11"]


def test_a_second_rescue_is_followed_too(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    follower = following(tmp_path, recorder)
    for count in (1, 2):
        recorder.saved.path.unlink()
        write(recorder, str(count), 60.0 * count)
        assert follower.look()
    assert said(follower) == ["1", "2"]
    assert follower.saved.path == recorder.saved.path


def test_the_copy_in_which_somebody_else_goes_on_with_a_damaged_session_is_followed(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    write(recorder, "11")
    path = recorder.close().path
    path.write_bytes(path.read_bytes()[:-40])
    other = reopen(path, FakeClock(after(100)).now(), tmp_path / "state", background=False)
    assert isinstance(other, Begun)
    held = reopen(path, FakeClock(after(110)).now(), tmp_path / "state", background=False)
    assert isinstance(held, Held)
    follower = Follower(held.found, held.sentence, tmp_path / "state")
    assert follower.look()
    assert follower.saved.path == other.recorder.saved.path
    write(other.recorder, "12", 120)
    assert follower.look()
    assert said(follower) == ["12"]
    other.recorder.close()


def test_a_copy_that_went_another_way_or_is_another_session_is_left_alone(tmp_path: Path) -> None:
    recorder = recording(tmp_path)
    path, session = recorder.saved.path, recorder.session
    write(recorder, "11")
    follower = following(tmp_path, recorder)
    elsewhere = Stage().start().write("hands", "5").write("hands", "6").session.log
    rescue(header_of(session), [write_event(event) for event in elsewhere], path, tmp_path / "state").close()
    stranger = header_of(session) | {"id": "another"}
    ahead = Stage().start().session.log[1].model_copy(update={"seq": 3})
    rescue(stranger, [write_event(event) for event in (*recorder.session.log, ahead)], path, tmp_path / "state").close()
    lesser = path.with_name(f"{path.stem}-recovered.json")
    create(lesser, header_of(session), [write_event(session.log[0])]).close()
    assert not follower.look()
    assert (follower.saved.path, follower.saved.reason) == (path, WHY)
    write(recorder, "12", 70)
    assert follower.look()
    assert said(follower) == ["11", "12"]
