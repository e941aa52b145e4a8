"""The agendas and sheets that ship: they read without a warning and keep to the facts of their workshops."""

import re
from collections.abc import Iterator

import pytest

from facilitator.agenda.library import Library
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.reader import Reading

WORDS_A_MINUTE = 130
SHIPPED = ("kick-off", "problem-solving-sop", "complaint-tracking", "solution-focused-qa", "quick-start")
WRITTEN_OUT = SHIPPED[:-1]
ALWAYS_KNOWN = {
    "workshop",
    "next step",
    "end time",
    "time left",
    "people",
    "groups",
    "note-takers",
    "timekeepers",
}

HEADS = {
    "kick-off": ("Kick-off session", "A", "Just-in-time tools", "B", 60, 90),
    "problem-solving-sop": ("Create an SOP for problem solving", "B", "Just-in-time tools", "C", 60, 90),
    "complaint-tracking": ("Create an SOP for tracking complaints", "C", "Just-in-time tools", "", 60, 90),
    "solution-focused-qa": ("Solution-focused questions", "D", "", "", 45, 60),
    "quick-start": ("Saturday opening hours", "", "", "", 45, 45),
}

STEPS = {
    "kick-off": [
        ("A1", "Introduce the programme", 5, 8),
        ("A2", "Evaluate the current information tools", 45, 70),
        ("", "Form groups and share out the tools", 5, 10),
        ("", "One tool together", 15, 20),
        ("", "As many more tools as time allows", 25, 40),
        ("A3", "Assign homework and schedule the follow-up", 10, 12),
    ],
    "problem-solving-sop": [
        ("B1", "Review the six keys to successful problem solving", 10, 15),
        ("B2", "Create the SOP", 45, 70),
        ("", "One issue together", 7, 10),
        ("", "The groups work on their issues", 20, 25),
        ("", "The floor, shared issues first", 12, 23),
        ("", "What to say when a policy cannot be bent", 6, 12),
        ("B3", "Wrap up", 5, 5),
    ],
    "complaint-tracking": [
        ("C1", "Review and introduction", 10, 15),
        ("", "Since last time", 4, 6),
        ("", "Two other kinds of complaint", 6, 9),
        ("C2", "Create the tracking SOP", 45, 63),
        ("", "What has to be written down", 10, 13),
        ("", "Our rules for the log", 15, 20),
        ("", "Try the log on real cases", 15, 22),
        ("", "What the trial showed", 5, 8),
        ("C3", "Wrap up", 5, 12),
    ],
    "solution-focused-qa": [
        ("D1", "The six questions", 12, 15),
        ("", "Alone, on paper", 6, 7),
        ("", "In pairs", 6, 8),
        ("D2", "Who already does what you want?", 7, 9),
        ("D3", "What is distinctive about what we provide?", 5, 7),
        ("D4", "What works well enough?", 5, 7),
        ("D5", "In 100 days", 12, 16),
        ("", "Picture day 100", 4, 5),
        ("", "Choose three", 4, 5),
        ("", "First steps", 4, 6),
        ("D6", "What do you think?", 4, 6),
    ],
    "quick-start": [
        ("", "Welcome", 5, 5),
        ("", "What do customers ask on Saturdays?", 15, 15),
        ("", "Pick the three to fix first", 15, 15),
        ("", "Who does what by when", 10, 10),
    ],
}

PROMPTS = {
    "kick-off": {
        "commitment": ("number", "room"),
        "tools-taken": ("list", "group"),
        "how-it-went": ("list", "room"),
        "unclear": ("list", "room"),
        "best-find": ("text", "group"),
        "homework-plan": ("table", "room"),
        "note-takers-yes": ("number", "room"),
        "who-gathers": ("choice", "room"),
    },
    "problem-solving-sop": {
        "keys-remembered": ("checklist", "room"),
        "discretion-limits": ("list", "room"),
        "when-unsure": ("list", "room"),
        "example": ("text", "room"),
        "agreed-issues": ("table", "room"),
        "policy-needed": ("list", "room"),
        "policy-flexible": ("list", "room"),
        "policy-fixed": ("list", "room"),
        "cannot-bend": ("text", "room"),
        "sop-writer": ("text", "room"),
    },
    "complaint-tracking": {
        "new-situations": ("list", "room"),
        "clarified": ("list", "room"),
        "recurring": ("list", "room"),
        "beyond-us": ("list", "room"),
        "today": ("list", "room"),
        "reasons": ("list", "room"),
        "log-fields": ("list", "group"),
        "who-logs": ("text", "room"),
        "owner": ("text", "room"),
        "customer-hears": ("text", "room"),
        "goes-up": ("text", "room"),
        "patterns": ("text", "room"),
        "log-changes": ("list", "room"),
        "log-keeper": ("text", "room"),
        "first-review": ("text", "room"),
    },
    "solution-focused-qa": {
        "customers-do": ("list", "room"),
        "we-react": ("list", "room"),
        "we-notice": ("list", "room"),
        "better-for-us": ("list", "room"),
        "better-for-them": ("list", "room"),
        "great-service": ("list", "room"),
        "cooperation": ("table", "group"),
        "distinctive": ("list", "group"),
        "works-well": ("list", "group"),
        "better-in-100-days": ("list", "group"),
        "three-that-matter": ("list", "room"),
        "first-steps": ("table", "room"),
        "one-line": ("list", "room"),
    },
    "quick-start": {},
}

