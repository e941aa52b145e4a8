"""Who pays when the running step gets more time: the difference of two schedules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from facilitator.timing.progress import Progress
from facilitator.timing.remaining import remaining
from facilitator.timing.schedule import ROUNDING_S, Schedule, extension, schedule
from facilitator.timing.span import Slot, Span
from facilitator.timing.stretches import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Payment:
    """What one step gives for it."""

    key: str
    taken_s: float
    """Seconds; below zero it gets them, where the running step gives some up."""
    above_minimum: bool
    """Whether it still has more than its minimum after that."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a change of the running step's time costs: payments, free and short seconds add up to `changed_s`."""

    changed_s: float
    """Seconds that the running step really gets; fewer are taken from it than asked where they are spent."""
    payments: tuple[Payment, ...]
    """The later steps of the segment that pay, in order; the running step's own siblings one by one."""
    free_s: float
    """Seconds that nobody needed: to spare before the deadline, or unclaimed inside a step."""
    short_s: float
    """Seconds that nobody can pay: by so much more the minimums miss the deadline."""

    @property
    def above_minimum(self) -> bool:
        """Return whether all of it is paid and every payer stays above its minimum."""
        return self.short_s <= ROUNDING_S and all(payment.above_minimum for payment in self.payments)


NOTHING = Price(0.0, (), 0.0, 0.0)


def price(slots: Iterable[Slot], progress: Progress, extra_s: float) -> Price:
    """Return who pays if the running step gets `extra_s` more than its target, or less if negative.

    It compares the schedules with the running step fixed at its target before and after, as `extension` works that
    out; a step without a target is extended from this moment. Nothing is paid where no step runs.
    """
    running = progress.running
    # A fixed start behind the running step no longer holds, so the running one is in the first segment.
    here = stretches(slots, progress)[0]
    if running is None or all(leaf.key != running for slot in here.slots for leaf in slot.leaves()):
        return NOTHING
    spent_s = progress.spent_in(running)
    target_s = progress.targets_s.get(running, spent_s)
    changed_to_s = max(0.0, extension(target_s, extra_s, spent_s))
    base_s = max(0.0, target_s, spent_s) if extra_s > 0.0 else max(0.0, target_s)
    before = _Fixed.at(here, progress, running, base_s)
    after = _Fixed.at(here, progress, running, changed_to_s)
    payments = tuple(_payments(here.slots, running, before, after))
    slack_s = sum(_slack_s(slot, running, before) - _slack_s(slot, running, after) for slot in here.slots)
    return Price(
        changed_s=after.share_s(running) - before.share_s(running),
        payments=payments,
        free_s=before.fits.spare_s - after.fits.spare_s + slack_s,
        short_s=after.fits.short_by_s - before.fits.short_by_s,
    )


@dataclass(frozen=True, slots=True)
class _Fixed:
    """The schedule of a segment whose running leaf is held to one target."""

    fits: Schedule
    least_s: Mapping[str, float]
    """The seconds that each step still needs."""

    @classmethod
    def at(cls, here: Stretch, progress: Progress, running: str, target_s: float) -> "_Fixed":
        """Work the segment out with the running leaf fixed at a target."""
        slots = tuple(_with_span(slot, running, Span(target_s, target_s)) for slot in here.slots)
        held = replace(progress, deadline=here.ends, targets_s={**progress.targets_s, running: target_s})
        rests = [inner for slot in slots for inner in remaining(slot, held).walk()]
        return cls(schedule(slots, held), {rest.key: rest.least_s for rest in rests})

    def share_s(self, key: str) -> float:
        """Return what a step still gets."""
        return self.fits.remaining_s.get(key, 0.0)


def _with_span(slot: Slot, key: str, span: Span) -> Slot:
    if slot.key == key:
        return replace(slot, span=span, protected=False)
    return replace(slot, children=tuple(_with_span(child, key, span) for child in slot.children))


def _holds(slot: Slot, running: str) -> bool:
    return any(leaf.key == running for leaf in slot.leaves())


def _payments(slots: Iterable[Slot], running: str, before: _Fixed, after: _Fixed) -> Iterator[Payment]:
    for slot in slots:
        if _holds(slot, running):
            yield from _payments(slot.children, running, before, after)
            continue
        left_s = after.share_s(slot.key)
        taken_s = before.share_s(slot.key) - left_s
        if abs(taken_s) > ROUNDING_S:
            yield Payment(slot.key, taken_s, left_s > after.least_s[slot.key] + ROUNDING_S)


def _slack_s(slot: Slot, running: str, fixed: _Fixed) -> float:
    """Return the seconds of the steps around the running leaf that none of their parts claims."""
    if not slot.children or not _holds(slot, running):
        return 0.0
    own_s = fixed.share_s(slot.key) - sum(fixed.share_s(child.key) for child in slot.children)
    return own_s + sum(_slack_s(child, running, fixed) for child in slot.children)
