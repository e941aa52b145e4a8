"""The agendas and sheets that ship: they read without a warning and keep to the facts of their workshops."""

import re
from collections.abc import Iterator

import pytest

from facilitator.agenda.guide import DAY
from facilitator.agenda.library import Library
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.reader import Reading

WORDS_A_MINUTE = 130
SHIPPED = (
    "kick-off",
    "problem-solving-sop",
    "complaint-tracking",
    "solution-focused-qa",
    "service-culture",
    "ask-me-anything",
    "leadership-review",
    "quick-start",
)
WRITTEN_OUT = SHIPPED[:-1]
IN_GROUPS = tuple(name for name in WRITTEN_OUT if name != "leadership-review")
PRINCIPLES = ("competence", "compassion", "empathy", "listening", "respect")
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
    "solution-focused-qa": ("Solution-focused questions", "D", "", "D", 45, 60),
    "service-culture": ("A culture of excellent service", "E", "", "", 90, 120),
    "ask-me-anything": ("Ask me anything", "F", "", "", 45, 60),
    "leadership-review": ("Leaders go first", "G", "Leaders go first", "G", 30, 45),
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
        ("", "Since last time", 3, 5),
        ("", "Two other kinds of complaint", 7, 10),
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
        ("D2", "Who already does what you want?", 6, 8),
        ("D3", "What is distinctive about what we provide?", 5, 7),
        ("D4", "What works well enough?", 5, 7),
        ("D5", "In 100 days", 13, 17),
        ("", "Picture day 100", 4, 5),
        ("", "Choose three", 5, 6),
        ("", "First steps", 4, 6),
        ("D6", "What do you think?", 4, 6),
    ],
    "service-culture": [
        ("E1", "A name and a word", 12, 16),
        ("", "One word for customer service", 6, 8),
        ("", "Are these our values?", 6, 8),
        ("E2", "Serve each other first", 16, 22),
        ("E3", "Getting to know each other", 16, 20),
        ("", "Coffee", 10, 10),
        ("E4", "Ways of communicating", 18, 26),
        ("", "Three ways in which we differ", 9, 13),
        ("", "Intention and effect", 9, 13),
        ("E5", "One thing that makes this last", 10, 14),
        ("", "Ideas", 5, 7),
        ("", "Choose one", 5, 7),
        ("E6", "An owner, a date, and management's word", 8, 12),
    ],
    "ask-me-anything": [
        ("F1", "Anything means anything", 3, 4),
        ("F2", "Ask, answer, look further", 35, 47),
        ("", "The first questions", 8, 10),
        ("", "What the front line hears", 5, 7),
        ("", "The issues that matter most", 4, 5),
        ("", "The gap", 7, 10),
        ("", "Two questions that lead further", 6, 8),
        ("", "Three questions on purpose", 5, 7),
        ("F3", "Nothing is lost", 7, 9),
    ],
    "leadership-review": [
        ("G1", "Last month's promise", 4, 6),
        ("G2", "How I see myself", 7, 11),
        ("G3", "How the team sees us", 6, 9),
        ("G4", "One behaviour for this month", 6, 8),
        ("G5", "One principle to reread", 4, 6),
        ("G6", "Where the reminders hang", 3, 5),
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
        "sop-writer": ("actions", "room"),
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
        "three-that-matter": ("vote", "person"),
        "first-steps": ("actions", "room"),
        "one-line": ("list", "room"),
    },
    "service-culture": {
        "one-word": ("list", "room"),
        "our-values": ("list", "room"),
        "on-the-walls": ("table", "room"),
        "inside-service": ("table", "group"),
        "like-here": ("list", "group"),
        "like-people": ("list", "group"),
        "could-change": ("list", "group"),
        "how-we-differ": ("table", "group"),
        "intention-effect": ("table", "room"),
        "lasting-ideas": ("list", "group"),
        "one-thing": ("vote", "person"),
        "owner": ("actions", "room"),
        "management-commits": ("table", "room"),
    },
    "ask-me-anything": {
        "questions": ("questions", "room"),
        "top-issues": ("list", "group"),
        "first-issues": ("vote", "person"),
        "gap": ("table", "group"),
        "shared-goal": ("table", "room"),
        "hard-number": ("list", "room"),
        "one-moment": ("list", "room"),
        "our-mission": ("list", "room"),
        "own-words": ("list", "person"),
        "contribute": ("list", "person"),
        "open-questions": ("actions", "room"),
    },
    "leadership-review": {
        "promise-kept": ("table", "room"),
        "own-score": ("scale", "person"),
        "own-example": ("text", "person"),
        "team-view": ("scale", "person"),
        "differences": ("list", "room"),
        "promise": ("actions", "room"),
        "reread": ("choice", "room"),
        "chapters": ("table", "room"),
        "reminders": ("table", "room"),
    },
    "quick-start": {},
}

