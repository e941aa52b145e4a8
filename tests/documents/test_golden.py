"""The report of a whole workshop in every format, byte for byte; UPDATE_GOLDEN=1 renews the files."""

import json
import os
from pathlib import Path

import pytest

from facilitator.documents.report import report
from facilitator.documents.report_data import report_data
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text
from tests.documents.rich_session import after, finished

GOLDEN = Path(__file__).parents[1] / "golden"
DAYS_LATER = after(60 * 24 * 3)


def written(name: str) -> bytes:
    session = finished()
    texts = {
        "report.md": lambda: to_markdown(report(session, DAYS_LATER)),
        "report.txt": lambda: to_text(report(session, DAYS_LATER)),
        "report.json": lambda: json.dumps(report_data(session, DAYS_LATER), indent=2) + "\n",
    }
    return texts[name]().encode("utf-8")


@pytest.mark.parametrize("name", ["report.md", "report.txt", "report.json"])
def test_the_report_is_written_as_it_was_read_and_approved(name: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(written(name))
    assert written(name) == path.read_bytes()
    assert b"\r" not in path.read_bytes()
