"""How alike answers are, and what is suggested: the same said differently first, nothing by itself, and quickly."""

import random
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Column, Prompt
from facilitator.session.likeness import ALIKE_FROM, likeness, pairs_between, suggestions
from facilitator.session.merge_intents import PutTogether
from tests.architecture.tree import SOURCE
from tests.fakes import GROUPS, Stage, asking, set_up
from tests.strategies import any_text

ISSUES = Prompt(id="issues", ask="Issues?", kind="list", who="group")


def said(*answers: tuple[str, str], prompt: Prompt = ISSUES) -> Stage:
    """Return a session in which groups have said these things."""
    stage = Stage(asking(prompt), set_up(people=12, groups=GROUPS)).start()
    for group, text in answers:
        stage.write(prompt.id, text, group)
    return stage


def suggested(stage: Stage, prompt: str = "issues", refused: Sequence[tuple[str, str]] = ()) -> list[tuple[str, str]]:
    return [(each.first.says, each.second.says) for each in suggestions(stage.session, prompt, refused)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Late deliveries", "deliveries come late"),
        ("The phone is always busy", "phone busy"),
        ("Wrong invoice", "the invoice is wrong!"),
        ("Late delivery", "delivry late"),
        ("Rückerstattung dauert", "RUCKERSTATTUNG dauert zu lange"),
        ("broken on arrival", "arrives broken"),
        ("送货太慢了", "送货太慢"),
    ],
)
def test_the_same_in_other_words_is_alike(first: str, second: str) -> None:
    assert likeness(first, second) >= ALIKE_FROM


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Late delivery", "wrong delivery"),
        ("room 12", "room 13"),
        ("parking", "the parking space is small and far away"),
        ("rude staff", "broken lift"),
        ("", "late"),
        ("?!", "…"),
    ],
)
def test_what_shares_little_is_not(first: str, second: str) -> None:
    assert likeness(first, second) < ALIKE_FROM


@settings(max_examples=150)
@given(any_text, any_text)
def test_likeness_is_a_share_and_the_same_from_both_sides(first: str, second: str) -> None:
    alike = likeness(first, second)
    assert 0.0 <= alike <= 1.0
    assert alike == likeness(second, first)


@given(st.lists(st.sampled_from(["late", "broken", "phone", "parking", "12"]), min_size=1, unique=True))
def test_the_same_words_in_another_order_are_the_same(words: list[str]) -> None:
    assert likeness(" ".join(words), " ".join(reversed(words)).upper()) == 1.0


def test_what_different_groups_said_comes_before_what_one_said_twice() -> None:
    stage = said(
        ("Blue", "Phone busy"), ("Blue", "phone busy"), ("Green", "late delivery"), ("Red", "Delivery late now")
    )
    assert suggested(stage) == [("late delivery", "Delivery late now"), ("Phone busy", "phone busy")]


def test_the_most_alike_come_first_and_each_is_worth_one_answer() -> None:
    stage = said(("Blue", "late deliveries"), ("Green", "deliveries come late"), ("Red", "Late deliveries"))
    assert suggested(stage) == [("late deliveries", "Late deliveries"), ("late deliveries", "deliveries come late")]


def test_what_was_put_together_counts_as_one() -> None:
    stage = said(("Blue", "late deliveries"), ("Green", "deliveries come late"), ("Red", "Late deliveries"))
    stage.do(PutTogether(("a3", "a5")))
    assert suggested(stage) == [("late deliveries", "deliveries come late")]
    stage.do(PutTogether(("a3", "a4")))
    assert suggested(stage) == []


def test_a_wording_inside_a_theme_still_leads_to_the_next() -> None:
    stage = said(("Blue", "late deliveries"), ("Green", "nobody rings back"), ("Red", "nobody rings us back"))
    stage.do(PutTogether(("a3", "a4"), "promises not kept"))
    assert suggested(stage) == [("promises not kept", "nobody rings us back")]


def test_what_was_said_to_differ_does_not_come_again_also_after_one_of_them_grew() -> None:
    stage = said(("Blue", "late delivery"), ("Green", "Late delivery"), ("Red", "delivery: late"))
    first = suggestions(stage.session, "issues")[0]
    refused = pairs_between(first.first, first.second)
    assert (first.first.says, first.second.says) not in suggested(stage, refused=refused)
    stage.do(PutTogether(("a3", "a5")))
    assert suggested(stage, refused=refused) == []


def test_of_a_table_the_first_column_is_compared() -> None:
    table = Prompt(id="t", ask="T?", kind="table", who="group", columns=(Column(name="What"), Column(name="Why")))
    stage = said(("Blue", "late bus | the road is up"), ("Green", "bus late | snow"), ("Red", "x | snow"), prompt=table)
    assert suggested(stage, "t") == [("late bus", "bus late")]


def test_what_stands_under_different_headings_is_not_suggested() -> None:
    sorted_list = Prompt(
        id="s", ask="S?", kind="list", each=("good", "bad"), columns=(Column(name="Under"), Column(name="Item"))
    )
    stage = said(("Blue", "1 | the food"), ("Green", "2 | the food"), ("Red", "1 | food"), prompt=sorted_list)
    assert suggested(stage, "s") == [("the food", "food")]


def test_options_and_figures_are_never_suggested() -> None:
    choice = Prompt(id="c", ask="C?", kind="choice", who="group", options=("keep", "drop"))
    assert suggested(said(("Blue", "keep"), ("Green", "keep"), prompt=choice), "c") == []


def test_the_order_does_not_depend_on_chance() -> None:
    words = ("late", "delivery", "phone", "busy", "broken", "parts", "missing")
    chance = random.Random(7)
    answers = [(GROUPS[n % 3].name, " ".join(chance.choices(words, k=3))) for n in range(40)]
    program = "import sys; from tests.session.test_likeness import *; print(suggested(said(*eval(sys.argv[1]))))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, repr(answers)],
            cwd=SOURCE.parents[1],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE.parents[1])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs != {"[]\n"}


def test_nobody_else_imports_the_library_and_it_is_not_there_before_it_is_needed() -> None:
    users = [path.name for path in SOURCE.rglob("*.py") if "rapidfuzz" in path.read_text(encoding="utf-8")]
    assert users == ["likeness.py"]
    program = "import sys, facilitator.session.likeness, facilitator.cli; print('rapidfuzz' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
