"""Which answers were put together, as it follows from the events; the answers themselves stay as they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.session.answers import Answer

MOST_FORMER = 50
"""So many earlier wordings of what was put together are kept."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Answers to one prompt that were put together."""

    prompt: str
    """The prompt that they answered when they were put together; one that answers another since has left."""
    answers: tuple[str, ...]
    """Their ids, two at least; one that was removed since may be among them."""
    says: str
    """What they say together."""
    formerly: tuple[str, ...] = ()
    """What they, or a part of them, said together before, so that a vote or a row under those words is not lost."""


Merges = tuple[Merge, ...]


def with_merge(merges: Merges, ids: Iterable[str], says: str, prompts: Mapping[str, str]) -> Merges:
    """Return the merges with one more, which takes in all that hold one of its answers.

    `prompts` are the prompts of the answers that are there. Answers to another prompt than the first one's, and those
    that are not there, are left out; where fewer than two are left nothing changes.
    """
    there = [answer for answer in dict.fromkeys(ids) if answer in prompts]
    if not there:
        return merges
    prompt = prompts[there[0]]
    own = {answer for answer in there if prompts[answer] == prompt}
    touched = [merge for merge in merges if merge.prompt == prompt and own & set(merge.answers)]
    earlier = [answer for merge in touched for answer in merge.answers if prompts.get(answer) == prompt]
    together = tuple(dict.fromkeys([*earlier, *(answer for answer in there if answer in own)]))
    if len(together) < 2:
        return merges
    formerly = dict.fromkeys(words for merge in touched for words in (*merge.formerly, merge.says) if words != says)
    others = tuple(merge for merge in merges if merge not in touched)
    return (*without(others, together), Merge(prompt, together, says, tuple(formerly)[-MOST_FORMER:]))


def reworded(merges: Merges, before: Answer, after: Answer, answers: Sequence[Answer]) -> Merges:
    """Return the merges once an answer was mended: what went by its words alone goes by the mended ones."""
    merge = next((each for each in merges if before.id in each.answers), None)
    if merge is None:
        return merges
    pairs = zip(before.cells or (before.says,), after.cells or (after.says,), strict=False)
    mended = next((new.strip() for old, new in pairs if old.strip() == merge.says and new.strip() != merge.says), "")
    beside = (other for other in answers if other.id in merge.answers and other.id != before.id)
    if not mended or any(merge.says in map(str.strip, other.cells or (other.says,)) for other in beside):
        return merges
    mended_merge = replace(merge, says=mended, formerly=(*merge.formerly, merge.says)[-MOST_FORMER:])
    return tuple(mended_merge if each is merge else each for each in merges)


def without(merges: Merges, ids: Iterable[str]) -> Merges:
    """Return the merges without some answers; what is left of one alone is no merge any more."""
    leaving = set(ids)
    if not any(leaving.intersection(merge.answers) for merge in merges):
        return merges
    left = (
        replace(merge, answers=tuple(answer for answer in merge.answers if answer not in leaving)) for merge in merges
    )
    return tuple(merge for merge in left if len(merge.answers) > 1)
