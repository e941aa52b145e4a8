"""A typed text in its paragraphs, or on one line, with every acting character as a sign."""

import textwrap

from facilitator.documents.writers.visible import visible_lines


def paragraphs(text: str) -> list[list[str]]:
    """Return the lines of every paragraph; an indent that all lines share is dropped, and so are blanks at their ends.

    A blank line parts two paragraphs; a text without any word has none.
    """
    lines = textwrap.dedent("\n".join(visible_lines(text))).strip().split("\n")
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.rstrip())
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def one_line(text: str) -> str:
    """Return a text on one line; a slash stands where its lines were broken."""
    return " / ".join(line.strip() for line in visible_lines(text) if line.strip())


def unbroken(text: str) -> str:
    """Return a text on one line, every blank in its place; a blank stands where its lines were broken."""
    return " ".join(visible_lines(text))


def labelled(text: str) -> str:
    """Return the words above a block on one line, with a colon where they do not end in a mark of their own."""
    line = one_line(text)
    return line if line.endswith((":", "?", "!", ".", "…")) else f"{line}:"
