"""What holds in whatever order answers are written, mended, put together, parted, removed, undone and brought back."""

from dataclasses import dataclass
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Column, Prompt
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal
from facilitator.session.likeness import suggestions
from facilitator.session.merge_intents import Part, PutTogether
from facilitator.session.session import Session, apply, replay
from facilitator.session.storage.line_format import decode_line, encode_line
from facilitator.session.themes import plain, themes_of
from facilitator.session.votes import things_of
from tests.fakes import GROUPS, Stage, asking, set_up

WORDS = ("late delivery", "Delivery late", "phone busy", "busy phone", "rude staff", "  late  Delivery", "")
QUESTIONS = (
    Prompt(id="list", ask="List?", kind="list", who="group"),
    Prompt(id="table", ask="Table?", kind="table", who="group", columns=(Column(name="What"), Column(name="Why"))),
)
VOTE = Prompt(id="vote", ask="Which?", kind="vote", votes=2, who="person", source="list")
often = settings(max_examples=150, deadline=None)


@dataclass(frozen=True)
class Move:
    """One thing that somebody does; answers are named by their place in the session, round and round."""

    what: Literal["write", "mend", "merge", "part", "remove", "vote", "undo", "redo"]
    places: tuple[int, ...]
    words: str
    prompt: str
    group: str


KINDS = st.sampled_from(
    ["write"] * 5 + ["merge"] * 4 + ["part", "part", "remove", "mend", "vote", "undo", "undo", "redo"]
)
moves = st.builds(
    Move,
    KINDS,
    st.lists(st.integers(0, 11), min_size=1, max_size=4).map(tuple),
    st.sampled_from(WORDS),
    st.sampled_from([prompt.id for prompt in QUESTIONS]),
    st.sampled_from([group.name for group in GROUPS]),
)


def intent_of(move: Move, session: Session) -> ask.Intent:
    ids = [answer.id for answer in session.answers] or ["a0"]
    named = tuple(ids[place % len(ids)] for place in move.places)
    match move.what:
        case "write":
            return ask.Write(move.prompt, move.words, move.group)
        case "mend":
            return ask.Rewrite(named[0], move.words)
        case "merge":
            return PutTogether(named, move.words)
        case "part":
            return Part(named)
        case "remove":
            return ask.Remove(named[0])
        case "vote":
            return ask.Write("vote", " ".join(str(place % 4 + 1) for place in move.places), move.group)
        case "undo":
            return ask.Undo()
        case "redo":
            return ask.Redo()


def played(play: list[Move]) -> Stage:
    stage = Stage(asking(*QUESTIONS, VOTE), set_up(people=12, groups=GROUPS)).start()
    for group, words in (("Blue", "late delivery"), ("Green", "Delivery late"), ("Red", "phone busy")):
        stage.write("list", words, group)
    for move in play:
        stage.ask(intent_of(move, stage.session))
    return stage


def read_again(event: ev.Event) -> ev.Event:
    record = decode_line(encode_line(ev.write_event(event)))
    read = ev.read_event(record) if record is not None else None
    assert read is not None
    return read


@often
@given(st.lists(moves, max_size=25))
def test_every_answer_stands_in_exactly_one_theme_of_its_question(play: list[Move]) -> None:
    session = played(play).session
    for prompt in QUESTIONS:
        themes = themes_of(session, prompt.id)
        stand = [answer for theme in themes for answer in theme.answers]
        assert sorted(stand, key=lambda answer: answer.seq) == sorted(
            session.answers_to(prompt.id), key=lambda answer: answer.seq
        )
        assert all({answer.group for answer in theme.answers} == set(theme.groups) for theme in themes)
        assert [len(theme.groups) for theme in themes] == sorted((len(theme.groups) for theme in themes), reverse=True)


@often
@given(st.lists(moves, max_size=25))
def test_every_answer_ever_given_is_in_the_log_and_the_file_gives_the_same_back(play: list[Move]) -> None:
    session = played(play).session
    assert replay(session.id, session.agenda, map(read_again, session.log)) == session
    given_once = {f"a{event.seq}" for event in session.log if isinstance(event, ev.AnswerAdded)}
    assert given_once >= {answer.id for answer in session.answers}


@often
@given(st.lists(moves, max_size=20), st.lists(moves, max_size=6))
def test_what_is_undone_leaves_no_trace_and_what_is_brought_back_is_as_it_was(
    play: list[Move], more: list[Move]
) -> None:
    stage = played(play)
    before = stage.session
    for move in more:
        if move.what not in {"undo", "redo"}:
            stage.ask(intent_of(move, stage.session))
    after, steps = stage.session, len(stage.session.done) - len(before.done)
    for _ in range(steps):
        stage.do(ask.Undo())
    assert (stage.session.answers, stage.session.merges) == (before.answers, before.merges)
    for _ in range(steps):
        stage.do(ask.Redo())
    assert (stage.session.answers, stage.session.merges) == (after.answers, after.merges)


@often
@given(st.lists(moves, max_size=25))
def test_putting_together_and_parting_change_no_answer(play: list[Move]) -> None:
    stage = played(play)
    for move in play:
        before = stage.session.answers
        if move.what in {"merge", "part"} and not isinstance(stage.ask(intent_of(move, stage.session)), Refusal):
            assert stage.session.answers == before


@often
@given(st.lists(moves, max_size=25))
def test_a_suggestion_is_between_two_themes_that_stand_apart_and_accepting_all_of_them_ends(play: list[Move]) -> None:
    stage = played(play)
    for prompt in QUESTIONS:
        found = suggestions(stage.session, prompt.id)
        assert len(found) < max(1, len(themes_of(stage.session, prompt.id)))
        for each in found:
            assert not set(each.first.ids) & set(each.second.ids)
        left = len(found)
        while found:
            first, second = found[0].first, found[0].second
            stage.do(PutTogether((*first.ids, *second.ids), first.says or second.says or "words"))
            found = suggestions(stage.session, prompt.id)
            assert len(found) < left
            left = len(found)


@often
@given(st.lists(moves, max_size=25))
def test_a_vote_shows_no_thing_twice_and_nothing_that_was_not_said(play: list[Move]) -> None:
    session = played(play).session
    things = [plain(thing) for thing in things_of(session, VOTE)]
    assert len(things) == len(set(things))
    assert set(things) == {plain(theme.says) for theme in themes_of(session, "list") if plain(theme.says)}


@often
@given(st.lists(moves, max_size=15))
def test_one_after_the_other_the_events_give_what_all_of_them_give(play: list[Move]) -> None:
    session = played(play).session
    one_by_one = Session(id=session.id, agenda=session.agenda)
    for event in session.log:
        one_by_one = apply(one_by_one, event)
    assert one_by_one == session
