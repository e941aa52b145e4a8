"""The tree under test: where it stands, and which files belong to it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "facilitator"


def files_of_the_tree() -> list[Path]:
    """Every file that git holds or would add; skips the test where there is no git to ask."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: the files of the tree are not known")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: " + listed.stderr.decode(errors="replace").strip())
    names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    return [path for name in names if (path := ROOT / name).is_file()]
