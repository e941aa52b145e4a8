"""What is carried over stands on its own in the file, can be worked on, and nothing that is open is lost on the way."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, CarryOver, Column, Homework, Prompt, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.blanks import blank_values
from facilitator.session.carried import (
    CarriedAnswer,
    CarriedOver,
    CarriedPromise,
    CarriedPrompt,
    CarriedTheme,
    Figure,
)
from facilitator.session.carried_words import brief_lines, say_counts
from facilitator.session.carry import carry_over, without_twice_told
from facilitator.session.groups import form_groups
from facilitator.session.merge_intents import PutTogether
from facilitator.session.promise_intents import Settle
from facilitator.session.promises import promises_of
from facilitator.session.session import Session, replay
from facilitator.session.storage.line_format import decode_line, encode_line
from facilitator.session.votes import rows_of, things_of
from tests.fakes import START, Stage, minutes, set_up
from tests.strategies import any_text

LAST_TIME = CarryOver(source="last time", show=("answers",))
IDEAS = Prompt(id="ideas", ask="Which ideas?", kind="list", who="group")
ACTIONS = Prompt(
    id="acts",
    ask="Who does what?",
    kind="actions",
    columns=tuple(Column(name=name) for name in ("What", "Who", "When")),
)
PICK = Prompt(id="pick", ask="Which one?", kind="vote", votes=1, source="ideas", who="person")
EACH = Prompt(
    id="each",
    ask="How did it go?",
    kind="table",
    each_of="acts",
    columns=(Column(name="What"), Column(name="How", options=("done", "not"))),
)
MONTHLY = Agenda(
    workshop="Monthly",
    code="M",
    carry_over=(LAST_TIME,),
    steps=(
        Step(id="1", title="Look back", time=minutes(5), prompts=(PICK, EACH)),
        Step(
            id="2",
            title="Look ahead",
            time=minutes(5),
            prompts=(IDEAS, ACTIONS),
            homework=(Homework(task="Try it", who="everyone"),),
        ),
    ),
)


def begun(*carried: CarriedOver, day: int = 0, name: str = "s", agenda: Agenda = MONTHLY) -> Stage:
    """A session that runs, with what was carried over into it."""
    started = set_up(
        at=START + timedelta(days=day), groups=form_groups(3, 9, ()), people=9, carried=without_twice_told(carried)
    )
    stage = Stage(agenda, started)
    stage.session = replay(name, agenda, [started])
    return stage.wait(86_400.0 * day).start()


def carried_from(stage: Stage) -> CarriedOver:
    carried = carry_over(stage.session, LAST_TIME)
    assert carried is not None
    return carried


def through_the_file(event: ev.SessionStarted) -> ev.SessionStarted:
    record = decode_line(encode_line(ev.write_event(event)))
    assert record is not None
    back = ev.read_event(record)
    assert isinstance(back, ev.SessionStarted)
    return back


texts = st.tuples(any_text, any_text)


@st.composite
def carried_values(draw: st.DrawFn) -> CarriedOver:
    """Anything that may be carried over."""
    some = st.lists(any_text, max_size=3).map(tuple)
    days = st.dates(date(1970, 1, 1), date(2999, 12, 31))
    answers = st.builds(CarriedAnswer, says=any_text, group=any_text, cells=some)
    themes = st.builds(CarriedTheme, says=any_text, answers=st.integers(1, 99), groups=some)
    prompts = st.builds(
        CarriedPrompt,
        id=any_text,
        ask=any_text,
        sheet=any_text,
        columns=some,
        answers=st.lists(answers, max_size=2).map(tuple),
        themes=st.lists(themes, max_size=2).map(tuple),
        things=some,
    )
    promises = st.builds(
        CarriedPromise,
        id=any_text,
        kind=st.sampled_from(("action", "homework", "parked", "question")),
        what=any_text,
        due_on=st.none() | days,
        state=st.sampled_from(("open", "done", "dropped")),
        reason=any_text,
    )
    figures = st.builds(
        Figure,
        session=any_text,
        on=days,
        prompt=any_text,
        ask=any_text,
        mean=st.floats(-99, 99),
        count=st.integers(1, 9),
    )
    return draw(
        st.builds(
            CarriedOver,
            session=any_text,
            workshop=any_text,
            on=days,
            prompts=st.lists(prompts, max_size=2).map(tuple),
            promises=st.lists(promises, max_size=2).map(tuple),
            settled=some,
            figures=st.lists(figures, max_size=2).map(tuple),
        )
    )


@settings(max_examples=100, deadline=None)
@given(carried_values())
def test_what_is_carried_over_comes_back_from_the_file_as_it_went_in(carried: CarriedOver) -> None:
    started = set_up(carried=(carried,))
    assert through_the_file(started) == started


def test_a_field_of_a_later_version_is_kept() -> None:
    record = ev.write_event(set_up(carried=(CarriedOver(session="a", workshop="W", on=date(2026, 1, 1)),)))
    record["carried"][0]["mood"] = "good"
    back = ev.read_event(record)
    assert back is not None
    assert ev.write_event(back)["carried"][0]["mood"] == "good"


def test_a_file_that_knows_nothing_of_it_still_opens() -> None:
    record = ev.write_event(set_up())
    del record["carried"]
    assert ev.read_event(record) == set_up()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_open_is_carried_on_until_it_is_settled(seed: int) -> None:
    rng = random.Random(seed)
    still_open: dict[str, str] = {}
    carried: tuple[CarriedOver, ...] = ()
    for number in range(5):
        stage = begun(*carried, day=7 * number, name=f"s{number}")
        known = {p.id: p for p in promises_of(stage.session) if p.id.startswith("c:") and p.state == "open"}
        assert {promise_id: known[promise_id].what for promise_id in still_open} == still_open
        for promise_id in list(still_open):
            if rng.random() < 0.3:
                stage.do(Settle(promise_id, rng.choice(("done", "dropped")), "because"))
                del still_open[promise_id]
        for _ in range(rng.randrange(3)):
            stage.write("acts", f"{rng.random()} | Ana | ")
        stage.do(ask.GoNext(), ask.GoNext())
        own = (p for p in promises_of(stage.session) if not p.id.startswith("c:"))
        still_open |= {f"c:s{number}:{p.id}": p.what for p in own if p.state == "open"}
        carried = (carried_from(stage),)


def test_what_was_settled_is_told_once_and_never_comes_back() -> None:
    first = begun(name="a").write("acts", "Fix it | Ana | ")
    first.do(ask.GoNext(), ask.GoNext())
    second = begun(carried_from(first), day=7, name="b")
    fix = next(p.id for p in promises_of(second.session) if p.what == "Fix it")
    second.do(Settle(fix, "dropped", "no longer needed"))
    third = begun(carried_from(second), day=14, name="c")
    (told,) = [p for p in promises_of(third.session) if p.what == "Fix it"]
    assert (told.id, told.state, told.reason) == (fix, "dropped", "no longer needed")
    fourth = begun(carried_from(third), carried_from(first), day=21, name="d")
    assert [p for p in promises_of(fourth.session) if p.what == "Fix it"] == []


def test_a_promise_keeps_where_it_comes_from_first() -> None:
    first = begun(name="a").write("acts", "Fix it | Ana | ")
    second = begun(carried_from(first), day=7, name="b")
    third = begun(carried_from(second), day=14, name="c")
    (fix,) = [p for p in promises_of(third.session) if p.what == "Fix it"]
    assert fix.of.startswith("Monthly, ")
    assert fix.id.startswith("c:a:")
    assert fix.of == next(p.of for p in promises_of(second.session) if p.what == "Fix it")


def test_a_promise_that_came_in_done_can_be_opened_again() -> None:
    first = begun(name="a").write("acts", "Fix it | Ana | ")
    first.do(Settle(first.session.answers[0].id, "done"))
    second = begun(carried_from(first), day=7, name="b")
    fix = next(p for p in promises_of(second.session) if p.what == "Fix it")
    assert fix.state == "done"
    second.do(Settle(fix.id, "open"))
    assert next(p.state for p in promises_of(second.session) if p.id == fix.id) == "open"


def gathered() -> Stage:
    first = begun(name="a")
    names = first.session.group_names
    for group, text in zip(names, ("late delivery", "Late  Delivery", "wrong price"), strict=True):
        first.write("ideas", text, group)
    return first.write("acts", "Call back | Ana | ").write("acts", "Write it up | Bo | ")


def test_the_answers_of_last_time_are_voted_on_and_gone_through_before_the_own_ones() -> None:
    second = begun(carried_from(gathered()), day=7, name="b")
    assert things_of(second.session, PICK) == ("late delivery", "wrong price")
    assert rows_of(second.session, EACH) == ("Call back", "Write it up")
    second.write("ideas", "something else", second.session.group_names[0]).write("acts", "Another | Cem | ")
    assert things_of(second.session, PICK) == ("late delivery", "wrong price")
    assert rows_of(second.session, EACH) == ("Call back", "Write it up")
    second.write("pick", "2").write("each", "done")
    assert second.says("pick") == ["wrong price"]
    assert second.session.answers_to("each")[0].cells == ("Call back", "done")


def test_the_first_time_there_is_nothing_to_go_through() -> None:
    first = gathered()
    assert rows_of(first.session, EACH) == ()
    assert things_of(first.session, PICK) == ()


def test_words_put_together_are_carried_over_as_one_with_how_many_groups() -> None:
    first = gathered()
    answers = [answer.id for answer in first.session.answers_to("ideas")]
    first.do(PutTogether((answers[0], answers[2]), "delivery and price"))
    (prompt,) = [p for p in carried_from(first).prompts if p.id == "ideas"]
    assert prompt.themes[0].says == "delivery and price"
    assert (prompt.themes[0].answers, len(prompt.themes[0].groups)) == (2, 2)


def test_the_same_words_of_several_groups_are_one_thing() -> None:
    (prompt,) = [p for p in carried_from(gathered()).prompts if p.id == "ideas"]
    assert [(theme.says, len(theme.groups)) for theme in prompt.themes] == [("late delivery", 2), ("wrong price", 1)]
    assert prompt.things == ("late delivery", "wrong price")


def test_the_script_can_say_what_was_answered_last_time() -> None:
    second = begun(carried_from(gathered()), day=7, name="b")
    assert blank_values(second.session, second.now).said("ideas") == "late delivery, wrong price"
    second.write("ideas", "now", second.session.group_names[0])
    assert blank_values(second.session, second.now).said("ideas") == "now"


def test_what_was_hidden_when_a_session_was_left_is_carried_over_all_the_same() -> None:
    secret = IDEAS.model_copy(update={"hidden": True})
    step = MONTHLY.steps[0].model_copy(update={"prompts": (secret,)})
    first = begun(name="a", agenda=MONTHLY.model_copy(update={"steps": (step,)}))
    first.write("ideas", "mine", first.session.group_names[0])
    (prompt,) = carried_from(first).prompts
    assert [answer.says for answer in prompt.answers] == ["mine"]


def test_only_what_is_asked_for_is_copied_and_a_very_long_list_is_cut_and_told() -> None:
    first = gathered()
    for number in range(600):
        first.write("ideas", f"idea {number}", first.session.group_names[0])
    carried = carry_over(first.session, CarryOver(source="M", show=("ideas", "homework")))
    assert carried is not None
    assert [prompt.id for prompt in carried.prompts] == ["ideas"]
    assert (len(carried.prompts[0].answers), carried.prompts[0].more) == (500, 103)


def test_what_is_carried_over_is_said_in_a_line_and_in_a_few() -> None:
    first = gathered()
    first.do(ask.GoNext(), ask.GoNext())
    carried = carried_from(first)
    assert say_counts(carried) == "2 ideas, 1 homework open, 2 actions open"
    assert list(brief_lines(carried)) == [
        "Ideas: late delivery (2 groups) · wrong price",
        "1 homework open: Try it",
        "2 actions open: Call back · Write it up",
    ]


def test_a_session_that_was_never_set_up_gives_nothing() -> None:
    assert carry_over(Session(id="a", agenda=MONTHLY), LAST_TIME) is None


@pytest.mark.parametrize("typed", ["", "3", "something"])
def test_a_ballot_for_last_times_things_is_checked_as_any_other(typed: str) -> None:
    second = begun(carried_from(gathered()), day=7, name="b")
    assert second.refusal(ask.Write("pick", typed))
    second.write("pick", "1")
    assert second.says("pick") == ["late delivery"]
