"""A leader's script in HTML."""

from collections.abc import Sequence
from itertools import groupby

from facilitator.documents.document import Script, ScriptLine, Span
from facilitator.documents.writers.html_parts import element, listed, words
from facilitator.documents.writers.paragraphs import one_line, unbroken

SHORT = 600
"""Characters; a script no longer than this stands on one page."""


def is_short(block: Script) -> bool:
    """Return whether a script is kept on one page."""
    return sum(len(span.text) for line in block.lines for span in line.spans) <= SHORT


def script(block: Script) -> str:
    """Return a stretch of a script with its mark in the margin."""
    mark = one_line(block.mark)
    if not mark and not block.lines:
        return ""
    parts: list[str] = []
    for kind, run in groupby(block.lines, key=_list_of):
        lines = list(run)
        parts += [_script_list(kind, lines)] if kind else [element("p", _spans(line.spans)) for line in lines]
    inside = element("div", words(mark), "mark") + element("div", "".join(parts), "words")
    kinds = ["script", *(["spoken"] if block.spoken else []), *(["whole"] if is_short(block) else [])]
    return element("div", inside, " ".join(kinds))


def _list_of(line: ScriptLine) -> str:
    if not line.lead:
        return ""
    return "ol" if line.lead.rstrip(".)").isdecimal() else "ul"


def _script_list(kind: str, lines: Sequence[ScriptLine]) -> str:
    items = []
    for line in lines:
        number = f' value="{line.lead.rstrip(".)")}"' if kind == "ol" else ""
        items.append(f"<li{number}>{_spans(line.spans)}</li>")
    return listed(kind, items)


def _spans(spans: Sequence[Span]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = words(unbroken(span.text))
    match span.kind:
        case "words":
            return text
        case "stressed":
            return element("strong", text)
        case _:
            return element("span", text, span.kind)
