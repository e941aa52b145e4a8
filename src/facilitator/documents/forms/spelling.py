"""How a text is spelled inside a form, so that every text comes back as it was, and what a person types stays as typed.

In Markdown `<br>` is a line break; a bar in a table stands behind a backslash. Characters that no line or no file can
hold, and blanks at either end, are written as `&#…;`.
"""

import re
import unicodedata

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,6}|[0-9]{1,7});", re.IGNORECASE)
_REFERENCE_OR_BREAK = re.compile(rf"{_REFERENCE.pattern}|<br\s*/?>", re.IGNORECASE)
_BREAK = re.compile(r"<(?=br\s*/?>)", re.IGNORECASE)
_BARS = re.compile(r"(\\*)\|")
RULE = re.compile(r":?-+:?")
"""What stands in each cell of the line below the head of a table."""
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t]")
_QUOTES = str.maketrans(
    {
        **dict.fromkeys('‘’‚‛′`´“”„‟″«»"', "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00a0": " ",
    }
)


def in_line(text: str) -> str:
    """Return a text as it stands behind a dash."""
    return _edges(_plain(_BREAK.sub("&#60;", _and(text))).replace("\t", "&#9;").replace("\n", "<br>"))


def in_bars(text: str) -> str:
    """Return a text as it stands between the bars of a table."""
    barred = _BARS.sub(lambda found: rf"{found[1] * 2}\|", in_line(text))
    if RULE.fullmatch(barred):
        return f"&#{ord(barred[0])};{barred[1:]}"
    return f"{barred[:-1]}&#92;" if barred.endswith("\\") else barred


def in_cell(text: str) -> str:
    """Return a text as it stands in a cell of a CSV file, where no program takes it for a formula."""
    plain = _edges(_plain(_and(text)).replace("{#", "&#123;#"))
    if plain.startswith(">"):
        plain = f"&#62;{plain[1:]}"
    return f"'{plain}" if _LIKE_A_FORMULA.match(plain) else plain


def from_line(written: str) -> str:
    """Return the text that is written behind a dash or, its bars being told, in a table."""
    return _REFERENCE_OR_BREAK.sub(_meant, written.strip())


def from_cell(written: str) -> str:
    """Return the text that is written in a cell of a CSV file."""
    plain = written.strip().replace("\r\n", "\n").replace("\r", "\n")
    if plain.startswith("'") and _LIKE_A_FORMULA.match(plain):
        plain = plain[1:]
    return _REFERENCE.sub(_meant, plain)


def split_bars(line: str) -> list[str]:
    """Return the cells of a line of a table: parted at its bars, but for those behind a backslash."""
    cells, cell, backslashes = list[str](), "", 0
    for char in line.strip():
        if char == "\\":
            backslashes += 1
            continue
        if char == "|":
            cell += "\\" * (backslashes // 2)
            if backslashes % 2:
                cell += "|"
            else:
                cells.append(cell)
                cell = ""
        else:
            cell += "\\" * backslashes + char
        backslashes = 0
    cells.append(cell + "\\" * backslashes)
    first = 1 if line.lstrip().startswith("|") else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1].strip() else len(cells)
    return [from_line(each) for each in cells[first:last]]


def folded(text: str) -> str:
    """Return a text as it is compared: editors change quotes, dashes, blanks and capitals by themselves."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).casefold().split())


def _and(text: str) -> str:
    return text.replace("&#", "&#38;#")


def _plain(text: str) -> str:
    return _UNFIT.sub(lambda found: f"&#{ord(found[0])};", text)


def _edges(text: str) -> str:
    """Return a text whose blanks at either end are not lost when a cell is trimmed."""
    inner = text.strip()
    if not inner:
        return "".join(f"&#{ord(char)};" for char in text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return "".join((*(f"&#{ord(char)};" for char in before), inner, *(f"&#{ord(char)};" for char in after)))


def _meant(found: re.Match[str]) -> str:
    number = found[1]
    if number is None:
        return "\n"
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return chr(code) if code <= 0x10FFFF else found[0]
