"""The directions between rooms: kept by the tree as it is, and broken by every arrow that points up."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, SOURCE


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
            "--no-logo",
            "--config",
            str(ROOT / ".importlinter"),
        ],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "NO_COLOR": "1", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def broken_contracts(output: str) -> list[str]:
    return re.findall(r"^(.+) BROKEN(?: \(.*\))?$", output, flags=re.MULTILINE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(SOURCE, tmp_path / "src" / "facilitator", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_every_contract_is_kept() -> None:
    linted = lint_imports(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert re.search(r"^Contracts: [1-9]\d* kept, 0 broken\.$", linted.stdout, flags=re.MULTILINE)


ROOMS = "Arrows between rooms point down"
TERMINAL = "Nothing below the shells knows a terminal, a command line or a server"
WRITERS = "Writers know only the neutral document"
DOCUMENT = "The neutral document knows nobody in the house"


@pytest.mark.parametrize(
    ("importer", "imported", "contract"),
    [
        ("agenda", "facilitator.timing", ROOMS),
        ("timing", "facilitator.agenda", ROOMS),
        ("agenda", "facilitator.session", ROOMS),
        ("timing", "facilitator.session", ROOMS),
        ("session", "facilitator.documents", ROOMS),
        ("session", "facilitator.live", ROOMS),
        ("documents", "facilitator.live", ROOMS),
        ("live", "facilitator.documents", ROOMS),
        ("live", "facilitator.console", ROOMS),
        ("documents", "facilitator.cli", ROOMS),
        ("console", "facilitator.cli", ROOMS),
        ("cli", "facilitator.console", ROOMS),
        ("agenda", "textual.app", TERMINAL),
        ("timing", "click", TERMINAL),
        ("session", "rich.text", TERMINAL),
        ("documents", "textual", TERMINAL),
        ("documents/writers", "rich", TERMINAL),
        ("live", "textual.app", TERMINAL),
        ("documents/writers", "facilitator.agenda", WRITERS),
        ("documents/writers", "facilitator.session", WRITERS),
        ("documents/writers", "facilitator.documents.report", WRITERS),
        ("documents/document.py", "facilitator.timing", DOCUMENT),
        ("documents", "facilitator.session", None),
        ("documents/writers", "facilitator.documents.document", None),
        ("cli/open_console.py", "facilitator.console.screens", None),
        ("cli", "facilitator.live", None),
        ("console", "facilitator.documents", None),
    ],
)
def test_an_arrow_is_allowed_only_downwards(tree: Path, importer: str, imported: str, contract: str | None) -> None:
    rooms = tree / "src" / "facilitator"
    for name in ("document.py", "report.py"):
        (rooms / "documents" / name).touch()
    module = rooms / importer if importer.endswith(".py") else rooms / importer / "newcomer.py"
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n\ndef late() -> None:\n    import {imported}\n")
    linted = lint_imports(tree)
    broken = broken_contracts(linted.stdout)
    assert (contract in broken) if contract else not broken, linted.stdout + linted.stderr


def test_a_room_without_a_place_in_the_house_is_refused(tree: Path) -> None:
    (tree / "src" / "facilitator" / "attic").mkdir()
    (tree / "src" / "facilitator" / "attic" / "__init__.py").touch()
    assert broken_contracts(lint_imports(tree).stdout) == [ROOMS]


def imports_at_module_level(module: ast.Module) -> list[str]:
    names: list[str] = []
    waiting: list[ast.stmt] = list(module.body)
    while waiting:
        statement = waiting.pop()
        match statement:
            case ast.Import():
                names += [alias.name for alias in statement.names]
            case ast.ImportFrom():
                names += [f"{statement.module}.{alias.name}" for alias in statement.names]
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                continue
            case _:
                waiting += [node for node in ast.iter_child_nodes(statement) if isinstance(node, ast.stmt)]
    return names


@pytest.mark.parametrize("path", sorted((SOURCE / "cli").glob("**/*.py")), ids=lambda path: path.name)
def test_cli_starts_the_console_only_from_inside_a_function(path: Path) -> None:
    early = imports_at_module_level(ast.parse(path.read_text(encoding="utf-8")))
    assert [name for name in early if name.startswith(("facilitator.console", "textual"))] == []
