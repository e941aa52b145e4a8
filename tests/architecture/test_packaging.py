"""What is installed is whole: the program finds its agendas from a wheel and from an editable install."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.tree import ROOT, SOURCE, files_of_the_tree

PIP = ["-m", "pip", "--isolated", "--disable-pip-version-check", "--no-cache-dir"]
OFFLINE = ["--no-deps", "--no-index"]


def run_python(python: Path | str, *arguments: str, cwd: Path, **environment: str) -> str:
    """Runs an interpreter and gives what it printed; a failure shows everything it said."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_ENV"))
    }
    ended = subprocess.run(
        [str(python), *arguments],
        cwd=cwd,
        env={**inherited, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def copy_of_the_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files a fresh clone would have, so that no build writes into the checkout."""
    copy = tmp_path_factory.mktemp("clone")
    for path in files_of_the_tree():
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return copy


@pytest.fixture(scope="module")
def wheel(copy_of_the_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", str(folder), str(copy_of_the_tree)]
    run_python(sys.executable, *build, cwd=folder)
    [built] = folder.glob("*.whl")
    return built


def names_in(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def read_metadata(wheel: Path, name: str) -> str:
    with ZipFile(wheel) as archive:
        [path] = [path for path in archive.namelist() if re.fullmatch(rf"[^/]+\.dist-info/{name}", path)]
        return archive.read(path).decode("utf-8")


@pytest.mark.parametrize("folder", ["agendas", "handouts"])
def test_the_wheel_holds_all_content_that_ships(wheel: Path, folder: str) -> None:
    packed = {name for name in names_in(wheel) if name.startswith(f"facilitator/content/{folder}/")}
    shipped = {f"facilitator/content/{folder}/{path.name}" for path in (ROOT / folder).glob("*.yaml")}
    assert packed == shipped
    assert shipped


def test_the_wheel_holds_every_module_and_every_style(wheel: Path) -> None:
    ours = {path for path in files_of_the_tree() if path.is_relative_to(SOURCE)}
    assert {path.relative_to(SOURCE.parent).as_posix() for path in ours} <= names_in(wheel)
    assert any(path.suffix == ".tcss" for path in ours)


def test_the_wheel_holds_nothing_but_the_program(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names_in(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"facilitator"}
    assert not [name for name in names_in(wheel) if "__pycache__" in name]


def test_the_wheel_says_its_licence_its_python_and_its_command(wheel: Path) -> None:
    metadata = HeaderParser().parsestr(read_metadata(wheel, "METADATA"))
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert read_metadata(wheel, "licenses/LICENSE") == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "facilitator = facilitator.cli:main" in read_metadata(wheel, "entry_points.txt").splitlines()


def assert_finds_its_agendas(python: Path | str, installed_in: Path, elsewhere: Path, **environment: str) -> None:
    """Runs the program from a folder that has nothing to do with it."""
    where = run_python(python, "-c", "import facilitator; print(facilitator.__file__)", cwd=elsewhere, **environment)
    assert Path(where.strip()).resolve().is_relative_to(installed_in.resolve())
    home = str(elsewhere / "home")
    listed = run_python(python, "-m", "facilitator", "agendas", cwd=elsewhere, FACILITATOR_HOME=home, **environment)
    assert "kick-off" in listed
    checked = ["-m", "facilitator", "check", "kick-off"]
    run_python(python, *checked, cwd=elsewhere, FACILITATOR_HOME=home, **environment)


def test_an_installed_wheel_finds_its_agendas(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run_python(sys.executable, *PIP, "install", *OFFLINE, "--target", str(site), str(wheel), cwd=tmp_path)
    assert_finds_its_agendas(sys.executable, site, elsewhere, PYTHONPATH=str(site))


def environment_beside(folder: Path) -> Path:
    """Makes an environment of its own that only sees the packages of the running one; gives its interpreter."""
    run_python(sys.executable, "-m", "venv", "--without-pip", str(folder), cwd=folder.parent)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    site = run_python(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    assert Path(site).is_relative_to(folder)
    seen = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    Path(site, "packages_of_the_tests.pth").write_text("\n".join(seen) + "\n", encoding="utf-8")
    return python


def test_an_editable_install_finds_its_agendas(copy_of_the_tree: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    python = environment_beside(tmp_path / "environment")
    install = [
        *PIP,
        "install",
        *OFFLINE,
        "--no-build-isolation",
        "--ignore-installed",
        "--editable",
        str(copy_of_the_tree),
    ]
    run_python(python, *install, cwd=tmp_path)
    assert_finds_its_agendas(python, copy_of_the_tree / "src", elsewhere)
