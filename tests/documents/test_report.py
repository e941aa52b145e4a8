"""What the report says of a session, and what it must not say."""

from collections.abc import Iterable

from facilitator.agenda.model import NOTES, Agenda, Prompt, Step
from facilitator.documents.document import Block, BulletList, Checklist, Heading, KeyValues, Label, Paragraph, Table
from facilitator.documents.report import report, report_sections
from facilitator.documents.writers.text import to_text
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.session import Session
from tests.documents.rich_session import (
    AGENDA,
    GROUPS,
    OFFSET_MIN,
    Log,
    after,
    begin,
    finished,
    first_half,
    half_way,
    minutes,
    only_set_up,
    set_up,
)
from tests.fakes import Stage, small_agenda

LATER = after(6000)


def said(blocks: Iterable[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def table(blocks: Iterable[Block]) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def under(blocks: tuple[Block, ...], heading: str) -> list[Block]:
    """The blocks between a heading and the next one."""
    texts = [block.text if isinstance(block, Heading) else None for block in blocks]
    begin_at = texts.index(heading) + 1
    end = next((at for at in range(begin_at, len(blocks)) if isinstance(blocks[at], Heading)), len(blocks))
    return list(blocks[begin_at:end])


def row(blocks: Iterable[Block], step: str) -> tuple[str, ...]:
    return next(cells for cells in table(blocks).rows if cells[0].endswith(step))


def asking(*prompts: Prompt) -> Agenda:
    return Agenda(workshop="Small", steps=(Step(id="1", title="Ask", time=minutes(5, 5), prompts=prompts),))


def small(*prompts: Prompt, answers: Iterable[tuple[str, str, tuple[str, ...]]]) -> tuple[Block, ...]:
    """The answers' part of a one-step workshop; answers are (group, text, values) to the first prompt."""
    log = Log()
    log.add(0, ev.SessionStarted, groups=GROUPS)
    log.add(0, ev.WorkshopStarted, step="1", deadline=after(5), plan_s={"1": 300.0}, target_s=300.0)
    for group, text, values in answers:
        log.answer(1, "1", prompts[0].id, text, group, values=values)
    log.add(5, ev.WorkshopEnded)
    return report_sections(log.session(asking(*prompts)), LATER).answers


# Times


def test_the_times_of_a_step_with_parts_are_those_of_its_parts() -> None:
    times = report_sections(finished(), LATER).times
    assert row(times, "A2 Judge the current tools") == ("A2 Judge the current tools", "55:00", "52:20", "51:00")
    assert row(times, "All steps") == ("All steps", "1:09:35", "59:00", "1:18:00")


def test_a_skipped_step_says_so_in_words_and_keeps_its_plan() -> None:
    assert row(report_sections(finished(), LATER).times, "Break") == ("Break", "7:55", "–", "skipped")


def test_a_step_without_time_has_no_plan_and_no_target() -> None:
    assert row(report_sections(finished(), LATER).times, "A3 Share out the homework")[1:] == ("–", "–", "19:30")


def test_a_finished_report_is_the_same_whenever_it_is_read() -> None:
    assert report(finished(), after(82)) == report(finished(), LATER)


def test_a_pause_is_told_and_not_counted_in_its_step() -> None:
    sections = report_sections(finished(), LATER)
    assert row(sections.times, "share out the tools")[3] == "7:30"
    assert "Pauses, 3 min in all, are not in these figures." in said(sections.times)


def test_a_pause_that_was_taken_back_is_not_told() -> None:
    log = Log()
    set_up(log)
    begin(log)
    log.add(2, ev.Undone, target=log.add(1, ev.ClockPaused))
    log.add(9, ev.WorkshopEnded)
    assert "pause" not in to_text(report(log.session(), LATER)).lower()


def test_moving_on_ends_a_pause_and_skipping_another_step_does_not() -> None:
    log = Log()
    set_up(log)
    begin(log)
    log.add(1, ev.ClockPaused)
    log.add(2, ev.StepSkipped, step="3")
    log.add(4, ev.StepStarted, step="A2.1", target_s=300.0)
    log.add(9, ev.WorkshopEnded)
    assert "The clock was paused once, for 3 min in all." in said(report_sections(log.session(), LATER).summary)


def test_skipping_the_running_last_step_ends_its_pause() -> None:
    log = Log()
    set_up(log)
    begin(log)
    log.add(1, ev.StepStarted, step="A3")
    log.add(2, ev.ClockPaused)
    log.add(5, ev.StepSkipped, step="A3")
    log.add(30, ev.StepStarted, step="A2.1", target_s=300.0, how="back")
    log.add(40, ev.WorkshopEnded)
    assert "The clock was paused once, for 3 min in all." in said(report_sections(log.session(), LATER).summary)


def test_the_workshop_that_follows_is_called_by_its_title_where_that_is_known() -> None:
    assert "of the series “Just-in-time tools” is “B”." in said(report_sections(finished(), LATER).afterwards)
    assert "is “Judge them all”." in said(report_sections(finished(), LATER, "Judge them all").afterwards)
    assert "is “Judge them all”." in to_text(report(finished(), LATER, "Judge them all"))


def test_a_pause_that_goes_on_is_counted_up_to_the_moment_of_the_report() -> None:
    log = Log()
    set_up(log)
    begin(log)
    log.add(1, ev.ClockPaused)
    assert "for 6 min in all" in said(report_sections(log.session(), after(7)).summary)
    assert "is paused" in said(report_sections(log.session(), after(7)).summary)


def test_the_time_the_console_was_away_is_told_only_while_the_workshop_ran() -> None:
    log = Log()
    set_up(log)
    log.add(-1, ev.SessionResumed, away_s=300.0)
    begin(log)
    log.add(5, ev.SessionResumed, away_s=120.0)
    log.add(9, ev.WorkshopEnded)
    log.add(30, ev.SessionResumed, away_s=900.0)
    remarks = said(report_sections(log.session(), LATER).times)
    assert remarks.count("The console was away") == 1
    assert "away for 2 min until 09:05; that time counts." in remarks


def test_entries_of_a_later_version_are_counted() -> None:
    assert "1 entry of a later version" in said(report_sections(finished(), LATER).times)


# The day in sentences


def test_the_top_tells_when_in_the_time_of_the_room() -> None:
    facts = next(block for block in report(finished(), LATER).blocks if isinstance(block, KeyValues))
    assert facts.rows[:2] == (
        ("When", "Monday 23 November 2026, 09:00–10:21"),
        ("Length", "planned 75 min, took 81 min"),
    )


def test_a_workshop_over_midnight_names_both_days() -> None:
    log = Log()
    log.add(0, ev.SessionStarted, utc_offset_min=14 * 60)
    begin(log)
    log.add(2 * 60 + 30, ev.WorkshopEnded)
    facts = next(block for block in report(log.session(), LATER).blocks if isinstance(block, KeyValues))
    assert facts.rows[0][1] == "Monday 23 November 2026, 22:00 – Tuesday 24 November 2026, 00:30"


def ending(minute: float, moved_to: float | None = None) -> str:
    log = Log()
    set_up(log)
    begin(log)
    if moved_to is not None:
        log.add(1, ev.DeadlineMoved, deadline=after(moved_to))
    log.add(minute, ev.WorkshopEnded)
    return said(report_sections(log.session(), LATER).summary)


def test_ending_late_early_and_on_time_are_said_in_words() -> None:
    assert "It ended at 10:19, 4 min later than the 10:15 it was due." in ending(79)
    assert "It ended at 10:13, 2 min earlier than the 10:15 it was due." in ending(73)
    assert "It ended at 10:15, on time." in ending(75.2)


def test_an_end_that_was_moved_is_the_one_that_counts_and_is_told() -> None:
    assert "5 min earlier than the 10:25 (moved from 10:15 on the way) it was due" in ending(80, moved_to=85)


def test_beginning_late_is_told_where_a_start_was_planned() -> None:
    log = Log()
    log.add(-9, ev.SessionStarted, planned_start=after(-4), utc_offset_min=OFFSET_MIN)
    begin(log)
    assert "It began 4 min later than planned." in said(report_sections(log.session(), after(1)).summary)


def test_answers_are_counted_for_each_group() -> None:
    text = said(report_sections(finished(), LATER).summary)
    assert "27 answers were written down: 8 by Blue, 6 by Green, 4 by Red and 9 by the whole room." in text


def test_an_unfinished_session_says_so_at_the_top() -> None:
    first = report(half_way(), after(30)).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("This workshop is not finished. “As many tools as time allows” is running.")


def test_a_session_that_was_never_started_is_short() -> None:
    document = report(only_set_up(), after(30))
    assert document.blocks[0] == Paragraph("This workshop has not been started.")
    assert not [block for block in document.blocks if isinstance(block, Heading | Table)]


def test_a_session_without_any_entry_still_has_a_report() -> None:
    sections = report_sections(Session(id="x", agenda=AGENDA), after(0))
    assert sections.summary[0] == Paragraph("This workshop has not been started.")
    assert (sections.homework, sections.answers, sections.times, sections.afterwards) == ((), (), (), ())


# Homework


def test_homework_has_its_blanks_filled_in_and_its_sheet_named() -> None:
    rows = table(report_sections(finished(), LATER).homework).rows
    assert rows[0] == (
        "Judge the next set of tools",
        "each group",
        "Friday 4 December 2026",
        "Analyzing our current tools",
    )


def test_homework_without_owner_or_date_is_marked_in_words() -> None:
    blocks = report_sections(finished(), LATER).homework
    rows = table(blocks).rows
    assert rows[1][1:3] == ("nobody named", "no date: [next meeting] was not filled in")
    assert rows[2][1:3] == ("Ana", "no date")
    assert "1 of 3 tasks has no owner and 2 have no date." in said(blocks)


def test_homework_comes_before_the_answers() -> None:
    titles = [b.text for b in report(finished(), LATER).blocks if isinstance(b, Heading) and b.level == 2]
    assert titles == ["Homework and promises", "Answers", "Times", "What happens next"]


def test_homework_of_a_step_that_is_still_to_come_says_so() -> None:
    rows = table(report_sections(half_way(), after(30)).homework).rows
    assert rows[0][0] == "Judge the next set of tools (the step is still to come)"


# Answers


def test_every_answer_is_in_the_report_once_and_whole() -> None:
    text = to_text(report(finished(), LATER), width=200)
    for words in ("[/oops]", "=1+1", "| a | b |", "רשימת הטלפונים ישנה", "👩\u200d🏫", "spare parts *search*"):
        assert text.count(words) == 1, words
    assert "␛[31mred␛[0m" in text


def test_answers_stand_in_the_order_of_the_groups_not_of_the_clock() -> None:
    blocks = under(report_sections(finished(), LATER).answers, "Which tools does your group have?")
    assert blocks[0] == Label("Blue")
    assert isinstance(blocks[1], BulletList)
    assert len(blocks[1].items) == 3
    assert blocks[2] == Label("Green")


def test_a_group_that_gave_nothing_is_named_where_groups_were_asked() -> None:
    sections = report_sections(finished(), LATER)
    assert Paragraph("Red gave nothing.") in under(sections.answers, "Which tools does your group have?")
    missing = next(block for block in sections.summary if isinstance(block, BulletList)).items
    assert "Blue and Red gave nothing on “What is ready to hand in?”." in missing
    assert not [line for line in missing if "How easy" in line]


def test_a_question_to_the_room_that_nobody_answered_is_missing_and_no_group_is_named() -> None:
    sections = report_sections(finished(), LATER)
    missing = next(block for block in sections.summary if isinstance(block, BulletList)).items
    assert [line for line in missing if "still open" in line] == ["Nothing was written down on “What is still open?”."]
    assert not [line for line in missing if "How many hands" in line or "mood" in line]


def test_no_group_is_blamed_for_a_question_that_was_never_asked() -> None:
    log = Log()
    set_up(log)
    begin(log)
    log.add(5, ev.StepStarted, step="3")
    log.add(9, ev.WorkshopEnded)
    sections = report_sections(log.session(), LATER)
    assert "gave nothing" not in to_text(report(log.session(), LATER))
    lines = under(sections.answers, "Not asked")
    assert isinstance(lines[0], BulletList)
    assert "“Which finding would help most?” (As many tools as time allows, not reached)" in lines[0].items


def test_what_was_to_be_gone_through_and_was_left_out_is_named() -> None:
    stage = Stage().start().do(ask.JumpTo("A3")).write("plan", "Ann | Friday")

    def missing() -> list[str]:
        lists = [block for block in report_sections(stage.session, LATER).summary if isinstance(block, BulletList)]
        return [line for block in lists for line in block.items if "Who judges" in line]

    under_it = under(report_sections(stage.session, LATER).answers, "Who judges which tool?")
    assert Paragraph("1 of 2 is open yet: “phone list”.") in under_it
    assert missing() == []
    stage.next()
    assert missing() == ["1 of 2 left out on “Who judges which tool?”: “phone list”."]
    stage.do(ask.GoBack()).write("plan", "Ben | Monday").next()
    assert missing() == []


def test_while_a_step_runs_its_gaps_are_not_yet_held_against_anyone() -> None:
    log = Log()
    set_up(log)
    begin(log)
    first_half(log)
    log.answer(28, "A2.2", "find", "yes", "Blue")
    sections = report_sections(log.session(), after(30))
    blocks = under(sections.answers, "Which finding would help most?")
    assert Paragraph("Nothing yet from Green and Red.") in blocks
    assert next(block for block in sections.summary if isinstance(block, BulletList)).items == (
        "Red gave nothing on “Which tools does your group have?”.",
    )


def test_a_checklist_shows_what_is_not_ticked_too() -> None:
    blocks = under(report_sections(finished(), LATER).answers, "What is ready to hand in?")
    ticks = next(block for block in blocks if isinstance(block, Checklist)).items
    assert [(tick.text, tick.ticked) for tick in ticks] == [
        ("names on the sheet", True),
        ("every line filled in", False),
    ]


def test_a_table_has_a_column_for_the_group_only_where_groups_answered() -> None:
    answers = report_sections(finished(), LATER).answers
    assert table(under(answers, "One line for each tool")).header[0] == "Group"
    assert table(under(answers, "Who judges which tool, and by when?")).header == ("Tool", "Who", "By when")


def test_a_table_row_that_was_not_finished_is_kept() -> None:
    rows = table(under(report_sections(finished(), LATER).answers, "Who judges which tool, and by when?")).rows
    assert rows[1] == ("spare parts *search*", "", "")


def test_choices_are_counted_with_those_that_nobody_took() -> None:
    rows = table(under(report_sections(finished(), LATER).answers, "Keep, improve or drop the phone list?")).rows
    assert rows == (("keep", "0", ""), ("improve", "2", "Blue and Red"), ("drop", "1", "Green"))


def test_a_choice_of_several_options_counts_each() -> None:
    prompt = Prompt(id="p", ask="Which?", kind="choice", options=("a", "b", "c"), many=True, who="person")
    blocks = small(prompt, answers=[("", "1,2", ("a", "b")), ("", "b", ("b",))])
    assert table(blocks).rows == (("a", "1"), ("b", "2"), ("c", "0"))


def scale_of(*levels: str) -> str:
    prompt = Prompt(id="p", ask="How?", kind="scale", levels=("1", "2", "3", "4"), who="person")
    return said(small(prompt, answers=[("", level, (level,)) for level in levels]))


def test_the_middle_of_a_scale_is_a_level_or_lies_between_two() -> None:
    assert "The middle of 3 answers is 2." in scale_of("1", "4", "2")
    assert "The middle of 4 answers is between 2 and 4." in scale_of("1", "2", "4", "4")


def test_two_answers_on_a_scale_have_no_middle() -> None:
    assert "middle" not in scale_of("1", "4")


def test_numbers_stand_with_their_unit_for_each_group() -> None:
    blocks = under(report_sections(finished(), LATER).answers, "How many sheets did you use?")
    assert blocks[0] == KeyValues((("Blue", "4 sheets"), ("Red", "2.5 sheets")))
    assert blocks[1] == Paragraph("Green gave nothing.")


def test_answers_to_a_question_that_is_gone_are_still_shown() -> None:
    blocks = under(report_sections(finished(), LATER).answers, "old-question")
    assert blocks == [KeyValues((("Red", "kept from an older agenda"),))]


def test_an_answer_of_a_group_that_is_gone_is_still_shown() -> None:
    prompt = Prompt(id="p", ask="What?", kind="list", who="group")
    blocks = small(prompt, answers=[("Violet", "x", ()), ("Blue", "y", ())])
    assert [block.text for block in blocks if isinstance(block, Label)] == ["Blue", "Violet"]


def test_half_written_words_are_not_lost() -> None:
    assert "The phone li" in to_text(report(half_way(), after(30)))


def test_half_written_words_of_every_group_are_told() -> None:
    log = Log()
    set_up(log)
    begin(log)
    for group in ("Blue", "Red"):
        log.add(6, ev.DraftKept, prompt="find", group=group, text=f"{group} begins")
    text = to_text(report(log.session(), LATER))
    for group in ("Blue", "Red"):
        assert f"Begun as an answer to “Which finding would help most?” by {group}, never finished" in text
        assert f"{group} begins" in text


def test_notes_stand_in_their_step_also_where_it_asks_nothing() -> None:
    stage = Stage(small_agenda()).start().next().write(NOTES.id, "The beamer is broken")
    answers = report_sections(stage.session, stage.now).answers
    assert [block.text for block in answers if isinstance(block, Heading) and block.level > 2] == ["Step 2", "Notes"]
    assert answers[-1] == BulletList(("The beamer is broken",))


# The part of a step that comes after


def test_what_happens_next_has_its_blanks_filled_in() -> None:
    text = to_text(report(finished(), LATER))
    assert "1. Put the results of the price list and the phone list together" in text
    assert "The next workshop of the series “Just-in-time tools” is “B”." in text
