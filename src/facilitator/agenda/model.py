"""The plan of a workshop as the program holds it: frozen values, no rules, no files.

An agenda is read by `reader.py` from the YAML of `docs/agenda-format.md`. It is also written whole into every
session file, so a session can be opened years later without the agenda it came from.
"""

from collections.abc import Iterator
from typing import Literal

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.prompt import (
    ACTION_COLUMNS,
    ACTIONS,
    ANSWERED,
    BUILT_IN,
    IN_ROWS,
    NOTES,
    OPEN,
    PARKED,
    QUESTION_COLUMNS,
    Column,
    Frozen,
    Prompt,
    PromptKind,
    Who,
)

__all__ = [
    "ACTIONS",
    "ACTION_COLUMNS",
    "ANSWERED",
    "BUILT_IN",
    "IN_ROWS",
    "NOTES",
    "OPEN",
    "PARKED",
    "QUESTION_COLUMNS",
    "Agenda",
    "Blank",
    "BlockKind",
    "CarriedKind",
    "CarryOver",
    "Column",
    "Cue",
    "Frozen",
    "GroupsRule",
    "GuideBlock",
    "Homework",
    "Prompt",
    "PromptKind",
    "Setting",
    "SettingKind",
    "Sheet",
    "Step",
    "Track",
    "Who",
]

CarriedKind = Literal["answers", "homework", "parked", "actions", "questions"]
"""What a later session can show of an earlier one, beside the answers to a prompt or a sheet named by its id."""

BlockKind = Literal["say", "note", "do", "show", "ask"]
"""Spoken aloud; for the leader; an act; something to put up; a question or the place of a prompt."""

SettingKind = Literal["everyone", "alone", "pairs", "groups", "teams", "1-2-4-all"]
"""How the room sits in a step."""


class Setting(Frozen):
    """How the room works in a step: the words of the key `in`."""

    kind: SettingKind = "everyone"
    least: int | None = None
    """The smallest group, in people; given by "groups of 3-6"."""
    most: int | None = None
    """The largest group, in people."""
    teams: tuple[str, ...] = ()
    """Names given by "teams A, B"."""


class GuideBlock(Frozen):
    """A run of the script under one mark."""

    kind: BlockKind
    text: str
    """The words without the mark; paragraphs are parted by a blank line, `[…]` stands as written."""
    prompt: str | None = None
    """For an ask block: the id of the prompt whose place this is, else None (a question for the air)."""


