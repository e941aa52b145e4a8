"""Texts as they are compared when something is looked for: small letters, no accents, plain quotation marks."""

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
    }
)
"""What no decomposition of Unicode leads to, and a keyboard has no key for."""
_SIGNS_KNOWN = 8192


def folded(text: str) -> str:
    """Return a text as it is compared: "Café – Straße" is "cafe - strasse"."""
    return text.lower() if text.isascii() else "".join(map(_folded_sign, text))


def places_in(text: str) -> list[int]:
    """Return for each sign of the folded text where it stands in the text itself, and the text's length at the end."""
    if text.isascii():
        return list(range(len(text) + 1))
    return [*(at for at, sign in enumerate(text) for _ in _folded_sign(sign)), len(text)]


@lru_cache(maxsize=_SIGNS_KNOWN)
def _folded_sign(sign: str) -> str:
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(part for part in small if not _is_accent(part)).translate(_PLAIN)


def _is_accent(sign: str) -> bool:
    """Return whether a sign is an accent or a point that people leave out when they look for a word.

    Combining classes 10 to 36 are the points of Hebrew, Arabic and Syriac, those from 200 on the accents of Latin,
    Greek and Cyrillic. What is below makes another letter of the one before it, as in Japanese or Hindi, and stays.
    """
    return 10 <= unicodedata.combining(sign) <= 36 or unicodedata.combining(sign) >= 200
