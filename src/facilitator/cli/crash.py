"""The end of a program that met its own mistake: a sentence for the person, the details in a file."""

import os
import platform
import sys
import traceback
from pathlib import Path

from facilitator import __version__

SAFE = "Your sessions are safe: every answer that was shown as saved is in its file."


def explain_crash(error: Exception) -> str:
    """Write down what happened and return the sentence that says where."""
    name = type(error).__name__
    try:
        log = _write_log(error)
    except Exception:
        log = None
    where = f"The details are in {log}" if log else f"The details could not be written to a file ({name}: {error})"
    return f"facilitator made a mistake of its own and had to stop. {SAFE} {where}."


def _write_log(error: Exception) -> Path:
    from facilitator.session.storage.folder import state_folder
    from facilitator.timing.clock import SystemClock

    at = SystemClock().now().system
    folder = state_folder(os.environ)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"mistake-{at:%Y%m%d-%H%M%S-%f}.log"
    head = f"facilitator {__version__}, Python {platform.python_version()}, {platform.platform()}, {at.isoformat()}"
    told = "".join(traceback.format_exception(error))
    text = f"{head}\n{sys.argv[1:]!r}\n\n{told}"
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path
