"""What more time for the running step would cost, before it is given."""

from datetime import datetime

from facilitator.agenda.duration import say_length
from facilitator.session.decide import decide
from facilitator.session.intents import Extend, Refusal
from facilitator.session.session import Session
from facilitator.session.time_words import say_price


def price_of_more(session: Session, by_s: float, now: datetime) -> str | Refusal:
    """Return who pays for so many seconds more in a question, or why they cannot be given."""
    decision = decide(session, Extend(by_s), now)
    if isinstance(decision, Refusal):
        return decision
    return f"{say_length(by_s)} more? {say_price(session, by_s, now) or 'Nobody has to pay.'}"
