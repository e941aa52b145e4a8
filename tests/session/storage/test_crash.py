"""A power cut at any moment, and a killed process, never cost an acknowledged record."""

import errno
import itertools
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

import pytest

from facilitator.session.storage.disk import FileState
from facilitator.session.storage.file import (
    NotSaved,
    Opened,
    continue_recording,
    create,
    open_session,
    rescue,
)

HEADER: dict[str, object] = {"format": "facilitator-session/1", "id": "s-1", "agenda": {"title": "Kick-off"}}
CRASH_STATES_AT_LEAST = 1000
SECTOR_B = 32
EVERY_CUT_BELOW_B = 120
Names = dict[PurePath, bytes | None]
"""What stands on the disk after a crash: bytes for a file, None for a folder."""


def said(seq: int, length: int = 12) -> dict[str, object]:
    return {"seq": seq, "text": chr(96 + seq) * length}


@dataclass(eq=False)
class Node:
    """A file of the model: what programs see, what is surely on the platter, what may be."""

    seen: bytes = b""
    durable: bytes = b""
    waiting: list[tuple[int, bytes]] = field(default_factory=list)
    """Writes since the last sync; a crash keeps any part of them."""
    doubtful: list[tuple[int, bytes]] = field(default_factory=list)
    """Writes whose sync failed: no later sync brings them to the platter, though parts may be there."""


@dataclass(frozen=True)
class Moment:
    """The disk between two calls, and what had been acknowledged by then."""

    acknowledged: tuple[dict[str, object], ...]
    durable_names: dict[Path, Node | None]
    waiting_names: tuple[tuple[str, Path, Path | None, Node | None], ...]
    nodes: dict[int, tuple[bytes, tuple[tuple[int, bytes], ...]]]


class ModelDisk:
    """A disk in memory that forgets at a crash what was not synced."""

    def __init__(self, *, honest: bool = True, breaks_at_sync: int = -1) -> None:
        self.honest = honest
        """A dishonest disk promises a sync and does nothing."""
        self.breaks_at_sync = breaks_at_sync
        """The sync that fails and leaves what was waiting in doubt, as a kernel does after a write-back error."""
        self.syncs = 0
        self.names: dict[Path, Node | None] = {Path("/"): None}
        self.durable_names: dict[Path, Node | None] = {Path("/"): None}
        self.waiting_names: list[tuple[str, Path, Path | None, Node | None]] = []
        self.open_files: dict[int, Node] = {}
        self.handles = itertools.count(3)
        self.acknowledged: list[dict[str, object]] = []
        self.moments: list[Moment] = []

    def _moment(self) -> None:
        nodes = {id(node): node for node in [*self.names.values(), *self.durable_names.values()] if node}
        self.moments.append(
            Moment(
                tuple(self.acknowledged),
                dict(self.durable_names),
                tuple(self.waiting_names),
                {key: (node.durable, (*node.doubtful, *node.waiting)) for key, node in nodes.items()},
            )
        )

    def _change_name(self, kind: str, path: Path, source: Path | None, node: Node | None) -> None:
        change = (kind, path, source, node)
        _apply(self.names, change)
        self.waiting_names.append(change)
        self._moment()

    def make_folder(self, path: Path) -> None:
        self._change_name("add", path, None, None)

    def open_new(self, path: Path) -> int:
        if path in self.names:
            raise FileExistsError(errno.EEXIST, "exists")
        self._change_name("add", path, None, Node())
        return self.open_existing(path)

    def open_existing(self, path: Path) -> int:
        node = self.names[path]
        assert node is not None
        handle = next(self.handles)
        self.open_files[handle] = node
        return handle

    def write(self, handle: int, data: bytes, offset: int) -> int:
        node = self.open_files[handle]
        node.seen = _overlay(node.seen, offset, data)
        node.waiting.append((offset, data))
        self._moment()
        return len(data)

    def sync(self, handle: int) -> None:
        node = self.open_files[handle]
        self.syncs += 1
        if self.syncs == self.breaks_at_sync:
            node.doubtful += node.waiting
            node.waiting.clear()
            raise OSError(errno.EIO, "injected")
        if self.honest:
            node.durable = node.seen
            node.waiting.clear()
        self._moment()

    def sync_folder(self, path: Path) -> None:
        if self.honest:
            for change in [change for change in self.waiting_names if change[1].parent == path]:
                _apply(self.durable_names, change)
                self.waiting_names.remove(change)
        self._moment()

    def replace(self, source: Path, target: Path) -> None:
        self._change_name("rename", target, source, self.names[source])

    def state(self, path: Path) -> FileState:
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, "gone")
        node = self.names[path]
        return FileState(1, id(node), len(node.seen) if node else 0)

    def remove(self, path: Path) -> None:
        self._change_name("remove", path, None, None)

    def close(self, handle: int) -> None:
        del self.open_files[handle]

    def acknowledge(self, *records: dict[str, object]) -> None:
        self.acknowledged.extend(records)
        self._moment()


