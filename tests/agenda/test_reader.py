"""Whole agendas, and the keys at the top of the file."""

import pytest

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import ACTION_COLUMNS, Agenda, Blank, Column, Cue, GroupsRule, Homework
from facilitator.agenda.reader import Reading, SheetSource, read_agenda, read_sheet

SMALLEST = """\
workshop: Saturday opening hours
time: 45 min
steps:
  - Welcome, 5 min
  - What do customers ask on Saturdays?, 15 min
  - Pick the three to fix first, 15 min
  - Who does what by when, 10 min
"""

WITH_ANSWERS = """\
workshop: Saturday opening hours
time: 45 min
steps:
  - title: Welcome
    time: 5 min
    guide: |
      SAY: Thanks for coming. Today we fix Saturdays. [Write the goal on the board.]
  - title: What do customers ask on Saturdays?
    time: 10-15 min
    in: groups of 3-4
    ask:
      - ask: Every question you remember
        kind: list
  - title: Pick the three to fix first
    time: 10-15 min
    ask:
      - kind: vote 3
  - title: Who does what by when
    time: 10 min
    ask:
      - kind: actions
"""

WHOLE = """\
workshop: Kick-off session
code: A
series: Just-in-time tools
time: 60-90 min                  # what the room is booked for
people: 6-24
goal: The team knows the plan.

fill in:                         # asked once
  programme length: How long will the series run? (for example "8 weeks")
  today's tools: Which tools will we judge today?
  hand-in date: When are the written results due?

bring:
  - One copy of each tool per group
  - A laptop for every note-taker, if you can

groups:
  size: 3-6
  roles: [facilitator, timekeeper, note-taker]

steps:
  - code: A1
    title: Introduce the programme
    time: 5-8 min
    in: everyone
    guide: |
      SAY: Over [programme length] we build the tools we need.

      ASK: commitment

      SAY: We start from what we have: [today’s tools]. [Hand out the tools.]
    ask:
      - id: commitment
        ask: How many hands went up?
        kind: number
        who: room
  - code: A2
    title: Judge our current tools
    time: 45-70 min
    in: groups
    handout: tool-check            # handouts/tool-check.yaml
    steps:
      - Form groups and share out the tools, 5-10 min
      - title: One tool together
        time: 15-20 min
        ask:
          - ask: Was any question on the sheet unclear?
            kind: list
            who: room
      - title: As many more tools as time allows
        time: 25-40 min
        cues:
          - at: half way
            say: Finish the tool you are on.
          - at: 5 min left
            do: Warn the timekeepers.
  - code: A3
    title: Homework and next meeting
    time: 10-12 min
    protect: true
    homework:
      - task: Judge the next set of tools
        who: each group
        due: [hand-in date]
        hand in: tool-check
after:
  - Put the groups' answers together
next: B
"""

TOOL_CHECK = b"""\
sheet: Tool check
one per: tool
text: One sheet for each tool.
columns:
  - Tool
  - Verdict: [keep, improve, drop]
ask:
  - What did we miss?
  - {ask: Which tool first?, who: room}
"""


def shelf(name: str) -> SheetSource | None:
    return SheetSource("handouts/tool-check.yaml", TOOL_CHECK) if name == "tool-check" else None


def read(text: str | bytes) -> Reading:
    return read_agenda(text, "agendas/kick-off.yaml", shelf)


def whole(text: str | bytes) -> Agenda:
    reading = read(text)
    assert reading.agenda is not None, reading.problems
    return reading.agenda


def told(text: str) -> list[tuple[str, int, int]]:
    return [(each.severity, each.line, each.column) for each in read(text).problems]


