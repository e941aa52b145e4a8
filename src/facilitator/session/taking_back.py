"""Taking the last thing back where it was about one answer, without working all others out anew."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from facilitator.session import events as ev
from facilitator.session.answers import Answer, number_of, place_of
from facilitator.session.effects import AnswerEvent, State


def answers_before(
    answers: tuple[Answer, ...], log: Sequence[ev.Event], done: Sequence[int], target: int, *, put_together: bool
) -> tuple[Answer, ...] | None:
    """Return the answers as if the event `target` had never been; None where it takes more than that to tell.

    `done` are the numbers of the events that count without it. It has to be the last of those that can be undone, so
    that no later one has met what it did. Where answers were put together (`put_together`), only one that was added
    is taken back alone: any other change may have reworded or parted what it stands with.
    Groups that were renamed rename an answer that is worked out alone as well.
    """
    event = next((event for event in reversed(log) if event.seq == target), None)
    if not isinstance(event, AnswerEvent) or (done and done[-1] > target):
        return None
    if isinstance(event, ev.AnswerAdded):
        at = place_of(answers, f"a{target}")
        return None if at is None else (*answers[:at], *answers[at + 1 :])
    if put_together:
        return None
    before = _alone(event.answer, log, done)
    if before is None:
        return None
    at = bisect_left(answers, number_of(before.id), key=lambda answer: number_of(answer.id))
    there = at < len(answers) and answers[at].id == before.id
    return (*answers[:at], before, *answers[at + there :])


def _alone(answer_id: str, log: Sequence[ev.Event], done: Sequence[int]) -> Answer | None:
    """Return an answer as the events that count have it; none before the one that added it can have touched it."""
    number, state = number_of(answer_id), State()
    begun = bisect_left(log, number, key=lambda event: event.seq)
    counting = set(done[bisect_left(done, number) :])
    for event in islice(log, begun, None):
        if event.seq not in counting:
            continue
        if isinstance(event, ev.AnswerAdded):
            if event.seq == number:
                state.take(event)
        elif isinstance(event, ev.GroupsChanged) or (isinstance(event, _LATER) and event.answer == answer_id):
            state.take(event)
    return state.answers[0] if state.answers else None


_LATER = (ev.AnswerChanged, ev.CellWritten, ev.AnswerMoved, ev.AnswerRemoved)
