"""What the console may be asked to show first."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.live.set_up_form import SetUp

if TYPE_CHECKING:
    from facilitator.live.rehearsal import Rehearsal
    from facilitator.timing.clock import FastClock


@dataclass(frozen=True, slots=True)
class Home:
    """The home screen: agendas, unfinished sessions, past reports."""


@dataclass(frozen=True, slots=True)
class OpenSetUp:
    """The set-up of one agenda, its form filled as far as it was said."""

    agenda: str
    """The path of the agenda's file."""
    form: SetUp


@dataclass(frozen=True, slots=True)
class StartNow:
    """The main screen of an agenda whose set-up was said in full; the form has no problem."""

    agenda: str
    """The path of the agenda's file."""
    form: SetUp


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was left: it goes on to the second."""

    path: Path


@dataclass(frozen=True, slots=True)
class OpenTimekeeper:
    """The timekeeper of a session alone: it follows what another console records, and writes nothing."""

    path: Path


@dataclass(frozen=True, slots=True)
class OpenRehearsal:
    """The main screen of a workshop that runs by itself, at speed."""

    rehearsal: "Rehearsal"
    clock: "FastClock"
    """The clock of the workplace that the console is given."""


ConsoleOpening = Home | OpenSetUp | StartNow | OpenSession | OpenTimekeeper | OpenRehearsal