def test_the_smallest_agenda_has_steps_with_titles_times_and_places() -> None:
    agenda = whole(SMALLEST)
    assert read(SMALLEST).problems == ()
    assert [(s.id, s.title, s.time.most_s // 60 if s.time else None) for s in agenda.steps] == [
        ("1", "Welcome", 5),
        ("2", "What do customers ask on Saturdays?", 15),
        ("3", "Pick the three to fix first", 15),
        ("4", "Who does what by when", 10),
    ]
    assert (agenda.name, agenda.source) == ("kick-off", SMALLEST)


def test_groups_answers_a_vote_and_actions_need_no_more_than_their_lines() -> None:
    assert read(WITH_ANSWERS).problems == ()
    _, asked, chosen, done = whole(WITH_ANSWERS).steps
    (vote,), (actions,) = chosen.prompts, done.prompts
    assert (vote.ask, vote.votes, vote.who, vote.source) == (
        "Which three do we choose?", 3, "person", asked.prompts[0].id,
    )  # fmt: skip
    assert (actions.ask, actions.who, actions.columns) == ("Who does what by when?", "room", ACTION_COLUMNS)


def test_a_whole_workshop_is_read_without_a_word_of_complaint() -> None:
    assert read(WHOLE).problems == ()
    agenda = whole(WHOLE)
    assert (agenda.workshop, agenda.code, agenda.series, agenda.next) == (
        "Kick-off session",
        "A",
        "Just-in-time tools",
        "B",
    )
    assert agenda.time == TimeRange(least_s=3600, most_s=5400)
    assert (agenda.people_least, agenda.people_most) == (6, 24)
    assert agenda.groups == GroupsRule(least=3, most=6, roles=("facilitator", "timekeeper", "note-taker"))
    assert agenda.blanks[0] == Blank(
        name="programme length", question='How long will the series run? (for example "8 weeks")'
    )
    assert agenda.bring[1] == "A laptop for every note-taker, if you can"
    assert agenda.after == ("Put the groups' answers together",)
    assert [step.id for step in agenda.walk()] == ["A1", "A2", "A2.1", "A2.2", "A2.3", "A3"]


def test_the_guide_of_a_whole_workshop_ties_its_question_to_its_place() -> None:
    guide = whole(WHOLE).steps[0].guide
    assert [(block.kind, block.prompt) for block in guide] == [("say", None), ("ask", "commitment"), ("say", None)]
    assert guide[2].text == "We start from what we have: [today’s tools]. [Hand out the tools.]"


def test_sub_steps_sit_as_the_step_around_them_and_answer_as_they_sit() -> None:
    inner = whole(WHOLE).steps[1].steps
    assert [step.setting.kind for step in inner] == ["groups"] * 3
    assert inner[1].prompts[0].who == "room"


def test_cues_and_homework_of_a_whole_workshop_are_kept() -> None:
    agenda = whole(WHOLE)
    assert agenda.steps[1].steps[2].cues == (
        Cue(half_way=True, text="Finish the tool you are on."),
        Cue(left_s=300, text="Warn the timekeepers.", kind="do"),
    )
    assert agenda.steps[2].protect
    assert agenda.steps[2].homework == (
        Homework(task="Judge the next set of tools", who="each group", due="[hand-in date]", hand_in="tool-check"),
    )


def test_a_handout_becomes_a_table_to_fill_in_live_and_its_questions_follow() -> None:
    agenda = whole(WHOLE)
    table, missed, first = agenda.steps[1].prompts
    assert (table.id, table.ask, table.kind, table.who, table.sheet) == (
        "tool-check", "Tool check", "table", "group", "tool-check",
    )  # fmt: skip
    assert table.columns == (Column(name="Tool"), Column(name="Verdict", options=("keep", "improve", "drop")))
    assert (missed.id, missed.who, missed.sheet) == ("what-did-we-miss", "group", "tool-check")
    assert first.who == "room"
    assert [sheet.id for sheet in agenda.sheets] == ["tool-check"]


def test_the_same_handout_in_two_steps_gives_two_prompts() -> None:
    agenda = whole("workshop: W\nsteps:\n  - {title: A, handout: tool-check}\n  - {title: B, handout: tool-check}\n")
    assert [step.prompts[0].id for step in agenda.steps] == ["tool-check", "tool-check-2"]
    assert agenda.steps[1].prompts[0].sheet == "tool-check"


def test_a_sheet_may_stand_in_the_agenda_itself() -> None:
    text = (
        "workshop: W\nhandouts:\n  log:\n    sheet: The log\n    columns: [What, Who]\n"
        "steps:\n  - {title: A, handout: log}\n"
    )
    assert whole(text).steps[0].prompts[0].columns == (Column(name="What"), Column(name="Who"))


def test_a_mistake_inside_a_handout_is_told_with_the_file_of_the_handout() -> None:
    broken = SheetSource("handouts/x.yaml", b"sheet: X\ncolums: [a]\n")
    reading = read_agenda("workshop: W\nsteps:\n  - {title: A, handout: x}\n", "a.yaml", lambda _: broken)
    assert reading.agenda is None
    assert [(p.file, p.line, p.column) for p in reading.problems] == [("handouts/x.yaml", 2, 1)]
    assert "`columns`" in reading.problems[0].fix


def test_a_sheet_is_read_alone() -> None:
    reading = read_sheet(TOOL_CHECK, "handouts/tool-check.yaml", "tool-check")
    assert reading.problems == ()
    assert reading.sheet is not None
    assert (reading.sheet.title, reading.sheet.one_per) == ("Tool check", "tool")
    assert [prompt.id for prompt in reading.sheet.prompts] == ["what-did-we-miss", "which-tool-first"]


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("sheet: X\nrows: [a]\n", 2, 7, "rows here, but no columns"),
        ("columns: [a]\n", 1, 1, "no title"),
        ("just words\n", 1, 1, "wants lines with keys"),
        ("", 1, 1, "nothing in this file"),
    ],
)
def test_a_sheet_that_cannot_be_used_says_why(text: str, line: int, column: int, what: str) -> None:
    reading = read_sheet(text, "x.yaml", "x")
    assert reading.sheet is None
    assert (reading.problems[0].line, reading.problems[0].column) == (line, column)
    assert what in reading.problems[0].what


