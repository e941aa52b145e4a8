"""Who sits where before a session begins: changed by hand, and taken back step by step."""

from facilitator.agenda.model import Agenda
from facilitator.session.group_intents import GroupIntent
from facilitator.session.group_rules import regroup
from facilitator.session.group_words import say_regrouped
from facilitator.session.refusal import Refusal
from facilitator.session.role_dealing import Held, RoleHeld, held_in, times_held
from facilitator.session.seats import Seats


class Arranging:
    """The seats of a set-up while they are changed."""

    def __init__(self, agenda: Agenda, seats: Seats, before: tuple[RoleHeld, ...] = ()) -> None:
        """Begin with these seats; `before` is who had which role in the earlier sessions of the series."""
        self._agenda = agenda
        self._before = before
        self._past: list[tuple[Seats, str]] = []
        self.seats = seats

    @property
    def changed(self) -> bool:
        """Return whether anything was changed that was not taken back."""
        return bool(self._past)

    def change(self, intent: GroupIntent) -> tuple[bool, str]:
        """Do what is asked for; return whether it was done, and what is to be said about it."""
        found = regroup(self.seats, intent, self._agenda.groups.roles, self._held(), self._served())
        if found is None:
            return True, ""
        if isinstance(found, Refusal):
            return False, found.sentence
        sentence = say_regrouped(found)
        self._past.append((self.seats, sentence))
        self.seats = found.seats
        return True, sentence

    def undo(self) -> tuple[bool, str]:
        """Take the last change back."""
        if not self._past:
            return False, "There is nothing to undo."
        self.seats, sentence = self._past.pop()
        return True, f"Taken back: {sentence}"

    def _held(self) -> Held:
        return times_held(self._before)

    def _served(self) -> Held:
        """Return the roles before with those that stood here counted too, so that each turn goes to somebody else."""
        stood = [seats.groups for seats, _ in self._past]
        return times_held((*self._before, *held_in((*stood, self.seats.groups))))
