"""Something that somebody is to do, or that is not to be forgotten, after the workshop."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

PromiseKind = Literal["action", "homework", "parked", "question"]
PromiseState = Literal["open", "done", "dropped"]


@dataclass(frozen=True, slots=True)
class Promise:
    """An action, a task to take home, something parked, or a question."""

    id: str
    """The id of its answer; `h:<step>:<n>:<group>` for homework of the agenda; `c:<session>:<id>` for a carried one."""
    kind: PromiseKind
    what: str
    who: str = ""
    """As typed; empty where nobody was named."""
    due: str = ""
    """As typed; empty where no date was given."""
    due_on: date | None = None
    """The day that `due` names; None where it names none."""
    state: PromiseState = "open"
    reason: str = ""
    """Why it was dropped, or what came of it."""
    of: str = ""
    """The title and the date of the session it was carried over from; empty for one of this session."""
