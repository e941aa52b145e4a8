"""The blanks of an agenda's texts: the value of each at a moment, and a text in its parts with the values in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Literal

from facilitator.agenda.guide import DAY, answer_of, blank_name, pieces
from facilitator.agenda.model import Agenda
from facilitator.session.carried_answers import say_carried_answers
from facilitator.session.due import read_due, say_day
from facilitator.session.plan import deadline_if_started
from facilitator.session.role_blanks import role_values
from facilitator.session.session import Session
from facilitator.session.time_rules import following
from facilitator.session.votes import result_of
from facilitator.session.workshop_day import workshop_day
from facilitator.timing.clock import local_time

PartKind = Literal["words", "blank", "missing", "direction"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text."""

    kind: PartKind
    text: str
    """The words, a blank's value, the name of a blank that has none, or a stage direction; without its brackets."""


@dataclass(frozen=True, slots=True)
class BlankValues:
    """What stands in the place of each blank at a moment."""

    named: Mapping[str, str]
    """The values of all blanks but those for answers, under the form of `blank_name`; each has one."""
    said: Callable[[str], str]
    """Gives what was answered to a prompt, by its id in small letters; empty where nothing was. Looked up when asked
    for: a text with such a blank is rare, and the answers may be thousands."""
    workshop: date | None = None
    """The day of the workshop, from which `[day 100]` is counted."""

    def value(self, blank: str) -> str:
        """Return what stands in the place of a blank that is none for an answer; empty where it has no value."""
        named = self.named.get(blank_name(blank), "")
        if named or self.workshop is None or not DAY.fullmatch(blank):
            return named
        due = read_due(blank, self.workshop, self.workshop)
        return say_day(due.on) if due is not None else ""


def blank_values(session: Session, now: datetime) -> BlankValues:
    """Return the values of the blanks at `now`."""
    run = session.run
    deadline = run.deadline or deadline_if_started(session, now)
    left_min = max(0, round((deadline - now).total_seconds() / 60))
    then = session.agenda.find_step(following(session) or "") if run.running else None
    values = {
        "workshop": session.agenda.workshop,
        "next step": then.title if then else "the end",
        "end time": local_time(deadline, session.zone),
        "time left": f"{left_min} min",
        "people": str(session.people or ""),
        "groups": str(len(session.group_names) or ""),
        **role_values(session),
    }
    values |= {blank_name(name): value for name, value in session.fills.items()}
    named = {name: value for name, value in values.items() if value.strip()}
    return BlankValues(named, partial(_said, session), workshop_day(session))


def _said(session: Session, prompt: str) -> str:
    prompts = [p for step in session.agenda.walk() for p in step.prompts if p.id.casefold() == prompt]
    if prompts and prompts[0].kind == "vote":
        return result_of(session, prompts[0]) or say_carried_answers(session, prompt)
    asked = {p.id for p in prompts}
    here = ", ".join(answer.says for answer in session.answers if answer.prompt in asked) if asked else ""
    return here or say_carried_answers(session, prompt)


def unfilled_blanks(agenda: Agenda, fills: Mapping[str, str]) -> tuple[str, ...]:
    """Return the blanks that the agenda asks for and that have no value yet."""
    filled = {blank_name(name) for name, value in fills.items() if value.strip()}
    empty = (blank.name for blank in agenda.blanks if blank_name(blank.name) not in filled)
    return tuple(name for name in empty if not DAY.fullmatch(name))


def fill(text: str, agenda: Agenda, values: BlankValues) -> tuple[Part, ...]:
    """Return a text in its parts, every blank with its value; what has a value is a blank, whoever named it."""
    known = frozenset({*(blank.name for blank in agenda.blanks), *values.named})
    parts: list[Part] = []
    for piece in pieces(text, known):
        if piece.kind != "blank":
            parts.append(Part(piece.kind, piece.text))
            continue
        asked = answer_of(piece.text)
        value = values.said(" ".join(asked.split()).casefold()) if asked else values.value(piece.text)
        parts.append(Part("blank", value) if value else Part("missing", piece.text))
    return tuple(parts)
