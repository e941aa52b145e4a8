"""Why a line of YAML cannot be read, told to a person who has never heard of YAML."""

import re
from dataclasses import dataclass, replace

import yaml

from facilitator.agenda.duration import TimeRange, read_duration
from facilitator.agenda.problems import short
from facilitator.agenda.reading.keys import KEY_TABLE, LIST_KEYS, MARKS, TABLES, plain_key
from facilitator.agenda.reading.pasted import bulleted, straight_quotes
from facilitator.agenda.reading.run_on import runs_on, words_with_keys
from facilitator.agenda.reading.untitled import told_entry

LINE = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?:(?P<key>[^\s:#\"'\[\]{}&*!|>%@`?,-][^:]*):(?:\s+|$))?(?P<value>.*)")
"""A line as an author means it: blanks and dashes, a key with its colon, the words."""

BELOW = "Put the words under `guide: |`, each line of them two spaces further in than `guide`."

MOST_SHOWN = 60
"""Longer words of a text are not repeated in a way out."""
MOST_QUOTED = 400
"""Characters of a title, a question or another line that are repeated, so that the line can be copied."""
AT_LENGTH = frozenset(each.name for each in KEY_TABLE if each.takes == "text")
"""Keys behind which a text may stand that wants lines of its own."""

ONE_LINE = frozenset(
    each.name for each in KEY_TABLE if each.takes in {"line", "text"} and each.name not in {*LIST_KEYS, "guide"}
) | {"ask", *MARKS}
"""Keys behind which one line of words stands."""

SIGNS = "@`%*&?>|!,]}"
"""Characters that no bare text may begin with."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of form, and the words that can be set aside so that reading can go on behind them."""

    line: int
    column: int
    what: str
    fix: str
    start: int = 0
    """Where those words begin, in characters from the start of the text."""
    length: int = 0
    """How many characters they are; 0 where reading cannot go on."""
    is_clear: bool = False
    """Whether it is clear all the same what is meant: the words are then read as they stand."""
    lead: str = ""
    """The key and its colon that the words want before them; they are read behind it."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """The line in question, cut into its parts."""

    number: int
    """Counted from 1."""
    line: str
    key: str
    value: str
    column: int
    """Of the first character of the value, counted from 1."""
    start: int
    """Of the value, in characters from the start of the text."""

    def mistake(self, what: str, fix: str, *, mend: bool = True) -> Mistake:
        length = len(self.value) if mend else 0
        return Mistake(self.number, self.column, what, fix, self.start, length)


def explain(error: yaml.YAMLError, lines: list[str], quote: tuple[int, int, int, int] | None) -> Mistake:
    """Return the sentences for a parser's error; `quote` is the place of the last quoted text before it."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    at = min(mark.line if mark else 0, len(lines) - 1)
    while at and not lines[at].strip():
        at -= 1
    column = mark.column if mark and mark.line == at else 0
    opened = min(context.line, len(lines) - 1) if context else at
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    return (
        _told(bulleted(lines, words, opened, at))
        or _tab(lines, at, opened if "block scalar" in words or "plain scalar" in words else at)
        or _without_key(lines, at, words)
        or _open_quote(lines, quote, words, opened, at)
        or _brackets(lines, words, opened)
        or _told(runs_on(lines, words, opened, at))
        or _no_colon(lines, words, opened)
        or _value(lines, at, column)
        or _place_of_line(lines, at, words)
    )


def _without_key(lines: list[str], at: int, words: str) -> Mistake | None:
    if any(each in words for each in ("flow", "quoted", "block scalar")):
        return None
    entry = words_with_keys(lines, at)
    told = told_entry(lines, *entry) if entry else None
    return Mistake(*told) if told else None


def curly(written: str) -> tuple[str, str]:
    """Return the two sentences for `{{name}}`."""
    name = short(written.strip("{} ").split("}")[0]) or "name"
    what = f"“{{{{{name}}}}}” is not filled in here."
    return what, f"Write `[{name}]` under SAY in the guide, and a line `{name}: …?` under `fill in`."


def _spot(lines: list[str], at: int) -> _Spot:
    found = LINE.match(lines[at])
    value = found["value"].rstrip() if found else ""
    begin = found.start("value") if found else 0
    start = sum(len(line) + 1 for line in lines[:at]) + begin
    key = (found["key"] or "").strip() if found else ""
    if found and key and "-" in found["lead"] and not _is_key(key):
        start, begin = start - begin + found.start("key"), found.start("key")
        key, value = "", lines[at][begin:].rstrip()
    return _Spot(at + 1, lines[at], key, value, begin + 1, start)


def _is_key(word: str) -> bool:
    plain = plain_key(word)
    return plain in MARKS or any(plain in table for table in TABLES.values())


def _quoted(spot: _Spot) -> str:
    """Return the way out for words that have to be wrapped."""
    if spot.key and plain_key(spot.key) in {"guide", *MARKS} and spot.key != "ask":
        return BELOW
    if spot.value.startswith(("“", "„", "”")):
        return straight_quotes(f"{spot.key}: " if spot.key else "- ", spot.value, MOST_SHOWN)
    lead = f"{spot.key}: " if spot.key else "- " if spot.line.lstrip().startswith("-") else ""
    mark = next((mark for mark in ("'" if "\\" in spot.value else "\"'") if mark not in spot.value), "")
    most_shown = MOST_SHOWN if plain_key(spot.key) in AT_LENGTH else MOST_QUOTED
    if mark and len(spot.value) <= most_shown:
        return f"Put the words in quotes, `{lead}{mark}{spot.value}{mark}`; what is to be said goes under `guide: |`."
    key = lead or "guide: "
    return (
        f"Write `{key}|` and put the words on the line below it, two spaces further in; or put them under `guide: |`."
    )


def _tab(lines: list[str], at: int, opened: int) -> Mistake | None:
    for number in sorted({opened, *range(max(0, at - 1), min(at + 2, len(lines)))}):
        lead = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in lead:
            return tab(number, lead.index("\t"))
    return None


def tab(number: int, column: int) -> Mistake:
    """Return the sentences for a tab at the start of a line; both places are counted from 0."""
    what = "This line begins with a tab, and tabs cannot be read there."
    return Mistake(number + 1, column + 1, what, "Delete it and use spaces instead, two for each step inwards.")


def _open_quote(
    lines: list[str], quote: tuple[int, int, int, int] | None, words: str, opened: int, at: int
) -> Mistake | None:
    place: tuple[int, int] | None = None
    if "quoted scalar" in words:
        if "escape" in words:
            spot = _spot(lines, opened)
            return spot.mistake("A backslash in double quotes has a meaning of its own here.",
                                "Use single quotes around these words, or write the backslash twice.")  # fmt: skip
        found = re.search(r"[\"']", lines[opened][_spot(lines, opened).column - 1 :])
        place = (opened, _spot(lines, opened).column - 1 + (found.start() if found else 0))
    elif quote and quote[2] == at and quote[0] < at:
        place = quote[:2]
    if not place:
        return None
    what = "A quotation mark opens here and is not closed in this line."
    fix = "Close it where the words end, or take it away and put the words under `guide: |`."
    spot = _spot(lines, place[0])
    return Mistake(place[0] + 1, place[1] + 1, what, fix, spot.start, len(spot.value))


def _brackets(lines: list[str], words: str, opened: int) -> Mistake | None:
    if "flow" not in words:
        return None
    spot = _spot(lines, opened)
    if spot.value.startswith("{{"):
        return spot.mistake(*curly(spot.value))
    closed = any(sign in spot.value for sign in "]}")
    if "?" in spot.value and closed:
        what = "A question mark inside square brackets cannot be read."
        return spot.mistake(what, "Put each question on a line of its own behind a dash, `- What next?`.")
    if not closed:
        what = "A bracket opens here and is not closed in this line."
        if " #" in spot.value:
            what = "A bracket opens here, but what follows ` #` counts as a remark, so it is never closed."
        return spot.mistake(what, f"Close it where the list ends; if these are words, {_small(_quoted(spot))}")
    return spot.mistake("The words in these brackets cannot be read as a list.", _quoted(spot))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _told(found: tuple[int, int, str, str] | None) -> Mistake | None:
    return Mistake(*found) if found else None


def _no_colon(lines: list[str], words: str, opened: int) -> Mistake | None:
    if "could not find expected ':'" not in words:
        return None
    column = len(lines[opened]) - len(lines[opened].lstrip()) + 1
    what = "This line has no colon, so it is not clear what it belongs to."
    fix = "Write it as `key: words`; if it goes on from the line above, move it two spaces further in."
    return Mistake(opened + 1, column, what, fix)


def _value(lines: list[str], at: int, column: int) -> Mistake | None:
    """Explain by the words after the key: most mistakes are words that YAML takes for signs."""
    spot = _spot(lines, at)
    value = spot.value
    if not value:
        return None
    if value.startswith("{{"):
        return spot.mistake(*curly(value))
    if value[0] in "\"'":
        what = "These words begin with a quotation mark, but go on after it is closed."
        return replace(spot.mistake(what, _quoted(spot)), is_clear=_is_clear(spot))
    if value[0] in "[{":
        return spot.mistake("These words begin with a bracket, so they are taken for a list.", _quoted(spot))
    if value[0] in SIGNS:
        what = f"Words cannot begin with {value[0]} here: it would be read as a sign to the program."
        return spot.mistake(what, _quoted(spot))
    if value == "-" or (value.startswith("- ") and spot.key):
        what = f"A list cannot begin behind “{spot.key}:” in the same line."
        return spot.mistake(what, "Put each entry on a line of its own below it, behind a dash.")
    inner = re.search(r":(\s|$)", value)
    if inner and (spot.key or spot.line.lstrip().startswith("-")) and column >= spot.column - 1:
        what = "There is a colon inside these words, so they are taken for a key."
        listed = plain_key(spot.key) in LIST_KEYS and not value.startswith(("“", "„", "”"))
        fix = "Put each on a line of its own behind a dash." if listed else _quoted(spot)
        length = isinstance(read_duration(value[inner.end() :]), TimeRange)
        is_clear = _is_clear(spot) and not (length and plain_key(spot.key) == "title")
        return Mistake(at + 1, spot.column + inner.start(), what, fix, spot.start, len(value), is_clear)
    return None


def _is_clear(spot: _Spot) -> bool:
    """Return whether words behind a key can be read as one line of text, whatever signs are in them."""
    key = plain_key(spot.key)
    return key in ONE_LINE and not re.search(r"\s#", spot.value)


def _place_of_line(lines: list[str], at: int, words: str) -> Mistake:
    """Explain by where the line stands: its indent does not fit the lines around it."""
    line = lines[at]
    indent = len(line) - len(line.lstrip())
    above = next((number for number in range(at - 1, -1, -1) if lines[number].strip()), None)
    if above is not None and "mapping values" in words:
        before = lines[above]
        deeper = indent > len(before) - len(before.lstrip(" -"))
        if not deeper and not re.search(r":(\s|$)", before):
            where = len(before) - len(before.lstrip()) + 1
            what = "This line has no colon with a space behind it, so it runs into the next one."
            return Mistake(above + 1, where, what, "Write it as `key: words`, with a space after the colon.")
        what = f"This line stands further in than line {above + 1} above it, which has its words already."
        return Mistake(at + 1, indent + 1, what, "Let both begin in the same column.")
    if above is not None and " #" in lines[above] and not re.search(r":(\s|$)|^\s*-", line):
        what = "What follows ` #` counts as a remark, so the next line cannot go on from it."
        return Mistake(above + 1, lines[above].index(" #") + 2, what, "Put the words under `guide: |`.")
    if "alias" in words or "tag" in words or "directive" in words:
        return Mistake(at + 1, indent + 1, "This line begins with a sign that cannot be read.", BELOW)
    what = "This line does not stand in the same column as the lines it belongs to."
    fix = "Let lines that belong together begin in the same column; words that go on stand further in."
    return Mistake(at + 1, indent + 1, what, fix)
