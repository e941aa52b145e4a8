"""Which steps of two agendas are the same."""

import re
from collections.abc import Callable, Iterable

from facilitator.agenda.model import Step

_COPY = re.compile(r"\s*\([0-9]+ of [0-9]+\)\s*\Z")


def plain_title(step: Step) -> str:
    """Return a title as it is compared: without case, blanks and the number of a copy."""
    return " ".join(_COPY.sub("", step.title).split()).casefold()


def paired(old: tuple[Step, ...], new: tuple[Step, ...]) -> dict[int, Step]:
    """Return for the place of each new step the old one that it is: by its title, else by its code."""
    pairs: dict[int, Step] = {}
    for key in (plain_title, _code):
        found = {id(step) for step in pairs.values()}
        left = [step for step in old if id(step) not in found]
        known = dict(_numbered(left, key))
        waiting = [(at, step) for at, step in enumerate(new) if at not in pairs]
        for (at, _), (name, _) in zip(waiting, _numbered([step for _, step in waiting], key), strict=True):
            if name[0] and name in known:
                pairs[at] = known[name]
    return pairs


def _code(step: Step) -> str:
    return step.code.casefold()


def _numbered(steps: Iterable[Step], key: Callable[[Step], str]) -> list[tuple[tuple[str, int], Step]]:
    """Return each step with what it is known by, and the how-manieth of that it is."""
    seen: dict[str, int] = {}
    found = []
    for step in steps:
        name = key(step)
        seen[name] = seen.get(name, 0) + 1
        found.append(((name, seen[name]), step))
    return found