SHEETS = {
    "kick-off": {"tool-check"},
    "problem-solving-sop": {"six-keys", "most-frequent-issues"},
    "complaint-tracking": {"complaint-log"},
    "solution-focused-qa": set[str](),
    "quick-start": set[str](),
}

SHEET_COLUMNS = {
    "tool-check": [
        "Tool",
        "What it is for",
        "How up to date",
        "How easy while a customer waits",
        "What to make quicker or better",
        "Keep, improve or drop",
    ],
    "six-keys": ["Key", "What it sounds like when we say it"],
    "most-frequent-issues": [
        "Issue",
        "Policy",
        "What we do",
        "What we say",
        "Flexibility and its limits",
    ],
    "complaint-log": [
        "Ref",
        "Received on",
        "Received by",
        "Channel",
        "Customer",
        "What happened, in their words",
        "Recurring or beyond us",
        "Severity",
        "What the customer wants",
        "Owner",
        "Due",
        "Status",
        "Root cause",
        "Action",
        "Customer told on",
        "Outcome",
        "Lesson",
    ],
}

SIX_KEYS = (
    "listen",
    "acknowledge",
    "ask",
    "agree what is wanted",
    "solve or offer choices",
    "follow up",
)

BRACKETS = re.compile(r"\[([^\[\]]+)\]")


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """Read every agenda as the program does, for a user who has none of their own."""
    library = Library(tmp_path_factory.mktemp("home"))
    return {entry.name: library.read(entry) for entry in library.entries()}


@pytest.fixture(scope="module")
def shipped(readings: dict[str, Reading]) -> dict[str, Agenda]:
    """The agendas that could be read."""
    return {name: reading.agenda for name, reading in readings.items() if reading.agenda is not None}


