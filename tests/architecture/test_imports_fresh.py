"""What a fresh interpreter has loaded: the boundary between rooms, held a second time where it costs start-up."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.tree import ROOT, SOURCE

KICK_OFF = ROOT / "agendas" / "kick-off.yaml"

RUN_COMMAND = """
import json, runpy, sys
seen, sys.argv = sys.argv[1], ["facilitator", *sys.argv[2:]]
try:
    runpy.run_module("facilitator", run_name="__main__", alter_sys=True)
finally:
    with open(seen, "w", encoding="utf-8") as file:
        json.dump(sorted(sys.modules), file)
"""

IMPORT_MODULES = """
import importlib, json, sys
for name in sys.argv[2:]:
    importlib.import_module(name)
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(sorted(sys.modules), file)
"""


class Fresh(NamedTuple):
    """What is known of an interpreter that has ended."""

    code: int
    output: str
    packages: set[str]
    """Top-level names of everything it had loaded."""
    rooms: set[str]
    """Names of the parts of the house it had loaded."""


def fresh_interpreter(program: str, *arguments: str, folder: Path) -> Fresh:
    seen = folder / "modules.json"
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(seen), *arguments],
        cwd=folder,
        env={**os.environ, "FACILITATOR_HOME": str(folder / "home"), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert seen.exists(), ended.stdout
    modules: list[str] = json.loads(seen.read_text(encoding="utf-8"))
    parts = [name.split(".") for name in modules]
    return Fresh(
        code=ended.returncode,
        output=ended.stdout,
        packages={part[0] for part in parts},
        rooms={part[1] for part in parts if part[0] == "facilitator" and len(part) > 1},
    )


def modules_of(room: str) -> list[str]:
    files = sorted((SOURCE / room).rglob("*.py"))
    return [".".join(file.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__") for file in files]


@pytest.mark.parametrize(
    ("room", "reach"),
    [
        ("agenda", {"agenda"}),
        ("timing", {"timing"}),
        ("session", {"session", "agenda", "timing"}),
        ("documents", {"documents", "session", "agenda", "timing"}),
        ("live", {"live", "session", "agenda", "timing"}),
    ],
)
def test_a_room_below_the_shells_loads_no_terminal_and_no_room_above(
    room: str, reach: set[str], tmp_path: Path
) -> None:
    fresh = fresh_interpreter(IMPORT_MODULES, *modules_of(room), folder=tmp_path)
    assert fresh.code == 0, fresh.output
    assert fresh.packages & {"textual", "rich", "click", "aiohttp"} == set()
    assert fresh.rooms <= reach


def test_the_name_of_the_house_alone_loads_no_room(tmp_path: Path) -> None:
    fresh = fresh_interpreter(IMPORT_MODULES, "facilitator", folder=tmp_path)
    assert fresh.code == 0, fresh.output
    assert fresh.rooms == set()


def test_the_search_sees_textual_where_the_console_is_loaded(tmp_path: Path) -> None:
    fresh = fresh_interpreter(IMPORT_MODULES, *modules_of("console"), folder=tmp_path)
    assert fresh.code == 0, fresh.output
    assert "textual" in fresh.packages


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["run", "--help"],
        ["resume", "--help"],
        ["agendas"],
        ["sessions"],
        ["check", str(KICK_OFF)],
        ["show", str(KICK_OFF)],
        ["show", str(KICK_OFF), "--format", "html"],
        ["handout"],
        ["handout", "tool-check"],
        ["check", "six-keys", "--format", "json"],
        ["new", "Saturday opening hours"],
        ["new", "Our kick-off", "--from", str(KICK_OFF)],
        ["schema"],
        ["schema", "--sheet"],
    ],
    ids=lambda arguments: " ".join(Path(argument).name for argument in arguments),
)
def test_a_command_that_opens_no_console_does_not_load_textual(arguments: list[str], tmp_path: Path) -> None:
    fresh = fresh_interpreter(RUN_COMMAND, *arguments, folder=tmp_path)
    assert fresh.code == 0, fresh.output
    assert fresh.output.strip()
    assert "textual" not in fresh.packages
    assert "console" not in fresh.rooms


def test_rehearse_and_report_do_not_load_textual(tmp_path: Path) -> None:
    rehearsed = fresh_interpreter(RUN_COMMAND, "rehearse", str(KICK_OFF), folder=tmp_path)
    assert rehearsed.code == 0, rehearsed.output
    assert "textual" not in rehearsed.packages
    [session] = sorted((tmp_path / "home" / "sessions").glob("*.json"))
    reported = fresh_interpreter(RUN_COMMAND, "report", str(session), folder=tmp_path)
    assert reported.code == 0, reported.output
    assert reported.output.startswith("# ")
    assert "textual" not in reported.packages


@pytest.mark.parametrize("question", ["--version", "--help"])
def test_a_question_about_the_program_loads_no_model_and_no_yaml(question: str, tmp_path: Path) -> None:
    fresh = fresh_interpreter(RUN_COMMAND, question, folder=tmp_path)
    assert fresh.code == 0, fresh.output
    assert fresh.packages & {"pydantic", "yaml"} == set()
