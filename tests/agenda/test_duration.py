"""A length is read as its author meant it, or refused in words; it is never guessed."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.agenda.duration import (
    DurationRefused,
    Each,
    TimeRange,
    read_duration,
    resolve,
    say_length,
    say_range,
)

COLLECTED = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "data" / "durations.tsv").read_text(encoding="utf-8").splitlines()
]
"""(source, what its author wrote, what its author meant): the meaning was judged by a person."""

DAY_S = 24 * 60 * 60


def meaning(text: str) -> str:
    """What the reader makes of a text, in the words of the third column of the data."""
    match read_duration(text):
        case None:
            return "none"
        case DurationRefused():
            return "refused"
        case TimeRange() as time:
            ends = f"{time.least_s}" if time.least_s == time.most_s else f"{time.least_s}-{time.most_s}"
            base = f"{time.base_s} + " if time.base_s else ""
            return f"{base}{ends}" + (f" each {time.each}" if time.each else "")


def refusal(text: str) -> str:
    refused = read_duration(text)
    assert isinstance(refused, DurationRefused), refused
    return refused.reason


def remark(text: str) -> str:
    time = read_duration(text)
    assert isinstance(time, TimeRange), time
    return time.remark


# What people wrote


@pytest.mark.parametrize(("source", "text", "meant"), COLLECTED)
def test_a_collected_length_is_read_as_its_author_meant_it(source: str, text: str, meant: str) -> None:
    assert meaning(text) == meant, source


def test_nearly_all_collected_lengths_are_read() -> None:
    read = [text for _, text, _ in COLLECTED if not isinstance(read_duration(text), DurationRefused)]
    assert len(COLLECTED) == 219
    assert len(read) >= 190


def test_every_length_of_the_first_workshops_is_read() -> None:
    seeds = [text for source, text, _ in COLLECTED if source == "seeds"]
    assert len(seeds) == 7
    assert all(isinstance(read_duration(text), TimeRange) for text in seeds)


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "‐", " - ", " – ", " to ", " TO ", "\u00a0–\u00a0"])
def test_any_dash_makes_a_range(dash: str) -> None:
    assert meaning(f"5{dash}8 min") == "300-480"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5", "300"),
        ("1h", "3600"),
        ("1h30", "5400"),
        ("1h 30", "5400"),
        ("1 h 30 min", "5400"),
        ("1 hour and 30 minutes", "5400"),
        ("1:30 h", "5400"),
        ("1:30 min", "90"),
        ("90 sec", "90"),
        ("5'", "300"),
        ("5m30", "330"),
        ("1.5 h", "5400"),
        ("1,5 h", "5400"),
        ("1½ h", "5400"),
        ("1 1/2 hours", "5400"),
        ("half an hour", "1800"),
        ("a quarter of an hour", "900"),
        ("an hour and a half", "5400"),
        ("one and a half hours", "5400"),
        ("twenty-five minutes", "1500"),
        ("forty five minutes", "2700"),
        ("about 25", "1500"),
        ("approx. 25 min", "1500"),
        ("20-ish minutes", "1200"),
        ("“5 min”", "300"),
        ("[5–8 min]", "300-480"),
        ("5 \u200bmin", "300"),
        ("0", "0"),
        ("24 h", "86400"),
    ],
)
def test_one_length_in_many_spellings(text: str, meant: str) -> None:
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30-45 sec", "30-45"),
        ("90 sec - 2 min", "90-120"),
        ("5 min - 8", "300-480"),
        ("1-1h30", "3600-5400"),
        ("between 5 and 10 minutes", "300-600"),
        ("from 5 to 10 min", "300-600"),
        ("about 5 to 10 min", "300-600"),
        ("5-5 min", "300"),
    ],
)
def test_a_unit_given_once_counts_for_both_ends(text: str, meant: str) -> None:
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 min each person", "180 each person"),
        ("3 min per participant", "180 each person"),
        ("3 min a person", "180 each person"),
        ("3 min/person", "180 each person"),
        ("3 min, each person", "180 each person"),
        ("3 min each team member", "180 each person"),
        ("5 min (per group)", "300 each group"),
        ("5 min / team", "300 each group"),
        ("2 each item", "120 each item"),
        ("2-3 min for every story", "120-180 each item"),
        ("5 + 3 min each person", "300 + 180 each person"),
        ("5 min plus 30 sec per person", "300 + 30 each person"),
        ("5 min + 2-3 min per group", "300 + 120-180 each group"),
        ("5 min + up to 3 min each person", "300 + 0-180 each person"),
        ("1 h + 3-4 min each person", "3600 + 180-240 each person"),
        ("10 min personal time", "600"),
    ],
)
def test_a_length_can_count_for_each(text: str, meant: str) -> None:
    assert meaning(text) == meant


def test_a_sum_with_nothing_to_count_is_added_up() -> None:
    assert meaning("15 min + 5 min for questions") == "1200"


@pytest.mark.parametrize("text", ["up to 10 min", "10 min or less", "max. 10 min", "less than 10 min", "≤ 10 min"])
def test_up_to_has_no_least(text: str) -> None:
    assert meaning(text) == "0-600"


@pytest.mark.parametrize("text", ["20 minutes plus", "20+", "20 min or more", "at least 20 min", "over 20 min"])
def test_more_than_a_length_is_that_length_and_says_so(text: str) -> None:
    assert meaning(text) == "1200"
    assert remark(text) == "or more"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("10-25 minutes depending on the list", "depending on the list"),
        ("5–8 min each person, standing", "standing"),
        ("5 min - bring pens", "bring pens"),
        ("10 min (in pairs)", "(in pairs)"),
        ("10 min plus discussion", "plus discussion"),
        ("30 min per topic / poster", "per topic / poster"),
        ("15 min, 3 people at a time", "3 people at a time"),
        ("5 min Übergang", "Übergang"),
        ("5 min.", ""),
    ],
)
def test_trailing_words_are_kept_as_a_remark(text: str, kept: str) -> None:
    assert remark(text) == kept


@pytest.mark.parametrize(
    "text", ["", "  ", "no limit", "No limit.", "as long as it takes", "Open", "open-ended", "flexible", "(none)"]
)
def test_no_limit_is_as_long_as_it_takes(text: str) -> None:
    assert read_duration(text) is None


# What is refused


@pytest.mark.parametrize(
    "text",
    [
        "8:30am - 9:30am",
        "9:40 - 10:00am",
        "9 to 10 am",
        "8pm",
        "8.30 a.m.",
        "5 o'clock",
        "10:15-ish",
        "14:00 - 15:30",
        "9:30 h",
        "9h30 - 10h00",
        "9.30 - 10.30",
        "at 9:30",
    ],
)
def test_a_time_of_day_is_no_length(text: str) -> None:
    assert "time of day" in refusal(text)
    assert "45 min" in refusal(text)


def test_a_bare_clock_reading_says_how_to_write_both() -> None:
    reason = refusal("9:30")
    assert "9 h 30 min" in reason
    assert "9 min 30 s" in reason
    assert "start: 9:30" in reason


def test_a_place_in_the_running_order_is_not_taken_for_a_range() -> None:
    assert "running order" in refusal("00:05 to 00:10")


@pytest.mark.parametrize("text", ["4-ish", "5ish", "20-25ish"])
def test_ish_needs_a_unit(text: str) -> None:
    assert "unit" in refusal(text)


def test_a_minimum_above_its_maximum_says_which_way_round() -> None:
    reason = refusal("8-5 min")
    assert "from 8 min down to 5 min" in reason
    assert "5 min - 8 min" in reason


@pytest.mark.parametrize("text", ["45 - 1h", "1h - 20", "1h30 - 45"])
def test_hours_and_a_bare_number_need_both_units(text: str) -> None:
    assert "Give both a unit" in refusal(text)


@pytest.mark.parametrize("text", ["-5 min", "−5", "- 5 min"])
def test_less_than_nothing_is_refused(text: str) -> None:
    assert "minus" in refusal(text)


@pytest.mark.parametrize("text", ["25 h", "1441", "24 h 1 s", "23 h + 2 h per group", "9" * 150])
def test_more_than_a_day_is_refused(text: str) -> None:
    assert "24 hours" in refusal(text)


@pytest.mark.parametrize("text", ["1 day", "1–2 days of work", "1 week", "two weeks", "3 months"])
def test_days_are_refused_since_they_do_not_say_how_many_hours(text: str) -> None:
    assert "hours or minutes" in refusal(text)


@pytest.mark.parametrize("text", ["5 people", "five", "3 rounds", "4 in groups", "1 h 30 people", "30+ people", "5 €"])
def test_a_bare_number_before_another_word_is_not_taken_for_minutes(text: str) -> None:
    assert "number of minutes" in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "10 or 15 min",
        "10/15 min",
        "2 x 10 min",
        "10 min x 2",
        "5-8-10 min",
        "10 min, then 5 min",
        "10 min or fifteen minutes",
        "1 hour, 10 min break",
        "5-10 + 3 per person",
        "10 min 15",
        "5 min to 9:30",
        "8 to 9:30",
    ],
)
def test_a_second_length_is_not_passed_over(text: str) -> None:
    assert "more than one length" in refusal(text)


@pytest.mark.parametrize("text", ["1,500 min", "1.30 h", "9.30", "0.333 h"])
def test_decimals_that_can_mean_two_things_are_refused(text: str) -> None:
    assert "more than one way" in refusal(text)


@pytest.mark.parametrize("text", ["10 mins each", "5 min each of you", "5 min per hour", "2 min for every 5 people"])
def test_each_needs_something_to_count(text: str) -> None:
    assert "each what" in refusal(text)


def test_a_pair_is_not_counted_as_one_item() -> None:
    assert "counts pairs" in refusal("3 min per pair")


def test_words_about_each_group_after_a_comma_are_asked_about() -> None:
    assert "for all together" in refusal("10 min, each group presents")


def test_a_sum_of_two_units_needs_both() -> None:
    assert "Give both a unit" in refusal("5 + 30 sec per person")


@pytest.mark.parametrize(
    "text", ["N/A", "TBD", "?", "-", "no", "soon", "٣ min", "5٣ min", "５ min", "5€", "min", "a few minutes"]
)
def test_what_is_no_length_is_refused_with_examples(text: str) -> None:
    assert "10 min" in refusal(text)


@pytest.mark.parametrize("unit", ["9", "1h ", "five ", "- ", "(", "up to ", "about ", "5 to ", " ", "each ", "½", "٣"])
def test_a_text_of_a_megabyte_is_refused_unread(unit: str) -> None:
    assert "too long to be a length" in refusal(unit * (1024 * 1024 // len(unit)))


PIECES = st.sampled_from(
    [
        *("5", "30", "0", ":", ".", ",", "-", "–", " ", "h", "min", "s", "(", ")", "½", "1/2", "+", "'", "am", "ish"),
        *("each ", "person", "to ", "up to ", "about ", "half an ", "hour", "twenty", "plus", " and a half"),
        *("\u200b", "٣", "ſ", "\u212a", "\ud800"),
    ]
)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=250), st.lists(PIECES, max_size=60).map("".join)))
@example("\ud800")
@example("5\x00min")
@example("İ" * 200)
@example("(" * 200)
@example("about " * 33)
def test_no_text_breaks_the_reader(text: str) -> None:
    time = read_duration(text)
    if isinstance(time, TimeRange):
        assert 0 <= time.least_s <= time.most_s
        assert time.base_s >= 0
        assert time.base_s + time.most_s <= DAY_S
        assert time.each or not time.base_s
    elif time is not None:
        assert time.what.endswith(".")
        assert time.fix.endswith(".")


# Saying it again


EACH: st.SearchStrategy[Each | None] = st.sampled_from([None, "person", "group", "item"])


@st.composite
def ranges(draw: st.DrawFn) -> TimeRange:
    seconds = st.one_of(st.integers(0, DAY_S), st.integers(0, 1440).map(lambda minutes: minutes * 60))
    least_s, most_s = sorted((draw(seconds), draw(seconds)))
    each = draw(EACH)
    base_s = draw(st.integers(0, DAY_S - most_s)) if each else 0
    return TimeRange(least_s=least_s, most_s=most_s, each=each, base_s=base_s)


@settings(max_examples=200)
@given(ranges())
@example(TimeRange(least_s=0, most_s=0))
@example(TimeRange(least_s=0, most_s=DAY_S))
@example(TimeRange(least_s=0, most_s=0, each="person", base_s=61))
@example(TimeRange(least_s=1, most_s=3605))
def test_what_is_said_is_read_back_as_the_same_range(time: TimeRange) -> None:
    assert read_duration(say_range(time)) == time


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5-8", "5–8 min"),
        ("90 sec", "90 s"),
        ("90 min", "1 h 30 min"),
        ("60-90 min", "60–90 min"),
        ("1-2 hours", "1–2 h"),
        ("45-90 sec", "45–90 s"),
        ("30 sec - 2 min", "30 s – 2 min"),
        ("2 h - 4 h 30", "2 h – 4 h 30 min"),
        ("less than 1 hour", "up to 1 h"),
        ("3 min per individual", "3 min each person"),
        ("5 + 3 per person", "5 min + 3 min each person"),
        ("0", "0 min"),
        ("no limit", "as long as it takes"),
    ],
)
def test_a_range_is_said_as_an_author_would_write_it(text: str, said: str) -> None:
    time = read_duration(text)
    assert not isinstance(time, DurationRefused)
    assert say_range(time) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (45.4, "45 s"),
        (59.7, "1 min"),
        (240, "4 min"),
        (250, "4 min 10 s"),
        (4320, "1 h 12 min"),
        (3599.6, "1 h"),
        (4349, "1 h 12 min"),
        (-90, "1 min 30 s"),
    ],
)
def test_a_length_is_said_in_words_without_a_sign(seconds: float, said: str) -> None:
    assert say_length(seconds) == said


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("5-8 min", (300, 480)),
        ("3-4 min each person", (14 * 180, 14 * 240)),
        ("5 + 3 per person", (300 + 14 * 180, 300 + 14 * 180)),
        ("10 min per group", (1800, 1800)),
        ("5 min each item", (300, 300)),
    ],
)
def test_a_length_for_each_is_counted_for_the_people_in_the_room(text: str, room: tuple[int, int]) -> None:
    time = read_duration(text)
    assert isinstance(time, TimeRange)
    assert resolve(time, people=14, groups=3) == room
