"""A form that was filled in, read back: which line answers which question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath

from facilitator.agenda.model import Agenda, Prompt
from facilitator.documents.forms.answers_on_form import answers_below
from facilitator.documents.forms.decoding import text_of, why_not
from facilitator.documents.forms.note_form import (
    DATE,
    GROUP,
    HOW,
    HOW_IN_CELLS,
    KEEP_BRACKETS,
    NAME,
    TAKER,
    WORKSHOP,
    FormQuestion,
    hints,
    question_title,
    title_of_table,
)
from facilitator.documents.forms.rows_of_file import ITEM, Line, TooLong, lines_of
from facilitator.documents.forms.spelling import folded, from_cell, from_line
from facilitator.session.collected import Entry, Filled, NotRead, sum_of

SPREADSHEETS = (".csv", ".tsv", ".tab")
PART_LENGTH, PART_OF_HINT = 20, 8
"""A piece of a hint that an editor broke off is known by so many characters; the second where its mark is left."""
_ID = re.compile(r"\{\s*#\s*([^{}]*?)\s*\}")
_NUMBER = re.compile(r"^[\s#]*(?:[0-9]+\s+)?")
_NAMED = re.compile(
    rf"[\s>*_#-]*({GROUP}|{TAKER}|note taker|{NAME}|{DATE}|{WORKSHOP})\s*[*_]*\s*[:：=,;\t]\s*(.*)", re.IGNORECASE
)
NEAR = 0.88


@dataclass(slots=True)
class _Part:
    """A heading and the lines below it."""

    asked: str
    prompt: Prompt | None
    lines: list[Line] = field(default_factory=list)


def read_form(data: bytes, file: str, agenda: Agenda) -> Filled | NotRead:
    """Return what a form says to the questions of an agenda; nothing that is written on it is left out."""
    name = PurePath(file).name
    text = None if why_not(data) else text_of(data)
    if text is None:
        return NotRead(name, f"{name} {why_not(data) or 'is no text file. Save the form as plain text, or as CSV.'}")
    lines = lines_of(text, spreadsheet=name.lower().endswith(SPREADSHEETS))
    if isinstance(lines, TooLong):
        said = f"From line {lines.line} of {name} on one cell goes on and on. Is a quotation mark not closed there?"
        return NotRead(name, said)
    questions = _Questions(agenda)
    above, parts = _parts(lines, questions)
    if all(part.prompt is None for part in parts):
        return NotRead(name, _no_question(name, parts, agenda))
    named = dict[str, str]()
    rest = [line for line in above if not _takes(line, named)]
    entries = [*_strange(questions, rest[1:], "it stands above the first question")]
    for part in parts:
        entries += _entries(questions, part)
    found = tuple(sorted(entries, key=lambda entry: entry.line))
    return Filled(name, sum_of(data), found, named.get("group", ""), named.get("taker", ""), named.get("workshop", ""))


def _no_question(name: str, parts: Sequence[_Part], agenda: Agenda) -> str:
    if parts:
        return f"{name} is a form for something else: nothing on it is asked in “{agenda.workshop}”."
    return (
        f"{name} is no form of this workshop: no line of it names a question. "
        f"`facilitator handout SHEET --format md` writes a form."
    )


class _Questions:
    """What a heading may name, and what a form says of its own."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._titles = dict[str, Prompt]()
        for prompt in (each for step in agenda.walk() for each in step.prompts):
            sheet = agenda.find_sheet(prompt.sheet) if prompt.sheet and prompt.kind == "table" else None
            of_sheet = (title_of_table(sheet),) if sheet is not None else ()
            for title in (question_title(agenda, prompt), prompt.ask, *of_sheet):
                self._titles.setdefault(folded(title), prompt)
        texts = [*HOW.values(), *HOW_IN_CELLS.values(), KEEP_BRACKETS]
        texts += [line for sheet in agenda.sheets for line in sheet.text.splitlines()]
        self._said = [_plain(text) for text in texts if text.strip()]

    def by_id(self, wanted: str) -> Prompt | None:
        """Return the question with this id; of a sheet that goes by another name here, its table."""
        exact = self._agenda.find_prompt(wanted)
        prompts = [prompt for step in self._agenda.walk() for prompt in step.prompts]
        alike = (each for each in prompts if each.id.casefold() == wanted.casefold())
        of_sheet = (each for each in prompts if each.sheet and each.sheet == wanted and each.kind == "table")
        return exact or next(alike, None) or next(of_sheet, None)

    def by_title(self, title: str, *, nearly: bool) -> Prompt | None:
        """Return the question that is worded like this."""
        wanted = folded(title)
        if wanted in self._titles or not nearly:
            return self._titles.get(wanted)
        near = get_close_matches(wanted[:300], self._titles, n=1, cutoff=NEAR)
        return self._titles[near[0]] if near else None

    def says(self, line: str, prompt: Prompt | None) -> bool:
        """Return whether a line is one of those that the form came with, or a piece of one that was broken."""
        words = _plain(line.lstrip("> \t"))
        own = [_plain(hint) for hint in hints(FormQuestion(prompt, ""))] if prompt is not None else []
        whole = [*self._said, *own]
        least = PART_OF_HINT if line.lstrip().startswith(">") else PART_LENGTH
        return words in whole or (len(words) >= least and any(words in each for each in whole))


