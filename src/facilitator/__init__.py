"""A terminal console for people who run live workshops from a laptop."""

__version__ = "0.1.0"
