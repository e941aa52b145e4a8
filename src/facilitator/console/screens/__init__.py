"""One module a screen: it draws a board and raises intents."""

COLUMNS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]
"""From how many columns on a screen is laid out in which way: too small, 80 columns, 120 and more."""

ROWS = [(0, "-low"), (18, "-tall")]
"""From how many rows on a screen can be used."""

TOO_SMALL = "This window is too small. Make it 60 columns by 18 rows or more, or the letters smaller."
"""Shown in the place of a screen that has no room; everything goes on behind it."""
