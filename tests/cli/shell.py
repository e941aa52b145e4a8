"""A person at a command line: what was typed, what came back, and which screen would have opened."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from facilitator.cli.program import run_program
from facilitator.cli.surroundings import Surroundings
from facilitator.live.openings import ConsoleOpening
from facilitator.live.workplace import Workplace
from tests.fakes import FakeClock


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What a program would read."""
        return json.loads(self.out)


class Shell:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.clock = FakeClock()
        self.terminal = True
        self.openings: list[ConsoleOpening] = []
        self.fails: BaseException | None = None
        self.meanwhile: Callable[[Any], object] = lambda opening: None
        """What happens in the console that is opened."""
        self.state = folder / "state"

    def run(self, *typed: str) -> Ran:
        """Run a command as it was typed."""
        around = Surroundings(self.clock, lambda: self.terminal, self._start_console)
        env = {"FACILITATOR_HOME": str(self.home), "XDG_STATE_HOME": str(self.state)}
        with CliRunner().isolation(env=env) as (out, err, _):
            code = run_program(typed, around)
        return Ran(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def _start_console(self, place: Workplace, opening: ConsoleOpening) -> int:
        if self.fails is not None:
            raise self.fails
        assert place.folders.home == self.home
        self.openings.append(opening)
        self.meanwhile(opening)
        return 0