def _overlay(old: bytes, offset: int, data: bytes) -> bytes:
    return old[:offset].ljust(offset, b"\0") + data + old[offset + len(data) :]


def _apply(names: dict[Path, Node | None], change: tuple[str, Path, Path | None, Node | None]) -> None:
    kind, path, source, node = change
    if kind == "remove":
        names.pop(path, None)
        return
    if source is not None:
        names.pop(source, None)
    names[path] = node


def contents_after_crash(durable: bytes, waiting: tuple[tuple[int, bytes], ...]) -> set[bytes]:
    """List what a file may hold: any prefix, any choice of sectors, a grown length filled with zeros."""
    found = {durable}
    for count in range(1, len(waiting) + 1):
        base = durable
        for offset, data in waiting[: count - 1]:
            base = _overlay(base, offset, data)
        offset, data = waiting[count - 1]
        step = 1 if len(data) < EVERY_CUT_BELOW_B else 13
        cuts = {*range(1, len(data), step), len(data)}
        found |= {_overlay(base, offset, data[:cut]) for cut in cuts}
        grown = _overlay(base, offset + len(data), b"")
        found.add(grown)
        chance = random.Random(len(data))
        starts = [0, *range(SECTOR_B - offset % SECTOR_B, len(data), SECTOR_B)]
        for _ in range(8):
            state = grown
            for start, end in itertools.pairwise([*starts, len(data)]):
                if chance.random() < 0.5:
                    state = _overlay(state, offset + start, data[start:end])
            found.add(state)
    return found


def names_after_crash(moment: Moment) -> Iterator[dict[Path, Node | None]]:
    """List which names may stand: any choice of the changes that were not synced."""
    for chosen in itertools.product((False, True), repeat=len(moment.waiting_names)):
        names = dict(moment.durable_names)
        for change, is_kept in zip(moment.waiting_names, chosen, strict=True):
            if is_kept:
                _apply(names, change)
        yield {path: node for path, node in names.items() if all(parent in names for parent in path.parents)}


def disks_after_crash(moment: Moment) -> Iterator[Names]:
    """List every disk a crash may leave: the names, and for each file what it may hold while others are whole."""
    for names in names_after_crash(moment):
        held = {path: moment.nodes.get(id(node), (b"", ())) for path, node in names.items() if node}
        folders: Names = {path: None for path, node in names.items() if node is None}
        yield {**folders, **{path: durable for path, (durable, _) in held.items()}}
        for path, (durable, waiting) in held.items():
            for content in contents_after_crash(durable, waiting):
                yield {**folders, **{other: kept for other, (kept, _) in held.items()}, path: content}


def found_in(disk: Names, folder: Path) -> list[dict[str, object]]:
    """Lay a disk out in a real folder and collect what its visible session files hold."""
    shutil.rmtree(folder, ignore_errors=True)
    kept: list[dict[str, object]] = []
    folder.mkdir()
    for number, (path, content) in enumerate(disk.items()):
        if content is None or path.name.startswith("."):
            continue
        real = folder / f"{number}.json"
        real.write_bytes(content)
        opened = open_session(real)
        if isinstance(opened, Opened):
            kept.extend(opened.records)
    return kept


def record_a_session(disk: ModelDisk, folder: Path) -> None:
    """Create in folders that are made, then add one, several and large records."""
    file = create(Path("/disk/sessions/s.json"), HEADER, [said(1)], disk=disk)
    disk.acknowledge(said(1))
    for batch in ([said(2)], [said(3), said(4), said(5)], [said(6, 400)], [said(7)]):
        file.append(batch)
        disk.acknowledge(*batch)


def fail_and_rescue(disk: ModelDisk, folder: Path) -> None:
    """Leave an addition in doubt in a failing sync, and go on in a rescued file."""
    file = create(Path("/s.json"), HEADER, [said(1)], disk=disk)
    disk.acknowledge(said(1))
    file.append([said(2)])
    disk.acknowledge(said(2))
    with pytest.raises(NotSaved):
        file.append([said(3)])
    saved = rescue(HEADER, [said(1), said(2), said(3)], file.path, Path("/state"), disk=disk)
    disk.acknowledge(said(3))
    saved.append([said(4)])
    disk.acknowledge(said(4))


