"""From a key to its echo on the screen, and what the screen costs while nobody types."""

import random
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.figures import Row
from tests.benchmarks.process import processor_s
from tests.benchmarks.terminal import PATIENCE_S, Terminal, program
from tests.benchmarks.workshop import running_session

AIM = 3.0
FEW, MANY = 9, 1000
LETTERS = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Letters that stand nowhere else on the screen, so that one that is read can only be the echo."""
SETTLING_S = 1.0
"""A cursor that blinks and a clock are never silent, so these screens get a while instead."""
CLEAR_LINE = b"\x15"
WATCHED_S = 5.0
GAP_S = (0.02, 0.07)
"""Between two keys; with three programs in turn each hears one about every fifth of a second."""

FLOOR = "one Input"
NAMES = {FEW: f"key to paint, {FEW} answers", MANY: f"key to paint, {MANY} answers"}


def measure_keys(folder: Path, environ: dict[str, str], keys: int) -> list[Row]:
    """Type into the floor and into both sessions in turn, `keys` times each; then leave all three alone."""
    with ExitStack() as open_terminals:
        terminals = {FLOOR: open_terminals.enter_context(Terminal(program("one_input"), environ))}
        for answers in (FEW, MANY):
            home = folder / f"keys-{answers}"
            path = running_session(home, environ, answers)
            call = program("session", str(home), str(path))
            terminals[NAMES[answers]] = open_terminals.enter_context(Terminal(call, environ))
        for name, terminal in terminals.items():
            terminal.wait_for(b"Hello" if name == FLOOR else b" KEYS ", PATIENCE_S)
            terminal.drain(SETTLING_S)
        for name, terminal in terminals.items():
            if name != FLOOR:
                terminal.press(b"1", b"WRITING")
        took = _type_in_turn(terminals, keys)
        rest = _left_alone(terminals)
    rows = [Row(name, "ms", took[FLOOR], took[name], AIM) for name in NAMES.values()]
    return rows + rest


def _type_in_turn(terminals: Mapping[str, Terminal], keys: int) -> dict[str, tuple[float, ...]]:
    chance = random.Random(2)
    took: dict[str, list[float]] = {name: [] for name in terminals}
    for turn in range(keys + len(LETTERS)):
        letter = LETTERS[turn % len(LETTERS)].encode()
        for name, terminal in terminals.items():
            if turn and turn % len(LETTERS) == 0:
                terminal.write(CLEAR_LINE)
                terminal.drain(0.1)
            seconds = terminal.press(letter, letter)
            if turn >= len(LETTERS):
                took[name].append(seconds * 1000)
            gap_s = chance.uniform(*GAP_S)
            for other in terminals.values():
                other.drain(gap_s / len(terminals))
    return {name: tuple(samples) for name, samples in took.items()}


def _left_alone(terminals: Mapping[str, Terminal]) -> list[Row]:
    """Return the share of a core that each program takes while nobody types, in percent."""
    before = {name: processor_s(terminal.pid) for name, terminal in terminals.items()}
    share: dict[str, float] = {}
    for terminal in terminals.values():
        terminal.drain(0.0)
    for _ in range(int(WATCHED_S / 0.1)):
        for terminal in terminals.values():
            terminal.drain(0.1 / len(terminals))
    for name, terminal in terminals.items():
        used_s, used_before_s = processor_s(terminal.pid), before[name]
        if used_s is None or used_before_s is None:
            return []
        share[name] = (used_s - used_before_s) / WATCHED_S * 100
    floor = (max(share[FLOOR], 0.1),)
    return [Row(f"left alone, {answers} answers", "% of a core", floor, (share[NAMES[answers]],)) for answers in NAMES]
