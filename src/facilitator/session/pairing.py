"""Which steps of two agendas are the same."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from facilitator.agenda.model import Step

ALIKE_IN_PLACE = 0.5
"""From so much likeness on a step that stands where another one stood is that one under another title."""
ALIKE = 0.75
"""The same for one that stands only between the same neighbours."""
MOST_COMPARED = 200
"""Where more than so many pairs would have to be compared, only those in the same place are."""

_COPY = re.compile(r"\s*\([0-9]+ of [0-9]+\)\s*\Z")


def plain_title(step: Step) -> str:
    """Return a title as it is compared: without case, blanks and the number of a copy."""
    return " ".join(_COPY.sub("", step.title).split()).casefold()


def paired(old: tuple[Step, ...], new: tuple[Step, ...]) -> dict[int, Step]:
    """Return for the place of each new step the old one that it is: by its title, its code, or its place and content.

    A step under another title, without codes that tell the two apart, is known by its neighbours and by how much of
    its time, its questions, its words and its parts still stands.
    """
    pairs: dict[int, Step] = {}
    for key in (plain_title, _code):
        found = {id(step) for step in pairs.values()}
        left = [step for step in old if id(step) not in found]
        known = dict(_numbered(left, key))
        waiting = [(at, step) for at, step in enumerate(new) if at not in pairs]
        for (at, _), (name, _) in zip(waiting, _numbered([step for _, step in waiting], key), strict=True):
            if name[0] and name in known:
                pairs[at] = known[name]
    return pairs | dict(_retitled(old, new, pairs))


def pairs_in(old: tuple[Step, ...], new: tuple[Step, ...]) -> Iterator[tuple[Step, Step]]:
    """Yield every old step with the new one that it is, in all depths."""
    for at, known in paired(old, new).items():
        yield known, new[at]
        yield from pairs_in(known.steps, new[at].steps)


def _retitled(old: tuple[Step, ...], new: tuple[Step, ...], pairs: dict[int, Step]) -> Iterator[tuple[int, Step]]:
    """Yield what stands between the same neighbours in both, and is alike."""
    places = {id(step): at for at, step in enumerate(old)}
    anchors = {at: places[id(known)] for at, known in pairs.items()}
    gaps = _gaps(len(old), {place: place for place in anchors.values()})
    for neighbours, waiting in _gaps(len(new), anchors).items():
        missing, first = gaps.get(neighbours, []), 0
        in_place = len(missing) == len(waiting)
        few = len(missing) * len(waiting) <= MOST_COMPARED
        for nth, at in enumerate(waiting):
            for other in range(first, len(missing)) if few else [nth] if in_place else []:
                enough = ALIKE_IN_PLACE if in_place and nth == other else ALIKE
                if likeness(old[missing[other]], new[at]) >= enough:
                    yield at, old[missing[other]]
                    first = other + 1
                    break


def _gaps(count: int, anchors: dict[int, int]) -> dict[tuple[int, int], list[int]]:
    """Return the places without an anchor, by the anchors before and after them; -1 stands for either end."""
    gaps: dict[tuple[int, int], list[int]] = {}
    before, waiting = -1, list[int]()
    for place in range(count):
        if place not in anchors:
            waiting.append(place)
            continue
        if waiting:
            gaps[before, anchors[place]] = waiting
        before, waiting = anchors[place], []
    return gaps | ({(before, -1): waiting} if waiting else {})


def likeness(one: Step, other: Step) -> float:
    """Return from 0 to 1 how much of two steps is the same; two codes that differ tell them apart."""
    if one.code and other.code and _code(one) != _code(other):
        return 0.0
    title = SequenceMatcher(None, plain_title(one), plain_title(other)).ratio()
    found = [(1.0, title)]
    found += [
        (weight, _same_part(a, b)) for (weight, a), (_, b) in zip(_content(one), _content(other), strict=True) if a or b
    ]
    return sum(weight * part for weight, part in found) / sum(weight for weight, _ in found)


def _content(step: Step) -> tuple[tuple[float, tuple[object, ...]], ...]:
    """Return what a step consists of, each kind with its weight."""
    return (
        (1.0, (step.time,) if step.time else ()),
        (2.0, tuple(" ".join(prompt.ask.split()).casefold() for prompt in step.prompts)),
        (2.0, tuple(" ".join(block.text.split()).casefold() for block in step.guide)),
        (2.0, tuple(plain_title(part) for part in step.steps)),
        (1.0, (step.handout,) if step.handout else ()),
        (1.0, tuple(cue.text for cue in step.cues)),
        (1.0, tuple(task.task for task in step.homework)),
    )


def _same_part(one: tuple[object, ...], other: tuple[object, ...]) -> float:
    """Return how much of the longer one is in both, whatever the order."""
    return (Counter(one) & Counter(other)).total() / max(len(one), len(other))


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
