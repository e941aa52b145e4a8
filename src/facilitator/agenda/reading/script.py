"""The key `guide` of a step: its blocks with the places of their words, and what its brackets mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.agenda.guide import RawBlock, mark_kind, pieces, read_guide
from facilitator.agenda.model import GuideBlock
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, is_empty
from facilitator.agenda.reading.nodes import Mapping, Mark, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class ScriptBlock:
    """A block of the guide with the place of its words in the file."""

    block: GuideBlock
    mark: Mark
    by_line: bool
    """Whether each line of the words is a line of the file."""

    def mark_of(self, desk: Desk, at: int, words: str) -> Mark:
        """Return the place of `words` that stand at this offset of the block."""
        line = self.mark.line + (self.block.text.count("\n", 0, at) if self.by_line else 0)
        shown = desk.lines[line - 1] if line <= len(desk.lines) else ""
        column = shown.find(words.split("\n", 1)[0]) + 1
        return Mark(line, column or self.mark.column, self.mark.index)


def read_script(desk: Desk, node: Node) -> tuple[ScriptBlock, ...]:
    """Return the blocks of a guide: from one text with marks, or from a list of typed blocks."""
    if isinstance(node, Sequence):
        return tuple(block for item in node.items for block in _typed(desk, item))
    return tuple(_typed(desk, node) if isinstance(node, Mapping) else _marked(desk, node))


def _typed(desk: Desk, node: Node) -> Iterator[ScriptBlock]:
    """Yield blocks written as keys: `- say: Welcome`."""
    if is_empty(node):
        return
    if not isinstance(node, Mapping) or node.flow:
        yield from _marked(desk, _as_scalar(desk, node))
        return
    for entry in node.entries:
        kind = mark_kind(entry.key.text)
        if kind is None:
            what = f"“{short(entry.key.text)}” is no mark of the guide."
            fix = "Write the guide as `guide: |` with SAY:, NOTE:, DO:, SHOW: or ASK: at the start of lines below it."
            desk.problem(entry.key, what, fix)
        elif not is_empty(entry.value):
            words = _as_scalar(desk, entry.value)
            first, by_line = _first_line(words)
            text = words.text.strip("\n")
            skipped = len(words.text) - len(words.text.lstrip("\n"))
            raw = RawBlock(kind, text.strip(), skipped)
            yield _placed(desk, raw, words, first, by_line=by_line)


def _as_scalar(desk: Desk, node: Node) -> Scalar:
    return node if isinstance(node, Scalar) else Scalar(desk.text(node, "guide"), node.mark, node.end)


def _first_line(node: Scalar) -> tuple[int, bool]:
    """Return the line of the file where the words begin, and whether its lines are those of the words."""
    block = node.style in {"literal", "folded"}
    return node.mark.line + (1 if block else 0), block


def _marked(desk: Desk, node: Node) -> Iterator[ScriptBlock]:
    words = _as_scalar(desk, node)
    if words.style == "folded":
        words = Scalar(_unfolded(desk, words), words.mark, words.end, "literal")
    first, by_line = _first_line(words)
    for raw in read_guide(words.text):
        yield _placed(desk, raw, words, first, by_line=by_line)


def _placed(desk: Desk, raw: RawBlock, words: Scalar, first: int, *, by_line: bool) -> ScriptBlock:
    line = min(first + raw.line, len(desk.lines)) if by_line else words.mark.line
    column = desk.lines[line - 1].find(raw.text.split("\n", 1)[0]) + 1
    block = GuideBlock(kind=raw.kind, text=raw.text)
    return ScriptBlock(block, Mark(line, column or words.mark.column, words.mark.index), by_line)


def _unfolded(desk: Desk, node: Scalar) -> str:
    """Return the lines under `guide: >` as they stand, since the marks of the guide need their line breaks."""
    lines: list[str] = []
    indent = 0
    for line in desk.lines[node.mark.line :]:
        if line.strip() and not indent:
            indent = len(line) - len(line.lstrip())
        if line.strip() and (len(line) - len(line.lstrip()) < max(indent, 1)):
            break
        lines.append(line[indent:])
    return "\n".join(lines)


def warn_of_blanks(desk: Desk, script: tuple[ScriptBlock, ...], blanks: frozenset[str]) -> None:
    """Warn of brackets in spoken words that look like a blank which nobody declared."""
    for each in script:
        if each.block.kind != "say":
            continue
        for piece in pieces(each.block.text, blanks):
            if piece.kind == "direction" and looks_like_blank(piece.text):
                mark = each.mark_of(desk, piece.at, each.block.text[piece.at :])
                desk.warn(mark, *is_this_a_blank(piece.text))


def looks_like_blank(inside: str) -> bool:
    """Return whether words in brackets are rather a name than an act: small letters and no full stop."""
    return inside == inside.lower() and inside != inside.upper() and not re.search(r"[.!?…]$|\.\s", inside)


def is_this_a_blank(inside: str) -> tuple[str, str]:
    """Return the two sentences for a bracket that nobody declared."""
    what = f"Is “[{short(inside)}]” a blank?"
    fix = f"If so, add `{short(inside)}: …?` under `fill in`; if it is something to do, end it with a full stop."
    return what, fix
