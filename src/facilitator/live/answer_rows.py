"""What the Answers and Groups panels and the writing line show."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal, overload

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.session.answer_rules import step_at, step_for
from facilitator.session.answers import Answer, takes_one
from facilitator.session.group_words import say_members
from facilitator.session.rows import columns_of, given_row, next_column, open_row, rows_left
from facilitator.session.session import Session
from facilitator.session.votes import rows_of, things_of


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the next words go: the prompt and the group that the facilitator has chosen; nothing of the workshop."""

    prompt: str = ""
    group: str = ""
    step: str = ""
    """The step in which the prompt was chosen; another step starts at its own first question."""


LONGEST_NAME = 16
"""Characters of what a row is about that are shown."""

WHICH_HEADING = "Which of these does it belong to?"
"""What is asked before an item of a list with headings."""

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


@dataclass(frozen=True, slots=True)
class WritingLine:
    """The writing line and what stands around it."""

    label: str
    """Who answers and, for a table, in which row: "2 Green · Price list"."""
    prompt: str
    """What the prompt asks."""
    question: str
    """What the next words answer: the prompt's question or, for a table, the column."""
    place: str
    """"2 of 3" where the step asks several things, else empty."""
    kind: str
    options: tuple[str, ...]
    """What can be chosen, each with the digit or word that chooses it."""
    hint: str


def prompts_at(session: Session) -> tuple[Prompt, ...]:
    """Return what can be answered at this point: the prompts of the step that the room is in, and notes."""
    return session.agenda.prompts_in(step_at(session))


def settle_aim(session: Session, aim: Aim, *, writing: bool = False) -> Aim:
    """Return the aim as it can stand: a prompt of this step, and a group where groups answer it.

    While something is being written the prompt stays, so that words land where they were begun.
    """
    here, prompts = step_at(session), prompts_at(session)
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None or (not writing and (aim.step != here or prompt not in prompts)):
        prompt, aim = prompts[0], replace(aim, step=here)
    names = session.group_names
    group = aim.group if aim.group in names else "".join(names[:1])
    return Aim(prompt.id, group, aim.step or here)


def answerer(prompt: Prompt, aim: Aim) -> str:
    """Return the group under whose name an answer is kept; empty for the room."""
    return "" if prompt.who == "room" else aim.group


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


def writing_line(session: Session, aim: Aim) -> WritingLine | None:
    """Return the writing line for an aim; None where this step asks nothing."""
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None:
        return None
    prompts, group = prompts_at(session), answerer(prompt, aim)
    who = numbered(session, group)
    options, row_name, question = _options(session, prompt), "", prompt.ask
    if prompt.in_rows and prompt.columns:
        place = next_column(session, prompt, group)
        row = open_row(session, prompt, group)
        first = row.cells[0] if row else given_row(session, prompt, group) or ""
        row_name = f" · {first[:LONGEST_NAME]}" if first and place else ""
        question = f"{prompt.columns[place].name} ({place + 1} of {len(prompt.columns)})"
        question = _row_place(session, prompt, group, row) + question
        if prompt.sorts:
            question = prompt.ask if place else WHICH_HEADING
        options = numbered_options(columns_of(session, prompt)[place].options)
    several = len(prompts) > 1 and prompt in prompts
    if prompt not in prompts:
        question = f"Still for {session.agenda.place_of(step_for(session, prompt.id))}: {question}"
    return WritingLine(
        label=f"{who}{row_name}",
        prompt=prompt.ask,
        question=question,
        place=f"{prompts.index(prompt) + 1} of {len(prompts)}" if several else "",
        kind=prompt.kind,
        options=options,
        hint=hint_for(prompt),
    )


def _row_place(session: Session, prompt: Prompt, group: str, row: Answer | None) -> str:
    """Return which of the given rows is written, "Goal 2 of 6 · "; empty for a row that is none of them."""
    given = rows_of(session, prompt)
    if not given or prompt.sorts or (row is not None and row.cells[0] not in given):
        return ""
    left = len(rows_left(session, prompt, group)) + (row is not None)
    place = len(given) - (left - 1) % len(given)
    return f"{short(prompt.columns[0].name, LONGEST_NAME)} {place} of {len(given)} · " if left else ""


def _options(session: Session, prompt: Prompt) -> tuple[str, ...]:
    if prompt.kind == "vote":
        return numbered_options(things_of(session, prompt))
    if prompt.kind == "scale":
        meaning = dict(prompt.labels)
        return tuple(f"{level} {meaning[level]}" if level in meaning else level for level in prompt.levels)
    return numbered_options(prompt.options)


def numbered_options(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return options with the digit in front that chooses each; figures choose themselves."""
    if options and all(option.strip().isdecimal() for option in options):
        return options
    return tuple(f"{number} {option}" for number, option in enumerate(options, start=1))


def hint_for(prompt: Prompt) -> str:
    """Return in a few words what this kind of prompt takes."""
    if prompt.help:
        return prompt.help
    if prompt.sorts:
        return "its number, Enter, then the words; or 2 | the words"
    if prompt.in_rows:
        return "Enter for the next column, or all with | between"
    match prompt.kind:
        case "list":
            return f"one a line, at least {prompt.at_least}" if prompt.at_least else "one a line"
        case "number":
            return f"a number ({prompt.unit})" if prompt.unit else "a number"
        case "choice":
            return "its digit, several with commas" if prompt.many else "its digit or word"
        case "scale":
            return "a level"
        case "checklist":
            return "a digit ticks, again unticks" if takes_one(prompt) else "a list a line: numbers like 1 3"
        case "vote":
            numbers = f"up to {prompt.votes} different numbers, like 2 5" if prompt.votes > 1 else "one number"
            return numbers if takes_one(prompt) else f"a ballot a line: {numbers}"
        case _:
            return ""


def numbered(session: Session, group: str) -> str:
    """Return a group's name with the number that is its key: "2 Green"; "Room" where it is no group."""
    names = session.group_names
    return f"{names.index(group) + 1} {group}" if group in names else "Room"


def split_prefix(session: Session, text: str) -> tuple[str | None, str]:
    """Return the group that "2: words" names by its number, and the words; (None, text) where it names none.

    "2:30 is too early" names none: it is a time of day.
    """
    found = re.match(r"\s*([0-9]{1,2}):(?![0-9])[ \t]?", text)
    names = session.group_names
    if found is None or not 1 <= int(found[1]) <= len(names):
        return None, text
    return names[int(found[1]) - 1], text[found.end() :]
