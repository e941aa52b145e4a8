"""Typed text inside Markdown: literal, escaped only where a character would mean something."""

import re
from collections.abc import Sequence

from facilitator.documents.document import Span
from facilitator.documents.writers import paragraphs as typed

_INLINE = re.compile(
    r"[\\`\[]"
    r"|\*(?! )|(?<! )\*"  # a star with blanks around it is a star
    r"|(?<![^\W_])_"  # after a letter or a digit it cannot begin anything
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|(?<=\S)~"  # without an end there is no strikethrough
)
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$|[-|:])|=+\s*$|>|\||:(?=-)")
_LINE_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
_SURE_STRESS = re.compile(r"[^\W_](?:.*[^\W_])?")
_IN_BRACKETS = re.compile(r"\[.+\]")
_BOLD, _SLANTED = "\x01", "\x02"
"""What stands for the stars until everything else is escaped; no visible text has them."""
_MARKS = (_BOLD, _SLANTED)
_MAY_FOLLOW = (" ", ".", ",", ";", ":", "!", "?", ")")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; its own line breaks are kept, an indent they all share is not."""
    return ["\\\n".join(_line(line) for line in lines) for lines in typed.paragraphs(text)]


def one_line(text: str) -> str:
    """Return a text on one line; a slash stands where its lines were broken."""
    return _inline(typed.one_line(text))


def bold(text: str) -> str:
    """Return escaped words in bold; nothing where there are none."""
    return f"**{text}**" if text else ""


def spans(parts: Sequence[Span]) -> str:
    """Return a line of a script, its directions slanted, its blanks and what is stressed bold.

    A star that could not open or close where it stands would be read as itself, so blanks are put around a bracket.
    """
    said = ""
    for part in parts:
        text = typed.unbroken(part.text)
        inner = text.strip()
        if part.kind == "stressed" and _SURE_STRESS.fullmatch(inner):
            said += f"{_gap(said) if said[-1:] in _MARKS else ''}{_BOLD}{inner}{_BOLD}"
        elif part.kind in {"direction", "blank"} and _IN_BRACKETS.fullmatch(inner):
            mark = _BOLD if part.kind == "blank" else _SLANTED
            said += f"{_gap(said)}{mark}{inner}{mark}"
        else:
            said += f"{_gap(said) if said[-1:] in _MARKS and text[:1] not in _MAY_FOLLOW else ''}{text}"
    return _inline(said.strip()).replace(_BOLD, "**").replace(_SLANTED, "*")


def _gap(before: str) -> str:
    return "" if not before or before.endswith(" ") else " "


def _line(line: str) -> str:
    """Return a line of running text; blanks in front of it would be lost, so they are written out."""
    words = line.lstrip()
    if len(words) < len(line):
        indent = line[: len(line) - len(words)]
        return "".join("&nbsp;" if blank == " " else f"&#{ord(blank)};" for blank in indent) + _inline(words)
    return started(_inline(words))


def started(escaped: str) -> str:
    """Return an escaped line that begins nothing but itself."""
    if _LINE_START.match(escaped):
        return f"\\{escaped}"
    return _LINE_NUMBER.sub(r"\1\\\2", escaped) if _LINE_NUMBER.match(escaped) else escaped


def _inline(line: str) -> str:
    return _INLINE.sub(r"\\\g<0>", line)
