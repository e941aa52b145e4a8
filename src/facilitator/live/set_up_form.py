"""The set-up form as it is typed, before anybody has made sense of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.session.seats import Seats

NONE = "none"
"""In the place of an earlier session: nothing is carried over."""
NO_FILLS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Arranged:
    """Seats that were changed by hand, and the words that they came from."""

    people: str
    groups: str
    seats: Seats


@dataclass(frozen=True, slots=True)
class SetUp:
    """The form as typed; an empty field takes its default."""

    length: str = ""
    """"75", "1h 15", "until 11:15"."""
    people: str = ""
    """A head-count, or names as pasted from anywhere."""
    groups: str = ""
    """How many, or their names with commas; "0" for none."""
    fills: Mapping[str, str] = field(default_factory=lambda: NO_FILLS)
    """The blanks by name."""
    ready: tuple[str, ...] = ()
    """What was ticked of the things to do and to bring."""
    seed: int | None = None
    """What the people are shuffled with before they are dealt out; None deals them out in the order of the list."""
    arranged: Arranged | None = None
    """Who sits where, changed by hand; it stands for as long as the people and the groups are typed as they were."""
    carry: Mapping[str, str] = field(default_factory=lambda: NO_FILLS)
    """From which earlier session something is carried over, by the workshop as the agenda names it: the id of the
    session, or "none"; the latest one where nothing is said."""
