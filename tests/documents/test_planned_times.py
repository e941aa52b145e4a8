"""When each step begins and ends by the plan: told as far as the plan says, and no further."""

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Agenda, Step
from facilitator.documents.planned_times import first_without_time, planned_length_s, planned_times
from tests.fakes import minutes


def told(agenda: Agenda, people: int = 0, groups: int = 0) -> dict[str, tuple[str, str]]:
    times = planned_times(agenda, people, groups)
    return {step.id: (times[step.id].from_start, times[step.id].on_clock) for step in agenda.walk()}


def agenda(*steps: Step, start: str = "", time: TimeRange | None = None) -> Agenda:
    return Agenda(workshop="W", steps=steps, start=start, time=time)


def step(name: str, time: TimeRange | None, **fields: object) -> Step:
    return Step.model_validate({"id": name, "title": name, "time": time, **fields})


def test_steps_share_the_booked_time_and_follow_each_other() -> None:
    plan = agenda(step("1", minutes(5, 10)), step("2", minutes(10, 20)), time=minutes(30))
    assert told(plan) == {"1": ("0:00–0:10", ""), "2": ("0:10–0:30", "")}
    shorter = plan.model_copy(update={"time": minutes(15)})
    assert told(shorter) == {"1": ("0:00–0:05", ""), "2": ("0:05–0:15", "")}


def test_with_a_start_the_clock_of_the_room_is_told_too() -> None:
    plan = agenda(step("1", minutes(5)), step("2", minutes(90)), start="9:30")
    assert told(plan) == {"1": ("0:00–0:05", "09:30–09:35"), "2": ("0:05–1:35", "09:35–11:05")}


def test_parts_lie_inside_their_step() -> None:
    parts = (step("1.1", minutes(5)), step("1.2", minutes(10)))
    plan = agenda(step("1", None, steps=parts), step("2", minutes(5)))
    assert told(plan) == {
        "1": ("0:00–0:15", ""),
        "1.1": ("0:00–0:05", ""),
        "1.2": ("0:05–0:15", ""),
        "2": ("0:15–0:20", ""),
    }


def test_after_a_step_without_a_time_nothing_is_known_until_a_fixed_start() -> None:
    steps = (step("1", None), step("2", minutes(5)), step("3", minutes(10), at="12:30"), step("4", minutes(5)))
    assert told(agenda(*steps)) == {
        "1": ("0:00–…", ""),
        "2": ("", ""),
        "3": ("", "12:30–12:40"),
        "4": ("", "12:40–12:45"),
    }
    assert told(agenda(*steps, start="09:00"))["3"] == ("3:30–3:40", "12:30–12:40")


def test_a_fixed_start_of_a_part_moves_all_that_follows() -> None:
    parts = (step("1.1", minutes(5)), step("1.2", minutes(10), at="10:00"))
    plan = agenda(step("1", minutes(15), steps=parts), step("2", minutes(5)), start="9:00")
    assert told(plan)["1"] == ("0:00–1:10", "09:00–10:10")
    assert told(plan)["2"] == ("1:10–1:15", "10:10–10:15")


def test_time_for_each_person_counts_for_the_people_there_are() -> None:
    each = TimeRange(least_s=60, most_s=60, each="person")
    assert told(agenda(step("1", each), step("2", minutes(5))), people=12)["2"] == ("0:12–0:17", "")


def test_a_night_is_counted_past_midnight() -> None:
    plan = agenda(step("1", minutes(60)), step("2", minutes(30), at="00:30"), start="23:30")
    assert told(plan)["2"] == ("1:00–1:30", "00:30–01:00")


def test_waiting_for_a_fixed_start_is_taken_from_the_booked_time() -> None:
    steps = (step("A", minutes(20, 30)), step("B", minutes(10), at="09:45"), step("C", minutes(20, 40)))
    plan = agenda(*steps, start="09:00", time=minutes(60, 90))
    assert told(plan)["A"] == ("0:00–0:30", "09:00–09:30")
    assert told(plan)["B"] == ("0:45–0:55", "09:45–09:55")
    assert told(plan)["C"] == ("0:55–1:30", "09:55–10:30")


def test_what_is_before_a_fixed_start_is_over_by_then() -> None:
    steps = (step("A", minutes(20, 60)), step("B", minutes(10, 30), at="09:30"))
    assert told(agenda(*steps, start="09:00", time=minutes(90)))["A"] == ("0:00–0:30", "09:00–09:30")


def test_a_step_never_goes_on_beyond_the_next_fixed_start() -> None:
    long = (step("A", minutes(30)), step("B", minutes(60), at="10:15"), step("C", minutes(30), at="10:50"))
    assert told(agenda(*long, start="09:45", time=minutes(60)))["B"] == ("0:30–1:05", "10:15–10:50")
    parts = (step("B.1", minutes(20)), step("B.2", minutes(20)))
    around = (step("B", None, steps=parts, at="10:15"), step("C", minutes(30), at="10:30"))
    shown = told(agenda(*around))
    assert (shown["B.1"][1], shown["B.2"][1], shown["B"][1]) == ("10:15–10:30", "10:30–10:30", "10:15–10:30")


def test_a_step_without_a_time_lasts_until_the_fixed_start_right_after_it() -> None:
    steps = (step("A", minutes(15), at="10:00"), step("B", None), step("C", minutes(60), at="12:00"))
    assert told(agenda(*steps))["B"] == ("0:15–2:00", "10:15–12:00")
    assert planned_length_s(agenda(*steps), 0, 0) == 3 * 3600


def test_the_first_fixed_start_is_the_start_where_nothing_is_before_it() -> None:
    steps = (step("A", minutes(15), at="10:00"), step("B", minutes(5)))
    assert told(agenda(*steps)) == {"A": ("0:00–0:15", "10:00–10:15"), "B": ("0:15–0:20", "10:15–10:20")}


def test_fixed_starts_of_the_next_day_are_counted_on() -> None:
    steps = (step("A", minutes(60)), step("B", minutes(60), at="08:00"))
    assert told(agenda(*steps, start="16:00"))["B"] == ("16:00–17:00", "08:00–09:00")


def test_the_step_that_ends_the_times_is_named_with_where_they_go_on() -> None:
    steps = (step("1", None), step("2", minutes(5)), step("3", minutes(10), at="12:30"))
    plan = agenda(*steps)
    assert first_without_time(plan, planned_times(plan, 0, 0)) == (steps[0], steps[2])
    endless = agenda(step("1", None), step("2", minutes(5)))
    assert first_without_time(endless, planned_times(endless, 0, 0)) == (endless.steps[0], None)
    last = agenda(step("1", minutes(5)), step("2", None))
    assert first_without_time(last, planned_times(last, 0, 0)) is None


def test_where_nothing_is_booked_waiting_takes_nothing_away() -> None:
    steps = (step("A", minutes(20, 30)), step("B", minutes(20, 40), at="09:45"))
    assert told(agenda(*steps, start="09:00"))["B"] == ("0:45–1:25", "09:45–10:25")
