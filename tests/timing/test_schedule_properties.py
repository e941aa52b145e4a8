"""What holds for every workshop and every course it may take."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.timing.schedule import Progress, Schedule, Slot, Span, extension, plan, schedule
from facilitator.timing.zone import zone

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NEAR_S = 0.001
LONGEST_S = 4 * 3600

quick = settings(max_examples=150)

lengths_s = st.integers(0, LONGEST_S).map(float)
spans = st.tuples(lengths_s, lengths_s).map(lambda ends: Span(min(ends), max(ends)))


@st.composite
def workshops(draw: st.DrawFn, *, parents_have_time: bool = True, protect: bool = True) -> tuple[Slot, ...]:
    def slot(key: str, depth: int) -> Slot:
        parts = draw(st.integers(0, 3)) if depth < 2 else 0
        children = tuple(slot(f"{key}.{place}", depth + 1) for place in range(parts))
        timed = draw(st.booleans()) if not children else parents_have_time and draw(st.booleans())
        span = draw(spans) if timed else None
        return Slot(key, span, protected=protect and draw(st.booleans()), children=children)

    return tuple(slot(str(place), 0) for place in range(draw(st.integers(1, 5))))


def leaves(slots: Iterable[Slot]) -> list[Slot]:
    return [leaf for slot in slots for leaf in slot.leaves()]


def every(slots: Iterable[Slot]) -> list[Slot]:
    return [inner for slot in slots for inner in (slot, *every(slot.children))]


@st.composite
def courses(draw: st.DrawFn, slots: tuple[Slot, ...]) -> Progress:
    keys = [leaf.key for leaf in leaves(slots)]
    some = st.frozensets(st.sampled_from(keys))
    now = START + timedelta(seconds=draw(lengths_s))
    began = draw(st.booleans())
    return Progress(
        now=now,
        deadline=START + timedelta(seconds=draw(lengths_s)),
        running=draw(st.none() | st.sampled_from(keys)) if began else None,
        spent_s=draw(st.dictionaries(st.sampled_from(keys), lengths_s)) if began else {},
        closed=draw(some) if began else frozenset(),
        skipped=draw(some),
        plan_s=plan(slots, draw(lengths_s)) if began else {},
        began=START if began else None,
    )


happening = workshops().flatmap(lambda slots: st.tuples(st.just(slots), courses(slots)))


def is_open(slot: Slot, progress: Progress) -> bool:
    over = progress.closed | progress.skipped
    return any(leaf.key == progress.running or leaf.key not in over for leaf in slot.leaves())


@quick
@given(happening)
def test_the_targets_meet_the_deadline_whenever_it_can_be_met(course: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    shares_s = [fits.remaining_s[slot.key] for slot in slots if slot.key in fits.remaining_s]
    if fits.short_by_s > 0:
        assert sum(shares_s) == pytest.approx(fits.least_s, abs=NEAR_S)
    else:
        assert sum(shares_s) + fits.spare_s == pytest.approx(progress.left_s, abs=NEAR_S)


@quick
@given(happening)
def test_every_leaf_not_begun_gets_a_target_within_its_range(course: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    for leaf in leaves(slots):
        if leaf.span is None or leaf.key not in fits.targets_s or progress.spent_s.get(leaf.key):
            continue
        assert leaf.span.least_s - NEAR_S <= fits.targets_s[leaf.key] <= leaf.span.most_s + NEAR_S


@quick
@given(happening)
def test_every_open_timed_leaf_and_nothing_else_is_scheduled(course: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    expected = {leaf.key for leaf in leaves(slots) if leaf.span is not None and is_open(leaf, progress)}
    assert {leaf.key for leaf in leaves(slots)} & fits.remaining_s.keys() == expected
    assert fits.remaining_s.keys() - fits.targets_s.keys() <= {progress.running}


@quick
@given(happening)
def test_no_figure_is_negative_or_absurd(course: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = course
    fits = schedule(slots, progress)
    longest_s = sum(leaf.span.most_s for leaf in every(slots) if leaf.span) * 2 + sum(progress.spent_s.values())
    figures = [fits.least_s, fits.most_s, fits.spare_s, fits.short_by_s, fits.running_share_s]
    figures += [*fits.targets_s.values(), *fits.remaining_s.values()]
    assert all(0 <= figure <= longest_s + LONGEST_S * 2 for figure in figures)
    assert progress.now <= fits.earliest_end <= fits.latest_end
    assert fits.wall <= fits.step_wall <= progress.deadline
    assert fits.lam is None or math.isfinite(fits.lam)
    assert not (fits.short_by_s and fits.spare_s)


@quick
@given(happening, lengths_s)
def test_pausing_only_tightens(course: tuple[tuple[Slot, ...], Progress], pause_s: float) -> None:
    slots, progress = course
    before = schedule(slots, progress)
    after = schedule(slots, replace(progress, now=progress.now + timedelta(seconds=pause_s), paused=True))
    assert (after.wall, after.step_wall) == (before.wall, before.step_wall)
    assert (after.least_s, after.most_s) == (before.least_s, before.most_s)
    assert (after.lam is None) == (before.lam is None)
    assert (after.lam or 0) <= (before.lam or 0) + 1e-9
    assert all(after.targets_s[key] <= target_s + NEAR_S for key, target_s in before.targets_s.items())


@quick
@given(happening, lengths_s)
def test_moving_the_deadline_back_only_loosens(course: tuple[tuple[Slot, ...], Progress], more_s: float) -> None:
    slots, progress = course
    before = schedule(slots, progress)
    after = schedule(slots, replace(progress, deadline=progress.deadline + timedelta(seconds=more_s)))
    assert all(after.targets_s[key] >= target_s - NEAR_S for key, target_s in before.targets_s.items())
    assert after.wall == before.wall + timedelta(seconds=more_s)


@quick
@given(happening)
def test_the_order_of_the_keys_does_not_matter(course: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = course

    def turned(mapping: Mapping[str, float]) -> dict[str, float]:
        return {key: mapping[key] for key in reversed(list(mapping))}

    other = replace(progress, spent_s=turned(progress.spent_s), plan_s=turned(progress.plan_s))
    assert schedule(slots, other) == schedule(slots, progress)


@quick
@given(happening, st.data())
def test_skipping_a_step_never_needs_more_time(course: tuple[tuple[Slot, ...], Progress], data: st.DataObject) -> None:
    slots, progress = course
    more = data.draw(st.frozensets(st.sampled_from([leaf.key for leaf in leaves(slots)])))
    before, after = schedule(slots, progress), schedule(slots, replace(progress, skipped=progress.skipped | more))
    assert after.least_s <= before.least_s + NEAR_S


def plain(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    return tuple(leaves(slots))


@quick
@given(workshops(parents_have_time=False, protect=False).flatmap(lambda s: st.tuples(st.just(s), courses(s))))
def test_grouping_steps_under_a_heading_changes_nothing(course: tuple[tuple[Slot, ...], Progress]) -> None:
    slots, progress = course

    def figures(fits: Schedule) -> list[float]:
        flat = [fits.remaining_s[leaf.key] for leaf in leaves(slots) if leaf.key in fits.remaining_s]
        return [fits.least_s, fits.most_s, fits.lam or 0, (fits.wall - START).total_seconds(), *flat]

    grouped, flat = schedule(slots, progress), schedule(plain(slots), progress)
    assert figures(grouped) == pytest.approx(figures(flat), abs=NEAR_S)


@quick
@given(workshops(protect=False), lengths_s)
def test_the_targets_inside_a_step_add_up_to_its_own(slots: tuple[Slot, ...], length_s: float) -> None:
    targets_s = plan(slots, length_s)
    for slot in every(slots):
        timed = [child for child in slot.children if child.key in targets_s]
        if not timed:
            continue
        most_s = sum(full_most_s(child) for child in timed)
        together_s = sum(targets_s[child.key] for child in timed)
        assert together_s == pytest.approx(min(targets_s[slot.key], most_s), abs=NEAR_S)


def full_most_s(slot: Slot) -> float:
    """What a step can take when nothing hurries it: its own maximum, or more where its parts need more."""
    return plan((slot,), LONGEST_S * 100)[slot.key]


@quick
@given(workshops(), lengths_s)
def test_a_plan_is_what_the_schedule_says_at_the_start(slots: tuple[Slot, ...], length_s: float) -> None:
    progress = Progress(now=START, deadline=START + timedelta(seconds=length_s))
    assert plan(slots, length_s) == pytest.approx(dict(schedule(slots, progress).targets_s), abs=NEAR_S)


@quick
@given(workshops(), lengths_s)
def test_protected_steps_keep_their_plan_however_late_it_gets(slots: tuple[Slot, ...], late_s: float) -> None:
    plan_s = plan(slots, LONGEST_S)
    begun = Progress(
        now=START + timedelta(seconds=late_s), deadline=START + timedelta(seconds=LONGEST_S), plan_s=plan_s
    )
    targets_s = schedule(slots, begun).targets_s
    for slot in slots:
        if slot.protected and slot.key in plan_s:
            assert targets_s[slot.key] == pytest.approx(plan_s[slot.key], abs=NEAR_S)


@quick
@given(spans, lengths_s, st.lists(lengths_s, min_size=2, max_size=8))
def test_zones_only_move_forward_as_time_goes_by(span: Span, target_s: float, moments_s: list[float]) -> None:
    order = ["too early", "may close", "wrap up", "over"]
    ranks = [order.index(zone(spent_s, span, target_s).name) for spent_s in sorted(moments_s)]
    assert ranks == sorted(ranks)


@quick
@given(spans, lengths_s, lengths_s)
def test_a_step_is_never_over_before_its_target(span: Span, target_s: float, spent_s: float) -> None:
    assume(spent_s < target_s)
    assert zone(spent_s, span, target_s).name != "over"


@quick
@given(lengths_s, st.integers(-600, 600).map(float), lengths_s)
def test_a_minute_less_never_makes_a_target_longer(target_s: float, by_s: float, spent_s: float) -> None:
    changed_s = extension(target_s, by_s, spent_s)
    assert changed_s >= min(target_s, spent_s)
    assert changed_s >= target_s if by_s >= 0 else changed_s <= target_s
    assert changed_s >= spent_s or changed_s == target_s
