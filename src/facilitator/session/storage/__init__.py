"""The session file and its folder: made, added to, read again, kept from others. All I/O of a session is here."""
