"""The way from an event in memory to the disk, beside the work of the screen.

A `Journal` owns the session file while it is recorded. Records are handed over in order; a thread of its own appends
them, so a slow disk never holds up a key. What it says as saved is on the disk.
"""

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from facilitator.session.storage.file import NotSaved, SessionFile, rescue

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SaveState:
    """How much of the session is on the disk."""

    state: Literal["saved", "saving", "not saved", "read only"]
    saved_seq: int
    """The number of the last event that is on the disk."""
    path: Path
    reason: str = ""
    """Why something is not saved, or why the file is another one, in a sentence."""


class Journal:
    """Appends records to the session file, and writes the whole session elsewhere when that fails."""

    def __init__(
        self,
        file: SessionFile,
        *,
        saved_seq: int,
        whole: Callable[[], tuple[Record, Sequence[Record]]],
        state_folder: Path,
        told: Callable[[], None] = lambda: None,
        moved: Callable[[Path], object] = lambda path: None,
        background: bool = True,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        """Begin to record into `file`, which holds every event up to `saved_seq`.

        `whole` gives the header and all records there are, for a rescue. From the journal's own thread `told` is
        called whenever `state` has changed, and `moved` with every other file that is recorded into from there on.
        Without `background` every call writes before it returns. `ended` is called when nothing more will be written,
        which on a disk that hangs may be long after `close` has returned.
        """
        self._file = file
        self._whole = whole
        self._state_folder = state_folder
        self._told = told
        self._ended = ended
        self._moved = moved
        self._handed_seq = saved_seq
        self._saved_seq = saved_seq
        self._failing = False
        self._closed = False
        self._reason = ""
        self._waiting: queue.SimpleQueue[list[Record] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True) if background else None
        if self._thread is not None:
            self._thread.start()

    @property
    def state(self) -> SaveState:
        """Return how much of what was handed over is on the disk."""
        handed, saved = self._handed_seq, self._saved_seq
        word: Literal["saved", "saving", "not saved"] = "saved" if saved >= handed else "saving"
        return SaveState("not saved" if self._failing else word, saved, self._file.path, self._reason)

    def add(self, records: Sequence[Record]) -> None:
        """Hand records over to be saved, in this order, after all before them."""
        if not records:
            return
        self._handed_seq = int(records[-1]["seq"])
        self._put(list(records))

    def retry(self) -> None:
        """Try again to save what could not be saved; nothing happens while all is well."""
        if self._failing:
            self._put([])

    def _put(self, records: list[Record]) -> None:
        if self._thread is None:
            self._save(records)
        else:
            self._waiting.put(records)

    def close(self, timeout_s: float = 10.0) -> SaveState:
        """Save what is left, stop, and return how it stands after at most `timeout_s` seconds."""
        first, self._closed = not self._closed, True
        if self._thread is not None:
            if first:
                self._waiting.put(None)
            self._thread.join(timeout_s)
        elif first:
            self.retry()
            self._end()
        return self.state

    def _end(self) -> None:
        self._file.close()
        self._ended()

    def _work(self) -> None:
        going = True
        while going:
            batch = self._waiting.get()
            records: list[Record] = []
            while True:
                if batch is None:
                    going = False
                else:
                    records.extend(batch)
                try:
                    batch = self._waiting.get_nowait()
                except queue.Empty:
                    break
            try:
                self._save(records)
            except Exception as bug:
                # A thread that ends in silence would lose everything that comes after.
                self._fail(f"Something went wrong inside the program while saving ({bug!r}).")
        self._end()

    def _save(self, records: list[Record]) -> None:
        if self._failing:
            self._rescue(self._reason)
            return
        # A rescue in between has written everything that was known, so some of these may be on the disk.
        left = [record for record in records if int(record["seq"]) > self._saved_seq]
        if not left:
            return
        try:
            self._file.append(left)
        except NotSaved as failure:
            self._rescue(failure.reason)
        else:
            self._saved_seq = int(left[-1]["seq"])
            self._tell()

    def _rescue(self, reason: str) -> None:
        """Write everything to a new file; the one that failed is not trusted again."""
        header, records = self._whole()
        try:
            file = rescue(header, records, beside=self._file.path, state_folder=self._state_folder)
        except NotSaved as failure:
            self._fail(failure.reason)
            return
        self._moved(file.path)
        self._file.close()
        self._file = file
        self._saved_seq = int(records[-1]["seq"])
        self._failing, self._reason = False, f"{reason} Everything is now in {file.path}."
        self._tell()

    def _fail(self, reason: str) -> None:
        self._failing, self._reason = True, reason
        self._tell()

    def _tell(self) -> None:
        """Tell that `state` has changed; what goes wrong with the listener never stops the saving."""
        with suppress(Exception):
            self._told()