class Sheet(Frozen):
    """A handout that is printed and filled in."""

    id: str
    title: str
    one_per: str = ""
    """What one row or one copy stands for: "tool", "group", "case"."""
    text: str = ""
    """What stands above the lines to write on."""
    prompts: tuple[Prompt, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[str, ...] = ()


class Cue(Frozen):
    """A reminder at a moment inside a step."""

    at_s: int | None = None
    """Seconds after the step's start; None where one of the others is given."""
    left_s: int | None = None
    """Seconds before the end of the step's target."""
    half_way: bool = False
    every_s: int | None = None
    text: str
    """What to say or do, as written."""
    kind: Literal["say", "do", "note"] = "say"


class Homework(Frozen):
    """A task that someone takes home."""

    task: str
    who: str = ""
    due: str = ""
    """As written; may be a blank in square brackets."""
    hand_in: str = ""
    """The id of the sheet to hand in, if any."""


class Blank(Frozen):
    """Words in square brackets that are asked once, before the start."""

    name: str
    question: str


class CarryOver(Frozen):
    """What is taken over from an earlier workshop of the series."""

    source: str
    """The code or name of that workshop: the key `from`."""
    show: tuple[str, ...] = ()
    """What of it: `CarriedKind`, or the id of a prompt or a sheet."""


class Track(Frozen):
    """What one part of the room does while others do something else."""

    name: str
    task: str


class GroupsRule(Frozen):
    """How groups are formed for every step that says "in: groups"."""

    least: int | None = None
    most: int | None = None
    number: int | None = None
    """How many groups there are, whoever comes; None where that follows from the people."""
    roles: tuple[str, ...] = ()


class Step(Frozen):
    """A step of the agenda; a step with `steps` of its own is run through them."""

    id: str
    """Unique in the agenda: the author's `code`, else the place ("2", "A2.1")."""
    code: str = ""
    title: str
    time: TimeRange | None = None
    """None: as long as it takes."""
    setting: Setting = Setting()
    guide: tuple[GuideBlock, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    """The step's own prompts, then the live copy of its sheet."""
    handout: str = ""
    """The id of the sheet used in this step, if any."""
    steps: "tuple[Step, ...]" = ()
    cues: tuple[Cue, ...] = ()
    homework: tuple[Homework, ...] = ()
    bring: tuple[str, ...] = ()
    at: str = ""
    """The fixed start as local "HH:MM" (24 h), or empty."""
    protect: bool = False
    """Never squeezed when the room runs late."""
    optional: bool = False
    is_break: bool = False
    section: str = ""
    """A heading that stands above this step in the agenda."""
    rounds: int = 0
    """How many rounds the step has; each gets the same share of its time. 0 where it has none."""
    timer_s: int = 0
    """The length of one turn inside the step, in seconds; 0 where turns are not timed."""
    tracks: tuple[Track, ...] = ()
    """What the parts of the room do at the same time, where they do different things."""

    @property
    def label(self) -> str:
        """Return the code and the title, as the step is spoken of."""
        return f"{self.code} {self.title}" if self.code else self.title

    def walk(self) -> "Iterator[Step]":
        """Yield this step and every step inside it, in the order they are run."""
        yield self
        for step in self.steps:
            yield from step.walk()


class Agenda(Frozen):
    """A whole workshop."""

    workshop: str
    """The title."""
    code: str = ""
    series: str = ""
    time: TimeRange | None = None
    """What the room is booked for."""
    start: str = ""
    """The planned start as local "HH:MM" (24 h), or empty."""
    people_least: int | None = None
    people_most: int | None = None
    goal: str = ""
    audience: str = ""
    language: str = ""
    blanks: tuple[Blank, ...] = ()
    carry_over: tuple[CarryOver, ...] = ()
    bring: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    groups: GroupsRule = GroupsRule()
    sheets: tuple[Sheet, ...] = ()
    """Every sheet that a step, a homework or the file itself names, read with the agenda."""
    steps: tuple[Step, ...]
    after: tuple[str, ...] = ()
    next: str = ""
    """The code or name of the workshop that follows."""
    next_in: str = ""
    """When it is held, counted from the day of this one: "in 100 days", "in 4 weeks"; empty where it is not said."""
    documents: tuple[str, ...] = ()
    """The documents that are made of the session, beside the report: "sop", "complaint log", …"""
    name: str = ""
    """The name of the file without its ending: what people type to run it."""
    source: str = ""
    """The text of the file, to show later what has changed; may be empty."""

    def walk(self) -> Iterator[Step]:
        """Yield every step, parents before their children, in the order they are run."""
        for step in self.steps:
            yield from step.walk()

    def leaves(self) -> Iterator[Step]:
        """Yield the steps that have a clock of their own: those without sub-steps, in order."""
        return (step for step in self.walk() if not step.steps)

    def find_step(self, step_id: str) -> Step | None:
        """Return the step with this id, or None."""
        return next((step for step in self.walk() if step.id == step_id), None)

    def lineage(self, step_id: str) -> tuple[Step, ...]:
        """Return the step with this id and the steps around it, outermost first; empty if there is none."""

        def search(steps: tuple[Step, ...], above: tuple[Step, ...]) -> tuple[Step, ...]:
            for step in steps:
                here = (*above, step)
                if step.id == step_id:
                    return here
                if found := search(step.steps, here):
                    return found
            return ()

        return search(self.steps, ())

    def place_of(self, step_id: str) -> str:
        """Return a step's label, with the code of the step around it where it has none: "A2 · Form groups"."""
        lineage = self.lineage(step_id)
        if not lineage or lineage[-1].code:
            return lineage[-1].label if lineage else ""
        codes = [around.code for around in lineage if around.code]
        return f"{codes[-1]} · {lineage[-1].title}" if codes else lineage[-1].title

    def prompts_in(self, step_id: str) -> tuple[Prompt, ...]:
        """Return what can be answered while this step runs: its own prompts, those of the steps around it, notes."""
        return (*(prompt for step in reversed(self.lineage(step_id)) for prompt in step.prompts), NOTES)

    def find_prompt(self, prompt_id: str) -> Prompt | None:
        """Return the prompt with this id, or None."""
        if prompt_id.startswith("-"):
            return next((prompt for prompt in BUILT_IN if prompt.id == prompt_id), None)
        return next((p for step in self.walk() for p in step.prompts if p.id == prompt_id), None)

    def find_sheet(self, sheet_id: str) -> Sheet | None:
        """Return the sheet with this id, or None."""
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)
