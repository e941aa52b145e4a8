"""A program in a terminal of its own: what it writes is timed, what it asks the terminal is answered."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
COLUMNS, LINES = 120, 36
QUIET_S = 0.6
"""A screen is settled once nothing was written for this long."""
PATIENCE_S = 60.0

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
"""Questions to a terminal, with what a common one says: it can show a frame at once, and it is a VT220."""


class NeverAtRest(Exception):  # noqa: N818 - what happened, in words
    """The screen was drawn again and again, though nobody did anything."""


class NeverShown(Exception):  # noqa: N818 - what happened, in words
    """The program ended or stayed silent before it showed what was waited for."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How long a program took to its first screen, in seconds from its start."""

    shown_s: float
    """When the words that were waited for had been written."""
    settled_s: float
    """When the last byte before the silence had been written."""


def surroundings(home: Path) -> dict[str, str]:
    """Return an environment in which everything of a person lies below `home`, and nothing changes Textual."""
    kept = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR")
    environ = {name: value for name, value in os.environ.items() if name in kept}
    return environ | {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_DOCUMENTS_DIR": str(home / "Documents"),
        "FACILITATOR_HOME": str(home / "Facilitator"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def python(*arguments: str) -> list[str]:
    """Return the call of this interpreter."""
    return [sys.executable, *arguments]


def program(name: str, *arguments: str) -> list[str]:
    """Return the call of one of the programs that are measured."""
    return python("-m", f"tests.benchmarks.programs.{name}", *arguments)


class Terminal:
    """A pseudo-terminal with a program in it; leave the `with` block to end the program."""

    def __init__(self, call: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start the program; the time counts from just before."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._tail = b""
        self.written = bytearray()
        """Everything it wrote."""
        self.began = perf_counter()
        self._process = subprocess.Popen(
            call, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=dict(environ), start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the program."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def settle(self, words: str, quiet_s: float = QUIET_S) -> Settled:
        """Wait for words on the screen and then for silence; raises NeverShown, or NeverAtRest where none comes."""
        shown_at = self.wait_for(words.encode(), PATIENCE_S)
        last_at = shown_at
        while self._read(quiet_s):
            last_at = perf_counter()
            if last_at - shown_at > PATIENCE_S:
                again = bytes(self.written[-500:]).decode(errors="replace")
                raise NeverAtRest(f"Nobody did anything, and for {PATIENCE_S:g} s it was never silent: {again!r}")
        return Settled(shown_at - self.began, last_at - self.began)

    def press(self, key: bytes, echo: bytes) -> float:
        """Write a key and return the seconds until its echo was painted."""
        self.drain(0.0)
        pressed_at = perf_counter()
        os.write(self._master, key)
        return self.wait_for(echo, 10.0) - pressed_at

    def write(self, keys: bytes) -> None:
        """Write keys whose echo is not waited for."""
        os.write(self._master, keys)

    def wait_for(self, words: bytes, patience_s: float) -> float:
        """Return the moment at which words were read; raises NeverShown."""
        seen = b""
        until = perf_counter() + patience_s
        while words not in seen:
            data = self._read(max(0.0, until - perf_counter()))
            if not data:
                last = bytes(self.written[-2000:]).decode(errors="replace")
                raise NeverShown(f"{words.decode()!r} was never shown; the last that was: {last!r}")
            seen = seen[-len(words) :] + data
        return perf_counter()

    def drain(self, for_s: float) -> None:
        """Read what is written for so long."""
        until = perf_counter() + for_s
        while self._read(max(0.0, until - perf_counter())):
            pass

    def _read(self, patience_s: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], patience_s)
        if not ready:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return b""
        self.written += data
        self._answer(data)
        return data

    def _answer(self, data: bytes) -> None:
        recent = self._tail + data
        for question, answer in ANSWERS.items():
            for _ in range(recent.count(question) - self._tail.count(question)):
                os.write(self._master, answer)
        self._tail = recent[-16:]
