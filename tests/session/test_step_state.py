"""What has become of a step: one word for the agenda on the screen and for the report."""

from facilitator.documents.step_times import step_times
from facilitator.session import intents as ask
from facilitator.session.step_state import StepState, state_of
from tests.fakes import Stage


def states(stage: Stage) -> dict[str, StepState]:
    return {step.id: state_of(stage.session, step) for step in stage.session.agenda.walk()}


def test_a_step_that_was_begun_and_left_is_left_open_and_so_is_the_step_around_it() -> None:
    stage = Stage().start().next(60).wait(125).do(ask.GoBack())
    assert states(stage) == {
        "A1": "running",
        "A2": "left open",
        "A2.1": "left open",
        "A2.2": "not reached",
        "A2.3": "not reached",
        "A3": "not reached",
        "4": "not reached",
    }


def test_a_step_none_of_whose_parts_was_begun_is_not_reached() -> None:
    stage = Stage().start().do(ask.Skip("A2.1"), ask.Skip("A2.2"))
    assert states(stage)["A2"] == "not reached"
    assert states(stage.do(ask.Skip("A2.3")))["A2"] == "skipped"


def test_a_step_is_done_with_the_last_of_its_parts_that_was_not_skipped() -> None:
    stage = Stage().start().next().do(ask.Skip("A2.2"))
    assert states(stage)["A2"] == "running"
    stage.do(ask.GoNext(), ask.GoNext())
    assert (states(stage)["A2"], states(stage)["A3"]) == ("done", "running")


def test_the_report_speaks_of_the_same_states() -> None:
    stage = Stage().start().next(60).next(60).do(ask.GoBack(), ask.Skip("A3"))
    assert {time.step.id: time.state for time in step_times(stage.session, stage.now)} == states(stage)
