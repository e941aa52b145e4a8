"""Lengths beside the title of a short step without a comma: "Welcome (5 min)", "Goals—10 minutes", "10 mins - Play"."""

import re

from facilitator.agenda.duration import TimeRange, read_duration

UNITS = r"(?:min|mins|minutes?|sec|secs|seconds?|h|hrs?|hours?)"
NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
SHORT_UNITS = rf"(?:{UNITS}|m)"
RANGE = rf"{NUMBER}(?:\s*{UNITS})?(?:\s*(?:[-–—‒]|to)\s*{NUMBER})?"
LENGTH = rf"(?:{RANGE}[\s-]?{SHORT_UNITS}(?:\s*{NUMBER}(?:\s*{UNITS})?)?(?![a-z0-9])\.?|{RANGE}\s*[′’'](?![\w′’']))"
WORDS = r"(?:half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
HAS_UNIT = re.compile(
    rf"[0-9½¼¾](?:[\s-]*{SHORT_UNITS}(?![a-z])|\s*[′’'])|\b{WORDS}(?:\s+an?)?\s+{UNITS}\b|\ban hour\b", re.IGNORECASE
)
AT_FRONT = re.compile(
    rf"(?P<open>[(\[]\s*)?(?P<length>(?:about |approx\.? |ca\.? |~\s*)?{LENGTH})(?(open)\s*[)\]])", re.IGNORECASE
)
SPLIT = re.compile(r"\s*[–—|]\s*|[:,;](?=\s)\s*|\s+-{1,2}\s+")
"""What parts a length at the beginning from the title behind it."""
AT_END = re.compile(rf"(?<![\w.,])(?:(?:about|around|approx\.?|ca\.?|~)\s*)?{LENGTH}\W*$", re.IGNORECASE)
INSIDE = re.compile(
    rf"(?:\s[-–—|]\s+|[—–]\s*)(?P<length>{LENGTH})(?=[\s),;:–—|])|[(\[]\s*(?P<inner>{LENGTH})\s*[)\]]", re.IGNORECASE
)
"""A length that a dash, a bar or a bracket sets apart among the words."""
TO_OR_DASH = re.compile(rf"(?P<first>{NUMBER})\s+[-–—]\s+(?P<length>{NUMBER}\s*{UNITS}\.?)", re.IGNORECASE)
"""A range, or a number that the title ends in and a length: "Part 2 - 10 min"."""
SIGN_BEFORE = re.compile(r"(?:[?!.…/=>•·*|»@;]|(?<=\s)-|\b(?:time|duration|length|timing)\s*:)\s*$", re.IGNORECASE)
"""What parts a title from the length behind it, beside a comma, a dash and brackets."""
PRIME = re.compile("[′’']$")
SIGNS = re.compile(r"(?:\s*(?:[/=>•·*|»@;…(\[-]|\.{2,}|\b(?:time|duration|length|timing)\s*:))+\s*$", re.IGNORECASE)
APART = re.compile(
    rf"(?P<title>\S.*?)(?:\s*[(\[]\s*(?P<inner>{LENGTH})\s*[)\]](?=\s*[:–—|-])"
    rf"|\s*[|–—]\s*(?P<length>{LENGTH})(?=\s*[|–—])|\s-\s+(?P<dashed>{LENGTH})(?=\s+-\s))(?P<rest>.*)",
    re.IGNORECASE,
)
"""A length in brackets before a colon or a dash, or between two dashes or bars: "Activity 2 (20 min): The market"."""
DASH = re.compile(r"\s+-{1,2}\s+|\s*[–—]\s*|\s+\|\s+")
LINKS = re.compile(r"\s+(?:for|in|about|around|approx\.?|ca\.?|of)$", re.IGNORECASE)
LOOSE = " \t-–—:,;|"
LONGEST_TITLE = 400
"""Characters; what is longer is no title, and is not looked through for a length."""
LONGEST_LENGTH = 60
"""Characters behind a dash or in brackets that are looked at."""


def length_behind(line: str) -> tuple[str, TimeRange] | None:
    """Return the title of a line and the length behind it, parted by a dash or set in brackets."""
    found = _in_brackets(line) or _behind_dash(line)
    if not found or not _has_letters(found[0]) or plain_length(found[0]):
        return None
    time = plain_length(found[1])
    return (found[0].rstrip(LOOSE), time) if time else None


def _in_brackets(line: str) -> tuple[str, str] | None:
    whole = line.rstrip(" .")
    if not whole.endswith((")", "]")):
        return None
    opening = max(whole.rfind("("), whole.rfind("["))
    return (line[:opening], whole[opening + 1 : -1]) if opening > 0 else None


