"""What screens tell the app, apart from the screens themselves, so that one can be heard before it is loaded."""

from textual.message import Message

from facilitator.agenda.model import Agenda
from facilitator.session.events import SessionStarted


class SetUpConfirmed(Message):
    """The set-up is done and the workshop can begin."""

    def __init__(self, agenda: Agenda, started: SessionStarted) -> None:
        """Say what was set up."""
        super().__init__()
        self.agenda = agenda
        self.started = started


class LeaveWorkshop(Message):
    """The facilitator leaves this workshop, for the home screen or for good."""

    def __init__(self, *, home: bool) -> None:
        """Say where to."""
        super().__init__()
        self.home = home
