"""The time on the wall of the room: a distance to UTC, and the moments at which summer time begins and ends."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise

WEEK = timedelta(days=7)


class RoomZone(tzinfo):
    """A time zone that is told by its changes, so that a session shows the same times on every computer.

    An hour that the clock shows twice is told apart by `fold`, as in PEP 495. Two moments in this zone are compared
    and subtracted by Python as the clock on the wall shows them, so whoever reckons does so in UTC.
    """

    def __init__(self, offset: timedelta, changes: Sequence[tuple[datetime, timedelta]] = ()) -> None:
        """Begin with a distance to UTC; from the moment of each change on its own one holds.

        Raises ValueError for a distance of a day or more, and for changes that do not stand in their order.
        """
        moments = [moment for moment, _ in changes]
        if any(after <= before for before, after in pairwise(moments)):
            raise ValueError("the changes of a clock stand in the order of their moments")
        if any(abs(each) >= timedelta(days=1) for each in (offset, *(after for _, after in changes))):
            raise ValueError("a clock is less than a day away from UTC")
        self._offset = offset
        self._changes = tuple((moment.astimezone(UTC).replace(tzinfo=None), after) for moment, after in changes)

    @property
    def offset(self) -> timedelta:
        """Return the distance to UTC before the first change."""
        return self._offset

    @property
    def changes(self) -> tuple[tuple[datetime, timedelta], ...]:
        """Return the moments of the changes in UTC, each with the distance to UTC from then on."""
        return tuple((moment.replace(tzinfo=UTC), after) for moment, after in self._changes)

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return the distance to UTC at what the clock on the wall shows."""
        holds = self._offset
        if moment is None:
            return holds
        shown = moment.replace(tzinfo=None)
        for change, after in self._changes:
            first, last = sorted((change + holds, change + after))
            if shown < first or (shown < last and not moment.fold):
                break
            holds = after
        return holds

    def fromutc(self, moment: datetime) -> datetime:
        """Return what the clock on the wall shows at a moment given in UTC."""
        passed = moment.replace(tzinfo=None)
        holds, again = self._offset, False
        for change, after in self._changes:
            if passed < change:
                break
            again = passed < change + (holds - after)
            holds = after
        return (moment + holds).replace(fold=int(again))

    def dst(self, moment: datetime | None) -> None:
        """Return None: what of the distance is summer time is not told."""

    def tzname(self, moment: datetime | None) -> str:
        """Return the distance to UTC as a name, "UTC+01:00"."""
        minutes = round(self.utcoffset(moment).total_seconds() / 60)
        return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

    def __eq__(self, other: object) -> bool:
        """Return whether two zones tell the same."""
        return isinstance(other, RoomZone) and (self._offset, self._changes) == (other._offset, other._changes)

    def __hash__(self) -> int:
        """Go by what is told."""
        return hash((self._offset, self._changes))

    def __repr__(self) -> str:
        """Return how it is made."""
        return f"RoomZone({self._offset!r}, {self.changes!r})"


def zone_from(now: datetime, ahead: timedelta, offset_at: Callable[[datetime], timedelta]) -> RoomZone:
    """Return the zone that holds at `now`, with its changes up to `ahead` from then on.

    `offset_at` tells the distance to UTC at a moment. Changes that follow each other within a week and cancel each
    other out are not seen.
    """
    return RoomZone(offset_at(now), tuple(_changes(now.astimezone(UTC), ahead, offset_at)))


def _changes(
    now: datetime, ahead: timedelta, offset_at: Callable[[datetime], timedelta]
) -> Iterator[tuple[datetime, timedelta]]:
    since = now.replace(microsecond=0)
    while since < now + ahead:
        until = since + WEEK
        if offset_at(since) != offset_at(until):
            moment = _when(since, until, offset_at)
            yield moment, offset_at(moment)
        since = until


def _when(since: datetime, until: datetime, offset_at: Callable[[datetime], timedelta]) -> datetime:
    """Return the second at which the distance to UTC changes, by halving the time in which it does."""
    while until - since > timedelta(seconds=1):
        middle = since + (until - since) // 2
        middle = middle.replace(microsecond=0)
        if offset_at(middle) == offset_at(since):
            since = middle
        else:
            until = middle
    return until
