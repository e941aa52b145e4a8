"""Lines of published plans, typed as they stand: what can only be meant one way is read, the rest is told."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda
from facilitator.agenda.reading.keys import INSTEAD, OTHERWISE, TABLES

TOP = "workshop: W\n"


def read(text: str) -> Reading:
    return read_agenda(text, "w.yaml", lambda _: None)


def plan(*lines: str, top: str = "") -> str:
    return f"{TOP}{top}steps:\n" + "".join(f"  - {line}\n" for line in lines)


def agenda(text: str) -> Agenda:
    reading = read(text)
    assert reading.agenda is not None, reading.problems
    return reading.agenda


def read_as(text: str) -> Agenda:
    """Return an agenda without the text that it was read from."""
    return agenda(text).model_copy(update={"source": ""})


def clean(text: str) -> tuple[Step, ...]:
    assert read(text).problems == ()
    return agenda(text).steps


def only(text: str) -> Problem:
    found = read(text).problems
    assert len(found) == 1, found
    return found[0]


def minutes(step: Step) -> tuple[float, float] | None:
    return (step.time.least_s / 60, step.time.most_s / 60) if step.time else None


def spoken(step: Step) -> tuple[str, str, tuple[float, float] | None]:
    return step.title, step.at, minutes(step)


# Lengths beside the title


@pytest.mark.parametrize(
    ("line", "title", "least", "most"),
    [
        ("III. Stewards are the Link—10 minutes", "III. Stewards are the Link", 10, 10),
        ("Welcome — 5–8 min", "Welcome", 5, 8),
        ("Welcome – 10 min", "Welcome", 10, 10),
        ("Welcome - 10 min", "Welcome", 10, 10),
        ("Welcome - 10 min.", "Welcome", 10, 10),
        ("Talk – 1,5 h", "Talk", 90, 90),
        ("Tea, cake and talk - 20 min", "Tea, cake and talk", 20, 20),
        ("Welcome (5 min)", "Welcome", 5, 5),
        ("Welcome [5-8 min]", "Welcome", 5, 8),
        ("Welcome (5–10 mins)", "Welcome", 5, 10),
        ("Break (15m)", "Break", 15, 15),
        ("Ideas (5min)", "Ideas", 5, 5),
        ("歓迎 (5 min)", "歓迎", 5, 5),
        ("10 mins - Play the icebreaker", "Play the icebreaker", 10, 10),
        ("5-10 min – Play", "Play", 5, 10),
        ("10 min | Welcome", "Welcome", 10, 10),
        ("1h - Talk", "Talk", 60, 60),
        ("5 min: Welcome", "Welcome", 5, 5),
        ("(4min) Write down what is ahead. Every item!", "Write down what is ahead. Every item!", 4, 4),
        ("7′ Start with welcome note", "Start with welcome note", 7, 7),
    ],
)  # fmt: skip
def test_a_length_set_apart_from_the_title_is_the_time(line: str, title: str, least: float, most: float) -> None:
    [step] = clean(plan(line))
    assert spoken(step) == (title, "", (least, most))


def test_a_length_for_each_person_behind_a_dash_is_read() -> None:
    [step] = clean(plan("Check-in - 2 min each person"))
    assert step.time is not None
    assert (step.title, step.time.each) == ("Check-in", "person")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Watch '12 Angry Men', 90 min", "Watch '12 Angry Men'"),
        ("24-hour plan, 10 min", "24-hour plan"),
        ("The 5-minute rule, 10 min", "The 5-minute rule"),
        ("1:1 talks, 10 min", "1:1 talks"),
        ("Check-in (1 min each person), 10 min", "Check-in (1 min each person)"),
    ],
)
def test_numbers_of_a_title_stay_in_it_before_the_time(line: str, title: str) -> None:
    [step] = clean(plan(line))
    assert step.title == title
    assert step.time is not None


@pytest.mark.parametrize(
    "line",
    [
        "Post-its - 5",
        "1.10 Introduction",
        "16:9 screens",
        "Debate (5 against 5)",
        "Read John 3:16",
        "Day 1 - 9:00 Opening",
        "Coffee (10:00)",
    ],
)
def test_numbers_without_a_unit_are_no_times(line: str) -> None:
    assert [spoken(step) for step in clean(plan(line))] == [(line, "", None)]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Welcome all 5 min", "“Welcome all, 5 min”"),
        ("Sprint 3 - 10 min", "“Sprint 3, 10 min”"),
        ("Sprint 3 - 10 min", "“Sprint, 3 - 10 min”"),
        ("Watch for 2 minutes", "“Watch, 2 minutes”"),
        ("5 min Welcome", "“Welcome, 5 min”"),
        ("VI. (10 min) Voting with dots", "“VI. Voting with dots, 10 min”"),
        ("Talk – 10 min with coffee", "“Talk with coffee, 10 min”"),
        ("Talk (10 min), Anna", "“Talk, Anna, 10 min”"),
        ("Round (3 min each)", "3 min each person"),
        ("Lunch, 12:30", "“Lunch, 45 min”"),
        ("Lunch, 12:30", "“12:30 Lunch”"),
        ("10 min", "“Welcome, 10 min”"),
        ("10 min – 15 min", "“Welcome, 10 min – 15 min”"),
    ],
)
def test_a_length_that_may_be_a_part_of_the_title_is_told_with_the_line_to_write(line: str, shown: str) -> None:
    told = only(plan(line))
    assert (told.severity, told.line, told.column) == ("warning", 3, 5)
    assert shown in told.fix
    assert [spoken(step) for step in agenda(plan(line)).steps] == [(line, "", None)]


@pytest.mark.parametrize("line", ["Talk - 10 min, 5 min", "10 mins - Talk, 5 min", "Talk (10 min) - 5 min"])
def test_a_second_length_that_stays_in_the_title_is_told(line: str) -> None:
    told = only(plan(line))
    assert told.what.startswith("Two times stand here: the step has 5 min, and “10 min")
    assert minutes(agenda(plan(line)).steps[0]) == (5, 5)


# Clock times beside the title


@pytest.mark.parametrize(
    ("line", "title", "at", "most"),
    [
        ("10:45–10:50 Brief Introduction", "Brief Introduction", "10:45", 5),
        ("8:30-9:00 Welcome", "Welcome", "08:30", 30),
        ("08:30-09:00 - Welcome", "Welcome", "08:30", 30),
        ("12:00-1:30 - Lunch", "Lunch", "12:00", 90),
        ("12:30-13:15, Lunch, canteen", "Lunch, canteen", "12:30", 45),
        ("Lunch at B2 Cafe, 12:00-1:30", "Lunch at B2 Cafe", "12:00", 90),
        ("Lunch (12:00–13:00)", "Lunch", "12:00", 60),
        ("Opening - 9:00 am to 9:30 am", "Opening", "09:00", 30),
        ("2 to 2:45 pm Session", "Session", "14:00", 45),
        ("9-10:30 Talk", "Talk", "09:00", 90),
        ("09.30 – 10.00 Uhr Coffee", "Coffee", "09:30", 30),
        ("22:00-1:00 Night", "Night", "22:00", 180),
        ("11:00-12:00 - Lightning talks: Attendees present", "Lightning talks: Attendees present", "11:00", 60),
        ("10:20-11:00 2 Keynotes - Presentation", "2 Keynotes - Presentation", "10:20", 40),
        ("10:00 Coffee, 15 min", "Coffee", "10:00", 15),
        ("10:00 – Coffee – 15 min", "Coffee", "10:00", 15),
        ("10:00-10:15 Coffee, 15 min", "Coffee", "10:00", 15),
    ],
)
def test_a_stretch_of_the_clock_is_the_fixed_start_and_the_length(line: str, title: str, at: str, most: float) -> None:
    [step] = clean(plan(line))
    assert spoken(step) == (title, at, (most, most))


@pytest.mark.parametrize(
    ("line", "title", "at"),
    [
        ("10am: Big picture strategy", "Big picture strategy", "10:00"),
        ("10am - Big picture", "Big picture", "10:00"),
        ("10.30am: Coffee break", "Coffee break", "10:30"),
        ("10:15 - Opening Worship", "Opening Worship", "10:15"),
        ("(10:00) Coffee", "Coffee", "10:00"),
        ("10:00 Uhr Coffee", "Coffee", "10:00"),
        ("7 pm Dinner", "Dinner", "19:00"),
    ],
)
def test_a_clock_time_before_the_title_is_the_fixed_start(line: str, title: str, at: str) -> None:
    assert [spoken(step) for step in clean(plan(line))] == [(title, at, None)]


@pytest.mark.parametrize("top", ["start: 7:00\n", "start: 7:00 am\n"])
def test_a_plan_in_twelve_hours_goes_on_into_the_afternoon(top: str) -> None:
    text = plan(
        "7:00-8:30 - Breakfast at B2 Cafe",
        "8:30-12:00 - Welcome by chairs, lay out workshop goals and expected outcomes.",
        "12:00-1:30 - Lunch",
        "1:30-3:15 - Breakout groups (in pairs for 2 minutes)",
        "3:15 Keynote",
        "4:05-4:25 Coffee break",
        top=top,
    )
    assert [(step.at, minutes(step)) for step in clean(text)] == [
        ("07:00", (90, 90)),
        ("08:30", (210, 210)),
        ("12:00", (90, 90)),
        ("13:30", (105, 105)),
        ("15:15", (50, 50)),
        ("16:05", (20, 20)),
    ]


@given(
    first=st.integers(8 * 60, 12 * 60 - 1),
    lengths=st.lists(st.integers(1, 180), min_size=1, max_size=12),
    hours=st.sampled_from([12, 24]),
    with_ends=st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_a_day_written_step_by_step_is_read_as_it_is_meant(
    first: int, lengths: list[int], hours: int, *, with_ends: bool
) -> None:
    times = [first, *(first + whole for whole in accumulate(lengths))]
    times = [each for each in times if each < 24 * 60]
    assume(len(times) > 1)

    def written(minute: int) -> str:
        hour = minute // 60 if hours == 24 else (minute // 60 - 1) % 12 + 1
        return f"{hour}:{minute % 60:02}"

    ends = [f"-{written(end)}" if with_ends else "" for end in times[1:]]
    lines = [f"{written(begin)}{end} Step" for begin, end in zip(times[:-1], ends, strict=True)]
    steps = clean(plan(*lines))
    assert [step.at for step in steps] == [f"{each // 60:02}:{each % 60:02}" for each in times[:-1]]
    known = steps if with_ends else steps[:-1]
    assert [minutes(step) for step in known] == [(end - begin, end - begin) for begin, end in pairwise(times)][
        : len(known)
    ]


def test_an_afternoon_goes_on_behind_a_start_written_with_pm_and_behind_a_key() -> None:
    text = plan("title: Lunch\n    at: 1 pm\n    time: 30 min", "1:30-2:00 Talk")
    assert [step.at for step in clean(text)] == ["13:00", "13:30"]
    assert clean(plan("1:00-2:00 Talk", top="start: 13:00\n"))[0].at == "13:00"


@pytest.mark.parametrize(
    ("line", "at", "shown"),
    [
        ("1:00-2:00 Welcome", "13:00", "“1:00 pm–2:00 pm Welcome”"),
        ("7:00-7:30 Welcome", "07:00", "“7:00 am–7:30 am Welcome”"),
        ("7:00 Welcome", "07:00", "“7:00 am Welcome”"),
        ("02:00 Welcome", "02:00", "“2:00 am Welcome”"),
    ],
)
def test_a_first_time_that_may_be_in_either_half_of_the_day_is_told(line: str, at: str, shown: str) -> None:
    told = only(plan(line))
    assert told.severity == "warning"
    assert shown in told.fix
    assert agenda(plan(line)).steps[0].at == at
    assert clean(plan(shown.strip("“”")))[0].at == at


def test_a_time_that_goes_back_is_not_moved_into_the_afternoon() -> None:
    told = only(plan("9:00-10:00 A", "8:30-9:00 B"))
    assert (told.severity, told.line) == ("problem", 4)
    told = only(plan("17:10-17:30 End of the day", "9:00-10:00 The next morning"))
    assert (told.severity, told.line) == ("problem", 4)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("0:20 to 0:30, Guided example", "“Guided example, 10 min”"),
        ("Hands-on exercise, 0:30 to 1:10", "“Hands-on exercise, 40 min”"),
        ("0:20 Guided example", "“Guided example, 10 min”"),
    ],
)
def test_a_place_in_the_running_order_is_told_with_the_line_to_write(line: str, shown: str) -> None:
    told = only(plan(line))
    assert (told.severity, told.line) == ("warning", 3)
    assert "a place in the running order" in told.what
    assert shown in told.fix
    assert spoken(agenda(plan(line)).steps[0]) == (line, "", None)


def test_places_in_the_running_order_go_on_behind_the_first_hour() -> None:
    told = read(plan("0:30 to 1:10 Exercise", "1:10 to 1:30 Review", "9:00 Tea")).problems
    assert [each.fix for each in told] == [
        "Write how long the step takes: “Exercise, 40 min”.",
        "Write how long the step takes: “Review, 20 min”.",
    ]


def test_a_place_before_a_step_with_its_length_is_to_be_left_out() -> None:
    assert only(plan("0:20 Guided example, 10 min")).fix == "Leave it out: “Guided example, 10 min”."


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("10:00 (9:15) - Meet for coffee", "“10:00 Meet for coffee”"),
        ("10:00-9:00 Talk", "“10:00 Talk, 45 min”"),
        ("Read John 3:16-4:21", "“3:16-4:21 Read John”"),
        ("Lunch, 12:30-13:15, canteen", "“12:30-13:15 Lunch, canteen”"),
        ("9:00 - 9:15", "“9:00 - 9:15 Coffee”"),
        ("Coffee 10:00", "“10:00 Coffee”"),
        ("Coffee at 10:00", "“10:00 Coffee”"),
        ("Coffee - 10am", "“10am Coffee”"),
        ("9.30 Coffee", "“9:30 Coffee”"),
    ],
)
def test_clock_times_that_are_not_sure_stay_in_the_title_and_are_told(line: str, shown: str) -> None:
    told = only(plan(line))
    assert told.severity == "warning"
    assert shown in told.fix
    assert spoken(agenda(plan(line)).steps[0]) == (line, "", None)


def test_a_length_that_does_not_fit_the_clock_times_is_told() -> None:
    told = only(plan("10:00-10:30 Talk, 20 min"))
    assert told.what == "Two lengths stand here: 30 min by the clock, and 20 min as written."
    assert minutes(agenda(plan("10:00-10:30 Talk, 20 min")).steps[0]) == (20, 20)


@pytest.mark.parametrize("line", ["1:30 h Talk", "1:30 h, Talk"])
def test_a_length_with_a_colon_is_no_clock_time(line: str) -> None:
    assert agenda(plan(line)).steps[0].at == ""


# Until the next fixed start


def fixed(*steps: str) -> str:
    return plan(*(f"{{title: A, {step}}}" for step in steps))


def test_a_step_with_a_start_lasts_until_the_next_start() -> None:
    steps = clean(fixed("at: '10:00'", "at: '11:30'", "at: '12:30', time: 30 min"))
    assert [minutes(step) for step in steps] == [(90, 90), (60, 60), (30, 30)]


def test_steps_between_two_starts_take_their_time_off() -> None:
    steps = clean(fixed("at: '10:00'", "time: 10-15 min", "time: 5 min", "at: '11:00', time: 1 min"))
    assert [minutes(step) for step in steps] == [(40, 45), (10, 15), (5, 5), (1, 1)]


@pytest.mark.parametrize(
    "steps",
    [
        ("at: '10:00', time: no limit", "at: '11:00', time: 1 min"),
        ("at: '10:00'", "in: alone", "at: '11:00', time: 1 min"),
        ("at: '10:00'", "time: 5 min each person", "at: '11:00', time: 1 min"),
        ("time: 5 min", "at: '10:00'"),
    ],
)
def test_a_step_lasts_as_long_as_it_takes_where_nothing_is_sure(steps: tuple[str, ...]) -> None:
    first = next(step for step in agenda(fixed(*steps)).steps if step.at)
    assert first.time is None


def test_a_short_step_with_a_start_lasts_until_the_next_start_unless_it_has_no_limit() -> None:
    steps = clean(plan("10:00 Coffee", "10:15 - Opening Worship", "11:00 Talk, no limit", "12:00 Lunch, 1 h"))
    assert [minutes(step) for step in steps] == [(15, 15), (45, 45), None, (60, 60)]


def test_the_sums_count_what_lasts_until_the_next_start() -> None:
    told = only(plan("10:00 Coffee", "12:00 Lunch, 1 h", top="time: 2 h\n"))
    assert told.what == "The steps take 180 min at least, but the room is booked for 2 h: 60 min over."


def test_steps_inside_a_step_last_until_the_next_start_beside_them() -> None:
    [around] = clean(plan("title: Day\n    steps:\n      - 10:00 Coffee\n      - 10:15 Talk, 5 min"))
    assert [minutes(step) for step in around.steps] == [(15, 15), (5, 5)]


def test_a_start_before_the_last_one_is_offered_in_the_afternoon() -> None:
    told = only(fixed("at: '12:00', time: 90 min", "at: '1:30', time: 5 min"))
    assert (told.severity, told.fix) == ("problem", "Did you mean `at: 13:30` (1:30 pm)?")
    assert clean(fixed("at: '12:00', time: 90 min", "at: '13:30', time: 5 min"))


def test_a_start_that_no_afternoon_mends_is_told_as_before() -> None:
    told = only(fixed("at: '17:00', time: 5 min", "at: '14:00', time: 5 min"))
    assert told.fix == "Put the steps in the order of the clock, or change one of the times."


def test_a_stretch_behind_at_is_parted() -> None:
    assert only(plan("title: A\n    at: 3:15-3:35")).fix == "Write `at: 3:15`, and below it `time: 20 min`."
    assert only(plan("title: A\n    time: 0:20 to 0:30")).fix == "Write how long it takes: `time: 10 min`."


@pytest.mark.parametrize("lines", ["", "\n    steps:\n      - B\n      - C"])
def test_nothing_to_protect_is_told(lines: str) -> None:
    told = only(plan(f"title: A\n    protect: yes{lines}"))
    assert (told.severity, told.line) == ("warning", 4)
    assert "nothing that `protect` could keep" in told.what


def test_a_time_of_a_step_inside_it_or_until_the_next_start_can_be_protected() -> None:
    assert clean(plan("title: A\n    protect: yes\n    steps:\n      - B, 5 min"))
    assert clean(plan("title: A\n    at: 10:00\n    protect: yes", "11:00 Lunch, 1 h"))


# Colons, and what may come behind them


def test_a_colon_below_a_short_step_is_told_where_it_stands() -> None:
    told = only(plan("V. The Steward’s Role, 10 minutes", "title: VI. The Role: Scenarios\n    time: 30 minutes"))
    assert (told.line, told.column) == (4, 24)
    assert '`title: "VI. The Role: Scenarios"`' in told.fix
    assert clean(plan("V. The Role, 10 minutes", 'title: "VI. The Role: Scenarios"\n    time: 30 minutes'))


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Whole group: Build a map of the existing landscape of technologies and services (with gaps).", '"{}"'),
        ('The "how": a talk', "'{}'"),
        ("It\\S: a talk", "'{}'"),
    ],
)
@pytest.mark.parametrize("key", ["title", "section"])
def test_a_line_with_a_colon_is_shown_whole_in_quotes(key: str, words: str, quoted: str) -> None:
    first = "" if key == "title" else "title: A\n    "
    told = only(plan(f"{first}{key}: {words}"))
    line = f"{key}: {quoted.format(words)}"
    assert f"`{line}`" in told.fix
    assert words in (getattr(agenda(plan(f"{first}{line}")).steps[0], key))


def test_words_with_both_quotes_go_below_the_key() -> None:
    assert "Write `title: |`" in only(plan('title: It\'s "so": a talk')).fix


def test_a_key_below_a_short_step_is_told_with_the_line_to_write() -> None:
    told = only(f"{TOP}steps:\n  - A, 5 min\n    in: alone\n")
    assert (told.severity, told.fix) == ("warning", "Write `- title: A`, and below it `time: 5 min`.")
    told = only(f"{TOP}steps:\n  - A, 5 min\n      in: alone\n")
    assert told.fix == "Write `- title: A`, `time: 5 min`, and `in: alone` below it, two spaces further in."
    assert clean(f"{TOP}steps:\n  - title: A\n    time: 5 min\n    in: alone\n")


def test_steps_further_in_than_a_short_step_are_told_with_the_line_they_want() -> None:
    told = only(f"{TOP}steps:\n  - A, 5 min\n      - title: B\n        time: 2 min\n")
    assert told.line == 3
    assert told.fix.startswith("For steps inside it, write `- title: A`, below it `steps:`")


@pytest.mark.parametrize("title", ["Talk, 10 min", "Talk—10 min", "Talk (10 min)"])
def test_a_length_in_the_title_of_a_long_step_with_a_start_is_its_time(title: str) -> None:
    found = clean(plan(f"title: {title}\n    in: alone\n    at: 9:00"))[0]
    assert (found.title, found.at, found.time and found.time.most_s) == ("Talk", "09:00", 600)
    assert clean(plan(f"title: {title}\n    time: 20 min"))[0].title == title


def test_what_could_not_be_read_may_hide_more() -> None:
    assert only(plan("title: One: 5 min")).hides
    assert only(plan("A, 5 min") + " x: y: z\n").hides
    assert not only(plan("title: A\n    tiem: 5 min")).hides


# Keys of other plans


@pytest.mark.parametrize(("times", "fix"), [("1-3", "Leave `repeat` out, and"), ("2–4", "Write `repeat: 2`, and")])
def test_a_range_of_repeats_is_parted_into_sure_and_optional(times: str, fix: str) -> None:
    told = only(plan(f"title: A\n    repeat: {times}"))
    assert told.fix.startswith(fix)
    assert "`optional: yes`" in told.fix


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("note", "into the step it belongs to"),
        ("method", "`guide: |`"),
        ("activities", "`guide: |`"),
        ("tiem", "`time`"),
    ],
)
def test_a_key_that_plans_have_at_the_top_is_told_where_it_goes(key: str, shown: str) -> None:
    told = only(plan("A, 5 min", top=f"{key}: words\n"))
    assert (told.severity, told.line) == ("problem", 2)
    assert shown in told.fix


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("activity", "`title:`"),
        ("who", "`in:`"),
        ("tiem", "`time`"),
    ],
)
def test_a_key_that_plans_have_in_their_steps_is_told_where_it_goes(key: str, shown: str) -> None:
    told = only(plan(f"title: A\n    {key}: words"))
    assert (told.severity, told.line) == ("problem", 4)
    assert shown in told.fix


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("date", "the report carries the day"),
        ("location", "`before:`"),
        ("place", "`fill in:`"),
        ("venue", "`before:`"),
        ("room", "`before:`"),
        ("facilitator", "`fill in:`"),
        ("trainer", "`fill in:`"),
    ],
)
def test_a_line_at_the_top_that_no_agenda_needs_stops_nothing(key: str, shown: str) -> None:
    text = plan("A, 5 min", top=f"{key}: words\n")
    told = only(text)
    assert (told.severity, told.line) == ("warning", 2)
    assert shown in told.fix
    assert read_as(text) == read_as(plan("A, 5 min"))


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("objectives", "goal"),
        ("Objective", "goal"),
        ("aims", "goal"),
        ("learning outcomes", "goal"),
        ("materials", "bring"),
        ("supplies", "bring"),
        ("part of", "series"),
        ("Target group", "audience"),
        ("Facilitator preparation", "before"),
    ],
)
def test_a_word_for_a_key_at_the_top_is_taken_for_it_and_told(key: str, meant: str) -> None:
    text = plan("A, 5 min", top=f"{key}: words\n")
    told = only(text)
    assert (told.severity, told.line, told.fix) == ("warning", 2, f"Write `{meant}:` to be sure.")
    assert read_as(text) == read_as(plan("A, 5 min", top=f"{meant}: words\n"))


@pytest.mark.parametrize(
    ("key", "meant"),
    [("duration", "time"), ("length", "time"), ("minutes", "time"), ("start", "at")],
)
def test_a_word_for_a_key_in_a_step_is_taken_for_it_and_told(key: str, meant: str) -> None:
    value = "10:00" if meant == "at" else "10 min"
    text = plan(f"title: A\n    {key}: {value}")
    told = only(text)
    assert (told.severity, told.line, told.fix) == ("warning", 4, f"Write `{meant}:` to be sure.")
    assert read_as(text) == read_as(plan(f"title: A\n    {meant}: {value}"))


def test_what_stands_behind_it_is_judged_in_the_same_go() -> None:
    told = read(plan("title: A\n    duration: a while")).problems
    assert [(each.severity, each.line) for each in told] == [("warning", 4), ("problem", 4)]


@pytest.mark.parametrize("lines", ["time: 5 min\n    duration: 6 min", "length: 5 min\n    duration: 6 min"])
def test_two_words_for_one_key_are_one_too_many(lines: str) -> None:
    told = [each for each in read(plan(f"title: A\n    {lines}")).problems if each.severity == "problem"]
    assert [(each.line, each.fix) for each in told] == [(5, "Did you mean `time`?")]


def test_words_of_other_plans_are_no_keys_and_may_begin_a_title() -> None:
    for place, words in OTHERWISE.items():
        assert not set(words) & set(TABLES[place])
        assert all(fix.endswith(".") for fix in words.values())
    assert clean(plan("Activity: build a tower"))[0].title == "Activity: build a tower"
    assert "activity" not in INSTEAD["step"]


# Tables among the words to say


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("| Time | Activity |\n      |---|---|\n      | 0:00 | Talk |", 7),
        ("Time | Activity | Who\n      9:00 | Talk | Ann", 7),
    ],
)
def test_a_table_among_words_to_say_is_told(rows: str, line: int) -> None:
    told = only(plan(f"title: A\n    guide: |\n      SAY: Our plan:\n\n      {rows}"))
    assert (told.severity, told.line, told.column) == ("warning", line, 7)
    assert "NOTE:" in told.fix


@pytest.mark.parametrize(
    "words", ["NOTE: Plan\n      | a | b |", "SAY: Choose red | amber | green.", "| a | b |\n      | c |"]
)
def test_a_table_for_the_leader_and_bars_in_one_line_are_fine(words: str) -> None:
    assert clean(plan(f"title: A\n    guide: |\n      {words}"))
