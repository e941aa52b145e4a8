"""How wide the columns of a table are on paper: no word is broken without need, and there is room to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from facilitator.documents.document import Form, FormCell, Table, full_row
from facilitator.documents.writers.width import display_width

PAGE_CH = 70
"""Figures that stand side by side on a page, a little less than on the narrower of A4 and Letter."""
SIZES = (1.0, 0.9, 0.8, 0.7, 0.65)
"""Sizes of the letters, the first at which the columns fit is taken; smaller than the last nobody can read them."""
PADDING_CH = 2
BOLD = 1.2
"""How much wider bold letters are, at the most."""
WRITE_CH, WRITE_TIGHT_CH = 14, 8
"""The least room to write a word by hand; the second where there are too many columns for the first."""
WORD_MAX_CH = 22
"""A longer word is broken rather than given its room."""
LONG_TEXT = 30
"""Columns of text; a longer one in a box takes more room than an empty box."""
OPTION_MAX_CH = 16
"""An option that is longer is written on several lines."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns of a form."""

    percent: tuple[int, ...]
    """Of the page, adding up to 100."""
    size: float
    """Of its letters, beside 1 for those of the text around it."""


def form_widths(form: Form) -> Widths:
    """Return how the columns of a form share the page; what is left over goes to those that are written into."""
    columns = [[row[place] for row in form.rows if place < len(row)] for place in range(len(form.header))]
    words = [_words_ch(name, cells, place == 0) for place, (name, cells) in enumerate(_named(form, columns))]
    blank = [_is_blank(cells) for cells in columns]
    least = [float(word) for word in words]
    size = SIZES[0]
    for size in SIZES:
        write_ch = WRITE_CH if size == SIZES[0] else WRITE_TIGHT_CH / size
        least = [max(word, write_ch if empty else 0) for word, empty in zip(words, blank, strict=True)]
        if sum(least) <= PAGE_CH / size:
            break
    shares = [_share(cells) for cells in columns]
    left = max(0.0, PAGE_CH / size - sum(least))
    widths = [each + left * share / sum(shares) for each, share in zip(least, shares, strict=True)]
    return Widths(_in_percent(widths), size)


def table_least(table: Table) -> tuple[int, ...]:
    """Return how wide each column of a table has to be so that no word is broken; none where that is too much."""
    rows = [full_row(row, table) for row in table.rows]
    columns = ((name, [row[place] for row in rows]) for place, name in enumerate(table.header))
    least = tuple(max(word_ch([name], bold=True), word_ch(cells)) - PADDING_CH for name, cells in columns)
    return least if sum(least) + PADDING_CH * len(least) <= PAGE_CH else ()


def word_ch(texts: Sequence[str], *, bold: bool = False) -> int:
    """Return the width of the longest word of some texts, as far as it is kept whole, with the room around it."""
    longest = max((display_width(word) for text in texts for word in text.split()), default=0)
    return ceil(min(longest, WORD_MAX_CH) * (BOLD if bold else 1.0)) + PADDING_CH


def _named(form: Form, columns: Sequence[Sequence[FormCell]]) -> list[tuple[str, Sequence[FormCell]]]:
    return list(zip(form.header, columns, strict=True))


def _words_ch(name: str, cells: Sequence[FormCell], first: bool) -> int:
    options = [option for cell in cells for option in cell.options]
    whole = min(max((display_width(option) for option in options), default=0), OPTION_MAX_CH) + PADDING_CH
    return max(word_ch([name], bold=True), word_ch([cell.text for cell in cells], bold=first), whole)


def _share(cells: Sequence[FormCell]) -> float:
    """Return how much of the room that is left a column takes beside the others."""
    if any(display_width(cell.text) > LONG_TEXT for cell in cells):
        return 5.0
    return 3.0 if _is_blank(cells) else 1.0


def _is_blank(cells: Sequence[FormCell]) -> bool:
    return any(not cell.text.strip() and not cell.options for cell in cells)


def _in_percent(widths: Sequence[float]) -> tuple[int, ...]:
    whole = [int(100 * width / sum(widths)) for width in widths]
    return (*whole[:-1], 100 - sum(whole[:-1]))
