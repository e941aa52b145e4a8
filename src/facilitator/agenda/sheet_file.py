"""Telling the file of a sheet from the file of an agenda, before either is read."""

import re
from pathlib import Path

from facilitator.agenda.library import HANDOUTS
from facilitator.agenda.reading.sheets import SheetSource
from facilitator.agenda.reading.text import MOST_BYTES

_TOP_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?(sheet|workshop|steps)[ \t]*:", re.IGNORECASE | re.MULTILINE)


def sheet_at(path: Path) -> SheetSource | None:
    """Return a file as a sheet; None where it is an agenda or cannot be opened.

    What neither says what it is counts as a sheet in a folder `handouts`.
    """
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    keys = {key.lower() for key in _TOP_KEY.findall(text)}
    is_sheet = keys == {b"sheet"} or (not keys and path.absolute().parent.name.lower() == HANDOUTS)
    return SheetSource(str(path), text) if is_sheet else None
