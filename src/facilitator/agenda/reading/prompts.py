"""Questions whose answers are written down: from the key `ask` to prompts."""

import re
from dataclasses import dataclass

from facilitator.agenda.model import Column, Prompt, PromptKind, Who
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, Fields, is_empty, looks_like_words
from facilitator.agenda.reading.keys import LATER_KINDS, nearest, plain_key, repeated
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar, Sequence, last_end
from facilitator.agenda.reading.values import who_of, whole_of, yes_of

KINDS: tuple[PromptKind, ...] = ("text", "list", "number", "choice", "checklist", "scale", "table")

ONLY_FOR: dict[str, tuple[PromptKind, ...]] = {
    "options": ("choice", "checklist"),
    "many": ("choice",),
    "columns": ("table",),
    "rows": ("table",),
    "at least": ("list", "table"),
    "labels": ("scale",),
    "unit": ("number",),
}
"""Keys that mean something for some kinds of question only."""

MOST_LEVELS = 21
OWN_LINES = "Put each question on a line of its own behind a dash, `- What next?`."


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt as its author wrote it, before it has an id that no other prompt has."""

    prompt: Prompt
    """Its id is the author's, or empty."""
    says_who: bool
    """Whether the author said who answers."""
    node: Node


def read_prompts(desk: Desk, node: Node, who: Who) -> tuple[Asked, ...]:
    """Return the questions of a key `ask`: one, or a list; `who` answers where a question does not say it."""
    if isinstance(node, Sequence):
        if node.flow and any(isinstance(item, Scalar) and item.style == "plain" for item in node.items):
            desk.problem(node, "Questions cannot stand in square brackets: their commas would part them.", OWN_LINES)
            return ()
        found = (_prompt(desk, item, who) for item in node.items if not is_empty(item))
    else:
        found = (each for each in (_prompt(desk, node, who),))
    return tuple(asked for asked in found if asked)


def _prompt(desk: Desk, node: Node, who: Who) -> Asked | None:
    if not isinstance(node, Mapping) or looks_like_words(node, "question"):
        ask = desk.line(node, "ask")
        return Asked(Prompt(id="", ask=ask, who=who), says_who=False, node=node) if ask else None
    fields = desk.fields(node, "question")
    kind, rest = _kind(desk, fields)
    if kind is None:
        return None
    ask = desk.line(fields["ask"], "ask") if "ask" in fields else ""
    if not ask:
        desk.problem(node, "This question has no words.", "Add a line `ask: What do we want to know?`.")
    for key in fields:
        if kind not in ONLY_FOR.get(key, (kind,)):
            kinds = " and ".join(f"`kind: {each}`" for each in ONLY_FOR[key])
            desk.warn(fields[key], f"“{key}” means nothing for `kind: {kind}`.", f"It belongs to {kinds}.")
    given = who_of(desk, fields["who"]) if "who" in fields else None
    prompt = Prompt(
        id=desk.line(fields["id"], "id") if "id" in fields else "",
        ask=ask,
        kind=kind,
        who=given or who,
        options=_options(desk, fields, kind, node),
        many=kind == "choice" and "many" in fields and yes_of(desk, fields["many"], "many"),
        levels=(levels := _levels(desk, fields, rest) if kind == "scale" else ()),
        labels=_labels(desk, fields["labels"], levels) if kind == "scale" and "labels" in fields else (),
        columns=_columns_of_table(desk, fields, kind, node),
        rows=desk.texts(fields["rows"], "rows", commas=True) if kind == "table" and "rows" in fields else (),
        at_least=whole_of(desk, fields["at least"], "at least") if "at least" in fields else 0,
        unit=desk.line(fields["unit"], "unit") if "unit" in fields else "",
        help=desk.text(fields["help"], "help") if "help" in fields else "",
    )
    return Asked(prompt, says_who=given is not None, node=node)


def _kind(desk: Desk, fields: Fields) -> tuple[PromptKind | None, str]:
    """Return the kind and the words behind it; None where it comes later or is not known."""
    if "kind" not in fields:
        return ("table" if "columns" in fields else "choice" if "options" in fields else "text"), ""
    node = fields["kind"]
    first, _, rest = desk.line(node, "kind").partition(" ")
    name = first.casefold().rstrip(":,")
    if name in LATER_KINDS or name.rstrip("s") in LATER_KINDS or f"{name}s" in LATER_KINDS:
        what = f"`kind: {short(name)}` comes with a later version."
        way = next(way for later, way in LATER_KINDS.items() if later.rstrip("s") == name.rstrip("s"))
        desk.problem(node, what, f"Until then, {way}")
        return None, ""
    kind = next((each for each in KINDS if each == name), None)
    if kind is None:
        better = nearest(name, KINDS)
        fix = f"Did you mean `kind: {better}`?" if better else f"Known kinds: {', '.join(KINDS)}."
        if first:
            desk.problem(node, f"“{short(first)}” is no kind of question that is known.", fix)
    elif rest and kind != "scale":
        fix = f"Write `kind: {kind}` alone; how many are wanted goes into `at least: 3`."
        desk.problem(node, f"“{short(rest)}” cannot stand behind `kind: {kind}`.", fix)
    return kind, rest.strip()


