"""How alike answers are, and which of them may say the same: suggestions only, a person decides.

Answers are compared word by word: small letters without accents, endings cut off, slips of the keys allowed. Two
answers are as alike as the words they share weigh, longer words more; half of that is held against both answers
together (Dice's coefficient), half against the shorter one (the overlap coefficient).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facilitator.agenda.model import Prompt
from facilitator.session.folded import folded
from facilitator.session.session import Session
from facilitator.session.themes import Theme, can_be_put_together, themes_of, thing_in, under_headings

ALIKE_FROM = 0.62
"""What is less alike is not suggested."""
STEM = 6
"""A word is told by so many letters: "deliveries" and "delivery" are one."""
SAME_WORD = 0.9
"""The Jaro-Winkler likeness from which two words are one with a slip."""
MOST_WORDS = 60
"""Of a longer answer the words up to here are compared."""
HEAVIEST = 4
"""No word weighs more."""
FIGURE_WEIGHS = 3
"""What "room 12" and "room 13" differ by is more than its length tells."""
MANY = 200
"""Among more answers than that, words that more than `COMMON` of them hold tell none of them apart."""
COMMON = 0.25
ONE_WORD = 100_000
"""More than all words of an answer weigh."""
WIDE = "\u2e80"
"""From this sign on there are no blanks between words: they are compared by pairs of signs."""

Stems = frozenset[str]
Pair = tuple[str, str]
"""The ids of two answers, the one that was given first in front."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two themes that may say the same."""

    first: Theme
    """The one that more groups raised, else the one that was said first."""
    second: Theme
    likeness: float
    """0 for nothing in common, 1 for the same words."""
    across: bool
    """Whether different groups said them."""


def likeness(first: str, second: str) -> float:
    """Return how alike two answers are: 0 for nothing in common, 1 for the same words in any order."""
    stems = _stems_of_all((first, second))
    return _likeness(stems[0], stems[1])


def suggestions(session: Session, prompt_id: str, refused: Iterable[Pair] = ()) -> tuple[Suggestion, ...]:
    """Return what may say the same among the answers to a prompt: across groups first, then the most alike.

    Each is worth one decision: what follows from those before it, if they are accepted, is left out. `refused` are the
    pairs of answers that are not the same; themes that hold such a pair are not suggested.
    """
    prompt, themes = session.agenda.find_prompt(prompt_id), themes_of(session, prompt_id)
    if prompt is None or not can_be_put_together(prompt) or len(themes) < 2:
        return ()
    found = _pairs(prompt, themes, frozenset(refused))
    found.sort(key=lambda pair: (not pair[3], -pair[2], pair[0], pair[1]))
    tree, kept = list(range(len(themes))), list[Suggestion]()
    for first, second, alike, across in found:
        one, other = _root(tree, first), _root(tree, second)
        if one != other:
            tree[max(one, other)] = min(one, other)
            kept.append(Suggestion(themes[first], themes[second], alike, across))
    return tuple(kept)


def pairs_between(first: Theme, second: Theme) -> tuple[Pair, ...]:
    """Return every pair of an answer of one theme with one of the other, for `refused`."""
    return tuple(_pair(one, other) for one in first.ids for other in second.ids)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _pairs(prompt: Prompt, themes: Sequence[Theme], refused: frozenset[Pair]) -> list[tuple[int, int, float, bool]]:
    """Return the pairs of themes that are alike, by their places, with their likeness and whether groups differ."""
    wordings = [_wordings(prompt, theme) for theme in themes]
    of_theme = [place for place, texts in enumerate(wordings) for _ in texts]
    best: dict[tuple[int, int], float] = {}
    for one, other, alike in _alike(tuple(text for texts in wordings for text in texts)):
        pair = (of_theme[one], of_theme[other])
        if pair[0] != pair[1] and alike > best.get(pair, 0.0):
            best[pair] = alike
    found = []
    for (one, other), alike in best.items():
        first, second = themes[one], themes[other]
        if refused and not refused.isdisjoint(pairs_between(first, second)):
            continue
        if under_headings(prompt) and first.answers[0].cells[:1] != second.answers[0].cells[:1]:
            continue
        found.append((one, other, alike, _voices(first) != _voices(second)))
    return found


def _wordings(prompt: Prompt, theme: Theme) -> tuple[str, ...]:
    """Return in which words a theme was said: its own, and those of each of its answers."""
    if not theme.put_together:
        return (theme.says,)
    return tuple(dict.fromkeys([theme.says, *(thing_in(prompt, answer) for answer in theme.answers)]))


