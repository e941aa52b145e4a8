"""Entries of a list whose words have lines with keys below them and want a key as well: "- Welcome" above "time: 5"."""

import re

from facilitator.agenda.duration import say_range
from facilitator.agenda.problems import short
from facilitator.agenda.reading.side_times import length_beside

MOST_SHOWN = 80
NAMES = {"step": "title of the step", "question": "question", "homework": "task"}

Told = tuple[int, int, str, str, int, int, bool, str]
"""Line and column, counted from 1, the two sentences, place and length of the words, and what a mistake says beside."""


def sentences(place: str, key: str, words: str) -> tuple[str, str]:
    """Return the two sentences for words that are read as what the key beside them says."""
    what = f"These words have lines with keys below them, so they are read as the {NAMES[place]}."
    beside = length_beside(unquoted(words)) if place == "step" else None
    if beside and not beside[1].each:
        words = beside[0]
    shown = short(unquoted(words), MOST_SHOWN)
    shown = f'"{shown}"' if ": " in shown and '"' not in shown else shown
    time = f", and below it `time: {say_range(beside[1])}`" if beside and not beside[1].each else ""
    return what, f"Write `- {key}: {shown}`{time}."


def told_entry(lines: list[str], at: int, place: str, key: str) -> Told | None:
    """Return line, column and sentences for the words of an entry above keys, their place in the text, and their key.

    `at` is the line of the words, counted from 0. None where the key does not find room in their place.
    """
    found = re.match(r"(\s*-\s+)(\S.*?)\s*$", lines[at])
    if not found or re.search(r"\s#", found[2]) or len(found[2]) < len(key) + 3:
        return None
    start = sum(len(line) + 1 for line in lines[:at]) + found.start(2)
    what, fix = sentences(place, key, found[2])
    return at + 1, found.start(2) + 1, what, fix, start, len(found[2]), True, f"{key}: "


def unquoted(words: str) -> str:
    """Return words without the quotes around them."""
    return words[1:-1] if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'" else words
