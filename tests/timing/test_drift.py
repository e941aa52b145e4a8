"""Behind or ahead of the plan, and the words for it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.timing.drift import drift_s
from facilitator.timing.progress import Progress
from facilitator.timing.span import Slot, Span
from facilitator.timing.words import say_drift

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def seconds(**by_minutes: float) -> dict[str, float]:
    return {key: minutes * 60 for key, minutes in by_minutes.items()}


def slot(key: str) -> Slot:
    return Slot(key, Span(300, 1200))


STEPS = (slot("a"), slot("b"), slot("c"))
PLAN_S = seconds(a=10, b=10, c=10)
BEGUN = Progress(now=NINE, deadline=at(30), plan_s=PLAN_S, began=NINE)


def said(progress: Progress, since: datetime = NINE, steps: tuple[Slot, ...] = STEPS) -> str:
    return say_drift(drift_s(steps, progress, since))


@pytest.mark.parametrize(
    ("spent_min", "words"), [(0, "on time"), (4, "on time"), (10, "on time"), (10.4, "on time"), (12, "2 min behind")]
)
def test_a_running_step_is_on_time_until_it_is_over_its_plan(spent_min: float, words: str) -> None:
    assert said(replace(BEGUN, now=at(spent_min), running="a", spent_s=seconds(a=spent_min))) == words


def test_a_step_closed_early_is_time_won_once_it_is_closed() -> None:
    early = replace(BEGUN, now=at(7), spent_s=seconds(a=7))
    assert said(replace(early, running="a")) == "on time"
    assert said(replace(early, running="b", closed=frozenset("a"))) == "3 min ahead"


def test_a_pause_puts_us_behind() -> None:
    paused = replace(BEGUN, now=at(9), running="a", spent_s=seconds(a=5), paused=True)
    assert said(paused) == "4 min behind"


def test_time_between_steps_puts_us_behind() -> None:
    assert said(replace(BEGUN, now=at(16), spent_s=seconds(a=10), closed=frozenset("a"))) == "6 min behind"


def test_a_late_start_is_behind_the_planned_start_only() -> None:
    late = replace(BEGUN, now=at(12), began=at(8), running="a", spent_s=seconds(a=4))
    assert said(late, since=NINE) == "8 min behind"
    assert said(late, since=at(8)) == "on time"


def test_an_early_start_is_ahead_of_the_planned_start() -> None:
    early = replace(BEGUN, began=at(-5), running="a")
    assert said(early, since=NINE) == "on time"
    assert said(replace(early, spent_s=seconds(a=5)), since=NINE) == "5 min ahead"


def test_waiting_for_the_start_is_behind_and_coming_early_is_not_ahead() -> None:
    waiting = Progress(now=at(3), deadline=at(30))
    assert said(waiting, since=NINE) == "3 min behind"
    assert said(waiting, since=at(20)) == "on time"


def test_skipping_wins_the_whole_plan_of_the_step_at_once() -> None:
    late = replace(BEGUN, now=at(18), running="a", spent_s=seconds(a=18))
    assert said(late) == "8 min behind"
    assert said(replace(late, skipped=frozenset("c"))) == "2 min ahead"


def test_jumping_ahead_wins_nothing_while_the_steps_left_out_still_want_doing() -> None:
    jumped = replace(BEGUN, now=at(15), running="c", spent_s=seconds(a=10, c=5), closed=frozenset("a"))
    assert said(jumped) == "on time"
    assert said(replace(jumped, skipped=frozenset("b"))) == "10 min ahead"


def test_a_step_left_open_by_going_back_counts_for_what_it_took() -> None:
    assert said(replace(BEGUN, now=at(13), running="a", spent_s=seconds(a=10, b=3))) == "on time"


def test_time_in_a_step_without_time_is_not_in_the_plan() -> None:
    talk = (*STEPS, Slot("talk", None))
    talking = replace(BEGUN, now=at(14), running="talk", spent_s=seconds(a=10, talk=4), closed=frozenset("a"))
    assert said(talking, steps=talk) == "4 min behind"


OPEN_END = (Slot("p", Span(1800, 3000), children=(slot("a"), Slot("more", None, children=(Slot("talk", None),)))),)
OPEN_PLAN = replace(BEGUN, plan_s=seconds(p=40, a=10), closed=frozenset("a"))


@pytest.mark.parametrize(("talk_min", "words"), [(5, "on time"), (30, "on time"), (33, "3 min behind")])
def test_a_part_without_time_uses_what_its_step_has_to_spare(talk_min: float, words: str) -> None:
    talking = replace(OPEN_PLAN, now=at(10 + talk_min), running="talk", spent_s=seconds(a=10, talk=talk_min))
    assert said(talking, steps=OPEN_END) == words


def test_a_step_closed_with_time_to_spare_wins_it() -> None:
    done = replace(OPEN_PLAN, now=at(32), spent_s=seconds(a=10, talk=22), closed=frozenset({"a", "talk"}))
    assert said(done, steps=OPEN_END) == "8 min ahead"
    assert said(replace(done, closed=frozenset({"p"})), steps=OPEN_END) == "8 min ahead"


LUNCH = (*STEPS[:2], replace(STEPS[2], starts_at=at(30)))


def test_waiting_for_a_fixed_start_is_planned_once_its_step_has_begun() -> None:
    day = replace(BEGUN, deadline=at(60), now=at(28), running="b", spent_s=seconds(a=10, b=18), closed=frozenset("a"))
    assert said(day, steps=LUNCH) == "8 min behind"
    lunch = replace(day, running="c", closed=frozenset("ab"))
    assert said(replace(lunch, now=at(30)), steps=LUNCH) == "on time"
    assert said(replace(lunch, now=at(34)), steps=LUNCH) == "4 min behind"
    assert said(replace(lunch, now=at(27)), steps=LUNCH) == "3 min ahead"


def test_a_fixed_start_kept_after_a_late_start_is_on_time() -> None:
    late = replace(BEGUN, deadline=at(60), began=at(8), now=at(30), running="c", closed=frozenset("ab"))
    assert said(late, since=NINE, steps=LUNCH) == "on time"
    assert said(late, since=at(8), steps=LUNCH) == "on time"


minutes = st.floats(0, 60)


@settings(max_examples=100)
@given(minutes, minutes, minutes, st.sets(st.sampled_from("abc")), st.sampled_from("abc"))
def test_without_pauses_drift_is_overtime_less_what_closed_steps_left_over(
    a: float, b: float, c: float, closed: set[str], running: str
) -> None:
    spent_s = seconds(a=a, b=b, c=c)
    progress = replace(BEGUN, now=at(a + b + c), running=running, spent_s=spent_s, closed=frozenset(closed - {running}))
    overtime_s = sum(max(0.0, spent_s[key] - PLAN_S[key]) for key in "abc")
    left_over_s = sum(max(0.0, PLAN_S[key] - spent_s[key]) for key in closed - {running})
    assert drift_s(STEPS, progress, NINE) == pytest.approx(overtime_s - left_over_s, abs=0.001)
    longer = replace(progress, now=progress.now + timedelta(minutes=7))
    assert drift_s(STEPS, longer, NINE) == pytest.approx(drift_s(STEPS, progress, NINE) + 420, abs=0.001)
