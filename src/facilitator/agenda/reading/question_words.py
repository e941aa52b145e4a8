"""What the words of a question say beside it: options behind letters, a kind or choices in brackets at the end."""

import re

from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, Fields
from facilitator.agenda.reading.kind_words import kind_meant
from facilitator.agenda.reading.nodes import Node, Scalar, Sequence

LETTER = re.compile(r"(?:^|(?<=\s))(?P<letter>[a-hA-H](?=\))|[a-h](?=\.))[).]\s+")
"""The letter before an option: `a)`, `B)`, `c.`."""
IN_BRACKETS = re.compile(r"(?P<ask>.*\S)\s*\((?P<inside>[^()]+|[^()]*\([^()]*\)[^()]*\([^()]*\)[^()]*)\)\s*", re.DOTALL)
"""A question with words in round brackets at its end."""
ALONE = frozenset({"list", "vote", "number", "checklist", "choice", "actions", "scale"})
"""Kinds that are meant where they stand in brackets behind a question; any other word may be part of it."""
NOT_IN_BRACKETS = frozenset({"question", "discussion", "notes", "ideas", "chart", "comments", "items", "options"})
LONGEST_OPTION = 40
MOST_OPTIONS = 12


def with_words_of_question(desk: Desk, fields: Fields) -> Fields:
    """Return the lines of a question with what its words say beside it as keys of their own.

    A key that its author wrote stands above them. What was found in brackets is told.
    """
    node = fields.get("ask")
    if not isinstance(node, Scalar) or node.style in {"literal", "folded"}:
        return fields
    found = dict(fields)
    written = desk.line(node, "ask")
    ask, options = lettered(written) if "options" not in fields else (written, ())
    if options:
        found["options"] = _listed(node, options)
    inside = IN_BRACKETS.fullmatch(ask)
    choices = _choices(inside["inside"]) if inside else ()
    is_choice = "kind" in fields and desk.line(fields["kind"], "kind").casefold() in {"choice", "checklist", "vote"}
    if inside and "kind" not in fields and (kind := _kind_of(inside["inside"])):
        ask = inside["ask"]
        found["kind"] = Scalar(inside["inside"].strip(), node.mark, node.end)
        if not (kind == "choice" and (options or "options" in fields)):
            what = f"“({short(inside['inside'])})” is read as what an answer looks like."
            desk.warn(node, what, f"Write it below the question: `kind: {short(inside['inside'].strip())}`.")
    elif inside and is_choice and choices and "options" not in found and "from" not in fields:
        ask, found["options"] = inside["ask"], _listed(node, choices)
    if ask != written:
        found["ask"] = Scalar(ask, node.mark, node.end, "quoted")
    return found


def lettered(written: str) -> tuple[str, tuple[str, ...]]:
    """Return a question and the options that stand behind letters in it, `Why? a) rain b) sun`."""
    marks = list(LETTER.finditer(written))
    letters = [mark["letter"].casefold() for mark in marks]
    if len(marks) < 2 or letters != list("abcdefgh"[: len(marks)]) or not written[: marks[0].start()].strip():
        return written, ()
    ends = [*(mark.start() for mark in marks[1:]), len(written)]
    options = [written[mark.end() : end].strip(" ,;") for mark, end in zip(marks, ends, strict=True)]
    return written[: marks[0].start()].strip(), tuple(options) if all(options) else ()


def _kind_of(inside: str) -> str:
    """Return the kind that words in brackets are meant as, or nothing."""
    plain = inside.strip().casefold()
    if plain in NOT_IN_BRACKETS:
        return ""
    if plain in ALONE - {"choice", "scale", "checklist"}:
        return plain
    meant = kind_meant(inside.strip())
    return str(meant["kind"]) if meant and not re.fullmatch(r"[0-9]+\s*[-–—]\s*[0-9]+", plain) else ""


def _choices(inside: str) -> tuple[str, ...]:
    """Return what can be chosen from words in brackets: "green, yellow, red", "keep / drop"."""
    parts = re.split(r"\s*[/|;]\s*" if re.search("[/|;]", inside) else r"\s*,\s*(?:or\s+)?|\s+or\s+", inside.strip())
    fits = 2 <= len(parts) <= MOST_OPTIONS and all(0 < len(part) <= LONGEST_OPTION for part in parts)
    return tuple(dict.fromkeys(parts)) if fits else ()


def _listed(node: Scalar, words: tuple[str, ...]) -> Node:
    return Sequence(tuple(Scalar(each, node.mark, node.end, "quoted") for each in words), node.mark, node.end)
