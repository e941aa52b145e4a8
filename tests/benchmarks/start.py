"""From the start of a program to its settled first screen, and the memory it holds then."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Row
from tests.benchmarks.process import peak_mib, processor_s
from tests.benchmarks.terminal import Terminal, program, python
from tests.benchmarks.workshop import closed_sessions, running_session

AIM = 2.5
MEMORY_AIM = 1.8
PAST_SESSIONS, PAST_ANSWERS = 20, 60
MANY = 1000
FEW = 9

FLOOR = "the smallest program"
HOME = "home screen"
COMMAND = "home screen, through the command"
HISTORY = f"home screen, {PAST_SESSIONS} past sessions"
MAIN = "main screen of a running session"
MAIN_MANY = f"main screen, {MANY} answers"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program to start, and the words that tell that it has drawn itself."""

    call: list[str]
    words: str


@dataclass(frozen=True, slots=True)
class Start:
    """One start."""

    shown_ms: float
    """Until its words stood there: for the main screen, whose clock goes on, the better end."""
    settled_ms: float
    processor_ms: float | None
    """None where the system does not say."""
    peak_mib: float


def candidates(folder: Path, environ: dict[str, str]) -> dict[str, Candidate]:
    """Prepare what is started: an empty home, one with a history, and two sessions."""
    empty, history = folder / "empty", folder / "history"
    few = running_session(folder / "few", environ, FEW)
    many = running_session(folder / "many", environ, MANY)
    closed_sessions(history, environ, PAST_SESSIONS, PAST_ANSWERS)
    home_words, main_words = "Enter open", " KEYS "
    return {
        FLOOR: Candidate(program("one_static"), "Hello"),
        HOME: Candidate(program("home", str(empty)), home_words),
        COMMAND: Candidate(python("-m", "facilitator", "--home", str(empty)), home_words),
        HISTORY: Candidate(program("home", str(history)), home_words),
        MAIN: Candidate(program("session", str(folder / "few"), str(few)), main_words),
        MAIN_MANY: Candidate(program("session", str(folder / "many"), str(many)), main_words),
    }


def start_once(candidate: Candidate, environ: Mapping[str, str]) -> Start:
    """Start a program, wait until its screen is settled, and end it."""
    with Terminal(candidate.call, environ) as terminal:
        settled = terminal.settle(candidate.words)
        used_s = processor_s(terminal.pid)
        used_ms = None if used_s is None else used_s * 1000
        return Start(settled.shown_s * 1000, settled.settled_s * 1000, used_ms, peak_mib(terminal.pid))


def measure_start(folder: Path, environ: dict[str, str], rounds: int) -> list[Row]:
    """Start everything in turn, `rounds` times, after one start each that is not counted."""
    started: defaultdict[str, list[Start]] = defaultdict(list)
    prepared = candidates(folder, environ)
    for turn in range(rounds + 1):
        for name, candidate in prepared.items():
            start = start_once(candidate, environ)
            if turn:
                started[name].append(start)
    return [*_settled(started), *_processor(started), *_memory(started)]


def _settled(started: Mapping[str, list[Start]]) -> list[Row]:
    floor = tuple(start.settled_ms for start in started[FLOOR])
    rows = []
    for name, aim in ((HOME, AIM), (COMMAND, AIM), (HISTORY, None)):
        ours = tuple(start.settled_ms for start in started[name])
        rows.append(Row(f"start to settled: {name}", "ms", floor, ours, aim))
    shown = {name: tuple(start.shown_ms for start in started[name]) for name in (FLOOR, MAIN, MAIN_MANY)}
    return rows + [Row(f"start to shown: {name}", "ms", shown[FLOOR], shown[name]) for name in (MAIN, MAIN_MANY)]


def _processor(started: Mapping[str, list[Start]]) -> list[Row]:
    floor = tuple(start.processor_ms for start in started[FLOOR] if start.processor_ms is not None)
    ours = tuple(start.processor_ms for start in started[HOME] if start.processor_ms is not None)
    return [Row(f"processor time until then: {HOME}", "ms", floor, ours)] if floor and ours else []


def _memory(started: Mapping[str, list[Start]]) -> list[Row]:
    floor = tuple(start.peak_mib for start in started[FLOOR])
    return [
        Row(f"peak memory: {name}", "MiB", floor, tuple(start.peak_mib for start in started[name]), aim)
        for name, aim in ((HOME, MEMORY_AIM), (MAIN, MEMORY_AIM), (MAIN_MANY, None))
    ]
