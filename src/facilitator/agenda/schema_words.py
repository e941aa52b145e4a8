"""Words as a JSON Schema describes them; its patterns have no flag for small and capital letters."""

from typing import Any

from facilitator.agenda.reading.keys import INSTEAD, MARKS, NOT_KNOWN, TABLES, Place

Schema = dict[str, Any]

WORDS: Schema = {"type": ["string", "number", "boolean"]}
"""Editors take `9:30`, `1.10` and `no` for something else than words; the reader does not."""
NOTHING: Schema = {"type": "null"}
"""A key with nothing behind it counts as left out."""
LINE: Schema = {"anyOf": [WORDS, {"type": "array", "items": WORDS}]}
"""Words, also those in square brackets, which to an editor are a list."""
KEYED_WORDS: Schema = {"type": "object", "minProperties": 1, "maxProperties": 1}
"""`Note: bring pens` in a list of words: words with a colon."""
IN_BRACKETS: Schema = {"type": ["array", "object"]}
"""Words in brackets or braces of any kind, which stay words where they stand on one line: no editor can tell that."""
TEXTS: Schema = {
    "anyOf": [WORDS, {"type": "object"}, {"type": "array", "items": {"anyOf": [WORDS, IN_BRACKETS, NOTHING]}}]
}
BRACED: Schema = {"type": "object", "minProperties": 1, "additionalProperties": {"anyOf": [LINE, NOTHING]}}
"""Words in braces on one line, which to an editor are keys."""
PEOPLE: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]}
COLUMN: Schema = {**KEYED_WORDS, "additionalProperties": {"anyOf": [WORDS, {"type": "array", "items": WORDS}, NOTHING]}}

SHORTEST_MISSPELT = 4
"""Letters of a key below which one letter more or less makes another word."""


def any_case(words: str) -> str:
    """Return a pattern for words in small or capital letters."""
    signs = {"'": "['’‘]"}
    return "".join(f"[{char}{char.upper()}]" if char.isalpha() else signs.get(char, char) for char in words)


def any_spelling(name: str) -> str:
    """Return a pattern for a key in any case, with blanks, dashes or underscores between its words."""
    return "[ _-]+".join(map(any_case, name.split()))


def words_pattern(words: list[str], before: str = "", behind: str = "") -> Schema:
    """Return what a text has to be: one of these words in any case, with patterns before and behind it."""
    known = "|".join(map(any_case, words))
    return {"type": "string", "pattern": f"^({before})?({known}){behind}$" if before else f"^({known}){behind}$"}


def choices(value: Schema) -> list[Schema]:
    """Return what a value may be, one by one."""
    return list(value["anyOf"]) if [*value] == ["anyOf"] else [value]


def with_colon(place: Place) -> Schema:
    """Return words with a colon, `Top three: why these?`, which to an editor are a key: none that was meant as one."""
    behind: list[Schema] = [*choices(LINE), BRACED, NOTHING]
    if place == "step":
        behind.append({"type": "integer"})
    words = {"propertyNames": {"not": {"pattern": _meant_as_key(place)}}}
    return {**KEYED_WORDS, **words, "additionalProperties": {"anyOf": behind}}


def _meant_as_key(place: Place) -> str:
    """Return a pattern for what is a key in this place, or was surely meant as one: with one letter wrong."""
    known = {*TABLES[place], *NOT_KNOWN.get(place, {}), *INSTEAD.get(place, {}), *MARKS}
    misspelt = {each for name in TABLES[place] if len(name) >= SHORTEST_MISSPELT for each in _one_letter_off(name)}
    return f"^ *({'|'.join([*map(any_spelling, sorted(known)), *sorted(misspelt)])}) *$"


def _one_letter_off(name: str) -> set[str]:
    """Return patterns for a name with a letter wrong, missing or too many, or with two of them turned around."""
    first = f"[{name[0]}{name[0].upper()}]"
    instead = ".?" if len(name) == SHORTEST_MISSPELT else ".{0,2}"
    wrong = {f"{first}{name[1:place]}{instead}{name[place + 1 :]}" for place in range(1, len(name))}
    pairs = range(1, len(name) - 1)
    turned = {f"{first}{name[1:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}" for at in pairs}
    return wrong | turned
