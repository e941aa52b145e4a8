"""The line above the keys where the program says what came of a key; it is empty most of the time."""

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from facilitator.console.text import one_line


class MessageLine(Static):
    """Sentences that stand for a while and then go; nothing is hidden behind them."""

    def __init__(self) -> None:
        """Make it empty, and so of no height."""
        super().__init__(id="message", markup=False)
        self.display = False
        self._going: Timer | None = None
        self._said: tuple[str, ...] = ()

    def say(self, sentences: tuple[str, ...], seconds: float, *, severe: bool) -> None:
        """Show sentences, one a line, in the place of those before."""
        if self._going is not None:
            self._going.stop()
        self._said = sentences
        self.set_class(severe, "-severe")
        mark = "! " if severe else ""
        self.update(Content("\n").join([one_line(f" {mark}{sentence}") for sentence in sentences]))
        self.display = True
        self._going = self.set_timer(seconds, self.clear)

    def says(self, sentence: str) -> bool:
        """Return whether a sentence stands there at this moment, and no other."""
        return self.display and self._said == (sentence,)

    def take_back(self, sentence: str) -> None:
        """Take a sentence away that is not true any more, if it still stands there alone."""
        if self._said == (sentence,):
            self.clear()

    def clear(self) -> None:
        """Take the sentences away."""
        self.display = False
