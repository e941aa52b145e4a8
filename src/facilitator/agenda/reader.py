"""The text of an agenda file as an Agenda, or everything that is wrong with it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Agenda, CarryOver, GroupsRule
from facilitator.agenda.problems import Problem
from facilitator.agenda.reading.blanks import read_blanks
from facilitator.agenda.reading.carry_over import CARRIED, read_carry_over, read_documents
from facilitator.agenda.reading.checks import check_length, check_reading, check_teams, check_times
from facilitator.agenda.reading.day import Day
from facilitator.agenda.reading.desk import Desk, Fields, in_order
from facilitator.agenda.reading.drafts import StepDraft
from facilitator.agenda.reading.fixed_starts import check_starts
from facilitator.agenda.reading.following import read_next
from facilitator.agenda.reading.head_count import check_heads
from facilitator.agenda.reading.lasting import until_next, warn_of_nothing_to_keep
from facilitator.agenda.reading.nodes import Mapping, Node
from facilitator.agenda.reading.shares import warn_of_nothing_left, with_shares
from facilitator.agenda.reading.sheets import SheetReading, SheetSource, Shelf, read_sheet
from facilitator.agenda.reading.sizes import MOST_GROUPS, groups_in_number
from facilitator.agenda.reading.spans import span_or_time
from facilitator.agenda.reading.steps import StepReader
from facilitator.agenda.reading.tying import tie
from facilitator.agenda.reading.values import clock_time_of, numbers_of, whole_between
from facilitator.agenda.role_words import role_blanks
from facilitator.agenda.source import read_source

__all__ = ["Reading", "SheetReading", "SheetSource", "read_agenda", "read_sheet"]

FIRST_LINES = "Begin with a line like `workshop: Saturday opening hours`, and put the steps below a line `steps:`."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file was read as."""

    agenda: Agenda | None
    """None exactly where a problem stops it; warnings stand beside an agenda."""
    problems: tuple[Problem, ...]
    """All of them, in the order of the file; those inside handouts come last."""


def read_agenda(
    text: bytes | str,
    file: str,
    sheets: Callable[[str], SheetSource | None],
    known: Collection[str] | None = None,
) -> Reading:
    """Return the agenda of a file, or everything that is wrong with it; never raises for what someone typed.

    `sheets` finds the file of a handout by its name. `known` are the names and codes of the workshops that `next`
    may lead to; without it `next` is not checked.
    """
    source = read_source(text, file)
    if source.tree is None:
        return Reading(None, source.problems)
    desk = Desk(file, source)
    shelf = Shelf(desk, sheets)
    agenda = _Reader(desk, shelf, known).agenda(source.tree, PurePath(file).stem, source.decoded)
    problems = (*in_order(source, desk), *shelf.file_problems)
    if any(problem.severity == "problem" for problem in problems):
        return Reading(None, problems)
    return Reading(agenda, problems)


