"""The only writer: what is asked for is in memory at once and called saved when it is on the disk."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from facilitator.agenda.model import Agenda
from facilitator.live.aim import Aim
from facilitator.live.board import board
from facilitator.live.recorder import Recorder, header_of
from facilitator.session import intents as ask
from facilitator.session.events import Event, read_event, write_event
from facilitator.session.intents import Intent, Refusal
from facilitator.session.session import Session, replay
from facilitator.session.storage.file import NotSaved, Opened, create, open_session
from tests.fakes import AS_TYPED, KICK_OFF, KICK_OFF_SET_UP, PATIENCE_S, Bell, FakeClock, FakeFile


class Room:
    """A recorder at work on a file that does as it is told."""

    def __init__(self, folder: Path, *, background: bool = True) -> None:
        self.clock = FakeClock()
        self.bell = Bell()
        self.file = FakeFile(folder / "sessions" / "kick-off.json")
        self.released = 0
        session = replay("s-1", KICK_OFF, [KICK_OFF_SET_UP])
        self.recorder = Recorder(
            session,
            self.file,
            state_folder=folder / "state",
            told=self.bell,
            background=background,
            release=self.release,
        )

    def release(self) -> None:
        self.released += 1

    def do(self, *intents: Intent) -> Sequence[Event]:
        made: list[Event] = []
        for intent in intents:
            what = self.recorder.record(intent, self.clock.advance(1))
            assert not isinstance(what, Refusal), what.sentence
            made.extend(what)
        return made

    @property
    def saved(self) -> tuple[str, int]:
        return self.recorder.saved.state, self.recorder.saved.saved_seq


def texts_in(path: Path) -> list[str]:
    opened = open_session(path)
    assert isinstance(opened, Opened)
    return [str(record["text"]) for record in opened.records if "text" in record]


def test_an_answer_is_on_the_screen_at_once_and_saved_once_the_disk_has_it(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.file.gate.clear()
    room.do(ask.Write("tools", "price list", "Blue"))
    assert room.file.reached.wait(PATIENCE_S)
    drawn = board(room.recorder.session, room.clock.now(), room.recorder.saved, Aim("tools", "Blue"), writing=True)
    assert [(row.says, row.saved) for row in drawn.answers] == [("price list", False)]
    assert drawn.saved.words == "○ saving …"
    room.file.gate.set()
    room.bell.wait_for(1)
    drawn = board(room.recorder.session, room.clock.now(), room.recorder.saved, Aim("tools", "Blue"), writing=True)
    assert [row.saved for row in drawn.answers] == [True]
    assert drawn.saved.words == "● saved 10:00:01"
    room.recorder.close()


def test_what_is_handed_to_the_file_is_what_happened(tmp_path: Path) -> None:
    room = Room(tmp_path, background=False)
    made = room.do(ask.ToggleClock(), ask.GoNext(), ask.Write("tools", "price list", "Blue"), ask.Undo())
    assert [read_event(record) for record in room.file.taken] == list(made)
    assert room.recorder.session.log == (KICK_OFF_SET_UP, *made)
    assert room.saved == ("saved", 5)


def test_a_refusal_and_a_key_without_effect_write_nothing(tmp_path: Path) -> None:
    room = Room(tmp_path, background=False)
    before = room.recorder.session
    refused = room.recorder.record(ask.GoNext(), room.clock.now())
    assert isinstance(refused, Refusal)
    assert room.recorder.record(ask.KeepDraft("tools", ""), room.clock.now()) == ()
    assert room.recorder.session is before
    assert (room.file.taken, room.bell.count) == ([], 0)


def test_while_nothing_is_saved_every_answer_is_kept_and_the_workshop_goes_on(tmp_path: Path) -> None:
    room = Room(tmp_path, background=False)
    for folder in (tmp_path / "sessions", tmp_path / "state"):
        folder.write_text("in the way")
    room.file.fails = "The disk is full."
    room.do(ask.ToggleClock(), *(ask.Write("tools", text, "Blue") for text in AS_TYPED))
    assert room.saved == ("not saved", 1)
    assert [answer.text for answer in room.recorder.session.answers_to("tools")] == list(AS_TYPED)
    room.recorder.retry()
    assert room.saved == ("not saved", 1)
    for folder in (tmp_path / "sessions", tmp_path / "state"):
        folder.unlink()
    room.recorder.retry()
    assert room.saved == ("saved", 2 + len(AS_TYPED))
    assert texts_in(room.recorder.saved.path) == list(AS_TYPED)


def test_a_rescued_session_is_the_session(tmp_path: Path) -> None:
    room = Room(tmp_path, background=False)
    room.do(ask.ToggleClock(), ask.Write("tools", "price list", "Blue"))
    room.file.fails = "The disk is full."
    room.do(ask.GoNext())
    opened = open_session(room.recorder.saved.path)
    assert isinstance(opened, Opened)
    assert opened.header["id"] == "s-1"
    assert Agenda.model_validate(opened.header["agenda"]) == KICK_OFF
    events = [event for event in map(read_event, opened.records) if event is not None]
    assert replay("s-1", KICK_OFF, events) == room.recorder.session


def test_closing_saves_everything_and_then_lets_others_write(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.file.gate.clear()
    room.do(ask.ToggleClock(), ask.GoNext())
    assert room.released == 0
    room.file.gate.set()
    assert room.recorder.close().state == "saved"
    assert (room.file.seqs, room.file.closed, room.released) == ([2, 3], True, 1)


def test_who_is_told_may_change(tmp_path: Path) -> None:
    room, another = Room(tmp_path, background=False), Bell()
    room.do(ask.ToggleClock())
    room.recorder.told = another
    room.do(ask.GoNext())
    assert (room.bell.count, another.count) == (1, 1)


def test_the_file_is_good_json_after_every_answer_and_holds_it_as_typed(tmp_path: Path) -> None:
    session = replay("s-1", KICK_OFF, [KICK_OFF_SET_UP])
    file = create(tmp_path / "s.json", header_of(session), [write_event(KICK_OFF_SET_UP)])
    recorder = Recorder(session, file, state_folder=tmp_path, background=False)
    clock = FakeClock()
    for number, text in enumerate(AS_TYPED, start=1):
        recorder.record(ask.Write("tools", text, "Green"), clock.advance(1))
        with file.path.open(encoding="utf-8") as stream:
            whole = json.load(stream)
        assert [event["text"] for event in whole["events"][1:]] == list(AS_TYPED[:number])
    recorder.close()


def test_the_header_holds_the_whole_agenda() -> None:
    header = header_of(Session("s-1", KICK_OFF))
    assert header["format"] == "facilitator-session/1"
    back = json.loads(json.dumps(header))
    assert Agenda.model_validate(back["agenda"]) == KICK_OFF


def test_saving_is_tried_again_less_and_less_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, background=False)
    tried: list[int] = []

    def refuse(*_: object, **__: object) -> FakeFile:
        tried.append(round((room.clock.now().wall - began).total_seconds()))
        raise NotSaved("The disk is full.")

    monkeypatch.setattr("facilitator.live.journal.rescue", refuse)
    room.file.fails = "The disk is full."
    began = room.clock.now().wall
    room.do(ask.ToggleClock())
    for _ in range(4 * 70):
        room.recorder.look_after(room.clock.now())
        room.clock.advance(0.25)
    assert tried == [1, 2, 4, 8, 16, 31, 46, 61]


def test_after_it_was_saved_the_next_failure_is_tried_again_soon(tmp_path: Path) -> None:
    room = Room(tmp_path, background=False)
    for folder in (tmp_path / "sessions", tmp_path / "state"):
        folder.write_text("in the way")
    room.file.fails = "The disk is full."
    room.do(ask.ToggleClock())
    for _ in range(20):
        room.recorder.look_after(room.clock.advance(1))
    for folder in (tmp_path / "sessions", tmp_path / "state"):
        folder.unlink()
    for _ in range(16):
        room.recorder.look_after(room.clock.advance(1))
    assert room.saved == ("saved", 2)
    assert room.recorder._next_try is None


def test_others_are_kept_out_while_a_slow_disk_may_still_take_something(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.file.gate.clear()
    room.do(ask.ToggleClock())
    assert room.recorder.close(0.0).state == "saving"
    assert (room.released, room.file.closed) == (0, False)
    room.file.gate.set()
    assert room.recorder.close().state == "saved"
    assert (room.released, room.file.closed) == (1, True)
