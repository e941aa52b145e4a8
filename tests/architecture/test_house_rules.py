"""Rules of the house that no linter holds: who asks for the time, names, sizes, and what no file may tell."""

import ast
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, SOURCE, files_of_the_tree

MODULE_LINES_MAX = 300
FUNCTION_LINES_MAX = 50

CLOCK = "timing/clock.py"
MAY_WAIT: dict[str, str] = {}
"""Modules that may import `sleep` from `time`, each with the reason."""

EMPTY_NAMES = {
    "util",
    "utils",
    "utility",
    "utilities",
    "helper",
    "helpers",
    "common",
    "manager",
    "managers",
    "base",
    "core",
    "misc",
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


each_module = pytest.mark.parametrize("path", modules(), ids=place)


# Who asks for the time


CLASSES_THAT_TELL_TIME = {"datetime.datetime", "datetime.date"}
QUESTIONS = {"now", "utcnow", "today"}
MODULES_THAT_TELL_TIME = {"time", "_time", "timeit"}


def imported_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name of a module stands for, with dots: {"dt": "datetime.datetime"}."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    first = alias.name.partition(".")[0]
                    names[alias.asname or first] = alias.name if alias.asname else first
            case ast.ImportFrom(module=str(module), level=0):
                for alias in node.names:
                    names[alias.asname or alias.name] = f"{module}.{alias.name}"
            case _:
                continue
    return names


def dotted(node: ast.expr, names: dict[str, str]) -> str | None:
    match node:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Attribute(value=value, attr=attr):
            owner = dotted(value, names)
            return f"{owner}.{attr}" if owner else None
        case _:
            return None


def questions_for_the_time(source: str) -> Iterator[str]:
    """Every way in which a module could ask what time it is, or wait, as "line: what"."""
    tree = ast.parse(source)
    names = imported_names(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    if alias.name in MODULES_THAT_TELL_TIME:
                        yield f"{node.lineno}: import {alias.name}"
            case ast.ImportFrom(module=str(module)) if module in MODULES_THAT_TELL_TIME:
                for alias in node.names:
                    yield f"{node.lineno}: from {module} import {alias.name}"
            case ast.Attribute(value=value, attr=attr) if attr in QUESTIONS:
                owner = dotted(value, names)
                if owner in CLASSES_THAT_TELL_TIME:
                    yield f"{node.lineno}: {owner}.{attr}"
            case _:
                continue


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import time\ntime.time()", ["1: import time"]),
        ("def f():\n    import time as t", ["2: import time"]),
        (
            "from time import monotonic, perf_counter",
            ["1: from time import monotonic", "1: from time import perf_counter"],
        ),
        ("from datetime import datetime\ndatetime.now()", ["2: datetime.datetime.now"]),
        (
            "from datetime import datetime as dt\nfield(default_factory=dt.utcnow)",
            ["2: datetime.datetime.utcnow"],
        ),
        ("import datetime\ndatetime.date.today()", ["2: datetime.date.today"]),
        ("import datetime as d\nd.datetime.now(d.UTC)", ["2: datetime.datetime.now"]),
        ("from datetime import date\ndate.today()", ["2: datetime.date.today"]),
        ("from datetime import datetime\ndatetime.fromisoformat('2026-11-22')\nclock.now()", []),
        ("from facilitator.timing import clock\nclock.now()", []),
        ("from facilitator.timing.clock import Instant", []),
    ],
)
def test_the_search_finds_every_way_to_ask_for_the_time(source: str, found: list[str]) -> None:
    assert list(questions_for_the_time(source)) == found


@pytest.mark.parametrize("path", [path for path in modules() if place(path) != CLOCK], ids=place)
def test_only_the_clock_asks_for_the_time(path: Path) -> None:
    asked = list(questions_for_the_time(path.read_text(encoding="utf-8")))
    if place(path) in MAY_WAIT:
        asked = [question for question in asked if not question.endswith("from time import sleep")]
    assert asked == []


def test_the_clock_asks() -> None:
    assert list(questions_for_the_time((SOURCE / CLOCK).read_text(encoding="utf-8")))


# Names and sizes


def words_of(name: str) -> set[str]:
    return set(name.lower().split("_"))


@each_module
def test_a_name_says_what_is_inside(path: Path) -> None:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    assert [part for part in parts if words_of(part) & EMPTY_NAMES] == []


@each_module
def test_a_module_is_small_enough_to_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES_MAX


@each_module
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {
        f"{node.name}, line {node.lineno}": (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions
    }
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES_MAX} == {}


# What no file of the tree may tell


REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("anaconda", "org"),
        ("proxy", "golang", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
]

PLACEHOLDER_PEOPLE = {"you", "me", "name", "user", "username"}
"""Made-up people whose homes an example may show."""

HOMES = re.compile(r"(?<![\w.~])(?:/home/|/Users/|[A-Za-z]:\\+Users\\+)(?P<person>\w[\w.-]*)|(?<![\w.~/])/roo[t]/")


def telling_lines(text: str, checkout: Path) -> Iterator[str]:
    """Lines that name a registry's host, a person's home, or the folder of the checkout.

    A checkout right below the root, such as `/src`, is too common a name to look for.
    """
    places = [str(checkout)] if len(checkout.parts) > 2 else []
    for number, line in enumerate(text.splitlines(), start=1):
        hosts = [host for host in REGISTRY_HOSTS if host in line.lower()]
        homes = [found[0] for found in HOMES.finditer(line) if found["person"] not in PLACEHOLDER_PEOPLE]
        homes += [place for place in places if place in line]
        if hosts or homes:
            yield f"{number}: {', '.join(hosts + homes)}"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("index-url = https://" + "pypi" + ".org/simple", True),
        ("from files." + "pythonhosted" + ".org", True),
        ("open /ho" + "me/ada/notes", True),
        ("C:\\Use" + "rs\\Ada\\Documents", True),
        ("/Use" + "rs/ada.l/Documents", True),
        ("cp x /ro" + "ot/.cache", True),
        ("built in /srv/checkouts/facilitator/src", True),
        ("/home/you/Documents or C:\\Users\\you or /Users/name", False),
        ("~/Documents/Facilitator, src/facilitator, tests/roots-x", False),
    ],
)
def test_the_search_finds_hosts_and_homes(line: str, told: bool) -> None:
    assert bool(list(telling_lines(line, Path("/srv/checkouts/facilitator")))) is told


def test_no_file_names_a_registry_or_a_folder_of_some_machine() -> None:
    files = files_of_the_tree()
    assert ROOT / "pyproject.toml" in files
    telling = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if (lines := list(telling_lines(path.read_text(encoding="utf-8", errors="replace"), ROOT)))
    }
    assert telling == {}


# What the README promises


def fenced_lines(markdown: str) -> list[str]:
    lines: list[str] = []
    inside = False
    for line in markdown.splitlines():
        if line.lstrip().startswith("```"):
            inside = not inside
        elif inside:
            lines.append(line.strip())
    return lines


def test_ci_runs_the_test_command_of_the_readme_to_the_letter() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = {line for line in fenced_lines(readme) if line.endswith("-m pytest") and ".venv/bin/" in line}
    assert len(commands) == 1, commands
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert commands <= {line.strip() for line in script.splitlines()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no executable bit")
def test_ci_can_be_started() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_constraints_are_exact_and_name_no_index() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9][\w.-]*==[\w.+!]+", pin)] == []
    assert len({pin.partition("==")[0].lower() for pin in pins}) == len(pins) > 0
