"""The next workshop is planned for a day, can be moved, and is undone as all else."""

from datetime import date, timedelta

import pytest

from facilitator.agenda.model import Agenda
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.next_intents import PlanNext
from facilitator.session.next_rules import proposed_day
from facilitator.session.words import name_event, say_event
from tests.fakes import START, Stage, small_agenda

TODAY = START.date()
SERIES = small_agenda().model_copy(update={"next": "B"})


def planned(agenda: Agenda = SERIES) -> Stage:
    return Stage(agenda).start()


def test_a_day_is_kept_moved_and_taken_away() -> None:
    stage = planned()
    for on in (TODAY, TODAY + timedelta(days=7), None):
        stage.do(PlanNext(on))
        assert stage.session.planned is not None
        assert (stage.session.planned.agenda, stage.session.planned.date) == ("B", on)
    assert stage.ask(PlanNext(None)) == ()


def test_it_can_be_planned_after_the_end_and_undone() -> None:
    stage = planned().do(ask.Close(), PlanNext(TODAY))
    event = stage.session.log[-1]
    assert isinstance(event, ev.NextPlanned)
    assert say_event(stage.session, event).startswith("The next workshop is on ")
    assert name_event(stage.session, event.seq) == "the day of the next workshop"
    stage.do(ask.Undo())
    assert stage.session.planned is None
    assert stage.session.run.ended is not None
    stage.do(ask.Redo())
    assert stage.session.planned == event


def test_a_day_that_is_over_and_an_agenda_without_a_next_one_are_refused() -> None:
    assert "is over" in planned().refusal(PlanNext(TODAY - timedelta(days=1)))
    assert "comes next" in planned(small_agenda()).refusal(PlanNext(TODAY))


@pytest.mark.parametrize(
    ("words", "days"), [("in 100 days", 100), ("in 4 weeks", 28), ("in a week", 7), ("in two weeks", 14), ("", None)]
)
def test_the_agenda_proposes_a_day_counted_from_this_one(words: str, days: int | None) -> None:
    stage = planned(SERIES.model_copy(update={"next_in": words}))
    assert proposed_day(stage.session) == (None if days is None else TODAY + timedelta(days=days))


def test_a_month_later_is_the_same_day_of_the_month() -> None:
    stage = planned(SERIES.model_copy(update={"next_in": "in a month"}))
    assert proposed_day(stage.session) == date(TODAY.year + TODAY.month // 12, TODAY.month % 12 + 1, TODAY.day)
