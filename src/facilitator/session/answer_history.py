"""The history of an answer: what it said when, where it came from, and what was done with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from facilitator.session import events as ev
from facilitator.session.collected import Source
from facilitator.session.session import Session
from facilitator.session.time_words import quoted


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that was done with an answer."""

    at: datetime
    """In the room's own time zone."""
    sentence: str
    counts: bool = True
    """Whether it stands; what was taken back is told as well."""


@dataclass(frozen=True, slots=True)
class _Place:
    prompt: str
    by: str
    """A person, else a group; empty for the room."""


def answer_history(session: Session, answer_id: str) -> tuple[Touch, ...]:
    """Return all that was ever done with an answer, the last thing last; nothing where there never was one."""
    touched = {event.seq: sentence for event, sentence in _told(session, answer_id)}
    done, found = set(session.done), list[Touch]()
    for event in session.log:
        at = event.at.astimezone(session.zone)
        if event.seq in touched:
            found.append(Touch(at, touched[event.seq], event.seq in done))
        elif isinstance(event, ev.Undone | ev.Redone) and event.target in touched:
            what = "Taken back" if isinstance(event, ev.Undone) else "Done again"
            found.append(Touch(at, f"{what}: {_small(touched[event.target])}"))
    return tuple(found)


def say_touch(touch: Touch) -> str:
    """Return one line of a history: "10:12  Given by Blue: “Late bread”."."""
    return f"{touch.at:%H:%M:%S}  {touch.sentence}{'' if touch.counts else '  (taken back)'}"


def _told(session: Session, answer_id: str) -> Iterator[tuple[ev.Event, str]]:
    """Yield what touched an answer in a sentence each; what was undone is told from where the answer stood then."""
    place = _Place("", "")
    before: dict[int, tuple[_Place, _Place]] = {}
    for event in session.log:
        match event:
            case ev.AnswerAdded() if f"a{event.seq}" == answer_id:
                place = _Place(event.prompt, event.person or event.group)
                yield event, _given(session, event)
            case ev.AnswerMoved() if event.answer == answer_id:
                after = _Place(event.prompt, event.person or event.group)
                before[event.seq] = place, after
                yield event, _moved(session, place, after, event)
                place = after
            case ev.Undone() if event.target in before:
                place = before[event.target][0]
            case ev.Redone() if event.target in before:
                place = before[event.target][1]
            case _:
                if sentence := _done_with(session, answer_id, place, event):
                    yield event, sentence


def _given(session: Session, event: ev.AnswerAdded) -> str:
    who = event.person or event.group or "the room"
    words = " · ".join(cell for cell in event.cells if cell) if event.cells else event.text
    return f"Given by {who} to {_asked(session, event.prompt)}: {_whole(words)}{_from(event.source)}."


def _moved(session: Session, before: _Place, after: _Place, event: ev.AnswerMoved) -> str:
    ways = []
    if before.prompt != after.prompt:
        ways.append(f"from {_asked(session, before.prompt)} to {_asked(session, after.prompt)}")
    if before.by != after.by:
        ways.append(f"from {before.by or 'the room'} to {after.by or 'the room'}")
    words = " · ".join(cell for cell in event.cells if cell) if event.cells else ", ".join(event.values) or event.text
    return f"Moved {', '.join(ways)}: {_whole(words)}."


def _done_with(session: Session, answer_id: str, place: _Place, event: ev.Event) -> str:
    match event:
        case ev.AnswerChanged(answer=answer) if answer == answer_id:
            return f"Changed to {_whole(', '.join(event.values) or event.text)}{_from(event.source)}."
        case ev.CellWritten(answer=answer) if answer == answer_id:
            return f"{_cells(session, place.prompt, event)}{_from(event.source)}."
        case ev.AnswerRemoved(answer=answer) if answer == answer_id:
            return "Removed."
        case ev.AnswersMerged() if answer_id in event.answers:
            return f"Put together with {_others(len(event.answers) - 1)} as {_whole(event.says)}."
        case ev.AnswersParted() if answer_id in event.answers:
            return "Parted from what it was put together with."
        case ev.PromiseSettled(promise=promise) if promise == answer_id:
            return f"Marked as {event.state}{f': {event.reason}' if event.reason else ''}."
        case _:
            return ""


def _cells(session: Session, prompt_id: str, event: ev.CellWritten) -> str:
    prompt = session.agenda.find_prompt(prompt_id)
    names = [column.name for column in prompt.columns] if prompt else []
    told = []
    for at, text in enumerate((event.text, *event.more), event.column):
        name = names[at] if at < len(names) else f"Column {at + 1}"
        told.append(f"{name}: {_whole(text) if text else 'empty'}")
    return ", ".join(told)


def _from(source: Source | None) -> str:
    if source is None:
        return ""
    taker = f" by {source.taker}" if source.taker else ""
    return f" (from the form {source.file}{taker}, line {source.line})"


def _asked(session: Session, prompt_id: str) -> str:
    prompt = session.agenda.find_prompt(prompt_id)
    return quoted(prompt.ask) if prompt else "another question"


def _others(count: int) -> str:
    return "another answer" if count == 1 else f"{count} other answers"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _whole(words: str) -> str:
    """Return words in quotation marks, all of them: a history leaves nothing out."""
    return f"“{words}”"
