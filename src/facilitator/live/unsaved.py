"""What is in memory only, in words: said before somebody leaves, and written out when they leave all the same."""

from dataclasses import dataclass

from facilitator.live.journal import SaveState
from facilitator.session.answers import Answer, Draft
from facilitator.session.events import (
    AnswerAdded,
    AnswerChanged,
    AnswerMoved,
    AnswerRemoved,
    BlankFilled,
    CellWritten,
    DraftKept,
    Redone,
    Undone,
)
from facilitator.session.session import Session


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What would be lost if the program ended at this moment."""

    answers: tuple[Answer, ...] = ()
    fills: tuple[tuple[str, str], ...] = ()
    """The blanks that were filled in, with their values."""
    drafts: tuple[Draft, ...] = ()
    others: int = 0
    """How many other entries, such as a step that was begun."""

    def __bool__(self) -> bool:
        return bool(self.answers or self.fills or self.drafts or self.others)

    @property
    def words(self) -> str:
        """Return how much it is: "3 answers and 1 other entry"."""
        counts = (
            _counted(len(self.answers), "answer", "answers"),
            _counted(len(self.fills), "blank", "blanks"),
            _counted(len(self.drafts), "half-typed text", "half-typed texts"),
            _counted(self.others, "other entry", "other entries"),
        )
        *before, last = [count for count in counts if count] or ["nothing"]
        return f"{', '.join(before)} and {last}" if before else last

    @property
    def lines(self) -> tuple[str, ...]:
        """Return every answer, every value of a blank and every half-typed text, each with whose it is."""
        return (
            *(f"{answer.by or 'Room'}: {answer.says}" for answer in self.answers),
            *(f"[{name}]: {value}" for name, value in self.fills),
            *(f"{draft.by or 'Room'}, half typed: {draft.text}" for draft in self.drafts),
        )


def unsaved(session: Session, saved: SaveState) -> Unsaved:
    """Return what the session holds beyond the last event that is on the disk; nothing where it is only read."""
    if saved.state == "read only" or saved.saved_seq >= session.last_seq:
        return Unsaved()
    events = [event for event in session.log if event.seq > saved.saved_seq]
    drafts = [draft for draft in session.drafts.values() if any(_keeps(event, draft) for event in events)]
    touched = touched_since(session, saved.saved_seq)
    answers = tuple(answer for answer in session.answers if answer.id in touched)
    names = {event.name for event in events if isinstance(event, BlankFilled)}
    written = (AnswerAdded, AnswerChanged, CellWritten, DraftKept, BlankFilled)
    return Unsaved(
        answers=answers,
        fills=tuple((name, value) for name, value in session.filled.items() if name in names),
        drafts=tuple(drafts),
        others=sum(not isinstance(event, written) for event in events),
    )


def touched_since(session: Session, seq: int) -> frozenset[str]:
    """Return the ids of the answers that an event after number `seq` has made, changed, taken away or brought back."""
    touched: set[str] = set()
    for event in reversed(session.log):
        if event.seq <= seq:
            break
        meant = session.event(event.target) if isinstance(event, Undone | Redone) else event
        if isinstance(meant, AnswerAdded):
            touched.add(f"a{meant.seq}")
        elif isinstance(meant, AnswerChanged | CellWritten | AnswerMoved | AnswerRemoved):
            touched.add(meant.answer)
    return frozenset(touched)


def _keeps(event: object, draft: Draft) -> bool:
    return isinstance(event, DraftKept) and (event.prompt, event.person or event.group) == (draft.prompt, draft.by)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
