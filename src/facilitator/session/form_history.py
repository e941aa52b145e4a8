"""What of a form is in the session already: read before, perhaps from an earlier version of the same file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from facilitator.agenda.model import NOTES
from facilitator.session import events as ev
from facilitator.session.answers import Answer
from facilitator.session.collected import Entry, Filled, Source
from facilitator.session.session import Session

ALIKE = 0.6
"""From this likeness on a row that was written anew is taken for the one before."""
FEW = 2
"""So few answers may all have been corrected."""
COMPARED_MAX = 20_000
"""Pairs of rows that are compared at most; in a larger form only rows that begin alike are taken for corrected."""
COMPARED_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Known:
    """An answer that was read from a form."""

    answer_id: str
    prompt: str
    """The question under which it was placed."""
    source: Source
    """Where it stood when it was read last."""
    text: str
    """What was written down when it was read last, for what was kept among the notes."""
    earlier: tuple[Source, ...] = ()
    """Where it stood in the versions of the form that were read before."""

    @property
    def first(self) -> Source:
        """Return where it was read first."""
        return (*self.earlier, self.source)[0]

    def was_in(self, filled: Filled) -> bool:
        """Return whether it was added or corrected by the same file before."""
        return any(source.sum == filled.sum for source in (*self.earlier, self.source))

    def stood_in(self, filled: Filled, said: tuple[str, ...]) -> bool:
        """Return whether the same file has been read before, with these words for it."""
        return any(source.sum == filled.sum and source.said == said for source in (*self.earlier, self.source))


@dataclass(frozen=True, slots=True)
class Matched:
    """A form beside what is known of it."""

    same: tuple[tuple[Entry, Known], ...]
    """What stands there as it did before."""
    corrected: tuple[tuple[Entry, Known], ...]
    fresh: tuple[Entry, ...]
    gone: tuple[Known, ...]
    """What stood in the earlier version only."""
    seen: bool
    """Whether this very file was read before; then nothing can be gone from it."""


def known_in(session: Session) -> list[Known]:
    """Return every answer that was read from a form, those that were removed by hand too."""
    done, found = set(session.done), dict[str, Known]()
    for event in session.log:
        if event.seq not in done:
            continue
        match event:
            case ev.AnswerAdded(source=Source() as source):
                answer_id = f"a{event.seq}"
                found[answer_id] = Known(answer_id, event.prompt, source, event.text)
            case ev.AnswerChanged(source=Source() as source) | ev.CellWritten(source=Source() as source):
                before = found.get(event.answer)
                if before is not None:
                    earlier = (*before.earlier, before.source)
                    found[event.answer] = Known(event.answer, before.prompt, source, event.text, earlier)
            case _:
                continue
    return [*found.values()]


def group_called(session: Session, name: str) -> str | None:
    """Return the group that is meant by a name or a number, also by a name that it had before; None for none."""
    wanted = _plain(name)
    there = {_plain(each): each for each in session.group_names}
    if wanted in there:
        return there[wanted]
    done = set(session.done)
    renames = (
        event.about
        for event in session.log
        if isinstance(event, ev.GroupsChanged) and event.how == "renamed" and event.seq in done
    )
    for about in renames:
        if len(about) > 1 and _plain(about[0]) == wanted:
            wanted = _plain(about[1])
    if wanted in there:
        return there[wanted]
    number = wanted.removeprefix("group").strip()
    if number.isascii() and number.isdecimal() and 0 < int(number[:4]) <= len(session.group_names):
        return session.group_names[int(number[:4]) - 1]
    begun = [each for plain, each in there.items() if wanted and plain.startswith(wanted)]
    return begun[0] if len(begun) == 1 else there.get(wanted.removesuffix("group").strip())


def match_form(session: Session, filled: Filled, group: str, entries: Sequence[Entry]) -> Matched:
    """Return which entries of a form are known, corrected or fresh; equal rows count as often as they stand there."""
    of_group = [known for known in known_in(session) if _may_be(session, known, filled, group)]
    same, rest = list[tuple[Entry, Known]](), [*entries]
    added = [known for known in of_group if known.first.sum == filled.sum]
    rest = _take_equal(rest, added, lambda entry, known: known.stood_in(filled, entry.said), same)
    before = [known for known in of_group if known.first.sum != filled.sum]
    related = _related(session, filled, group, rest, before)
    rest = _take_equal(rest, related, lambda entry, known: known.stood_in(filled, entry.said), same)
    rest = _take_equal(rest, related, lambda entry, known: known.source.said == entry.said, same)
    taken = {known.answer_id for _, known in same}
    left = [known for known in (*added, *related) if known.answer_id not in taken]
    corrected = _paired(session, rest, left)
    taken |= {known.answer_id for _, known in corrected}
    paired = {id(entry) for entry, _ in corrected}
    fresh = tuple(entry for entry in rest if id(entry) not in paired)
    gone = tuple(known for known in left if known.answer_id not in taken)
    seen = any(known.was_in(filled) for known in of_group)
    return Matched(tuple(same), tuple(corrected), fresh, gone, seen)


def _take_equal(
    entries: Sequence[Entry],
    knowns: Sequence[Known],
    equal: Callable[[Entry, Known], bool],
    same: list[tuple[Entry, Known]],
) -> list[Entry]:
    """Put every entry that one known answer equals, and that no other one has taken, to `same`; return the others."""
    taken, rest = {known.answer_id for _, known in same}, list[Entry]()
    by_prompt: dict[str, list[Known]] = {}
    for known in knowns:
        by_prompt.setdefault(known.prompt, []).append(known)
    for entry in entries:
        there = by_prompt.get(prompt_of(entry), [])
        free = [known for known in there if known.answer_id not in taken and equal(entry, known)]
        if not free:
            rest.append(entry)
            continue
        same.append((entry, min(free, key=lambda known: abs(known.source.line - entry.line))))
        taken.add(same[-1][1].answer_id)
    return rest


def prompt_of(entry: Entry) -> str:
    """Return the question under which an entry is written down: the notes for what cannot be placed."""
    return NOTES.id if entry.prompt is None or entry.reason else entry.prompt.id


def _may_be(session: Session, known: Known, filled: Filled, group: str) -> bool:
    """Return whether an answer may have come from a form: of the same group, and of no other note-taker."""
    takers = {_plain(known.source.taker), _plain(filled.taker)} - {""}
    return _same_group(session, known.source.group, group) and len(takers) <= 1


def _related(
    session: Session, filled: Filled, group: str, entries: Sequence[Entry], knowns: Sequence[Known]
) -> list[Known]:
    """Return what was read from earlier versions of this form: of its name, or a copy that says mostly the same."""
    named: dict[str, list[Known]] = {}
    for known in knowns:
        named.setdefault(known.first.file.casefold(), []).append(known)
    found = list[Known]()
    for name, before in named.items():
        answers = [known for known in before if known.prompt != NOTES.id]
        same = list[tuple[Entry, Known]]()
        rest = _take_equal(entries, answers, _ever_said, same)
        taken = {known.answer_id for _, known in same}
        alike = _paired(session, rest, [known for known in answers if known.answer_id not in taken])
        most = (len(same) + len(alike)) * 2 >= len(answers)
        of_name = name == filled.file.casefold() and (bool(group) or bool(same))
        copy = len(same) >= FEW and len(same) * 2 >= len(answers)
        if (of_name and (most or len(answers) <= FEW)) or copy or any(known.was_in(filled) for known in before):
            found += before
    return found


def _ever_said(entry: Entry, known: Known) -> bool:
    return any(source.said == entry.said for source in (*known.earlier, known.source))


def _same_group(session: Session, before: str, group: str) -> bool:
    return before == group or (bool(before) and group_called(session, before) == group)


def _paired(session: Session, rest: Sequence[Entry], left: Sequence[Known]) -> list[tuple[Entry, Known]]:
    """Return the rows that were written anew, each with the most like one before of the same question."""
    found = list[tuple[Entry, Known]]()
    taken = set[str]()
    compared = len(rest) * len(left) <= COMPARED_MAX
    for entry in rest:
        if (asked := prompt_of(entry)) == NOTES.id:
            continue
        free = [known for known in left if known.prompt == asked and known.answer_id not in taken]
        rated = [(_likeness(session, entry, known, compared), known) for known in free]
        best = max(rated, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= ALIKE:
            found.append((entry, best[1]))
            taken.add(best[1].answer_id)
    return found


def _likeness(session: Session, entry: Entry, known: Known, compared: bool) -> float:
    """Return from 0 to 1 how likely an entry is the corrected version of another one."""
    prompt = session.agenda.find_prompt(known.prompt)
    if prompt is not None and prompt.kind in {"number", "choice", "scale", "checklist", "vote"} and not prompt.in_rows:
        return 1.0 if prompt.who in {"group", "room"} else 0.0
    first, before = _plain(entry.said[0]), _plain("".join(known.source.said[:1]))
    if len(entry.said) > 1 and first and first == before:
        return 1.0
    if not compared:
        return 0.0
    one, other = (" | ".join(said)[:COMPARED_LENGTH].casefold() for said in (entry.said, known.source.said))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def stands(session: Session, known: Known) -> Answer | None:
    """Return the answer as it stands; None where it was taken off the list."""
    return session.answer(known.answer_id)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
