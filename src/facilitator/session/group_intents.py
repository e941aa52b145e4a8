"""What a person may ask for about who sits where; it can be asked before a session begins and while it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shuffle:
    """Deal the people out to the same groups anew."""

    seed: int
    """What the order follows from; the same one gives the same groups."""


@dataclass(frozen=True, slots=True)
class FormGroups:
    """Form another number of groups."""

    count: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two people change places, with all that they do there."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Move:
    """Let a person sit in another group."""

    person: str
    group: str


@dataclass(frozen=True, slots=True)
class Come:
    """Somebody has come late: they sit in the smallest group."""

    person: str = ""
    """Empty where people are only counted."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody has left."""

    person: str = ""
    group: str = ""
    """Where people are only counted: the group that has one fewer."""


@dataclass(frozen=True, slots=True)
class RotateRoles:
    """Let the roles go on to those who have had them least."""


@dataclass(frozen=True, slots=True)
class RenameGroup:
    """Let a group go by another name."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Dissolve:
    """Let the people of a group go to the others."""

    group: str


GroupIntent = Shuffle | FormGroups | Swap | Move | Come | Leave | RotateRoles | RenameGroup | Dissolve
