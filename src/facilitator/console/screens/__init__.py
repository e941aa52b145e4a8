"""One module a screen: it draws a board and raises intents."""

BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]
"""From how many columns on a screen is laid out in which way: too small, 80 columns, 120 and more."""
