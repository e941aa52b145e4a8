"""Reading a note-taker's form into a session: each answer to its group and question, and nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from facilitator.agenda.model import NOTES, Prompt
from facilitator.agenda.problems import short
from facilitator.live.on_trial import Records
from facilitator.session import intents as ask
from facilitator.session.answers import Answer, NotUnderstood, takes_one
from facilitator.session.cells import understand_cell
from facilitator.session.collect_rules import read_said, who_said
from facilitator.session.collected import Entry, Filled, NotRead, Source
from facilitator.session.form_history import Known, group_called, match_form, stands
from facilitator.session.intents import Refusal
from facilitator.session.persons import goes_by_name, person_begun
from facilitator.session.rows import columns_of, given_by
from facilitator.session.session import Session
from facilitator.timing.clock import Instant

What = Literal["added", "changed", "known", "parked", "settled", "kept", "removed", "gone"]
"""Written down; changed by a corrected form; there already; kept among the notes; taken off the notes again, since the
corrected form has it right; changed by hand since, and left so; removed by hand, and left so; no longer on the form."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What became of one line of a form."""

    what: What
    line: int
    text: str
    prompt: Prompt | None = None
    """The question that it answers; None where that is not known."""
    reason: str = ""
    """Why it could not be placed, or what stands there in its place."""


@dataclass(slots=True)
class Collected:
    """What became of a form."""

    file: str
    group: str
    """Empty for the whole room."""
    workshop: str = ""
    """The workshop that the form was made for, where it is another one."""
    deeds: list[Deed] = field(default_factory=list)

    def of(self, *whats: What) -> list[Deed]:
        """Return the lines to which this happened."""
        return [deed for deed in self.deeds if deed.what in whats]


def collect(records: Records, filled: Filled, group: str, now: Instant) -> Collected | NotRead:
    """Write down what a form says; `group` stands in for the one that it names. An empty one is left to the form."""
    session = records.session
    found = _group_of(session, filled, group)
    if isinstance(found, NotRead):
        return found
    entries = [each for entry in filled.entries for each in _fitting(session, entry, found)]
    matched = match_form(session, filled, found, entries)
    of_this = (session.agenda.workshop, session.agenda.code)
    other = filled.workshop if filled.workshop and not _is_of(filled.workshop, *of_this) else ""
    collected = Collected(filled.file, found, other)
    desk = _Desk(records, filled, found, now, collected, [*matched.gone])
    collected.deeds += (
        Deed("known", entry.line, _words(entry), entry.prompt, entry.reason) for entry, _ in matched.same
    )
    for entry, known in matched.corrected:
        desk.correct(entry, known)
    for entry in matched.fresh:
        desk.add(entry)
    for known in () if matched.seen else desk.left:
        desk.settle(known)
    collected.deeds.sort(key=lambda deed: deed.line)
    return collected


OWN_SHEET = frozenset({"person", "participant", "everyone", "everybody"})
"""What `one per` says of a sheet that each person fills in."""


def _group_of(session: Session, filled: Filled, group: str) -> str | NotRead:
    """Return the group that a form is of; a form of nothing but the room's questions needs none."""
    wanted = group.strip() or filled.group.strip()
    if not session.group_names:
        return ""
    there = ", ".join(session.group_names)
    if wanted:
        found = group_called(session, wanted)
        if found is not None:
            return found
        return NotRead(
            filled.file,
            f"{filled.file} is of the group “{short(wanted)}”, and the groups here are: {there}. "
            f"Say which one is meant with --group NAME.",
        )
    if any(entry.prompt is not None and entry.prompt.who == "group" for entry in filled.entries):
        return NotRead(
            filled.file,
            f"{filled.file} does not say which group it is of. Say so with --group NAME; there are: {there}.",
        )
    return ""


def _is_of(said: str, workshop: str, code: str) -> bool:
    plain = said.casefold()
    return workshop.casefold() in plain or (bool(code) and plain.endswith(f"({code.casefold()})"))


def _fitting(session: Session, entry: Entry, group: str) -> Iterator[Entry]:
    """Yield an entry as far as its question takes it, and what it does not take with the reason."""
    prompt = entry.prompt
    if prompt is None or entry.reason:
        yield entry
    elif entry.person and goes_by_name(session, prompt) and len(person_begun(session, prompt, entry.person)) != 1:
        reason = f"nobody called “{short(entry.person)}” is here, or more than one"
        yield replace(entry, said=(entry.person, *entry.said), reason=reason)
    elif prompt.in_rows:
        yield from _fitting_row(session, prompt, entry)
    else:
        fields = read_said(session, prompt, entry.said)
        yield replace(entry, reason=fields.sentence) if isinstance(fields, NotUnderstood) else entry