COLUMNS = {
    "homework-plan": ["Tool", "Group or person", "By when"],
    "agreed-issues": ["Issue", "What we do", "What we say", "Flexibility and its limits"],
    "cooperation": ["Who", "What they do", "How we brought it about"],
    "on-the-walls": ["Value", "On the walls", "Where, or where it could be"],
    "inside-service": ["Who serves whom", "What helps already", "What would help more", "What a customer would notice"],
    "how-we-differ": ["Difference", "What it looks like here", "What helps"],
    "intention-effect": ["What was said or done", "What was meant", "How it arrived", "What we do next time"],
    "management-commits": ["Manager", "What people will see them do", "From when"],
    "gap": ["Issue", "What great looks like", "What we do", "What would have an even bigger effect"],
    "shared-goal": ["Department", "What it counts", "A goal we could share"],
    "promise-kept": ["Promise", "Leader", "How it went"],
    "chapters": ["Chapter", "Who prepares it", "By when"],
    "reminders": ["Leader", "Where it hangs"],
}
"""The columns of the tables that the agendas ask for by themselves."""

FROM = {
    "three-that-matter": "better-in-100-days",
    "first-steps": "three-that-matter",
    "one-thing": "lasting-ideas",
    "first-issues": "top-issues",
    "open-questions": "questions",
}
"""The questions that work on the answers of another."""

VOTES = {"three-that-matter": 3, "one-thing": 1, "first-issues": 3}

CARRIED = {
    "problem-solving-sop": [("A", ("tool-check", "best-find", "homework", "actions", "parked"))],
    "complaint-tracking": [
        ("B", ("most-frequent-issues", "agreed-issues", "policy-needed", "actions", "homework", "parked"))
    ],
    "ask-me-anything": [("last time", ("questions", "actions", "homework", "parked"))],
    "solution-focused-qa": [
        ("last time", ("better-in-100-days", "three-that-matter", "works-well", "actions", "homework", "parked"))
    ],
    "leadership-review": [("last time", ("promise", "own-score", "team-view", "actions", "homework"))],
}

DOCUMENTS = {
    "problem-solving-sop": ("sop",),
    "complaint-tracking": ("complaint log",),
    "ask-me-anything": ("recap",),
    "leadership-review": ("trend",),
}

HOMEWORK = {
    "A3": [
        ("each group", "[hand-in date]", "tool-check"),
        ("everyone who took one", "[hand-in date]", "tool-check"),
        ("note-takers", "[hand-in date]", ""),
    ],
    "B3": [("everyone", "[next meeting]", ""), ("note-takers", "[next meeting]", "most-frequent-issues")],
    "C3": [("everyone", "[review date]", "complaint-log"), ("whoever keeps the log", "[review date]", "")],
    "D6": [("everyone", "[day 100]", "")],
    "E6": [("the owner", "[first date]", ""), ("everyone", "[look-back date]", "")],
    "F3": [("everyone who took one", "[answer date]", ""), ("the person who answered today", "[answer date]", "")],
    "G6": [("each leader", "[next review]", ""), ("everyone who took one", "[next review]", "")],
}
"""Who takes home what by when, and the sheet to hand in, by the code of the step."""

