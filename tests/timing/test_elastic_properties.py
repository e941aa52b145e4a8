"""What holds for every workshop with fixed starts, for every price and for every cut."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.timing.cuts import cuts
from facilitator.timing.price import price
from facilitator.timing.schedule import Progress, Schedule, Slot, Span, extension, plan, schedule
from facilitator.timing.stretches import stretches

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NEAR_S = 0.002
LONGEST_S = 2 * 3600

quick = settings(max_examples=120, deadline=None)
lengths_s = st.integers(0, LONGEST_S).map(float)
spans = st.tuples(lengths_s, lengths_s).map(lambda ends: Span(min(ends), max(ends)))

Course = tuple[tuple[Slot, ...], Progress]


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@st.composite
def days(draw: st.DrawFn, *, nested: bool = True) -> tuple[Slot, ...]:
    clock = 0.0

    def slot(key: str, depth: int) -> Slot:
        nonlocal clock
        begins = None
        if draw(st.integers(0, 3)) == 0:
            clock += draw(st.integers(1, 5400))
            begins = after(clock)
        parts = draw(st.sampled_from([0, 0, 2, 3])) if nested and depth < 2 else 0
        children = tuple(slot(f"{key}.{place}", depth + 1) for place in range(parts))
        span = draw(spans) if draw(st.integers(0, 3)) else None
        flags = draw(st.tuples(st.booleans(), st.integers(0, 3)))
        return Slot(key, span, optional=flags[0], protected=flags[1] == 0, children=children, starts_at=begins)

    return tuple(slot(str(place), 0) for place in range(draw(st.integers(1, 6))))


def leaves(slots: Iterable[Slot]) -> list[Slot]:
    return [leaf for slot in slots for leaf in slot.leaves()]


def longest_s(slots: Iterable[Slot]) -> float:
    own = ((slot.span.most_s if slot.span else 0.0) + longest_s(slot.children) for slot in slots)
    return sum(own)


@st.composite
def courses(draw: st.DrawFn, *, nested: bool = True, running: bool = False) -> Course:
    slots = draw(days(nested=nested))
    keys = [leaf.key for leaf in leaves(slots)]
    some = st.frozensets(st.sampled_from(keys), max_size=3)
    here = draw(st.sampled_from(keys if running else [None, *keys]))
    begun = draw(st.booleans())
    target = {here: draw(lengths_s)} if here and (running or draw(st.booleans())) else {}
    progress = Progress(
        now=after(draw(lengths_s)),
        deadline=after(draw(st.integers(0, 6 * 3600))),
        running=here,
        spent_s=draw(st.dictionaries(st.sampled_from(keys), lengths_s, max_size=3)),
        closed=draw(some) - {here or ""},
        skipped=draw(some) - {here or ""},
        targets_s=target,
        plan_s=plan(slots, draw(lengths_s), START) if begun else {},
        began=START if begun else None,
    )
    return slots, progress


def _without_starts(slot: Slot) -> Slot:
    """Leave out fixed starts: which of them hold is known of the whole day only, also of a step that it divides."""
    return replace(slot, starts_at=None, children=tuple(map(_without_starts, slot.children)))


@quick
@given(courses())
def test_every_segment_meets_its_deadline_whenever_that_can_be(course: Course) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    for stretch, segment in zip(stretches(slots, progress), fits.segments, strict=True):
        here = tuple(map(_without_starts, stretch.slots))
        alone = schedule(here, replace(progress, now=segment.begins, deadline=segment.deadline))
        got_s = sum(alone.remaining_s.get(slot.key, 0.0) for slot in stretch.slots)
        left_s = (segment.deadline - segment.begins).total_seconds()
        expected_s = segment.least_s if segment.short_by_s else left_s - segment.spare_s
        assert got_s == pytest.approx(expected_s, abs=NEAR_S)
        for leaf in leaves(stretch.slots):
            assert fits.remaining_s.get(leaf.key, 0.0) == pytest.approx(alone.remaining_s.get(leaf.key, 0.0))


@quick
@given(courses())
def test_segments_follow_each_other_and_only_lateness_is_handed_on(course: Course) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    assert fits.segments[0].begins >= progress.now
    assert fits.segments[-1].deadline == progress.deadline
    for one, other in zip(fits.segments, fits.segments[1:], strict=False):
        late_s = max(0.0, (one.begins - one.deadline).total_seconds() + one.least_s)
        assert one.deadline < other.deadline
        assert (other.begins - one.deadline).total_seconds() == pytest.approx(late_s, abs=NEAR_S)


@quick
@given(courses())
def test_leaves_that_were_not_begun_stay_within_their_range(course: Course) -> None:
    slots, progress = course
    targets_s = schedule(slots, progress).targets_s
    for leaf in leaves(slots):
        if leaf.span is not None and leaf.key in targets_s and not progress.spent_s.get(leaf.key):
            assert leaf.span.least_s - NEAR_S <= targets_s[leaf.key] <= leaf.span.most_s + NEAR_S


@quick
@given(courses(), lengths_s)
def test_pausing_only_tightens(course: Course, pause_s: float) -> None:
    slots, progress = course
    before = schedule(slots, progress)
    paused = schedule(slots, replace(progress, now=progress.now + timedelta(seconds=pause_s), paused=True))
    assert (paused.wall, paused.step_wall) == (before.wall, before.step_wall)
    assert [segment.deadline for segment in paused.segments] == [segment.deadline for segment in before.segments]
    for later, earlier in zip(paused.segments, before.segments, strict=True):
        assert (later.lam or 0) <= (earlier.lam or 0) + 1e-6
        assert later.short_by_s >= earlier.short_by_s - NEAR_S
    assert all(paused.targets_s[key] <= target_s + NEAR_S for key, target_s in before.targets_s.items())


@quick
@given(courses())
def test_protected_leaves_keep_their_plan(course: Course) -> None:
    slots, progress = course
    targets_s = schedule(slots, progress).targets_s
    for leaf in leaves(slots):
        untouched = not progress.spent_s.get(leaf.key)
        if leaf.protected and untouched and leaf.key in targets_s and leaf.key in progress.plan_s:
            assert targets_s[leaf.key] == pytest.approx(progress.plan_s[leaf.key], abs=NEAR_S)


def figures_of(fits: Schedule) -> list[float]:
    found = [fits.least_s, fits.most_s, fits.spare_s, fits.short_by_s, fits.running_share_s]
    found += [figure for part in fits.segments for figure in (part.least_s, part.most_s, part.spare_s, part.short_by_s)]
    return [*found, *fits.targets_s.values(), *fits.remaining_s.values()]


@quick
@given(courses())
def test_no_figure_is_negative_or_absurd(course: Course) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    whole_s = longest_s(slots) + sum(progress.spent_s.values()) + sum(progress.targets_s.values())
    span_s = max(abs((progress.deadline - START).total_seconds()), (progress.now - START).total_seconds())
    assert all(0 <= figure <= whole_s + span_s for figure in figures_of(fits))
    assert progress.now <= fits.earliest_end <= fits.latest_end
    assert fits.latest_end <= max(progress.now, progress.deadline) + timedelta(seconds=whole_s)
    assert fits.wall <= fits.step_wall <= progress.deadline


@quick
@given(days(), lengths_s)
def test_without_fixed_starts_there_is_one_segment_and_the_plan_is_the_same(
    slots: tuple[Slot, ...], length_s: float
) -> None:
    fixed = plan(slots, length_s, START)
    timed = {leaf.key for leaf in leaves(slots) if leaf.span is not None}
    assert timed <= fixed.keys() <= plan(slots, length_s).keys()
    loose = tuple(map(without_starts, slots))
    assert plan(loose, length_s, START) == plan(slots, length_s)
    fits = schedule(loose, Progress(now=START, deadline=after(length_s)))
    assert len(fits.segments) == 1
    assert (fits.segments[0].lam, fits.segments[0].deadline) == (fits.lam, after(length_s))


def without_starts(slot: Slot) -> Slot:
    return replace(slot, starts_at=None, children=tuple(map(without_starts, slot.children)))


extras_s = st.integers(-1800, 3600).map(float)


@quick
@given(courses(running=True), extras_s)
def test_a_price_adds_up_to_what_was_asked(course: Course, extra_s: float) -> None:
    slots, progress = course
    running = progress.running or ""
    cost = price(slots, progress, extra_s)
    paid_s = sum(payment.taken_s for payment in cost.payments)
    assert paid_s + cost.free_s + cost.short_s == pytest.approx(cost.changed_s, abs=NEAR_S)
    spent_s = progress.spent_in(running)
    target_s = progress.targets_s.get(running, spent_s)
    base_s = target_s if extra_s <= 0 else max(target_s, spent_s)
    asked_s = max(extension(target_s, extra_s, spent_s), spent_s) - max(base_s, spent_s)
    assert cost.changed_s == pytest.approx(asked_s, abs=NEAR_S)
    assert extra_s <= 0 or cost.changed_s == pytest.approx(extra_s, abs=NEAR_S)


@quick
@given(courses(nested=False, running=True), st.integers(1, 3600).map(float))
def test_a_price_is_the_difference_of_the_schedules(course: Course, extra_s: float) -> None:
    slots, progress = course
    running = progress.running
    assert running is not None
    base_s = max(progress.targets_s[running], progress.spent_in(running))

    def held(target_s: float) -> Schedule:
        fixed = replace(next(s for s in slots if s.key == running), span=Span(target_s, target_s), protected=False)
        day = tuple(fixed if slot.key == running else slot for slot in slots)
        return schedule(day, replace(progress, targets_s={running: target_s}))

    before, later = held(base_s), held(base_s + extra_s)
    cost = price(slots, progress, extra_s)
    here = {leaf.key for leaf in leaves(stretches(slots, progress)[0].slots)} - {running}
    taken_s = {payment.key: payment.taken_s for payment in cost.payments}
    for key in here:
        share_s = later.remaining_s.get(key, 0.0)
        assert before.remaining_s.get(key, 0.0) - share_s == pytest.approx(taken_s.get(key, 0.0), abs=NEAR_S)
    assert taken_s.keys() <= here
    assert all(taken > 0 for taken in taken_s.values())
    assert cost.short_s == pytest.approx(later.short_by_s - before.short_by_s, abs=NEAR_S)
    assert cost.free_s == pytest.approx(before.spare_s - later.spare_s, abs=NEAR_S)


def may_go(slots: Iterable[Slot], *, protected: bool = False) -> list[str]:
    found: list[str] = []
    for slot in slots:
        shielded = protected or slot.protected
        if not slot.children and not shielded:
            found.append(slot.key)
        found += may_go(slot.children, protected=shielded)
    return found


def without(slots: tuple[Slot, ...], progress: Progress, keys: Iterable[str]) -> Schedule:
    return schedule(slots, replace(progress, skipped=progress.skipped | frozenset(keys)))


@quick
@given(courses())
def test_cuts_make_it_fit_whenever_cuts_can(course: Course) -> None:
    slots, progress = course
    found = cuts(slots, progress)
    keys = [cut.key for cut in found]
    allowed = set(may_go(slots)) - {progress.running} - progress.closed - progress.skipped
    assert set(keys) <= allowed
    assert len(set(keys)) == len(keys)
    assert all(cut.gained_s >= 0 for cut in found)
    before = schedule(slots, progress)
    if before.fits:
        assert found == ()
    if without(slots, progress, allowed).fits:
        assert without(slots, progress, keys).fits
    last_before, last_after = before.segments[-1], without(slots, progress, keys).segments[-1]
    assert last_after.short_by_s <= last_before.short_by_s + NEAR_S


@st.composite
def evenings(draw: st.DrawFn) -> Course:
    """One segment of single steps that do not fit."""
    sizes = draw(st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(0, 4)), min_size=1, max_size=9))
    slots = tuple(
        Slot(str(n), Span(size * 60.0, size * 60.0), optional=optional, protected=rank == 0)
        for n, (size, optional, rank) in enumerate(sizes)
    )
    minutes = draw(st.integers(0, sum(size for size, _, _ in sizes)))
    return slots, Progress(now=START, deadline=after(minutes * 60), running="0")


@quick
@given(evenings())
def test_no_better_set_of_cuts_exists(course: Course) -> None:
    slots, progress = course
    found = {cut.key for cut in cuts(slots, progress)}
    candidates = [slot for slot in slots if not slot.protected and slot.key != "0" and slot.span != Span(0.0, 0.0)]

    def rank(chosen: tuple[Slot, ...]) -> tuple[int, int, float, list[int]]:
        optional = sum(slot.optional for slot in chosen)
        lost_s = sum(slot.span.least_s for slot in chosen if slot.span)
        return len(chosen) - optional, optional, lost_s, sorted(-int(slot.key) for slot in chosen)

    sets = [chosen for count in range(len(candidates) + 1) for chosen in combinations(candidates, count)]
    fitting = [chosen for chosen in sets if without(slots, progress, (slot.key for slot in chosen)).fits]
    best = min(fitting, key=rank, default=())
    assert found == {slot.key for slot in best}


@quick
@given(evenings())
def test_what_cuts_gain_is_what_the_schedule_gets_back(course: Course) -> None:
    slots, progress = course
    found = cuts(slots, progress)
    gained_s = schedule(slots, progress).least_s - without(slots, progress, (cut.key for cut in found)).least_s
    assert sum(cut.gained_s for cut in found) == pytest.approx(gained_s)
