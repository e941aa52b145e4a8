"""Who is to answer a question, by name where people are known by name, and who has answered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from facilitator.agenda.model import Prompt
from facilitator.session.answers import Answer
from facilitator.session.session import Session
from facilitator.session.votes import rows_of

AND = " & "
"""What joins the names of a pair."""
MOST_NAMED = 6
"""More people than this are not named one by one."""
FEWEST_LETTERS = 2
"""Where words are wanted, fewer letters before a colon name nobody."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who gives one answer to a question: a person, a pair, a group or the room."""

    group: str
    """The group that it is or sits in; empty for the room, and for people who sit in none."""
    person: str = ""
    """A name, or the names of a pair: "Ana & Ben"; empty for a group and the room."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """Who has answered a question."""

    answered: tuple[Answerer, ...]
    missing: tuple[Answerer, ...]
    """Those known by name, or the groups, who have not answered; people who have left are not missed."""
    nameless: int
    """How many of those counted have answered without a name."""
    wanted: int
    """How many are to answer; 0 where nobody was counted."""

    @property
    def arrived(self) -> int:
        """Return how many have answered, as far as answers without a name can tell."""
        return min(self.wanted, len(self.answered) + self.nameless)

    @property
    def complete(self) -> bool:
        """Return whether everybody has answered; where nobody was counted, nobody can tell."""
        return bool(self.wanted) and self.arrived >= self.wanted

    def sentence(self) -> str:
        """Return who is in, in words: "3 of 7 are in, missing: Ana, Ben."; empty where nobody was counted."""
        if not self.wanted:
            return ""
        if self.complete:
            return f"All {self.wanted} are in." if self.wanted > 1 else "The only one is in."
        if not self.arrived:
            return f"None of {self.wanted} is in yet."
        count = f"{self.arrived} of {self.wanted} {'is' if self.arrived == 1 else 'are'} in"
        if self.nameless and (self.answered or self.missing):
            return f"{count}, {self.nameless} without a name."
        names = [each.person or each.group for each in self.missing]
        return f"{count}, missing: {say_names(names)}." if any(names) else f"{count}."


def say_names(names: Iterable[str]) -> str:
    """Return names in one line: the first few, and how many others there are."""
    every = tuple(names)
    more = len(every) - MOST_NAMED
    return ", ".join(every) if more <= 1 else f"{', '.join(every[:MOST_NAMED])} and {more} others"


def people_here(session: Session) -> tuple[Answerer, ...]:
    """Return everybody who is here and known by name, group by group; who sits in no group comes last."""
    seats = session.seats
    seated = [Answerer(group.name, person) for group in seats.groups for person in group.people]
    sitting = {each.person for each in seated}
    return (*seated, *(Answerer("", name) for name in seats.names if name not in sitting))


def goes_by_name(session: Session, prompt: Prompt) -> bool:
    """Return whether single people or pairs answer who are known by name."""
    return _of_people(prompt) and bool(session.seats.names or session.seats.seated)


def _of_people(prompt: Prompt) -> bool:
    return prompt.who in {"person", "pair"} and not prompt.anonymous


def answerers(session: Session, prompt: Prompt) -> tuple[Answerer, ...]:
    """Return who is to answer, in the order of the groups; nobody where people answer who are not known by name."""
    if prompt.who in {"person", "pair"}:
        if prompt.anonymous:
            return ()
        return people_here(session) if prompt.who == "person" else tuple(_pairs(session, prompt))
    if prompt.who == "room" or not session.group_names:
        return (Answerer(""),)
    return tuple(Answerer(name) for name in session.group_names)


def members(session: Session, person: str) -> tuple[str, ...]:
    """Return the people behind the name of an answerer: one, or those of a pair."""
    here = {each.person for each in people_here(session)}
    return (person,) if person in here else tuple(person.split(AND))


def _pairs(session: Session, prompt: Prompt) -> Iterator[Answerer]:
    """Yield the pairs: those that have answered stay, the others of a group sit two by two, an odd one makes three."""
    here = people_here(session)
    free = {each.person: each.group for each in here}
    for said in dict.fromkeys(answer.person for answer in session.answers_to(prompt.id) if answer.person):
        groups = [free.pop(name) for name in members(session, said) if name in free]
        if groups:
            yield Answerer(groups[0], said)
    for said in _paired_elsewhere(session, prompt):
        names = members(session, said)
        if len(names) > 1 and all(name in free for name in names):
            groups = [free.pop(name) for name in names]
            yield Answerer(groups[0], said)
    for group in dict.fromkeys(each.group for each in here):
        left = [name for name, sits_in in free.items() if sits_in == group]
        while left:
            size = len(left) if len(left) <= 3 else 2
            yield Answerer(group, AND.join(left[:size]))
            left = left[size:]


def _paired_elsewhere(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return the pairs that have answered other questions, the last one first."""
    pairs = {each.id for step in session.agenda.walk() for each in step.prompts if each.who == "pair"} - {prompt.id}
    if not pairs:
        return ()
    return tuple(dict.fromkeys(a.person for a in reversed(session.answers) if a.prompt in pairs and a.person))


