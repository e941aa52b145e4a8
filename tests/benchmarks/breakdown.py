"""Where the time goes: the start by imports and stages, a tick by the parts of the screen."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Part
from tests.benchmarks.terminal import ROOT, program
from tests.benchmarks.workshop import running_session

OURS = "tests.benchmarks.programs.home"
READER = "facilitator.agenda.reader"
"""Loaded when the first agenda is read, which the home screen does."""
SMALLEST = "tests.benchmarks.programs.one_static"
WORTH_TELLING_MS = 1.0
ELSEWHERE = "the standard library and all else"
TOLD = {"facilitator", "textual", "rich", "pydantic", "pydantic_core", "yaml", "click", "platformdirs", "filelock"}
FEW, MANY = 9, 10_000


def start_parts(folder: Path, environ: Mapping[str, str], rounds: int) -> list[Part]:
    """Return the imports by package, then the stages."""
    home = folder / "stages"
    of = "start, imports"
    ours, floor = _imports(environ, rounds)
    together = {name: (ours.get(name, 0.0), floor.get(name, 0.0)) for name in {*ours, *floor}}
    ordered = sorted(together.items(), key=lambda item: item[1][1] - item[1][0])
    parts = [Part(of, name, "ms", *both) for name, both in ordered if max(both) >= WORTH_TELLING_MS]
    runs = [_json_of(program("stages", str(home)), environ) for _ in range(rounds)]
    return parts + [Part("start, stages", name, "ms", median(run[name] for run in runs)) for name in runs[0]]


def tick_parts(folder: Path, environ: dict[str, str]) -> list[Part]:
    """Return what one drawing of the main screen is made of, for a short session and a long one."""
    drawn: dict[int, dict[str, float]] = {}
    for answers in (FEW, MANY):
        home = folder / f"drawing-{answers}"
        path = running_session(home, environ, answers)
        drawn[answers] = _json_of(program("drawing", str(home), str(path)), environ)
    of = f"main screen, {MANY} answers beside {FEW}"
    return [Part(of, name, "ms", drawn[MANY][name], drawn[FEW][name]) for name in drawn[FEW]]


def _imports(environ: Mapping[str, str], rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """Return the least time that each package took to import, ours and the floor's, in ms."""
    ours: list[dict[str, float]] = []
    floor: list[dict[str, float]] = []
    for _ in range(rounds):
        ours.append(_by_package(_json_of(program("imports", OURS, READER), environ)))
        floor.append(_by_package(_json_of(program("imports", SMALLEST), environ)))
    return _least(ours), _least(floor)


def _least(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: min(run[name] for run in runs) for name in runs[0]}


def _by_package(modules: Mapping[str, float]) -> dict[str, float]:
    totals: defaultdict[str, float] = defaultdict(float)
    for module, took_ms in modules.items():
        first, *rest = module.split(".")
        name = f"facilitator.{rest[0]}" if first == "facilitator" and rest else first
        totals[name if first in TOLD else ELSEWHERE] += took_ms
    return totals


def _json_of(call: Sequence[str], environ: Mapping[str, str]) -> dict[str, float]:
    read = json.loads(_run(call, environ).stdout)
    return {str(name): float(took) for name, took in read.items()}


def _run(call: Sequence[str], environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(call, cwd=ROOT, env=dict(environ), capture_output=True, text=True, check=True)
