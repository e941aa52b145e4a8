"""What each kind of question takes for an answer, and what it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Prompt
from facilitator.session.answers import Answer, Meaning, NotUnderstood, takes_one, understand, with_cells
from tests.fakes import AS_TYPED, START
from tests.made_agendas import AWKWARD, FITTING
from tests.strategies import any_text, prompts

OPTIONS = ("keep it", "improve", "drop", "key 1", "key 10", "yes, but later")
NUMBER = Prompt(id="n", ask="How many?", kind="number", unit="hands")
CHOICE = Prompt(id="c", ask="Which?", kind="choice", options=OPTIONS)
MANY = Prompt(id="m", ask="Which?", kind="choice", options=OPTIONS, many=True)
CHECKLIST = Prompt(id="k", ask="Which?", kind="checklist", options=OPTIONS)
SCALE = Prompt(id="s", ask="How good?", kind="scale", levels=("1", "2", "3"), labels=(("1", "Bad"), ("3", "very good")))
COLOURS = Prompt(id="s", ask="How good?", kind="scale", levels=("red", "amber", "green"))


def values(prompt: Prompt, text: str, ticked: tuple[str, ...] = ()) -> tuple[str, ...]:
    meaning = understand(prompt, text, ticked)
    assert isinstance(meaning, Meaning), meaning
    return meaning.values


def sentence(prompt: Prompt, text: str) -> str:
    meaning = understand(prompt, text)
    assert isinstance(meaning, NotUnderstood), meaning
    return meaning.sentence


def answer(text: str = "", values: tuple[str, ...] = (), cells: tuple[str, ...] = ()) -> Answer:
    return Answer("a1", 1, START, "1", "p", "", text, values, cells)


@pytest.mark.parametrize("kind", ["text", "list", "number", "choice", "checklist", "scale"])
@pytest.mark.parametrize("blank", ["", "  ", "\n\t", "\u00a0\u2003"])
def test_nothing_is_no_answer_to_anything(kind: str, blank: str) -> None:
    prompt = Prompt.model_validate({"id": "p", "ask": "?", "kind": kind, "options": OPTIONS, "levels": ("1",)})
    assert sentence(prompt, blank) == "Nothing was written yet."


@pytest.mark.parametrize("text", AS_TYPED)
def test_free_text_is_taken_as_it_is(text: str) -> None:
    for kind in ("text", "list"):
        assert values(Prompt.model_validate({"id": "p", "ask": "?", "kind": kind}), text) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        (" 12 ", "12"),
        ("12 hands", "12"),
        ("12hands", "12"),
        ("+3", "3"),
        ("-3", "-3"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("0.125", "0.125"),
        ("12.3450", "12.3450"),
        ("1234.567", "1234.567"),
        ("007", "007"),
    ],
)
def test_a_number_is_kept_with_a_point_and_without_its_unit(text: str, number: str) -> None:
    assert values(NUMBER, text) == (number,)


@pytest.mark.parametrize("text", ["twelve", "1-2", "12 feet", "hands", "1e5", "٣", "12.", "=1+1", "1 2", "9" * 16, "½"])
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    assert sentence(NUMBER, text) == "“How many?” wants a number, for example 12."


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("1,200", "Write 1200, or 1.2."),
        ("1.200", "Write 1200, or 1.2."),
        ("12.345 hands", "Write 12345, or 12.3450."),
        ("-1,000", "Write -1000, or -1."),
    ],
)
def test_a_number_with_three_figures_behind_its_mark_is_not_guessed(text: str, ways: str) -> None:
    written = text.removesuffix(" hands")
    assert sentence(NUMBER, text) == f"“{written}” can be read in two ways. {ways}"


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("keep it", "keep it"),
        ("KEEP IT ", "keep it"),
        ("2", "improve"),
        ("d", "drop"),
        ("key 1", "key 1"),
        ("key 10", "key 10"),
        ("yes, but later", "yes, but later"),
        ("yes", "yes, but later"),
    ],
)
def test_an_option_is_named_in_full_by_its_number_or_by_a_beginning_that_only_fits_it(text: str, option: str) -> None:
    for prompt in (CHOICE, MANY, CHECKLIST):
        assert values(prompt, text) == (option,)


@pytest.mark.parametrize("text", ["7", "0", "-1", "x", "\x1b[2J", "1.5"])
def test_what_is_no_option_is_refused_with_the_options(text: str) -> None:
    listed = "1 keep it, 2 improve, 3 drop, 4 key 1, 5 key 10, 6 yes, but later"
    for prompt in (CHOICE, MANY, CHECKLIST):
        assert sentence(prompt, text) == f"“{text}” is not one of: {listed}."


def test_a_long_text_is_quoted_in_short() -> None:
    assert len(sentence(CHOICE, "much " * 1000)) < 200
    assert len(sentence(SCALE, "much " * 1000)) < 120


def test_several_options_come_in_their_own_order_and_once_each() -> None:
    assert values(MANY, "3, improve;3") == ("improve", "drop")
    assert values(CHECKLIST, "3; 2,") == ("improve", "drop")


def test_one_wrong_option_among_several_refuses_them_all() -> None:
    assert sentence(MANY, "improve, nothing").startswith("“nothing” is not one of: ")


def test_a_choice_of_one_takes_one() -> None:
    assert sentence(CHOICE, "improve, drop").startswith("“improve, drop” is not one of: ")


@pytest.mark.parametrize("text", [",", ";,;", " , "])
def test_commas_alone_are_no_choice(text: str) -> None:
    assert sentence(MANY, text) == "Nothing was written yet."
    assert sentence(CHECKLIST, text) == "Nothing was written yet."


def test_naming_a_tick_again_takes_it_away() -> None:
    assert values(CHECKLIST, "2", ticked=("drop",)) == ("improve", "drop")
    assert values(CHECKLIST, "2, 4", ticked=("improve", "drop")) == ("drop", "key 1")
    assert values(CHECKLIST, "3", ticked=("drop",)) == ()


@pytest.mark.parametrize(("text", "level"), [("1", "1"), (" 3 ", "3"), ("bad", "1"), ("Very Good", "3")])
def test_a_level_is_named_by_itself_or_by_what_it_means(text: str, level: str) -> None:
    assert values(SCALE, text) == (level,)


@pytest.mark.parametrize(("text", "level"), [("red", "red"), ("GREEN", "green"), ("a", "amber"), ("2", "amber")])
def test_a_level_that_is_a_word_may_be_named_by_its_place(text: str, level: str) -> None:
    assert values(COLOURS, text) == (level,)


def test_a_figure_that_is_not_on_the_scale_is_never_taken_for_a_place() -> None:
    scale = Prompt(id="s", ask="?", kind="scale", levels=("3", "4", "5"))
    assert sentence(scale, "1") == "“1” is not on the scale: 3, 4, 5."
    tens = Prompt(id="s", ask="?", kind="scale", levels=("10", "20", "30"))
    assert sentence(tens, "1") == "“1” is not on the scale: 10, 20, 30."
    assert values(tens, "30") == ("30",)


def test_a_beginning_of_several_options_says_which() -> None:
    for prompt in (CHOICE, MANY, CHECKLIST):
        assert sentence(prompt, "ke") == "“ke” is the beginning of several: keep it, key 1, key 10."


def test_numbers_of_several_options_may_be_parted_by_blanks() -> None:
    for prompt in (MANY, CHECKLIST):
        assert values(prompt, "1 3") == values(prompt, "1,3") == ("keep it", "drop")


def test_figures_as_options_are_only_named_in_full() -> None:
    choice = Prompt(id="c", ask="?", kind="choice", options=("1", "2", "4", "8"))
    assert values(choice, "4") == ("4",)
    assert sentence(choice, "3") == "“3” is not one of: 1, 2, 4, 8."


@pytest.mark.parametrize("kind", ["number", "choice", "scale", "checklist"])
def test_one_group_has_one_answer_where_only_one_makes_sense(kind: str) -> None:
    for who, one in (("group", True), ("room", True), ("person", False), ("pair", False)):
        assert takes_one(Prompt.model_validate({"id": "p", "ask": "?", "kind": kind, "who": who})) is one


@pytest.mark.parametrize("kind", ["text", "list", "table"])
def test_free_answers_stand_beside_each_other(kind: str) -> None:
    assert not takes_one(Prompt.model_validate({"id": "p", "ask": "?", "kind": kind, "who": "group"}))


def test_an_answer_says_what_it_means_before_what_was_typed() -> None:
    assert answer("12 hands", values=("12",)).says == "12"
    assert answer("1;2", values=("keep", "drop")).says == "keep, drop"
    assert answer("as typed").says == "as typed"
    assert answer("a | | c", cells=("a", "", "c")).says == "a · c"


def test_a_cell_is_written_where_it_belongs_with_empty_ones_before_it() -> None:
    row = with_cells(answer(cells=("a",)), 2, ("c",), seq=9)
    assert (row.cells, row.seq, row.id) == (("a", "", "c"), 9, "a1")
    assert with_cells(row, 0, ("A",), seq=10).cells == ("A", "", "c")
    assert with_cells(row, 1, ("b", "C", "d"), seq=10).cells == ("a", "b", "C", "d")


@settings(max_examples=150)
@given(prompts(), st.sampled_from(FITTING + AWKWARD) | any_text)
def test_any_text_is_either_understood_or_refused_in_a_sentence(prompt: Prompt, text: str) -> None:
    match understand(prompt, text, prompt.options[:1]):
        case Meaning(values=found):
            assert set(found) <= {*prompt.options, *prompt.levels} or prompt.kind == "number"
        case NotUnderstood(sentence=said):
            assert said.endswith(".")
