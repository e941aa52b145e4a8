"""Events come back from a line of the session file as they went in, also those of a later version."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session import events as ev
from facilitator.session.groups import Group, Role
from facilitator.session.role_dealing import RoleHeld
from facilitator.session.storage.line_format import decode_line, encode_line
from tests.fakes import AS_TYPED, KICK_OFF, START, after
from tests.strategies import any_text

ONE_OF_EACH: tuple[ev.KnownEvent, ...] = (
    ev.SessionStarted(
        seq=1, at=START, length_s=4500.0, people=3, groups=(Group(name="Blue", people=("Ana",), size=3),)
    ),
    ev.SessionStarted(seq=1, at=START, ends_at=after(3600), planned_start=after(-60), names=("Ana", "Bo")),
    ev.SessionStarted(seq=1, at=START, seed=3, roles_before=(RoleHeld(role="timekeeper", person="Ana", times=2),)),
    ev.WorkshopStarted(seq=2, at=START, step="A1", deadline=after(3600), plan_s={"A1": 413.333}, target_s=413.333),
    ev.StepStarted(seq=3, at=START, step="A2", target_s=None, how="back"),
    ev.StepSkipped(seq=4, at=START, step="A2", then="A3", target_s=60.0),
    ev.WorkshopEnded(seq=5, at=START),
    ev.ClockPaused(seq=6, at=START),
    ev.ClockResumed(seq=7, at=START),
    ev.TargetChanged(seq=8, at=START, step="A1", by_s=-60.0, target_s=0.1 + 0.2),
    ev.StepBackdated(seq=22, at=START, step="A2", since=after(-90), by_s=60.5, before="A1"),
    ev.StepBackdated(seq=23, at=START, step="A1", since=after(-90), by_s=-3.0, deadline=after(3000)),
    ev.TurnStarted(seq=24, at=START, step="A2", speaker="Blue", share_s=120.0),
    ev.TurnsEnded(seq=25, at=START, step="A2"),
    ev.CueDone(seq=26, at=START, step="A2", cue=1, nth=2),
    ev.DeadlineMoved(seq=9, at=START, deadline=after(0.001)),
    ev.AnswerAdded(seq=10, at=START, step="A1", prompt="p", group="Blue", text="12", values=("12",), person="Ana"),
    ev.AnswerAdded(seq=11, at=START, step="A1", prompt="p", text="a | b", cells=("a", "b", "")),
    ev.AnswerChanged(seq=12, at=START, answer="a10", text="13", values=("13",)),
    ev.CellWritten(seq=13, at=START, answer="a11", column=2, text="c"),
    ev.AnswerMoved(seq=33, at=START, answer="a10", step="A2", prompt="q", group="Red", text="12", values=("12",)),
    ev.AnswerRemoved(seq=14, at=START, answer="a10"),
    ev.AnswersShown(seq=30, at=START, prompt="p"),
    ev.AnswersMerged(seq=31, at=START, answers=("a10", "a11"), says="late “deliveries”\n"),
    ev.AnswersParted(seq=32, at=START, answers=("a10",)),
    ev.PromiseSettled(seq=31, at=START, promise="h:A2:1:Blue", state="dropped", reason="they called us"),
    ev.AgendaTakenOver(seq=21, at=START, agenda=KICK_OFF),
    ev.DraftKept(seq=15, at=START, prompt="p", text="half"),
    ev.BlankFilled(seq=16, at=START, name="hand-in date", value="Friday"),
    ev.GroupsChanged(
        seq=40,
        at=START,
        how="shuffled",
        people=1,
        names=("Ana",),
        groups=(Group(name="Blue", people=("Ana",), size=1, roles=(Role(role="timekeeper", person="Ana"),)),),
        seed=7,
    ),
    ev.GroupsChanged(seq=41, at=START, how="renamed", about=("Blue", "Sharks"), groups=(Group(name="Sharks"),)),
    ev.NextPlanned(seq=50, at=START, agenda="B", date=START.date()),
    ev.NextPlanned(seq=51, at=START, agenda="B"),
    ev.SessionResumed(seq=17, at=START, away_s=12.345),
    ev.ComputerSlept(seq=27, at=START, slept_s=480.125),
    ev.ClockSet(seq=28, at=START, before=START, after=after(-86_400)),
    ev.GapLeftOut(seq=29, at=START, step="A1", since=after(-480.125), until=START, by_s=480.125),
    ev.Undone(seq=18, at=START, target=14),
    ev.Redone(seq=19, at=START, target=14),
)


def from_the_file(event: ev.Event) -> ev.Event | None:
    record = decode_line(encode_line(ev.write_event(event)))
    assert record is not None
    return ev.read_event(record)


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: f"{event.seq}-{event.event}")
def test_every_kind_comes_back_equal(event: ev.KnownEvent) -> None:
    assert from_the_file(event) == event


def test_no_kind_is_left_out_above() -> None:
    kinds = {kind for kind in vars(ev).values() if isinstance(kind, type) and issubclass(kind, ev.Recorded)}
    assert {type(event) for event in ONE_OF_EACH} == kinds - {ev.Recorded, ev.UnknownEvent}


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_was_typed_comes_back_byte_for_byte(text: str) -> None:
    for event in (
        ev.AnswerAdded(seq=1, at=START, step="A1", prompt="p", group=text, text=text, values=(text,), cells=(text, "")),
        ev.AnswerChanged(seq=1, at=START, answer="a1", text=text, values=(text,)),
        ev.CellWritten(seq=1, at=START, answer="a1", column=0, text=text),
        ev.DraftKept(seq=1, at=START, prompt="p", text=text),
        ev.BlankFilled(seq=1, at=START, name=text, value=text),
        ev.SessionStarted(
            seq=1, at=START, names=(text,), fills={text: text}, ready=(text,), groups=(Group(name=text),)
        ),
    ):
        assert from_the_file(event) == event


@settings(max_examples=100)
@given(any_text, any_text)
def test_any_text_comes_back_byte_for_byte(text: str, group: str) -> None:
    event = ev.AnswerAdded(seq=1, at=START, step="A1", prompt="p", group=group, text=text)
    back = from_the_file(event)
    assert isinstance(back, ev.AnswerAdded)
    assert (back.text, back.group) == (text, group)


@settings(max_examples=50)
@given(st.integers(-(10**15), 10**15), st.integers(-14, 14))
def test_a_moment_in_memory_is_the_moment_in_the_file(microseconds: int, hours: int) -> None:
    moment = (START + timedelta(microseconds=microseconds)).astimezone(timezone(timedelta(hours=hours)))
    event = ev.DeadlineMoved(seq=1, at=moment, deadline=moment)
    assert from_the_file(event) == event
    assert timedelta() <= moment - event.at < timedelta(milliseconds=1)


def test_a_moment_is_written_as_utc_with_milliseconds() -> None:
    local = datetime(2026, 11, 22, 10, 0, 3, 120999, timezone(timedelta(hours=1)))
    record = ev.write_event(ev.DeadlineMoved(seq=1, at=local, deadline=local))
    assert record == {
        "seq": 1,
        "at": "2026-11-22T09:00:03.120Z",
        "event": "deadline-moved",
        "deadline": "2026-11-22T09:00:03.120Z",
    }


def test_an_event_of_a_later_version_is_kept_with_all_it_says() -> None:
    line: dict[str, Any] = {
        "seq": 7,
        "at": "2026-11-22T09:00:03.120Z",
        "event": "vote-cast",
        "weights": [3, 2, None],
        "by": {"name": "\ud800", "seat": None},
        "nothing": None,
        "half": 0.5,
    }
    event = ev.read_event(line)
    assert isinstance(event, ev.UnknownEvent)
    assert ev.write_event(event) == line


def test_an_unknown_field_of_a_known_event_is_kept() -> None:
    line: dict[str, Any] = {
        "seq": 7,
        "at": "2026-11-22T09:00:03.120Z",
        "event": "answer-removed",
        "answer": "a3",
        "why": None,
        "who": "Ana",
    }
    event = ev.read_event(line)
    assert isinstance(event, ev.AnswerRemoved)
    assert ev.write_event(event) == line


def test_a_known_event_that_has_grown_another_meaning_is_kept_as_unknown() -> None:
    line: dict[str, Any] = {
        "seq": 7,
        "at": "2026-11-22T09:00:03.120Z",
        "event": "step-started",
        "step": ["A1", "A2"],
        "how": "both",
    }
    event = ev.read_event(line)
    assert isinstance(event, ev.UnknownEvent)
    assert ev.write_event(event) == line


BEYOND: dict[str, tuple[Any, ...]] = {
    "utc_offset_min": (1440, -1440, 100_000),
    "people": (-1, 10_000, 10**40),
    "length_s": (-1, 1e300, float("inf"), float("nan"), "1e400"),
    "target_s": (-0.5, 1e10, float("nan")),
    "by_s": (-1e10, 1e10, float("inf")),
    "away_s": (-1.0, 1e12),
    "slept_s": (-1.0, 1e10, float("nan")),
    "column": (-1, 999, 10**12),
    "target": (-1, 10**40),
    "deadline": ("0001-01-01T00:00:00+23:59", "1969-12-31T23:59:59Z", "3000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
    "plan_s": ({"A1": -1}, {"A1": 1e300}),
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in BEYOND.items() for value in values])
def test_a_figure_that_cannot_be_makes_its_event_an_unknown_one(field: str, value: object) -> None:
    held = [ev.write_event(event) for event in ONE_OF_EACH if field in type(event).model_fields]
    assert held
    for line in held:
        assert isinstance(ev.read_event(line | {field: value}), ev.UnknownEvent)


@pytest.mark.parametrize("moment", BEYOND["deadline"])
def test_a_line_whose_moment_no_calendar_shows_is_no_event(moment: str) -> None:
    assert ev.read_event({"seq": 1, "at": moment, "event": "clock-paused"}) is None
    assert ev.read_event({"seq": 1, "at": moment, "event": "vote-cast"}) is None


def test_the_edges_of_what_can_be_are_read() -> None:
    line = ev.write_event(ev.SessionStarted(seq=0, at=START))
    edges = {"utc_offset_min": -1439, "people": 9999, "length_s": 1e9, "at": "1970-01-01T00:00:00Z"}
    assert isinstance(ev.read_event(line | edges), ev.SessionStarted)
    last = {"utc_offset_min": 1439, "people": 0, "length_s": 0, "at": "2999-12-31T23:59:59.999Z"}
    assert isinstance(ev.read_event(line | last), ev.SessionStarted)


def test_the_sum_of_a_line_is_no_part_of_the_event() -> None:
    line = {"seq": 7, "at": "2026-11-22T09:00:03.120Z", "event": "clock-paused", "sum": "00000000"}
    event = ev.read_event(line)
    assert isinstance(event, ev.ClockPaused)
    assert "sum" not in ev.write_event(event)


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"event": "clock-paused"},
        {"seq": 1, "event": "clock-paused"},
        {"seq": 1, "at": "yesterday", "event": "clock-paused"},
        {"seq": "first", "at": "2026-11-22T09:00:03.120Z", "event": "clock-paused"},
        {"seq": 1, "at": "2026-11-22T09:00:03.120Z"},
        {"seq": 1, "at": "2026-11-22T09:00:03.120", "event": "clock-paused"},
    ],
    ids=["nothing", "no number", "no moment", "no date", "no figure", "no kind", "a moment without its zone"],
)
def test_a_line_without_number_moment_or_kind_is_no_event(line: dict[str, Any]) -> None:
    assert ev.read_event(line) is None


def test_an_event_cannot_be_changed() -> None:
    event: Any = ONE_OF_EACH[0]
    with pytest.raises(ValueError, match="frozen"):
        event.seq = 2
