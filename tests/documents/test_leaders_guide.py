"""The leader's guide: everything that an agenda says, in the order in which a leader needs it."""

import pytest

from facilitator.agenda.model import (
    Agenda,
    Blank,
    CarryOver,
    Column,
    Cue,
    GroupsRule,
    GuideBlock,
    Homework,
    Prompt,
    Setting,
    Sheet,
    Step,
    Track,
)
from facilitator.documents.document import Heading, PageBreak, Script
from facilitator.documents.guide_step import say_title
from facilitator.documents.leaders_guide import leaders_guide
from facilitator.documents.prompt_words import say_asked
from facilitator.documents.writers.text import to_text
from tests.fakes import KICK_OFF, minutes

WELCOME = Step(
    id="1",
    title="Welcome",
    time=minutes(5, 8),
    section="Morning",
    guide=(
        GuideBlock(kind="say", text="Good morning.\n[Wait.]\n\nWe look at [today's tools]."),
        GuideBlock(kind="note", text="Smile."),
        GuideBlock(kind="do", text="Open the window."),
        GuideBlock(kind="show", text="The plan."),
        GuideBlock(kind="ask", text="Who is new?"),
        GuideBlock(kind="ask", text="hands", prompt="hands"),
    ),
    prompts=(
        Prompt(id="hands", ask="How many hands?", kind="number", unit="hands", total=True),
        Prompt(id="mood", ask="How is the mood?", who="person", hidden=True, help="One word."),
    ),
)
WORK = Step(
    id="W",
    code="W",
    title="Work",
    time=minutes(30, 40),
    setting=Setting(kind="groups"),
    handout="check",
    optional=True,
    protect=True,
    rounds=4,
    timer_s=120,
    bring=("Scissors",),
    tracks=(Track(name="Window side", task="Cut."), Track(name="Door side", task="Glue.")),
    cues=(
        Cue(at_s=480, text="Walk around.", kind="do"),
        Cue(left_s=300, text="Five more minutes.", kind="say"),
        Cue(half_way=True, text="Half.", kind="note"),
        Cue(every_s=90, text="Look up."),
    ),
    steps=(
        Step(id="W.1", title="Cut", time=minutes(15, 20), section="Paper"),
        Step(id="W.2", title="Glue", setting=Setting(kind="teams", teams=("A", "B"))),
    ),
)
LUNCH = Step(id="3", title="Lunch", at="12:30", time=minutes(45), is_break=True, section="Noon")
HOME = Step(
    id="4",
    title="Home",
    time=minutes(5),
    homework=(
        Homework(task="Judge the tools", who="each group", due="[hand-in date]", hand_in="check"),
        Homework(task="Thank the hosts"),
    ),
)
EVERYTHING = Agenda(
    workshop="Everything",
    code="B",
    series="All of it",
    start="09:00",
    time=minutes(90, 120),
    people_least=6,
    people_most=24,
    goal="Nothing is\nleft out.",
    audience="Leaders",
    language="en",
    blanks=(Blank(name="today's tools", question="Which tools?"),),
    carry_over=(CarryOver(source="A", show=("answers", "check", "parked")), CarryOver(source="nope", show=("hands",))),
    bring=("Pens",),
    before=("Sleep well",),
    groups=GroupsRule(least=3, most=6, roles=("facilitator", "timekeeper")),
    sheets=(
        Sheet(id="check", title="Tool check", one_per="tool", columns=(Column(name="Tool"),)),
        Sheet(id="card", title="A card", text="Keep it."),
    ),
    steps=(WELCOME, WORK, LUNCH, HOME),
    after=("Rest",),
    next="C",
    documents=("sop",),
)
TITLES = {"A": "The first one", "C": "The third one"}


def lines(agenda: Agenda = EVERYTHING, groups: int = 3) -> list[str]:
    return to_text(leaders_guide(agenda, agenda.people_least or 0, groups, TITLES), 110).split("\n")


def part(heading: str) -> list[str]:
    """The lines under a heading, up to the next one that is underlined; blank lines left out."""
    said = lines()
    begin = said.index(heading) + 2
    underlined = [at for at, line in enumerate(said) if len(set(line)) == 1 and line[0] in "=-."]
    end = next((at - 1 for at in underlined if at > begin), len(said))
    return [line for line in said[begin:end] if line]


def test_the_top_says_what_it_is_for_whom_and_how_long() -> None:
    assert part("Everything") == [
        "Series:    All of it, workshop B",
        "Goal:      Nothing is left out.",
        "For whom:  Leaders",
        "Booked:    90–120 min",
        "Start:     09:00",
        "People:    6–24",
        "Groups:    of 3–6, in each a facilitator and timekeeper",
        "Language:  en",
    ]


def test_what_has_to_be_ready_can_be_ticked_and_blanks_have_room_for_their_values() -> None:
    said = part("Before the start")
    assert said[:9] == [
        "To do before:",
        "[ ] Sleep well",
        "To bring:",
        "[ ] Pens",
        "[ ] Scissors (for W Work)",
        "Sheets to print:",
        "[ ] Tool check: one row for each tool",
        "[ ] A card",
        "To fill in:",
    ]
    [row] = [line for line in said if "[today's tools]" in line]
    assert [cell.strip() for cell in row.strip("│").split("│")] == ["[today's tools]", "Which tools?", ""]


