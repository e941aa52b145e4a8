"""Reminders inside a step, and the homework it gives out."""

import re

from facilitator.agenda.duration import TimeRange, read_duration, say_range
from facilitator.agenda.duration_words import in_words
from facilitator.agenda.guide import blank_name, pieces
from facilitator.agenda.model import Cue, Homework
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, Fields, is_empty, looks_like_words
from facilitator.agenda.reading.keys import INSTEAD, TABLES, plain_key
from facilitator.agenda.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from facilitator.agenda.reading.script import is_this_a_blank, looks_like_blank
from facilitator.agenda.reading.sheets import Shelf

Moment = dict[str, int]
"""The field of a cue that says when, with its seconds; 1 for half way."""

AT_THE_END = (
    r"(?:(?:at )?the )?end(?: of the step)?|0+(?::00)? *(?:s|sec|seconds?|m|min|minutes?)? (?:left|before the end)"
)
"""A reminder at the very end of the target."""

HALF_WAY = r"half[\s-]*(?:way|time)(?: through)?"
LEFT = r"(.+?)\s+(?:left|before the end)"

MOMENT_AND_WORDS = re.compile(
    r"(?P<moment>[^:\n]{1,40}?)\s*(?::|,|\s[-–—])\s+(?:(?P<kind>say|do)\s*:\s*)?(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A reminder in one text: “5 min left: Two more minutes”, “half way - do: ring the bell”."""

CUE = "`- at: 5 min left` and, below it, `say: Two more minutes.`"


def _items(desk: Desk, node: Node) -> tuple[Node, ...]:
    return desk.items(node) if isinstance(node, Sequence) else (node,)


def read_cues(desk: Desk, node: Node, time: TimeRange | None) -> tuple[Cue, ...]:
    """Return the reminders of a step that has this time; one that would never come is warned of."""
    return tuple(cue for item in _items(desk, node) for cue in _cue(desk, item, time))


def _cue(desk: Desk, node: Node, time: TimeRange | None) -> tuple[Cue, ...]:
    node = _with_moment(node)
    keyed = desk.keyed(node, "cues", CUE)
    if keyed is None:
        return ()
    keyed = _moment_first(desk, keyed)
    if not any(plain_key(entry.key.text) in {*TABLES["reminder"], *INSTEAD["reminder"]} for entry in keyed.entries):
        what = (
            f"“{short(keyed.entries[0].key.text)}” is no moment inside a step." if keyed.entries else "Nothing is here."
        )
        desk.problem(node, what, f"Write {CUE}.")
        return ()
    fields = desk.fields(keyed, "reminder")
    moment = _moment(desk, fields, node)
    words = [(kind, desk.text(fields[kind], kind)) for kind in ("say", "do") if kind in fields]
    if not words:
        desk.problem(node, "This reminder has no words.", "Add a line `say: …` or `do: …`.")
    if moment is None:
        return ()
    if time and not time.each:
        _warn_of_never(desk, fields, moment, time)
    return tuple(Cue.model_validate({**moment, "kind": kind, "text": text}) for kind, text in words if text)


def _with_moment(node: Node) -> Node:
    """Return “2 min left: say: Add up”, all in one text, as the moment with its words; any other node as it is."""
    found = MOMENT_AND_WORDS.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
    if not isinstance(node, Scalar) or found is None:
        return node
    words: Node = Scalar(found["words"], node.mark, node.end, node.style)
    if found["kind"]:
        kind = Scalar(found["kind"].casefold(), node.mark, node.end)
        words = Mapping((Entry(kind, Scalar(found["words"], node.mark, node.end)),), node.mark, node.end)
    return Mapping((Entry(Scalar(found["moment"], node.mark, node.end), words),), node.mark, node.end)


def _moment_first(desk: Desk, node: Mapping) -> Mapping:
    """Return `- 10 min: Walk around` with the keys that say the same; it is told, since it may be meant to be said."""
    entry = node.entries[0] if len(node.entries) == 1 else None
    if entry is None or plain_key(entry.key.text) in TABLES["reminder"] or is_empty(entry.value):
        return node
    written = re.sub(r"^(?:at|after|with)\s+", "", entry.key.text.strip(), flags=re.IGNORECASE)
    every = re.match(r"every\s+(.+)", written, re.IGNORECASE)
    if isinstance(entry.value, Mapping):
        said = entry.value.entries
    elif isinstance(entry.value, Scalar):
        kind = "say" if entry.value.style == "quoted" or entry.value.text.startswith(("“", '"')) else "do"
        said = (Entry(Scalar(kind, entry.key.mark, entry.key.end), entry.value),)
    else:
        return node
    key, when = ("every", every[1]) if every else ("at", written)
    if not _is_moment(key, when):
        return node
    what = f"“{short(entry.key.text)}” is read as `{key}: {short(when)}`" + (
        "." if isinstance(entry.value, Mapping) else f", and what follows as something to {said[0].key.text}."
    )
    desk.warn(entry.key, what, f"Write `- {key}: {short(when)}` and, below it, `say: …` or `do: …`.")
    first = Entry(Scalar(key, entry.key.mark, entry.key.end), Scalar(when, entry.key.mark, entry.key.end))
    return Mapping((first, *said), node.mark, node.end)


def _is_moment(key: str, written: str) -> bool:
    if key == "at" and re.fullmatch(rf"{HALF_WAY}|{AT_THE_END}", written, re.IGNORECASE):
        return True
    left = re.fullmatch(LEFT, written, re.IGNORECASE) if key == "at" else None
    found = read_duration(left[1] if left else written)
    return isinstance(found, TimeRange) and not found.each and not found.remark and found.least_s == found.most_s > 0


def _moment(desk: Desk, fields: Fields, node: Node) -> Moment | None:
    if ("at" in fields) == ("every" in fields):
        what = "This reminder says both `at` and `every`." if "at" in fields else "This reminder does not say when."
        desk.problem(
            node, what, "Write one of `at: 5 min`, `at: 5 min left`, `at: half way`, `at: end` or `every: 3 min`."
        )
        return None
    key = "at" if "at" in fields else "every"
    written = desk.line(fields[key], key)
    if key == "at" and re.fullmatch(HALF_WAY, written, re.IGNORECASE):
        return {"half_way": 1}
    if key == "at" and re.fullmatch(AT_THE_END, written, re.IGNORECASE):
        return {"left_s": 0}
    left = re.fullmatch(LEFT, written, re.IGNORECASE) if key == "at" else None
    found = read_duration(left[1] if left else written)
    if (
        not isinstance(found, TimeRange)
        or found.least_s != found.most_s
        or found.each
        or not found.most_s
        or found.remark
    ):
        example = "`at: 5 min`, `at: 5 min left`, `at: half way` or `at: end`" if key == "at" else "`every: 3 min`"
        if written:
            desk.problem(fields[key], f"“{short(written)}” is no moment inside a step.", f"Write it like {example}.")
        return None
    return {"left_s" if left else f"{key}_s": found.most_s}


def _warn_of_never(desk: Desk, fields: Fields, moment: Moment, time: TimeRange) -> None:
    """Warn of a moment that lies outside a step of this time."""
    longest_s, has = time.base_s + time.most_s, f"the step has {say_range(time)}"
    if moment.get("at_s", 0) > longest_s:
        what = f"This reminder comes {in_words(moment['at_s'])} into the step, and {has}."
    elif moment.get("every_s", 0) >= longest_s:
        what = f"The first of these reminders comes {in_words(moment['every_s'])} into the step, and {has}."
    elif moment.get("left_s", 0) >= longest_s:
        what = f"{in_words(moment['left_s'])} before its end this step has not begun: {has}."
    else:
        return
    desk.warn(fields["at" if "at" in fields else "every"], what, "Change one of the two times.")


def read_homework(desk: Desk, node: Node, shelf: Shelf, blanks: frozenset[str]) -> tuple[Homework, ...]:
    """Return what people take home; a task without a date is warned of."""
    return tuple(task for item in _items(desk, node) if (task := _task(desk, item, shelf, blanks)))


def _task(desk: Desk, node: Node, shelf: Shelf, blanks: frozenset[str]) -> Homework | None:
    if not isinstance(node, Mapping) or looks_like_words(node, "homework"):
        task = desk.line(node, "homework")
        _warn_of_no_date(desk, node)
        return Homework(task=task) if task else None
    fields = desk.fields(node, "homework")
    task = desk.line(fields["task"], "task") if "task" in fields else ""
    if not task:
        desk.problem(node, "This homework does not say what to do.", "Add a line `task: …`.")
    if "due" not in fields:
        _warn_of_no_date(desk, node)
    draft = shelf.draft(desk.line(fields["hand in"], "hand in"), fields["hand in"]) if "hand in" in fields else None
    homework = Homework(
        task=task,
        who=desk.line(fields["who"], "who") if "who" in fields else "",
        due=desk.line(fields["due"], "due") if "due" in fields else "",
        hand_in=draft.sheet.id if draft else "",
    )
    for key in ("who", "due"):
        for piece in pieces(getattr(homework, key), blanks):
            if piece.kind == "direction" and looks_like_blank(blank_name(piece.text)):
                desk.warn(fields[key], *is_this_a_blank(piece.text))
    return homework


def _warn_of_no_date(desk: Desk, node: Node) -> None:
    desk.warn(node, "This homework has no date.", "Add a line `due: Friday`, or a blank like `due: [hand-in date]`.")
