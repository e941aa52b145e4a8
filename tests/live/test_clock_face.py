"""The Time panel at an instant: the digits, the zone, the wall, drift, what comes next, cues."""

import pytest

from facilitator.agenda.model import Agenda, Cue, Step
from facilitator.live.clock_face import ClockFace, clock_face
from facilitator.session import intents as ask
from facilitator.session.plan import schedule_at
from tests.fakes import Stage, after, minutes, set_up, small_agenda


def three() -> Stage:
    """Three steps of 5–10 min; at 22:30 each of them gets 7:30. It is 9:00 in the room."""
    return Stage(small_agenda(), set_up(length_s=1350.0))


def face(stage: Stage) -> ClockFace:
    return clock_face(stage.session, stage.now, schedule_at(stage.session, stage.now))


def at(stage: Stage, seconds: float) -> ClockFace:
    return face(stage.wait(seconds))


def test_before_the_start_the_clock_shows_the_first_target_and_what_to_press() -> None:
    assert face(three()) == ClockFace(
        digits="07:30",
        caption="for the first step",
        zone="not started",
        symbol="○",
        word="space starts",
        filled=0.0,
        mark=None,
        wall="",
        drift="",
        fit="comfortable",
        ends="would end 09:15–09:30",
        next="first: Step 1",
    )


def test_before_the_start_the_end_moves_with_the_hour_unless_it_was_set() -> None:
    assert face(three().wait(600)).ends == "would end 09:25–09:40"
    by_clock = Stage(small_agenda(), set_up(length_s=None, ends_at=three().wait(1350).now))
    assert face(by_clock).digits == "07:30"
    assert face(by_clock.wait(450)).digits == "05:00"


def test_a_running_step_counts_down_to_its_target() -> None:
    assert at(three().start(), 90) == ClockFace(
        digits="06:00",
        caption="left of 7:30",
        zone="too early",
        symbol="·",
        word="minimum in 3:30",
        filled=0.15,
        mark=0.75,
        wall="end by 09:12",
        drift="on time",
        fit="comfortable",
        ends="ends 09:15–09:30, due 09:22",
        next="next: Step 2",
    )


@pytest.mark.parametrize(
    ("seconds", "digits", "zone", "word", "caption"),
    [
        (0, "07:30", "too early", "minimum in 5:00", "left of 7:30"),
        (299, "02:31", "too early", "minimum in 0:01", "left of 7:30"),
        (300, "02:30", "may close", "may close", "left of 7:30"),
        (449.5, "00:01", "may close", "may close", "left of 7:30"),
        (450, "02:30", "wrap up", "wrap up", "left to the maximum"),
        (599, "00:01", "wrap up", "wrap up", "left to the maximum"),
        (600, "+00:00", "over", "over by 0:00", "over the maximum"),
        (7000, "+1:46:40", "over", "over by 1:46:40", "over the maximum"),
    ],
)
def test_the_clock_says_in_digits_and_words_where_the_step_stands(
    seconds: float, digits: str, zone: str, word: str, caption: str
) -> None:
    shown = at(three().start(), seconds)
    assert (shown.zone, shown.word, shown.caption) == (zone, word, caption)
    assert shown.digits == digits.replace("+109:10", "+1:49:10")


def test_the_bar_is_never_more_than_full() -> None:
    assert at(three().start(), 300).filled == 0.5
    assert at(three().start(), 9999).filled == 1.0


def test_once_the_wall_has_passed_it_is_said_as_passed() -> None:
    stage = three().start()
    assert at(stage, 749).wall == "end by 09:12"
    assert at(stage, 1).wall == "had to end by 09:12"


def test_a_pause_stands_still_and_the_schedule_tightens_meanwhile() -> None:
    stage = three().start().wait(90).do(ask.ToggleClock())
    assert face(stage).fit == "comfortable"
    first, later = at(stage, 30), at(stage, 330)
    assert (first.zone, first.symbol, first.word, later.word) == ("paused", "‖", "paused 0:30", "paused 6:00")
    assert first.digits == later.digits == "06:00"
    assert (first.drift, later.drift) == ("1 min behind", "6 min behind")
    assert later.fit == "tight"
    assert later.ends == "ends 09:21–09:36, due 09:22"
    assert face(stage.do(ask.ToggleClock())).zone == "too early"


