"""The key `guide` of a step: its blocks with the places of their words, and what its brackets mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from facilitator.agenda.guide import MARK_WORDS, Piece, RawBlock, mark_kind, pieces, read_guide
from facilitator.agenda.model import BlockKind, GuideBlock
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, is_empty
from facilitator.agenda.reading.keys import INSTEAD, NAMED_NOTES, SPOKEN_KEYS, plain_key
from facilitator.agenda.reading.nodes import Mapping, Mark, Node, Scalar, Sequence

LONGEST_ESCAPE = 10
"""The most characters that one character takes in double quotes, as in `\\U0001F600`."""

BOLD_MARK = re.compile(
    rf"^(?P<lead>[ \t]*)(?P<bold>\*\*|__){MARK_WORDS}"
    r"[ \t]*(?::[ \t]*(?P=bold)|(?P=bold)[ \t]*:)[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
"""A mark of the guide that was pasted in bold, `**SAY:**`."""


NO_COLON = re.compile(r"[ \t]*(SAY|NOTE|DO|SHOW|ASK)[ \t]+(?=[A-Z“\"])")
"""A mark in capitals that its colon is missing from."""

ACTS = (
    "act|add|allow|ask|bring|call|check|clap|click|close|collect|count|demonstrate|display|distribute|divide|draw|fill|"
    "gather|get|give|go|hand|have|hold|introduce|invite|knock|let|list|mark|model|move|nod|note|open|pass|pause|pick|"
    "place|play|point|post|present|project|pull|put|raise|read|record|repeat|ring|say|set|share|show|sit|smile|stand|"
    "start|stop|switch|take|tap|tell|turn|use|wait|walk|wave|write"
)
ACT = re.compile(
    rf"\(((?:{ACTS})\s[^()]*|(?:pause|wait|silence|breathe|applause|smile|nod|clap)[.!…]*)\)", re.IGNORECASE
)
"""Words in round brackets that begin like an order: "(share the link in the chat)"."""


@dataclass(frozen=True, slots=True)
class ScriptBlock:
    """A block of the guide with the place of its words in the file."""

    block: GuideBlock
    mark: Mark
    by_line: bool
    """Whether each line of the words is a line of the file."""

    def brackets(self, desk: Desk, blanks: frozenset[str]) -> Iterator[tuple[Piece, Mark]]:
        """Yield the blanks and the acts among the words, in order, each with its place.

        Counting goes on from one to the next, so that it takes a block with very many no longer than their number.
        """
        text, line, done = self.block.text, self.mark.line, 0
        column = self.mark.column
        end = None if self.by_line else column + LONGEST_ESCAPE * len(text)
        for piece in pieces(text, blanks):
            if piece.kind == "words":
                continue
            if self.by_line and (ends := text.count("\n", done, piece.at)):
                line, column = line + ends, 1
            done = piece.at
            shown = desk.lines[line - 1] if line <= len(desk.lines) else ""
            written = text[piece.at : piece.at + len(piece.text) + 2].split("\n", 1)[0]
            found = shown.find(written, column - 1, end) + 1 if column else 0
            yield piece, Mark(line, found or self.mark.column, self.mark.index)
            column = found and found + len(written)


def read_script(desk: Desk, node: Node) -> tuple[ScriptBlock, ...]:
    """Return the blocks of a guide: from one text with marks, or from a list of typed blocks."""
    if isinstance(node, Sequence):
        return tuple(block for item in node.items for block in _typed(desk, item))
    return tuple(_typed(desk, node) if isinstance(node, Mapping) else _marked(desk, node))


def script_of(desk: Desk, step: Mapping, asked: tuple[str, ...] = ()) -> tuple[ScriptBlock, ...]:
    """Return the words of a step: its guide, and what stands under keys of their own, in the order of the file.

    `asked` are the questions of the step in their words; where such a key follows them, they are asked before it.
    """
    found: list[ScriptBlock] = []
    spoken = [at for at, entry in enumerate(step.entries) if plain_key(entry.key.text) in SPOKEN_KEYS]
    for at, entry in enumerate(step.entries):
        name = plain_key(entry.key.text)
        key = INSTEAD["step"].get(name, name)
        if key == "guide" and not is_empty(entry.value):
            found += read_script(desk, entry.value)
        elif key == "ask" and spoken and at < spoken[-1]:
            blocks = (GuideBlock(kind="ask", text=words) for words in asked)
            found += (ScriptBlock(block, entry.value.mark, by_line=False) for block in blocks)
        elif key in SPOKEN_KEYS:
            found += _under(desk, key, entry.value, f"{entry.key.text}: " if name in NAMED_NOTES else "")
    return tuple(found)


def _under(desk: Desk, key: str, node: Node, name: str = "") -> Iterator[ScriptBlock]:
    """Yield the words behind a key like `say`, up to the next mark, those of a list one by one; `name` goes before."""
    if is_empty(node):
        return
    if isinstance(node, Sequence) and not node.flow:
        for item in desk.items(node):
            yield from _under(desk, key, item, name)
        return
    for each in _marked(desk, _as_scalar(desk, node), mark_kind(key) or "note"):
        block = each.block
        yield replace(each, block=block.model_copy(update={"text": f"{name}{block.text}"})) if name else each


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
            text = words.text.strip("\n")
            skipped = len(words.text) - len(words.text.lstrip("\n"))
            yield from _placed(desk, (RawBlock(kind, text.strip(), skipped),), words)


def _as_scalar(desk: Desk, node: Node) -> Scalar:
    return node if isinstance(node, Scalar) else Scalar(desk.text(node, "guide"), node.mark, node.end)


def _marked(desk: Desk, node: Node, first: BlockKind = "note") -> Iterator[ScriptBlock]:
    words = _as_scalar(desk, node)
    if words.style == "folded":
        words = Scalar(_unfolded(desk, words), words.mark, words.end, "literal")
    yield from _placed(desk, read_guide(BOLD_MARK.sub(r"\g<lead>\g<mark>: ", words.text), first), words)


def _placed(desk: Desk, blocks: Iterable[RawBlock], words: Scalar) -> Iterator[ScriptBlock]:
    """Yield the blocks of one text with their places; of blocks on one line each is looked for behind the last."""
    by_line = words.style in {"literal", "folded"}
    column = words.mark.column
    for raw in blocks:
        line = min(words.mark.line + 1 + raw.line, len(desk.lines)) if by_line else words.mark.line
        start = 0 if by_line else column - 1
        end = words.end.column - 1 if line == words.end.line else len(desk.lines[line - 1])
        begins = raw.text.split("\n", 1)[0]
        found = desk.lines[line - 1].find(begins, start, end) + 1 if column else 0
        block = GuideBlock(kind=raw.kind, text=raw.text)
        yield ScriptBlock(block, Mark(line, found or words.mark.column, words.mark.index), by_line)
        column = 1 if by_line else found and found + len(begins)


def _unfolded(desk: Desk, node: Scalar) -> str:
    """Return the lines under `guide: >` as they stand, since the marks of the guide need their line breaks."""
    lines: list[str] = []
    indent = 0
    for number in range(node.mark.line, len(desk.lines)):
        line = desk.lines[number]
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
        for piece, mark in each.brackets(desk, blanks):
            if piece.kind == "direction" and looks_like_blank(piece.text):
                desk.warn(mark, *is_this_a_blank(piece.text))


def warn_of_blank_in_question(desk: Desk, node: Node, question: str, blanks: frozenset[str]) -> None:
    """Warn of a blank in a question, which is asked and reported as it is written."""
    for piece in pieces(question, blanks):
        if piece.kind == "blank":
            what = f"“[{short(piece.text)}]” stands in a question, and is not filled in there."
            desk.warn(node, what, "Ask it without the blank; what changes from day to day goes into the words to say.")
            return


def warn_of_tables(desk: Desk, script: tuple[ScriptBlock, ...]) -> None:
    """Warn of rows of a table among words to say, where all their lines run together."""
    for each in script:
        lines = each.block.text.split("\n") if each.block.kind == "say" else []
        barred = [number for number, line in enumerate(lines) if line.lstrip().startswith("|")]
        rows = barred or [number for number, line in enumerate(lines) if line.count(" | ") > 1]
        if barred or len(rows) > 1:
            first = each.mark.line + rows[0] if each.by_line else each.mark.line
            column = 1 + len(desk.lines[first - 1]) - len(desk.lines[first - 1].lstrip()) if each.by_line else 0
            what = "Here stands a table among the words to say, and it would be read aloud as one line with bars."
            fix = "Say it in sentences, or put it under a line that begins with NOTE:."
            desk.warn(Mark(first, column or each.mark.column, each.mark.index), what, fix)


def warn_of_acts(desk: Desk, script: tuple[ScriptBlock, ...]) -> None:
    """Warn of what would be read aloud and is rather a mark without its colon, or an act in round brackets."""
    for each in script:
        if each.block.kind != "say":
            continue
        for number, line in enumerate(each.block.text.split("\n")):
            at = Mark(each.mark.line + number, each.mark.column if not number else 1, each.mark.index)
            place = at if each.by_line else each.mark
            if found := NO_COLON.match(line):
                what = f"“{found[1]}” has no colon behind it, so the word is read aloud."
                desk.warn(place, what, f"If it is a mark, write `{found[1]}:`.")
            for act in ACT.finditer(line):
                what = f"“({short(act[1])})” stands among the words to say, and is read aloud."
                inside = f"{act[1][:1].upper()}{act[1][1:].rstrip('.')}"
                desk.warn(place, what, f"If it is something to do, write `[{short(inside)}.]`.")


def looks_like_blank(inside: str) -> bool:
    """Return whether words in brackets are rather a name than an act: small letters and no full stop."""
    return inside == inside.lower() and inside != inside.upper() and not re.search(r"[.!?…]$|\.\s", inside)


def is_this_a_blank(inside: str) -> tuple[str, str]:
    """Return the two sentences for a bracket that nobody declared."""
    what = f"Is “[{short(inside)}]” a blank?"
    fix = f"If so, add `{short(inside)}: …?` under `fill in`; if it is something to do, end it with a full stop."
    return what, fix