FACTS = {
    "A1": (
        "accurate", "it is current", "at the moment you need it", "You are professionals", "[programme length]",
        "several workshops", "Each one takes up one tool", "as far as time allows", "how to finish",
        "the best tool we can have for now", "basic tools come early", "up to speed", "new problem",
        "Nobody is left hanging", "Raise your own hand", "Count the hands", "[today's tools]", "do their job",
        "up to date", "easier, faster or better", "we drop", "Hand out the materials",
    ),
    "A2": (
        "groups of three to six", "facilitator", "timekeeper", "note-taker", "answer for the written results",
        "as a file, if you possibly can", "any talk your group has later on", "Share out only what is of use at once",
        "complicated tools", "beyond the team", "one tool analysis sheet for each tool", "only one", "How did it go?",
        "Clear up every question now", "The homework uses the same sheet", "as far as the time takes you",
        "Quality comes before quantity", "honest about how practical",
    ),
    "A3": (
        "a whole group", "one person, working alone", "[homework tools]", "Will you see to it that they reach me?",
        "report back at the next meeting", "peer leaders meet the groups", "ask how far they are",
        "bring the results to you", "until every tool that matters", "time in a team meeting",
        "how to use them", "whose work stood out",
    ),
    "B1": (
        "standard operating procedure", "problems and complaints", "[training date]", "six keys",
        "All six must come up", "replace the six", "your own discretion", "where does it end?",
        "when you do not know what to do",
    ),
    "B2": (
        "What problems and complaints come up most?", "Is there a policy we must follow?", "do we need one?",
        "flexibility, and within what limits", "what do we tell the customer?", "walk through one example together",
        "issues that several groups wrote down", "What do we do?", "What do we say?", "cannot be bent",
        "write those sentences together", "As many issues as time allows", "as before",
    ),
    "B3": (
        "first version", "leader or a peer leader", "go over it again at later meetings", "New issues go in",
        "Which other issues belong in this SOP?", "tracking complaints", "soon, because the two belong together",
    ),
    "C1": (
        "not on our list", "policy we should make clearer", "how far we may go", "where the limit is",
        "within your own discretion", "keeps coming back", "put out for good", "beyond us",
        "what we know and can do at present", "what happens to complaints like these today?",
        "why should we write them down?", "Collect reasons",
    ),
    "C2": (
        "so that they can act", "Who logs a complaint, where, and when?", "Who owns a complaint",
        "How does the customer hear back, and when?", "When does a complaint go up, and to whom?",
        "Who looks for patterns, and how often?", "Take real complaints", "at least three in each group",
    ),
    "C3": ("Who keeps the log?", "[trial period]", "[review date]", "we write down every complaint"),
    "D1": (
        "Cooperation and resistance cannot both be present", "look for cooperation", "That will never work here",
        "That sounds hard", "ask the first question again", "What do you want customers to do?",
        "How do you want to react to them?", "how will you notice?", "What will be better in your work?",
        "What will be better in your customers' work?", "How will you know that you are giving great service?",
    ),
    "D2": ("already does what you want", "how did you bring that about?", "As precise as you can", "exactly how"),
    "D3": ("What is distinctive about what this team provides?", "as many things as you can"),
    "D4": ("What works well enough?", "no rework", "proud of"),
    "D5": ("Suppose we meet again in 100 days", "better for our customers", "As concrete as you can", "three votes"),
    "D6": ("What do you think?", "One line from each of you"),
    "E1": (
        "your name, and one word", "customer service", "Which of these words are our values?", "our walls",
        "which of these values would they see?",
    ),
    "E2": ("first we serve each other, then our customers",),
    "E3": ("What do you like about working here?", "what do you like about the people here?", "what could change?"),
    "E4": ("generations", "cultures", "temperament", "That is intention, and that is effect"),
    "E5": ("make it last", "ritual, once a week", "pictures on our walls", "It may be stories"),
    "E6": ("Who would like to own it?", "[first date]", "what does management commit to?", "[look-back date]"),
    "F1": ("ask anything", "written yours down already", "Every question is written down", "a name and a date"),
    "F2": (
        "with the name if there is one", "so that none slips away", "And now from the room",
        "top issues that you hear on the line", "three votes", "What does great look like here", "What do we do today?",
        "an even bigger effect", "departments whose goal is not service", "Which goal could we share",
        "those above us", "One hard number", "one moment that they should live through themselves",
        "What is our mission?", "in your own words?", "how do you contribute to it?",
    ),
    "F3": ("what is still open", "Who takes it, and by when", "[answer date]", "the recap, question by question"),
    "G1": ("Done, partly, or not?",),
    "G2": (
        "competence, compassion, empathy, listening, respect", "Score your own behaviour", "from one to five",
        "one example from the last month",
    ),
    "G3": ("stay hidden until the last sheet is in", "how they see us, beside how we see ourselves"),
    "G4": ("one behaviour to model this month",),
    "G5": ("read about again", "[book]", "Who prepares which chapter?"),
    "G6": ("Where do you hang your reminder?", "[next review]"),
}  # fmt: skip
"""What each step tells, asks and has done, in words that its lines hold."""

