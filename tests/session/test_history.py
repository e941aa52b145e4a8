"""What steps took before: of real sessions only, of steps that were run to their end, and never of another step."""

import pytest

from facilitator.agenda.duration import TimeRange, read_duration, say_range
from facilitator.agenda.model import Agenda, Step
from facilitator.session import intents as ask
from facilitator.session.groups import form_groups
from facilitator.session.history import (
    StepHistory,
    say_span,
    say_whole_lengths,
    step_histories,
    whole_lengths_s,
)
from facilitator.session.session import Session
from tests.fakes import minutes, small_agenda
from tests.past import held, past

TWO = Agenda(
    workshop="Two",
    steps=(
        Step(id="A1", code="A1", title="Tools", time=minutes(45, 70)),
        Step(id="2", title="Homework", time=minutes(10, 12)),
    ),
)


def taken(agenda: Agenda, *sessions: Session) -> dict[str, list[float]]:
    """The minutes each step took, by its title."""
    return {each.step.title: [second / 60 for second in each.actual_s] for each in step_histories(agenda, sessions)}


def test_every_session_that_ran_a_step_to_its_end_counts() -> None:
    assert taken(TWO, past(TWO, held(52, 14)), past(TWO, held(66, 20))) == {"Tools": [52, 66], "Homework": [14, 20]}


def test_a_step_that_runs_or_was_skipped_or_left_open_does_not_count() -> None:
    running = past(TWO, held(52))
    skipped = past(TWO, [*held(52), (60.0, ask.Skip())])
    left_open = past(TWO, [*held(52), (60.0, ask.GoBack()), (60.0, ask.ToggleClock())])
    assert taken(TWO, running) == taken(TWO, skipped) == {"Tools": [52]}
    assert taken(TWO, left_open) == {}


def test_a_pause_is_left_out_of_a_step_and_is_part_of_the_whole() -> None:
    toggle = ask.ToggleClock()
    session = past(TWO, [(0, toggle), (600, toggle), (300, toggle), (600, ask.GoNext()), (600, ask.GoNext())])
    assert taken(TWO, session) == {"Tools": [20], "Homework": [10]}
    assert whole_lengths_s([session]) == (2100.0,)


def test_a_rehearsal_tells_nothing() -> None:
    rehearsed = past(TWO, held(52, 14), rehearsal=True)
    assert taken(TWO, rehearsed) == {}
    assert whole_lengths_s([rehearsed]) == ()


@pytest.mark.parametrize(
    ("change", "known"),
    [
        ({"title": "  TOOLS "}, True),
        ({"title": "Other tools"}, False),
        ({"id": "A2", "code": "A2"}, False),
        ({"time": minutes(5)}, True),
        ({"steps": (Step(id="A1.1", title="Part"),)}, False),
    ],
)
def test_a_step_is_known_again_by_its_code_and_its_title(change: dict[str, object], known: bool) -> None:
    first, second = TWO.steps
    today = TWO.model_copy(update={"steps": (first.model_copy(update=change), second)})
    assert ("Homework" in (found := taken(today, past(TWO, held(52, 14))))) is True
    assert (len(found) == 2) is known


def test_a_step_with_parts_takes_what_they_take_together() -> None:
    parts = tuple(Step(id=f"1.{n}", title=f"Part {n}", time=minutes(5)) for n in (1, 2))
    agenda = Agenda(workshop="X", steps=(Step(id="1", title="All", time=minutes(10), steps=parts),))
    assert taken(agenda, past(agenda, held(6, 7))) == {"All": [13], "Part 1": [6], "Part 2": [7]}
    assert taken(agenda, past(agenda, held(6))) == {"Part 1": [6]}


def test_a_time_for_each_is_compared_for_each_with_that_days_room() -> None:
    person = Step(id="1", title="Round", time=minutes(2, 3).model_copy(update={"each": "person", "base_s": 300}))
    group = Step(id="2", title="Reports", time=minutes(4).model_copy(update={"each": "group"}))
    agenda = Agenda(workshop="X", steps=(person, group))
    few = past(agenda, held(25, 12), people=10, groups=form_groups(3, 10))
    many = past(agenda, held(85, 24), people=20, groups=form_groups(4, 20))
    assert taken(agenda, few, many) == {"Round": [2, 4], "Reports": [4, 6]}
    first, _ = step_histories(agenda, [few, many])
    assert first.suggested is not None
    assert say_range(first.suggested) == "5 min + 2–4 min each person"


def history(written: TimeRange | None, *took_min: float) -> StepHistory:
    return StepHistory(Step(id="1", title="X", time=written), tuple(each * 60 for each in took_min))


@pytest.mark.parametrize(
    ("written", "took_min", "suggested"),
    [
        (minutes(45, 70), (52, 66), None),
        (minutes(45, 70), (45, 70), None),
        (minutes(45, 70), (44.6, 70.4), None),
        (minutes(45, 70), (52, 72), "52–72 min"),
        (minutes(45, 70), (40, 60), "40–60 min"),
        (minutes(10, 12), (14, 20, 16), "14–20 min"),
        (minutes(10, 12), (14, 14), "14 min"),
        (minutes(10, 12), (14,), None),
        (None, (14, 20), None),
        (minutes(1), (0.5, 1.6), "30–100 s"),
    ],
)
def test_a_range_is_suggested_where_what_it_took_lies_outside_the_file(
    written: TimeRange | None, took_min: tuple[float, ...], suggested: str | None
) -> None:
    better = history(written, *took_min).suggested
    assert (better and say_range(better)) == suggested
    if better:
        assert read_duration(say_range(better)) == better, "what is suggested can be written into the file"


def test_a_workshop_that_was_not_gone_through_has_no_length() -> None:
    closed_early = past(TWO, [*held(52), (60.0, ask.Close()), (60.0, ask.GoBack()), (60.0, ask.GoNext())])
    assert (
        whole_lengths_s([past(TWO, held(52)), past(small_agenda(), [(0, ask.ToggleClock()), (9, ask.Close())])]) == ()
    )
    assert whole_lengths_s([closed_early]) == (55 * 60.0,)


@pytest.mark.parametrize(
    ("minutes_taken", "said"),
    [
        ((), ""),
        ((62.2,), "Your last one took 62 min."),
        ((62, 81, 70, 64.6), "Your last 4 took 62–81 min."),
        ((60, 60.2), "Your last 2 took 60 min."),
        ((1, 1.5), "Your last 2 took 60–90 s."),
    ],
)
def test_the_length_of_the_last_sessions_is_told_in_minutes(minutes_taken: tuple[float, ...], said: str) -> None:
    assert say_whole_lengths([each * 60 for each in minutes_taken]) == said


def test_a_stretch_has_one_unit() -> None:
    assert [say_span(0, 60), say_span(50, 60), say_span(60, 60)] == ["0–1 min", "50–60 s", "1 min"]
