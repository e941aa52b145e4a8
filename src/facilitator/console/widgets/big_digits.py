"""Digits and words made of blocks, as large as the room for them allows, for eyes at the back of a room.

A cell of a terminal is about twice as high as it is wide. A dot of a sign is as many columns wide as it is half rows
high, so that signs keep their shape at every scale.
"""

from textual.content import Content
from textual.widgets import Static

from facilitator.console.text import one_line
from facilitator.console.widgets.block_signs import DOTS_HIGH, SIGNS

_HALVES = {(".", "."): " ", ("█", "."): "▀", (".", "█"): "▄", ("█", "█"): "█"}


def block_lines(text: str, scale: int, gap: int) -> list[str]:
    """Return a text drawn in blocks: a dot is `scale` columns and half rows, and signs stand `gap` columns apart.

    Raises KeyError for a character that cannot be drawn.
    """
    rows = [dots for dots in _rows_of_dots(text, scale, gap) for _ in range(scale)]
    rows += ["." * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(_HALVES[halves] for halves in zip(*pair, strict=True)) for pair in pairs]


def largest_scale(text: str, width: int, height: int) -> int:
    """Return the largest scale at which a text is whole in so many columns and rows; 0 where there is none."""
    if not text or any(char not in SIGNS for char in text):
        return 0
    scales = range(1, height * 2 // DOTS_HIGH + 1)
    return max((scale for scale in scales if _columns(text, scale, narrowest_gap(scale)) <= width), default=0)


def rows_of(scale: int) -> int:
    """Return how many rows a text takes at a scale."""
    return (DOTS_HIGH * scale + 1) // 2


def narrowest_gap(scale: int) -> int:
    """Return how many columns part two signs at least: half of a dot."""
    return (scale + 1) // 2


def widest_gap(text: str, scale: int, width: int) -> int:
    """Return how many columns part two signs: a whole dot where there is room, else half of one."""
    return scale if _columns(text, scale, scale) <= width else narrowest_gap(scale)


class BigDigits(Static):
    """A short text drawn as large as it fits; where no scale fits or a sign has no blocks, a line of plain text."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget has it
        """Make it empty."""
        super().__init__(id=id, markup=False)
        self._text = ""
        self._rows = -1
        self._drawn: tuple[object, ...] = ()

    def show(self, text: str, rows: int) -> None:
        """Draw a text in so many rows; in none it is hidden."""
        if self._rows != rows:
            self._rows = rows
            self.display = rows > 0
            self.styles.height = max(1, rows)
        self._text = text
        self._draw()

    def on_resize(self) -> None:
        """Draw for the room there is."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        scale = largest_scale(self._text, width, height)
        gap = widest_gap(self._text, scale, width) if scale else 0
        if (self._text, scale, gap) == self._drawn:
            return
        self._drawn = (self._text, scale, gap)
        drawn = block_lines(self._text, scale, gap) if scale else [self._text]
        self.update(Content("\n").join(one_line(line) for line in drawn), layout=False)


def _rows_of_dots(text: str, scale: int, gap: int) -> list[str]:
    """Return the dots of a text row by row, stretched to columns."""
    glyphs = [SIGNS[char].split(" ") for char in text]
    return [
        ("." * gap).join("".join(dot * scale for dot in glyph[row]) for glyph in glyphs) for row in range(DOTS_HIGH)
    ]


def _columns(text: str, scale: int, gap: int) -> int:
    return sum(SIGNS[char].index(" ") for char in text) * scale + (len(text) - 1) * gap