def test_earlier_workshops_are_called_by_their_titles_where_they_are_known() -> None:
    assert part("From earlier workshops") == [
        "The first one:  the answers, the sheet “Tool check” and what was parked",
        "nope:           hands",
    ]


def test_the_plan_has_every_step_with_its_place_in_time() -> None:
    said = part("The plan")
    assert said[0] == "The times are those of a workshop of 2 h that begins on time."
    cells = [[cell for cell in line.split("  ") if cell] for line in said]
    assert [cell.strip() for cell in cells[1]] == ["From the start", "Clock", "Step", "Length", "Who"]
    assert [cell.strip() for cell in cells[3]] == [
        "0:00–0:08",
        "09:00–09:08",
        "Welcome",
        "5–8 min",
        "everyone together",
    ]
    assert [cell.strip() for cell in cells[4]] == ["0:08–0:48", "09:08–09:48", "W Work", "30–40 min", "groups of 3–6"]
    assert "· Cut" in said[5]
    assert [cell.strip() for cell in cells[7]] == ["3:30–4:15", "12:30–13:15", "Lunch (break)", "45 min"]


def test_the_columns_of_the_plan_that_hold_nothing_are_left_out() -> None:
    quick = Agenda(workshop="Quick", steps=(Step(id="1", title="Talk"),))
    said = lines(quick)
    assert "Clock" not in "\n".join(said)
    assert "When:  0:00–… from the start, as long as it takes" in said
    assert "begins on time" not in "\n".join(said)


def test_where_the_times_stop_it_is_said_why_and_where_they_go_on() -> None:
    steps = (
        Step(id="1", title="Talk"),
        Step(id="2", title="Work", time=minutes(5)),
        Step(id="3", title="Close", time=minutes(5), at="12:30"),
    )
    said = " ".join(to_text(leaders_guide(Agenda(workshop="W", steps=steps))).split())
    assert "No times after “Talk”, which has none; they go on with “Close” at 12:30." in said
    endless = " ".join(to_text(leaders_guide(Agenda(workshop="W", steps=steps[:2]))).split())
    assert "No times after “Talk”, which has none. " in endless
    assert "No times" not in to_text(leaders_guide(Agenda(workshop="W", steps=steps[1:])))


@pytest.mark.parametrize(
    ("one_per", "said"),
    [
        ("group", "Each group: the sheet, one for each group."),
        ("everyone", "Each group: the sheet, one for everyone."),
        ("case", "Each group: the rows of the sheet, one for each case."),
        ("", "Each group: the rows of the sheet."),
    ],
)
def test_a_question_that_is_a_sheet_says_what_there_is_one_for(one_per: str, said: str) -> None:
    sheet = Sheet(id="check", title="Check", one_per=one_per, columns=(Column(name="A"),))
    agenda = Agenda(workshop="W", sheets=(sheet,), steps=(Step(id="1", title="S"),))
    prompt = Prompt(id="check", ask="Check", kind="table", who="group", sheet="check", columns=sheet.columns)
    assert say_asked(prompt, agenda) == (said,)


def test_a_step_says_who_and_when_and_what_to_mind() -> None:
    facts = part("W Work")[:7]
    assert facts == [
        "When:             09:08–09:48, 0:08–0:48 from the start, 30–40 min",
        "Who:              groups of 3–6",
        "If you run late:  keep all of its time; it may be left out",
        "Rounds:           4, each about 10 min",
        "Each turn:        2 min",
        "Bring:            Scissors",
        "Sheet:            Tool check",
    ]


def test_tracks_and_reminders_stand_with_their_step() -> None:
    said = part("W Work")[7:]
    assert said[:8] == [
        "At the same time:",
        "Window side:  Cut.",
        "Door side:    Glue.",
        "Reminders:",
        "After 8 min:       Walk around.",
        "5 min left:        Say: Five more minutes.",
        "Half way:          Half.",
        "Every 1 min 30 s:  Say: Look up.",
    ]
    assert said[8:11] == ["Paper:", "Cut", "  When:  09:08–09:28, 0:08–0:28 from the start, 15–20 min"]
    assert "  Who:   teams: A and B" in said


def test_words_to_say_stand_apart_from_acts_notes_and_questions() -> None:
    assert part("Welcome")[2:] == [
        "SAY   Good morning.",
        "      [Wait.]",
        "      We look at [today's tools].",
        "NOTE  Smile.",
        "DO    Open the window.",
        "SHOW  The plan.",
        "ASK   Who is new?",
        "ASK   How many hands?",
        "      The whole room: a number of hands, added up.",
        "ASK   How is the mood?",
        "      Everyone: in words. The answers are shown when everybody has given one.",
        "      One word.",
    ]
    spoken = [block.mark for block in leaders_guide(EVERYTHING).blocks if isinstance(block, Script) and block.spoken]
    assert spoken == ["SAY", "ASK"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Lunch", "Lunch (break)"),
        ("Coffee (break)", "Coffee (break)"),
        ("BREAK", "BREAK"),
        ("Breakfast", "Breakfast (break)"),
    ],
)
def test_a_title_that_says_it_is_a_break_is_not_told_so_twice(title: str, shown: str) -> None:
    assert say_title(Step(id="1", title=title, is_break=True)) == shown