AROUND = {
    "kick-off": ("for each group", "one peer leader for each group", "Thank the people who gave the most"),
    "problem-solving-sop": ("first SOP, or ask a peer leader", "to be revised", "Add new issues as they come in"),
    "complaint-tracking": ("The first version of the SOP",),
    "solution-focused-qa": ("A calendar, to enter day 100", "meeting on day 100 in everyone's calendar"),
    "service-culture": (
        "Meet every manager alone",
        "how they lead, how they communicate, and what is hard",
        "look at the walls",
    ),
    "ask-me-anything": ("the name of the person who asked", "a week before", "Send the recap to everyone"),
    "leadership-review": ("what each leader promised last month", "a score sheet", "A copy of the book"),
}
"""What is said of a workshop before its first step and after its last."""


SHEETS = {
    "kick-off": {"tool-check"},
    "problem-solving-sop": {"six-keys", "most-frequent-issues"},
    "complaint-tracking": {"complaint-log"},
    "solution-focused-qa": set[str](),
    "service-culture": {"manager-interview"},
    "ask-me-anything": {"question-log"},
    "leadership-review": {"principles-score"},
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
    "manager-interview": list[str](),
    "question-log": ["Question", "Asked by", "Asked on", "Answer", "Open or answered", "Owner", "By when"],
    "principles-score": ["Principle", "Score", "One example from the last month"],
}

COLUMN_OPTIONS = {
    ("tool-check", "Keep, improve or drop"): ("keep", "improve", "drop"),
    ("most-frequent-issues", "Policy"): ("none", "none but needed", "must follow"),
    ("complaint-log", "Recurring or beyond us"): ("recurring", "beyond us", "both"),
    ("question-log", "Open or answered"): ("open", "answered"),
    ("principles-score", "Score"): ("1", "2", "3", "4", "5"),
}
"""What may be written in a column of a sheet, where that is settled."""

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
    assert found
    assert {text for text in found if not DAY.fullmatch(text)} == declared


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
        assert step.is_break or spoken_words(step) >= 20, step.title


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_words_to_say_come_in_pieces_that_can_be_spoken_without_a_break(name: str, shipped: dict[str, Agenda]) -> None:
    for step in shipped[name].leaves():
        for block in step.guide:
            if block.kind == "say":
                assert len(BRACKETS.sub(" ", block.text).split()) <= 90, f"{step.title}: {block.text[:40]}"


