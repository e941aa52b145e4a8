"""YAML text as a tree: every text as written, every place kept, every limit held."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.problems import Problem, render
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar, Sequence
from facilitator.agenda.source import MOST_LEVELS, MOST_NODES, SourceReading, read_source

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]

both_parsers = pytest.mark.parametrize("loader", LOADERS)


def plain(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def only(reading: SourceReading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


@both_parsers
@pytest.mark.parametrize("written", ["9:30", "no", "010", "1.10", "~", "null", "0x1F", "2026-11-22", "1e3", "yes"])
def test_every_value_is_the_text_that_was_written(written: str, loader: type) -> None:
    assert plain(read_source(f"a: {written}\n", "f", loader).tree) == {"a": written}


@both_parsers
def test_nothing_behind_a_key_is_an_empty_text(loader: type) -> None:
    assert plain(read_source("a:\nb: x\n", "f", loader).tree) == {"a": "", "b": "x"}


@both_parsers
def test_places_count_from_one_and_in_characters(loader: type) -> None:
    tree = read_source("é😀: first\nb:\n  - x\n", "f", loader).tree
    assert isinstance(tree, Mapping)
    value, items = tree.entries[0].value, tree.entries[1].value
    assert isinstance(items, Sequence)
    assert (value.mark.line, value.mark.column) == (1, 5)
    assert (items.items[0].mark.line, items.items[0].mark.column) == (3, 5)


@both_parsers
def test_byte_order_mark_crlf_no_break_space_and_line_separator_are_read_as_plain_text(loader: type) -> None:
    raw = "\ufeffworkshop: A\u00a0B\r\ngoal: c\u2028d\rcode: x\ty\r\n \t\r\n".encode()
    reading = read_source(raw, "f", loader)
    assert reading.problems == ()
    assert plain(reading.tree) == {"workshop": "A B", "goal": "c d", "code": "x y"}
    assert reading.decoded.startswith("workshop: A\u00a0B\r\n")


@both_parsers
def test_the_same_key_in_another_spelling_is_the_same_key(loader: type) -> None:
    told = only(read_source("fill in: a\nfill-in: b\n", "f", loader))
    assert (told.line, told.column) == (2, 1)
    assert "in line 1 and in line 2" in told.what


@both_parsers
def test_two_ask_keys_are_told_to_become_one_list(loader: type) -> None:
    assert "under one `ask:`" in only(read_source("ask: a\nask: b\n", "f", loader)).fix


@both_parsers
def test_a_remark_meant_as_a_remark_is_not_warned_of(loader: type) -> None:
    assert read_source("a: x   # which it is\nb: [y]  # so is this\n# and this\n", "f", loader).problems == ()


@both_parsers
@pytest.mark.parametrize(("line", "column"), [("a: team #1", 9), ("a: team # one", 9), ("a: team   #1", 11)])
def test_words_cut_off_by_a_hash_are_warned_of(line: str, column: int, loader: type) -> None:
    told = only(read_source(f"{line}\n", "f", loader))
    assert (told.severity, told.line, told.column) == ("warning", 1, column)


@both_parsers
def test_a_hash_in_quotes_or_in_a_block_is_left_alone(loader: type) -> None:
    assert read_source('a: "team #1"\nb: |\n  team #1\n', "f", loader).problems == ()


@both_parsers
def test_a_tab_inside_a_block_of_words_is_fine(loader: type) -> None:
    reading = read_source("a: |\n  one\n  \ttwo\n", "f", loader)
    assert reading.problems == ()


@both_parsers
def test_deep_nesting_is_refused_before_it_costs_anything(loader: type) -> None:
    told = only(read_source("a: " + "[" * 100_000, "f", loader))
    assert f"{MOST_LEVELS} levels" in told.what
    assert (told.line, told.column) == (1, 3 + MOST_LEVELS)


@both_parsers
def test_a_list_with_too_many_entries_is_refused(loader: type) -> None:
    told = only(read_source("- x\n" * (MOST_NODES + 10), "f", loader))
    assert told.line == MOST_NODES
    assert "20,000" in told.what


def test_a_file_over_256_kilobytes_is_refused_unread() -> None:
    assert "256 kilobytes" in only(read_source(b"a: " + b"x" * 256 * 1024, "f")).what
    assert plain(read_source(b"a: " + b"x" * (256 * 1024 - 3), "f").tree) == {"a": "x" * (256 * 1024 - 3)}


def test_a_long_line_with_a_mistake_is_explained_without_reading_it_over_and_over() -> None:
    told = only(read_source("a" + " " * 200_000 + "b: c: d: e\nf: g\n", "f"))
    assert told.line == 1


@both_parsers
def test_an_invisible_character_is_named_with_its_place(loader: type) -> None:
    told = only(read_source("a: b\nc: d\x0be\n", "f", loader))
    assert (told.line, told.column) == (2, 5)
    assert "U+000B" in told.what


@both_parsers
def test_half_a_character_is_refused_whether_typed_or_spelled_out(loader: type) -> None:
    assert read_source("a: \ud800\n", "f", loader).problems
    assert read_source('a: "\\ud800"\n', "f", loader).problems


@both_parsers
def test_behind_a_mistake_of_form_the_words_are_still_there(loader: type) -> None:
    reading = read_source("a: b: c\nd: e\n", "f", loader)
    assert plain(reading.tree) == {"a": "b: c", "d": "e"}
    assert reading.set_aside == {1}


def test_a_problem_is_drawn_with_its_line_and_a_caret() -> None:
    problem = Problem("a.yaml", 2, 7, "Wrong.", "Do this.", source_line="time: 9:30")
    assert render(problem) == "a.yaml:2:7  Wrong. Do this.\n    time: 9:30\n          ^"


def test_the_caret_stands_right_under_wide_letters_and_in_long_lines() -> None:
    wide = render(Problem("f", 1, 3, "W.", "F.", source_line="日本x"))
    assert wide.endswith("\n    日本x\n        ^")
    far = render(Problem("f", 1, 5001, "W.", "F.", source_line="a" * 5000 + "b" + "c" * 5000)).split("\n")
    assert far[1][far[2].index("^")] == "b"


@both_parsers
@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab :-[]{}#\"'`@%&*!|>?,~\n\t\r\x00\x85\ufeff\ud800é"), max_size=60))
def test_any_text_gives_a_tree_or_a_problem(loader: type, text: str) -> None:
    reading = read_source(text, "f", loader)
    assert reading.tree is not None or reading.problems
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.column >= 1


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_tree_or_a_problem(raw: bytes) -> None:
    reading = read_source(raw, "f")
    assert reading.tree is not None or reading.problems


@given(st.text(alphabet=st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40))
@settings(max_examples=100, deadline=None)
def test_a_properly_written_text_comes_back_as_it_was(text: str) -> None:
    assert plain(read_source(yaml.safe_dump({"a": text}, allow_unicode=True), "f").tree) == {"a": text}
