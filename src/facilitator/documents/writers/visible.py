"""Characters that would act on a terminal, or turn a text around, as signs that can be seen.

What was typed is stored as it is; nothing of it may command the terminal of the person who reads it.
"""

import re

_ACTING = re.compile(
    "\r\n"
    "|[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but for the line feed, delete, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\u2028\u2029"  # line ends that only some programs see
    "\ud800-\udfff]"  # halves of a character, which no file can hold
)


def visible(text: str) -> str:
    """Return the text with every acting character as a sign: "␛" for escape, "⟦U+202E⟧" where there is no picture.

    The line feed stays, and so does the joiner inside an emoji; of a Windows line end the line feed is left.
    """
    return _ACTING.sub(_sign, text)


def visible_in_place(text: str) -> str:
    """Return the text with one sign of one cell for each acting character, tab and line feed standing as they are."""
    return _ACTING.sub(lambda found: "".join(map(_sign_in_place, found[0])), text)


def visible_lines(text: str) -> list[str]:
    """Return the lines of a text for a document: visible, with a tab as four blanks; an empty text is one line."""
    return visible(text.replace("\t", "    ")).split("\n")


def _sign_in_place(char: str) -> str:
    code = ord(char)
    if char in "\t\n":
        return char
    if code < 0x20 or code == 0x7F:
        return chr(0x2400 + code) if code < 0x20 else "\u2421"
    if code < 0xA0:
        return "\u2426"
    return "\ufffd" if code >= 0xD800 else "\u21c4"


def _sign(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\r\n":
        return "\n"
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟦U+{code:04X}⟧"
