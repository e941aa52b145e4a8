"""What a word processor leaves in a text: bullets where a list wants dashes, curly quotes that do not quote."""

import re

from facilitator.agenda.problems import short

BULLET = re.compile(r"(?:^|(?<=\s))([•◦▪‣●–])\s+")
"""A bullet with a blank behind it, at the beginning or between words."""

IN_FRONT = re.compile(r"\s*(?:-\s+)?([•◦▪‣●–])\s")
"""A line that begins with a bullet, also behind a dash."""


NUMBER = re.compile(r"([0-9]{1,4})[.)]\s+(?=\S)")
"""The number of an entry of a list, "1." or "1)"."""


def bullet_of(line: str) -> str:
    """Return the bullet that a line begins with, or nothing."""
    found = IN_FRONT.match(line)
    return found[1] if found else ""


def parted(words: str) -> list[str]:
    """Return running text parted at its bullets; what does not begin with one is whole.

    A long dash between words is one only where the text begins with it.
    """
    first = bullet_of(words)
    if not first or words.lstrip().startswith("-"):
        return [words]
    signs = BULLET if first == "–" else re.compile(BULLET.pattern.replace("–", ""))
    return [part for part in (each.strip() for each in signs.split(words)[::2]) if part]


def numbered(lines: list[str]) -> list[str]:
    """Return the entries of a list whose lines begin with 1., 2., 3. or 1), 2), 3); nothing where they do not.

    A line without a number goes on from the one above it.
    """
    found: list[str] = []
    for line in lines:
        if (number := NUMBER.match(line.strip())) and int(number[1]) == len(found) + 1:
            found.append(line.strip()[number.end() :])
        elif not found:
            return []
        elif line.strip():
            found[-1] = f"{found[-1]} {line.strip()}"
    return found


def instead_of_bullets(bullet: str, example: str = "a") -> tuple[str, str]:
    """Return the two sentences for lines with bullets where dashes are wanted."""
    what = f"This line begins with “{bullet}”, and an entry of a list begins with a dash."
    return what, f"Put a dash and a space in the place of each “{bullet}”, like `- {example}`."


def bulleted(lines: list[str], words: str, opened: int, at: int) -> tuple[int, int, str, str] | None:
    """Return place and sentences for a line that cannot be read for the bullet before it or before the line above.

    `words` are those of the parser, `opened` and `at` the lines it names, counted from 0.
    """
    if any(each in words for each in ("flow", "quoted", "block scalar")):
        return None
    above = at - 1 if at and "mapping values" in words and indent_of(lines[at]) > indent_of(lines[at - 1]) else at
    number = next((each for each in (at, opened, above) if bullet_of(lines[each])), None)
    if number is None:
        return None
    bullet = bullet_of(lines[number])
    before, _, behind = lines[number].partition(bullet)
    return number + 1, len(before) + 1, *instead_of_bullets(bullet, short(behind))


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def straight_quotes(lead: str, written: str, most_shown: int) -> str:
    """Return the way out for words between curly quotes that have to stand in straight ones; `lead` is before them."""
    inner, depth = written[1:-1], 0
    for sign in inner:
        depth += (sign in "“„") - (sign == "”")
        if depth < 0:
            break
    words = inner if depth == 0 and written.endswith("”") else written
    mark = next((mark for mark in "\"'" if mark not in words), "")
    shown = f"`{lead}{mark}{words}{mark}`" if mark and len(words) <= most_shown and "\\" not in words else "\" or '"
    return f"Curly quotes like “ and ” do not hold words together here; use straight ones, {shown}."
