"""Broken files, kept byte for byte: each is told with its place and a way out."""

from pathlib import Path

import pytest

from facilitator.agenda.reader import read_agenda

BROKEN = Path(__file__).parent / "broken"

TOLD: dict[str, tuple[str, int, int, str, str]] = {
    "empty.yaml": ("problem", 1, 1, "nothing in this file", "`workshop: Saturday"),
    "remarks-only.yaml": ("problem", 1, 1, "remarks only", "`workshop: Saturday"),
    "note-in-steps.yaml": ("problem", 4, 5, "“Note” is a mark of the guide", '`- "Note: bring pens"`'),
    "clock-as-length.yaml": ("problem", 2, 7, "“9:30” could be a time of day", "goes into `start:`"),
    "nope-as-yes.yaml": ("problem", 4, 14, "yes or a no", "`protect: yes`"),
    "tab.yaml": ("problem", 3, 1, "begins with a tab", "use spaces instead"),
    "tab-in-the-middle.yaml": ("problem", 4, 3, "begins with a tab", "use spaces instead"),
    "same-key-twice.yaml": ("problem", 5, 5, "in line 3 and in line 5", "Keep one of the two"),
    "curly.yaml": ("problem", 2, 7, "“{{name}}”", "`[name]`"),
    "curly-in-words.yaml": ("problem", 2, 7, "“{{name}}”", "under `fill in`"),
    "colon-in-guide.yaml": ("problem", 4, 17, "colon inside these words", "`guide: |`"),
    "colon-in-goal.yaml": ("warning", 2, 14, "colon inside", '`goal: "One aim: open on Saturdays"`'),
    "open-quote.yaml": ("problem", 2, 7, "not closed in this line", "Close it"),
    "bracket-first.yaml": ("problem", 4, 12, "begin with a bracket", "`guide: |`"),
    "open-bracket.yaml": ("problem", 2, 8, "not closed in this line", "Close it where the list ends"),
    "at-first.yaml": ("problem", 2, 7, "begin with @", '`goal: "@home"`'),
    "star-first.yaml": ("problem", 2, 7, "begin with *", '`goal: "*Open* on Saturdays"`'),
    "anchor.yaml": ("problem", 2, 7, "begins with &", "in quotes"),
    "alias.yaml": ("problem", 2, 7, "begins with *", "in quotes"),
    "tag.yaml": ("problem", 2, 7, "begins with !", "in quotes"),
    "merge.yaml": ("problem", 4, 1, "`<<`", "Write out"),
    "two-files.yaml": ("problem", 4, 1, "Three dashes", "one agenda in a file"),
    "wrong-indent.yaml": ("problem", 4, 4, "same column", "begin in the same column"),
    "too-far-in.yaml": ("problem", 2, 3, "further in than line 1", "same column"),
    "no-space-after-colon.yaml": ("problem", 1, 1, "no colon with a space", "with a space after the colon"),
    "list-behind-colon.yaml": ("problem", 2, 8, "cannot begin behind “bring:”", "behind a dash"),
    "question-in-brackets.yaml": ("problem", 4, 10, "square brackets", "`- What next?`"),
    "hash.yaml": ("warning", 2, 19, "counts as a remark", "in quotes"),
    "utf-16.yaml": ("problem", 1, 1, "UTF-16", "pick UTF-8"),
    "not-utf-8.yaml": ("problem", 2, 10, "not saved as UTF-8", "pick UTF-8"),
    "zero-byte.yaml": ("problem", 2, 11, "zero bytes", "pick UTF-8"),
    "word.yaml": ("problem", 1, 1, "word processor", "plain text in UTF-8"),
    "starts-with-list.yaml": ("problem", 1, 1, "does not begin like an agenda", "below a line `steps:`"),
}

FORBIDDEN = ("mapping", "scalar", "token", "sequence", "node", "parse", "yaml:", "flow", "alias", "anchor", "indent")


def test_every_broken_file_is_told_and_every_telling_has_its_file() -> None:
    assert {path.name for path in BROKEN.iterdir()} == set(TOLD)


@pytest.mark.parametrize("name", TOLD)
def test_a_broken_file_says_where_it_is_broken_and_what_to_do(name: str) -> None:
    severity, line, column, what, fix = TOLD[name]
    reading = read_agenda((BROKEN / name).read_bytes(), name, lambda _: None)
    found = [each for each in reading.problems if (each.line, each.column) == (line, column)]
    assert len(found) == 1, reading.problems
    assert found[0].severity == severity
    assert what in found[0].what
    assert fix in found[0].fix
    assert (reading.agenda is None) == (severity == "problem")


@pytest.mark.parametrize("name", TOLD)
def test_no_sentence_needs_a_programmer(name: str) -> None:
    for problem in read_agenda((BROKEN / name).read_bytes(), name, lambda _: None).problems:
        said = f"{problem.what} {problem.fix}".casefold()
        assert not [word for word in FORBIDDEN if word in said]
        assert problem.what.endswith((".", "?"))
        assert problem.fix.endswith((".", "?"))


def test_one_mistake_does_not_hide_the_others() -> None:
    text = "workshop: Open: on Saturdays\ntiem: 45 min\nsteps:\n  - title: A\n    guide: @home\n    time: 9:30\n"
    places = [(each.line, each.column) for each in read_agenda(text, "a.yaml", lambda _: None).problems]
    assert places == [(1, 15), (2, 1), (5, 12), (6, 11)]
