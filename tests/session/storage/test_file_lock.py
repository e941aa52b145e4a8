"""One writer for each session: a second process sees who it is, and a killed one stands in nobody's way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from facilitator.session.storage.lock import CannotLock, HeldBy, Holder, Lock, lock_path, take_lock, this_process

SINCE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOLD = """
import sys
from datetime import datetime
from pathlib import Path
from facilitator.session.storage.lock import take_lock, this_process
got = take_lock(Path(sys.argv[1]), this_process(datetime.fromisoformat(sys.argv[2])))
print(repr(got) if type(got).__name__ != "Lock" else "locked", flush=True)
sys.stdin.readline()
if type(got).__name__ == "Lock":
    got.release()
"""


@contextmanager
def another_process(path: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Start a process that takes the lock and says what it got; it lives until a line or the end of the block."""
    command = [sys.executable, "-c", HOLD, str(path), SINCE.isoformat()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            yield child, child.stdout.readline().strip()
        finally:
            child.kill()


def me() -> Holder:
    return this_process(SINCE)


def test_a_second_process_is_told_who_records(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    with another_process(path) as (child, said):
        assert said == "locked"
        found = take_lock(path, me())
        assert isinstance(found, HeldBy)
        assert found.who == Holder(child.pid, me().host, SINCE)


def test_our_own_lock_is_seen_by_another_process(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    lock = take_lock(path, me())
    assert isinstance(lock, Lock)
    with another_process(path) as (_, said):
        assert said.startswith("HeldBy")
        assert f"pid={os.getpid()}" in said
    lock.release()


def test_a_killed_process_leaves_the_lock_free(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    with another_process(path) as (child, said):
        assert said == "locked"
        child.kill()
        child.wait()
        lock = take_lock(path, me())
        assert isinstance(lock, Lock)
        lock.release()


def test_a_released_lock_is_free_for_another_process_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    lock = take_lock(path, me())
    assert isinstance(lock, Lock)
    assert lock_path(path).exists()
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []
    with another_process(path) as (child, said):
        assert said == "locked"
        child.communicate("\n")
    assert list(tmp_path.iterdir()) == []


def test_the_same_process_cannot_take_a_lock_twice(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    lock = take_lock(path, me())
    assert isinstance(lock, Lock)
    assert take_lock(path, me()) == HeldBy(me())
    lock.release()
    again = take_lock(path, me())
    assert isinstance(again, Lock)
    again.release()


def test_releasing_twice_does_not_touch_the_next_holder(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    first = take_lock(path, me())
    assert isinstance(first, Lock)
    first.release()
    second = take_lock(path, me())
    assert isinstance(second, Lock)
    first.release()
    assert isinstance(take_lock(path, me()), HeldBy)
    second.release()


def test_two_names_of_one_session_share_the_lock(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    lock = take_lock(tmp_path / "real" / "s.json", me())
    assert isinstance(lock, Lock)
    assert isinstance(take_lock(tmp_path / "link" / "s.json", me()), HeldBy)
    lock.release()


def test_a_lock_file_without_a_readable_signature_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    lock_path(path).write_bytes(b"\0" * 3000)
    lock = take_lock(path, me())
    assert isinstance(lock, Lock)
    assert take_lock(path, me()) == HeldBy(me())
    lock.release()


def test_a_holder_who_has_not_signed_is_still_a_holder(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    lock = take_lock(path, me())
    assert isinstance(lock, Lock)
    lock.path.write_bytes(b"")
    assert take_lock(path, me()) == HeldBy(None)
    lock.release()


def test_where_no_lock_can_be_kept_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    lock_path(path).mkdir()
    found = take_lock(path, me())
    assert isinstance(found, CannotLock)
    assert "only one window" in found.reason
    gone = take_lock(tmp_path / "none" / "s.json", me())
    assert isinstance(gone, CannotLock)
    assert not (tmp_path / "none").exists()
