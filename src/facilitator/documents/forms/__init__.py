"""Sheets as files that a note-taker fills in with any editor, and what such a file says."""