def _behind_dash(line: str) -> tuple[str, str] | None:
    """Return what stands before and behind the last dash that parts words and not two numbers."""
    for dash in reversed(list(DASH.finditer(line))[-3:]):
        before = line[: dash.start()]
        if before and not before[-1].isdigit():
            return before, line[dash.end() :]
    return None


def tail_of(line: str) -> str:
    """Return the words behind the last dash, or in the brackets that a line ends with, or nothing."""
    found = _in_brackets(line) or _behind_dash(line)
    return found[1].strip() if found and len(found[1]) <= LONGEST_LENGTH else ""


def length_beside(title: str) -> tuple[str, TimeRange] | None:
    """Return a title without the length behind it, and that length, where it cannot be a part of its words."""
    title = out_of_company(title)
    before, _, tail = title.rpartition(",")
    if before.strip() and (time := plain_length(tail.strip())):
        return before.strip(), time
    return length_behind(title) or length_apart(title)


IN_COMPANY = re.compile(
    rf"(?P<title>[^()\[\]]*[^()\[\]\s])\s*[(\[](?:\s*(?P<first>{LENGTH})\s*[,;]\s*(?P<behind>[^()\[\]]+)"
    rf"|(?P<before>[^()\[\]]+?)\s*[,;]\s*(?P<last>{LENGTH})\s*)[)\]]\.?",
    re.IGNORECASE,
)
"""A length beside other words in brackets: "Welcome (5 min, Anna)"."""


def out_of_company(line: str) -> str:
    """Return a line whose length stands in brackets beside other words with the length behind a comma."""
    found = IN_COMPANY.fullmatch(line) if len(line) <= LONGEST_TITLE else None
    if not found or plain_length(found["before"] or found["behind"]):
        return line
    return f"{found['title']} ({found['before'] or found['behind']}), {found['first'] or found['last']}"


def length_apart(line: str) -> tuple[str, TimeRange] | None:
    """Return the title and the length of a line that a sign sets apart: "Why? 10 min", "A. Start / 5 min"."""
    if len(line) > LONGEST_TITLE:
        return None
    found = AT_END.search(line)
    before = line[: found.start()] if found else ""
    if found and (SIGN_BEFORE.search(before) or found[0].startswith("~") or PRIME.search(found[0])):
        title, words = SIGNS.sub("", before).rstrip(LOOSE), found[0].strip(' .)]"”')
    elif found := APART.fullmatch(line):
        title, words = (
            found["title"] + found["rest"].rstrip(LOOSE),
            found["inner"] or found["length"] or found["dashed"],
        )
        title = title.rstrip()
    else:
        return None
    time = plain_length(words)
    return (title, time) if time and _has_letters(title) and not AT_END.search(title) else None


def length_before(line: str) -> tuple[TimeRange, str] | None:
    """Return the length that a line begins with, and the title behind it."""
    found = AT_FRONT.match(line)
    if not found:
        return None
    split = SPLIT.match(line, found.end())
    if not split and not found["open"] and not re.search("[′’']$", found["length"]):
        return None
    title = line[split.end() if split else found.end() :].strip(" ")
    time = plain_length(found["length"])
    return (time, title) if time and _has_letters(title) and not plain_length(title) else None


def _has_letters(words: str) -> bool:
    return any(char.isalpha() for char in words)


def plain_length(words: str) -> TimeRange | None:
    """Return a length with its unit and nothing else beside it, or None."""
    if len(words) > LONGEST_LENGTH or not HAS_UNIT.search(words):
        return None
    found = read_duration(words)
    return found if isinstance(found, TimeRange) and not found.remark else None


def unsure_length(line: str) -> tuple[str, str] | None:
    """Return the title and the length of a line with a time that may be a part of its words, as they would be parted.

    Looked for are a length at the end, at the beginning, and one set apart among the words.
    """
    if found := AT_END.search(line):
        length = found[0].rstrip(' .)]!?:;,"”')
        closing = ")" if line.count("(", 0, found.start()) > line.count(")", 0, found.start()) else ""
        title = LINKS.sub("", line[: found.start()].rstrip(LOOSE + "([")) + closing
        return title.replace("()", ""), length.lstrip()
    if found := AT_FRONT.match(line):
        title = line[found.end() :].strip(LOOSE)
        return line if title.startswith("of ") else title, found["length"]
    if found := INSIDE.search(line):
        before, behind = line[: found.start()].rstrip(LOOSE), line[found.end() :].strip(" ")
        return f"{before} {behind}".replace(" ,", ",").strip(), found["length"] or found["inner"]
    return None
