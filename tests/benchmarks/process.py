"""What a process has used so far."""

import os
import subprocess
from pathlib import Path


def peak_mib(pid: int) -> float:
    """Return the most memory a process has held, in MiB; where the system keeps no such record, what it holds."""
    for line in _lines(Path(f"/proc/{pid}/status")):
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    held = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(held.stdout) / 1024


def processor_s(pid: int) -> float | None:
    """Return the seconds of processor time a process has used; None where the system does not say."""
    for line in _lines(Path(f"/proc/{pid}/stat")):
        fields = line.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
