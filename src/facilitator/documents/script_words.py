"""The words of a leader's script as blocks of a document: flowing paragraphs, lists, acts on lines of their own."""

import re
from collections.abc import Iterator

from facilitator.agenda.guide import ends_entry, pieces, stressed
from facilitator.documents.document import ScriptLine, Span, SpanKind

_LIST_ITEM = re.compile(r"[ \t]*([-•◦▪–]|[0-9]{1,2}[.)])[ \t]+")
_WHOLE_SENTENCE = (".", "!", "?", "…")


def script_lines(text: str, blanks: frozenset[str]) -> tuple[ScriptLine, ...]:
    """Return a script's text in its lines; the breaks that the author's editor put into a paragraph are gone.

    An act that is a whole sentence gets a line of its own, so that the eye finds where to go on reading aloud.
    """
    return tuple(line for lead, words in _flowing(text) for line in _parted(lead, words, blanks))


def plain_line(text: str, kind: SpanKind = "words") -> ScriptLine:
    """Return words that have no marks in them as a line."""
    return ScriptLine((Span(kind, " ".join(text.split())),))


def _flowing(text: str) -> Iterator[tuple[str, str]]:
    """Yield every paragraph and item of a list as (the item's mark or empty, its words on one line)."""
    lead, words, above = "", list[str](), ""
    for line in [*text.splitlines(), ""]:
        item = _LIST_ITEM.match(line)
        if words and (item or not line.strip() or (lead and ends_entry(above, line))):
            yield lead, " ".join(words)
            lead, words = "", []
        above = line
        if item:
            lead, words = item[1], [line[item.end() :].strip()]
        elif line.strip():
            words.append(line.strip())


def _parted(lead: str, words: str, blanks: frozenset[str]) -> Iterator[ScriptLine]:
    """Yield a paragraph, parted before and after every act that is a whole sentence; an item of a list stays whole."""
    spans: list[Span] = []
    for piece in pieces(words, blanks):
        if piece.kind == "words":
            spans += [Span("stressed" if strong else "words", text) for strong, text in stressed(piece.text)]
        elif piece.kind == "blank" or lead or not piece.text.endswith(_WHOLE_SENTENCE):
            spans.append(Span(piece.kind, f"[{piece.text}]"))
        else:
            yield from _line(spans, "")
            yield ScriptLine((Span("direction", f"[{piece.text}]"),))
            spans = []
    yield from _line(spans, lead)


def _line(spans: list[Span], lead: str) -> Iterator[ScriptLine]:
    if lead or any(span.text.strip() for span in spans):
        ends = [Span(span.kind, span.text if at else span.text.lstrip()) for at, span in enumerate(spans)]
        *most, last = ends or [Span("words", "")]
        yield ScriptLine((*most, Span(last.kind, last.text.rstrip())), lead)
