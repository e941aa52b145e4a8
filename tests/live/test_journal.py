"""From memory to the disk: in order, never claimed too early, never given up, and never stopped by a bug elsewhere."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.live.journal import Journal
from facilitator.session.storage.file import Opened, open_session
from tests.fakes import PATIENCE_S, Bell, FakeFile, Record

HEADER: Record = {"format": "facilitator-session/1", "id": "s", "agenda": {}}
FULL = "The disk is full."


def record(seq: int) -> Record:
    return {"seq": seq, "at": "2026-11-22T09:00:00.000Z", "event": "clock-paused"}


class Memory:
    """What the recorder would know: every record handed over so far."""

    def __init__(self) -> None:
        self.records: list[Record] = [record(1)]

    def __call__(self) -> tuple[Record, Sequence[Record]]:
        return HEADER, [*self.records]


class Desk:
    """A journal with everything around it."""

    def __init__(self, folder: Path, *, background: bool = True, told: Callable[[], None] | None = None) -> None:
        self.bell = Bell()
        self.file = FakeFile(folder / "sessions" / "kick-off.json")
        self.state_folder = folder / "state"
        self.memory = Memory()
        self.moved: list[Path] = []
        self.journal = Journal(
            self.file,
            saved_seq=1,
            whole=self.memory,
            state_folder=self.state_folder,
            told=told or self.bell,
            moved=self.moved.append,
            background=background,
        )

    def add(self, *seqs: int) -> None:
        """Hand records over as the recorder does: first into memory, then to the journal."""
        records = [record(seq) for seq in seqs]
        self.memory.records.extend(records)
        self.journal.add(records)

    @property
    def state(self) -> tuple[str, int]:
        return self.journal.state.state, self.journal.state.saved_seq

    def block_the_folders(self) -> None:
        """Put files where the folders of a rescue would have to be."""
        for folder in (self.file.path.parent, self.state_folder):
            folder.write_text("in the way")

    def free_the_folders(self) -> None:
        for folder in (self.file.path.parent, self.state_folder):
            folder.unlink()


@contextmanager
def desk(folder: Path, *, background: bool = True) -> Iterator[Desk]:
    made = Desk(folder, background=background)
    yield made
    made.file.gate.set()
    made.journal.close()


def seqs_in(path: Path) -> list[int]:
    opened = open_session(path)
    assert isinstance(opened, Opened)
    assert opened.whole
    return [int(str(each["seq"])) for each in opened.records]


def test_a_fresh_journal_has_everything_saved(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        state = at.journal.state
        assert (state.state, state.saved_seq, state.path, state.reason) == ("saved", 1, at.file.path, "")


def test_nothing_is_called_saved_before_the_disk_has_it(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.gate.clear()
        at.add(2)
        assert at.file.reached.wait(PATIENCE_S)
        assert at.state == ("saving", 1)
        assert at.bell.count == 0
        at.file.gate.set()
        at.bell.wait_for(1)
        assert at.state == ("saved", 2)


def test_handing_over_does_not_wait_for_a_slow_disk(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.gate.clear()
        for seq in range(2, 50):
            at.add(seq)
        assert at.state == ("saving", 1)
        at.file.gate.set()
        at.journal.close()
        assert at.file.seqs == [*range(2, 50)]
        assert at.state == ("saved", 49)


def test_what_came_while_the_disk_was_busy_is_saved_in_order_and_together(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.gate.clear()
        at.add(2)
        assert at.file.reached.wait(PATIENCE_S)
        at.add(3, 4)
        at.add(5)
        at.file.gate.set()
        at.bell.wait_for(2)
        assert at.file.seqs == [2, 3, 4, 5]
        assert at.bell.count == 2
        assert at.state == ("saved", 5)


def test_handing_over_nothing_is_no_work(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.journal.add([])
        at.journal.retry()
        at.journal.close()
        assert (at.file.reached.is_set(), at.bell.count, at.state) == (False, 0, ("saved", 1))


def test_closing_saves_what_is_left_and_closes_the_file(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.gate.clear()
        at.add(2)
        at.add(3)
        closed: list[str] = []
        closing = threading.Thread(target=lambda: closed.append(at.journal.close().state))
        closing.start()
        assert not at.file.closed
        at.file.gate.set()
        closing.join(PATIENCE_S)
        assert (closed, at.file.seqs, at.file.closed) == (["saved"], [2, 3], True)
        assert at.journal.close().state == "saved"


def test_a_disk_that_hangs_does_not_hold_the_program_for_ever(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.gate.clear()
        at.add(2)
        assert at.journal.close(timeout_s=0.0).state == "saving"
        assert not at.file.closed


def test_when_a_file_fails_everything_goes_into_a_new_one(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.add(2)
        at.bell.wait_for(1)
        at.file.fails = FULL
        at.add(3)
        at.bell.wait_for(2)
        state = at.journal.state
        rescued = tmp_path / "sessions" / "kick-off-rescued.json"
        assert (state.state, state.saved_seq, state.path) == ("saved", 3, rescued)
        assert state.reason == f"The disk is full. Everything is now in {rescued}."
        assert seqs_in(rescued) == [1, 2, 3]
        assert (at.file.closed, at.moved) == (True, [rescued])


def test_after_a_rescue_recording_goes_on_in_the_new_file(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.fails = FULL
        at.add(2)
        at.bell.wait_for(1)
        at.add(3)
        at.bell.wait_for(2)
        assert seqs_in(at.journal.state.path) == [1, 2, 3]
        assert at.file.seqs == []


def test_what_a_rescue_has_written_is_not_written_twice(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.gate.clear()
        at.file.fails = FULL
        at.add(2)
        assert at.file.reached.wait(PATIENCE_S)
        at.add(3)
        at.file.gate.set()
        at.journal.close()
        assert at.state == ("saved", 3)
        assert seqs_in(at.journal.state.path) == [1, 2, 3]


def test_a_rescue_goes_to_the_state_folder_when_its_own_takes_nothing(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        (tmp_path / "sessions").write_text("in the way")
        at.file.fails = FULL
        at.add(2)
        at.bell.wait_for(1)
        rescued = tmp_path / "state" / "kick-off-rescued.json"
        assert at.journal.state.path == rescued
        assert seqs_in(rescued) == [1, 2]


def test_while_nothing_takes_it_not_saved_is_said_with_the_reason(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.block_the_folders()
        at.file.fails = FULL
        at.add(2)
        at.bell.wait_for(1)
        state = at.journal.state
        assert (state.state, state.saved_seq) == ("not saved", 1)
        assert "gone" in state.reason
        at.add(3)
        at.bell.wait_for(2)
        assert at.state == ("not saved", 1)
        at.free_the_folders()


def test_trying_again_mends_it_and_nothing_is_missing(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.block_the_folders()
        at.file.fails = FULL
        at.add(2, 3)
        at.bell.wait_for(1)
        at.free_the_folders()
        at.journal.retry()
        at.bell.wait_for(2)
        assert at.state == ("saved", 3)
        assert seqs_in(at.journal.state.path) == [1, 2, 3]


def test_the_next_record_tries_again_by_itself(tmp_path: Path) -> None:
    with desk(tmp_path, background=False) as at:
        at.block_the_folders()
        at.file.fails = FULL
        at.add(2)
        at.free_the_folders()
        at.add(3)
        assert at.state == ("saved", 3)
        assert seqs_in(at.journal.state.path) == [1, 2, 3]


@pytest.mark.parametrize("background", [True, False])
def test_closing_tries_once_more(tmp_path: Path, *, background: bool) -> None:
    with desk(tmp_path, background=background) as at:
        at.block_the_folders()
        at.file.fails = FULL
        at.add(2)
        at.bell.wait_for(1)
        at.free_the_folders()
        state = at.journal.close()
        assert state.state == "saved"
        assert seqs_in(state.path) == [1, 2]


def test_a_second_failure_leads_to_a_second_rescue(tmp_path: Path) -> None:
    with desk(tmp_path, background=False) as at:
        at.file.fails = FULL
        at.add(2)
        first = at.journal.state.path
        first.write_text("an editor was here")
        at.add(3)
        second = at.journal.state.path
        assert second != first
        assert seqs_in(second) == [1, 2, 3]
        assert at.moved == [first, second]


def test_without_a_thread_every_call_has_saved_before_it_returns(tmp_path: Path) -> None:
    with desk(tmp_path, background=False) as at:
        at.add(2, 3)
        assert (at.file.seqs, at.state, at.bell.count) == ([2, 3], ("saved", 3), 1)


def test_a_listener_that_fails_does_not_stop_the_saving(tmp_path: Path) -> None:
    rung = Bell()

    def told() -> None:
        rung()
        raise RuntimeError("the screen is gone")

    at = Desk(tmp_path, told=told)
    at.add(2)
    rung.wait_for(1)
    at.add(3)
    rung.wait_for(2)
    assert at.journal.close().state == "saved"
    assert at.file.seqs == [2, 3]


def test_a_bug_in_saving_is_said_as_not_saved_and_the_next_try_saves_everything(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.file.fails = ValueError("out of range")
        at.add(2)
        at.bell.wait_for(1)
        state = at.journal.state
        assert state.state == "not saved"
        assert "out of range" in state.reason
        at.add(3)
        at.bell.wait_for(2)
        assert at.state == ("saved", 3)
        assert seqs_in(at.journal.state.path) == [1, 2, 3]
