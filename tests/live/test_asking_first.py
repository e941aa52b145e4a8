"""What is said before a step is closed, given more time, begun at another moment, or left out."""

from datetime import timedelta

import pytest

from facilitator.agenda.model import Agenda, Prompt, Step
from facilitator.live.began import explain_began, read_began
from facilitator.live.cut_advice import cut_advice
from facilitator.live.more_time import price_of_more
from facilitator.live.too_early import why_too_early
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal
from tests.fakes import GROUPS, START, Stage, after, minutes, set_up, small_agenda

ZONE = set_up().at.tzinfo


def asking(who: str = "group") -> Agenda:
    prompts = (Prompt.model_validate({"id": "q", "ask": "What helps?", "who": who}),)
    parts = (Step(id="1.1", title="Talk", time=minutes(5, 10)), Step(id="1.2", title="Tell", time=minutes(5, 10)))
    last = Step(id="2", title="Close", time=minutes(5))
    return Agenda(workshop="W", steps=(Step(id="1", title="Groups", steps=parts, prompts=prompts), last))


# Too early


def test_before_its_minimum_a_step_says_when_that_is_reached() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5)), set_up(length_s=900.0)).start().wait(170)
    assert why_too_early(at.session, at.now) == "“Step 1” reaches its minimum in 2:10."
    assert why_too_early(at.wait(130).session, at.now) == ""


def test_groups_without_an_answer_are_named_when_their_question_is_over() -> None:
    at = Stage(asking(), set_up(length_s=1500.0, groups=GROUPS)).start().wait(400)
    assert why_too_early(at.session, at.now) == ""
    at.next().wait(400)
    assert why_too_early(at.session, at.now) == "No group has answered “What helps?”."
    at.write("q", "time", "Green")
    assert why_too_early(at.session, at.now) == "Blue, Red gave nothing on “What helps?”."
    at.write("q", "rest", "Blue").write("q", "rest", "Red")
    assert why_too_early(at.session, at.now) == ""


def test_of_many_questions_with_gaps_the_first_are_named_and_the_others_counted() -> None:
    prompts = tuple(Prompt(id=f"q{at}", ask=f"What about {at}?", kind="list", who="group") for at in range(5))
    agenda = small_agenda(minutes(5)).model_copy(
        update={"steps": (small_agenda(minutes(5)).steps[0].model_copy(update={"prompts": prompts}),)}
    )
    at = Stage(agenda, set_up(length_s=300.0, groups=GROUPS)).start().wait(400)
    said = "No group has answered “What about 0?”. No group has answered “What about 1?”."
    assert why_too_early(at.session, at.now) == f"{said} 3 more questions have gaps; v shows them."
    at.write("q2", "time", "Blue").write("q2", "time", "Green").write("q2", "time", "Red")
    assert why_too_early(at.session, at.now) == f"{said} 2 more questions have gaps; v shows them."


@pytest.mark.parametrize("who", ["room", "person", "pair"])
def test_nobody_is_missed_where_no_group_was_asked(who: str) -> None:
    at = Stage(asking(who), set_up(length_s=1500.0, groups=GROUPS)).start().next(400).wait(400)
    assert why_too_early(at.session, at.now) == ""


def test_nothing_speaks_against_closing_what_does_not_run_or_has_no_time() -> None:
    at = Stage(small_agenda(None), set_up())
    assert why_too_early(at.session, at.now) == ""
    assert why_too_early(at.start().session, at.now) == ""


# More time


def test_more_time_says_who_would_pay_and_changes_nothing() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10), minutes(5, 10)), set_up(length_s=1350.0)).start()
    before = at.session
    said = price_of_more(at.session, 180.0, at.now)
    assert said == "3 min more? It takes 1:30 from Step 2, 1:30 from Step 3. All stay above their minimum."
    assert at.session is before


def test_time_to_spare_costs_nobody_anything_and_no_limit_has_none_to_give() -> None:
    roomy = Stage(small_agenda(minutes(5), minutes(5)), set_up(length_s=3600.0)).start()
    assert price_of_more(roomy.session, 60.0, roomy.now) == "1 min more? Nobody has to pay."
    open_end = Stage(small_agenda(None), set_up()).start()
    assert isinstance(price_of_more(open_end.session, 60.0, open_end.now), Refusal)


# Another beginning


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("3", after(420)),
        ("90 sec", after(510)),
        ("9:05", after(300)),
        ("9:30", after(1800)),
        ("22:00", START - timedelta(hours=11)),
        ("soon", None),
        ("", None),
    ],
)
def test_a_beginning_is_so_long_ago_or_at_a_time_of_day(typed: str, since: object) -> None:
    at = Stage(small_agenda(minutes(5)), set_up())
    assert read_began(typed, after(600), at.session.zone) == since


def test_what_a_beginning_means_is_said_before_it_is_taken() -> None:
    at = Stage(small_agenda(minutes(5, 10), minutes(5, 10)), set_up(length_s=1500.0)).start().next(300).wait(120)
    assert explain_began(at.session, "4", at.now) == "It began at 09:03, 4 min ago; “Step 1” took 3 min."
    assert explain_began(at.session, "30", at.now) == Refusal(
        "The step before, “Step 1”, began at 09:00 itself. Give a later time."
    )
    assert explain_began(at.session, "x", at.now) is None
    first = Stage(small_agenda(minutes(5, 10)), set_up(length_s=600.0)).start().wait(60)
    assert explain_began(first.session, "2", first.now) == "It began at 08:59, 2 min ago, and the workshop with it."


# What to cut


def cut_stage() -> Stage:
    steps = (
        Step(id="1", title="Talk", time=minutes(5, 10)),
        Step(id="2", title="Photo", time=minutes(5), optional=True, prompts=(Prompt(id="p", ask="Who smiles?"),)),
        Step(id="3", title="Plan", time=minutes(10)),
    )
    return Stage(Agenda(workshop="W", steps=steps), set_up(length_s=1200.0)).start()


def test_what_may_go_is_proposed_with_what_is_lost() -> None:
    at = cut_stage().wait(480)
    advice = cut_advice(at.session, at.now)
    assert advice.steps == ("2",)
    assert advice.sentence == "It no longer fits (cut 3 min). Skip this?"
    assert advice.lines == ("Photo: gains 5:00; not asked: “Who smiles?”",)
    at.do(*(ask.Skip(step) for step in advice.steps))
    assert cut_advice(at.session, at.now).steps == ()
    assert cut_advice(at.session, at.now).sentence.startswith("Nothing has to go")


def test_what_is_needed_is_told_as_such_and_what_cannot_help_is_not_proposed() -> None:
    at = cut_stage().do(ask.Skip("2")).wait(700)
    assert cut_advice(at.session, at.now).sentence.endswith("Not all of it is marked as optional.")
    at.wait(900)
    advice = cut_advice(at.session, at.now)
    assert (advice.steps, advice.sentence.endswith("Move the end with t.")) == ((), True)
    assert "not running" in cut_advice(Stage(small_agenda(), set_up()).session, START).sentence
