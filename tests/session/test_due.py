"""Days as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session.due import explain_due, read_due, say_day, say_due, say_from
from tests.strategies import any_text

SUNDAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 11, 25)
FRIDAY = date(2026, 11, 27)

READ = [
    *[("friday", "2026-11-27"), ("fri", "2026-11-27"), ("Fri.", "2026-11-27"), ("by Friday", "2026-11-27")],
    *[("this friday", "2026-11-27"), ("next friday", "2026-11-27"), ("on Friday!", "2026-11-27")],
    *[("until Friday", "2026-11-27"), ("Friday 5pm", "2026-11-27"), ("Friday at noon", "2026-11-27")],
    *[("friday, 17:00", "2026-11-27"), ("eod friday", "2026-11-27"), ("sat", "2026-11-28"), ("Weds", "2026-11-25")],
    *[("today", "2026-11-22"), ("end of day", "2026-11-22"), ("tomorrow", "2026-11-23")],
    *[("tomorrow morning", "2026-11-23"), ("the day after tomorrow", "2026-11-24"), ("sunday", "2026-11-29")],
    *[("in 2 weeks", "2026-12-06"), ("2 weeks", "2026-12-06"), ("in two weeks", "2026-12-06")],
    *[("in a fortnight", "2026-12-06"), ("in 10 days", "2026-12-02"), ("within 10 days", "2026-12-02")],
    *[("10 days from now", "2026-12-02"), ("in a month", "2026-12-22"), ("in a week", "2026-11-29")],
    *[("in a year", "2027-11-22"), ("day 100", "2027-03-02"), ("Day 30", "2026-12-22"), ("day 0", "2026-11-22")],
    *[("2026-12-01", "2026-12-01"), ("1.12.", "2026-12-01"), ("1.12.2026", "2026-12-01"), ("01.12.26", "2026-12-01")],
    *[("1. 12. 2026", "2026-12-01"), ("1 Dec", "2026-12-01"), ("Dec 1", "2026-12-01"), ("1st Dec", "2026-12-01")],
    *[("1st of December", "2026-12-01"), ("December 1, 2026", "2026-12-01"), ("1-Dec-26", "2026-12-01")],
    *[("Tuesday 1 December", "2026-12-01"), ("Tue, 1 Dec 2026", "2026-12-01"), ("Sept 3", "2027-09-03")],
    *[("12/1", "2026-12-01"), ("25/12", "2026-12-25"), ("12/25/2026", "2026-12-25"), ("3/4", "2027-03-04")],
    *[("end of month", "2026-11-30"), ("end of the month", "2026-11-30"), ("end of next month", "2026-12-31")],
    *[("end of January", "2027-01-31"), ("end of November", "2026-11-30"), ("end of year", "2026-12-31")],
    *[("end of next week", "2026-11-27"), ("next week", "2026-11-27"), ("by the end of the week", "2026-11-27")],
    *[
        ("monday next week", "2026-11-23"),
        ("the 15th", "2026-12-15"),
        ("22nd", "2026-11-22"),
        ("the 31st", "2026-12-31"),
    ],
    *[("May 3", "2027-05-03"), ("3 March", "2027-03-03"), ("22 November", "2026-11-22"), ("21 Nov", "2027-11-21")],
    *[("29 Feb", "2028-02-29"), ("29.2.", "2028-02-29")],
]
NO_DAY = [
    *["", "   ", "when we meet again", "asap", "as soon as possible", "soon", "now", "ongoing", "next meeting", "tbd"],
    *["5 people", "12", "2", "week", "month", "a", "May", "March", "in March", "sat down", "Ana Sat", "May Lee"],
    *["Sun Yat-sen", "Mon amour", "before the Christmas party", "after the break", "second half", "Q1", "10:30"],
    *["in 10 minutes", "in 99999 days", "in 9999 years", "31 November", "2026-13-01", "30.2.", "32/1", "13/13"],
    *["0.5", "2026", "friday or monday", "the friday after", "1 Dec or 2 Dec", "day one", "day", "Friday's list"],
]


@pytest.mark.parametrize(("text", "on"), READ)
def test_a_day_is_read_as_people_say_it(text: str, on: str) -> None:
    due = read_due(text, SUNDAY)
    assert due is not None
    assert due.on.isoformat() == on


@pytest.mark.parametrize("text", NO_DAY)
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_due(text, SUNDAY) is None


@pytest.mark.parametrize(
    ("text", "today", "on", "other"),
    [
        ("friday", FRIDAY, date(2026, 12, 4), None),
        ("this friday", FRIDAY, FRIDAY, None),
        ("next friday", FRIDAY, date(2026, 12, 4), None),
        ("next friday", WEDNESDAY, date(2026, 12, 4), FRIDAY),
        ("friday next week", WEDNESDAY, date(2026, 12, 4), None),
        ("friday", WEDNESDAY, FRIDAY, None),
        ("end of week", date(2026, 11, 28), date(2026, 12, 4), None),
        ("end of week", FRIDAY, FRIDAY, None),
        ("3/4", SUNDAY, date(2027, 3, 4), date(2027, 4, 3)),
        ("4/4", SUNDAY, date(2027, 4, 4), None),
        ("12/1/2026", SUNDAY, date(2026, 12, 1), date(2026, 1, 12)),
        ("in a month", date(2027, 1, 31), date(2027, 2, 28), None),
    ],
)
def test_the_same_words_on_another_day(text: str, today: date, on: date, other: date | None) -> None:
    due = read_due(text, today)
    assert due is not None
    assert (due.on, due.other) == (on, other)


def test_a_numbered_day_is_counted_from_the_workshop() -> None:
    due = read_due("day 100", date(2026, 12, 24), SUNDAY)
    assert due is not None
    assert due.on == SUNDAY + timedelta(days=100)


def test_a_day_is_shown_back_in_full_and_with_its_other_meaning() -> None:
    assert explain_due("friday", SUNDAY) == "By Friday 27 November 2026, in 5 days."
    assert explain_due("tomorrow", SUNDAY) == "By Monday 23 November 2026, tomorrow."
    assert explain_due("3/4", SUNDAY) == (
        "By Thursday 4 March 2027, in 102 days. If you mean Saturday 3 April 2027, write 2027-04-03."
    )
    assert explain_due("asap", SUNDAY).startswith("“asap” names no day; it stays as it is.")
    assert explain_due(" ", SUNDAY) == ""


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (-8, "8 days ago")])
def test_how_far_a_day_is(days: int, words: str) -> None:
    assert say_from(SUNDAY + timedelta(days=days), SUNDAY) == words
    assert say_due(SUNDAY + timedelta(days=days), SUNDAY).endswith(f" 2026, {words}")


days_ = st.dates(date(1970, 1, 1), date(2998, 12, 31))


@settings(max_examples=200)
@given(days_, days_)
def test_a_day_that_is_shown_in_full_is_read_as_that_day(on: date, today: date) -> None:
    for text in (say_day(on), f"by {say_day(on)}", on.isoformat(), f"{on.day}.{on.month}.{on.year}"):
        due = read_due(text, today)
        assert due is not None
        assert (due.on, due.other) == (on, None)


@settings(max_examples=200)
@given(st.sampled_from([text for text, _ in READ]), days_)
def test_every_reading_is_shown_as_words_that_read_the_same(text: str, today: date) -> None:
    due = read_due(text, today)
    assert due is not None
    again = read_due(say_day(due.on), today)
    assert again is not None
    assert again.on == due.on


@settings(max_examples=200)
@given(any_text, days_)
def test_any_text_names_a_day_or_none(text: str, today: date) -> None:
    due = read_due(text, today)
    assert due is None or due.on.year < 3000
