"""The keys of an agenda file: the known ones, those that no agenda has, and words that people write instead."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import get_args

from facilitator.agenda.problems import short
from facilitator.agenda.reading.key_table import KEY_TABLE, KeyEntry, Place, Takes
from facilitator.agenda.reading.otherwise import OTHERWISE

__all__ = [
    "DOCUMENTS",
    "INSTEAD",
    "KEY_TABLE",
    "LIST_KEYS",
    "LONGEST_COMPARED",
    "MARKS",
    "NAMED_NOTES",
    "NOT_KNOWN",
    "OTHERWISE",
    "SPOKEN_KEYS",
    "TABLES",
    "TRACK_KEYS",
    "KeyEntry",
    "Place",
    "Takes",
    "nearest",
    "plain_key",
    "repeated",
    "unknown_key",
]

TRACK_KEYS = ("name", "title", "do")
"""The keys of one entry of `tracks`, where it is written with keys; a name and a title are the same."""

TABLES: dict[str, tuple[str, ...]] = {
    **{place: tuple(each.name for each in KEY_TABLE if each.where == place) for place in get_args(Place)},
    "track": TRACK_KEYS,
}
"""Where a key may stand, in the words a person is told, and the keys known there."""

NOT_KNOWN: dict[str, dict[str, str]] = {
    "file": {
        "include": "Write what you want to take in from another file into this one.",
        "variants": "Keep a file of its own for each variant.",
    },
    "step": {
        "include": "Write the step out here.",
        "variants": "Write a step for each, and mark with `optional: yes` what you may leave out.",
    },
}
"""Keys that people look for and that no agenda has; the text is what to do in their place."""

LIST_KEYS = frozenset(
    each.name for each in KEY_TABLE if each.takes in {"texts", "columns", "options", "labels", "each"}
)
"""Keys that take a list of words."""

INSTEAD: dict[str, dict[str, str]] = {
    "file": {"title": "workshop", "name": "workshop", "duration": "time", "agenda": "steps", "materials": "bring",
             "end": "time", "ends": "time", "until": "time", "length": "time", "total time": "time",
             "time needed": "time", "duration minutes": "time", "participants": "people", "learners": "people",
             "students": "people", "attendees": "people", "class size": "people", "number of people": "people",
             "number of participants": "people", "materials needed": "bring", "supplies": "bring",
             "equipment": "bring", "resources": "bring", "what to bring": "bring", "preparation": "before",
             "prepare": "before", "prep": "before",
             "facilitator preparation": "before", "trainer preparation": "before", "advance preparation": "before",
             "set up": "before", "room set up": "before", "part of": "series", "course": "series", "topic": "workshop",
             "subject": "workshop", "objective": "goal", "objectives": "goal",
             "aim": "goal", "aims": "goal", "outcome": "goal", "outcomes": "goal", "goals": "goal",
             "learning goals": "goal", "learning outcomes": "goal", "learning objectives": "goal",
             "lesson": "workshop", "schedule": "steps", "lesson plan": "steps",
             "outline": "steps", "purpose": "goal", "target group": "audience", "start time": "start",
             "starts": "start", "begins": "start", "follow up": "after", "afterwards": "after"},
    "step": {"name": "title", "step": "title", "duration": "time", "minutes": "time", "question": "ask",
             "questions": "ask", "script": "say", "words": "say", "read aloud": "say", "notes": "note",
             "leader's note": "note", "trainer": "note", "remarks": "note", "remark": "note", "instructions": "do",
             "instruction": "do", "procedure": "do", "method": "do", "methods": "do", "objective": "note",
             "objectives": "note", "goal": "note", "aim": "note", "aims": "note",
             "materials": "bring", "handouts": "handout",
             "start": "at", "starts": "at", "length": "time", "duration minutes": "time", "how long": "time",
             "materials needed": "bring", "supplies": "bring", "equipment": "bring", "resources": "bring",
             "facilitator": "note", "presenter": "note", "speaker": "note", "leader": "note", "led by": "note",
             "location": "note", "place": "note", "room": "note",
             "grouping": "in", "seating": "in", "setting": "in", "worksheet": "handout", "reminders": "cues"},
    "question": {"question": "ask", "title": "ask", "type": "kind", "minimum": "at least", "choices": "options",
                 "option": "options", "answers": "options", "column": "columns", "hint": "help", "name": "id",
                 "min": "at least", "exactly": "at least", "how many": "at least", "answered by": "who",
                 "possible answers": "help",
                 "expected answers": "help", "sample answers": "help", "example": "help", "examples": "help",
                 "prompts": "help", "probes": "help", "note": "help", "notes": "help", "record on": "help"},
    "sheet": {"title": "sheet", "name": "sheet", "prompts": "ask", "questions": "ask"},
    "homework": {"title": "task", "what": "task", "by": "due", "date": "due", "by when": "due"},
    "reminder": {"when": "at", "text": "say"},
    "groups": {"people": "size", "count": "number", "how many": "number", "groups": "number", "tables": "number",
               "number of groups": "number", "group size": "size", "people per group": "size"},
    "carry over": {"workshop": "from", "code": "from", "what": "show"},
    "track": {"track": "name", "task": "do", "what": "do"},
}  # fmt: skip
"""Words that people write for a key, by the place they write them."""

DOCUMENTS = ("report", "sop", "complaint log", "recap", "trend")
"""What can stand behind `documents`."""

MARKS: dict[str, str] = {
    "say": "say",
    "script": "say",
    "read aloud": "say",
    "note": "note",
    "leader's note": "note",
    "trainer": "note",
    "do": "do",
    "show": "show",
    "ask": "ask",
}
"""The marks of the guide, and the kind of block that each opens."""

SPOKEN_KEYS = ("say", "do", "show", "note")
"""Keys of a step that hold words under one mark; each may stand there more than once."""

NAMED_NOTES = frozenset(
    {"objective", "objectives", "goal", "aim", "aims", "facilitator", "presenter", "speaker", "leader", "led by",
     "location", "place", "room"}
)  # fmt: skip
"""Words for `note` that belong to what they say: "Facilitator: Maria"."""

LONGEST_COMPARED = 80
"""Characters of a word in which what was meant is looked for."""


def plain_key(text: str) -> str:
    """Return a key without what does not count: case, dashes, underscores, kind of apostrophe, blanks."""
    flat = text.replace("-", " ").replace("_", " ").replace("’", "'").replace("‘", "'")
    return " ".join(flat.split()).casefold()


def repeated(names: Iterable[str]) -> int | None:
    """Return the place, counted from 0, of the first name that stood there before, or None."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            return place
        seen.add(name)
    return None


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the known word that looks most like this one, or None."""
    by_plain = {plain_key(each): each for each in known}
    found = get_close_matches(plain_key(word)[:LONGEST_COMPARED], list(by_plain), n=1, cutoff=0.7)
    return by_plain[found[0]] if found else None


def unknown_key(word: str, place: str) -> tuple[str, str]:
    """Return the two sentences for a key that this place does not know: what is wrong, and the way out."""
    what = f"“{short(word)}” is no key that {_article(place)} knows."
    plain = plain_key(word)
    if place == "question" and plain in {"votes", "dots"}:
        return what, "Write how many votes each has behind the kind, like `kind: vote 3`."
    if otherwise := OTHERWISE.get(place, {}).get(plain):
        return what, otherwise
    if place == "track" and plain in TABLES["step"] and plain not in INSTEAD["track"]:
        return what, "A track has a name and what it does; ask it in a step of its own."
    if better := INSTEAD.get(place, {}).get(plain) or nearest(word, TABLES[place]):
        return what, f"Did you mean `{better}`?"
    if plain in MARKS and place == "file":
        return what, "Put the line into the step it belongs to; what is for the whole day goes into the first one."
    if plain in MARKS:
        return what, f"Put these words under `guide: |`, in a line below it that begins with `{word.upper()}:`."
    for other, keys in TABLES.items():
        if plain in keys and other in {"file", "step", "question"}:
            return what, f"`{plain}` belongs to {_article(other)}: move the line there."
    return what, f"Known here: {', '.join(TABLES[place])}."


def _article(place: str) -> str:
    return {"file": "the top of the file", "homework": "a homework", "groups": "`groups`"}.get(place, f"a {place}")
