"""What a session holds of an earlier one: a copy, so that its file stands on its own."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

FIRST_YEAR, LAST_YEAR = 1970, 2999


def _within_the_calendar(day: date) -> date:
    """Raise ValueError for a day outside of the years that a session can be in."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("the day is outside of 1970 to 2999")
    return day


Day = Annotated[date, AfterValidator(_within_the_calendar), PlainSerializer(date.isoformat, return_type=str)]
"""A day of the room's calendar, written "2026-12-01"."""

CarriedState = Literal["open", "done", "dropped"]
CarriedPromiseKind = Literal["action", "homework", "parked", "question"]


class Kept(BaseModel):
    """A part of what was carried over; an unknown field of a later version is kept."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)


class CarriedAnswer(Kept):
    """An answer as it stood when the earlier session was left."""

    says: str
    """In one line."""
    group: str = ""
    cells: tuple[str, ...] = ()
    """A table row: one text a column."""


class CarriedTheme(Kept):
    """One thing that was said there, by one or by several."""

    says: str
    answers: int = Field(default=1, ge=1)
    """How many answers say so."""
    groups: tuple[str, ...] = ()
    """The groups that raised it."""


class CarriedPrompt(Kept):
    """A question of the earlier session with what was answered."""

    id: str
    ask: str
    kind: str = "text"
    sheet: str = ""
    """The id of the sheet that it was the live copy of, if any."""
    columns: tuple[str, ...] = ()
    answers: tuple[CarriedAnswer, ...] = ()
    more: int = Field(default=0, ge=0)
    """How many further answers stand in the file of the earlier session only."""
    themes: tuple[CarriedTheme, ...] = ()
    """What was said, what most groups raised first; empty for what is no list of things."""
    things: tuple[str, ...] = ()
    """What a vote or a row for each is made of: of a vote what was voted for, the most points first."""


class CarriedPromise(Kept):
    """Something that was left to be done, or put off."""

    id: str
    """`c:<session>:<its id there>`; it stays the same however often it is carried on."""
    kind: CarriedPromiseKind
    what: str
    who: str = ""
    due: str = ""
    """As written."""
    due_on: Day | None = None
    state: CarriedState = "open"
    reason: str = ""
    """Why it was dropped."""
    of: str = ""
    """The title and the date of the session that it comes from first."""


class Figure(Kept):
    """The mean of what was given to a scale or a number in one session."""

    session: str
    """Its id."""
    on: Day
    prompt: str
    ask: str
    row: str = ""
    """The thing that was scored, where several were gone through."""
    mean: float = Field(ge=-1e15, le=1e15, allow_inf_nan=False)
    count: int = Field(ge=1)
    """How many gave a figure."""


class CarriedOver(Kept):
    """What is carried over from one earlier session."""

    session: str
    """Its id."""
    workshop: str
    code: str = ""
    on: Day
    """The day on which it began, by the clock of its room."""
    people: int = Field(default=0, ge=0)
    source: str = ""
    """The workshop as the agenda names it: its code, its name, or "last time"."""
    prompts: tuple[CarriedPrompt, ...] = ()
    promises: tuple[CarriedPromise, ...] = ()
    settled: tuple[str, ...] = ()
    """The ids of what was carried over before and settled before that session began: it is not told again."""
    figures: tuple[Figure, ...] = ()
    """The scores and numbers of that session and of those before it, the earliest first."""


def written_short(carried: tuple[CarriedOver, ...]) -> list[dict[str, Any]]:
    """Return what was carried over as a session file holds it: without what stands there by default."""
    return [each.model_dump(mode="python", exclude_defaults=True) for each in carried]


Carried = Annotated[tuple[CarriedOver, ...], PlainSerializer(written_short)]
