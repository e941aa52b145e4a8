"""Which question a name means: the one nearest in the agenda, as a repeated step has a copy of each."""

from facilitator.agenda.reading.keys import plain_key

Path = tuple[int, ...]
"""The place of a step among its siblings, and of the steps around it, outermost first."""


class References:
    """Questions under the names they are spoken of by, found from the place where they are spoken of."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, Path], str] = {}
        self.names: dict[str, None] = {}
        """Every id, in order."""

    def add(self, path: Path, written: str, prompt_id: str) -> None:
        """Take in a question of the step at `path`; `written` is the id that its author gave it, or nothing."""
        self.names[prompt_id] = None
        for name in {plain_key(written), plain_key(prompt_id)} - {""}:
            for depth in range(len(path) + 1):
                self._first.setdefault((name, path[:depth]), prompt_id)

    def find(self, path: Path, written: str) -> str | None:
        """Return the id of the question that this name means in the step at `path`; of several the first."""
        name = plain_key(written)
        for depth in range(len(path), -1, -1):
            if found := self._first.get((name, path[:depth])):
                return found
        return None
