"""The lines of the window in which answers are put together."""

from textual.content import Content

from facilitator.console.text import one_line
from facilitator.live.merging import Merging, ThemeRow, who_said

MUTED = "$foreground 60%"
"""What stands beside the words that were said."""
WARNING = "$text-warning"


def pair_at_hand(shows: Merging) -> Content:
    """Return the two that may be the same, each with who said it; or why there are none."""
    if shows.refusal:
        return one_line(shows.refusal, WARNING)
    if shows.at_hand is None:
        return one_line(shows.left, MUTED)
    themes = (shows.at_hand.first, shows.at_hand.second)
    width = max(one_line(who_said(theme)).cell_length for theme in themes)
    return Content("\n").join([_said_by(who_said(theme), theme.says, width) for theme in themes])


def _said_by(who: str, words: str, width: int) -> Content:
    name = one_line(who, "$text-accent")
    return Content.assemble(name, Content(" " * (width - name.cell_length + 2)), one_line(words, "bold"))


def theme_line(row: ThemeRow, width: int, *, marked: bool) -> Content:
    """Return a row of the list; `width` is that of the widest words for how many raised a thing."""
    mark = one_line("■ " if marked else "  ", "$text-accent")
    groups = one_line(f" · {row.groups}" if row.groups else "", MUTED)
    words = one_line(row.theme.says, "bold" if row.theme.put_together else "")
    return Content.assemble(mark, one_line(row.raised.ljust(width + 2 if width else 0), MUTED), words, groups)
