"""The bytes of a file as text, whichever editor has saved it."""

import codecs
import re

MOST_B = 5_000_000
BINARY = (
    (b"PK\x03\x04", "is a document of Word, Excel or LibreOffice. Save it as plain text or as CSV"),
    (b"\xd0\xcf\x11\xe0", "is a document of an older Word or Excel. Save it as plain text or as CSV"),
    (b"{\\rtf", "is saved as RTF. Save it as plain text"),
    (b"%PDF", "is a PDF. Ask for the file from which it was made"),
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_ENDS = re.compile("\r\r\n|\r\n|\r")


def text_of(data: bytes) -> str | None:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252, with line feeds alone; None where it is no text."""
    text = _decoded(data)
    return None if "\0" in text else _LINE_ENDS.sub("\n", text).removeprefix("\ufeff")


def why_not(data: bytes) -> str:
    """Return why bytes are no form, as what follows the name of their file; empty where they may be one."""
    for begins, said in BINARY:
        if data.startswith(begins):
            return f"{said}, and read that file."
    if len(data) > MOST_B:
        return f"is larger than {MOST_B // 1_000_000} MB; no form is. Check which file it is."
    return "" if data.strip() else "is empty. Ask the note-taker whether it was saved."


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    half = len(data) // 2
    if half and data[1::2].count(0) * 3 > half * 2:
        return data.decode("utf-16-le", "replace")
    if half and data[::2].count(0) * 3 > half * 2:
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)


def _windows(data: bytes) -> str:
    """Return text of Windows-1252, in which five bytes have no meaning; they stand for themselves."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)
