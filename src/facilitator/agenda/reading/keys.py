"""The keys of an agenda file: the known ones, those that come later, and words that people write instead."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from facilitator.agenda.problems import short

FILE_KEYS = (
    "workshop", "code", "series", "time", "start", "people", "goal", "audience", "language", "fill in", "bring",
    "before", "groups", "handouts", "steps", "after", "next",
)  # fmt: skip
STEP_KEYS = (
    "title", "code", "time", "in", "guide", "ask", "handout", "steps", "cues", "homework", "bring", "protect",
    "optional", "break", "section",
)  # fmt: skip
PROMPT_KEYS = (
    "ask", "id", "kind", "who", "options", "many", "columns", "rows", "at least", "labels", "unit", "help",
)  # fmt: skip
SHEET_KEYS = ("sheet", "one per", "text", "ask", "columns", "rows")
CUE_KEYS = ("at", "every", "say", "do")
HOMEWORK_KEYS = ("task", "who", "due", "hand in")
GROUPS_KEYS = ("size", "roles")

TABLES: dict[str, tuple[str, ...]] = {
    "file": FILE_KEYS,
    "step": STEP_KEYS,
    "question": PROMPT_KEYS,
    "sheet": SHEET_KEYS,
    "reminder": CUE_KEYS,
    "homework": HOMEWORK_KEYS,
    "groups": GROUPS_KEYS,
}
"""Where a key may stand, in the words a person is told, and the keys known there."""

LATER: dict[str, dict[str, str]] = {
    "file": {
        "carry over": "write what you want to look back on as a step with a `guide: |` of its own.",
        "documents": "delete this line: the report of the session is written without it.",
    },
    "step": {
        "at": "give the step a `time:`, and say when it begins in its title, like “Lunch (12:30)”.",
        "rounds": "write each round as a step of its own under `steps:`.",
        "repeat": "write the step as often as it is to be run.",
        "timer": "give the step a `time:` and remind yourself with `cues:`.",
        "tracks": "write the tracks one after the other as steps.",
    },
    "question": {
        "from": "write the choices out under `options:`.",
        "for each": "ask once for each, or use `kind: table` with `rows:`.",
        "hidden": "delete this line, and ask everyone to write before anyone speaks.",
        "total": "delete this line, and add up the numbers together.",
        "weights": "delete this line, and use `kind: choice` with `options:`.",
    },
}
"""Keys that are refused with a sentence; the text is what to do until then."""

LATER_KINDS = {
    "vote": "let people choose with `kind: choice` and `options:`, or count hands with `kind: number`.",
    "actions": "use `kind: table` with `columns: [What, Who, By when]`.",
    "questions": "use `kind: table` with `columns: [Question, Who asked, Answer]`.",
}
"""Kinds of question that are refused with a sentence; the text is what to do until then."""

INSTEAD: dict[str, dict[str, str]] = {
    "file": {"title": "workshop", "name": "workshop", "duration": "time", "agenda": "steps", "materials": "bring"},
    "step": {"name": "title", "step": "title", "duration": "time", "minutes": "time", "question": "ask",
             "questions": "ask", "script": "guide", "notes": "guide", "materials": "bring", "handouts": "handout"},
    "question": {"question": "ask", "title": "ask", "type": "kind", "minimum": "at least", "choices": "options"},
    "sheet": {"title": "sheet", "name": "sheet", "prompts": "ask", "questions": "ask"},
    "homework": {"title": "task", "what": "task", "by": "due", "date": "due", "by when": "due"},
    "reminder": {"when": "at", "text": "say"},
    "groups": {"people": "size"},
}  # fmt: skip
"""Words that people write for a key, by the place they write them."""

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
    if better := INSTEAD.get(place, {}).get(plain) or nearest(word, TABLES[place]):
        return what, f"Did you mean `{better}`?"
    if plain in MARKS:
        return what, f"Put these words under `guide: |`, in a line below it that begins with `{word.upper()}:`."
    for other, keys in TABLES.items():
        if plain in keys and other in {"file", "step", "question"}:
            return what, f"`{plain}` belongs to {_article(other)}: move the line there."
    return what, f"Known here: {', '.join(TABLES[place])}."


def _article(place: str) -> str:
    return {"file": "the top of the file", "homework": "a homework", "groups": "`groups`"}.get(place, f"a {place}")
