"""Questions that lead to other questions: votes, `from`, `for each`, and what is carried over."""

import pytest

from facilitator.agenda.model import QUESTION_COLUMNS, CarryOver, Prompt
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading, SheetSource, read_agenda

TOP = "workshop: W\nsteps:\n  - title: A\n    in: groups\n    ask:\n"
LIST = "      - {ask: What do they ask?, id: asked, kind: list}\n"


def read(prompts: str, top: str = "") -> Reading:
    return read_agenda(f"{top}{TOP}{prompts}", "w.yaml", lambda _: None)


def prompts(text: str, top: str = "") -> tuple[Prompt, ...]:
    reading = read(text, top)
    assert reading.agenda is not None, reading.problems
    return tuple(prompt for step in reading.agenda.walk() for prompt in step.prompts)


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


# Votes


@pytest.mark.parametrize(
    ("kind", "votes", "ask"),
    [
        ("vote", 1, "Which do we choose?"),
        ("vote 1", 1, "Which do we choose?"),
        ("Vote 3", 3, "Which three do we choose?"),
        ("vote 10", 10, "Which ten do we choose?"),
        ("vote 11", 11, "Which 11 do we choose?"),
    ],
)
def test_a_vote_has_votes_and_words_of_its_own(kind: str, votes: int, ask: str) -> None:
    vote = prompts(f"{LIST}      - kind: {kind}\n")[1]
    assert (vote.kind, vote.votes, vote.ask, vote.source) == ("vote", votes, ask, "asked")


def test_a_vote_is_every_persons_own_unless_the_author_says_who() -> None:
    assert prompts(f"{LIST}      - kind: vote\n")[1].who == "person"
    assert prompts(f"{LIST}      - {{kind: vote, who: group, ask: Which one?}}\n")[1].who == "group"


@pytest.mark.parametrize("votes", ["0", "21", "three", "-1"])
def test_a_number_of_votes_that_nobody_can_have_is_told(votes: str) -> None:
    told = only(read(f"{LIST}      - kind: vote {votes}\n"))
    assert (told.line, told.column) == (7, 15)
    assert "from 1 to 20" in told.fix


def test_a_vote_takes_the_nearest_list_table_or_questions_before_it() -> None:
    found = prompts(
        f"{LIST}      - {{id: plan, ask: Plan, columns: [a]}}\n      - {{id: n, ask: N, kind: number}}\n"
        "      - kind: vote\n      - {kind: questions, id: open}\n      - kind: vote\n"
    )
    assert [prompt.source for prompt in found] == ["", "", "", "plan", "", "open"]


def test_a_vote_inside_a_step_takes_the_list_of_the_step_around_it() -> None:
    found = prompts(f"{LIST}    steps:\n      - title: Vote\n        ask: {{kind: vote}}\n")
    assert found[1].source == "asked"


def test_a_vote_with_nothing_to_vote_on_is_told() -> None:
    told = only(read(f"      - kind: vote\n{LIST}"))
    assert (told.line, told.column) == (6, 9)
    assert told.what == "There is nothing to vote on here."


def test_a_vote_may_have_options_of_its_own() -> None:
    vote = prompts(f"{LIST}      - {{kind: vote 2, options: [x, y, z], ask: Which?}}\n")[1]
    assert (vote.options, vote.source) == (("x", "y", "z"), "")
    told = only(read(f"{LIST}      - {{kind: vote 2, options: [x, y, z], from: asked}}\n"))
    assert (told.severity, told.line) == ("warning", 7)


@pytest.mark.parametrize("written", ["3,2,1", "[3, 2, 1]", "3, 2,1"])
def test_weights_are_whole_numbers(written: str) -> None:
    assert prompts(f"{LIST}      - kind: vote 3\n        weights: {written}\n")[1].weights == (3, 2, 1)


@pytest.mark.parametrize(
    ("kind", "weights", "what"),
    [
        ("vote 2", "3,2,1", "There are 3 weights here, and everybody has 2 votes."),
        ("vote", "3,2", "There are 2 weights here, and everybody has one vote."),
        ("vote 3", "3, two", "“weights” wants whole numbers, and “two” is none."),
        ("vote 3", "-1", "“weights” wants whole numbers, and “-1” is none."),
    ],
)
def test_weights_that_fit_no_vote_are_told(kind: str, weights: str, what: str) -> None:
    told = only(read(f"{LIST}      - kind: {kind}\n        weights: {weights}\n"))
    assert (told.line, told.column, told.what) == (8, 18, what)


