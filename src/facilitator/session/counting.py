"""Which of the events count, once some were undone."""

from collections.abc import Container, Iterator, Sequence

from facilitator.session import events as ev

Names = dict[int, tuple[str, str]]
"""By the number of a renaming: the name that a group went by for a while, and the one that it goes by."""


def events_that_count(log: Sequence[ev.Event], done: Container[int]) -> Iterator[ev.Event]:
    """Yield the events that were not undone, and those that cannot be.

    What was half typed while a group went by another name, before its renaming was undone or brought back, is kept
    under the name that holds.
    """
    names, renamings = Names(), dict[int, ev.GroupsChanged]()
    for event in log:
        match event:
            case ev.GroupsChanged(how="renamed", about=(old, new)):
                renamings[event.seq] = event
                if event.seq not in done:
                    names[event.seq] = new, old
            case ev.Undone(target=target) if target in renamings:
                _turn(names, renamings[target], counts=target in done)
            case ev.Redone(target=target) if target in renamings:
                _turn(names, renamings[target], counts=target in done)
            case ev.DraftKept() if names:
                yield _under_its_name(event, names)
                continue
        if isinstance(event, ev.NOT_UNDOABLE) or event.seq in done:
            yield event


def _turn(names: Names, renaming: ev.GroupsChanged, *, counts: bool) -> None:
    """Take note that a renaming was undone or brought back: from then on it goes the other way than before."""
    if names.pop(renaming.seq, None) is None:
        old, new = renaming.about
        names[renaming.seq] = (old, new) if counts else (new, old)


def _under_its_name(event: ev.DraftKept, names: Names) -> ev.DraftKept:
    group = event.group
    for number in sorted(names, reverse=True):
        was, stands = names[number]
        group = stands if group == was else group
    return event if group == event.group else event.model_copy(update={"group": group})
