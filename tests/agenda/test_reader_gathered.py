"""Keys of a question beside `ask` in the step, and other lines of first tries that can only mean one thing."""

import pytest

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, read_agenda, read_sheet


def read(step: str) -> Reading:
    return read_agenda(f"workshop: W\nsteps:\n  - title: A\n{step}", "w.yaml", lambda _: None)


def asked(step: str) -> tuple[Prompt, ...]:
    reading = read(step)
    assert reading.agenda is not None, reading.problems
    return reading.agenda.steps[0].prompts


def told(step: str, severity: str = "warning") -> list[Problem]:
    return [each for each in read(step).problems if each.severity == severity]


BELOW = "    ask:\n      - ask: Which ideas?\n        kind: list\n        who: person\n        at least: 2\n"
BESIDE = (
    "    ask: Which ideas?\n    kind: list\n    who: person\n    at least: 2\n",
    "    kind: list\n    who: person\n    at least: 2\n    ask: Which ideas?\n",
    "    ask:\n      - Which ideas?\n    kind: list\n    who: person\n    at least: 2\n",
    "    ask:\n      - ask: Which ideas?\n        kind: list\n    who: person\n    at least: 2\n",
    "    question: Which ideas?\n    type: list\n    who: person\n    at least: 2\n",
)


@pytest.mark.parametrize("step", BESIDE)
def test_keys_of_the_only_question_may_stand_in_its_step(step: str) -> None:
    assert asked(step) == asked(BELOW)


def test_each_of_them_is_told_with_the_lines_to_write() -> None:
    first, *_ = told(BESIDE[0])
    assert (first.line, first.column) == (5, 5)
    assert first.what == "“kind” stands in the step and is taken for the question's."
    assert first.fix == (
        "To be sure: write `ask:` alone, below it `  - ask: Which ideas?`, and below that `    kind: list`."
    )
    assert [each.line for each in told(BESIDE[0])] == [5, 6, 7]


def test_of_several_questions_it_is_not_clear_whose_they_are() -> None:
    [problem] = told("    ask:\n      - Which?\n      - Why?\n    kind: list\n", "problem")
    assert (problem.line, problem.what[:6]) == (7, "“kind”")


def test_who_below_a_homework_is_the_homeworks() -> None:
    step = "    ask: Which?\n    homework: Read on\n    who: everyone\n"
    assert [each.line for each in told(step, "problem")] == [6]


def test_a_key_that_the_question_has_is_not_taken_twice() -> None:
    step = "    ask:\n      - ask: Which?\n        kind: list\n    kind: text\n"
    assert [each.line for each in told(step, "problem")] == [7]


@pytest.mark.parametrize("key", ["top", "at most", "Max"])
def test_an_upper_limit_is_passed_over_and_told(key: str) -> None:
    step = f"    ask:\n      - ask: Which?\n        kind: list\n        {key}: 3\n"
    assert asked(step) == asked("    ask:\n      - ask: Which?\n        kind: list\n")
    assert [each.line for each in told(step)] == [7]


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("10:15-ish", "10:15"),
        ("about 3:30 pm", "15:30"),
        ("ca. 9:00", "09:00"),
        ("~14:00", "14:00"),
        ("4 pm ish", "16:00"),
    ],
)
def test_a_start_that_is_not_meant_to_the_minute_is_read_and_told(written: str, at: str) -> None:
    step = f"    time: 5 min\n    at: {written}\n"
    reading = read(step)
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.steps[0].at == at
    assert f"`at: {at}`" in told(step)[0].fix


@pytest.mark.parametrize("written", ["soon-ish", "about noonish time", "4-ish"])
def test_what_is_no_clock_time_is_still_none(written: str) -> None:
    assert [each.line for each in told(f"    at: {written}\n", "problem")] == [4]


def test_so_long_each_is_for_each_person() -> None:
    reading, meant = read("    time: 10 seconds each\n"), read("    time: 10 seconds each person\n")
    assert reading.agenda is not None
    assert meant.agenda is not None
    assert reading.agenda.steps[0].time == meant.agenda.steps[0].time
    assert told("    time: 10 seconds each\n")[0].fix == (
        "Write `time: 10 seconds each person`, or each group, or each item."
    )


def test_who_and_anonymous_beside_several_questions_are_for_each_that_says_nothing_else() -> None:
    step = "    ask:\n      - Which?\n      - ask: Why?\n        who: pair\n    who: person\n    anonymous: yes\n"
    assert [(each.ask, each.who, each.anonymous) for each in asked(step)] == [
        ("Which?", "person", True),
        ("Why?", "pair", True),
    ]
    assert [each.line for each in told(step)] == [8, 9]


def test_they_are_so_on_a_sheet_too() -> None:
    text = "sheet: S\none per: person\nask:\n  - How was it?\n  - What next?\nanonymous: yes\n"
    sheet = read_sheet(text, "s.yaml", "s").sheet
    assert sheet is not None
    assert [prompt.anonymous for prompt in sheet.prompts] == [True, True]


def test_a_question_is_asked_where_it_stands_among_the_words_to_say() -> None:
    reading = read("    say: Hello.\n    ask:\n      - Which? (list)\n      - Why?\n    do: Collect the sheets.\n")
    assert reading.agenda is not None
    step = reading.agenda.steps[0]
    assert [block.kind for block in step.guide] == ["say", "ask", "ask", "do"]
    assert [block.text for block in step.guide if block.kind == "ask"] == ["Which?", "Why?"]