def _plain(hint: str) -> str:
    """Return a hint as it is compared: a spreadsheet may have parted it at its commas."""
    return " ".join(folded(hint).replace(",", " ").replace(";", " ").split())


def _parts(lines: Sequence[Line], questions: _Questions) -> tuple[list[Line], list[_Part]]:
    above, parts = list[Line](), list[_Part]()
    for line in lines:
        part = _heading(line, questions, first=not parts and not any(each.text.strip() for each in above))
        if part is not None:
            parts.append(part)
        elif parts:
            parts[-1].lines.append(line)
        else:
            above.append(line)
    return above, parts


def _heading(line: Line, questions: _Questions, *, first: bool) -> _Part | None:
    """Return a part that begins in this line; None where it is no heading."""
    if line.cells is not None:
        found = next((hit for cell in line.cells if (hit := _ID.fullmatch(cell.strip()))), None)
        title = from_cell(line.cells[0]) if line.cells else ""
        marked = False
    else:
        if line.text.lstrip().startswith("|") or ITEM.match(line.text):
            return None
        found = _ID.search(line.text)
        title = from_line(_ID.sub("", line.text).rstrip("# "))
        marked = line.text.lstrip().startswith("##") or (line.text.startswith("#") and not first)
    plain = _NUMBER.sub("", title, count=1)
    if found is not None:
        asked = from_line(found[1])
        return _Part(plain or asked, questions.by_id(asked) or questions.by_title(plain, nearly=True))
    if marked:
        return _Part(plain, questions.by_title(plain, nearly=True) or questions.by_title(title, nearly=False))
    numbered = re.match(r"\s*[0-9]+\s+\S", title)
    prompt = questions.by_title(plain, nearly=False) if numbered else None
    return _Part(plain, prompt) if prompt is not None else None


def _takes(line: Line, named: dict[str, str]) -> bool:
    """Return whether a line says who has filled the form in, for what and when; `named` keeps it."""
    if line.cells is not None:
        cells = [from_cell(cell) for cell in line.cells]
        found = _NAMED.fullmatch(f"{cells[0]}: {' '.join(cells[1:])}") if cells else None
    else:
        found = _NAMED.fullmatch(line.text.replace("\t", " ") if ":" in line.text else line.text)
    if found is None:
        return not line.text.strip()
    what = found[1].lower().replace(" ", "-")
    value = from_line(found[2].strip("*").strip("_ \t"))
    if value:
        named.setdefault("taker" if what in {TAKER.lower(), NAME.lower()} else what, value)
    return True


def _entries(questions: _Questions, part: _Part) -> Iterator[Entry]:
    own, strange = list[Line](), list[Line]()
    for line in part.lines:
        hint = line.text.lstrip().startswith(">")
        bare = line.cells is None and "|" not in line.text and not ITEM.match(line.text)
        if (hint or (bare and len(line.text) >= PART_LENGTH)) and questions.says(line.text, part.prompt):
            continue
        (strange if hint else own).append(line)
    yield from _strange(questions, strange, "it stands among the hints")
    if part.prompt is None:
        yield from _strange(questions, own, f"nobody asks “{part.asked}” in this workshop")
    else:
        yield from answers_below(part.prompt, own)


def _strange(questions: _Questions, lines: Sequence[Line], reason: str) -> Iterator[Entry]:
    for line in lines:
        item = ITEM.match(line.text) if line.cells is None else None
        words = from_line(line.text[item.end() :]) if item else line.words.lstrip("> \t")
        if re.sub(r"[\s|:\[\]_-]", "", words) and not questions.says(line.text, None):
            yield Entry(line.number, (words,), None, reason)
