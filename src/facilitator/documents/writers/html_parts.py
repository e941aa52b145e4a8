"""The smallest parts of a page of HTML: words, elements, lists, paragraphs."""

from collections.abc import Sequence
from html import escape

from facilitator.documents.writers.paragraphs import paragraphs


def words(text: str) -> str:
    """Return a text as words and nothing else."""
    return escape(text, quote=True)


def element(name: str, inside: str, kind: str = "") -> str:
    """Return an element with what is inside it; `kind` is its class."""
    return f'<{name} class="{kind}">{inside}</{name}>' if kind else f"<{name}>{inside}</{name}>"


def listed(name: str, items: Sequence[str], kind: str = "") -> str:
    """Return an element with its items on lines of their own; nothing where there are none."""
    return element(name, "\n" + "\n".join(items) + "\n", kind) if items else ""


def flow(text: str) -> str:
    """Return a text in its paragraphs."""
    return "".join(element("p", words("\n".join(lines))) for lines in paragraphs(text))


def entry(text: str) -> str:
    """Return what stands in an item of a list or a box of a table: its words, in paragraphs where it has several."""
    said = paragraphs(text)
    return words("\n".join(said[0])) if len(said) == 1 else flow(text)
