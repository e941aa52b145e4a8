"""A workshop while it runs: the recorder, and the board that every screen draws."""
