"""Finding what was said in sessions: answers, notes, what is half typed, and the values of blanks.

What was said is folded once (`sayings`), so that looking for other words costs a search through texts and no more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from pathlib import Path
from typing import Literal

from facilitator.agenda.model import Agenda, Prompt
from facilitator.session.answer_rules import is_hidden
from facilitator.session.answers import Answer, Draft
from facilitator.session.folded import folded, places_in
from facilitator.session.session import Session

Fit = Literal["word", "beginning", "inside"]
FITS: tuple[Fit, ...] = ("word", "beginning", "inside")
"""How a hit fits, the best first: whole words, beginnings of words, or parts inside of words."""
MARKS_MOST = 200
"""So many places are marked in one text at most."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A blank of the script and its value."""

    name: str
    text: str


Said = Answer | Draft | Filled


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that was said in a session and may be seen, ready to be looked through."""

    session: str
    """The session's id."""
    path: Path | None
    """Its file; None where it is the session at hand."""
    workshop: str
    began: datetime | None
    """When its clock was started, else when it was set up; in the room's own time zone."""
    rehearsal: bool
    agendas: tuple[Agenda, ...]
    """The plan that holds, then the one it began with where that is another."""
    said: tuple[Said, ...]
    texts: tuple[str, ...]
    """What was said, folded, in the same order."""

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Return the question with this id, in the latest plan that has it."""
        return next(filter(None, (agenda.find_prompt(prompt_id) for agenda in self.agendas)), None)

    def place(self, step_id: str) -> str:
        """Return a step's code and title, in the latest plan that has it."""
        return next(filter(None, (agenda.place_of(step_id) for agenda in self.agendas)), "")

    def code(self, step_id: str) -> str:
        """Return a step's code, or the nearest one around it, else its title."""
        for agenda in self.agendas:
            lineage = agenda.lineage(step_id)
            if lineage:
                return next((step.code for step in reversed(lineage) if step.code), lineage[-1].title)
        return ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was said and holds all words that were looked for."""

    source: Sayings
    said: Said
    fit: Fit
    text: str
    """In one line where it is a table row or was chosen, else as it was typed."""
    marks: tuple[tuple[int, int], ...]
    """Where the words stand in the text, each as (first, behind the last); in order, none inside another."""

    @property
    def step(self) -> str:
        """Return the id of the step in which it was said, or in which its question stands; may be empty."""
        if isinstance(self.said, Answer):
            return self.said.step
        asked = self.said.prompt if isinstance(self.said, Draft) else ""
        steps = (step for agenda in self.source.agendas for step in agenda.walk())
        return next((step.id for step in steps if any(prompt.id == asked for prompt in step.prompts)), "")

    @property
    def prompt(self) -> Prompt | None:
        """Return the question that it answers; None for a blank, and where no plan has it any more."""
        return None if isinstance(self.said, Filled) else self.source.prompt(self.said.prompt)

    @property
    def group(self) -> str:
        """Return whose it is; empty for the room."""
        return "" if isinstance(self.said, Filled) else self.said.group


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found."""

    hits: tuple[Hit, ...] = ()
    """The best first."""
    total: int = 0
    """How many there are; more than `hits` where only the best were asked for."""


def sayings(session: Session, path: Path | None = None) -> Sayings:
    """Return what was said in a session; what is hidden until all have answered is left out."""
    hidden = _hidden_prompts(session)
    said: list[Said] = [each for each in session.answers if each.prompt not in hidden]
    said += [draft for draft in session.drafts.values() if draft.prompt not in hidden]
    said += [Filled(name, value) for name, value in session.fills.items() if value.strip()]
    began = session.run.began or (session.setup.at if session.setup else None)
    return Sayings(
        session=session.id,
        path=path,
        workshop=session.agenda.workshop,
        began=began.astimezone(session.zone) if began else None,
        rehearsal=session.rehearsal,
        agendas=(session.agenda, session.first_agenda) if session.first_agenda else (session.agenda,),
        said=tuple(said),
        texts=tuple(folded(_text_of(each)) for each in said),
    )


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words to look for, folded, each once."""
    return tuple(dict.fromkeys(folded(typed).split()))


def find(words: Sequence[str], sources: Sequence[Sayings], most: int) -> Finds:
    """Return what holds all of the words: of rehearsals last, whole words first, then in the order of the sources."""
    if not words:
        return Finds()
    fit_of = _fitting(words)
    found = [
        (source.rehearsal, fit, order, at)
        for order, source in enumerate(sources)
        for at, text in enumerate(source.texts)
        if (fit := fit_of(text)) is not None
    ]
    best = nsmallest(most, found)
    return Finds(tuple(_hit(words, sources[order], at, FITS[fit]) for _, fit, order, at in best), len(found))


def _hidden_prompts(session: Session) -> frozenset[str]:
    asked = (prompt for step in session.agenda.walk() for prompt in step.prompts if prompt.hidden)
    return frozenset(prompt.id for prompt in asked if is_hidden(session, prompt, session.answers_to(prompt.id)))


def _text_of(said: Said) -> str:
    return said.says if isinstance(said, Answer) else said.text


def _fitting(words: Sequence[str]) -> Callable[[str], int | None]:
    """Return what tells how a folded text fits, as a place in `FITS`; None where it lacks a word.

    A pattern that begins with the word itself, and looks back from behind it, is searched for several times as fast.
    """
    escaped = [re.escape(word) for word in words]
    whole = [re.compile(rf"{word}(?<!\w{word})(?!\w)").search for word in escaped]
    begun = [re.compile(rf"{word}(?<!\w{word})").search for word in escaped]

    def fit_of(text: str) -> int | None:
        for word in words:
            if word not in text:
                return None
        if all(search(text) for search in whole):
            return 0
        return 1 if all(search(text) for search in begun) else 2

    return fit_of


def _hit(words: Sequence[str], source: Sayings, at: int, fit: Fit) -> Hit:
    text = _text_of(source.said[at])
    return Hit(source, source.said[at], fit, text, tuple(_marks(words, text, source.texts[at], fit)))


def _marks(words: Sequence[str], text: str, small: str, fit: Fit) -> Iterator[tuple[int, int]]:
    """Yield the places of the words in the text itself; where whole words fit, only those are marked."""
    any_word = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    before, behind = "" if fit == "inside" else r"(?<!\w)", r"(?!\w)" if fit == "word" else ""
    places, last = places_in(text), 0
    for count, found in enumerate(re.finditer(f"{before}(?:{any_word}){behind}", small)):
        if count == MARKS_MOST:
            return
        start, end = places[found.start()], max(places[found.end()], places[found.end() - 1] + 1)
        if start >= last:
            yield start, end
            last = end