def test_a_break_has_a_fixed_start_and_nobody_who_works() -> None:
    assert part("Lunch (break)") == [
        "When:         12:30–13:15, 3:30–4:15 from the start, 45 min",
        "Fixed start:  12:30",
    ]


def test_sections_stand_above_their_steps() -> None:
    headings = [(block.level, block.text) for block in leaders_guide(EVERYTHING).blocks if isinstance(block, Heading)]
    assert headings[3:] == [
        *((2, "Morning"), (3, "Welcome"), (3, "W Work"), (4, "Cut"), (4, "Glue")),
        *((2, "Noon"), (3, "Lunch (break)"), (3, "Home"), (2, "Afterwards"), (2, "Tool check"), (2, "A card")),
    ]


def test_homework_and_what_comes_afterwards_close_the_guide() -> None:
    homework = part("Home")[2:]
    assert homework[0] == "Homework:"
    assert [cell for cell in homework[3].split("  ") if cell] == [
        "Judge the tools",
        "each group",
        "[hand-in date]",
        "Tool check",
    ]
    assert part("Afterwards")[:4] == [
        "1. Rest",
        "Made of the answers, beside the report:",
        "- sop",
        "The next workshop of the series “All of it” is “The third one”.",
    ]


def test_every_sheet_has_a_page_of_its_own_at_the_end() -> None:
    blocks = leaders_guide(EVERYTHING).blocks
    pages = [place for place, block in enumerate(blocks) if isinstance(block, PageBreak)]
    assert [blocks[place + 1] for place in pages] == [Heading(2, "Tool check"), Heading(2, "A card")]


def test_a_question_placed_in_a_part_is_not_asked_again_by_the_step_around_it() -> None:
    asked = Prompt(id="q", ask="Which tools?", kind="list", who="group")
    inner = Step(id="1.1", title="Inner", guide=(GuideBlock(kind="ask", text="q", prompt="q"),))
    agenda = Agenda(workshop="W", steps=(Step(id="1", title="Outer", prompts=(asked,), steps=(inner,)),))
    assert [line for line in lines(agenda) if "Which tools?" in line] == ["  ASK   Which tools?"]


def test_every_question_of_a_workshop_is_in_its_guide() -> None:
    said = "\n".join(lines(KICK_OFF))
    assert [prompt.ask for step in KICK_OFF.walk() for prompt in step.prompts if prompt.ask not in said] == []


TOOLS = Prompt(id="tools", ask="Which tools?", kind="list")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"who": "pair"}, "Each pair: in words."),
        ({"kind": "list", "at_least": 3, "who": "group"}, "Each group: a list, at least 3."),
        ({"kind": "choice", "options": ("a", "b")}, "The whole room: one of “a”, “b”."),
        ({"kind": "choice", "options": ("a",), "many": True}, "The whole room: one or more of “a”."),
        ({"kind": "checklist", "options": ("a", "b")}, "The whole room: a tick at each of “a”, “b” that holds."),
        (
            {"kind": "scale", "levels": ("1", "2"), "labels": (("1", "bad"),)},
            "The whole room: a level of 1 (bad), 2.",
        ),
        (
            {"kind": "table", "columns": (Column(name="A"), Column(name="B", options=("x", "y"))), "rows": ("r",)},
            "The whole room: a table with A; B (x / y); given rows: “r”.",
        ),
        ({"kind": "vote", "votes": 1, "options": ("a",)}, "The whole room: 1 vote among “a”."),
        (
            {"kind": "vote", "votes": 3, "weights": (3, 2, 1), "source": "tools", "who": "person"},
            "Everyone: 3 votes that count 3, 2 and 1, the first choice first, among the answers to “Which tools?”.",
        ),
        ({"kind": "actions"}, "The whole room: actions, each with what, who and by when."),
        (
            {"kind": "questions"},
            "The whole room: questions, each with who asked it, its answer, and whether it is still open.",
        ),
        ({"source": "tools"}, "The whole room: in words. It goes on from the answers to “Which tools?”."),
        ({"each": ("a", "b")}, "The whole room: in words. Once for each of “a”, “b”."),
        ({"each_of": "tools"}, "The whole room: in words. Once for each answer to “Which tools?”."),
        ({"each_of": "from-before"}, "The whole room: in words. Once for each answer to “from-before”."),
        ({"kind": "table", "sheet": "check", "who": "group"}, "Each group: the rows of the sheet, one for each tool."),
    ],
)
def test_a_question_says_who_answers_and_how(fields: dict[str, object], said: str) -> None:
    agenda = EVERYTHING.model_copy(update={"steps": (Step(id="1", title="S", prompts=(TOOLS,)),)})
    prompt = Prompt.model_validate({"id": "p", "ask": "Why?", **fields})
    assert say_asked(prompt, agenda) == (said,)
