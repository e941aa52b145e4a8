"""A zone told by its changes shows what the time zone database shows, in the hours of the change too."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.timing.room_zone import RoomZone, zone_from

NOW = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=366)
HOUR = timedelta(hours=1)
SPRING = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
"""The clocks of Berlin go from 02:00 to 03:00."""
AUTUMN = datetime(2027, 10, 31, 1, 0, tzinfo=UTC)
"""The clocks of Berlin go from 03:00 back to 02:00."""
BERLIN = RoomZone(HOUR, [(SPRING, 2 * HOUR), (AUTUMN, HOUR)])
PLACES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu")


def known(place: str) -> ZoneInfo:
    try:
        return ZoneInfo(place)
    except ZoneInfoNotFoundError:
        pytest.skip("this computer has no time zone database")


def learnt(place: str) -> RoomZone:
    zone = known(place)
    return zone_from(NOW, YEAR, lambda moment: moment.astimezone(zone).utcoffset() or timedelta())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150)
@given(seconds=st.integers(0, 360 * 86_400), fold=st.sampled_from((0, 1)))
def test_it_shows_what_the_database_shows(place: str, seconds: int, fold: int) -> None:
    moment, theirs, ours = NOW + timedelta(seconds=seconds), known(place), learnt(place)
    shown, expected = moment.astimezone(ours), moment.astimezone(theirs)
    assert (shown.replace(tzinfo=None), shown.fold) == (expected.replace(tzinfo=None), expected.fold)
    assert shown.utcoffset() == expected.utcoffset()
    told = expected.replace(tzinfo=None, fold=fold)
    assert told.replace(tzinfo=ours).astimezone(UTC) == told.replace(tzinfo=theirs).astimezone(UTC)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("minutes", range(-130, 140, 10))
def test_it_does_so_around_each_change(place: str, minutes: int) -> None:
    theirs, ours = known(place), learnt(place)
    for change, _ in ours.changes:
        moment = change + timedelta(minutes=minutes)
        shown, expected = moment.astimezone(ours), moment.astimezone(theirs)
        assert (shown.replace(tzinfo=None), shown.fold) == (expected.replace(tzinfo=None), expected.fold)
        for fold in (0, 1):
            told = expected.replace(tzinfo=None, fold=fold)
            assert told.replace(tzinfo=ours).astimezone(UTC) == told.replace(tzinfo=theirs).astimezone(UTC)


def test_the_changes_are_found_to_the_second() -> None:
    found = learnt("Europe/Berlin")
    assert (found.offset, found.changes) == (HOUR, ((SPRING, 2 * HOUR), (AUTUMN, HOUR)))
    assert learnt("Asia/Kathmandu").changes == ()


def test_a_moment_in_the_zone_is_still_the_same_moment() -> None:
    for moment in (SPRING, SPRING - HOUR, AUTUMN, AUTUMN + HOUR / 2, AUTUMN - HOUR / 2):
        assert moment.astimezone(BERLIN).astimezone(UTC) == moment


def test_its_name_is_its_distance() -> None:
    assert [f"{moment.astimezone(BERLIN):%H:%M %Z}" for moment in (SPRING - HOUR, SPRING)] == [
        "01:00 UTC+01:00",
        "03:00 UTC+02:00",
    ]
    assert f"{NOW.astimezone(RoomZone(timedelta(hours=-3, minutes=-30))):%H:%M %Z}" == "05:30 UTC-03:30"


@pytest.mark.parametrize(
    ("offset", "changes"),
    [
        (timedelta(days=1), ()),
        (timedelta(), ((SPRING, timedelta(days=-1)),)),
        (timedelta(), ((AUTUMN, HOUR), (SPRING, HOUR))),
    ],
)
def test_a_zone_that_cannot_be_is_refused(offset: timedelta, changes: tuple[tuple[datetime, timedelta], ...]) -> None:
    with pytest.raises(ValueError, match="clock"):
        RoomZone(offset, changes)
