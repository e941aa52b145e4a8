"""The bytes of a file as clean text, or the reason why they cannot be read as text."""

import re
from dataclasses import dataclass

from facilitator.agenda.problems import Problem

MOST_BYTES = 256 * 1024
"""The largest file that is read; the agendas that ship have about 10 KiB."""

FIRST_LINE = "Begin with a line like `workshop: Saturday opening hours`."

UTF_8 = "Open it in your editor, choose Save As, pick UTF-8 as the encoding, and save it again."

NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no text file may hold: control characters and halves of characters."""

SPACES = str.maketrans(dict.fromkeys("\xa0\u2007\u202f\x85\u2028\u2029", " "))
"""No-break spaces and line separators that word processors leave behind."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text of a file in two forms of which only the line endings and the blanks differ."""

    decoded: str
    """The text as it stands in the file, without a byte order mark."""
    text: str
    """The text to read: LF endings, plain spaces; a tab stays only where a line begins."""

    @property
    def lines(self) -> list[str]:
        """The lines to read, without their endings."""
        return self.text.split("\n")


def read_text(text: bytes | str, file: str) -> CleanText | Problem:
    """Decode a file and make its blanks plain; a Problem where it is no text that can be read."""
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        what = f"This file is larger than {MOST_BYTES // 1024} kilobytes; as an agenda it would fill a book."
        return Problem(file, 1, 1, what, "Check that it is the file you mean, or part it into several workshops.")
    decoded = _decode(text, file) if isinstance(text, bytes) else text
    if isinstance(decoded, Problem):
        return decoded
    decoded = decoded.removeprefix("\ufeff")
    clean = _plain(decoded)
    if found := NOT_TEXT.search(clean):
        return _strange(clean, found.start(), file)
    if all(not line or line.startswith("#") or line in {"---", "..."} for line in map(str.strip, clean.split("\n"))):
        what = "There is nothing in this file yet." if not clean.strip() else "This file holds remarks only."
        return Problem(file, 1, 1, what, FIRST_LINE)
    return CleanText(decoded, clean)


def _decode(raw: bytes, file: str) -> str | Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(file, 1, 1, "This file is saved as UTF-16 (“Unicode” in some editors).", UTF_8)
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        what = "This is a word processor's document, not a plain text file."
        return Problem(file, 1, 1, what, "Choose Save As, pick plain text in UTF-8, and open that file here.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        shown = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")[line - 1]
        what = "There is a letter here that is not saved as UTF-8."
        return Problem(file, line, column, what, UTF_8, source_line=shown)


def _plain(decoded: str) -> str:
    text = decoded.replace("\r\n", "\n").replace("\r", "\n").translate(SPACES)
    if "\t" not in text:
        return text
    return "\n".join(_plain_tabs(line) for line in text.split("\n"))


def _plain_tabs(line: str) -> str:
    """Make tabs spaces, but not those at the start of a line with words: there they are told to the author."""
    words = line.lstrip(" \t")
    lead = line[: len(line) - len(words)]
    return (lead if words else lead.replace("\t", " ")) + words.replace("\t", " ")


def _strange(text: str, at: int, file: str) -> Problem:
    line, start = text.count("\n", 0, at) + 1, text.rfind("\n", 0, at) + 1
    code = ord(text[at])
    shown = text[start:].split("\n", 1)[0]
    if code == 0:
        what = "This is not a plain text file: it holds zero bytes."
        return Problem(file, line, at - start + 1, what, UTF_8, source_line=shown)
    what = f"There is an invisible character here that no text may hold (U+{code:04X})."
    fix = "Delete it, and type a space if the words run together."
    return Problem(file, line, at - start + 1, what, fix, source_line=shown)
