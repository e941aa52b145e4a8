"""The text of an agenda to begin with: a short one that teaches, or another agenda under a title of its own."""

import json
import re
import unicodedata

from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Mapping, last_end
from facilitator.agenda.source import read_source

AGENDA_SCHEMA = "agenda.schema.json"
"""The file beside the folder of agendas from which editors know the keys."""
SHEET_SCHEMA = "sheet.schema.json"
"""The file beside the folder of sheets from which editors know the keys."""

SCHEMA_LINE = f"# yaml-language-server: $schema=../{AGENDA_SCHEMA}\n"
"""Tells an editor where the keys of this file are described."""

_STARTER = """\
# What stands behind a # is a remark for yourself. Keep the dashes and the indents as they are.
workshop: {title}
time: 45 min                      # how long the room is booked; the steps are checked against it
goal: Say in one sentence what is different when you are done.

fill in:                          # asked before the start; write [topic] where the answer belongs
  topic: What is this workshop about? (for example "our opening hours")

steps:
  - title: Welcome
    time: 5 min
    guide: |                      # SAY: is spoken, DO: is an act, NOTE: is for you alone
      SAY: Thank you for coming. Today we talk about [topic]. [Write the goal on the board.]
      NOTE: Begin on time, even if somebody is missing.

  - title: What works, and what does not?
    time: 15-20 min               # a least and a most, so that there is room to stretch
    in: groups of 3-4             # or: everyone, alone, pairs, groups
    ask:                          # what each group answers is written down
      - What works well?
      - ask: What should be better?
        kind: list                # one thing after the other

  - Choose three things to change, 10 min     # the shortest way: a title, a comma, a time

  - title: Our next steps
    time: 10 min
    ask:
      - kind: actions             # what, who, and by when
"""

_SAFE_LINE = re.compile(r"[^\W\d_](?:[\w ,.'’()!?/+–—-]*[\w.'’)!?])?")
"""Words that need no quotes behind a key, unless they stand in braces: there a comma would end them."""
_SCHEMA_LINES = re.compile(r"^#[ \t]*yaml-language-server:.*\n?", re.MULTILINE)
_HIDDEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def starter(title: str) -> str:
    """Return an agenda of a few lines with remarks that teach; it runs as it stands."""
    return SCHEMA_LINE + _STARTER.format(title=yaml_line(title))


def retitled(text: str, title: str) -> str | None:
    """Return an agenda's text under another title, every remark kept; None where it has no title to change."""
    source = read_source(text, "")
    if not isinstance(source.tree, Mapping):
        return None
    value = next((entry.value for entry in source.tree.entries if plain_key(entry.key.text) == "workshop"), None)
    if value is None:
        return None
    plain = source.decoded.replace("\r\n", "\n").replace("\r", "\n")
    start = value.mark.index
    end = start + len(plain[start : last_end(value).index].rstrip())
    written = _quoted(title) if source.tree.flow else yaml_line(title)
    return SCHEMA_LINE + _SCHEMA_LINES.sub("", plain[:start]) + written + plain[end:]


def title_from(words: str) -> str:
    """Return the title that is meant by the name of an agenda: "saturday-hours.yaml" is "Saturday hours".

    Empty where there is no letter in it.
    """
    name = unicodedata.normalize("NFC", words.strip())
    name = re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE)
    if re.search(r"[/\\]", name) and not re.search(r"\s", name):
        name = re.split(r"[/\\]", name)[-1]
    if not re.search(r"\s", name):
        name = re.sub(r"[-_]+", " ", name)
    kept = "".join(" " if char.isspace() else char for char in name if _may_stay(char))
    title = " ".join(kept.split())
    if not any(char.isalnum() for char in title):
        return ""
    return title[:1].upper() + title[1:] if title.islower() else title


def _may_stay(char: str) -> bool:
    return char.isspace() or (unicodedata.category(char) not in _HIDDEN and char not in _TURNING)


def yaml_line(text: str) -> str:
    """Return words as they are written behind a key: bare where that is safe, else in quotes."""
    return text if _SAFE_LINE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
