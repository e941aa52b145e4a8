"""A system call that fails, at every place where one is made, never costs an acknowledged record."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from facilitator.session.storage.disk import FileState, SystemDisk
from facilitator.session.storage.file import (
    NotSaved,
    Opened,
    SessionFile,
    continue_recording,
    create,
    open_session,
    rescue,
)

HEADER: dict[str, object] = {"format": "facilitator-session/1", "id": "s-1", "agenda": {}}
ACKNOWLEDGED: list[dict[str, object]] = [{"seq": number, "text": "x" * 40} for number in (1, 2, 3)]
PENDING: dict[str, object] = {"seq": 4, "text": "pending" * 30}
DISK = SystemDisk()
ERRNOS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENOENT, errno.EACCES, errno.EDQUOT, errno.ESTALE)


@dataclass
class FaultyDisk:
    """The real disk, but for one call, or all from one call on, which fail; it promises syncs without waiting."""

    fails_at: int
    error: int
    for_good: bool = False
    half_written: bool = False
    """A failing write takes half of its bytes before it fails."""
    calls: int = 0
    names: list[str] = field(default_factory=list)

    def _call(self, name: str) -> None:
        number = self.calls
        self.calls += 1
        self.names.append(name)
        if number == self.fails_at or (self.for_good and number > self.fails_at):
            raise OSError(self.error, "injected")

    def make_folder(self, path: Path) -> None:
        self._call("make_folder")
        DISK.make_folder(path)

    def open_new(self, path: Path) -> int:
        self._call("open_new")
        return DISK.open_new(path)

    def open_existing(self, path: Path) -> int:
        self._call("open_existing")
        return DISK.open_existing(path)

    def write(self, handle: int, data: bytes, offset: int) -> int:
        try:
            self._call("write")
        except OSError:
            if self.half_written:
                DISK.write(handle, data[: len(data) // 2], offset)
            raise
        return DISK.write(handle, data, offset)

    def sync(self, handle: int) -> None:
        self._call("sync")

    def sync_folder(self, path: Path) -> None:
        self._call("sync_folder")

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace")
        DISK.replace(source, target)

    def state(self, path: Path) -> FileState:
        self._call("state")
        return DISK.state(path)

    def remove(self, path: Path) -> None:
        self._call("remove")
        DISK.remove(path)

    def close(self, handle: int) -> None:
        DISK.close(handle)
        self._call("close")


def healthy() -> FaultyDisk:
    return FaultyDisk(fails_at=-1, error=0)


def kept_in(folder: Path) -> list[dict[str, object]]:
    """Collect what all visible session files under a folder hold together."""
    kept: list[dict[str, object]] = []
    for path in sorted(folder.rglob("*.json")):
        opened = open_session(path) if not path.name.startswith(".") else None
        if isinstance(opened, Opened):
            kept.extend(opened.records)
    return kept


def assert_all_kept(folder: Path, records: list[dict[str, object]]) -> None:
    kept = kept_in(folder)
    assert [record for record in records if record not in kept] == []


def recorded(folder: Path) -> Path:
    """Record the acknowledged records on a healthy disk."""
    file = create(folder / "s.json", HEADER, ACKNOWLEDGED[:1], disk=healthy())
    for record in ACKNOWLEDGED[1:]:
        file.append([record])
    file.close()
    return file.path


def opened_again(path: Path, disk: FaultyDisk) -> SessionFile:
    opened = open_session(path)
    assert isinstance(opened, Opened)
    return continue_recording(path, opened, disk=disk)


def during_append(folder: Path, disk: FaultyDisk) -> SessionFile:
    file = opened_again(recorded(folder), disk)
    file.append([PENDING])
    return file


def during_create(folder: Path, disk: FaultyDisk) -> SessionFile:
    recorded(folder)
    return create(folder / "fresh" / "deep" / "s.json", HEADER, [PENDING], disk=disk)


def during_create_beside_another(folder: Path, disk: FaultyDisk) -> SessionFile:
    return create(recorded(folder), HEADER, [PENDING], disk=disk)


def during_rescue(folder: Path, disk: FaultyDisk) -> SessionFile:
    path = recorded(folder)
    return rescue(HEADER, [*ACKNOWLEDGED, PENDING], path, folder / "state", disk=disk)


def during_recovery(folder: Path, disk: FaultyDisk) -> SessionFile:
    path = recorded(folder)
    with path.open("ab") as stream:
        stream.write(b"torn")
    file = opened_again(path, disk)
    file.append([PENDING])
    return file


OPERATIONS = (during_append, during_create, during_create_beside_another, during_rescue, during_recovery)
Operation = Callable[[Path, FaultyDisk], SessionFile]
FAULTS_AT_LEAST = 900


def number_of_calls(operation: Operation, folder: Path) -> int:
    disk = healthy()
    operation(folder, disk).close()
    return disk.calls


def every_fault(operation: Operation, folder: Path) -> list[FaultyDisk]:
    disks = []
    for number in range(number_of_calls(operation, folder)):
        for error in ERRNOS:
            disks.append(FaultyDisk(number, error))
            disks.append(FaultyDisk(number, error, for_good=True, half_written=True))
    return disks


def attempt(operation: Operation, folder: Path, disk: FaultyDisk) -> tuple[SessionFile | None, str]:
    """Try an operation; any other exception than NotSaved is a failure of the test."""
    try:
        return operation(folder, disk), ""
    except NotSaved as failure:
        return None, failure.reason


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_failing_call_costs_nothing_that_was_acknowledged(tmp_path: Path, operation: Operation) -> None:
    for number, disk in enumerate(every_fault(operation, tmp_path / "count")):
        folder = tmp_path / str(number)
        file, reason = attempt(operation, folder, disk)
        if file is None:
            assert reason[-1] in ".?"
            assert_all_kept(folder, ACKNOWLEDGED)
            file = rescue(HEADER, [*ACKNOWLEDGED, PENDING], folder / "s.json", folder / "state", disk=healthy())
        assert file.trusted
        file.close()
        assert_all_kept(folder, [*ACKNOWLEDGED, PENDING])


def test_enough_faults_are_tried(tmp_path: Path) -> None:
    tried = [len(every_fault(operation, tmp_path / operation.__name__)) for operation in OPERATIONS]
    assert sum(tried) >= FAULTS_AT_LEAST


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_failure_leaves_no_draft_behind(tmp_path: Path, operation: Operation) -> None:
    for number in range(number_of_calls(operation, tmp_path / "count")):
        folder = tmp_path / str(number)
        with suppress(NotSaved):
            operation(folder, FaultyDisk(number, errno.ENOSPC)).close()
        assert [path.name for path in folder.rglob("*.draft")] == []


@pytest.mark.parametrize("call", ["write", "sync"])
def test_a_file_that_failed_once_is_left_to_the_rescue(tmp_path: Path, call: str) -> None:
    calm = healthy()
    during_append(tmp_path / "calm", calm).close()
    disk = FaultyDisk(calm.names.index(call), errno.EIO)
    file = opened_again(recorded(tmp_path / "s"), disk)
    with pytest.raises(NotSaved, match="does not answer"):
        file.append([PENDING])
    calls = disk.calls
    with pytest.raises(NotSaved, match="failed before"):
        file.append([PENDING])
    assert (file.trusted, disk.calls) == (False, calls)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.ENOENT, "is gone"),
        (errno.EIO, "stick pulled out"),
        (errno.ENODEV, "stick pulled out"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EMFILE, "Too many files"),
        (errno.EINVAL, "could not be written"),
    ],
)
def test_the_reason_is_said_in_plain_words(tmp_path: Path, error: int, words: str) -> None:
    with pytest.raises(NotSaved, match=words):
        create(tmp_path / "s.json", HEADER, [], disk=FaultyDisk(2, error))


@dataclass(frozen=True)
class HaltingDisk:
    """A disk whose writes take a few bytes at a time and are interrupted by signals."""

    bytes_taken: int
    interruptions: list[int]
    """How many more writes are interrupted, as the only item."""

    make_folder = staticmethod(DISK.make_folder)
    open_new = staticmethod(DISK.open_new)
    open_existing = staticmethod(DISK.open_existing)
    sync = staticmethod(DISK.sync)
    sync_folder = staticmethod(DISK.sync_folder)
    replace = staticmethod(DISK.replace)
    state = staticmethod(DISK.state)
    remove = staticmethod(DISK.remove)
    close = staticmethod(DISK.close)

    def write(self, handle: int, data: bytes, offset: int) -> int:
        if self.interruptions[0] > 0:
            self.interruptions[0] -= 1
            raise InterruptedError(errno.EINTR, "injected")
        return DISK.write(handle, data[: self.bytes_taken], offset) if self.bytes_taken else 0


@pytest.mark.parametrize("bytes_taken", [1, 2, 7, 1000])
def test_short_writes_and_signals_are_gone_on_from(tmp_path: Path, bytes_taken: int) -> None:
    file = create(tmp_path / "s.json", HEADER, ACKNOWLEDGED, disk=HaltingDisk(bytes_taken, [20]))
    file.append([PENDING])
    file.close()
    opened = open_session(file.path)
    assert isinstance(opened, Opened)
    assert opened.whole
    assert list(opened.records) == [*ACKNOWLEDGED, PENDING]


def test_a_disk_that_takes_nothing_is_full(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="full"):
        create(tmp_path / "s.json", HEADER, ACKNOWLEDGED, disk=HaltingDisk(0, [0]))
    assert list(tmp_path.iterdir()) == []


def test_endless_interruptions_end_in_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        create(tmp_path / "s.json", HEADER, ACKNOWLEDGED, disk=HaltingDisk(10, [10_000]))
