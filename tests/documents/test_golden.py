"""A report, a guide and a sheet in every format, byte for byte; UPDATE_GOLDEN=1 renews the files."""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from facilitator.agenda.library import Entry, Library
from facilitator.agenda.model import Agenda
from facilitator.documents.document import Document
from facilitator.documents.leaders_guide import leaders_guide
from facilitator.documents.report import report
from facilitator.documents.report_data import report_data
from facilitator.documents.sheet import sheet_document
from facilitator.documents.writers.html import to_html
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text
from tests.documents.rich_session import after, finished

GOLDEN = Path(__file__).parents[1] / "golden"
DAYS_LATER = after(60 * 24 * 3)


WRITERS: dict[str, Callable[[Document], str]] = {".md": to_markdown, ".txt": to_text, ".html": to_html}
NAMES = [
    *(f"{name}{ending}" for name in ("report", "kick-off-guide", "tool-check-sheet") for ending in WRITERS),
    "report.json",
]


def kick_off() -> Agenda:
    library = Library(Path("nowhere"))
    entry = library.find("kick-off")
    assert isinstance(entry, Entry)
    agenda = library.read(entry).agenda
    assert agenda is not None
    return agenda


def document(name: str) -> Document:
    documents: dict[str, Callable[[], Document]] = {
        "report": partial(report, finished(), DAYS_LATER),
        "kick-off-guide": lambda: leaders_guide(kick_off(), 6, 3),
        "tool-check-sheet": lambda: sheet_document(kick_off().sheets[0]),
    }
    return documents[name]()


def written(name: str) -> bytes:
    if name == "report.json":
        return (json.dumps(report_data(finished(), DAYS_LATER), indent=2) + "\n").encode("utf-8")
    path = Path(name)
    return WRITERS[path.suffix](document(path.stem)).encode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_written_as_it_was_read_and_approved(name: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(written(name))
    assert written(name) == path.read_bytes()
    assert b"\r" not in path.read_bytes()
