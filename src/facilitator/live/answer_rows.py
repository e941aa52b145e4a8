"""What the Answers and Groups panels show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal, overload

from facilitator.agenda.model import Prompt
from facilitator.live.aim import Aim
from facilitator.session.answers import Answer
from facilitator.session.group_words import say_members
from facilitator.session.session import Session

HIDDEN = "· · ·"
"""What stands in the place of an answer that is not to be seen yet."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer in the Answers panel."""

    answer: str
    """Its id."""
    who: str
    says: str
    saved: bool
    """Whether it is on the disk."""
    unfinished: bool = False
    """A table row with columns left to write."""


@dataclass(frozen=True, slots=True)
class AnswerRows(Sequence[AnswerRow]):
    """The answers to a prompt; each row is made when it is asked for, because a screen shows the last few only."""

    answers: tuple[Answer, ...] = ()
    columns: int = 0
    """How many cells a finished row has; 0 where the prompt is no table."""
    unsaved: frozenset[str] = frozenset()
    """The ids of those that do not stand on the disk as they are."""
    hidden: bool = False
    """Whether what they say is not to be seen yet."""

    def __len__(self) -> int:
        return len(self.answers)

    @overload
    def __getitem__(self, at: int) -> AnswerRow: ...

    @overload
    def __getitem__(self, at: slice) -> "AnswerRows": ...

    def __getitem__(self, at: int | slice) -> "AnswerRow | AnswerRows":
        if isinstance(at, slice):
            return replace(self, answers=self.answers[at])
        answer = self.answers[at]
        return AnswerRow(
            answer=answer.id,
            who=answer.group or "Room",
            says=HIDDEN if self.hidden else answer.says,
            saved=answer.id not in self.unsaved,
            unfinished=len(answer.cells) < self.columns,
        )


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group in the Groups panel."""

    number: int
    name: str
    count: str
    """"2 answers", "– nothing yet"."""
    aimed: bool
    members: tuple[str, ...] = ()
    """Who sits in it, each with what they do there: "Ana (timekeeper)"; empty where nobody is known by name."""


def answer_rows(
    prompt: Prompt, given: tuple[Answer, ...], unsaved: frozenset[str], *, hidden: bool = False
) -> AnswerRows:
    """Return the rows for all that was given to a prompt, in that order."""
    return AnswerRows(given, len(prompt.columns) if prompt.in_rows else 0, unsaved, hidden)


def group_rows(session: Session, prompt: Prompt | None, given: tuple[Answer, ...], aim: Aim) -> tuple[GroupRow, ...]:
    """Return the groups with how much of all that was given to the prompt is theirs."""
    groups = session.groups
    if prompt is None or prompt.who == "room":
        return tuple(
            GroupRow(number, group.name, "", False, say_members(group)) for number, group in enumerate(groups, start=1)
        )
    counts = Counter(map(attrgetter("group"), given))
    ticked = {answer.group: len(answer.values) for answer in reversed(given)} if prompt.kind == "checklist" else {}
    return tuple(
        GroupRow(
            number,
            group.name,
            _count(prompt, counts[group.name], ticked.get(group.name, 0)),
            group.name == aim.group,
            say_members(group),
        )
        for number, group in enumerate(groups, start=1)
    )


def _count(prompt: Prompt, given: int, ticked: int) -> str:
    if not given:
        return "– nothing yet"
    if prompt.kind == "checklist":
        return f"{ticked} ticked"
    noun: Literal["row", "answer"] = "row" if prompt.in_rows else "answer"
    count = f"{given} {noun}{'' if given == 1 else 's'}"
    return f"{count} of {prompt.at_least}" if given < prompt.at_least else count
