"""What is said about an event, in words."""

import pytest

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.words import name_event, say_event
from tests.fakes import START, Stage


@pytest.mark.parametrize(
    ("by_s", "words"),
    [
        (60.0, "1 min more for this step."),
        (300.0, "5 min more for this step."),
        (90.0, "1 min 30 s more for this step."),
        (-60.0, "1 min less for this step."),
        (-58.765, "59 s less for this step."),
        (-59.9, "1 min less for this step."),
        (-0.2, "1 s less for this step."),
    ],
)
def test_time_given_or_taken_is_said_in_whole_seconds_and_minutes(by_s: float, words: str) -> None:
    changed = ev.TargetChanged(seq=9, at=START, step="A1", by_s=by_s, target_s=300.0)
    assert say_event(Stage().start().session, changed) == words


def test_what_was_taken_back_is_named() -> None:
    stage = Stage().start().write("hands", "11 hands")
    undone = stage.event(ask.Undo())
    assert say_event(stage.session, undone) == "Undone: the answer “11 hands” of the room."
    assert name_event(stage.session, 2) == "the start"