def _fitting_row(session: Session, prompt: Prompt, entry: Entry) -> Iterator[Entry]:
    cells, wrong = list[str](), list[Entry]()
    for column, text in zip(columns_of(session, prompt), entry.said, strict=False):
        cell = understand_cell(column, text)
        cells.append("" if isinstance(cell, NotUnderstood) else text)
        if isinstance(cell, NotUnderstood):
            reason = f"{column.name}: {cell.sentence}"
            wrong.append(Entry(entry.line, (text,), prompt, reason))
    if any(cell.strip() for cell in cells):
        yield replace(entry, said=tuple(cells))
    yield from wrong


def _words(entry: Entry) -> str:
    return " | ".join(entry.said)


@dataclass(slots=True)
class _Desk:
    """Writes the lines of one form down, and notes what became of each."""

    records: Records
    filled: Filled
    group: str
    now: Instant
    collected: Collected
    left: list[Known]
    """What was read from an earlier version of this form, and was not met in this one."""

    def add(self, entry: Entry) -> None:
        """Write an answer down; what its question does not take goes to the notes."""
        prompt = entry.prompt
        if prompt is None or entry.reason:
            self.park(entry)
            return
        group = "" if prompt.who == "room" else self.group
        written = entry.person or self._taker_of(prompt)
        person, _ = who_said(self.records.session, prompt, entry.said, written)
        known = given_by(self.records.session, prompt, group, person)
        given = known[-1:] if takes_one(prompt, person) else ()
        if given and self._says(given[0], prompt, entry):
            self._note("known", entry)
            return
        intent = ask.TakeIn(prompt.id, entry.said, self._source(entry), group, person=written)
        done = self.records.record(intent, self.now)
        if isinstance(done, Refusal):
            self.park(replace(entry, reason=done.sentence))
        else:
            self._note("added", entry)

    def _taker_of(self, prompt: Prompt) -> str:
        """Return who has filled in a sheet that each person has, if they are here; empty for any other sheet."""
        sheet = self.records.session.agenda.find_sheet(prompt.sheet) if prompt.sheet else None
        if sheet is None or sheet.one_per.casefold() not in OWN_SHEET or not self.filled.taker:
            return ""
        found = person_begun(self.records.session, prompt, self.filled.taker)
        return found[0] if len(found) == 1 and goes_by_name(self.records.session, prompt) else ""

    def park(self, entry: Entry) -> None:
        """Keep a line among the notes, with where it comes from."""
        there = next(
            (known for known in self.left if known.prompt == NOTES.id and known.source.said == entry.said), None
        )
        if there is not None:
            self.left.remove(there)
            self._note("known", entry)
            return
        whose = f"{self.group}, " if self.group else ""
        asked = f" to “{short(entry.prompt.ask)}”" if entry.prompt is not None else ""
        note = f"Parked from {whose}{self.filled.file}, line {entry.line}{asked}: {_words(entry)}"
        done = self.records.record(ask.TakeIn(NOTES.id, (note,), self._source(entry)), self.now)
        self._note("parked", entry if not isinstance(done, Refusal) else replace(entry, reason=done.sentence))

    def correct(self, entry: Entry, known: Known) -> None:
        """Let an answer stand as the corrected form has it, unless somebody has changed it by hand."""
        answer, prompt = stands(self.records.session, known), entry.prompt
        if answer is None or prompt is None:
            self._note("removed", entry)
        elif answer.prompt != known.prompt or not self._says(answer, prompt, replace(entry, said=known.source.said)):
            self._note("kept", replace(entry, reason=answer.says))
        else:
            before = answer.says
            intent = ask.TakeIn(known.prompt, entry.said, self._source(entry), answer.group, answer.id)
            done = self.records.record(intent, self.now)
            if isinstance(done, Refusal):
                self.park(replace(entry, reason=done.sentence))
            else:
                self._note("changed", replace(entry, reason=before))

    def settle(self, known: Known) -> None:
        """Take a note away that the corrected form has made good; an answer that is gone from it stays."""
        answer = stands(self.records.session, known)
        if answer is None:
            return
        text = " | ".join(known.source.said)
        if known.prompt != NOTES.id:
            prompt = self.records.session.agenda.find_prompt(known.prompt)
            self.collected.deeds.append(Deed("gone", known.source.line, text, prompt))
        elif answer.prompt == NOTES.id and answer.text == known.text:
            self.records.record(ask.Remove(answer.id), self.now)
            self.collected.deeds.append(Deed("settled", known.source.line, text))

    def _source(self, entry: Entry) -> Source:
        return Source(
            file=self.filled.file,
            sum=self.filled.sum,
            line=entry.line,
            said=entry.said,
            group=self.group,
            taker=self.filled.taker,
        )

    def _says(self, answer: Answer, prompt: Prompt, entry: Entry) -> bool:
        """Return whether an answer stands as an entry has it."""
        fields = read_said(self.records.session, prompt, entry.said)
        if isinstance(fields, NotUnderstood):
            return False
        if "cells" in fields:
            return answer.cells == fields["cells"]
        return answer.values == fields["values"] and (bool(answer.values) or answer.text == fields["text"])

    def _note(self, what: What, entry: Entry) -> None:
        self.collected.deeds.append(Deed(what, entry.line, _words(entry), entry.prompt, entry.reason))
