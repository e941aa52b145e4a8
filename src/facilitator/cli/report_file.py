"""Writing a document to a file, whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from facilitator.cli.surroundings import Fault
from facilitator.session.storage.not_saved import reason_of


def write_document(path: Path, text: str) -> None:
    """Write a document in UTF-8; what stood there before is replaced by the whole new text. Raises a Fault."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise Fault(f"{path} is a folder. Give the name of a file in it.")
        draft.write_bytes(text.encode("utf-8", "backslashreplace"))
        draft.replace(path)
    except ValueError:
        raise Fault(f"{str(path)!r} cannot be the name of a file.") from None
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Fault(reason_of(error, path)) from None


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two names lead to one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
