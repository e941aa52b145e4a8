"""The system calls of other systems, tried on this one."""

import errno
import os
from pathlib import Path

import pytest

from facilitator.session.storage.disk import SYSTEM_DISK, SystemDisk, sync_through, write_by_seeking
from facilitator.session.storage.file import NotSaved, Opened, create, open_session

HEADER: dict[str, object] = {"format": "facilitator-session/1", "id": "s-1", "agenda": {}}


class BusyFile:
    """A rename that another program holds up a number of times, as on Windows."""

    def __init__(self, winerror: int, times: int) -> None:
        self.winerror = winerror
        self.left = times
        self.waited_s: list[float] = []

    def replace(self, source: Path, target: Path) -> None:
        if self.left:
            self.left -= 1
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = self.winerror  # type: ignore[attr-defined, unused-ignore]
            raise error
        source.replace(target)

    def disk(self) -> SystemDisk:
        return SystemDisk(wait=self.waited_s.append, replace_once=self.replace)


@pytest.mark.parametrize("winerror", [5, 32])
def test_a_file_a_virus_scanner_looks_at_is_tried_again(tmp_path: Path, winerror: int) -> None:
    busy = BusyFile(winerror, times=4)
    file = create(tmp_path / "s.json", HEADER, [{"seq": 1}], disk=busy.disk())
    assert isinstance(open_session(file.path), Opened)
    assert len(busy.waited_s) == 4


def test_a_file_that_stays_busy_is_given_up_within_a_second(tmp_path: Path) -> None:
    busy = BusyFile(32, times=1000)
    with pytest.raises(NotSaved):
        create(tmp_path / "s.json", HEADER, [], disk=busy.disk())
    assert 0 < sum(busy.waited_s) < 1
    assert list(tmp_path.iterdir()) == []


def test_another_windows_error_is_not_waited_for(tmp_path: Path) -> None:
    busy = BusyFile(3, times=1)
    with pytest.raises(NotSaved):
        create(tmp_path / "s.json", HEADER, [], disk=busy.disk())
    assert busy.waited_s == []


def test_a_system_without_positioned_writes_makes_the_same_file(tmp_path: Path) -> None:
    paths = []
    for name, disk in (("a", SYSTEM_DISK), ("b", SystemDisk(write_at=write_by_seeking))):
        file = create(tmp_path / f"{name}.json", HEADER, [{"seq": 1}], disk=disk)
        file.append([{"seq": 2}])
        file.append([{"seq": 3}, {"seq": 4}])
        paths.append(file.path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_volume_that_knows_no_full_sync_gets_the_plain_one() -> None:
    plain: list[int] = []

    def unknown(handle: int) -> None:
        raise OSError(errno.ENOTSUP, "unknown")

    sync_through(unknown, plain.append, 7)
    assert plain == [7]


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
def test_a_full_sync_that_fails_for_good_is_no_sync(error: int) -> None:
    plain: list[int] = []

    def failing(handle: int) -> None:
        raise OSError(error, "failed")

    with pytest.raises(OSError, match="failed"):
        sync_through(failing, plain.append, 7)
    assert plain == []


def test_the_full_sync_alone_is_enough() -> None:
    full: list[int] = []
    plain: list[int] = []
    sync_through(full.append, plain.append, 7)
    assert (full, plain) == ([7], [])


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP, errno.EIO])
def test_only_a_folder_that_cannot_be_synced_is_let_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def failing(handle: int) -> None:
        raise OSError(error, "injected")

    monkeypatch.setattr(os, "fsync", failing)
    if error == errno.EIO:
        with pytest.raises(OSError, match="injected"):
            SYSTEM_DISK.sync_folder(tmp_path)
    else:
        SYSTEM_DISK.sync_folder(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_disk_that_is_really_full_says_so(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [{"seq": 1}], disk=SystemDisk())
    before = file.path.read_bytes()
    full = os.open("/dev/full", os.O_WRONLY)
    elsewhere = SystemDisk(write_at=lambda _, data, offset: os.pwrite(full, data, offset))
    file._disk = elsewhere
    try:
        with pytest.raises(NotSaved, match="disk is full"):
            file.append([{"seq": 2}])
    finally:
        os.close(full)
    assert file.path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such bits")
def test_answers_are_for_the_eyes_of_their_owner(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [])
    assert file.path.stat().st_mode & 0o077 == 0