def texts(value: object) -> Iterator[str]:
    """Yield every text inside a dumped agenda."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def brackets(agenda: Agenda) -> set[str]:
    """Return what stands in square brackets anywhere in the agenda, each on one line."""
    dumped = agenda.model_dump(exclude={"source", "blanks"})
    return {" ".join(found.split()) for text in texts(dumped) for found in BRACKETS.findall(text)}


def spoken_words(step: Step) -> int:
    """Return how many words are said in the step and the steps inside it, without what stands in brackets."""
    said = (block.text for each in step.walk() for block in each.guide if block.kind == "say")
    return sum(len(BRACKETS.sub(" ", text).split()) for text in said)


def is_direction(text: str) -> bool:
    return text[0].isupper() and text.endswith((".", "!", "?"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_agenda_reads_without_problem_or_warning(name: str, readings: dict[str, Reading]) -> None:
    reading = readings[name]
    assert reading.problems == ()
    assert reading.agenda is not None
    assert reading.agenda.name == name


@pytest.mark.parametrize("name", SHIPPED)
def test_title_code_series_and_booked_time_are_those_of_the_workshop(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    assert agenda.time is not None
    head = (agenda.workshop, agenda.code, agenda.series, agenda.next)
    assert (*head, agenda.time.least_s // 60, agenda.time.most_s // 60) == HEADS[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_steps_keep_their_order_codes_titles_and_minutes(name: str, shipped: dict[str, Agenda]) -> None:
    found = [
        (step.code, step.title, step.time.least_s / 60, step.time.most_s / 60)
        for step in shipped[name].walk()
        if step.time is not None
    ]
    assert found == STEPS[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_minutes_of_the_steps_are_those_the_room_is_booked_for(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    above = [(agenda.time, agenda.steps)]
    above += [(step.time, step.steps) for step in agenda.walk() if step.steps]
    for time, steps in above:
        ranges = [step.time for step in steps if step.time is not None]
        assert time is not None
        assert len(ranges) == len(steps)
        assert sum(each.least_s for each in ranges) == time.least_s
        assert sum(each.most_s for each in ranges) == time.most_s


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_keeps_its_id_kind_and_answerer(name: str, shipped: dict[str, Agenda]) -> None:
    own = {
        prompt.id: (prompt.kind, prompt.who)
        for step in shipped[name].walk()
        for prompt in step.prompts
        if not prompt.sheet
    }
    assert own == PROMPTS[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_has_its_place_in_the_words_of_its_step(name: str, shipped: dict[str, Agenda]) -> None:
    for step in shipped[name].walk():
        placed = {block.prompt for each in step.walk() for block in each.guide if block.kind == "ask"}
        assert {prompt.id for prompt in step.prompts} <= placed, step.title


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_only_the_six_questions_are_asked_into_the_air(name: str, shipped: dict[str, Agenda]) -> None:
    air = [
        block.text
        for step in shipped[name].walk()
        for block in step.guide
        if block.kind == "ask" and block.prompt is None
    ]
    assert len(air) == (6 if name == "solution-focused-qa" else 0)
    assert all(text.endswith("?") for text in air)


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_every_declared_blank_is_used_and_every_used_one_declared(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    declared = {blank.name for blank in agenda.blanks}
    found = {text for text in brackets(agenda) if not is_direction(text)} - ALWAYS_KNOWN
    assert declared
    assert found == declared


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_every_blank_is_asked_for_with_a_question_and_an_example(name: str, shipped: dict[str, Agenda]) -> None:
    for blank in shipped[name].blanks:
        assert "?" in blank.question, blank.name
        assert "for example" in blank.question, blank.name


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_the_words_to_say_take_less_than_half_of_the_least_time(name: str, shipped: dict[str, Agenda]) -> None:
    for step in shipped[name].walk():
        assert step.time is not None
        said_s = spoken_words(step) / WORDS_A_MINUTE * 60
        assert said_s < step.time.least_s / 2, step.title


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_every_step_on_the_clock_has_words_to_say(name: str, shipped: dict[str, Agenda]) -> None:
    for step in shipped[name].leaves():
        assert spoken_words(step) >= 20, step.title


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_groups_are_of_three_to_six_with_three_roles(name: str, shipped: dict[str, Agenda]) -> None:
    groups = shipped[name].groups
    assert (groups.least, groups.most) == (3, 6)
    assert groups.roles == ("facilitator", "timekeeper", "note-taker")


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_all_homework_has_someone_and_a_date(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    homework = [each for step in agenda.walk() for each in step.homework]
    declared = {f"[{blank.name}]" for blank in agenda.blanks}
    assert homework
    assert all(each.who for each in homework)
    assert {each.due for each in homework} <= declared


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_the_last_step_is_never_squeezed(name: str, shipped: dict[str, Agenda]) -> None:
    assert shipped[name].steps[-1].protect


@pytest.mark.parametrize("name", SHIPPED)
def test_an_agenda_carries_the_sheets_it_names(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    assert {sheet.id for sheet in agenda.sheets} == SHEETS[name]
    for sheet in agenda.sheets:
        assert [column.name for column in sheet.columns] == SHEET_COLUMNS[sheet.id]
        assert sheet.text
        assert sheet.one_per


@pytest.mark.parametrize(
    ("name", "code", "sheet"),
    [
        ("kick-off", "A2", "tool-check"),
        ("problem-solving-sop", "B2", "most-frequent-issues"),
    ],
)
def test_each_group_can_fill_its_sheet_in_every_part_of_the_step(
    name: str, code: str, sheet: str, shipped: dict[str, Agenda]
) -> None:
    agenda = shipped[name]
    parent = agenda.find_step(code)
    assert parent is not None
    for part in parent.steps:
        live = [prompt for prompt in agenda.prompts_in(part.id) if prompt.sheet == sheet]
        assert [(prompt.kind, prompt.who) for prompt in live] == [("table", "group")]


def test_the_six_keys_stand_alike_in_the_checklist_and_on_the_sheet(shipped: dict[str, Agenda]) -> None:
    agenda = shipped["problem-solving-sop"]
    checklist, sheet = agenda.find_prompt("keys-remembered"), agenda.find_sheet("six-keys")
    assert checklist is not None
    assert sheet is not None
    assert checklist.options == sheet.rows == SIX_KEYS


@pytest.mark.parametrize("code", ["C2", "C3"])
def test_the_parts_that_are_our_own_say_so_to_the_leader(code: str, shipped: dict[str, Agenda]) -> None:
    step = shipped["complaint-tracking"].find_step(code)
    assert step is not None
    notes = [block.text for each in step.walk() for block in each.guide if block.kind == "note"]
    assert any("our own continuation" in " ".join(note.split()) for note in notes)


def test_the_series_leads_from_one_workshop_to_the_next(shipped: dict[str, Agenda]) -> None:
    assert set(shipped) >= set(SHIPPED)
    codes = {agenda.code for agenda in shipped.values()}
    assert {agenda.next for agenda in shipped.values() if agenda.next} <= codes
