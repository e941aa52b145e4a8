"""What the report tells of a laptop that slept, of time that was left out, and of a clock that was set."""

from facilitator.documents.document import Paragraph
from facilitator.documents.report import report_sections
from facilitator.documents.report_data import report_data
from facilitator.session import intents as ask
from tests.fakes import Stage, after, set_up, small_agenda


def asleep() -> Stage:
    return Stage(small_agenda(), set_up(length_s=1800)).start().wait(600).do(ask.NoteSleep(480.0))


def remarks(stage: Stage) -> str:
    sections = report_sections(stage.session, stage.now)
    return " ".join(block.text for block in sections.times if isinstance(block, Paragraph))


def test_sleep_is_told_and_counts() -> None:
    stage = asleep()
    assert "The computer slept for 8 min until 09:10; that time counts." in remarks(stage)
    data = report_data(stage.session, stage.now)
    assert (data["slept_s"], data["left_out_s"], data["away_s"]) == (480.0, 0, 0)


def test_time_that_was_left_out_is_told_and_stands_in_no_figure() -> None:
    stage = asleep().do(ask.DoNotCount()).wait(300).do(ask.Reopen())
    assert "slept for 8 min until 09:10; that time was left out and is not in these figures." in remarks(stage)
    assert "away for 5 min until 09:15; that time counts." in remarks(stage)
    data = report_data(stage.session, stage.now)
    assert (data["slept_s"], data["left_out_s"], data["away_s"]) == (480.0, 480.0, 300.0)
    assert stage.spent("1") == 420.0
    assert "away for 5 min until 09:15; that time was left out" in remarks(stage.do(ask.DoNotCount()))


def test_sleep_in_a_pause_is_told_as_time_that_stood_still() -> None:
    stage = Stage(small_agenda()).start().do(ask.ToggleClock()).wait(90).do(ask.NoteSleep(60.0))
    assert "slept for 1 min until 09:01; the clock stood still." in remarks(stage)


def test_a_clock_that_was_set_is_told_with_the_clock_that_all_times_are_by() -> None:
    stage = Stage(small_agenda()).do(ask.NoteClock(after(0), after(60))).start().wait(120)
    stage.do(ask.NoteClock(after(180), after(180 - 7200))).wait(60).do(ask.Close())
    stage.wait(60).do(ask.NoteClock(after(-6960), after(500)))
    told = remarks(stage)
    assert "set back by 2 h, from 09:03 to 07:03. All times here are by the clock as it was at the set-up." in told
    assert "set forward by 60 s, from 09:00 to 09:01." in told
    assert told.count("clock was set") == 2, "what happened after the end touches no time"
