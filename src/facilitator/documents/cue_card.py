"""The timekeeper's card: every step on one or two pages, with what to call out, and room to write what really was."""

from collections.abc import Iterator, Mapping

from facilitator.agenda.duration import TimeRange, say_length, say_range
from facilitator.agenda.model import Agenda, Step
from facilitator.documents.document import Block, Document, FillIns, Paragraph, Table
from facilitator.documents.guide_step import say_title
from facilitator.documents.planned_times import Planned, planned_length_s, planned_times
from facilitator.session.plan import span_of
from facilitator.timing.cues import CueRule, RangeMoment, cue_points, range_moments
from facilitator.timing.span import Span
from facilitator.timing.words import stopwatch

HOW_TO_USE = "Write down when each step really began; the reminders count in minutes from then on"
MEANINGS = {
    "minimum": "from the minimum on it may close",
    "target": "at the target it is time to wrap up",
    "maximum": "at the maximum it is over",
}
"""What the moments of a range mean, in their order."""
EARLY_S = 120.0
"""A moment that comes before this is told to the second."""
ROOM = "………"
"""Where a time is written by hand, also where a table is drawn without lines."""
HEADER = ("Step", "Begins", "Range", "Wrap up", "Reminders by the minute", "Began")


def cue_card(agenda: Agenda, people: int = 0, groups: int = 0) -> Document:
    """Return the card of an agenda for a room of so many people and groups, 0 where nobody counted."""
    planned = planned_times(agenda, people, groups)
    rows = tuple(_rows(agenda.steps, 0, planned, (people, groups)))
    begins = "on the clock" if any(each.on_clock for each in planned.values()) else "from the start"
    length = say_length(planned_length_s(agenda, people, groups))
    blocks: tuple[Block, ...] = (
        FillIns(("Started at", "Has to end at", "Timekeeper")),
        Paragraph(f"The plan of {length}, {begins}. {_how_to_use(agenda, planned, (people, groups))}"),
        Table(HEADER, rows),
    )
    return Document(f"{agenda.workshop}: cue card", blocks, agenda.language, is_card=True)


def _how_to_use(agenda: Agenda, planned: Mapping[str, Planned], room: tuple[int, int]) -> str:
    """Return what to do with the card; only those moments are explained that stand on it."""
    named = {str(moment.name) for step in agenda.walk() for moment in _range(step, planned[step.id], room)}
    meanings = [meaning for name, meaning in MEANINGS.items() if name in named]
    return f"{HOW_TO_USE}{': ' if meanings else ''}{', '.join(meanings)}."


def _range(step: Step, when: Planned, room: tuple[int, int]) -> tuple[RangeMoment, ...]:
    span, target_s = span_of(step, *room), when.target_s
    return range_moments(span, target_s) if span is not None and target_s is not None and not step.steps else ()


def _rows(
    steps: tuple[Step, ...], depth: int, planned: Mapping[str, Planned], room: tuple[int, int]
) -> Iterator[tuple[str, ...]]:
    for step in steps:
        when, span = planned[step.id], span_of(step, *room)
        yield (
            f"{'· ' * depth}{say_title(step)}",
            when.begins_at,
            _say_span(span) if span is not None or not step.steps else "",
            _ends_at(when) if span is not None and not step.steps else "",
            " · ".join(_reminders(step, when, room)),
            ROOM,
        )
        yield from _rows(step.steps, depth + 1, planned, room)


def _reminders(step: Step, when: Planned, room: tuple[int, int]) -> Iterator[str]:
    """Yield the moments of a step, earliest first: those of its range, and those its author asked for."""
    rules = [CueRule(at_s=c.at_s, left_s=c.left_s, half_way=c.half_way, every_s=c.every_s) for c in step.cues]
    points = [(point.at_s, step.cues[point.rule].text) for point in cue_points(rules, when.target_s)]
    points += [(moment.at_s, str(moment.name)) for moment in _range(step, when, room)]
    for at_s, text in sorted(points, key=lambda point: point[0]):
        yield f"{_minutes(at_s)}: {text}"


def _minutes(at_s: float) -> str:
    """Return a moment as it is called out: in whole minutes, "0:45" where it comes early."""
    return stopwatch(at_s) if at_s % 60.0 else str(round(at_s / 60.0))


def _ends_at(when: Planned) -> str:
    end = (when.on_clock or when.from_start).partition("–")[2]
    return "" if end == "…" else end


def _say_span(span: Span | None) -> str:
    return say_range(None if span is None else TimeRange(least_s=round(span.least_s), most_s=round(span.most_s)))
