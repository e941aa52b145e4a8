"""From an agenda and a session to the figures that timing works with."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.duration_words import DAY_S
from facilitator.agenda.model import Agenda, Setting, Step
from facilitator.session import intents as ask
from facilitator.session.event_fields import LONGEST_S, MOST_PEOPLE
from facilitator.session.plan import (
    cuts_at,
    deadline_if_started,
    default_length_s,
    drift_at,
    fixed_starts,
    plan_for,
    price_at,
    progress_at,
    range_of,
    schedule_at,
    slots_of,
    span_of,
)
from facilitator.session.session import Session
from facilitator.timing.schedule import Slot, Span
from tests.fakes import GROUPS, KICK_OFF, START, Stage, after, minutes, set_up, small_agenda

EACH_PERSON = TimeRange(least_s=60, most_s=120, each="person", base_s=300)
EACH_GROUP = TimeRange(least_s=60, most_s=60, each="group")


def test_a_range_counts_people_and_groups_of_today() -> None:
    step = Step(id="1", title="Round", time=EACH_PERSON)
    assert span_of(step, people=10, groups=3) == Span(900.0, 1500.0)
    assert span_of(step.model_copy(update={"time": EACH_GROUP}), people=10, groups=3) == Span(180.0, 180.0)
    assert span_of(step.model_copy(update={"time": None}), people=10, groups=3) is None


def test_where_nobody_counted_a_time_for_each_counts_once_and_is_not_over_at_once() -> None:
    for time, span in ((EACH_PERSON, Span(360.0, 420.0)), (EACH_GROUP, Span(60.0, 60.0))):
        step = Step(id="1", title="Round", time=time)
        assert span_of(step, people=0, groups=0) == span
        assert default_length_s(Agenda(workshop="W", time=time, steps=(step,)), 0, 0) == span.most_s


@pytest.mark.parametrize(
    ("setting", "people", "most_s"),
    [
        (Setting(kind="groups"), 12, 180.0),
        (Setting(kind="groups", least=2, most=4), 13, 240.0),
        (Setting(kind="groups", least=2, most=4), 0, 180.0),
        (Setting(kind="pairs"), 13, 420.0),
        (Setting(kind="teams", teams=("A", "B")), 13, 120.0),
    ],
)
def test_a_time_for_each_group_counts_the_groups_of_its_own_step(setting: Setting, people: int, most_s: float) -> None:
    span = span_of(Step(id="1", title="Show it", time=EACH_GROUP, setting=setting), people=people, groups=3)
    assert span == Span(most_s, most_s)


def test_slots_mirror_the_steps_with_their_parts() -> None:
    slots = slots_of(KICK_OFF, 12, 3)
    assert [slot.key for slot in slots] == ["A1", "A2", "A3", "4"]
    assert [child.key for child in slots[1].children] == ["A2.1", "A2.2", "A2.3"]
    assert slots[1].span == Span(2700.0, 4200.0)
    assert [slot.protected for slot in slots] == [False, False, True, False]
    assert slots[3] == Slot("4", None, optional=True)


def test_a_whole_agenda_takes_the_sum_of_its_steps() -> None:
    assert range_of(KICK_OFF, 12, 3) == Span(3600.0, 5400.0)
    parts = (Step(id="1.1", title="P", time=minutes(5, 10)), Step(id="1.2", title="P"))
    assert range_of(Agenda(workshop="W", steps=(Step(id="1", title="S", steps=parts),)), 0, 0) == Span(300.0, 600.0)
    assert range_of(small_agenda(None), 0, 0) == Span(0.0, 0.0)


@pytest.mark.parametrize(
    ("agenda", "length_s"),
    [
        (small_agenda(), 1800.0),
        (small_agenda(booked=minutes(20, 45)), 2700.0),
        (small_agenda(booked=minutes(20)), 1200.0),
        (small_agenda(EACH_PERSON, EACH_GROUP), 300.0 + 10 * 120 + 3 * 60),
    ],
    ids=["sum of the maximums", "booked range", "booked", "counted for each"],
)
def test_where_nobody_says_how_long_it_is_as_booked_or_the_sum_of_the_maximums(agenda: Agenda, length_s: float) -> None:
    assert default_length_s(agenda, 10, 3) == length_s
    session = Stage(agenda, set_up(length_s=None, people=10, groups=GROUPS)).session
    assert deadline_if_started(session, after(60)) == after(60 + length_s)


NOON, MORNING = "12:00", datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("steps", "length_s"),
    [
        (
            (Step(id="1", title="Talk", time=minutes(9, 30)), Step(id="2", title="Work", at=NOON, time=minutes(30))),
            12600,
        ),
        ((Step(id="1", title="Talk", time=minutes(240)), Step(id="2", title="Work", at=NOON, time=minutes(30))), 16200),
        ((Step(id="1", title="Talk"), Step(id="2", title="Work", at=NOON)), 10800),
        (
            (
                Step(
                    id="1",
                    title="All",
                    time=minutes(30),
                    steps=(Step(id="1.1", title="Part", time=minutes(20)), Step(id="1.2", title="Noon", at=NOON)),
                ),
                Step(id="2", title="Close", time=minutes(5)),
            ),
            11100,
        ),
    ],
    ids=["waits", "reached late", "no times at all", "inside a step"],
)
def test_without_a_booked_time_it_ends_after_its_last_fixed_start(steps: tuple[Step, ...], length_s: float) -> None:
    agenda = Agenda(workshop="W", steps=steps)
    assert default_length_s(agenda, 0, 0, MORNING) == length_s
    assert default_length_s(agenda.model_copy(update={"time": minutes(45)}), 0, 0, MORNING) == 2700
    assert deadline_if_started(Session("s", agenda), MORNING) == MORNING + timedelta(seconds=length_s)


def test_the_set_up_says_when_it_ends() -> None:
    agenda = small_agenda(booked=minutes(45))
    assert deadline_if_started(Stage(agenda, set_up(length_s=600.0)).session, after(60)) == after(660)
    by_clock = Stage(agenda, set_up(length_s=None, ends_at=after(600))).session
    assert deadline_if_started(by_clock, after(60)) == after(600)
    assert deadline_if_started(Session("s", agenda), after(60)) == after(60 + 2700)


def test_the_plan_meets_the_length() -> None:
    plan_s = plan_for(Stage().session, 75 * 60.0)
    assert plan_s["A1"] + plan_s["A2"] + plan_s["A3"] == pytest.approx(75 * 60, abs=0.01)
    assert plan_s["A2.1"] + plan_s["A2.2"] + plan_s["A2.3"] == pytest.approx(plan_s["A2"], abs=0.01)
    assert "4" not in plan_s


def test_before_the_start_the_schedule_is_that_of_a_start_at_this_moment() -> None:
    session = Stage(small_agenda(), set_up(length_s=1350.0)).session
    for moment in (START, after(600)):
        assert schedule_at(session, moment).targets_s == {"1": 450.0, "2": 450.0, "3": 450.0}


def test_progress_tells_what_happened_by_that_moment() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1350.0)).start().next(300).do(ask.Skip("3"), ask.ToggleClock())
    progress = progress_at(stage.session, after(420))
    assert (progress.running, progress.closed, progress.skipped) == ("2", frozenset({"1"}), frozenset({"3"}))
    assert (progress.spent_s, progress.paused, progress.began) == ({"1": 300.0, "2": 0.0}, True, START)
    assert progress.deadline == after(1350)


def test_a_target_set_by_hand_replaces_the_range_while_the_step_runs() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1350.0)).start().do(ask.Extend(300))
    figures = schedule_at(stage.session, stage.now)
    assert figures.remaining_s["1"] == 750.0
    assert figures.targets_s == {"2": 300.0, "3": 300.0}
    assert stage.do(ask.Extend(-300)).session.run.set_by_hand == frozenset({"1"})
    assert schedule_at(stage.session, stage.now).remaining_s["1"] == 450.0


def test_a_minute_more_moves_the_targets_after_it_at_once() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1500.0)).start()
    before = schedule_at(stage.session, stage.now).targets_s["2"]
    assert schedule_at(stage.do(ask.Extend(60)).session, stage.now).targets_s["2"] == before - 30.0


def test_drift_counts_from_the_start_of_the_clock() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1350.0))
    assert drift_at(stage.session, after(600)) == 0.0
    stage.start().wait(450)
    assert drift_at(stage.session, stage.now) == 0.0
    assert drift_at(stage.session, after(510)) == 60.0
    assert drift_at(stage.next(0).session, stage.now) == 0.0
    early = Stage(small_agenda(), set_up(length_s=1350.0)).start().next(300)
    assert drift_at(early.session, early.now) == -150.0


def test_a_pause_puts_the_workshop_behind() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1350.0)).start().wait(60).do(ask.ToggleClock()).wait(120)
    assert drift_at(stage.session, stage.now) == 120.0


any_seconds = st.one_of(st.integers(-10, 7200), st.integers(0, 86400), st.integers(-(10**400), 10**400))
any_count = st.one_of(st.integers(-2, 30), st.integers(0, 99_999), st.integers(0, 10**400))


@st.composite
def any_times(draw: st.DrawFn) -> TimeRange | None:
    if draw(st.booleans()):
        each = draw(st.sampled_from([None, "person", "group", "item"]))
        return TimeRange(least_s=draw(any_seconds), most_s=draw(any_seconds), each=each, base_s=draw(any_seconds))
    return draw(st.sampled_from([None, minutes(5, 10), TimeRange(least_s=DAY_S, most_s=DAY_S, each="person")]))


@st.composite
def any_agenda(draw: st.DrawFn) -> Agenda:
    flat = small_agenda(*draw(st.lists(any_times(), min_size=1, max_size=5)), booked=draw(any_times()))
    parts = tuple(Step(id=f"1.{n}", title="P", time=draw(any_times())) for n in range(draw(st.integers(0, 3))))
    first = flat.steps[0].model_copy(update={"steps": parts})
    return flat.model_copy(update={"steps": (first, *flat.steps[1:]), "people_least": draw(any_count)})


@given(any_agenda(), any_count, any_count, st.floats(0, LONGEST_S))
@settings(max_examples=150, deadline=None)
def test_no_times_and_no_number_of_people_break_the_plan(
    agenda: Agenda, people: int, groups: int, length_s: float
) -> None:
    whole = range_of(agenda, people, groups)
    assert 0.0 <= whole.least_s <= whole.most_s <= LONGEST_S
    assert 0.0 <= default_length_s(agenda, people, groups) <= LONGEST_S
    assert len(slots_of(agenda, people, groups)) == len(agenda.steps)
    session = Session("s", agenda)
    assert all(0.0 <= target_s <= LONGEST_S for target_s in plan_for(session, length_s).values())
    figures = schedule_at(session, START)
    assert START <= figures.earliest_end <= figures.latest_end
    assert deadline_if_started(session, START) >= START


@given(any_agenda(), st.integers(0, MOST_PEOPLE), st.one_of(st.none(), st.floats(0, LONGEST_S)))
@settings(max_examples=100, deadline=None)
def test_a_workshop_of_any_times_can_be_begun_and_run(agenda: Agenda, people: int, length_s: float | None) -> None:
    stage = Stage(agenda, set_up(length_s=length_s, people=people)).start().wait(60).next(60)
    assert stage.session.run.began == START
    assert drift_at(stage.session, stage.now) >= -LONGEST_S


def test_a_step_is_cut_at_seven_days_and_people_at_ten_thousand() -> None:
    step = Step(id="1", title="Round", time=TimeRange(least_s=60, most_s=DAY_S, each="person"))
    assert span_of(step, people=7, groups=0) == Span(420.0, 7.0 * DAY_S)
    assert span_of(step, people=8, groups=0) == Span(480.0, 7.0 * DAY_S)
    assert span_of(step, people=99_999, groups=0) == Span(600_000.0, 7.0 * DAY_S)
    assert default_length_s(Agenda(workshop="W", time=step.time, steps=(step,)), 99_999, 0) == 7.0 * DAY_S


def test_very_many_long_steps_stay_within_what_an_event_can_hold() -> None:
    parts = tuple(Step(id=f"1.{n}", title="P", time=TimeRange(least_s=DAY_S, most_s=7 * DAY_S)) for n in range(5000))
    agenda = Agenda(workshop="W", steps=(Step(id="1", title="A", steps=parts),))
    whole_s = range_of(agenda, 0, 0).most_s
    assert 0.99 * LONGEST_S < whole_s <= LONGEST_S
    assert plan_for(Session("s", agenda), LONGEST_S)["1"] <= LONGEST_S


BERLIN = timezone(timedelta(hours=1))


def of_day(*ats: str, start: str = "") -> Agenda:
    steps = tuple(Step(id=str(n), title="S", time=minutes(5, 10), at=at) for n, at in enumerate(ats, start=1))
    return Agenda(workshop="W", start=start, steps=steps)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def test_fixed_starts_are_of_the_day_of_the_start_in_the_room() -> None:
    starts = fixed_starts(of_day("", "12:30", "15:00"), local(22, 9), BERLIN)
    assert starts == {"2": local(22, 12, 30), "3": local(22, 15)}
    assert {moment.tzinfo for moment in starts.values()} == {UTC}


def test_past_midnight_a_fixed_start_is_the_next_such_time() -> None:
    starts = fixed_starts(of_day("22:30", "23:45", "00:30", "02:00", "01:00"), local(22, 22), BERLIN)
    assert [*starts.values()] == [local(22, 22, 30), local(22, 23, 45), local(23, 0, 30), local(23, 2), local(24, 1)]


def test_a_fixed_start_missed_by_a_late_start_is_not_the_next_days() -> None:
    assert fixed_starts(of_day("09:00", "", "12:30"), local(22, 9, 5), BERLIN) == {"3": local(22, 12, 30)}
    assert fixed_starts(of_day("", "12:30", "15:00"), local(22, 13), BERLIN) == {"3": local(22, 15)}


def test_the_planned_start_tells_which_day_is_meant() -> None:
    agenda = of_day("", "00:30", start="23:00")
    for begun in (local(22, 22, 40), local(22, 23, 20), local(23, 0, 10)):
        assert fixed_starts(agenda, begun, BERLIN) == {"2": local(23, 0, 30)}
    assert fixed_starts(of_day("", "12:30", start="09:00"), local(22, 19), BERLIN) == {}


@pytest.mark.parametrize("text", ["", "noon", "24:00", "12:60", "1230", "-1:30", ":", "12:"])
def test_what_is_no_time_of_day_fixes_nothing(text: str) -> None:
    assert fixed_starts(of_day(text, start=text), local(22, 9), BERLIN) == {}


def at_fixed(seconds: float) -> str:
    return f"{after(seconds):%H:%M}"


def with_lunch(lunch_s: float) -> Agenda:
    agenda = small_agenda(minutes(10, 30), minutes(10, 20), minutes(10, 40))
    return agenda.model_copy(
        update={"steps": (*agenda.steps[:2], agenda.steps[2].model_copy(update={"at": at_fixed(lunch_s)}))}
    )


def test_the_schedule_of_a_session_holds_to_its_fixed_starts() -> None:
    session = Stage(with_lunch(2400), set_up(length_s=5400.0)).start().session
    figures = schedule_at(session, START)
    zone = session.zone
    lunch = fixed_starts(session.agenda, START, zone)["3"]
    assert [segment.deadline for segment in figures.segments] == [lunch, after(5400)]
    assert figures.wall == lunch - timedelta(minutes=10)
    assert plan_for(session, 5400.0, START)["1"] != plan_for(session, 5400.0)["1"]


def test_a_fixed_start_keeps_its_day_while_the_workshop_runs() -> None:
    stage = Stage(with_lunch(2400), set_up(length_s=5400.0)).start()
    deadlines = [[s.deadline for s in schedule_at(stage.session, after(late_s)).segments] for late_s in (0, 2300, 9000)]
    assert deadlines[0] == deadlines[1] == deadlines[2]


def test_a_session_tells_the_price_of_more_time() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1500.0)).start()
    cost = price_at(stage.session, stage.now, 60)
    before = schedule_at(stage.session, stage.now).targets_s
    later = schedule_at(stage.do(ask.Extend(60)).session, stage.now).targets_s
    assert {payment.key: payment.taken_s for payment in cost.payments} == pytest.approx(
        {key: before[key] - later[key] for key in ("2", "3")}
    )


def test_a_session_tells_what_to_leave_out() -> None:
    stage = Stage(small_agenda(), set_up(length_s=1500.0)).start()
    assert cuts_at(stage.session, stage.now) == ()
    assert [cut.key for cut in cuts_at(stage.session, after(800))] == []
    assert [cut.key for cut in cuts_at(stage.session, after(1000))] == ["3"]
