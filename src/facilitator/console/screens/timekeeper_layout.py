"""How the rows of the timekeeper are shared out among its digits, its large words and its lines of text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.console.widgets.big_digits import largest_scale, rows_of
from facilitator.console.widgets.block_signs import in_signs
from facilitator.live.timekeeper import TimekeeperFace

IMPORTANCE = ("word", "where", "turn", "notice", "wall", "limits", "next", "hint", "cue-1", "cue-2")
"""Where there is no room for all lines, the first of these stay."""
LARGE_ROWS, SMALL_ROWS = 5, 3
"""What digits need to be read from afar, and what the smallest need."""
FROM_AFAR = 2
"""At a smaller scale a word is no better than a line of text, so it is left to that."""
GAP = 1
"""Rows between a large word and the digits."""


@dataclass(frozen=True, slots=True)
class Large:
    """What is to be read from the back of the room."""

    digits: str
    turn: Sequence[str] = ()
    """Whose turn it is and its time; the first that fits is taken."""
    zone: str = ""

    @property
    def words(self) -> tuple[tuple[str, Sequence[str], int], ...]:
        """Return by name what may be said of turn and zone, and which part of the rows it may take from the digits.

        The first is the more important one: a pause says that neither turn nor digits go on.
        """
        paused = self.zone == "PAUSED"
        turn, zone = ("turn", self.turn, 3), ("zone", (self.zone,) if self.zone else (), 3 if paused else 4)
        return (zone, turn) if paused else (turn, zone)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a window are shared out."""

    lines: frozenset[str]
    """The lines of text that are shown, a row each."""
    turn: str
    """What is said large of the turn."""
    turn_rows: int
    """0 where it is not said large; as all of these with the gap to the digits."""
    digits_rows: int
    zone_rows: int


def large_of(face: TimekeeperFace, *, projector: bool) -> Large:
    """Return what is said large at a moment; for a projector without a name."""
    turn: tuple[str, ...] = ()
    if face.turn_digits:
        speaker = in_signs("turn" if projector else face.speaker)
        turn = (*((f"{speaker} {face.turn_digits}",) if speaker else ()), face.turn_digits)
    return Large(face.digits, turn, in_signs(face.said_large))


def layout(texts: Mapping[str, str], large: Large, width: int, height: int) -> Layout:
    """Share out the rows of a window among the lines that say something, the digits and the large words.

    A word takes what the digits leave, since they are often as wide as the window, and a part of their rows at most.
    """
    room = height - LARGE_ROWS if height > LARGE_ROWS else height - SMALL_ROWS
    lines = [name for name in IMPORTANCE if texts.get(name)][: max(0, room)]
    rows = max(1, height - len(lines))
    spare = rows - rows_of(largest_scale(large.digits, width, rows)) - GAP
    (first, texts_of_first, part), (second, texts_of_second, other_part) = large.words
    left, kept = rows - GAP - LARGE_ROWS, rows // other_part if texts_of_second else 0
    said = {first: _first_that_fits(texts_of_first, width, min(left, max(rows // part, spare - kept)))}
    left, spare = left - said[first][1], spare - said[first][1]
    said[second] = _first_that_fits(texts_of_second, width, min(left, max(rows // other_part, spare)))
    (turn, turn_rows), (_, zone_rows) = said["turn"], said["zone"]
    return Layout(frozenset(lines), turn, turn_rows, rows - turn_rows - zone_rows, zone_rows)


def _first_that_fits(texts: Sequence[str], width: int, rows: int) -> tuple[str, int]:
    """Return the first text that can be read from afar in so many rows, and what it takes."""
    for text in texts:
        scale = largest_scale(text, width, max(0, rows))
        if scale >= FROM_AFAR:
            return text, rows_of(scale) + GAP
    return "", 0
