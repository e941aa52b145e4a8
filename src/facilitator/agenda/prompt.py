"""A question whose answers are written down: its kind, and what it takes."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Who = Literal["person", "pair", "group", "room"]
"""Who gives one answer to a prompt."""

PromptKind = Literal["text", "list", "number", "choice", "checklist", "scale", "table", "vote", "actions", "questions"]
"""The kinds of prompt that can be captured."""

IN_ROWS: frozenset[PromptKind] = frozenset({"table", "actions", "questions"})
"""The kinds that are written down row by row, column by column."""


class Frozen(BaseModel):
    """A value that never changes once made; an unknown field is kept, so a newer file loses nothing."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)


class Column(Frozen):
    """A column of a table or sheet."""

    name: str
    options: tuple[str, ...] = ()
    """The allowed entries; empty where anything may be written."""


class Prompt(Frozen):
    """A question whose answers are written down."""

    id: str
    """Unique in the agenda: the author's `id`, else made from the question."""
    ask: str
    kind: PromptKind = "text"
    who: Who = "room"
    options: tuple[str, ...] = ()
    """The choices or the lines of a checklist, in order."""
    many: bool = False
    """A choice that takes more than one option."""
    levels: tuple[str, ...] = ()
    """The levels of a scale, lowest first."""
    labels: tuple[tuple[str, str], ...] = ()
    """(level, what it means) for a scale."""
    columns: tuple[Column, ...] = ()
    """The columns of a table."""
    rows: tuple[str, ...] = ()
    """Given rows of a table: the entry of the first column."""
    at_least: int = 0
    """How many items or rows each answerer is asked for."""
    unit: str = ""
    help: str = ""
    sheet: str = ""
    """The id of the sheet this prompt is the live copy of, if any."""
    votes: int = 0
    """How many different things each voter may choose."""
    weights: tuple[int, ...] = ()
    """What the first, the second … choice of a voter counts; empty where each counts one."""
    source: str = ""
    """The id of the prompt whose answers are chosen from or worked on: the key `from`."""
    also_from: tuple[str, ...] = ()
    """The ids of further prompts whose answers are taken together with those of `source`."""
    each: tuple[str, ...] = ()
    """The things that are gone through one by one: the key `for each`, where they are written out."""
    each_of: str = ""
    """The id of the prompt whose answers are gone through one by one."""
    hidden: bool = False
    """The answers are shown only when everybody has answered."""
    anonymous: bool = False
    """Single people answer without their names, however well they are known."""
    total: bool = False
    """The numbers given are added up."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of all prompts whose answers it takes."""
        return (self.source, *self.also_from) if self.source else ()

    @property
    def sorts(self) -> bool:
        """Return whether it gathers a list in which every item belongs to one of several things."""
        return self.kind == "list" and bool(self.each or self.each_of)

    @property
    def in_rows(self) -> bool:
        """Return whether it is written down row by row: a table, or one row for each of several things."""
        return self.kind in IN_ROWS or (self.kind != "vote" and bool(self.each or self.each_of))


ACTION_COLUMNS = (Column(name="What"), Column(name="Who"), Column(name="By when"))
"""The columns of `kind: actions`."""
OPEN, ANSWERED = "open", "answered"
QUESTION_COLUMNS = (
    Column(name="Question"),
    Column(name="Asked by"),
    Column(name="Answer"),
    Column(name="Still open", options=(OPEN, ANSWERED)),
)
"""The columns of `kind: questions`."""

NOTES = Prompt(id="-notes", ask="Notes", kind="list", help="anything worth keeping")
"""What can be written down in every step, asked or not; no author's id begins with a dash."""

PARKED = Prompt(id="-parked", ask="Parking lot", kind="list", help="what is to come later")
"""What was put off, from anywhere in the workshop."""
ACTIONS = Prompt(id="-actions", ask="Actions", kind="actions", columns=ACTION_COLUMNS)
"""What somebody will do, written down where the agenda asks for no actions."""
BUILT_IN = (NOTES, PARKED, ACTIONS)
"""What every agenda has without asking for it; the first stands in every step."""