def test_a_minute_more_is_seen_at_once() -> None:
    stage = three().start().wait(90).do(ask.Extend(60))
    assert (face(stage).digits, face(stage).caption) == ("07:00", "left of 8:30")


def test_a_target_set_beyond_the_range_stretches_the_bar() -> None:
    stage = three().start().do(ask.Extend(750)).wait(600)
    assert (face(stage).zone, face(stage).filled, face(stage).mark) == ("may close", 0.5, 1.0)
    assert at(stage, 600).zone == "over"


def test_being_early_and_late_is_said_in_words() -> None:
    assert face(three().start().next(300)).drift == "3 min ahead"
    assert at(three().start(), 660).drift == "4 min behind"


def test_what_has_to_be_cut_is_said() -> None:
    assert at(three().start(), 900).fit == "cut 3 min: skip Step 3?"
    assert at(three().start(), 3000).fit == "28 min past the end"


def test_moving_the_end_is_seen_in_every_figure() -> None:
    stage = three().start().wait(60)
    moved = stage.do(ask.MoveDeadline(stage.wait(0).now.replace(minute=40)))
    assert (face(moved).ends, face(moved).wall) == ("ends 09:15–09:30, due 09:40", "end by 09:30")
    assert face(moved).fit == "roomy, 10 min to spare"


def test_the_last_step_says_so() -> None:
    assert face(three().start().next().next()).next == "last step"


def test_the_next_step_is_the_one_that_next_would_begin() -> None:
    stage = three().start().do(ask.Skip("2"))
    assert face(stage).next == "next: Step 3"
    assert face(stage.do(ask.JumpTo("3"))).next == "last step"
    assert face(three().start().do(ask.JumpTo("3"))).next == "next: Step 2"
    assert face(Stage().start().do(ask.JumpTo("A2.3"))).next == "next: A3 Homework"


def test_a_step_without_time_counts_up_and_is_never_over() -> None:
    stage = Stage(small_agenda(None, minutes(5)), set_up(length_s=600.0))
    assert (face(stage).digits, face(stage).caption, face(stage).filled) == ("00:00", "no time limit", None)
    shown = at(stage.start(), 4000)
    assert (shown.digits, shown.caption, shown.zone, shown.word) == ("66:40", "so far, no limit", "open", "no limit")
    assert (shown.filled, shown.mark, shown.symbol) == (None, None, "~")


def test_after_the_end_the_panel_stands_still() -> None:
    stage = three().start().next(400).next(400).next(400)
    shown = face(stage)
    assert shown == at(stage, 5000)
    assert (shown.digits, shown.caption, shown.zone, shown.word) == ("20:00", "in all", "closed", "closed")
    assert (shown.ends, shown.drift, shown.next) == ("ended 09:20", "3 min ahead", "r opens the report")


def test_an_end_after_the_deadline_is_late() -> None:
    assert face(three().start().next(900).next(900).next(900)).drift == "23 min behind"


def test_going_back_after_the_end_starts_the_panel_again() -> None:
    stage = three().start().next(400).next(400).next(400).do(ask.GoBack())
    assert (face(stage).zone, face(stage).next) == ("may close", "last step")


def test_cues_stand_in_the_order_they_are_due_and_a_repeated_one_at_its_next_moment() -> None:
    cues = (
        Cue(left_s=60, text="One minute left"),
        Cue(every_s=120, text="Every two"),
        Cue(half_way=True, text="Half way"),
        Cue(at_s=30, text="At half a minute"),
    )
    agenda = Agenda(workshop="W", steps=(Step(id="1", title="S", time=minutes(10), cues=cues),))
    stage = Stage(agenda).start()
    assert [(cue.text, cue.in_s) for cue in face(stage).cues] == [
        ("At half a minute", 30.0),
        ("Every two", 120.0),
        ("Half way", 300.0),
        ("One minute left", 540.0),
    ]
    assert [(cue.text, cue.in_s) for cue in at(stage, 290).cues] == [
        ("At half a minute", -260.0),
        ("Every two", -50.0),
        ("Half way", 10.0),
        ("One minute left", 250.0),
    ]


