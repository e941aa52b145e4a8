"""The earlier sessions that a workshop carries something over from: found in the folders, proposed, and chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.agenda.model import Agenda, CarryOver
from facilitator.agenda.reading.carry_over import LAST_TIME
from facilitator.agenda.reading.keys import plain_key
from facilitator.live.history import latest_sessions
from facilitator.live.set_up_form import NONE
from facilitator.session.carried import CarriedOver
from facilitator.session.carried_words import say_counts, say_short_day
from facilitator.session.carry import carry_over, without_twice_told
from facilitator.session.due import WEEKDAYS
from facilitator.session.session import Session

MOST_TO_CHOOSE_FROM = 6
"""So many earlier sessions of one workshop can be chosen from, the latest."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """One thing that the agenda carries over, and the sessions that it may come from, the latest first."""

    wanted: CarryOver
    found: tuple[CarriedOver, ...] = ()

    @property
    def name(self) -> str:
        """Return the workshop by its title, where a session of it was found."""
        return self.found[0].workshop if self.found else self.wanted.source

    def chosen(self, choice: str) -> CarriedOver | None:
        """Return what was chosen: by a session's id, the latest where nothing is said; None for nothing."""
        if choice == NONE or not self.found:
            return None
        return next((each for each in self.found if each.session == choice), self.found[0])


class CarriedBefore:
    """What can be carried over into a workshop; looked up once, and only when it is asked for."""

    def __init__(self, agenda: Agenda, *folders: Path) -> None:
        """Look into these folders when it is asked."""
        self._agenda = agenda
        self._folders = folders
        self._found: tuple[Carrying, ...] | None = None

    def __call__(self) -> tuple[Carrying, ...]:
        """Return what the agenda carries over, each with the sessions that it may come from."""
        if self._found is None:
            self._found = find_carried(self._agenda, *self._folders)
        return self._found


def find_carried(agenda: Agenda, *folders: Path) -> tuple[Carrying, ...]:
    """Return what an agenda carries over, each with the latest sessions that it may come from.

    They are sessions that were begun, whether they were finished or left; rehearsals are none of them.
    """
    return tuple(Carrying(wanted, _found(agenda, wanted, folders)) for wanted in agenda.carry_over)


def choose(carrying: tuple[Carrying, ...], choices: Mapping[str, str]) -> tuple[CarriedOver, ...]:
    """Return what is carried over where so was chosen: session ids, or `NONE`, by the workshop as the agenda has it."""
    chosen = (each.chosen(choices.get(each.wanted.source, "")) for each in carrying)
    return without_twice_told(each for each in chosen if each is not None)


def _found(agenda: Agenda, wanted: CarryOver, folders: tuple[Path, ...]) -> tuple[CarriedOver, ...]:
    sessions = latest_sessions(
        _text_of_all(agenda, wanted),
        lambda other: _is_source(agenda, wanted.source, other),
        folders,
        MOST_TO_CHOOSE_FROM,
    )
    by_day = sorted(sessions, key=_began, reverse=True)
    return tuple(carried for session in by_day if (carried := _carried(session, wanted)) is not None)


def _carried(session: Session, wanted: CarryOver) -> CarriedOver | None:
    try:
        return carry_over(session, wanted)
    except (ValueError, OverflowError):
        # One file that was made to look like a session may not hide all others.
        return None


def _began(session: Session) -> float:
    return session.run.began.timestamp() if session.run.began else 0.0


def _text_of_all(agenda: Agenda, wanted: CarryOver) -> str:
    """Return a text that stands in the first line of every file that may fit."""
    if agenda.series:
        return agenda.series
    return agenda.workshop if plain_key(wanted.source) == LAST_TIME else "workshop"


def _is_source(agenda: Agenda, source: str, other: Agenda) -> bool:
    """Return whether an agenda is the one that is meant: of the same series, by its code, its name or its title."""
    if agenda.series != other.series and agenda.series:
        return False
    if plain_key(source) == LAST_TIME:
        return other.workshop == agenda.workshop
    return plain_key(source) in {plain_key(name) for name in (other.code, other.name, other.workshop) if name}


def say_carrying(carrying: Carrying, choice: str) -> str:
    """Return in a line what is carried over: "Create an SOP …, 17 November 2026: 9 agreed issues, 3 homework open"."""
    chosen = carrying.chosen(choice)
    if chosen is not None:
        return f"{chosen.workshop}, {say_short_day(chosen.on)}: {say_counts(chosen)}"
    if carrying.found:
        return f"nothing of “{carrying.name}”"
    return ""


def say_choices(carrying: Carrying) -> list[tuple[str, str]]:
    """Return what can be chosen as (id, words): "from Tuesday 17 November 2026, 8 people: …"."""
    rows = [
        (
            each.session,
            f"from {WEEKDAYS[each.on.weekday()]} {say_short_day(each.on)}{_say_people(each)}: {say_counts(each)}",
        )
        for each in carrying.found
    ]
    return [*rows, (NONE, "nothing")]


def _say_people(carried: CarriedOver) -> str:
    return f", {carried.people} {'person' if carried.people == 1 else 'people'}" if carried.people else ""
