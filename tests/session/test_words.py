"""What is said about an event, in words."""

import pytest

from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.time_words import say_together
from facilitator.session.words import name_event, say_event
from tests.fakes import START, Stage, after, minutes, set_up, small_agenda


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
    assert say_event(Stage().start().session, changed).startswith(words)


def test_what_was_taken_back_is_named() -> None:
    stage = Stage().start().write("hands", "11 hands")
    undone = stage.event(ask.Undo())
    assert say_event(stage.session, undone) == "Undone: the answer “11 hands” of the room."
    assert name_event(stage.session, 2) == "the start"


def test_more_time_is_said_with_who_pays_for_it() -> None:
    stage = Stage().start()
    changed = ev.TargetChanged(seq=3, at=after(0), step="A1", by_s=120.0, target_s=600.0)
    assert (
        say_event(stage.session, changed)
        == "2 min more for this step. It takes 2:00 from Judge our tools. It stays above its minimum."
    )
    taken = ev.TargetChanged(seq=3, at=after(0), step="A1", by_s=-60.0, target_s=420.0)
    assert say_event(stage.session, taken) == "1 min less for this step."


def test_time_that_nobody_needs_costs_nothing_and_what_nobody_has_is_said() -> None:
    roomy = Stage(small_agenda(minutes(5, 10), minutes(5)), set_up(length_s=3600.0)).start()
    changed = ev.TargetChanged(seq=3, at=after(0), step="1", by_s=60.0, target_s=660.0)
    assert say_event(roomy.session, changed) == "1 min more for this step."
    tight = Stage(small_agenda(minutes(5, 10), minutes(5)), set_up(length_s=600.0)).start()
    changed = ev.TargetChanged(seq=3, at=after(0), step="1", by_s=60.0, target_s=360.0)
    assert say_event(tight.session, changed) == (
        "1 min more for this step. 1:00 of it no step can give: cut something with o, or it ends later."
    )


def test_how_to_take_back_several_things_is_said_once() -> None:
    one, other = "Skipped: A. Press u to take it back.", "Skipped: B? Press u to take it back."
    assert say_together([one]) == one
    assert (
        say_together([one, "", other]) == "Skipped: A. Skipped: B? Each u takes one of them back, the last one first."
    )
    assert say_together(["Done.", one]) == f"Done. {one}"