def test_an_optional_step_is_named_first_and_without_a_question() -> None:
    steps = [
        Step(id="1", title="Talk", time=minutes(10)),
        Step(id="2", title="Work", time=minutes(10)),
        Step(id="3", title="Songs", time=minutes(5), optional=True),
    ]
    stage = Stage(Agenda(workshop="W", steps=tuple(steps)), set_up(length_s=20 * 60.0)).start()
    assert at(stage, 0).fit == "cut 5 min: skip Songs"


def test_drift_is_told_since_the_planned_start_too_where_the_room_began_at_another_time() -> None:
    late = Stage(small_agenda(), set_up(length_s=1350.0, planned_start=after(-600))).start()
    assert (at(late, 570).drift, at(late, 0).drift_planned) == ("2 min behind", "from 08:50: 12 min behind")
    kept = Stage(small_agenda(), set_up(length_s=1350.0, planned_start=after(30))).start()
    assert at(kept, 60).drift_planned == ""
    another_day = Stage(small_agenda(), set_up(length_s=1350.0, planned_start=after(-8000))).start()
    assert at(another_day, 60).drift_planned == ""


def test_what_does_not_fit_after_a_fixed_start_is_told_before_it() -> None:
    steps = (
        Step(id="1", title="Talk", time=minutes(5, 10)),
        Step(id="2", title="Lunch", at="09:30", time=minutes(20)),
        Step(id="3", title="Photo", time=minutes(5), optional=True),
        Step(id="4", title="Plan", time=minutes(10)),
    )
    day = Stage(Agenda(workshop="W", steps=steps), set_up(length_s=3600.0)).start()
    assert at(day, 60).fit == "roomy, 20 min to spare before 09:30, then cut 5 min: skip Photo"
    day.do(ask.Skip("3"))
    assert at(day, 0).fit == "roomy, 20 min to spare before 09:30"


def fixed_at_half_past() -> Stage:
    steps = (
        Step(id="1", title="Talk", time=minutes(5, 15)),
        Step(id="2", title="Work", time=minutes(15, 20)),
        Step(id="3", title="Songs", time=minutes(5, 10), optional=True),
        Step(id="4", title="Guests", time=minutes(10), at="09:30"),
    )
    return Stage(Agenda(workshop="W", steps=steps), set_up(length_s=3600.0)).start()


def test_what_has_to_go_for_a_fixed_start_is_told_with_that_start() -> None:
    stage = fixed_at_half_past().next(10 * 60 + 10)
    assert at(stage, 0).fit == "cut 10 s before 09:30: skip Songs"
    assert at(stage, 16 * 60 + 20).fit == "cut 2 min before 09:30: skip Songs"


def test_a_fixed_start_that_has_gone_by_is_not_the_end() -> None:
    stage = fixed_at_half_past()
    assert at(stage, 30 * 60 + 5).fit.startswith("5 s past 09:30")
    assert at(stage, 115).fit.startswith("2 min past 09:30")


def test_long_titles_of_what_may_go_are_shortened_behind_a_word() -> None:
    steps = (
        Step(id="1", title="Talk", time=minutes(20)),
        Step(id="2", title="A walk through the shop with the new people", time=minutes(8), optional=True),
        Step(id="3", title="Gruppenfotografieveranstaltung", time=minutes(6), optional=True),
    )
    stage = Stage(Agenda(workshop="W", steps=steps), set_up(length_s=1260.0)).start()
    assert at(stage, 0).fit == "cut 13 min: skip A walk through the… and Gruppenfotografieve…"
