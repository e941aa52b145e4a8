"""The real program in a real terminal whose window is closed, or that the system ends."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

IN_ITS_TERMINAL = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "from facilitator.cli import main; sys.exit(main())"
)
"""The program, started so that its terminal's end is told to it."""
COMMAND = [sys.executable, "-c", IN_ITS_TERMINAL, "run", "quick-start", "--groups", "3", "--people", "9"]
LONG_S = 60.0
"""How long a test waits for the program before it fails."""


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, home: Path) -> None:
        """Open the window and start the program on the set-up of the quick start."""
        import fcntl
        import struct
        import termios

        self._near, far = os.openpty()
        fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.home = home
        self.shown = b""
        self._news = threading.Condition()
        environment = {**os.environ, "FACILITATOR_HOME": str(home), "TERM": "xterm-256color"}
        self.program = subprocess.Popen(
            COMMAND, stdin=far, stdout=far, stderr=far, env=environment, start_new_session=True
        )
        os.close(far)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while data := os.read(self._near, 65536):
                with self._news:
                    self.shown += data
                    self._news.notify_all()

    def wait_for(self, words: str) -> None:
        """Wait until the program has written these words to the terminal since the last key."""
        with self._news:
            assert self._news.wait_for(lambda: words.encode() in self.shown, LONG_S), self.shown[-2000:]

    def type(self, keys: str) -> None:
        """Type all keys in one go."""
        with self._news:
            self.shown = b""
        os.write(self._near, keys.encode())

    def close(self) -> None:
        """Close the window."""
        os.close(self._near)
        self._near = -1

    def end(self) -> None:
        """Leave nothing running."""
        self.program.kill()
        self.program.wait()
        if self._near >= 0:
            self.close()

    def events(self) -> list[tuple[str, str]]:
        """Return the answers in the session's file, and what was half typed last, as (event, text)."""
        path = next((self.home / "sessions").glob("*.json"))
        events = json.loads(path.read_text(encoding="utf-8"))["events"]
        said = [(event["event"], event.get("text", "")) for event in events]
        # A pause of the machine keeps what is half typed at that moment too.
        answers = [each for each in said if each[0] == "answer-added"]
        return [*answers, *[each for each in said if each[0] == "draft-kept"][-1:]]


@contextmanager
def terminal(home: Path) -> Iterator[Terminal]:
    """Open a terminal in whose line half a word stands behind two answers, all typed in one go."""
    window = Terminal(home)
    try:
        window.wait_for("begin")
        window.type("\x13")
        window.wait_for("Agenda")
        window.type(" aone\rtwo\rhal")
        window.wait_for("two")
        window.wait_for("hal")
        yield window
    finally:
        window.end()


WRITTEN = [("answer-added", "one"), ("answer-added", "two"), ("draft-kept", "hal")]


def test_closing_the_window_loses_nothing_and_leaves_no_program_behind(tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.close()
        assert window.program.wait(LONG_S) == 128 + signal.SIGHUP
        assert window.events()[-3:] == WRITTEN
        assert list((tmp_path / "sessions").glob(".*.lock")) == []


def test_a_program_that_the_system_ends_gives_the_terminal_back_and_says_how_to_go_on(tmp_path: Path) -> None:
    with terminal(tmp_path) as window:
        window.program.send_signal(signal.SIGTERM)
        assert window.program.wait(LONG_S) == 128 + signal.SIGTERM
        window.wait_for("\x1b[?1049l")
        window.wait_for("facilitator resume")
        assert window.events()[-3:] == WRITTEN
