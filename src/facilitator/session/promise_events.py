"""Events about what was promised: what has become of it."""

from typing import Literal

from facilitator.session.promise import PromiseState
from facilitator.session.recorded import Recorded


class PromiseSettled(Recorded):
    """Something promised is done, will not be done, or is open again."""

    event: Literal["promise-settled"] = "promise-settled"
    promise: str
    """Its id, see `Promise`."""
    state: PromiseState
    reason: str = ""
    """Why it was dropped, or what came of it."""
