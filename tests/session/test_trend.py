"""Scores from session to session: the mean of each, kept on so that every file can tell the whole way."""

from datetime import timedelta

from facilitator.agenda.model import Agenda, CarryOver, Column, Prompt, Step
from facilitator.session.carried import CarriedOver
from facilitator.session.carry import carry_over
from facilitator.session.session import replay
from facilitator.session.trend import MOST_SESSIONS, figures_of, figures_to_carry, say_trend, trends_of
from tests.fakes import START, Stage, minutes, set_up

LEVELS = ("1", "2", "3", "4", "5")
WHO = ("competence", "respect")
SCORED = (
    Prompt(id="mood", ask="How do we feel?", kind="scale", levels=LEVELS, who="person"),
    Prompt(id="calls", ask="How many calls?", kind="number", unit="calls", who="person"),
    Prompt(
        id="own",
        ask="How do I score myself?",
        kind="scale",
        levels=LEVELS,
        each=WHO,
        who="person",
        columns=(Column(name="For each"), Column(name="Score", options=LEVELS)),
    ),
    Prompt(
        id="table",
        ask="How do they do?",
        kind="table",
        columns=(Column(name="Team"), Column(name="Pace", options=("1", "2", "3")), Column(name="Why")),
    ),
    Prompt(id="light", ask="Which light?", kind="scale", levels=("red", "green"), who="person"),
    Prompt(id="secret", ask="What do you think?", kind="scale", levels=LEVELS, who="person", hidden=True),
)
REVIEW = Agenda(
    workshop="Review",
    carry_over=(CarryOver(source="last time", show=("own",)),),
    steps=(Step(id="1", title="Score", time=minutes(5), prompts=SCORED), Step(id="2", title="End", time=minutes(5))),
)


def reviewed(number: int, *said: tuple[str, str], carried: tuple[CarriedOver, ...] = ()) -> Stage:
    """A review in the week with this number."""
    started = set_up(at=START + timedelta(weeks=number), people=4, carried=carried)
    stage = Stage(REVIEW, started)
    stage.session = replay(f"s{number}", REVIEW, [started])
    stage.wait(7 * 86_400.0 * number).start()
    for prompt, text in said:
        stage.write(prompt, text)
    return stage


def carried_from(stage: Stage) -> tuple[CarriedOver, ...]:
    carried = carry_over(stage.session, REVIEW.carry_over[0])
    assert carried is not None
    return (carried,)


def test_every_kind_of_figure_has_its_mean() -> None:
    stage = reviewed(
        0,
        ("mood", "2"), ("mood", "5"),
        ("calls", "10 calls"), ("calls", "2,5"),
        ("own", "3"), ("own", "5"), ("own", "4"), ("own", "4"),
        ("table", "Blue | 2 | slow"), ("table", "Green | 3"),
        ("light", "green"),
    )  # fmt: skip
    found = {(figure.prompt, figure.row): (figure.mean, figure.count) for figure in figures_of(stage.session)}
    assert found == {
        ("mood", ""): (3.5, 2),
        ("calls", ""): (6.25, 2),
        ("own", "competence"): (3.5, 2),
        ("own", "respect"): (4.5, 2),
        ("table", "Blue · Pace"): (2.0, 1),
        ("table", "Green · Pace"): (3.0, 1),
    }


def test_a_score_that_is_still_hidden_is_in_no_mean() -> None:
    stage = reviewed(0, ("secret", "1"))
    assert figures_of(stage.session) == ()
    stage.next()
    assert [figure.mean for figure in figures_of(stage.session)] == [1.0]


def test_the_way_over_three_sessions_stands_in_the_third_one_alone() -> None:
    first = reviewed(0, ("own", "3"), ("own", "4"))
    second = reviewed(4, ("own", "4"), ("own", "4"), ("own", "3"), carried=carried_from(first))
    third = reviewed(8, ("own", "4"), ("own", "5"), carried=carried_from(second))
    told = {trend.row: (say_trend(trend), round(trend.change, 3)) for trend in trends_of(third.session)}
    assert told == {
        "competence": ("3.0 → 3.5 → 4.0, 3 sessions", 1.0),
        "respect": ("4.0 → 4.0 → 5.0, 3 sessions", 1.0),
    }


def test_one_session_alone_makes_no_trend() -> None:
    assert trends_of(reviewed(0, ("mood", "2")).session) == ()


def test_a_session_without_scores_hands_on_those_before_it() -> None:
    first = reviewed(0, ("mood", "2"))
    second = reviewed(4, carried=carried_from(first))
    third = reviewed(8, ("mood", "4"), carried=carried_from(second))
    assert [say_trend(trend) for trend in trends_of(third.session)] == ["2.0 → 4.0, 2 sessions"]


def test_only_so_many_sessions_are_handed_on() -> None:
    carried: tuple[CarriedOver, ...] = ()
    for number in range(MOST_SESSIONS + 3):
        stage = reviewed(number, ("mood", "3"), carried=carried)
        carried = carried_from(stage)
    kept = figures_to_carry(stage.session)
    assert len(kept) == MOST_SESSIONS
    assert kept[-1].session == f"s{MOST_SESSIONS + 2}"
    assert say_trend(trends_of(stage.session)[0]).startswith("… → 3.0")