def test_weights_and_totals_of_other_kinds_are_warned_of() -> None:
    told = read("      - {ask: x, kind: list, weights: 1, total: yes}\n").problems
    assert [(each.severity, each.what) for each in told] == [
        ("warning", "“weights” means nothing for `kind: list`."),
        ("warning", "“total” means nothing for `kind: list`."),
    ]


# Actions and questions


def test_actions_and_questions_bring_their_columns_and_their_words() -> None:
    actions, questions = prompts("      - kind: actions\n      - {kind: questions, hidden: yes}\n")
    assert (actions.ask, [column.name for column in actions.columns]) == (
        "Who does what by when?",
        ["What", "Who", "By when"],
    )
    assert (questions.ask, questions.columns, questions.hidden) == ("Questions", QUESTION_COLUMNS, True)


def test_a_number_and_a_table_may_be_added_up() -> None:
    number, table = prompts(
        "      - {ask: x, kind: number, total: yes}\n      - {ask: y, columns: [a, b], total: yes, hidden: no}\n"
    )
    assert (number.total, table.total, table.hidden) == (True, True, False)


# Other questions


def test_from_and_for_each_lead_to_a_question_before_them() -> None:
    found = prompts(f"{LIST}      - {{ask: Why?, from: Asked}}\n      - {{ask: How often?, for each: asked}}\n")
    assert (found[1].source, found[2].each_of, found[2].each) == ("asked", "asked", ())


@pytest.mark.parametrize("written", ["[phone, e-mail]", "phone, e-mail", "\n          - phone\n          - e-mail"])
def test_for_each_takes_a_list_of_things(written: str) -> None:
    (prompt,) = prompts(f"      - ask: How often?\n        for each: {written}\n")
    assert (prompt.each, prompt.each_of) == (("phone", "e-mail"), "")


def test_the_same_thing_twice_under_for_each_is_told() -> None:
    told = only(read("      - ask: How often?\n        for each: [a, b, a]\n"))
    assert (told.line, told.column, told.what) == (7, 19, "“a” stands twice under `for each`.")


@pytest.mark.parametrize("key", ["from", "for each"])
def test_a_question_that_is_not_there_is_told_with_the_nearest(key: str) -> None:
    told = only(read(f"{LIST}      - ask: Why?\n        {key}: askd\n"))
    assert (told.line, told.fix) == (8, "Did you mean `asked`?")


@pytest.mark.parametrize("written", ["later", "itself"])
def test_a_question_that_comes_later_is_told(written: str) -> None:
    told = only(read(f"      - {{ask: Why?, id: itself, from: {written}}}\n      - {{ask: x, id: later}}\n"))
    assert (told.line, told.what) == (6, f"The question “{written}” is not asked before this one.")


def test_where_nothing_was_asked_before_it_is_said_so() -> None:
    assert only(read("      - {ask: Why?, from: x}\n")).fix == "No question comes before this one."


def test_one_thing_alone_under_for_each_is_shown_how_to_stand_in_brackets() -> None:
    told = only(read("      - {ask: How often?, for each: phone}\n"))
    assert told.fix.endswith("Things to go through stand in brackets: `for each: [phone, …]`.")


def test_the_questions_of_a_sheet_lead_to_its_own_copy() -> None:
    sheet = b"sheet: S\nask:\n  - {ask: What?, id: what, kind: list}\n  - {kind: vote, id: best}\n"
    text = "workshop: W\nsteps:\n  - {title: A, handout: s}\n  - {title: B, handout: s}\n"
    reading = read_agenda(text, "w.yaml", lambda _: SheetSource("s.yaml", sheet))
    assert reading.agenda is not None, reading.problems
    assert [[(prompt.id, prompt.source) for prompt in step.prompts] for step in reading.agenda.steps] == [
        [("what", ""), ("best", "what")],
        [("what-2", ""), ("best-2", "what-2")],
    ]
    assert {prompt.who for step in reading.agenda.steps for prompt in step.prompts if prompt.kind == "vote"} == {
        "person"
    }


@pytest.mark.parametrize(
    ("words", "led"),
    [("What do you see?", "see"), ("what do  you see", "see"), ("What else do you see?", ""), ("see", "see")],
)
def test_a_mark_with_the_words_of_a_question_puts_that_question_there(words: str, led: str) -> None:
    ask = "    ask:\n      - {ask: What do you see?, id: see}\n"
    text = f"workshop: W\nsteps:\n  - title: A\n    guide: |\n      ASK: {words}\n{ask}"
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    assert [block.prompt or "" for block in reading.agenda.steps[0].guide] == [led]