def test_a_handout_or_hand_in_that_leads_nowhere_is_a_problem() -> None:
    text = "workshop: W\nsteps:\n  - title: A\n    handout: tols\n    homework: {task: x, due: Friday, hand in: gone}\n"
    assert sorted(told(text)) == [("problem", 4, 14), ("problem", 5, 47)]


@pytest.mark.parametrize(
    ("written", "start"), [("9:30", "09:30"), ("2:15 pm", "14:15"), ("12:05 am", "00:05"), ("9 am", "09:00")]
)
def test_a_start_is_a_clock_time(written: str, start: str) -> None:
    assert whole(f"{SMALLEST}start: {written}\n").start == start


@pytest.mark.parametrize("written", ["45 min", "25:00", "noonish", "13 pm", "9"])
def test_a_length_is_no_start(written: str) -> None:
    reading = read(f"{SMALLEST}start: {written}\n")
    assert [(p.line, p.column) for p in reading.problems] == [(8, 8)]
    assert "`start: 9:30`" in reading.problems[0].fix


@pytest.mark.parametrize(("key", "fix"), [("include", "into this one"), ("Variants", "a file of its own")])
def test_what_no_agenda_knows_is_refused_with_a_way_out(key: str, fix: str) -> None:
    (problem,) = read(f"{SMALLEST}{key}: x\n").problems
    assert (problem.line, problem.column) == (8, 1)
    assert problem.what == f"“{key.lower()}” is nothing that an agenda knows."
    assert fix in problem.fix


def test_a_key_that_is_not_known_is_answered_with_the_nearest() -> None:
    (problem,) = read(f"{SMALLEST}gaol: x\n").problems
    assert (problem.line, problem.column, problem.fix) == (8, 1, "Did you mean `goal`?")


def test_keys_are_the_same_in_any_case_and_spelling_of_the_blank() -> None:
    for key in ("fill in", "fill-in", "Fill_In"):
        assert whole(f"{SMALLEST}{key}:\n  date: When?\n").blanks == (Blank(name="date", question="When?"),)


@pytest.mark.parametrize("written", ["- Note: bring pens", "- [Hand out the tools]", "- {pens}", '- "Note: x"'])
def test_words_that_look_like_keys_or_lists_are_words_again(written: str) -> None:
    assert whole(f"{SMALLEST}bring:\n  {written}\n").bring == (written[2:].strip('"'),)


def test_words_wanted_and_a_list_found_is_a_problem_with_a_way_out() -> None:
    (problem,) = read(f"{SMALLEST}series:\n  - one\n  - two\n").problems
    assert (problem.line, problem.column) == (9, 3)
    assert "`series: |`" in problem.fix


def test_people_from_more_to_fewer_is_a_problem() -> None:
    (problem,) = read(f"{SMALLEST}people: 24-6\n").problems
    assert (problem.line, problem.column, problem.fix) == (8, 9, "Write `people: 6-24`.")


def test_next_is_checked_only_where_the_other_workshops_are_known() -> None:
    text = f"{SMALLEST}next: kick-of\n"
    assert whole(text).next == "kick-of"
    (problem,) = read_agenda(text, "a.yaml", shelf, {"kick-off"}).problems
    assert (problem.line, problem.column, problem.fix) == (8, 7, "Did you mean `kick-off`?")
    assert read_agenda(f"{SMALLEST}next: Kick-off\n", "a.yaml", shelf, {"kick-off"}).problems == ()


def test_an_agenda_without_title_or_steps_says_both() -> None:
    assert {each.what for each in read("goal: x\n").problems} == {
        "This agenda has no title.",
        "There are no steps here.",
    }
