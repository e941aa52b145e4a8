"""Other words for the kind of a question, as the keys that say the same: "yes/no", "1-10", "multiple choice"."""

import re

from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, Fields
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Node, Scalar, Sequence

SAME_KIND: dict[str, str] = {
    **dict.fromkeys(
        ("open", "open question", "open ended", "open text", "free text", "words", "sentence", "sentences", "written",
         "written answer", "short answer",
         "short text", "long text", "long answer", "answer", "paragraph", "essay", "comment", "comments",
         "discussion", "reflection", "feedback", "open ended question", "question"), "text"),
    **dict.fromkeys(
        ("brainstorm", "brainstorming", "ideas", "bullets", "bullet list", "bullet points", "items", "sticky notes",
         "stickies", "post its", "post it notes", "notes", "popcorn", "open list", "lists"), "list"),
    **dict.fromkeys(("count", "numeric", "amount", "numbers", "integer", "a number"), "number"),
    **dict.fromkeys(("multiple choice", "single choice", "one choice", "select", "select one", "pick one", "mc", "quiz",
                     "choose one", "choose", "options", "dropdown", "a choice", "radio"), "choice"),
    **dict.fromkeys(("check list", "tick list", "tick box",
                     "tick boxes", "ticks", "to tick", "checkbox list"), "checklist"),
    **dict.fromkeys(("grid", "matrix", "chart"), "table"),
    **dict.fromkeys(("action", "action plan", "action items", "action list", "to do", "to dos", "todo", "to do list",
                     "next steps", "who does what"), "actions"),
    **dict.fromkeys(("q&a", "q & a", "q and a", "questions and answers"), "questions"),
}  # fmt: skip
"""Words that mean just one kind."""

TAKEN_FOR: dict[str, str] = {
    **dict.fromkeys(("rating", "rate", "likert", "likert scale", "rating scale", "stars"), "scale 1-5"),
    "fist to five": "scale 0-5",
    **dict.fromkeys(("show of hands", "hands", "tally", "head count"), "number"),
    **dict.fromkeys(("poll", "polling", "straw poll"), "vote"),
}
"""Words that are most often meant for a kind, and are told."""
SEVERAL = frozenset({
    "multiple select", "multi select", "checkboxes", "check all that apply", "tick all that apply", "select all",
    "select all that apply", "choose all that apply", "multiple answers",
})  # fmt: skip
"""Words for a choice of more than one option."""

TWO = r"(?P<low>-?[0-9]{1,3})\s*(?:\((?P<worst>[^()]*)\)|=\s*(?P<worst_is>[^,;-]+?))?\s*,?\s*(?:[-–—‒/]|to|through)\s*"
SPAN = re.compile(
    r"(?:(?:rating|rate|rated|likert|likert scale|scale|stars?)\b[\s:,]*)?(?:of |from |\()*\s*" + TWO +
    r"(?P<high>-?[0-9]{1,3})\s*(?:\((?P<best>[^()]*)\)|=\s*(?P<best_is>[^,;]+?))?\)?(?:\s+(?:scale|stars?|rating|points?))?",
    re.IGNORECASE,
)  # fmt: skip
"""A scale by its lowest and its highest level, each perhaps with what it means."""
STARS = re.compile(r"(?P<high>[3-9]|10)[\s-]+(?:stars?|points?(?: scale)?)", re.IGNORECASE)
DOTS = re.compile(
    r"(?:(?:dot\s+)?(?:vote|voting|poll)s?[\s:,]*)?(?:with |for |\()?(?P<votes>[0-9]{1,2})\s*"
    r"(?:(?:sticky )?dots?|votes?|stickers?)?(?: each)?\)?",
    re.IGNORECASE,
)
"""A vote by how many dots each has."""
MANY = re.compile(
    r"(?P<kind>list|actions|questions)\b[\s:,]*(?:of |at least |\()*(?P<least>[0-9]{1,3})\b[^0-9]*", re.IGNORECASE
)
AMONG = re.compile(r"^(?:vote|choice|choose|poll|pick|select)\b[\s:,(]+(?![0-9])", re.IGNORECASE)
"""A word for choosing, before what can be chosen: "vote yes / no / later"."""
EITHER = re.compile(r"(?:yes|true|agree|good|right)\s*(?:/|\bor\b|,)\s*[^/]+(?:/[^/]+)*", re.IGNORECASE)
"""What can be answered, in the place of a kind."""


def plain_kind(desk: Desk, fields: Fields) -> Fields:
    """Return the lines of a question with its kind in the words that the program knows."""
    node = fields.get("kind")
    if not isinstance(node, Scalar):
        return fields
    written = desk.line(node, "kind")
    meant = kind_meant(written)
    if meant is None:
        return fields
    added = {key: _put(node, value) for key, value in meant.items() if key == "kind" or key not in fields}
    if plain_key(written) in TAKEN_FOR and meant["kind"] != plain_key(written):
        desk.warn(node, f"“{short(written)}” is read as `kind: {meant['kind']}`.", f"Write `kind: {meant['kind']}`.")
    return {**fields, **added}


def kind_meant(written: str) -> dict[str, str | tuple[str, ...]] | None:
    """Return the keys that say the same as these words behind `kind`, or None where they are not known here."""
    plain = plain_key(written).rstrip(".:")
    for each in (plain, plain.removesuffix(" question").removesuffix(" questions")):
        if kind := SAME_KIND.get(each) or TAKEN_FOR.get(each):
            return {"kind": kind}
        if each in SEVERAL:
            return {"kind": "choice", "many": "yes"}
    if found := MANY.fullmatch(written):
        return {"kind": found["kind"].casefold(), "at least": found["least"]}
    if found := SPAN.fullmatch(written):
        return _scale(found)
    if found := STARS.fullmatch(written):
        return {"kind": f"scale 1-{found['high']}"}
    if found := DOTS.fullmatch(written):
        return {"kind": f"vote {int(found['votes'])}"} if re.search("[a-z]", written, re.IGNORECASE) else None
    if EITHER.fullmatch(among := AMONG.sub("", written)) or (among != written and "/" in among):
        options = tuple(part.strip() for part in re.split(r"/|,|\bor\b", among) if part.strip())
        return {"kind": "choice", "options": options}
    return None


def _scale(found: re.Match[str]) -> dict[str, str | tuple[str, ...]]:
    low, high = found["low"], found["high"]
    worst, best = found["worst"] or found["worst_is"] or "", found["best"] or found["best_is"] or ""
    labels = tuple(f"{level} = {' '.join(is_.split())}" for level, is_ in ((low, worst), (high, best)) if is_.strip())
    if not worst and "=" in best:
        labels = tuple(" = ".join(side.strip() for side in each.split("=", 1)) for each in best.split(","))
    elif not worst and (both := re.fullmatch(r"(.+?)\s+(?:to|[-–—])\s+(.+)", best)):
        labels = (f"{low} = {both[1]}", f"{high} = {both[2]}")
    return {"kind": f"scale {low}-{high}"} | ({"labels": labels} if labels else {})


def _put(node: Scalar, value: str | tuple[str, ...]) -> Node:
    """Return a value as if it had been written in the place of this node."""
    if isinstance(value, str):
        return Scalar(value, node.mark, node.end)
    return Sequence(tuple(Scalar(each, node.mark, node.end, "quoted") for each in value), node.mark, node.end)
