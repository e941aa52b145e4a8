"""Nothing that anyone types, anywhere, gives a traceback."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.problems import render
from facilitator.agenda.reader import SheetSource, read_agenda, read_sheet
from facilitator.agenda.reading.keys import NOT_KNOWN, TABLES

SIGNS = st.text(alphabet=st.sampled_from("abc 159 :-[]{}#\"'`@%&*!|>?,=~\n\t\r\x00’–é\u2028"), max_size=60)
TYPED = st.one_of(SIGNS, st.text(max_size=40))

FRAMES = {
    "file": "workshop: W\n{key}: {value}\nsteps:\n  - A, 5 min\n",
    "step": "workshop: W\nsteps:\n  - title: A\n    {key}: {value}\n    guide: 'SAY: x'\n",
    "question": "workshop: W\nsteps:\n  - title: A\n    ask:\n      - kind: scale 1-5\n        {key}: {value}\n",
    "sheet": "workshop: W\nhandouts:\n  x:\n    columns: [a]\n    {key}: {value}\nsteps:\n  - A\n",
    "reminder": "workshop: W\nsteps:\n  - title: A\n    cues:\n      - say: x\n        {key}: {value}\n",
    "homework": "workshop: W\nsteps:\n  - title: A\n    homework:\n      - task: x\n        {key}: {value}\n",
    "carry over": "workshop: W\ncarry over:\n  - from: A\n    {key}: {value}\nsteps:\n  - A\n",
    "track": "workshop: W\nsteps:\n  - title: A\n    tracks:\n      - {key}: {value}\n      - x: y\n",
    "vote": "workshop: W\nsteps:\n  - title: A\n    ask:\n      - {{ask: L, kind: list}}\n      - kind: vote 3\n"
    "        {key}: {value}\n",
    "repeated": "workshop: W\nstart: 9:00\npeople: 9\nsteps:\n  - title: A\n    repeat: 2\n    {key}: {value}\n"
    "    steps: ['B, 3 min each person']\n",
    "groups": "workshop: W\ngroups:\n  {key}: {value}\nsteps:\n  - A\n",
}
KEYS_OF = {"vote": "question", "repeated": "step"}
"""Frames around the same keys in another company."""
PLACES = [
    (place, key)
    for place in FRAMES
    for known in (KEYS_OF.get(place, place),)
    for key in (*TABLES[known], *NOT_KNOWN.get(known, {}))
]


def check(text: str | bytes) -> None:
    reading = read_agenda(text, "w.yaml", lambda name: SheetSource(f"{name}.yaml", text.encode("utf-8", "replace")
                                                                  if isinstance(text, str) else text))  # fmt: skip
    assert (reading.agenda is None) == any(each.severity == "problem" for each in reading.problems)
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.what
        assert problem.fix
        assert render(problem)


@given(TYPED)
@settings(max_examples=200, deadline=None)
def test_any_text_as_a_whole_file_is_read_or_told(text: str) -> None:
    check(text)
    read_sheet(text, "x.yaml", "x")


@given(st.sampled_from(PLACES), TYPED)
@settings(max_examples=200, deadline=None)
def test_any_text_pasted_behind_any_key_is_read_or_told(place: tuple[str, str], text: str) -> None:
    check(FRAMES[place[0]].format(key=place[1], value=text))


@given(st.sampled_from(PLACES), TYPED)
@settings(max_examples=200, deadline=None)
def test_any_text_written_properly_behind_any_key_is_read_or_told(place: tuple[str, str], text: str) -> None:
    value = yaml.safe_dump(text, default_style='"', width=10_000).strip()
    check(FRAMES[place[0]].format(key=place[1], value=value))


@pytest.mark.parametrize(("place", "key"), PLACES)
@pytest.mark.parametrize(
    "value", ["[]", "{}", "[[x]]", "{a: {b: c}}", "[{a: b, c: d}]", "[x, {y: z}]", "''", "{say: x}"]
)
def test_lists_and_keys_where_words_are_wanted_are_read_or_told(place: str, key: str, value: str) -> None:
    check(FRAMES[place].format(key=key, value=value))