# Carried over


@pytest.mark.parametrize(
    ("written", "carried"),
    [
        ("A", CarryOver(source="A", show=("answers", "homework", "parked"))),
        ("{from: A}", CarryOver(source="A", show=("answers", "homework", "parked"))),
        ("[{from: A, show: Parked}]", CarryOver(source="A", show=("parked",))),
        ("[{from: A, show: [tool-check, actions]}]", CarryOver(source="A", show=("tool-check", "actions"))),
        ("[{from: A, show: 'parked, parked'}]", CarryOver(source="A", show=("parked",))),
    ],
)
def test_what_is_carried_over_is_said_in_short_or_in_full(written: str, carried: CarryOver) -> None:
    reading = read(LIST, f"carry over: {written}\n")
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.carry_over == (carried,)


def test_an_id_that_is_carried_over_can_be_worked_on() -> None:
    top = "carry over: {from: A, show: [tool-check, ideas]}\n"
    found = prompts("      - {kind: vote, from: ideas}\n      - {ask: Why?, for each: Tool-check}\n", top)
    assert (found[0].source, found[1].each_of) == ("ideas", "tool-check")
    assert only(read("      - {kind: vote, from: idea}\n", top)).fix == "Did you mean `ideas`?"


@pytest.mark.parametrize("own", ["b", "W"])
def test_nothing_is_carried_over_from_the_workshop_itself(own: str) -> None:
    told = only(read(LIST, f"code: B\ncarry over: {{from: {own}}}\n"))
    assert (told.line, told.column) == (2, 20)
    assert "this workshop itself" in told.what


def test_a_workshop_that_is_not_known_is_told_only_where_the_others_are() -> None:
    text = f"carry over: kick-of\n{TOP}{LIST}"
    assert read_agenda(text, "w.yaml", lambda _: None).problems == ()
    told = only(read_agenda(text, "w.yaml", lambda _: None, {"kick-off", "A"}))
    assert (told.line, told.column, told.fix) == (1, 13, "Did you mean `kick-off`?")
    assert read_agenda(text.replace("kick-of", "a"), "w.yaml", lambda _: None, {"kick-off", "A"}).problems == ()


def test_what_is_nearly_a_kind_is_warned_of_and_a_missing_workshop_told() -> None:
    told = only(read(LIST, "carry over: {from: A, show: [homewrok]}\n"))
    assert (told.severity, told.line, told.fix) == (
        "warning", 1, "If you mean what the program keeps, write `homework`.",
    )  # fmt: skip
    assert only(read(LIST, "carry over:\n  - show: parked\n")).line == 2


@pytest.mark.parametrize(
    ("written", "documents"),
    [
        ("[sop, Complaint-Log, sop]", ("sop", "complaint log")),
        ("report, recap", ("report", "recap")),
        ("trend", ("trend",)),
    ],
)
def test_documents_are_known_by_name(written: str, documents: tuple[str, ...]) -> None:
    reading = read(LIST, f"documents: {written}\n")
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.documents == documents


def test_a_document_that_cannot_be_made_is_told_with_the_nearest() -> None:
    assert only(read(LIST, "documents: [reprot]\n")).fix == "Did you mean `report`?"
    assert only(read(LIST, "documents: [poster]\n")).fix.startswith("Known are report, sop")


@pytest.mark.parametrize("written", ["[problems, bugs]", "problems, bugs", "\n          - problems\n          - bugs"])
def test_a_vote_takes_from_several_questions(written: str) -> None:
    lists = "".join(f"      - {{ask: {name}?, id: {name}, kind: list}}\n" for name in ("problems", "bugs"))
    text = f"workshop: W\nsteps:\n  - title: A\n    ask:\n{lists}      - kind: vote 2\n        from: {written}\n"
    reading = read_agenda(text, "w.yaml", lambda _: None)
    assert reading.agenda is not None, reading.problems
    assert reading.agenda.steps[0].prompts[2].sources == ("problems", "bugs")


def test_the_one_of_several_questions_that_is_not_there_is_named() -> None:
    text = "workshop: W\nsteps:\n  - title: A\n    ask:\n      - {ask: P?, id: problems, kind: list}\n"
    text += "      - kind: vote 2\n        from: problems, bugs\n"
    (told,) = read_agenda(text, "w.yaml", lambda _: None).problems
    assert told.what == "There is no question with the id “bugs” before this one."