def _options(desk: Desk, fields: Fields, kind: PromptKind, node: Node) -> tuple[str, ...]:
    if kind not in ONLY_FOR["options"]:
        return ()
    options = desk.texts(fields["options"], "options", commas=True) if "options" in fields else ()
    if not options:
        what = f"There is nothing to {'choose from' if kind == 'choice' else 'tick'} in this question."
        desk.problem(node, what, "Add a line `options: [first, second, third]`.")
    if (twice := repeated(options)) is not None:
        what = f"“{short(options[twice])}” stands twice among the options."
        desk.problem(fields["options"], what, "Keep one of the two.")
    return options


def _levels(desk: Desk, fields: Fields, rest: str) -> tuple[str, ...]:
    """Return the levels of `scale 1-5` or `scale red, amber, green`, lowest first."""
    node = fields["kind"]
    if found := re.fullmatch(r"([0-9]{1,4})\s*(?:[-–—]|to)\s*([0-9]{1,4})", rest):
        low, high = int(found[1]), int(found[2])
        if low < high < low + MOST_LEVELS:
            return tuple(str(level) for level in range(low, high + 1))
        what = f"“{rest}” is no scale that people can answer on."
        fix = f"Let it go upwards, with at most {MOST_LEVELS} levels, like `kind: scale 1-5`; or use `kind: number`."
        desk.problem(node, what, fix)
        return ()
    levels = tuple(dict.fromkeys(level.strip() for level in rest.split(",") if level.strip()))
    if len(levels) < 2:
        what = "This scale has no levels."
        desk.problem(node, what, "Write them behind it: `kind: scale 1-5` or `kind: scale red, amber, green`.")
    return levels


def _labels(desk: Desk, node: Node, levels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return what the levels mean, from `1 = bad, 5 = good` or a line for each."""
    if isinstance(node, Mapping):
        pairs = [(entry.key.text.strip(), desk.line(entry.value, "labels")) for entry in node.entries]
    else:
        parts = [part.partition("=") for part in desk.texts(node, "labels", commas=True)]
        pairs = [(level.strip(), meaning.strip()) for level, _, meaning in parts]
    known = frozenset(levels)
    for level, meaning in pairs:
        if not meaning or (known and level not in known):
            wrong = "is no level of this scale" if meaning else "does not say which level means what"
            lowest, highest = (levels[0], levels[-1]) if levels else ("1", "5")
            fix = f"Write it like `labels: {lowest} = poor, {highest} = very good`."
            desk.problem(node, f"“{short(level)}” {wrong}.", fix)
    return tuple(pairs)


def _columns_of_table(desk: Desk, fields: Fields, kind: PromptKind, node: Node) -> tuple[Column, ...]:
    if kind != "table":
        return ()
    columns = read_columns(desk, fields["columns"]) if "columns" in fields else ()
    if not columns:
        desk.problem(node, "This table has no columns.", "Add a line `columns: [What, Who, By when]`.")
    return columns


def read_columns(desk: Desk, node: Node) -> tuple[Column, ...]:
    """Return the columns of a table: a name, or a name with what may be written (`Name: [options]`)."""
    if isinstance(node, Sequence):
        found = [_column(desk, item) for item in node.items if not is_empty(item)]
    elif isinstance(node, Mapping):
        found = [_column(desk, Mapping((entry,), entry.key.mark, last_end(entry.value))) for entry in node.entries]
    else:
        found = [Column(name=name) for name in desk.texts(node, "columns", commas=True)]
    columns = tuple(column for column in found if column.name)
    if (twice := repeated(plain_key(column.name) for column in columns)) is not None:
        what = f"Two columns are called “{short(columns[twice].name)}”."
        desk.problem(node, what, "Give each a name of its own.")
    return columns


def _column(desk: Desk, node: Node) -> Column:
    if isinstance(node, Mapping) and len(node.entries) == 1:
        entry = node.entries[0]
        if isinstance(entry.value, Sequence):
            options = desk.texts(entry.value, "columns")
            return Column(name=" ".join(entry.key.text.split()), options=options)
        if is_empty(entry.value):
            return Column(name=" ".join(entry.key.text.split()))
    return Column(name=desk.line(node, "columns"))
