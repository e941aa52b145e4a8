"""Taking a changed agenda over while a workshop runs: what was begun stays as it was, what is to come is new."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.agenda.model import Agenda, Step
from facilitator.session.pairing import paired, plain_title
from facilitator.session.renaming import Renaming
from facilitator.session.session import Session


def taken_over(session: Session, new: Agenda) -> Agenda:
    """Return the agenda with which the session goes on when `new` is taken over for the steps to come.

    A step is the same in both where its title is, or else its code. Steps that were begun or skipped stay with their
    words and questions, also where `new` has them no more; a step that `new` puts before one that was begun comes too
    late and is left out. Answers keep their question: one that was only reworded keeps its id.
    """
    old, run = session.agenda, session.run
    if run.began is None and not session.answers:
        return new
    merging = _Merging(frozenset({*run.first_began, *run.skipped}), run.running or "")
    nodes = merging.without_strays(merging.merged(old.steps, new.steps))
    naming = Renaming(old)
    for node in nodes:
        node.reserve(naming)
    for node in nodes:
        node.name(naming)
    sheets = {sheet.id: sheet for sheet in (*old.sheets, *new.sheets)}
    blanks = {blank.name.casefold(): blank for blank in (*old.blanks, *new.blanks)}
    return new.model_copy(
        update={
            "steps": tuple(node.made(naming) for node in nodes),
            "sheets": tuple(sheets.values()),
            "blanks": tuple(blanks.values()),
            "after": tuple(naming.text(text) for text in new.after),
        },
    )


@dataclass(slots=True)
class _Node:
    """A step of the merged agenda."""

    step: Step
    """The words that hold: the old ones of a step that was begun, else the new ones."""
    kept: bool
    """Whether it was begun and so stays as it was."""
    other: Step | None = None
    """The same step in the other agenda, if it is there: of one that is kept the new one, else the old one."""
    parts: "list[_Node]" = field(default_factory=list)

    def leaves(self) -> "Iterator[_Node]":
        """Yield the nodes without parts, in order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def reserve(self, naming: Renaming) -> None:
        """Let everything that stays keep its names before anything new is named."""
        if self.kept:
            naming.keep(self.step, self.other)
        for part in self.parts:
            part.reserve(naming)

    def name(self, naming: Renaming) -> None:
        """Name what is new."""
        if not self.kept:
            naming.add(self.step, self.other)
        for part in self.parts:
            part.name(naming)

    def made(self, naming: Renaming) -> Step:
        """Return the step with its parts and its names."""
        step = self.step if self.kept else naming.renamed(self.step)
        return step.model_copy(update={"steps": tuple(part.made(naming) for part in self.parts)})


class _Merging:
    """Puts the steps of two agendas together."""

    def __init__(self, begun: frozenset[str], running: str) -> None:
        self._begun, self._running = begun, running
        self._strays: Counter[str] = Counter()
        """The titles of begun steps that the new agenda has elsewhere or not at all."""

    def merged(self, old: tuple[Step, ...], new: tuple[Step, ...]) -> list[_Node]:
        """Return the steps of one level in the order of the new agenda."""
        same = paired(old, new)
        passed = max((at for at, known in same.items() if self._is_begun(known)), default=-1)
        nodes: list[_Node] = []
        for at, step in enumerate(new):
            known = same.get(at)
            if known is not None and self._is_begun(known):
                nodes.append(self._goes_on(known, step))
            elif known is not None or at > passed:
                parts = self.merged(known.steps if known else (), step.steps)
                nodes.append(_Node(step, kept=False, other=known, parts=parts))
        found = {id(known) for known in same.values()}
        return self._with_those_that_stay(nodes, old, found)

    def without_strays(self, nodes: list[_Node]) -> list[_Node]:
        """Return the steps without those to come that are begun ones under another name or in another place."""
        left = []
        for node in nodes:
            title = plain_title(node.step)
            if not node.kept and not node.step.steps and self._strays[title]:
                self._strays[title] -= 1
                continue
            node.parts = self.without_strays(node.parts)
            if node.kept or node.parts or not node.step.steps:
                left.append(node)
        return left

    def _goes_on(self, known: Step, step: Step) -> _Node:
        """Return a step that was begun: as it was, but for its parts to come while it is not finished."""
        to_come = [leaf for leaf in known.walk() if not leaf.steps and leaf.id not in self._begun]
        runs = any(leaf.id == self._running for leaf in known.walk())
        if not known.steps or not step.steps or not (to_come or runs):
            return self._stays(known, step)
        return _Node(known, kept=True, other=step, parts=self.merged(known.steps, step.steps))

    def _stays(self, known: Step, step: Step | None = None) -> _Node:
        """Return a step as it was, with those of its parts that were begun."""
        parts = [self._stays(part) for part in known.steps if self._is_begun(part)]
        return _Node(known, kept=True, other=step, parts=parts)

    def _with_those_that_stay(self, nodes: list[_Node], old: tuple[Step, ...], found: set[int]) -> list[_Node]:
        """Return the steps with the begun ones that the new agenda dropped, each behind the one it followed."""
        behind: dict[str, list[_Node]] = {}
        after = ""
        for step in old:
            if id(step) in found:
                after = step.id
            elif self._is_begun(step):
                node = self._stays(step)
                self._strays.update(plain_title(leaf.step) for leaf in node.leaves())
                behind.setdefault(after, []).append(node)
        kept = list(behind.pop("", ()))
        for node in nodes:
            kept.append(node)
            known = node.step if node.kept else node.other
            kept += behind.pop(known.id, ()) if known is not None else ()
        return kept + [node for left in behind.values() for node in left]

    def _is_begun(self, step: Step) -> bool:
        return any(each.id in self._begun for each in step.walk())
