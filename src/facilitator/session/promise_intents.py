"""What may be asked for about what was promised."""

from dataclasses import dataclass

from facilitator.session.promise import PromiseState


@dataclass(frozen=True, slots=True)
class Settle:
    """Let something promised be done, be dropped, or be open again."""

    promise: str
    """Its id, see `Promise`."""
    state: PromiseState
    reason: str = ""
    """Why it is dropped; it may stay empty for the other two."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Write down who does something by when, beside what the agenda asks."""

    what: str
    who: str = ""
    due: str = ""


PromiseIntent = Settle | Promised