def _voices(theme: Theme) -> frozenset[str]:
    return frozenset(answer.group or answer.person for answer in theme.answers)


def _root(tree: list[int], place: int) -> int:
    while tree[place] != place:
        tree[place] = tree[tree[place]]
        place = tree[place]
    return place


@lru_cache(maxsize=8)
def _alike(texts: tuple[str, ...]) -> tuple[tuple[int, int, float], ...]:
    """Return the pairs of texts that are alike, by their places; texts of the same words pair with their first one."""
    first_with: dict[Stems, int] = {}
    found = list[tuple[int, int, float]]()
    for place, stems in enumerate(_stems_of_all(texts)):
        if stems in first_with:
            found.append((first_with[stems], place, 1.0))
        elif stems:
            first_with[stems] = place
    places, weights, with_stem = [*first_with.values()], list[int](), dict[str, list[int]]()
    for at, stems in enumerate(_telling([*first_with])):
        shared: dict[int, int] = {}
        for stem in stems:
            # How many words are shared and what they weigh goes into one figure: this runs for every pair.
            figure, others = ONE_WORD + _weight(stem), with_stem.setdefault(stem, [])
            for other in others:
                shared[other] = shared.get(other, 0) + figure
            others.append(at)
        own = _weigh(stems)
        weights.append(own)
        for other, figure in shared.items():
            words, weight = divmod(figure, ONE_WORD)
            alike = _share(weight, own, weights[other], single=words == 1)
            if alike >= ALIKE_FROM:
                found.append((places[other], places[at], alike))
    return tuple(found)


def _likeness(first: Stems, second: Stems) -> float:
    both = first & second
    return _share(_weigh(both), _weigh(first), _weigh(second), single=len(both) == 1) if both else 0.0


def _share(shared: int, first: int, second: int, *, single: bool) -> float:
    """Return the likeness of two answers whose words weigh so much, and those they share.

    A single word that is all of one answer says little about a longer one, so overlap does not count for it.
    """
    dice = 2 * shared / (first + second)
    return dice if single else (dice + shared / min(first, second)) / 2


def _weigh(stems: Stems) -> int:
    return sum(map(_weight, stems))


def _weight(stem: str) -> int:
    return FIGURE_WEIGHS if stem.isdecimal() else min(max(1, len(stem) - 2), HEAVIEST)


def _stems_of_all(texts: Sequence[str]) -> list[Stems]:
    """Return the words by which each text is told; words that differ by a slip are one over all texts."""
    every = [_words(text) for text in texts]
    same = _same_words(frozenset(word for words in every for word in words))
    return [frozenset(same.get(word, word) for word in words) for words in every]


def _telling(kinds: Sequence[Stems]) -> list[Stems]:
    if len(kinds) <= MANY:
        return [*kinds]
    held = Counter(stem for stems in kinds for stem in stems)
    common = {stem for stem, count in held.items() if count > COMMON * len(kinds)}
    return [stems - common for stems in kinds]


@lru_cache(maxsize=8192)
def _words(text: str) -> Stems:
    words = list[str]()
    for word in re.findall(r"\w+", folded(text))[:MOST_WORDS]:
        words += [word[at : at + 2] for at in range(max(1, len(word) - 1))] if word[0] >= WIDE else [word[:STEM]]
    telling = frozenset(word for word in words if len(word) > 2 or not word.isascii() or word.isdecimal())
    return telling or frozenset(words)


def _same_words(words: Stems) -> dict[str, str]:
    """Return for each word that is another with a slip which one that is; the first two letters are the same."""
    by_beginning: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) > 3 and word.isalpha() and word < WIDE:
            by_beginning.setdefault(word[:2], []).append(word)
    several = [group for group in by_beginning.values() if len(group) > 1]
    return {word: first for group in several for word, first in _gathered(group).items()} if several else {}


def _gathered(group: Sequence[str]) -> dict[str, str]:
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    same = dict[str, str]()
    for place, first in enumerate(group):
        if first in same:
            continue
        later = [word for word in group[place + 1 :] if word not in same]
        like = JaroWinkler.normalized_similarity
        for word, _, _ in process.extract(first, later, scorer=like, score_cutoff=SAME_WORD, limit=None):
            same[word] = first
    return same
