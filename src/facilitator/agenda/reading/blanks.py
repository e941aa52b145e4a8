"""The key `fill in`: words that change from day to day, each with the question that is asked before."""

from collections.abc import Iterator

from facilitator.agenda.guide import ALWAYS_KNOWN, blank_name
from facilitator.agenda.model import Blank
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, is_empty
from facilitator.agenda.reading.nodes import Mapping, Mark, Node, Sequence


def read_blanks(desk: Desk, node: Node) -> tuple[Blank, ...]:
    """Return the blanks with their questions; a name alone is its own question."""
    blanks: dict[str, Blank] = {}
    for written, mark, question in _written(desk, node):
        name = " ".join(written.strip("[] ").split())
        plain = blank_name(name)
        if plain in ALWAYS_KNOWN:
            what = f"“[{name}]” is filled in by the program itself."
            desk.warn(mark, what, "Take this line out, or give the blank another name.")
        elif plain in blanks:
            desk.problem(mark, f"The blank “{short(name)}” stands twice under `fill in`.", "Keep one of the two.")
        elif name:
            blanks[plain] = Blank(name=name, question=question or name)
    return tuple(blanks.values())


def _written(desk: Desk, node: Node) -> Iterator[tuple[str, Mark, str]]:
    """Yield each name with its place and its question, which may be empty."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            question = "" if is_empty(entry.value) else desk.line(entry.value, "fill in")
            yield entry.key.text, entry.key.mark, question
    elif isinstance(node, Sequence):
        for item in desk.items(node):
            if isinstance(item, Mapping) and not item.flow:
                yield from _written(desk, item)
            else:
                yield desk.line(item, "fill in"), item.mark, ""
    else:
        by_line = node.style in {"literal", "folded"}
        for words in desk.texts(node, "fill in", commas=True):
            name, _, question = words.partition(": ") if by_line else (words, "", "")
            yield name.removesuffix(":"), node.mark, question.strip()