def test_below_all_words_a_question_comes_last_as_everywhere() -> None:
    reading = read("    say: Hello.\n    ask: Which?\n")
    assert reading.agenda is not None
    assert [block.kind for block in reading.agenda.steps[0].guide] == ["say"]


def test_an_act_behind_a_question_is_done_and_the_question_asked_once() -> None:
    step = "    guide: |\n      ASK: Who agrees? [Show of hands.]\n    ask: Who agrees?\n"
    reading = read(step)
    assert reading.agenda is not None
    [prompt] = reading.agenda.steps[0].prompts
    assert [(block.kind, block.text, block.prompt) for block in reading.agenda.steps[0].guide] == [
        ("ask", "Who agrees?", prompt.id),
        ("do", "Show of hands.", None),
    ]


def test_a_blank_in_a_question_is_told() -> None:
    [warning] = told("    ask: What is hard at [time left]?\n")
    assert (warning.line, "not filled in there" in warning.what) == (4, True)


@pytest.mark.parametrize("key", ["say", "do", "note", "show"])
def test_a_colon_in_words_behind_their_key_is_read_and_told(key: str) -> None:
    reading = read(f"    {key}: One thing: [answer: x].\n    ask:\n      - id: x\n        ask: Which?\n")
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.steps[0].guide[0].text == "One thing: [answer: x]."


@pytest.mark.parametrize("act", ["Pause.", "pause", "Silence", "Applause."])
def test_a_single_word_to_do_in_round_brackets_is_warned_of(act: str) -> None:
    [warning] = told(f"    say: Breathe out. ({act}) And in.\n")
    assert "is read aloud" in warning.what


def test_optional_with_its_reason_is_a_yes() -> None:
    reading = read("    optional: if time allows\n")
    assert reading.agenda is not None
    assert reading.agenda.steps[0].optional
    assert told("    optional: if time allows\n")[0].fix == "Write `optional: yes`, and why behind `note:`."


def test_answers_that_are_expected_are_the_hint_of_a_question() -> None:
    [prompt] = asked("    ask:\n      - ask: What is hard?\n        possible answers: noise, haste\n")
    assert prompt.help == "noise, haste"


@pytest.mark.parametrize("written", ["1 minute per person", "60 sec each person", "1 min"])
def test_a_turn_of_each_person_is_a_timer(written: str) -> None:
    reading = read(f"    time: 20 min\n    timer: {written}\n")
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.steps[0].timer_s == 60


@pytest.mark.parametrize("written", ["think-pair-share", "Think pair share", "turn and talk"])
def test_ways_to_talk_in_pairs_are_pairs(written: str) -> None:
    reading = read(f"    in: {written}\n")
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.steps[0].setting.kind == "pairs"


def test_exactly_so_many_are_at_least_so_many() -> None:
    [prompt] = asked("    ask:\n      - ask: Which?\n        kind: list\n        exactly: 3\n")
    assert prompt.at_least == 3


def test_questions_that_stand_with_who_asked_them_are_not_anonymous() -> None:
    [warning] = told(
        "    ask:\n      - ask: What else?\n        kind: questions\n        who: person\n        anonymous: yes\n"
    )
    assert warning.fix == "Write `kind: list`, or leave `anonymous` out."


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ('"2 min left: say: Add up."', "say", "Add up."),
        ('"2 min left: do: Ring the bell."', "do", "Ring the bell."),
        ("2 min left, ring the bell", "do", "ring the bell"),
        ("2 min left - ring the bell", "do", "ring the bell"),
        ('"2 min left: Add up."', "say", "Add up."),
    ],
)
def test_a_reminder_in_one_text_is_its_moment_and_its_words(written: str, kind: str, text: str) -> None:
    reading = read(f"    time: 10 min\n    cues:\n      - {written}\n")
    assert reading.agenda is not None, reading.problems
    [cue] = reading.agenda.steps[0].cues
    assert (cue.left_s, cue.kind, cue.text) == (120, kind, text)
    assert [each.severity for each in reading.problems] == ["warning"]


@pytest.mark.parametrize("written", ["Ring the bell", "soon: ring the bell", "Ring, then stop"])
def test_a_reminder_without_a_moment_is_told_how_to_write_it(written: str) -> None:
    [problem] = told(f"    time: 10 min\n    cues:\n      - {written}\n", "problem")
    assert "`- at: 5 min left`" in problem.fix


@pytest.mark.parametrize(
    ("lines", "fix"),
    [("kind: vote 1\n        options: [yes, no]", "`kind: choice`"), ("kind: vote 3\n        from: ideas", "`from:`")],
)
def test_a_vote_for_each_of_several_things_is_warned_of(lines: str, fix: str) -> None:
    step = (
        "    ask:\n      - id: ideas\n        ask: Ideas?\n        kind: list\n"
        f"      - ask: Do we keep it?\n        {lines}\n        for each: [Monday, Friday]\n"
    )
    assert any(fix in each.fix and "taken once" in each.what for each in told(step))


@pytest.mark.parametrize("written", ["vote yes / no / later", "choice: yes/no/later", "poll (yes, no or later"])
def test_what_can_be_chosen_may_stand_behind_the_kind(written: str) -> None:
    [prompt] = asked(f'    ask:\n      - ask: Do we?\n        kind: "{written}"\n')
    assert (prompt.kind, prompt.options) == ("choice", ("yes", "no", "later"))


def test_going_round_is_everyone_together() -> None:
    reading = read("    in: round robin\n")
    assert reading.agenda is not None
    assert reading.agenda.steps[0].setting.kind == "everyone"
