"""The page for note-takers is true: its form is written, its filled form read, and what is told is quoted.

`UPDATE_GOLDEN=1` renews the form and what is told.
"""

import os
import re
from pathlib import Path

import pytest

from facilitator.agenda.reader import read_agenda
from facilitator.documents.forms.filled_form import read_form
from facilitator.live.recorder import header_of
from facilitator.session.collected import NotRead
from facilitator.session.events import write_event
from facilitator.session.groups import form_groups
from facilitator.session.storage.file import create
from tests.architecture.tree import ROOT
from tests.cli.shell import Shell
from tests.fakes import Stage, set_up

PAGE = ROOT / "docs" / "note-takers.md"
SATURDAY = """workshop: Saturday opening hours
code: S
handouts:
  tools:
    sheet: Our tools
    one per: tool
    columns:
      - Tool
      - What for
      - Verdict: [keep, improve, drop]
    ask:
      - id: missing
        ask: Which tool is missing?
        kind: list
steps:
  - title: Judge the tools
    code: A1
    time: 20-30 min
    in: groups
    handout: tools
"""


def fence(name: str) -> str:
    found = re.search(rf"^```text {name}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[1]


def hold(name: str, made: str) -> None:
    markdown = PAGE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN") == "1":
        before, after = f"```text {name}\n{fence(name)}```", f"```text {name}\n{made}```"
        PAGE.write_bytes(markdown.replace(before, after).encode("utf-8"))
    assert fence(name) == made, "UPDATE_GOLDEN=1 python -m pytest tests/docs renews it"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A home with the agenda of the page, and a session of it."""
    shell = Shell(tmp_path)
    shell.write("home/agendas/saturday.yaml", SATURDAY)
    agenda = read_agenda(SATURDAY, "saturday.yaml", lambda name: None).agenda
    assert agenda is not None
    stage = Stage(agenda, set_up(people=8, groups=form_groups(2, 8))).start()
    path = shell.home / "sessions" / "2026-11-23-0900-saturday.json"
    path.parent.mkdir(parents=True)
    create(path, header_of(stage.session), [write_event(event) for event in stage.session.log]).close()
    return shell


def test_the_form_of_the_page_is_what_handout_writes(shell: Shell) -> None:
    hold("form", shell.run("handout", "saturday:tools", "--group", "Blue").out)
    assert shell.run("handout", "saturday", "--step", "A1").code == 0


def test_the_filled_form_is_read_and_told_as_the_page_says(shell: Shell) -> None:
    form = fence("form")
    filled = form[: form.index("## 1")] + fence("filled")
    path = shell.write("tools-blue.md", filled)
    code, out, err = shell.run("collect", "saturday", str(path))
    assert (code, err) == (0, "")
    hold("told", out)


def test_what_is_told_of_a_file_is_quoted() -> None:
    agenda = read_agenda(SATURDAY, "saturday.yaml", lambda name: None).agenda
    assert agenda is not None
    told = []
    for data in (b"PK\x03\x04", b"## {#elsewhere}\n- x", b"words", b'x,{#missing}\n"' + b"y\n" * 70_000):
        found = read_form(data, "form.csv", agenda)
        assert isinstance(found, NotRead)
        told.append(found.sentence)
    quoted = re.findall(r"^\| `([^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(quoted) == len(told) + 1
    for words in quoted:
        assert words == "does not say which group it is of" or any(words in sentence for sentence in told)