def go_on_after_a_crash(disk: ModelDisk, folder: Path) -> None:
    """Crash in the middle of an addition, open what is left, and record into a recovered copy."""
    earlier = ModelDisk()
    file = create(Path("/s.json"), HEADER, [said(1), said(2)], disk=earlier)
    file.append([said(3)])
    torn = earlier.names[file.path]
    assert torn is not None
    left = torn.seen[:-20]
    disk.names[file.path] = disk.durable_names[file.path] = Node(left, left)
    disk.acknowledge(said(1), said(2))
    real = folder / "torn.json"
    real.write_bytes(left)
    opened = open_session(real)
    assert isinstance(opened, Opened)
    assert opened.damage
    opened = replace(opened, state=disk.state(file.path))
    going_on = continue_recording(file.path, opened, disk=disk)
    assert going_on.path != file.path
    for seq in (4, 5):
        going_on.append([said(seq, 60)])
        disk.acknowledge(said(seq, 60))


def go_on_undamaged(disk: ModelDisk, folder: Path) -> None:
    """Close, open again and add to the same file."""
    file = create(Path("/s.json"), HEADER, [], disk=disk)
    file.close()
    for seq in (1, 2):
        node = disk.names[file.path]
        assert node is not None
        real = folder / "whole.json"
        real.write_bytes(node.seen)
        opened = open_session(real)
        assert isinstance(opened, Opened)
        again = continue_recording(file.path, replace(opened, state=disk.state(file.path)), disk=disk)
        again.append([said(seq)])
        disk.acknowledge(said(seq))
        again.close()


Scenario = Callable[[ModelDisk, Path], None]
SCENARIOS: dict[Scenario, int] = {
    record_a_session: -1,
    fail_and_rescue: 3,
    go_on_after_a_crash: -1,
    go_on_undamaged: -1,
}
"""Each with the number of the sync that fails in it, or -1."""


def crashes(scenario: Scenario, folder: Path, *, honest: bool = True) -> list[tuple[Moment, Names]]:
    """List every different disk a crash may leave in a scenario, with the moment of the crash."""
    disk = ModelDisk(honest=honest, breaks_at_sync=SCENARIOS[scenario])
    scenario(disk, folder)
    different: dict[tuple[int, frozenset[tuple[PurePath, bytes | None]]], tuple[Moment, Names]] = {}
    for moment in disk.moments:
        for state in disks_after_crash(moment):
            different[len(moment.acknowledged), frozenset(state.items())] = (moment, state)
    return list(different.values())


def losses(found: list[tuple[Moment, Names]], folder: Path) -> int:
    """Count the crashes after which an acknowledged record stands nowhere."""
    lost = 0
    for moment, state in found:
        kept = found_in(state, folder)
        lost += any(record not in kept for record in moment.acknowledged)
    return lost


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_power_cut_costs_an_acknowledged_record(tmp_path: Path, scenario: Scenario) -> None:
    found = crashes(scenario, tmp_path)
    assert losses(found, tmp_path / "after") == 0


def test_enough_crash_states_are_tried(tmp_path: Path) -> None:
    assert sum(len(crashes(scenario, tmp_path)) for scenario in SCENARIOS) >= CRASH_STATES_AT_LEAST


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_model_catches_a_disk_that_only_promises(tmp_path: Path, scenario: Scenario) -> None:
    some = crashes(scenario, tmp_path, honest=False)[::11]
    assert losses(some, tmp_path / "after") > 0


RECORDER = """
import sys
from pathlib import Path
from facilitator.session.storage.file import continue_recording, create, open_session
folder, start = Path(sys.argv[1]), int(sys.argv[2])
found = sorted(folder.glob("*.json"), key=lambda path: len(open_session(path).records))
if found:
    file = continue_recording(found[-1], open_session(found[-1]))
else:
    file = create(folder / "s.json", {"format": "facilitator-session/1", "id": "s", "agenda": {}}, [])
for seq in range(start, start + 100_000):
    file.append([{"seq": seq, "text": "x" * (seq * 37 % 900)}])
    print(seq, flush=True)
"""


def test_a_killed_recorder_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    acknowledged: list[int] = []
    for kill_after in (1, 3, 17, 40, 8):
        start = 1 + max(acknowledged, default=0) + 1000
        command = [sys.executable, "-c", RECORDER, str(tmp_path), str(start)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            lines = [child.stdout.readline() for _ in range(kill_after)]
            child.kill()
            lines += child.stdout.readlines()
        acknowledged += [int(line) for line in lines if line.endswith(b"\n")]
    assert len(acknowledged) >= 69
    kept = set()
    for path in tmp_path.glob("*.json"):
        opened = open_session(path)
        assert isinstance(opened, Opened)
        kept |= {record["seq"] for record in opened.records}
    assert set(acknowledged) <= kept