class _Reader:
    """Reads what stands at the top of the file and hands the steps on."""

    def __init__(self, desk: Desk, shelf: Shelf, known: Collection[str] | None) -> None:
        self._desk, self._shelf, self._known = desk, shelf, known
        self._rule = GroupsRule()

    def agenda(self, tree: Node, name: str, decoded: str) -> Agenda | None:
        desk = self._desk
        if not isinstance(tree, Mapping):
            desk.problem(tree, "This file does not begin like an agenda.", FIRST_LINES)
            return None
        fields = desk.fields(tree, "file")
        blanks = read_blanks(desk, fields["fill in"]) if "fill in" in fields else ()
        self._rule = self._groups(fields["groups"]) if "groups" in fields else GroupsRule()
        filled = frozenset(blank.name for blank in blanks) | role_blanks(self._rule.roles)
        if "handouts" in fields:
            self._shelf.lay_out(fields["handouts"])
        carried = self._carried(fields, name)
        times = self._times(fields)
        drafts = self._drafts(tree, fields, filled, times)
        agenda = self._with_numbers(tree, fields, drafts, filled, times)
        shown = tuple(each for carry_over in carried for each in carry_over.show if each not in CARRIED)
        return agenda.model_copy(
            update={
                "code": self._line(fields, "code"),
                "series": self._line(fields, "series"),
                "goal": self._text(fields, "goal"),
                "audience": self._text(fields, "audience"),
                "language": self._line(fields, "language"),
                "blanks": blanks,
                "carry_over": carried,
                "bring": desk.things(fields["bring"], "bring") if "bring" in fields else (),
                "before": self._texts(fields, "before"),
                "steps": tie(desk, with_shares(drafts), shown),
                "sheets": self._shelf.sheets,
                "after": self._texts(fields, "after"),
                **(read_next(desk, fields["next"], self._known) if "next" in fields else {}),
                "documents": read_documents(desk, fields["documents"]) if "documents" in fields else (),
                "name": name,
                "source": decoded,
            }
        )

    def _with_numbers(
        self,
        tree: Mapping,
        fields: Fields,
        drafts: tuple[StepDraft, ...],
        blanks: frozenset[str],
        times: tuple[str, TimeRange | None],
    ) -> Agenda:
        """Return the title, the times and the people, and note what does not fit them."""
        desk = self._desk
        start, time = times
        people = numbers_of(desk, fields["people"], "people") if "people" in fields else None
        check_times(desk, time, fields.get("time", tree), drafts)
        check_length(desk, fields.get("steps", tree), drafts, people[0] if people else 1)
        check_starts(desk, start, drafts)
        check_teams(desk, drafts)
        check_reading(desk, drafts, blanks, people[1] if people else None)
        if people:
            check_heads(desk, time, drafts, people[1], self._rule.most)
        return Agenda(
            workshop=self._workshop(tree, fields),
            time=time,
            start=start,
            people_least=people[0] if people else None,
            people_most=people[1] if people else None,
            groups=self._rule,
            steps=(),
        )

    def _carried(self, fields: Fields, name: str) -> tuple[CarryOver, ...]:
        if "carry over" not in fields:
            return ()
        return read_carry_over(self._desk, fields["carry over"], (name, self._line(fields, "code")), self._known)

    def _times(self, fields: Fields) -> tuple[str, TimeRange | None]:
        """Return when the workshop begins, and how long the room is booked: "9:00-12:00" says both."""
        start = clock_time_of(self._desk, fields["start"], "start") if "start" in fields else ""
        if "time" not in fields:
            return start, None
        begins, time = span_or_time(self._desk, fields, "time", "start", start, Day(start))
        return start or begins, time

    def _drafts(
        self, tree: Mapping, fields: Fields, blanks: frozenset[str], times: tuple[str, TimeRange | None]
    ) -> tuple[StepDraft, ...]:
        if "steps" not in fields:
            self._desk.problem(
                tree, "There are no steps here.", "Add a line `steps:`, and below it `  - Welcome, 5 min`."
            )
            return ()
        read = StepReader(self._desk, self._shelf, blanks, *times).whole(fields["steps"])
        drafts = until_next(read, *times)
        warn_of_nothing_to_keep(self._desk, with_shares(drafts))
        warn_of_nothing_left(self._desk, drafts)
        return drafts

    def _workshop(self, tree: Mapping, fields: Fields) -> str:
        title = self._line(fields, "workshop")
        if not title:
            what = "This agenda has no title."
            self._desk.problem(tree, what, "Add a line like `workshop: Saturday opening hours` at the top.")
        return title

    def _line(self, fields: Fields, key: str) -> str:
        return self._desk.line(fields[key], key) if key in fields else ""

    def _text(self, fields: Fields, key: str) -> str:
        return self._desk.listed_text(fields[key], key) if key in fields else ""

    def _texts(self, fields: Fields, key: str) -> tuple[str, ...]:
        return self._desk.texts(fields[key], key) if key in fields else ()

    def _groups(self, node: Node) -> GroupsRule:
        if not isinstance(node, Mapping):
            if number := groups_in_number(self._desk.line(node, "groups")):
                return GroupsRule(number=number)
            size = numbers_of(self._desk, node, "groups")
            return GroupsRule(least=size[0], most=size[1]) if size else GroupsRule()
        fields = self._desk.fields(node, "groups")
        size = numbers_of(self._desk, fields["size"], "size") if "size" in fields else None
        roles = self._desk.texts(fields["roles"], "roles", commas=True) if "roles" in fields else ()
        number = whole_between(self._desk, fields["number"], "number", 1, MOST_GROUPS) if "number" in fields else 0
        least, most = size or (None, None)
        return GroupsRule(least=least, most=most, number=number or None, roles=roles)
