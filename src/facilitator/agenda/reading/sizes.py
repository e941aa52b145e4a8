"""How many people: "12 to 20 teens", "25 students, 2 teachers", "6 tables of 4", "four or five people each"."""

import re
from dataclasses import dataclass

COUNTED = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
"""Numbers that people spell out."""

_NUMBER = rf"(?:[0-9]{{1,5}}|{'|'.join(COUNTED)})"
_ABOUT = r"(?:(?:about|around|approximately|approx\.?|roughly|ca\.?|some|from|between|with|of)\s+|[~≈]\s*)*"
_RANGE = rf"(?P<least>{_NUMBER})(?:\s*(?:[-–—‒/]|to|or|and)\s*(?P<most>{_NUMBER}))?"
SIZE = re.compile(rf"{_ABOUT}{_RANGE}(?P<tail>[^\W\d][^\d]*|\s[^\d]*)?", re.IGNORECASE)
"""A number of people or a range, and words without a number behind it."""
GROUPS_OF = re.compile(
    rf"{_ABOUT}(?P<count>{_NUMBER})\s+(?:[a-z]+\s+)?(?:groups?|teams?|tables?|circles?)\s+(?:of|with)\s+(?P<size>.+)",
    re.IGNORECASE,
)
MOST = re.compile(
    rf"(?:up to|max(?:imum)?\.?(?: of)?|at most|no more than)\s+(?P<most>{_NUMBER})\b[^\d]*", re.IGNORECASE
)
NO_PEOPLE = re.compile(
    r"\s*(?:st|nd|rd|th|min(?:ute)?s?|h|hours?|sec(?:ond)?s?|days?|weeks?|%|percent|groups?|teams?|tables?|circles?"
    r"|rooms?|years?|ish)\b.*",
    re.IGNORECASE,
)
"""Words behind a number that make it something else than a number of people."""

GROUPS_IN_NUMBER = re.compile(
    r"(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:small\s+|equal\s+)?(?:groups|teams|tables)"
)
"""A number of groups where it is wanted how people sit."""
MOST_GROUPS = 99


def groups_in_number(words: str) -> int:
    """Return how many groups "5 groups" or "six tables" are, 0 where the words say something else."""
    plain = words.strip().casefold()
    number = number_of(plain.split()[0]) if GROUPS_IN_NUMBER.fullmatch(plain) else 0
    return number if number <= MOST_GROUPS else 0


@dataclass(frozen=True, slots=True)
class Size:
    """A number of people."""

    least: int
    most: int
    is_sure: bool = True
    """Whether nothing was added up and nothing was left out."""


def read_size(written: str) -> Size | None:
    """Return a number of people, or None where the words are none; the larger number may come first."""
    words = re.sub(
        r"^(?:an?\s+)?(?:class|groups?|teams?|tables?|room)\s+of\s+", "", " ".join(written.split()), flags=re.IGNORECASE
    )
    words = re.sub(r"(?<=[a-z])\s+(?=(?:aged|ages?|in grades?)\s+[0-9])", ", ", words, flags=re.IGNORECASE)
    if found := MOST.fullmatch(words):
        return Size(1, number_of(found["most"]), is_sure=False)
    if (found := GROUPS_OF.fullmatch(words)) and (each := read_size(found["size"])):
        count = number_of(found["count"])
        return Size(each.least * count, each.most * count, is_sure=False)
    first, *more = re.split(r"\s*(?:[,;+&(]|\bplus\b|(?<=[a-z])\s+and\b(?=\s+[0-9]))\s*", words)
    if re.match(r"(?:about |around )?between\b", words, re.IGNORECASE):
        first, more = words, []
    found = SIZE.fullmatch(first.strip(" )"))
    if found is None or NO_PEOPLE.fullmatch(found["tail"] or ""):
        return None
    least, most, is_sure = *_bounds(found), not more
    for part in more:
        counted = SIZE.fullmatch(part.strip(" )"))
        if (
            counted
            and counted["tail"]
            and not re.match(r"\s*(?:per|in|at|each|aged?)\b", counted["tail"])
            and (not NO_PEOPLE.fullmatch(counted["tail"]))
        ):
            least, most = (one + other for one, other in zip((least, most), _bounds(counted), strict=True))
    return Size(least, most, is_sure)


def number_of(word: str) -> int:
    """Return a number that is written in digits or spelled out."""
    return int(word) if word.isdigit() else COUNTED[word.casefold()]


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    least = number_of(found["least"])
    return least, number_of(found["most"]) if found["most"] else least
