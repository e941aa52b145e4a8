"""Keys that say what they would do before they do it: more time for a step, and closing one too early."""

from facilitator.console.commands import key_name
from facilitator.console.desk import READ_ONLY, Desk
from facilitator.console.screens.answering import AnsweringScreen
from facilitator.console.widgets.message_line import MessageLine
from facilitator.live.more_time import price_of_more
from facilitator.live.too_early import why_too_early
from facilitator.session import intents as ask
from facilitator.session.intents import Refusal

ASKED_S = 20.0
"""For how long the question before a step is closed stands there, in seconds of the room."""
OFFERED_S = 30.0
"""The same for an offer of more time."""
MINUTE_S = 60.0


class AsksFirst:
    """What a screen does on which some keys ask first; the answer counts for as long as the question stands there."""

    desk: Desk
    _offered_s = 0.0
    _offer = ""
    _question = ""

    @property
    def message_line(self) -> MessageLine:
        """Return where the questions stand."""
        raise NotImplementedError

    def say(self, sentence: str, *, seconds: float = 6.0, severe: bool = False) -> None:
        """Show a sentence for a while."""
        raise NotImplementedError

    def raise_intent(self, *intents: ask.Intent) -> None:
        """Ask for one thing after the other, and say what came of them."""
        raise NotImplementedError

    @property
    def asks(self) -> bool:
        """Return whether a question of these stands there."""
        return self.offers or self._stands(self._question)

    def _stands(self, sentence: str) -> bool:
        return bool(sentence) and self.message_line.says(sentence)

    # A minute more, and who pays for it

    def do_more(self) -> None:
        """Offer a minute more than is offered already."""
        self._offer_more((self._offered_s if self.offers else 0.0) + MINUTE_S)

    def do_less(self) -> None:
        """Take a minute from what is offered, or from the step."""
        if self.offers:
            self._offer_more(self._offered_s - MINUTE_S)
        else:
            self.raise_intent(ask.Extend(-MINUTE_S))

    def _offer_more(self, by_s: float) -> None:
        if by_s <= 0.0:
            self.drop_offer()
            return
        price = price_of_more(self.desk.session, by_s, self.desk.clock.now().wall)
        if isinstance(price, Refusal) or self.desk.read_only:
            self.say(price.sentence if isinstance(price, Refusal) else READ_ONLY, severe=True)
            return
        self._offered_s = by_s
        self._offer = f"{price} Enter gives it, + and - change it, Esc leaves it."
        self.say(self._offer, seconds=OFFERED_S)

    @property
    def offers(self) -> bool:
        """Return whether more time is offered and not yet given."""
        return self._stands(self._offer)

    def accept_offer(self) -> bool:
        """Give what is offered; return whether anything was."""
        offered = self.offers
        if offered:
            self._offer = ""
            self.raise_intent(ask.Extend(self._offered_s))
        return offered

    def drop_offer(self) -> None:
        """Withdraw what is offered."""
        if self.offers:
            self.message_line.clear()
        self._offer = ""

    # Closing a step too early

    def asks_first(self, key: str) -> str:
        """Return the question before the running step is closed; empty where nothing speaks against it.

        It is asked once: while it stands there, the same key is the answer.
        """
        answered = self._stands(self._question)
        self._question = ""
        if answered or self.desk.read_only:
            return ""
        reason = why_too_early(self.desk.session, self.desk.clock.now().wall)
        self._question = f"{reason} {key_name(key)} once more goes on all the same." if reason else ""
        return self._question


class AskingScreen(AnsweringScreen, AsksFirst):
    """A screen with a writing line on which some keys ask first."""

    @property
    def message_line(self) -> MessageLine:
        """Return where the questions stand."""
        return self.query_one(MessageLine)
