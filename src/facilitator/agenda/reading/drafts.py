"""A step as it was written, before it is tied to the others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.agenda.model import Step
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.prompts import Asked
from facilitator.agenda.reading.script import ScriptBlock

LINE = 80
"""Characters that count as a line."""


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step whose prompts have no ids yet and whose guide does not know them."""

    step: Step
    node: Node
    asked: tuple[Asked, ...] = ()
    script: tuple[ScriptBlock, ...] = ()
    inner: "tuple[StepDraft, ...]" = ()
    at_node: Node | None = None
    """Where its fixed start is written."""
    time_given: bool = False
    """Whether something was written for its time, be it that it has no limit."""
    is_copy: bool = False
    """Whether it is a further copy of a step that is repeated."""

    def walk(self) -> "Iterator[StepDraft]":
        """Yield this draft and every draft inside it, in the order of the file."""
        yield self
        for draft in self.inner:
            yield from draft.walk()

    def size(self) -> int:
        """Return about how many lines it takes: its steps, questions and words, all inside it included."""
        return sum(1 + len(draft.asked) + sum(map(_lines, draft.script)) for draft in self.walk())


def _lines(script: ScriptBlock) -> int:
    return 1 + len(script.block.text) // LINE


def written(drafts: tuple[StepDraft, ...]) -> Iterator[StepDraft]:
    """Yield every draft that stands in the file, without the further copies of repeated steps."""
    for draft in drafts:
        if not draft.is_copy:
            yield draft
            yield from written(draft.inner)


def copies(draft: StepDraft, times: int) -> tuple[StepDraft, ...]:
    """Return the draft as often as it is to be run; a heading and a fixed start stay with the first."""
    title, found = draft.step.title, list[StepDraft]()
    for number in range(1, times + 1):
        update: dict[str, object] = {"title": f"{title} ({number} of {times})"}
        if number > 1:
            update |= {"at": "", "section": ""}
        step = draft.step.model_copy(update=update)
        at_node = draft.at_node if number == 1 else None
        found.append(replace(draft, step=step, at_node=at_node, is_copy=number > 1))
    return tuple(found)
