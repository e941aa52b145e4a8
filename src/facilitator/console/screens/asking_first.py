"""Keys that say what they would do before they do it: more time for a step, and closing one too early."""

from datetime import datetime, timedelta

from facilitator.console.commands import key_name
from facilitator.console.desk import READ_ONLY
from facilitator.console.screens.answering import AnsweringScreen
from facilitator.console.widgets.message_line import MessageLine
from facilitator.live.more_time import price_of_more
from facilitator.live.too_early import why_too_early
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal

ASKED_S = 20.0
"""For how long the same key a second time is taken as the answer."""

OFFERED_S = 30.0
MINUTE_S = 60.0


class AskingScreen(AnsweringScreen):
    """A screen on which some keys ask first."""

    _offered_s = 0.0
    _asked: tuple[str, datetime | None] = ("", None)

    # A minute more, and who pays for it

    def do_more(self) -> None:
        """Offer a minute more than is offered already."""
        self._offer(self._offered_s + MINUTE_S)

    def do_less(self) -> None:
        """Take a minute from what is offered, or from the step."""
        if self._offered_s > 0.0:
            self._offer(self._offered_s - MINUTE_S)
        else:
            self.raise_intent(ask.Extend(-MINUTE_S))

    def _offer(self, by_s: float) -> None:
        if by_s <= 0.0:
            self.drop_offer()
            return
        price = price_of_more(self.desk.session, by_s, self.desk.clock.now().wall)
        if isinstance(price, Refusal) or self.desk.read_only:
            self.say(price.sentence if isinstance(price, Refusal) else READ_ONLY, severe=True)
            return
        self._offered_s = by_s
        self.say(f"{price} Enter gives it, + and - change it, Esc leaves it.", seconds=OFFERED_S)
        self.set_timer(OFFERED_S, lambda: self._forget(by_s))

    def _forget(self, by_s: float) -> None:
        """Withdraw an offer that has stood unanswered; one that was changed since stands by itself."""
        if self._offered_s == by_s:
            self._offered_s = 0.0

    @property
    def offers(self) -> bool:
        """Return whether more time is offered and not yet given."""
        return self._offered_s > 0.0

    def accept_offer(self) -> bool:
        """Give what is offered; return whether anything was."""
        by_s, self._offered_s = self._offered_s, 0.0
        if by_s > 0.0:
            self.raise_intent(ask.Extend(by_s))
        return by_s > 0.0

    def drop_offer(self) -> None:
        """Withdraw what is offered."""
        if self._offered_s > 0.0:
            self._offered_s = 0.0
            self.query_one(MessageLine).clear()

    # Closing a step too early

    def asks_first(self, key: str) -> str:
        """Return the question before the running step is closed; empty where nothing speaks against it.

        It is asked once: while it stands, the same key is the answer.
        """
        step, now = self.desk.session.run.running or "", self.desk.clock.now().wall
        asked, until = self._asked
        self._asked = ("", None)
        if (asked == step and until is not None and now < until) or self.desk.read_only:
            return ""
        reason = why_too_early(self.desk.session, now)
        if reason:
            self._asked = (step, now + timedelta(seconds=ASKED_S))
        return f"{reason} {key_name(key)} once more goes on all the same." if reason else ""
