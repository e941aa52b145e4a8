"""Names that no other prompt or step of an agenda has."""

import re
from collections.abc import Iterable

from facilitator.agenda.model import Prompt, Step
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Mark
from facilitator.agenda.reading.prompts import Asked

LONGEST = 40
"""Characters of an id that is made from a question."""


def slug(text: str) -> str:
    """Return the words of a text as an id: small letters of any script, figures and dashes; may be empty."""
    flat = re.sub(r"[\W_]+", "-", text.replace("'", "").replace("’", "").casefold()).strip("-")
    if len(flat) <= LONGEST:
        return flat
    cut = flat[: LONGEST + 1].rpartition("-")[0]
    return (cut or flat[:LONGEST]).strip("-")


class PromptIds:
    """Gives every prompt an id of its own; the authors' own ids come first."""

    def __init__(self, authors: Iterable[Asked]) -> None:
        self._reserved = {plain_key(each.prompt.id) for each in authors if each.prompt.id and not each.prompt.sheet}
        self._given: dict[str, Mark] = {}
        self._tried: dict[str, int] = {}
        """The last number tried behind each beginning."""

    def named(self, desk: Desk, asked: Asked, copy: int = 1) -> Prompt:
        """Return the prompt with its id; an id that its author gave twice is a problem.

        `copy` tells which copy of a repeated step it stands in, counted from 1.
        """
        prompt = asked.prompt
        if prompt.id and not prompt.sheet and copy > 1:
            wanted = f"{prompt.id}-{copy}"
            return prompt.model_copy(update={"id": self._free(wanted, asked.node.mark)})
        if prompt.id and not prompt.sheet:
            first = self._given.setdefault(plain_key(prompt.id), asked.node.mark)
            if first is not asked.node.mark:
                here = asked.node.mark.line
                what = f"The id “{short(prompt.id)}” is given twice: to the questions in lines {first.line} and {here}."
                desk.problem(asked.node, what, "Give each question an id of its own.")
            return prompt
        wanted = prompt.id or slug(prompt.ask) or "question"
        return prompt.model_copy(update={"id": self._free(wanted, asked.node.mark)})

    def _free(self, wanted: str, mark: Mark) -> str:
        name, begins = wanted, wanted[: LONGEST - 6]
        counted = plain_key(begins)
        while plain_key(name) in self._reserved or plain_key(name) in self._given:
            self._tried[counted] = self._tried.get(counted, 1) + 1
            name = f"{begins}-{self._tried[counted]}"
        self._given[plain_key(name)] = mark
        return name


class StepIds:
    """Gives every step an id of its own: its code, else its place; copies of a step are counted."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes = {code.casefold() for code in codes if code}
        self._given: set[str] = set()

    def named(self, step: Step, copy: int) -> str:
        """Return the id of a step; `copy` tells which copy of it this is, counted from 1."""
        wanted = step.id
        while not step.code and wanted.casefold() in self._codes:
            wanted = f"step-{wanted}"
        name, number = (wanted if copy == 1 else f"{wanted}-{copy}"), copy
        while copy > 1 and (name.casefold() in self._codes or name.casefold() in self._given):
            number += 1
            name = f"{wanted}-{number}"
        self._given.add(name.casefold())
        return name
