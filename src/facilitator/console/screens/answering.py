"""The half of the main screen that writes answers down, and never lets go of a text that is not recorded."""

from collections.abc import Callable

from textual import on, work
from textual.screen import Screen

from facilitator.console.desk import Desk, Outcome
from facilitator.console.widgets.answer_area import AnswerArea
from facilitator.console.widgets.message_line import MessageLine
from facilitator.console.widgets.writing_line import WritingLine
from facilitator.live.board import Board
from facilitator.session import intents as ask
from facilitator.session.time_words import say_together


class AnsweringScreen(Screen[None]):
    """A screen with a writing line in front of a desk."""

    def __init__(self, desk: Desk) -> None:
        """Write down what lies on the desk."""
        super().__init__()
        self.desk = desk
        self._asking = False

    def draw(self) -> None:
        """Draw the board of this moment."""
        raise NotImplementedError

    def board(self) -> Board:
        """Return the board of this moment; where the aim has moved, the line has moved with it."""
        before = self.desk.aim
        self.desk.hold(typing=self.busy)
        board = self.desk.board(writing=bool(self.line.text))
        aim = self.desk.aim
        if (aim.prompt, aim.group, aim.person) == (before.prompt, before.group, before.person):
            return board
        text = self.line.unkept()
        if text is not None:
            self.desk.keep_draft(text, before)
        if not self.line.text:
            self.line.put(self.desk.draft)
        return self.desk.board(writing=bool(self.line.text))

    @property
    def line(self) -> WritingLine:
        """Return where answers are typed."""
        return self.query_one(WritingLine)

    @property
    def writing(self) -> bool:
        """Return whether keys are text."""
        return self.focused is self.line.area

    @property
    def busy(self) -> bool:
        """Return whether somebody is in the middle of something, so that nothing moves on by itself."""
        return self.writing and bool(self.line.text)

    def say(self, sentence: str, *, seconds: float = 6.0, severe: bool = False) -> None:
        """Show a sentence for a while."""
        self.query_one(MessageLine).say((sentence,), seconds, severe=severe)

    def tell(self, outcome: Outcome) -> None:
        """Say what came of a key; what was said before is over."""
        if outcome.sentence:
            self.say(outcome.sentence, severe=not outcome.done)
        elif outcome.done and not self.has_class("-not-saved"):
            self.query_one(MessageLine).clear()

    def raise_intent(self, *intents: ask.Intent) -> None:
        """Ask for one thing after the other, and say what came of them."""
        self.keep_draft()
        outcomes = [self.desk.record(intent) for intent in intents]
        done = all(outcome.done for outcome in outcomes)
        self.tell(Outcome(done, say_together(outcome.sentence for outcome in outcomes)))
        self._refill()

    # What is half typed

    @on(WritingLine.Paused)
    def _paused(self) -> None:
        # What stands in the line at this moment: it may have become an answer since the message was sent.
        self.desk.keep_draft(self.line.text)

    def keep_draft(self) -> None:
        """Keep what is half typed, if it has changed."""
        text = self.line.unkept()
        if text is not None:
            self.desk.keep_draft(text)

    def _refill(self) -> None:
        """Let what is half typed for the question and the group at hand stand in an empty line, and draw."""
        self.draw()
        if not self.line.text and self.desk.draft:
            self.line.put(self.desk.draft)
            self.draw()

    def aim_elsewhere(self, aim: Callable[[], object]) -> None:
        """Aim at another question or group; what is half typed stays with the one it was begun for."""
        self.desk.keep_draft(self.line.text)
        self.line.put("")
        aim()
        self._refill()

    # Writing

    def do_write(self) -> None:
        """Give the keyboard to the writing line."""
        hindrance = self.desk.why_not_write()
        if hindrance:
            self.say(hindrance, severe=True)
        else:
            if self.desk.aims_elsewhere:
                self.aim_elsewhere(self.desk.aim_here)
            self.line.take_keyboard()
        self.call_after_refresh(self.draw)

    def do_write_for(self, number: int) -> None:
        """Write for the group with this number."""
        hindrance = self.desk.no_such_group(number)
        if hindrance:
            self.say(hindrance, severe=True)
        else:
            self.aim_elsewhere(lambda: self.desk.aim_at_number(number))
            self.do_write()
            if not self.desk.group and not self.desk.why_not_write():
                self.say("The whole room answers this question, so what you write is the room's.")

    def do_stop_writing(self) -> None:
        """Make single keys commands again; what is typed stays where it is."""
        self.keep_draft()
        self.line.give_keyboard_back()
        self.draw()

    @on(AnswerArea.Entered)
    def _entered(self, event: AnswerArea.Entered) -> None:
        if not self.desk.several_lines(event.text):
            self._enter([event.text], row_done=event.row_done)
        elif self._asking:
            self._put_back(event.text)
        else:
            self._enter_lines(event.text)

    def _enter(self, answers: list[str], *, row_done: bool = False) -> None:
        """Write answers down until one is refused; that one and those after it stand in the line again.

        `row_done` leaves the rest of a table row empty.
        """
        left = list(answers)
        while left:
            try:
                outcome = self.desk.write(left[0], row_done=row_done)
            except Exception:
                self.line.put_back("\n".join(left))
                self.desk.keep_draft(self.line.text)
                raise
            self.tell(outcome)
            if not outcome.done:
                break
            left.pop(0)
        if left:
            self._put_back("\n".join(left))
        self._refill()

    def _put_back(self, text: str) -> None:
        """Let a text that was not recorded stand in the line again, and keep it.

        Where a digit or an option is wanted it stands there marked, so that the next one typed takes its place.
        """
        self.line.put_back(text)
        self.desk.keep_draft(self.line.text)
        if self.desk.wants_one_of:
            self.line.area.select_all()

    @work
    async def _enter_lines(self, text: str) -> None:
        from facilitator.console.screens.dialogs import one_answer_each

        self._asking, since = True, self.line.text
        self._put_back(text)
        try:
            in_rows = self.desk.prompt is not None and self.desk.prompt.in_rows
            answers, rows = await one_answer_each(self.app, text, in_rows=in_rows)
        finally:
            self._asking = False
        if answers:
            self.line.put(since)
            self._enter(self.desk.all_for_one_group(answers), row_done=rows)
