"""From Enter to the answer that is painted among the others, in short sessions and in very long ones."""

from collections.abc import Mapping
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.figures import Row
from tests.benchmarks.keys import FLOOR, LETTERS, SETTLING_S
from tests.benchmarks.terminal import PATIENCE_S, Terminal, program
from tests.benchmarks.workshop import running_session

COUNTS = (10, 1000, 10_000)
AIM_BESIDE_FEW = 1.5
"""An answer more has to cost about the same however many there are."""
ENTER = b"\r"
QUIET_S = 0.15
"""After this long a paint and the word from the disk are over."""
WARM_UP = 3


def measure_entering(folder: Path, environ: dict[str, str], enters: int) -> list[Row]:
    """Type a letter into the floor and into every session in turn, and press Enter in the sessions."""
    with ExitStack() as open_terminals:
        floor = open_terminals.enter_context(Terminal(program("one_input"), environ))
        sessions: dict[int, Terminal] = {}
        for count in COUNTS:
            home = folder / f"entering-{count}"
            path = running_session(home, environ, count)
            sessions[count] = open_terminals.enter_context(Terminal(program("session", str(home), str(path)), environ))
        floor.wait_for(b"Hello", PATIENCE_S)
        for terminal in sessions.values():
            terminal.wait_for(b" KEYS ", PATIENCE_S)
            terminal.drain(SETTLING_S)
            terminal.press(b"1", b"WRITING")
        took_floor, took = _enter_in_turn(floor, sessions, enters)
    few, *more = COUNTS
    rows = [Row(f"Enter to paint, {count} answers beside {FLOOR}", "ms", took_floor, took[count]) for count in COUNTS]
    beside = [
        Row(f"Enter to paint, {count} answers beside {few}", "ms", took[few], took[count], AIM_BESIDE_FEW)
        for count in more
    ]
    return rows + beside


def _enter_in_turn(
    floor: Terminal, sessions: Mapping[int, Terminal], enters: int
) -> tuple[tuple[float, ...], dict[int, tuple[float, ...]]]:
    """Return the ms from a key to its echo in the floor, and from Enter to the answer in each session.

    A letter comes again only after all others: by that time the answer it was in is out of sight.
    """
    took_floor: list[float] = []
    took: dict[int, list[float]] = {count: [] for count in sessions}
    for turn, char in enumerate(islice(cycle(LETTERS), enters + WARM_UP)):
        letter = char.encode()
        keyed_s = floor.press(letter, letter)
        if turn >= WARM_UP:
            took_floor.append(keyed_s * 1000)
        for count, terminal in sessions.items():
            terminal.press(letter, letter)
            terminal.drain(QUIET_S)
            entered_s = terminal.press(ENTER, letter)
            terminal.drain(QUIET_S)
            if turn >= WARM_UP:
                took[count].append(entered_s * 1000)
        for terminal in (floor, *sessions.values()):
            terminal.drain(0.0)
    return tuple(took_floor), {count: tuple(samples) for count, samples in took.items()}
