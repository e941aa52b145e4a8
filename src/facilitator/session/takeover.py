"""Taking a changed agenda over while a workshop runs: what was begun stays as it was, what is to come is new."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from facilitator.agenda.model import Agenda, Prompt, Step
from facilitator.session.session import Session


def taken_over(session: Session, new: Agenda) -> Agenda:
    """Return the agenda with which the session goes on when `new` is taken over for the steps to come.

    A step is the same in both where its code is, or its title where it has none. Steps that were begun or skipped
    stay with their words and questions, also where `new` has them no more; a step that `new` puts before the running
    one comes too late and is left out.
    """
    old, run = session.agenda, session.run
    if run.began is None:
        return new
    begun = frozenset({*run.first_began, *run.skipped})
    names = _Names.of(old, begun)
    steps = _merged(old.steps, new.steps, begun, run.last or "", names)
    sheets = {sheet.id: sheet for sheet in (*old.sheets, *new.sheets)}
    blanks = {blank.name.casefold(): blank for blank in (*old.blanks, *new.blanks)}
    return new.model_copy(
        update={"steps": steps, "sheets": tuple(sheets.values()), "blanks": tuple(blanks.values())},
    )


@dataclass(slots=True)
class _Names:
    """The ids that are given already: two steps or two prompts never share one."""

    steps: set[str] = field(default_factory=set)
    prompts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, old: Agenda, begun: frozenset[str]) -> "_Names":
        """Return every id that a step has had, and those of the prompts of steps that stay."""
        stay = [step for step in old.walk() if _is_begun(step, begun)]
        return cls({step.id for step in old.walk()}, {prompt.id for step in stay for prompt in step.prompts})

    def own(self, wanted: str, taken: set[str]) -> str:
        """Return an id that is not taken: the wanted one, else one like it; and take it."""
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        return name


def _merged(
    old: tuple[Step, ...], new: tuple[Step, ...], begun: frozenset[str], here: str, names: _Names
) -> tuple[Step, ...]:
    before = dict(_keyed(old))
    keys = [key for key, _ in _keyed(new)]
    passed = max((at for at, key in enumerate(keys) if key in before and _holds(before[key], here)), default=-1)
    steps: list[Step] = []
    for at, (key, step) in enumerate(_keyed(new)):
        known = before.get(key)
        if known is not None and _is_begun(known, begun):
            steps.append(_goes_on(known, step, begun, here, names))
        elif at > passed or known is not None:
            steps.append(_fresh(step, known, names))
    return tuple(_with_those_that_stay(steps, old, begun))


def _goes_on(known: Step, step: Step, begun: frozenset[str], here: str, names: _Names) -> Step:
    """Return a step that was begun: as it was, but for its parts to come."""
    if not known.steps or not step.steps:
        return known
    return known.model_copy(update={"steps": _merged(known.steps, step.steps, begun, here, names)})


def _with_those_that_stay(steps: list[Step], old: tuple[Step, ...], begun: frozenset[str]) -> Iterator[Step]:
    """Yield the steps, and with them, behind the one they followed, those begun ones that the new agenda dropped."""
    there = {step.id for step in steps}
    lost: dict[str, list[Step]] = {}
    after = ""
    for step in old:
        if step.id in there:
            after = step.id
        elif _is_begun(step, begun):
            lost.setdefault(after, []).append(step)
    yield from lost.get("", ())
    for step in steps:
        yield step
        yield from lost.get(step.id, ())


def _fresh(step: Step, known: Step | None, names: _Names) -> Step:
    """Return a step of the new agenda under the id it has had, or under one of its own."""
    renamed = {prompt.id: names.own(prompt.id, names.prompts) for prompt in step.prompts}
    parts_before = dict(_keyed(known.steps)) if known else {}
    update = {
        "id": known.id if known else names.own(step.id, names.steps),
        "prompts": tuple(_renamed(prompt, renamed) for prompt in step.prompts),
        "guide": tuple(
            block.model_copy(update={"prompt": renamed[block.prompt]}) if block.prompt in renamed else block
            for block in step.guide
        ),
        "steps": tuple(_fresh(part, parts_before.get(key), names) for key, part in _keyed(step.steps)),
    }
    return step.model_copy(update=update)


def _renamed(prompt: Prompt, names: Mapping[str, str]) -> Prompt:
    update = {"id": names[prompt.id]}
    update |= {key: names[value] for key in ("source", "each_of") if (value := getattr(prompt, key)) in names}
    return prompt.model_copy(update=update)


def _keyed(steps: Iterable[Step]) -> Iterator[tuple[str, Step]]:
    """Yield each step with what it is known by; of those known by the same, the second with a number."""
    seen: dict[str, int] = {}
    for step in steps:
        key = " ".join((step.code or step.title).split()).casefold()
        seen[key] = seen.get(key, 0) + 1
        yield f"{key}\n{seen[key]}", step


def _is_begun(step: Step, begun: frozenset[str]) -> bool:
    return any(each.id in begun for each in step.walk())


def _holds(step: Step, step_id: str) -> bool:
    return any(each.id == step_id for each in step.walk())
