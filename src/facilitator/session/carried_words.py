"""What was carried over, in words: a line for the set-up, and a few lines for the script."""

from collections.abc import Iterator, Sequence
from datetime import date

from facilitator.agenda.problems import short
from facilitator.session.carried import CarriedOver, CarriedPromise, CarriedPrompt, CarriedTheme
from facilitator.session.due import MONTHS

NOUNS = {
    "homework": ("homework open", "homework open"),
    "action": ("action open", "actions open"),
    "question": ("question open", "questions open"),
    "parked": ("parked", "parked"),
}
"""What is left to do, by its kind: the words behind one and behind several."""
MOST_MEANS = 6
"""So many sessions are told of in a line of means, the latest."""
MOST_THINGS = 3
"""So many things of one question are named in the script."""
LONGEST_THING = 32
PROMISED = frozenset({"actions", "questions"})
"""The kinds of question whose answers are promises themselves."""


def say_short_day(on: date) -> str:
    """Return a day without the weekday: "17 November 2026"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def say_where_from(carried: CarriedOver) -> str:
    """Return from which session it comes: "Create an SOP …, 17 November 2026"."""
    return f"{carried.workshop}, {say_short_day(carried.on)}"


def say_counts(carried: CarriedOver) -> str:
    """Return how much is carried over: "9 agreed issues, 3 homework open, 2 parked"; "nothing" where it is none."""
    said = [_counted(len(said_things(prompt, carried)), label_of(prompt)) for prompt in shown_prompts(carried)]
    left = [f"{len(promises)} {_noun(kind, len(promises))}" for kind, promises in _open_by_kind(carried)]
    return ", ".join((*said, *left, *_settled_counts(carried))) or "nothing"


def label_of(prompt: CarriedPrompt) -> str:
    """Return a short name of a question: its id in words."""
    return " ".join(prompt.id.replace("-", " ").replace("_", " ").split())


def shown_prompts(carried: CarriedOver) -> tuple[CarriedPrompt, ...]:
    """Return the questions that are told of; what was promised is told by itself."""
    return tuple(prompt for prompt in carried.prompts if prompt.kind not in PROMISED)


def _counted(count: int, label: str) -> str:
    """Return a count with the short name of its question: "9 agreed issues", "1 answer on agreed issues"."""
    return f"1 answer on {label}" if count == 1 else f"{count} {label}"


def said_things(prompt: CarriedPrompt, carried: CarriedOver) -> tuple[str, ...]:
    """Return what was said to a question: what most groups raised first, with how many; of scores their means."""
    if scores := means_of(prompt, carried):
        return scores
    themes = tuple(say_carried_theme(theme) for theme in prompt.themes)
    return themes or prompt.things or tuple(answer.says for answer in prompt.answers)


def means_of(prompt: CarriedPrompt, carried: CarriedOver) -> tuple[str, ...]:
    """Return the means of what was scored, session after session: "competence 3.2 → 3.6"; empty for anything else."""
    rows: dict[str, list[float]] = {}
    for figure in sorted(carried.figures, key=lambda figure: figure.on):
        if figure.prompt == prompt.id:
            rows.setdefault(figure.row, []).append(figure.mean)
    return tuple(f"{row} {say_means(means)}".strip() for row, means in rows.items())


def say_means(means: Sequence[float], most: int = MOST_MEANS) -> str:
    """Return means in a line, the latest ones where they are many: "3.2 → 3.6 → 4.0"."""
    return ("… → " if len(means) > most else "") + " → ".join(f"{mean:.1f}" for mean in means[-most:])


def say_carried_theme(theme: CarriedTheme) -> str:
    """Return a thing that was said with how many said it: "late delivery (3 groups)"."""
    if len(theme.groups) > 1:
        return f"{theme.says} ({len(theme.groups)} groups)"
    return f"{theme.says} ({theme.answers} times)" if theme.answers > 1 else theme.says


def brief_lines(carried: CarriedOver) -> Iterator[str]:
    """Yield what is carried over in a few lines: what was said to each question, then what is left to do."""
    for prompt in shown_prompts(carried):
        yield brief_prompt(prompt, carried)
    for kind, promises in _open_by_kind(carried):
        noun = _noun(kind, len(promises))
        yield f"{len(promises)} {noun}: {_some(tuple(promise.what for promise in promises))}"
    if settled := ", ".join(_settled_counts(carried)):
        yield f"Of what was promised, {settled}."


def brief_prompt(prompt: CarriedPrompt, carried: CarriedOver) -> str:
    """Return what was said to a question in a line: "Agreed issues: late delivery (3 groups) · refunds"."""
    return f"{label_of(prompt).capitalize()}: {_some(said_things(prompt, carried))}"


def _some(things: tuple[str, ...]) -> str:
    several = tuple(dict.fromkeys(things))
    more = f" · and {len(several) - MOST_THINGS} more" if len(several) > MOST_THINGS else ""
    return f"{' · '.join(short(each, LONGEST_THING) for each in several[:MOST_THINGS])}{more}"


def _noun(kind: str, count: int) -> str:
    return NOUNS[kind][count != 1]


def _open_by_kind(carried: CarriedOver) -> Iterator[tuple[str, tuple[CarriedPromise, ...]]]:
    """Yield what is open, kind by kind, that of the latest session first."""
    for kind in NOUNS:
        found = [promise for promise in carried.promises if promise.kind == kind and promise.state == "open"]
        if found:
            yield kind, tuple(sorted(found, key=lambda promise: promise.of != say_where_from(carried)))


def _settled_counts(carried: CarriedOver) -> Iterator[str]:
    for state in ("done", "dropped"):
        if count := sum(promise.state == state for promise in carried.promises):
            yield f"{count} {state}"
