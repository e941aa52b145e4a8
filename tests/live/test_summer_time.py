"""The clocks of the room go forward or back while a workshop is open: what is shown goes along, no length does."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.agenda.model import Agenda, Step
from facilitator.live.aim import Aim
from facilitator.live.board import Board, board
from facilitator.live.end_time import explain_deadline, next_time, read_clock
from facilitator.live.journal import SaveState
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.live.workplace import zone_at
from facilitator.session.clock_changes import ClockChange
from facilitator.session.events import SessionStarted, UnknownEvent, read_event, write_event
from facilitator.session.plan import fixed_starts
from facilitator.session.session import replay
from facilitator.timing.clock import Instant, local_time
from facilitator.timing.room_zone import RoomZone
from tests.fakes import KICK_OFF, START, Stage, after, minutes, set_up

HOUR = timedelta(hours=1)
FORWARD = RoomZone(HOUR, [(after(3600), 2 * HOUR)])
"""It is 10:00 in the room; in an hour its clocks go from 11:00 to 12:00."""
BACK = RoomZone(2 * HOUR, [(after(3600), HOUR)])
"""It is 11:00 in the room; in an hour its clocks go from 12:00 back to 11:00."""


def begun(zone: RoomZone, length: str = "", agenda: Agenda = KICK_OFF) -> SessionStarted:
    read = read_set_up(agenda, SetUp(length), START, zone)
    assert not read.problems
    return read.started


def drawn(stage: Stage) -> Board:
    return board(stage.session, stage.clock.now(), SaveState("saved", stage.session.last_seq, Path("s.json")), Aim())


@pytest.mark.parametrize(("zone", "before", "afterwards"), [(FORWARD, "10:59", "12:01"), (BACK, "11:59", "11:01")])
def test_the_time_of_day_goes_with_the_clock_on_the_wall(zone: RoomZone, before: str, afterwards: str) -> None:
    stage = Stage(KICK_OFF, begun(zone)).start().wait(59 * 60)
    assert drawn(stage).time_of_day == before
    assert drawn(stage.wait(120)).time_of_day == afterwards


def test_the_digits_do_not_jump() -> None:
    still, jumping = (Stage(KICK_OFF, begun(zone, "2 h")).start() for zone in (RoomZone(HOUR), FORWARD))
    for _ in range(10):
        shown = [drawn(stage.wait(720)).clock for stage in (still, jumping)]
        assert shown[0].digits == shown[1].digits


@pytest.mark.parametrize(("zone", "length_min"), [(RoomZone(HOUR), 150), (FORWARD, 90), (BACK, 150)])
def test_an_end_on_the_clock_is_the_moment_at_which_the_clock_will_show_it(zone: RoomZone, length_min: int) -> None:
    end = "13:30" if zone is BACK else "12:30"
    length_min += 60 if zone is BACK else 0
    started = begun(zone, f"until {end}")
    assert started.ends_at == after(length_min * 60)
    assert local_time(after(length_min * 60), replay("", KICK_OFF, [started]).zone) == end
    assert explain_deadline(end, START, zone) == f"The workshop ends at {end}, in {length_min} min."


def test_an_hour_that_comes_twice_is_taken_as_it_comes() -> None:
    half_past = read_clock("11:30")
    assert half_past is not None
    assert next_time(half_past, START, BACK) == after(30 * 60)
    assert next_time(half_past, after(40 * 60), BACK) == after(90 * 60)
    assert next_time(half_past, after(91 * 60), BACK) is None


def test_a_fixed_start_waits_for_the_clock_on_the_wall() -> None:
    agenda = Agenda(
        workshop="Late",
        steps=(Step(id="1", title="Hello", time=minutes(30)), Step(id="2", title="Lunch", at="12:15")),
    )
    assert fixed_starts(agenda, START, RoomZone(HOUR)) == {"2": after(135 * 60)}
    assert fixed_starts(agenda, START, FORWARD) == {"2": after(75 * 60)}


def test_the_session_file_tells_it_to_every_other_computer() -> None:
    started = begun(FORWARD)
    line = write_event(started)
    assert line["clock_changes"] == [{"at": "2026-11-23T10:00:00.000Z", "utc_offset_min": 120}]
    assert read_event(line) == started
    assert replay("", KICK_OFF, [started]).zone.changes == FORWARD.changes


def test_a_file_from_before_shows_one_time_all_along() -> None:
    line = {name: value for name, value in write_event(set_up(utc_offset_min=60)).items() if name != "clock_changes"}
    event = read_event(line)
    assert isinstance(event, SessionStarted)
    assert replay("", KICK_OFF, [event]).zone.changes == ()


@pytest.mark.parametrize(
    "changes",
    [
        [{"at": "2026-11-23T10:00:00.000Z", "utc_offset_min": 1440}],
        [{"at": "2026-11-23T10:00:00.000Z", "utc_offset_min": 0}, {"at": "2026-11-23T10:00:00Z", "utc_offset_min": 60}],
        [{"utc_offset_min": 0}],
    ],
)
def test_changes_that_cannot_be_make_the_event_an_unknown_one(changes: list[dict[str, object]]) -> None:
    assert isinstance(read_event(write_event(set_up()) | {"clock_changes": changes}), UnknownEvent)


def test_a_change_is_cut_to_what_a_file_can_hold() -> None:
    change = ClockChange(at=after(0.0004), utc_offset_min=60)
    assert change.at == START


@pytest.fixture
def central_europe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system takes its zone from elsewhere than TZ")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("central_europe")
def test_the_computer_is_asked_for_the_year_to_come() -> None:
    zone = zone_at(Instant(START, START))
    spring, autumn = datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)
    assert (zone.offset, zone.changes) == (HOUR, ((spring, 2 * HOUR), (autumn, HOUR)))
