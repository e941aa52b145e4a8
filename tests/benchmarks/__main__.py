"""Measures the console against floors of the same run: `python -m tests.benchmarks`."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.breakdown import start_parts, tick_parts
from tests.benchmarks.changing import measure_changing
from tests.benchmarks.crowded import measure_crowded
from tests.benchmarks.entering import measure_entering
from tests.benchmarks.figures import Part, Row
from tests.benchmarks.finding import measure_finding
from tests.benchmarks.keys import measure_keys
from tests.benchmarks.saving import measure_saving
from tests.benchmarks.start import measure_start
from tests.benchmarks.table import table_of_parts, table_of_rows
from tests.benchmarks.terminal import surroundings


@dataclass(frozen=True, slots=True)
class Effort:
    """How often everything is measured."""

    starts: int
    keys: int
    enters: int
    answers: int
    looks: int
    """Runs that look into a start, and searches through a long session."""


FULL = Effort(starts=12, keys=145, enters=58, answers=200, looks=5)
QUICK = Effort(starts=3, keys=29, enters=12, answers=30, looks=2)
ABOUTS = ("start", "keys", "saving", "finding", "changing", "crowded", "parts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print it, and return 0: no figure is a failure."""
    asked = _parser().parse_args(arguments)
    effort = QUICK if asked.quick else FULL
    with tempfile.TemporaryDirectory(prefix="facilitator-benchmarks-", dir=asked.folder) as name:
        folder = Path(name)
        environ = surroundings(folder)
        rows, parts = _measure(asked.only or ABOUTS, folder, environ, effort)
    print(table_of_rows(rows))
    for of in dict.fromkeys(part.of for part in parts):
        print("\n" + table_of_parts(of, [part for part in parts if part.of == of]))
    if asked.json is not None:
        whole = {"figures": [row.as_json() for row in rows], "parts": [part.as_json() for part in parts]}
        asked.json.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    return 0


def _measure(
    abouts: Sequence[str], folder: Path, environ: dict[str, str], effort: Effort
) -> tuple[list[Row], list[Part]]:
    rows: list[Row] = []
    parts: list[Part] = []
    measures: dict[str, Callable[[], None]] = {
        "start": lambda: rows.extend(measure_start(folder, environ, effort.starts)),
        "keys": lambda: rows.extend(
            [*measure_keys(folder, environ, effort.keys), *measure_entering(folder, environ, effort.enters)],
        ),
        "saving": lambda: rows.extend(measure_saving(folder, environ, effort.answers)),
        "finding": lambda: rows.extend(measure_finding(folder, environ, effort.looks)),
        "changing": lambda: rows.extend(measure_changing(folder, environ, effort.keys)),
        "crowded": lambda: rows.extend(measure_crowded(folder, environ, effort.looks)),
        "parts": lambda: parts.extend(
            [*start_parts(folder, environ, effort.looks), *tick_parts(folder, environ)],
        ),
    }
    for about in abouts:
        print(f"measuring: {about} …", file=sys.stderr, flush=True)
        measures[about]()
    return rows, parts


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="measure less often: about a minute, and rougher")
    parser.add_argument("--only", action="append", choices=ABOUTS, help="measure this only; may be given again")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample to a file as well")
    parser.add_argument("--folder", type=Path, help="the disk to write to; the system's temporary folder if not given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
