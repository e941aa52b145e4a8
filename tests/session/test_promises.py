"""What was promised: whose it is, by when, and what becomes of it."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import ACTION_COLUMNS, PARKED, QUESTION_COLUMNS, Agenda, Blank, Homework, Prompt, Step
from facilitator.session import events as ev
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.carried import CarriedOver, CarriedPromise
from facilitator.session.groups import Group, Role
from facilitator.session.promise_intents import Promised, Settle
from facilitator.session.promises import Promise, handed_in, parked_open, promises_of
from facilitator.session.rows import rows_left
from facilitator.session.session import replay
from facilitator.session.storage.line_format import decode_line, encode_line
from facilitator.session.votes import rows_of
from facilitator.session.words import name_event, say_event
from tests.fakes import GROUPS, Stage, after, minutes, set_up

ACTIONS = Prompt(id="plan", ask="Who does what?", kind="actions", columns=ACTION_COLUMNS)
QUESTIONS = Prompt(id="log", ask="Questions", kind="questions", columns=QUESTION_COLUMNS)
OWNERS = Prompt(id="owners", ask="Who answers?", kind="actions", columns=ACTION_COLUMNS, source="log")
SHEET = Prompt(id="check", ask="Tools", kind="list", who="group", sheet="tool-check")
BLUE = Group(name="Blue", people=("Ana", "Ben"), roles=(Role(role="note-taker", person="Ana"),))
TASKS = (
    Homework(task="Judge [the tools]", who="each group", due="[day 100]", hand_in="tool-check"),
    Homework(task="Type it up", who="note-takers", due="friday"),
    Homework(task="Read it", who="everyone", due="[next meeting]"),
)
AGENDA = Agenda(
    workshop="Small",
    blanks=(Blank(name="the tools", question="?"), Blank(name="next meeting", question="?")),
    steps=(
        Step(id="1", title="Ask", time=minutes(5), prompts=(QUESTIONS, ACTIONS, SHEET)),
        Step(id="2", title="Home", time=minutes(5), homework=TASKS, prompts=(OWNERS,)),
        Step(id="3", title="Close", time=minutes(5)),
    ),
)


def stage(**setup: object) -> Stage:
    """A workshop that has begun, on Monday 23 November 2026."""
    wanted = {"groups": (BLUE, Group(name="Green", size=3)), "fills": {"the tools": "scissors"}} | setup
    return Stage(AGENDA, set_up(**wanted)).start()


def of_kind(played: Stage, kind: str) -> list[Promise]:
    return [promise for promise in promises_of(played.session) if promise.kind == kind]


def one(played: Stage, kind: str) -> Promise:
    promises = of_kind(played, kind)
    assert len(promises) == 1
    return promises[0]


# What there is


def test_an_action_keeps_what_was_typed_and_the_day_it_means() -> None:
    played = stage().write("plan", "Call them | Ana | friday")
    assert one(played, "action") == Promise("a3", "action", "Call them", "Ana", "friday", date(2026, 11, 27))
    assert played.session.answers[0].cells == ("Call them", "Ana", "friday")


def test_a_day_is_counted_from_the_moment_and_in_the_zone_in_which_it_was_said() -> None:
    late = stage(utc_offset_min=16 * 60).write("plan", "Call them | Ana | tomorrow")
    assert one(late, "action").due_on == date(2026, 11, 25)
    played = stage().write("plan", "Call them | Ana | tomorrow").wait(50 * 3600.0).write("plan", "Go | Ben | tomorrow")
    assert [promise.due_on for promise in of_kind(played, "action")] == [date(2026, 11, 24), date(2026, 11, 26)]


def test_day_100_is_counted_from_the_day_of_the_workshop() -> None:
    played = stage().wait(50 * 3600.0).write("plan", "Look back | Ana | day 100")
    assert one(played, "action").due_on == date(2026, 11, 23) + timedelta(days=100)


def test_an_action_without_a_day_stays_as_it_was_typed() -> None:
    action = one(stage().write("plan", "Call them |  | when we meet again"), "action")
    assert (action.who, action.due, action.due_on) == ("", "when we meet again", None)


def test_homework_is_one_for_each_group_or_its_note_taker_with_blanks_filled_in() -> None:
    tasks = [(task.id, task.what, task.who, task.due_on) for task in of_kind(stage(), "homework")]
    assert tasks == [
        ("h:2:1:Blue", "Judge scissors", "Blue", date(2027, 3, 3)),
        ("h:2:1:Green", "Judge scissors", "Green", date(2027, 3, 3)),
        ("h:2:2:Blue", "Type it up", "Ana, Blue", date(2026, 11, 27)),
        ("h:2:2:Green", "Type it up", "note-taker of Green", date(2026, 11, 27)),
        ("h:2:3:", "Read it", "everyone", None),
    ]
    assert of_kind(stage(), "homework")[-1].due == "[next meeting]"


def test_homework_of_a_step_that_was_left_out_or_not_reached_is_no_promise() -> None:
    assert of_kind(stage().do(ask.Skip("2")), "homework") == []
    assert of_kind(stage().do(ask.Close()), "homework") == []
    assert of_kind(Stage(AGENDA), "homework") == []


def test_a_sheet_counts_as_handed_in_for_its_group_from_the_homework_on() -> None:
    played = stage().write("check", "before", "Blue").next(60.0).wait(1.0)
    blue, green = of_kind(played, "homework")[:2]
    assert handed_in(played.session, blue) == 0
    played.write("check", "after", "Blue")
    assert [handed_in(played.session, each) for each in (blue, green)] == [1, 0]
    assert handed_in(played.session, of_kind(played, "homework")[-1]) is None


def test_what_is_parked_can_be_parked_in_any_step_and_is_counted() -> None:
    played = stage().write(PARKED.id, "the car park").next(60.0).next(60.0).write(PARKED.id, "the coffee")
    assert [answer.step for answer in played.session.answers] == ["1", "3"]
    assert [(each.what, each.state) for each in of_kind(played, "parked")] == [
        ("the car park", "open"),
        ("the coffee", "open"),
    ]
    assert parked_open(played.do(Settle("a3", "done")).session) == 1


# Questions


def test_a_question_without_an_answer_is_open_and_one_with_an_answer_is_answered() -> None:
    played = stage()
    for text in ("Why us?", "Ana", "because", "", "And at night?", "Ben", ""):
        played.write("log", text)
    assert [answer.cells for answer in played.session.answers] == [
        ("Why us?", "Ana", "because", "answered"),
        ("And at night?", "Ben", "", "open"),
    ]
    assert [question.state for question in of_kind(played, "question")] == ["done", "open"]


def test_actions_taken_from_questions_go_through_the_open_ones_and_are_their_owners() -> None:
    played = stage().write("log", "Why us? | Ana | because | answered").write("log", "Who pays? | Ben | |")
    played.write("log", "At night? | Ana | | open")
    assert rows_of(played.session, OWNERS) == ("Who pays?", "At night?")
    played.next(60.0).write("owners", "Cleo").write("owners", "friday")
    paid = next(each for each in promises_of(played.session) if each.what == "Who pays?")
    assert (paid.kind, paid.who, paid.due_on) == ("question", "Cleo", date(2026, 11, 27))
    assert of_kind(played, "action") == []


def test_an_owned_question_that_is_answered_keeps_no_other_from_its_owner() -> None:
    played = stage().write("log", "Who pays? | Ben | |").write("log", "At night? | Ana | |")
    played.next(60.0).write("owners", "Cleo | friday").do(Settle("a3", "done"))
    assert rows_left(played.session, OWNERS, "") == ("At night?",)
    played.write("owners", "Dora | tomorrow").write("owners", "Call them | Ana | today")
    assert [(each.kind, each.what) for each in promises_of(played.session) if each.kind != "homework"] == [
        ("action", "Call them"),
        ("question", "Who pays?"),
        ("question", "At night?"),
    ]


def test_a_question_is_answered_and_opened_in_its_own_row() -> None:
    played = stage().write("log", "Who pays? | Ben | | open").do(Settle("a3", "done"))
    assert played.session.answers[0].cells == ("Who pays?", "Ben", "", "answered")
    assert one(played, "question").state == "done"
    assert one(played.do(Settle("a3", "open")), "question").state == "open"


def test_a_question_that_was_dropped_is_nobodys_to_answer() -> None:
    played = stage().write("log", "Who pays? | Ben | | open").do(Settle("a3", "dropped", "asked by mistake"))
    assert (one(played, "question").state, one(played, "question").reason) == ("dropped", "asked by mistake")
    assert rows_of(played.session, OWNERS) == ()
    assert one(played.do(Settle("a3", "open")), "question").state == "open"


# What becomes of them


def test_a_promise_is_dropped_with_a_reason_only() -> None:
    played = stage().write("plan", "Call them | Ana | friday")
    assert played.refusal(Settle("a3", "dropped", "  ")) == "Say in a few words why it is dropped."
    played.do(Settle("a3", "dropped", " they called us "))
    assert (one(played, "action").state, one(played, "action").reason) == ("dropped", "they called us")


def test_what_is_not_promised_cannot_be_settled() -> None:
    played = stage().write("check", "no promise", "Blue")
    for promise in ("a3", "a99", "h:2:9:Blue", ""):
        assert played.refusal(Settle(promise, "done")) == "That is not on the list any more."


def test_settling_twice_is_one_event() -> None:
    played = stage().do(Settle("h:2:3:", "done"))
    before = played.session
    assert played.ask(Settle("h:2:3:", "done")) == ()
    assert played.session is before


def test_an_action_that_is_added_by_hand_has_its_owner_and_its_day() -> None:
    played = stage()
    added = played.event(Promised("Call them", "Ana", "in 2 weeks"))
    assert say_event(played.session, added) == "By Monday 7 December 2026, in 14 days."
    assert one(played, "action") == Promise("a3", "action", "Call them", "Ana", "in 2 weeks", date(2026, 12, 7))
    assert played.refusal(Promised("  ")) == "Nothing was written yet."


def test_homework_goes_with_a_group_that_gets_another_name() -> None:
    played = stage().do(Settle("h:2:1:Blue", "dropped", "no time"), sit.RenameGroup("Blue", "Sharks"))
    states = {task.id: task.state for task in of_kind(played, "homework")}
    assert (states["h:2:1:Sharks"], states["h:2:1:Green"]) == ("dropped", "open")


def test_what_was_carried_over_comes_first_and_is_settled_here() -> None:
    kept = CarriedPromise(id="c:old:a4", kind="action", what="Paint it", who="Ben", due="friday", of="Kick-off")
    carried = (CarriedOver(session="old", workshop="Kick-off", on=date(2026, 10, 1), promises=(kept,)),)
    played = stage(carried=carried)
    assert promises_of(played.session)[0] == Promise("c:old:a4", "action", "Paint it", "Ben", "friday", of="Kick-off")
    assert promises_of(played.do(Settle("c:old:a4", "done")).session)[0].state == "done"


# In words


def test_what_was_settled_or_parked_is_said() -> None:
    played = stage()
    parked = played.event(ask.Write(PARKED.id, "the car park"))
    assert say_event(stage().session, parked) == "Parked: “the car park”. h shows it."
    before = played.session
    second = played.event(ask.Write(PARKED.id, "the coffee"))
    assert say_event(before, second) == "Parked: “the coffee”. 2 wait there; h shows them."
    before = played.session
    dropped = played.event(Settle("a3", "dropped", "solved"))
    assert say_event(before, dropped) == "Dropped: “the car park” (solved). Press u to take that back."
    assert name_event(played.session, dropped.seq) == "“the car park” is dropped"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Call | Ana | friday", "By Friday 27 November 2026, in 4 days."),
        ("Call | Ana | asap", "“asap” names no day; it stays as it is. Days: friday, in 2 weeks, 1 Dec."),
        ("Call | Ana", ""),
        ("Call | Ana |", ""),
    ],
)
def test_the_day_of_a_row_is_shown_back_in_full(row: str, words: str) -> None:
    played = stage()
    assert say_event(played.session, played.event(ask.Write("plan", row))) == words


# Whatever is done


def anything(seed: int) -> Stage:
    """Twenty things that may be asked for about promises, refused or not, with undo and redo among them."""
    rng = random.Random(seed)
    played = stage(groups=GROUPS)
    ids = ("a3", "a4", "a5", "a6", "h:2:1:Blue", "h:2:2:Green", "h:2:3:", "h:2:1:Sharks", "nothing")
    for _ in range(20):
        words = rng.choice(("", "Why?", "Call | Ana | friday", "Why? | Ben | | open", "Why? | Cleo | day 30"))
        played.wait(rng.uniform(0.0, 9000.0)).ask(
            rng.choice(
                (
                    ask.Write(rng.choice(("log", "plan", "owners", PARKED.id)), words),
                    Promised(words, "Ana", rng.choice(("friday", "3/4", "soon", ""))),
                    Settle(rng.choice(ids), rng.choice(("open", "done", "dropped")), rng.choice(("", "why not"))),
                    ask.Remove(rng.choice(ids)),
                    sit.RenameGroup("Blue", "Sharks"),
                    ask.Undo(),
                    ask.Redo(),
                    ask.GoNext(),
                )
            )
        )
    return played


@settings(max_examples=100)
@given(st.integers(0, 2**32 - 1))
def test_the_file_alone_gives_the_same_promises_on_any_day(seed: int) -> None:
    session = anything(seed).session
    read = [ev.read_event(decode_line(encode_line(ev.write_event(event))) or {}) for event in session.log]
    again = replay(session.id, AGENDA, [event for event in read if event is not None])
    assert again == session
    assert promises_of(again) == promises_of(session)


@settings(max_examples=100)
@given(st.integers(0, 2**32 - 1))
def test_undoing_everything_and_redoing_it_leaves_every_promise_as_it_was(seed: int) -> None:
    played = anything(seed)
    before, count = played.session, len(played.session.done)
    for _ in range(count):
        played.do(ask.Undo())
    assert played.session.settled == {}
    for _ in range(count):
        played.do(ask.Redo())
    assert (played.session.settled, played.session.answers) == (before.settled, before.answers)
    assert [_but_blanks(promise) for promise in promises_of(played.session)] == [
        _but_blanks(promise) for promise in promises_of(before)
    ]


def _but_blanks(promise: Promise) -> tuple[str, str, date | None, str, str]:
    return promise.id, promise.who, promise.due_on, promise.state, promise.reason


@settings(max_examples=100)
@given(st.integers(0, 2**32 - 1))
def test_no_two_promises_share_an_id_and_what_was_dropped_has_a_reason(seed: int) -> None:
    promises = promises_of(anything(seed).session)
    assert len({promise.id for promise in promises}) == len(promises)
    assert all(promise.reason for promise in promises if promise.state == "dropped")


def test_the_moment_of_the_stage_is_a_monday() -> None:
    assert after(0).weekday() == datetime(2026, 11, 23, tzinfo=UTC).weekday() == 0
