"""The key `kind` of a question: what an answer looks like, and the words that may stand behind it."""

import re
from typing import get_args

from facilitator.agenda.model import ACTION_COLUMNS, QUESTION_COLUMNS, Column, PromptKind
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, Fields
from facilitator.agenda.reading.keys import nearest, plain_key
from facilitator.agenda.reading.nodes import Node

KINDS: tuple[PromptKind, ...] = get_args(PromptKind)

ONLY_FOR: dict[str, tuple[PromptKind, ...]] = {
    "options": ("choice", "checklist", "vote"),
    "many": ("choice",),
    "columns": ("table",),
    "rows": ("table",),
    "at least": ("list", "table", "actions", "questions"),
    "labels": ("scale",),
    "unit": ("number",),
    "total": ("number", "table"),
    "weights": ("vote",),
}
"""Keys that mean something for some kinds of question only."""

OTHER_NAMES: dict[str, str] = {
    **dict.fromkeys(("dot", "dots", "dot vote", "dot voting", "voting", "votes", "multivote"), "vote 3"),
    **dict.fromkeys(("parking", "parking lot"), "questions"),
}
"""Words that people write for a kind."""

OWN_COLUMNS: dict[str, tuple[Column, ...]] = {"actions": ACTION_COLUMNS, "questions": QUESTION_COLUMNS}
"""The kinds whose columns are given."""

MOST_LEVELS = 21
MOST_VOTES = 20

IN_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""The numbers from two on that are spelled out in the words of a vote."""


def read_kind(desk: Desk, fields: Fields) -> tuple[PromptKind | None, str]:
    """Return the kind and the words behind it; None with a problem where it is not known."""
    if "kind" not in fields:
        return ("table" if "columns" in fields else "choice" if "options" in fields else "text"), ""
    node = fields["kind"]
    first, _, rest = desk.line(node, "kind").partition(" ")
    name = first.casefold().rstrip(":,")
    kind = next((each for each in KINDS if each == name), None)
    if kind is None:
        better = OTHER_NAMES.get(plain_key(desk.line(node, "kind"))) or OTHER_NAMES.get(name) or nearest(name, KINDS)
        fix = f"Did you mean `kind: {better}`?" if better else f"Known kinds: {', '.join(KINDS)}."
        if first:
            desk.problem(node, f"“{short(first)}” is no kind of question that is known.", fix)
    elif rest and kind not in {"scale", "vote"}:
        fix = f"Write `kind: {kind}` alone; how many are wanted goes into `at least: 3`."
        desk.problem(node, f"“{short(rest)}” cannot stand behind `kind: {kind}`.", fix)
    return kind, rest.strip()


def warn_of_other_kinds(desk: Desk, fields: Fields, kind: PromptKind) -> None:
    """Warn of keys that mean nothing for this kind."""
    for key in fields:
        if key == "columns" and kind in OWN_COLUMNS:
            names = [column.name for column in OWN_COLUMNS[kind]]
            what = f"`kind: {kind}` has its columns already: {', '.join(names[:-1])} and {names[-1]}."
            desk.warn(fields[key], what, "Leave `columns` out; for columns of your own write `kind: table`.")
        elif kind not in ONLY_FOR.get(key, (kind,)):
            kinds = " and ".join(f"`kind: {each}`" for each in ONLY_FOR[key])
            desk.warn(fields[key], f"“{key}” means nothing for `kind: {kind}`.", f"It belongs to {kinds}.")


def read_votes(desk: Desk, node: Node, rest: str) -> int:
    """Return how many votes each voter has, from the words behind `kind: vote`; 1 where nothing is said."""
    if not rest:
        return 1
    if re.fullmatch(r"[0-9]{1,2}", rest) and 1 <= int(rest) <= MOST_VOTES:
        return int(rest)
    what = f"“{short(rest)}” is no number of votes."
    desk.problem(node, what, f"Write how many each has, from 1 to {MOST_VOTES}, like `kind: vote 3`.")
    return 1


def own_words(kind: PromptKind, votes: int) -> str:
    """Return what is asked where the author gives no words; empty for kinds that need words."""
    if kind == "vote":
        if votes < 2:
            return "Which do we choose?"
        return f"Which {IN_WORDS[votes - 2] if votes - 2 < len(IN_WORDS) else votes} do we choose?"
    return {"actions": "Who does what by when?", "questions": "Questions"}.get(kind, "")
