"""The answers that are gone through: of one question, of its step or of the whole workshop, as far as words fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from facilitator.agenda.model import BUILT_IN, Prompt
from facilitator.agenda.problems import short
from facilitator.session.answer_rules import is_hidden, step_at
from facilitator.session.answers import Answer
from facilitator.session.folded import folded
from facilitator.session.session import Session

Scope = Literal["question", "step", "workshop"]
SCOPES: tuple[Scope, ...] = ("question", "step", "workshop")
"""From the narrowest to the widest."""
_SAID: dict[Scope, str] = {
    "question": "to this question",
    "step": "in this step",
    "workshop": "in the whole workshop",
}
QUESTION_MOST = 60
TEXTS_KNOWN = 16_384
"""So many texts in letters beyond ASCII are folded for the first key of a filter only: sign by sign that takes long."""


@dataclass(frozen=True, slots=True)
class AnswerList:
    """The answers that may be seen and fit."""

    answers: tuple[Answer, ...]
    """Those to the question at hand first, each part in the order they were given."""
    of: int
    """How many there are in this scope, whatever words were typed."""
    hidden: int
    """How many are kept out of sight until everybody has answered."""


def answer_list(session: Session, prompt: str, scope: Scope, typed: str = "") -> AnswerList:
    """Return the answers around a question that hold all words typed: in the text, the group or the question."""
    inside = _inside(session, prompt, scope)
    hidden = _hidden(session, {answer.prompt for answer in inside})
    seen = [answer for answer in inside if answer.prompt not in hidden]
    words = folded(typed).split()
    if words:
        asked = {each: folded(_ask(session, each)) for each in {answer.prompt for answer in seen}}
        left = {each: [word for word in words if word not in text] for each, text in asked.items()}
        fitting = tuple(answer for answer in seen if _fits(left[answer.prompt], answer))
    else:
        fitting = tuple(seen)
    return AnswerList(fitting, len(seen), len(inside) - len(seen))


def say_list(listed: AnswerList, scope: Scope) -> str:
    """Return how many answers are listed: "12 of 40 answers in this step"."""
    count = f"{len(listed.answers)} of {listed.of}" if len(listed.answers) < listed.of else f"{listed.of}"
    answers = "answer" if listed.of == 1 else "answers"
    hidden = f" · {listed.hidden} hidden until all are in" if listed.hidden else ""
    return f"{count} {answers} {_SAID[scope]}{hidden}"


def questions_for(session: Session, answer: Answer) -> list[tuple[str, str]]:
    """Return where an answer may be moved: the questions of its step first, then what takes everything."""
    here = [prompt for prompt in session.agenda.prompts_in(answer.step) if prompt not in BUILT_IN]
    codes = {prompt.id: _code(session, step.id) for step in session.agenda.walk() for prompt in step.prompts}
    others = [prompt for step in session.agenda.walk() for prompt in step.prompts if prompt not in here]
    return [
        (prompt.id, " · ".join(filter(None, (codes.get(prompt.id, ""), short(prompt.ask, QUESTION_MOST)))))
        for prompt in (*here, *BUILT_IN, *others)
        if prompt.id != answer.prompt
    ]


def say_question(session: Session, answer: Answer) -> str:
    """Return the step and the question of an answer: "A2 · Which tools?"."""
    return " · ".join(filter(None, (_code(session, answer.step), short(_ask(session, answer.prompt), QUESTION_MOST))))


def _inside(session: Session, prompt: str, scope: Scope) -> list[Answer]:
    first = list(session.answers_to(prompt))
    if scope == "question":
        return first
    here = step_at(session)
    others = (answer for answer in session.answers if answer.prompt != prompt)
    return [*first, *(answer for answer in others if scope == "workshop" or answer.step == here)]


def _hidden(session: Session, prompts: set[str]) -> frozenset[str]:
    return frozenset(
        each.id for each in _asked(session, prompts) if is_hidden(session, each, session.answers_to(each.id))
    )


def _asked(session: Session, prompts: set[str]) -> Iterator[Prompt]:
    return (each for prompt in prompts if (each := session.agenda.find_prompt(prompt)) is not None and each.hidden)


def _fits(words: list[str], answer: Answer) -> bool:
    says = folded(answer.says) if answer.says.isascii() else _folded_once(answer.says)
    text = f"{says}\n{folded(answer.person)}\n{folded(answer.group or 'room')}"
    return all(word in text for word in words)


@lru_cache(maxsize=TEXTS_KNOWN)
def _folded_once(says: str) -> str:
    return folded(says)


def _ask(session: Session, prompt: str) -> str:
    found = session.agenda.find_prompt(prompt)
    return found.ask if found is not None else ""


def _code(session: Session, step: str) -> str:
    lineage = session.agenda.lineage(step)
    return next((each.code for each in reversed(lineage) if each.code), lineage[-1].title if lineage else "")
