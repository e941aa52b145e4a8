"""What the Answers and Groups panels show."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, overload

from facilitator.agenda.model import Prompt
from facilitator.live.aim import Aim
from facilitator.session.answers import Answer
from facilitator.session.group_words import say_members
from facilitator.session.merge_words import say_theme
from facilitator.session.persons import goes_by_name, roll_call
from facilitator.session.session import Session
from facilitator.session.themes import themes_of

TOGETHER = "Same"
"""What stands in the place of a name before answers that were put together."""
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
class Together:
    """Answers that were put together, in one row."""

    says: str
    """With who raised it: "late deliveries · Blue, Green, Red · 3 of 4 groups"."""
    answers: tuple[str, ...]
    """Their ids."""


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
    together: Mapping[str, Together] = field(default_factory=lambda: MappingProxyType({}))
    """What was put together, by the first of its answers, which stands for all of them."""

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
        if (several := self.together.get(answer.id)) is not None:
            return AnswerRow(answer.id, TOGETHER, several.says, saved=self.unsaved.isdisjoint(several.answers))
        return AnswerRow(
            answer=answer.id,
            who=answer.by or "Room",
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


def theme_rows(session: Session, prompt: Prompt, unsaved: frozenset[str]) -> AnswerRows:
    """Return a row for everything that was said to a prompt, what was put together once; most groups come first."""
    themes = themes_of(session, prompt.id)
    together = {theme.key: Together(say_theme(session, theme), theme.ids) for theme in themes if theme.put_together}
    rows = answer_rows(prompt, tuple(theme.answers[0] for theme in themes), unsaved)
    return replace(rows, together=MappingProxyType(together))


def group_rows(session: Session, prompt: Prompt | None, given: tuple[Answer, ...], aim: Aim) -> tuple[GroupRow, ...]:
    """Return the groups with how much of all that was given to the prompt is theirs."""
    groups = session.groups
    if prompt is None or prompt.who == "room":
        return tuple(
            GroupRow(number, group.name, "", False, say_members(group)) for number, group in enumerate(groups, start=1)
        )
    if goes_by_name(session, prompt):
        return tuple(_people_rows(session, prompt, given, aim))
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


def _people_rows(session: Session, prompt: Prompt, given: tuple[Answer, ...], aim: Aim) -> Iterator[GroupRow]:
    """Yield the groups with how many of their people have answered: "2 of 4"."""
    call = roll_call(session, prompt, given)
    arrived = Counter(each.group for each in call.answered)
    wanted = arrived + Counter(each.group for each in call.missing)
    for number, group in enumerate(session.groups, start=1):
        count = f"{arrived[group.name]} of {wanted[group.name]}" if wanted[group.name] else ""
        yield GroupRow(number, group.name, count, group.name == aim.group, say_members(group))


def _count(prompt: Prompt, given: int, ticked: int) -> str:
    if not given:
        return "– nothing yet"
    if prompt.kind == "checklist":
        return f"{ticked} ticked"
    noun: Literal["row", "answer"] = "row" if prompt.in_rows else "answer"
    count = f"{given} {noun}{'' if given == 1 else 's'}"
    return f"{count} of {prompt.at_least}" if given < prompt.at_least else count
