"""What a length is counted for: the "each person" behind "3 min each person"."""

import re
from typing import Literal

from facilitator.agenda import duration_refusals as refuse
from facilitator.agenda.duration_refusals import DurationRefused

Each = Literal["person", "group", "item"]
"""What a length is counted for: "3 min each person"."""

_FLAGS = re.ASCII | re.IGNORECASE


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, _FLAGS)


_EACH = _pattern(
    r"[ ,()-]*(?:for |/ ?)?(?:(?:per|each|every)(?:[ -]|(?=person|participant|group|team|item))"
    r"|an? (?=(?:person|participant|head|group|team)(?![a-z]))|(?<=/)(?=[a-z])|(?<=/ )(?=[a-z]))"
    r"((?:team|group|table) members?|[a-z]+)(?![a-z])"
)
_EACH_ALONE = _pattern(r"[ ,()-]*(?:for )?(?:each|apiece|every|per)(?![a-z])")
_ASIDE = _pattern(r" ?[,;:(-] ?(?:each|every)")
_MORE_WORDS = _pattern(r" [a-z]")
_EACH_LATER = _pattern(r".{0,200}?(?<![a-z])(?:for|about) (?:each|every) ((?:team|group|table) members?|[a-z]+)")

_PEOPLE = _pattern(r"(?:persons?|people|participants?|individuals?|attendees?|heads?|.* members?)$")
_GROUPS = _pattern(r"(?:groups?|teams?|tables?)$")
_ITEMS = _pattern(r"items?$")
_PAIRS = _pattern(r"pairs?$")
_UNCOUNTABLE = _pattern(r"(?:of|one|and|or|with|then|to|for|in|the|from|at|(?:minute|hour|day|week|month|time)s?)$")


def read_each(line: str, at: int) -> tuple[Each | DurationRefused | None, int]:
    """Return (what the length counts for, where the remark begins); own words for an item stay in the remark."""
    found = _EACH.match(line, at)
    after = found.end() if found else at
    if found is None and _EACH_ALONE.match(line, at):
        return refuse.each_what(line), at
    if found is None:
        found = _EACH_LATER.match(line, at)
    elif _ASIDE.match(line, at) and _MORE_WORDS.match(line, after):
        return refuse.each_or_in_all(line), at
    if found is None:
        return None, at
    noun = found[1]
    if _UNCOUNTABLE.match(noun):
        return refuse.each_what(line), at
    if _PAIRS.match(noun):
        return refuse.each_pair(line), at
    if _PEOPLE.match(noun):
        return "person", after
    if _GROUPS.match(noun):
        return "group", after
    return "item", after if _ITEMS.match(noun) else at
