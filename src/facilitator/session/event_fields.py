"""The values that events are made of, each within bounds in which every sum and every clock still works."""

from datetime import UTC, datetime
from typing import Annotated, Any

import pydantic as pd
from pydantic import Field

from facilitator.agenda.model import Agenda

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(3000, 1, 1, tzinfo=UTC)
LONGEST_S = 10.0**9
"""Seconds, over 31 years: sums of such lengths and moments stay far from the end of the calendar."""
LONGEST_AWAY_S = (LATEST - EARLIEST).total_seconds()
DAY_MIN = 24 * 60
MOST_PEOPLE = 9_999
MOST_COLUMNS = 999


def iso_milliseconds(moment: datetime) -> str:
    """Return a moment as it is written: "2026-11-22T09:00:03.120Z"."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_milliseconds(moment: datetime) -> datetime:
    """Return the moment as a session file can hold it."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _within_the_calendar(moment: datetime) -> datetime:
    """Raise ValueError for a moment that some time zone could not show."""
    if not EARLIEST <= moment < LATEST:
        raise ValueError("the moment is outside of 1970 to 2999")
    return to_milliseconds(moment)


Moment = Annotated[
    pd.AwareDatetime, pd.AfterValidator(_within_the_calendar), pd.PlainSerializer(iso_milliseconds, when_used="json")
]
"""An aware instant of 1970 to 2999, cut to the millisecond as it is written: "2026-11-22T09:00:03.120Z"."""

Length = Annotated[float, Field(ge=0.0, le=LONGEST_S, allow_inf_nan=False)]
"""Seconds."""

Change = Annotated[float, Field(ge=-LONGEST_S, le=LONGEST_S, allow_inf_nan=False)]
"""Seconds more, below zero fewer."""

Number = Annotated[int, Field(ge=0, le=2**53)]
"""The number of an event."""


def _written(agenda: Agenda) -> dict[str, Any]:
    return agenda.model_dump(mode="python", exclude_defaults=True)


Plan = Annotated[Agenda, pd.PlainSerializer(_written)]
"""An agenda, written as at the top of a session file: without what stands there by default."""