@pytest.mark.parametrize("name", IN_GROUPS)
def test_groups_are_of_three_to_six_with_three_roles(name: str, shipped: dict[str, Agenda]) -> None:
    groups = shipped[name].groups
    assert (groups.least, groups.most) == (3, 6)
    assert groups.roles == ("facilitator", "timekeeper", "note-taker")


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_all_homework_has_someone_and_a_date(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    homework = [each for step in agenda.walk() for each in step.homework]
    known = {"[day 100]", *(f"[{blank.name}]" for blank in agenda.blanks)}
    assert homework
    assert all(each.who for each in homework)
    assert {each.due for each in homework} <= known


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_the_last_step_is_never_squeezed(name: str, shipped: dict[str, Agenda]) -> None:
    assert shipped[name].steps[-1].protect


@pytest.mark.parametrize("name", SHIPPED)
def test_an_agenda_carries_the_sheets_it_names(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    assert {sheet.id for sheet in agenda.sheets} == SHEETS[name]
    for sheet in agenda.sheets:
        assert [column.name for column in sheet.columns] == SHEET_COLUMNS[sheet.id]
        assert sheet.columns or sheet.prompts
        assert sheet.text
        assert sheet.one_per
        for column in sheet.columns:
            settled = COLUMN_OPTIONS.get((sheet.id, column.name))
            assert settled is None or column.options == settled


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


def test_the_floor_goes_through_the_issues_of_the_groups_and_tells_the_leader_how(shipped: dict[str, Agenda]) -> None:
    agenda = shipped["problem-solving-sop"]
    agreed, gathered = agenda.find_prompt("agreed-issues"), agenda.find_prompt("most-frequent-issues")
    assert agreed is not None
    assert gathered is not None
    assert (agreed.each_of, gathered.who) == ("most-frequent-issues", "group")
    (floor,) = [step for step in agenda.walk() if agreed in step.prompts]
    assert any(block.kind == "do" and "Press m." in block.text for block in floor.guide)


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


def written(step: Step) -> str:
    """Return all the words of a step and of the steps inside it, each blank of a line one blank wide."""
    dumped = step.model_dump(exclude={"id", "code", "time", "setting"})
    return " ".join(" ".join(texts(dumped)).split()).casefold()


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_every_step_keeps_the_facts_of_its_workshop(name: str, shipped: dict[str, Agenda]) -> None:
    for step in shipped[name].steps:
        if not step.is_break:
            told = written(step)
            assert [fact for fact in FACTS[step.code] if fact.casefold() not in told] == [], step.code


def test_there_are_facts_for_every_step_and_no_other(shipped: dict[str, Agenda]) -> None:
    assert set(FACTS) == {step.code for name in WRITTEN_OUT for step in shipped[name].steps if not step.is_break}


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_what_belongs_before_and_after_a_workshop_is_said(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    told = " ".join((*agenda.before, *agenda.bring, *agenda.after, *(blank.question for blank in agenda.blanks)))
    assert [fact for fact in AROUND[name] if fact not in told] == []


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_homework_keeps_who_by_when_and_the_sheet_to_hand_in(name: str, shipped: dict[str, Agenda]) -> None:
    for step in shipped[name].steps:
        assert [(each.who, each.due, each.hand_in) for each in step.homework] == HOMEWORK.get(step.code, [])
    assert not any(part.homework for step in shipped[name].steps for part in step.steps)


@pytest.mark.parametrize("name", SHIPPED)
def test_tables_keep_their_columns(name: str, shipped: dict[str, Agenda]) -> None:
    own = [prompt for step in shipped[name].walk() for prompt in step.prompts if not prompt.sheet]
    tables = {prompt.id: [each.name for each in prompt.columns] for prompt in own if prompt.kind == "table"}
    assert tables == {prompt_id: COLUMNS[prompt_id] for prompt_id in tables}


@pytest.mark.parametrize("name", SHIPPED)
def test_votes_and_actions_work_on_the_answers_they_are_meant_for(name: str, shipped: dict[str, Agenda]) -> None:
    prompts = [prompt for step in shipped[name].walk() for prompt in step.prompts]
    ids = [prompt.id for prompt in prompts]
    for prompt in prompts:
        assert prompt.source == FROM.get(prompt.id, "")
        assert prompt.votes == VOTES.get(prompt.id, 0)
        assert not prompt.source or ids.index(prompt.source) < ids.index(prompt.id)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_workshop_looks_back_on_what_it_needs_and_makes_its_documents(name: str, shipped: dict[str, Agenda]) -> None:
    agenda = shipped[name]
    assert [(each.source, each.show) for each in agenda.carry_over] == CARRIED.get(name, [])
    assert agenda.documents == DOCUMENTS.get(name, ())


def test_what_is_carried_over_exists_in_the_workshop_before(shipped: dict[str, Agenda]) -> None:
    by_code = {agenda.code: agenda for agenda in shipped.values()}
    for name in CARRIED:
        agenda = shipped[name]
        for each in agenda.carry_over:
            before = agenda if each.source == "last time" else by_code[each.source]
            names = {sheet.id for sheet in before.sheets} | {p.id for step in before.walk() for p in step.prompts}
            assert before.series == shipped[name].series
            assert set(each.show) - {"homework", "parked", "actions"} <= names


def test_questions_can_be_written_down_in_every_part_of_asking_anything(shipped: dict[str, Agenda]) -> None:
    agenda = shipped["ask-me-anything"]
    (main,) = [step for step in agenda.steps if step.steps]
    for part in main.steps:
        assert "questions" in {prompt.id for prompt in agenda.prompts_in(part.id)}


def test_leaders_and_teams_score_the_same_five_principles_from_one_to_five(shipped: dict[str, Agenda]) -> None:
    agenda = shipped["leadership-review"]
    own, team = agenda.find_prompt("own-score"), agenda.find_prompt("team-view")
    example, reread = agenda.find_prompt("own-example"), agenda.find_prompt("reread")
    sheet = agenda.find_sheet("principles-score")
    assert own
    assert team
    assert example
    assert reread
    assert sheet
    assert own.levels == team.levels == ("1", "2", "3", "4", "5")
    assert own.each == team.each == example.each == reread.options == sheet.rows == PRINCIPLES
    assert team.hidden
    assert not own.hidden


def test_what_became_of_last_months_promise_is_done_partly_or_not(shipped: dict[str, Agenda]) -> None:
    kept = shipped["leadership-review"].find_prompt("promise-kept")
    assert kept
    assert kept.columns[-1].options == ("done", "partly", "not")


def test_a_manager_is_asked_how_they_lead_how_they_communicate_and_what_is_hard(shipped: dict[str, Agenda]) -> None:
    sheet = shipped["service-culture"].find_sheet("manager-interview")
    assert sheet
    assert [prompt.id for prompt in sheet.prompts[:3]] == ["how-you-lead", "how-you-communicate", "what-is-hard"]


def test_the_three_differences_of_communicating_are_given(shipped: dict[str, Agenda]) -> None:
    differ = shipped["service-culture"].find_prompt("how-we-differ")
    assert differ
    assert differ.rows == ("generations", "cultures", "temperament")


def test_the_smallest_agenda_is_the_one_that_the_format_begins_with(shipped: dict[str, Agenda]) -> None:
    agenda = shipped["quick-start"]
    written_as = [f"  - {step.title}, {round(step.time.most_s / 60)} min" for step in agenda.steps if step.time]
    lines = [f"workshop: {agenda.workshop}", "time: 45 min", "steps:", *written_as]
    assert agenda.source.splitlines() == lines
