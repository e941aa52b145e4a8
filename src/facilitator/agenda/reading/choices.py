"""What a question offers to answer with: options, levels and their meanings, weights, things gone through."""

import re

from facilitator.agenda.model import PromptKind
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, Fields
from facilitator.agenda.reading.keys import repeated
from facilitator.agenda.reading.kinds import MOST_LEVELS, ONLY_FOR
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar
from facilitator.agenda.reading.question_words import LETTER, lettered


def read_options(desk: Desk, fields: Fields, kind: PromptKind, node: Node) -> tuple[str, ...]:
    """Return what can be chosen or ticked; a vote may do without."""
    if kind not in ONLY_FOR["options"]:
        return ()
    options = _plain_options(desk, fields["options"]) if "options" in fields else ()
    if not options and kind != "vote":
        what = f"There is nothing to {'choose from' if kind == 'choice' else 'tick'} in this question."
        fix = "Add a line `options: [first, second, third]`."
        if "from" in fields:
            fix = "Add a line `options: [first, second]`; to choose from answers, use `kind: vote`."
        desk.problem(node, what, fix)
    if (twice := repeated(options)) is not None:
        _twice(desk, fields["options"], options[twice], "among the options")
    return options


def _plain_options(desk: Desk, node: Node) -> tuple[str, ...]:
    """Return options without the letters before them; one alone is parted at its letters, slashes or "or"."""
    if isinstance(node, Scalar) and node.style == "plain":
        found = lettered(f"? {desk.line(node, 'options')}")[1]
        if found:
            return found
    options = desk.texts(node, "options", commas=True)
    if len(options) == 1 and isinstance(node, Scalar) and node.style == "plain":
        options = tuple(part for part in re.split(r"\s*/\s*|\s+or\s+", options[0]) if part)
    heads = [LETTER.match(option) for option in options]
    letters = [head["letter"].casefold() for head in heads if head]
    if len(options) > 1 and letters == list("abcdefgh"[: len(options)]):
        return tuple(option[head.end() :] for option, head in zip(options, heads, strict=True) if head)
    return options


def _twice(desk: Desk, node: Node, name: str, where: str) -> None:
    desk.problem(node, f"“{short(name)}” stands twice {where}.", "Keep one of the two.")


def read_levels(desk: Desk, node: Node, rest: str) -> tuple[str, ...]:
    """Return the levels of `scale 1-5` or `scale red, amber, green`, lowest first."""
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


def read_labels(desk: Desk, node: Node, levels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
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


def read_weights(desk: Desk, node: Node, votes: int) -> tuple[int, ...]:
    """Return what the first, second … choice of a vote counts; nothing with a problem where that cannot be."""
    written = desk.texts(node, "weights", commas=True)
    for each in written:
        if not re.fullmatch(r"[0-9]{1,6}", each):
            what = f"“weights” wants whole numbers, and “{short(each)}” is none."
            desk.problem(node, what, "Write what the first, second and third choice count: `weights: 3,2,1`.")
            return ()
    if len(written) > votes:
        has = "one vote" if votes == 1 else f"{votes} votes"
        what = f"There are {len(written)} weights here, and everybody has {has}."
        desk.problem(node, what, f"Take some out, or write `kind: vote {len(written)}`.")
        return ()
    return tuple(int(each) for each in written)


def read_each(desk: Desk, node: Node) -> tuple[tuple[str, ...], str]:
    """Return the things of `for each`, or the name of the question whose answers they are."""
    if isinstance(node, Scalar) and node.style != "literal" and "," not in node.text:
        return (), desk.line(node, "for each")
    things = desk.texts(node, "for each", commas=True)
    if (twice := repeated(things)) is not None:
        _twice(desk, node, things[twice], "under `for each`")
    return things, ""
