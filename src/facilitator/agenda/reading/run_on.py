"""Lines that run into the next one: a list's plain words with keys below them, a guide without its `|`."""

import re

from facilitator.agenda.duration import TimeRange, read_duration
from facilitator.agenda.problems import short
from facilitator.agenda.reading.keys import MARKS, TABLES, plain_key
from facilitator.agenda.reading.pasted import bullet_of, indent_of

KEYED = re.compile(r"(?P<lead>\s*(?:-\s+)?)(?P<key>[^\s:#\"'-][^:]*):(?:\s+(?P<value>.*))?$")

FIRST = {"homework": ("homework", "task"), "ask": ("question", "ask"), "steps": ("step", "title")}
"""By the key above a list: what its entries are, and the key that comes first in them."""

Told = tuple[int, int, str, str]
"""Line and column, counted from 1, and the two sentences."""


def runs_on(lines: list[str], words: str, opened: int, at: int) -> Told | None:
    """Return what is told of a line that runs on, or None where another reason has to be looked for."""
    if "mapping values" in words:
        return _entry_with_keys(lines, at) or _question_with_keys(lines, at) or _guide(lines, at, deeper=True)
    return _guide(lines, opened, deeper=False) if "could not find expected ':'" in words else None


def entry_above(lines: list[str], at: int) -> tuple[int, str, str] | None:
    """Return the line of an entry that has the keys in line `at` below it, counted from 0, its place and its key."""
    above = next((number for number in range(at - 1, -1, -1) if lines[number].strip()), None)
    keyed = KEYED.match(lines[at])
    if above is None or not keyed or _is_keyed(lines[above]):
        return None
    indent = indent_of(lines[above])
    if indent_of(lines[at]) < indent or (indent_of(lines[at]) == indent and "-" in keyed["lead"]):
        return None
    over = next((line for line in reversed(lines[:above]) if line.strip() and _ends_in_key(line, indent)), "")
    found = KEYED.match(over)
    place, first = FIRST.get(plain_key(found["key"]) if found else "", ("", ""))
    return (above, place, first) if plain_key(keyed["key"]) in TABLES.get(place, ()) else None


def _is_keyed(line: str) -> bool:
    """Return whether a line begins with a key; of an entry of a list only a key that is known is one."""
    found = KEYED.match(line)
    if not found or "-" not in found["lead"]:
        return found is not None
    return any(plain_key(found["key"]) in table for table in (*TABLES.values(), MARKS))


def words_with_keys(lines: list[str], at: int) -> tuple[int, str, str] | None:
    """Return the entry, like `entry_above`, whose keys stand just where its words begin; `at` is one of its lines."""
    behind = next((number for number in range(at + 1, len(lines)) if lines[number].strip()), at)
    for below in (at, behind):
        found = entry_above(lines, below)
        words = re.match(r"\s*-\s+(?=\S)", lines[found[0]]) if found else None
        if words and words.end() == indent_of(lines[below]) and not bullet_of(lines[found[0] if found else at]):
            return found
    return None


def _entry_with_keys(lines: list[str], at: int) -> Told | None:
    entry = entry_above(lines, at)
    keyed = KEYED.match(lines[at])
    if not entry or not keyed:
        return None
    above, place, first = entry
    indent = indent_of(lines[above])
    written = short(lines[above].strip().removeprefix("- "), 40)
    title, _, tail = written.rpartition(",")
    is_timed = place == "step" and bool(title) and isinstance(read_duration(tail.strip()), TimeRange)
    if place == "step" and "-" in keyed["lead"]:
        what = "The dashed lines below this step stand further in, and it has no line that says what they are."
        return above + 1, indent + 1, what, for_steps_inside(title if is_timed else written)
    if is_timed:
        written = f"{title.strip()}`, `time: {tail.strip()}"
    what = f"This {place} has a line of its own below it, so its words want a key as well."
    fix = f"Write `- {first}: {written}`, and `{short(lines[at].strip(), 40)}` below it, two spaces further in."
    return above + 1, indent + 1, what, fix


def list_for_step(*, flow: bool) -> tuple[str, str]:
    """Return what is told of a list where a step is wanted: in square brackets, or behind a second dash."""
    if flow:
        what = "A step cannot stand in square brackets: its commas would part it."
        return what, 'Write it without them, `- Welcome, 5 min`; a title with brackets stands in quotes, `- "[Title]"`.'
    return "A list stands behind this dash, where a step is wanted.", "Write one dash before each step."


def for_steps_inside(title: str) -> str:
    """Return the way out for dashed lines that are to be the parts of a short step."""
    return f"For steps inside it, write `- title: {title}`, below it `steps:`, and below that each with its dash."


def _question_with_keys(lines: list[str], at: int) -> Told | None:
    """Explain keys of a question below `ask: Which gear?`, further in than it."""
    above, keyed = KEYED.match(lines[at - 1]) if at else None, KEYED.match(lines[at])
    if not above or not keyed or plain_key(above["key"]) not in {"ask", "homework"} or "-" in above["lead"]:
        return None
    if not (above["value"] or "").strip() or "-" in keyed["lead"]:
        return None
    place, first = FIRST[plain_key(above["key"])]
    if plain_key(keyed["key"]) not in TABLES[place] or indent_of(lines[at]) <= indent_of(lines[at - 1]):
        return None
    what = f"This {place} has a line of its own below it, so its words want a line of their own as well."
    written, below = short(above["value"] or "", 40), short(lines[at].strip(), 40)
    fix = f"Write `{above['key']}:` alone, below it `  - {first}: {written}`, and below that `    {below}`."
    return at, indent_of(lines[at - 1]) + 1, what, fix


def _ends_in_key(line: str, indent: int) -> bool:
    """Return whether a line opens a list whose dashes stand in this column."""
    found = KEYED.match(line)
    return bool(found and not (found["value"] or "").strip() and indent_of(line) <= indent)


def _guide(lines: list[str], at: int, *, deeper: bool) -> Told | None:
    """Explain words of a guide that go on below it without the `|`."""
    line = lines[at]
    for number in range(at - 1, -1, -1):
        found = KEYED.match(lines[number])
        if not found:
            continue
        key, value = found["key"], (found["value"] or "").strip()
        spoken = key.isupper() and plain_key(key) in MARKS
        if indent_of(line) < len(found["lead"]) + deeper:
            return None
        if (plain_key(key) != "guide" or value.startswith(("|", ">"))) and not spoken:
            return None
        what = "The words of a guide go on here, but its first line does not end in `|`."
        fix = "Write `guide: |` alone on its line, and all its words on the lines below it, two spaces further in."
        return at + 1, indent_of(line) + 1, what, fix
    return None
