"""Putting something off for later from whatever window is open over the workshop."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from facilitator.console.leaving import LeavingApp
from facilitator.console.text import one_line
from facilitator.session.intents import Intent

PARKED = "It waits in the parking lot."


class ParkingApp(LeavingApp):
    """An app with a parking lot over every window of a workshop; what is half typed below stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "park", "park", show=False, priority=True)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key to the workshop and to the list of promises, which have a parking lot of their own."""
        return self._parks if action == "park" else super().check_action(action, parameters)

    @property
    def _parks(self) -> bool:
        """Return whether a window is open over a workshop that is not about parking or leaving already."""
        if self._desk is None or self._workshop not in self.screen_stack or self.screen is self._workshop:
            return False
        from facilitator.console.screens.ask_line import AskLineScreen
        from facilitator.console.screens.leaving import LeavingScreen
        from facilitator.console.screens.promises import PARK, PromisesScreen

        if isinstance(self.screen, AskLineScreen):
            return self.screen.question != PARK
        return not isinstance(self.screen, LeavingScreen | PromisesScreen)

    @work
    async def action_park(self) -> None:
        """Ask for a line that is to come later, and keep it."""
        from facilitator.console.screens.dialogs import WINDOWS

        if (desk := self._desk) is None:
            return
        came = await WINDOWS["park"](self, desk)
        if isinstance(came, Intent):
            outcome = desk.record(came)
            words = one_line(outcome.sentence or PARKED).plain
            self.notify(words, severity="information" if outcome.done else "warning", timeout=10, markup=False)
