"""What holds of answers by name, whoever comes, leaves or is moved in between."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Prompt
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.answer_rules import is_hidden
from facilitator.session.groups import form_groups
from facilitator.session.intents import Intent
from facilitator.session.persons import people_here, roll_call
from facilitator.session.session import Session, replay
from tests.fakes import Stage, asking, set_up

SCORE = Prompt(id="score", ask="?", kind="scale", levels=("1", "2", "3"), who="person", hidden=True)
PAIR = Prompt(id="pair", ask="?", kind="number", who="pair", hidden=True)
NAMES = tuple(f"p{number}" for number in range(5))
AGENDA = asking(SCORE, PAIR)


def moves(seed: int) -> list[Intent]:
    """Answers of people who are here or not, with comings, goings, swaps, renamed groups and undoing in between."""
    rng = random.Random(seed)
    people = (*NAMES, "Zoe", "Zoe 2", "nobody")
    found = list[Intent]()
    for _ in range(rng.randint(1, 40)):
        one, other = rng.choice(people), rng.choice(people)
        found.append(
            rng.choice(
                (
                    *(ask.Write("score", rng.choice(("1", "2", "3")), "Blue", one),) * 4,
                    *(ask.Write("pair", "7", "", rng.choice((one, f"{one} & {other}"))),) * 2,
                    ask.Write("score", "2", rng.choice(("Blue", "Green"))),
                    sit.Come("Zoe"),
                    sit.Leave(one),
                    sit.Swap(one, other),
                    sit.Move(one, "Green"),
                    sit.RenameGroup("Blue", "Sharks"),
                    sit.FormGroups(rng.randint(1, 3)),
                    ask.Remove(f"a{rng.randint(2, 30)}"),
                    ask.Undo(),
                    ask.Redo(),
                )
            )
        )
    return found


def begun(groups: int) -> Stage:
    return Stage(AGENDA, set_up(people=5, names=NAMES, groups=form_groups(groups, 5, NAMES))).start()


def somebody_is_missing(session: Session) -> bool:
    """Said in the plainest way: fewer answers without a name than people who have none of their own."""
    by = [answer.person for answer in session.answers_to("score")]
    silent = [each.person for each in people_here(session) if each.person not in by]
    return len(silent) > by.count("") or not people_here(session)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 3))
def test_hidden_answers_are_seen_only_when_everybody_who_is_here_has_answered(seed: int, groups: int) -> None:
    stage = begun(groups)
    for move in moves(seed):
        stage.ask(move)
        session = stage.session
        if session.run.running is not None:
            assert is_hidden(session, SCORE, session.answers_to("score")) is somebody_is_missing(session)
            call = roll_call(session, PAIR, session.answers_to("pair"))
            assert is_hidden(session, PAIR, session.answers_to("pair")) is not call.complete


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 3))
def test_the_file_gives_the_same_answers_and_undoing_all_leaves_none(seed: int, groups: int) -> None:
    stage = begun(groups)
    for move in moves(seed):
        stage.ask(move)
    session = stage.session
    assert replay(session.id, AGENDA, session.log) == session
    for _ in session.done:
        stage.do(ask.Undo())
    assert stage.session.answers == ()
    for _ in session.done:
        stage.do(ask.Redo())
    assert stage.session.answers == session.answers


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 3))
def test_nobody_has_two_scores(seed: int, groups: int) -> None:
    stage = begun(groups)
    for move in moves(seed):
        stage.ask(move)
        named = [answer.person for answer in stage.session.answers_to("score") if answer.person]
        assert len(named) == len(set(named))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 3))
def test_everybody_here_belongs_to_exactly_one_pair(seed: int, groups: int) -> None:
    stage = begun(groups)
    for move in moves(seed):
        stage.ask(move)
    call = roll_call(stage.session, PAIR, stage.session.answers_to("pair"))
    here = {each.person for each in people_here(stage.session)}
    paired = [name for each in (*call.answered, *call.missing) for name in each.person.split(" & ") if name in here]
    assert {*paired} == here
    waiting = [name for each in call.missing for name in each.person.split(" & ")]
    assert len(waiting) == len(set(waiting))