def roll_call(session: Session, prompt: Prompt, given: Sequence[Answer]) -> RollCall:
    """Return who has answered a prompt and who has not, from all that was given to it.

    Where a sheet has several given rows, a person is in with the last of them.
    """
    every = answerers(session, prompt)
    by_whom: dict[str, list[Answer]] = {}
    people = prompt.who in {"person", "pair"}
    for answer in given:
        by_whom.setdefault(answer.person if people else answer.group, []).append(answer)
    whole = max(1, len(rows_of(session, prompt))) if people and prompt.in_rows and not prompt.sorts else 1

    def is_in(each: Answerer) -> bool:
        theirs = by_whom.get(each.person if people else each.group, ())
        closed = sum(1 for answer in theirs if not prompt.in_rows or len(answer.cells) >= len(prompt.columns))
        return closed >= whole if people else bool(theirs)

    answered = tuple(each for each in every if is_in(each))
    missing = tuple(each for each in every if each not in answered)
    there = goes_by_name(session, prompt)
    nameless = sum(len(theirs) for name, theirs in by_whom.items() if not (there and name)) // whole if people else 0
    return RollCall(answered, missing, nameless, len(every) + _unnamed(session, prompt))


def _unnamed(session: Session, prompt: Prompt) -> int:
    """Return how many answerers are here whose names nobody knows."""
    if prompt.who not in {"person", "pair"}:
        return 0
    unknown = session.people if prompt.anonymous else max(0, session.people - len(people_here(session)))
    return unknown if prompt.who == "person" else unknown // 2


def person_begun(session: Session, prompt: Prompt, typed: str) -> tuple[str, ...]:
    """Return the answerers whom a beginning of a name may mean: one of that very name, or first name, is meant alone.

    A pair may be named by both: "ana & dan", "ana + dan".
    """
    parts = [part for part in re.split(r"\s*[&+]\s*", typed.strip()) if part]
    if prompt.who == "pair" and len(parts) > 1:
        meant = [_begun(session, part) for part in parts]
        names = tuple(dict.fromkeys(each[0] for each in meant if len(each) == 1))
        return (_standing(session, prompt, names),) if len(names) == len(parts) else ()
    if prompt.who == "pair":
        found = _begun(session, typed)
        pairs = [each.person for each in answerers(session, prompt)]
        return tuple(dict.fromkeys(pair for pair in pairs for name in found if name in members(session, pair)))
    return _begun(session, typed)


def _begun(session: Session, typed: str) -> tuple[str, ...]:
    wanted = " ".join(typed.split()).casefold()
    names = [each.person for each in people_here(session)]
    begun = [name for name in names if wanted and name.casefold().startswith(wanted)]
    called = [name for name in begun if name.casefold().split()[:1] == [wanted]]
    exact = [name for name in begun if name.casefold() == wanted]
    return tuple(exact or called or begun)


def _standing(session: Session, prompt: Prompt, names: tuple[str, ...]) -> str:
    """Return the pair of these names as it goes already, in whatever order they were typed."""
    pairs = (each.person for each in answerers(session, prompt))
    return next((pair for pair in pairs if {*members(session, pair)} == {*names}), AND.join(names))


def split_name(session: Session, prompt: Prompt, text: str) -> tuple[str | None, str]:
    """Return the person whom "Ana: words" names by an unambiguous beginning, and the words; (None, text) else."""
    if not goes_by_name(session, prompt):
        return None, text
    name, colon, words = text.partition(":")
    in_words = prompt.kind in {"text", "list"} or prompt.in_rows
    letters = sum(1 for sign in name if sign.isalpha())
    if not colon or "\n" in name or letters < (FEWEST_LETTERS if in_words else 1):
        return None, text
    found = person_begun(session, prompt, name)
    return (found[0], words.removeprefix(" ")) if len(found) == 1 else (None, text)
